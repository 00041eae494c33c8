"""Whole numbers in words, numerals or both: "one hundred and five", "4 thousand 300", "eine Million"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from counterclaim.values.amount import ONE, Amount, Doubt, glued, times
from counterclaim.values.language.lexicon import Lexicon, NumberWord
from counterclaim.values.numerals import read_numeral
from counterclaim.values.tokens import NUMERAL, WORD, Token

__all__ = ["read_cardinal"]

_ABBREVIATED = frozenset({"mio", "mrd", "tsd", "mill", "mia", "bio"})


def read_cardinal(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    """Return the whole number, or the numeral with decimals, that begins at *index*, or `None`."""
    return _Cardinal(lexicon, tokens, index).read()


class _Cardinal:
    """A whole number in words and numerals, taken token by token."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], index: int) -> None:
        self.lexicon = lexicon
        self.tokens = tokens
        self.index = index
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.scale = ONE
        self.limit: Decimal | None = None
        self.from_words = True
        self.steps = 0
        self.weak = False
        self.bare = False

    def read(self) -> Amount | None:
        self._article()
        while self.index < len(self.tokens) and self._take(self.tokens[self.index]):
            self.index += 1
            self.steps += 1
            self._skip_joint()
        if self.steps == 0:
            return None
        value = self.total if self.current is None else self.current
        if self.current is not None and self.total:
            value = self.total + self.current
        last = self.scale if self.current is None else ONE
        doubt: Doubt = "one" if self.weak and self.steps == 1 else ""
        if self.bare:
            doubt = "scale"
        return Amount(value, None, last, False, doubt, self.index)

    def _article(self) -> None:
        tokens, index, lexicon = self.tokens, self.index, self.lexicon
        if index >= len(tokens) or tokens[index].kind != WORD:
            return
        key = tokens[index].key
        self.weak = key in lexicon.ones
        if key not in lexicon.articles or key in lexicon.ones or index + 1 >= len(tokens):
            return
        word = lexicon.number_word(tokens[index + 1].key)
        dozen = tokens[index + 1].key in lexicon.dozens
        if dozen or (word is not None and word.role != "small"):
            self.index, self.current = index + 1, ONE

    def _take(self, token: Token) -> bool:
        if token.kind == NUMERAL:
            return self._take_numeral(token)
        if token.kind != WORD:
            return False
        if token.key in self.lexicon.dozens:
            return self._multiply(Decimal(12), token)
        word = self.lexicon.number_word(token.key)
        if word is None or token.raw == "K":
            return False
        if word.role == "small":
            return self._add(word.value)
        return self._multiply(word.value, token) if word.role == "scale" else self._hundred(word)

    def _take_numeral(self, token: Token) -> bool:
        if self.current is not None or (self.steps and not self._room_for_numeral()):
            return False
        value = read_numeral(token.raw, self.lexicon.decimal_mark)
        if value is None or (self.limit is not None and value >= self.limit):
            return False
        self.current, self.from_words = value, False
        return True

    def _room_for_numeral(self) -> bool:
        """Return whether a scale word and a blank stand before: "4 thousand 300"."""
        return self.limit is not None and not glued(self.tokens, self.index)

    def _add(self, value: Decimal) -> bool:
        if self.current is None:
            if self.limit is not None and value >= self.limit:
                return False
            self.current = value
            return True
        if not self.lexicon.joins_small_words or not self.from_words or self.current % 1:
            return False
        tail = self.current % 100
        fits = (tail == 0 and self.current >= 100 and value < 100) or (
            tail >= 20 and tail % 10 == 0 and 0 < value < 10
        )
        if fits:
            self.current += value
        return fits

    def _hundred(self, word: NumberWord) -> bool:
        if self.current is not None and not 0 < self.current < 1000:
            return False
        self.current = (self.current or ONE) * word.value
        self.from_words = True
        return True

    def _multiply(self, scale: Decimal, token: Token) -> bool:
        if self.limit is not None and scale >= self.limit:
            return False
        if self.current is None and self.total:
            return False
        if scale == 12 and self.total:
            return False
        factor = ONE if self.current is None else self.current
        self.bare = self.current is None and (self.lexicon.joins_small_words or not token.raw.islower())
        self.total += times(factor, scale)
        self.current, self.scale, self.limit = None, scale, scale if scale != 12 else ONE
        if token.key in _ABBREVIATED and self._next_is(".", 1) and glued(self.tokens, self.index + 1):
            self.index += 1
        return True

    def _next_is(self, raw: str, offset: int = 0) -> bool:
        place = self.index + offset
        return place < len(self.tokens) and self.tokens[place].raw == raw

    def _skip_joint(self) -> None:
        """Step over a hyphen or an "and", where a smaller number word follows that fits."""
        index, tokens = self.index, self.tokens
        if index + 1 >= len(tokens) or not self.from_words or not self.lexicon.joins_small_words:
            return
        following = self.lexicon.number_word(tokens[index + 1].key)
        if following is None or following.role != "small":
            return
        if tokens[index].raw == "-" and glued(tokens, index) and glued(tokens, index + 1):
            tail = (self.current or Decimal(0)) % 100
            if tail >= 20 and tail % 10 == 0 and 0 < following.value < 10:
                self.index += 1
        elif tokens[index].key == self.lexicon.number_and and self._takes_and(index):
            self.index += 1

    def _takes_and(self, index: int) -> bool:
        # "five million and three firms" is no number: an "and" joins only below a hundred or a thousand, and
        # not where a fraction follows ("one hundred and three quarters").
        whole = self.current if self.current is not None else self.total
        if whole % 100 or not 100 <= whole < 1_000_000 or (self.current is None and self.scale != 1000):
            return False
        later = index + 2
        if later < len(self.tokens) and self.tokens[later].raw == "-":
            later += 1
        return later >= len(self.tokens) or self.tokens[later].key not in self.lexicon.fractions
