"""Numbers in words, numerals or both: "1,5 Mio.", "one hundred and five", "zwei Drittel"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import NamedTuple

from counterclaim.values.language.lexicon import Lexicon, NumberWord
from counterclaim.values.numerals import read_numeral
from counterclaim.values.tokens import NUMERAL, SIGN, WORD, Token

__all__ = ["Amount", "glued", "read_amount"]

ONE = Decimal(1)
_THOUSANDTH = Decimal("0.001")
_MONEY_SCALES = {"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9, "T": 12}
_ABBREVIATED = frozenset({"mio", "mrd", "tsd", "mill", "mia", "bio"})
_LARGEST = Decimal(10) ** 48


class Amount(NamedTuple):
    """
    A number as stated.

    Attributes:
        low: The number.
        high: The upper bound, where a fraction such as a third has no exact decimals.
        scale: What it was multiplied by last ("million"); 1 where nothing.
        share: Whether it is a bare fraction, so a share of something.
        weak: Whether it is an article that may also be no number ("eine", "one", "a third").
        end: The index behind it.
    """

    low: Decimal
    high: Decimal | None
    scale: Decimal
    share: bool
    weak: bool
    end: int

    def scaled(self, scale: Decimal, end: int) -> Amount:
        """Return this amount times *scale*."""
        high = None if self.high is None else _times(self.high, scale)
        return Amount(_times(self.low, scale), high, self.scale * scale, False, False, end)


def glued(tokens: Sequence[Token], index: int) -> bool:
    """Return whether nothing stands between the token at *index* and the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def read_amount(
    lexicon: Lexicon, tokens: Sequence[Token], index: int, *, money: bool = False
) -> Amount | None:
    """Return the number that begins at *index*, or `None`; *money* makes "m" a million."""
    sign = _minus(lexicon, tokens, index)
    amount = _unsigned(lexicon, tokens, index + sign, money)
    if amount is None or not sign:
        return amount
    if amount.high is not None or amount.low >= _LARGEST:
        return None
    return amount._replace(low=-amount.low, weak=False)


def _minus(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> int:
    if index + 1 >= len(tokens):
        return 0
    token = tokens[index]
    if token.key in lexicon.signs:
        return 1
    is_sign = token.raw in ("-", "−", "–") and tokens[index + 1].kind == NUMERAL
    return int(is_sign and glued(tokens, index + 1) and not glued(tokens, index))


def _unsigned(lexicon: Lexicon, tokens: Sequence[Token], index: int, money: bool) -> Amount | None:
    amount = _fraction(lexicon, tokens, index)
    if amount is None:
        amount = _Cardinal(lexicon, tokens, index).read()
        if amount is None:
            return None
        amount = _with_decimals_in_words(lexicon, tokens, amount)
        amount = _with_fraction(lexicon, tokens, amount)
    amount = _with_scale(lexicon, tokens, amount, money)
    return amount if amount.low < _LARGEST else None


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

    def read(self) -> Amount | None:
        self._article()
        while self.index < len(self.tokens) and self._take(self.tokens[self.index]):
            self.index += 1
            self.steps += 1
            self._skip_joint()
        if self.steps == 0:
            return None
        value = self.total + (self.current or 0)
        last = self.scale if self.current is None else ONE
        weak = self.weak and self.steps == 1
        return Amount(value, None, last, False, weak, self.index)

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
        self.total += _times(factor, scale)
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


def _times(number: Decimal, scale: Decimal) -> Decimal:
    """Return the product with no more decimals than stated: 1.5 million is 1500000, not 1500000.0."""
    if scale == 12:
        product = number * scale
        return product.to_integral_value() if product % 1 == 0 else product
    return number.scaleb(scale.adjusted())


def _with_decimals_in_words(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount) -> Amount:
    """Take "point five", "Komma drei vier" behind a whole number."""
    index = amount.end
    if index + 1 >= len(tokens) or tokens[index].key not in lexicon.points or amount.scale != 1:
        return amount
    digits = ""
    index += 1
    while index < len(tokens) and len(digits) < 16 and tokens[index].kind == WORD:
        word = lexicon.number_word(tokens[index].key)
        if word is None or word.role != "small" or not 0 <= word.value < 10 or word.value % 1:
            break
        digits += str(word.value)
        index += 1
    if not digits:
        return amount
    return amount._replace(low=Decimal(f"{amount.low}.{digits}"), end=index, weak=False)


def _with_fraction(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount) -> Amount:
    """Take "and a half", "½" or "und drei Viertel" behind a whole number."""
    index = amount.end
    if index >= len(tokens) or amount.low % 1 or amount.scale != 1:
        return amount
    if tokens[index].key in lexicon.fraction_joins:
        part = _fraction(lexicon, tokens, index + 1, joined=True)
    elif tokens[index].kind == SIGN:
        part = _fraction_sign(tokens, index)
    elif tokens[index].kind == NUMERAL:
        part = _fraction_of_numerals(tokens, index)
    else:
        part = None
    if part is None:
        return amount
    high = None if part.high is None else amount.low + part.high
    return Amount(amount.low + part.low, high, ONE, False, False, part.end)


def _with_scale(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount, money: bool) -> Amount:
    """Take the scale behind a fraction ("half a million") or the letter behind a sum ("$10m")."""
    index = amount.end
    if amount.share and index + 1 < len(tokens) and tokens[index].key in lexicon.shares_of:
        inside = index + 1 + (tokens[index + 1].key in lexicon.articles)
    else:
        inside = index
    if inside >= len(tokens):
        return amount
    token = tokens[inside]
    if money and amount.scale == 1 and token.raw in _MONEY_SCALES and glued(tokens, inside):
        return amount.scaled(Decimal(10) ** _MONEY_SCALES[token.raw], inside + 1)
    if amount.scale != 1 or token.kind != WORD or not (amount.share or amount.low % 1):
        return amount
    if token.key in lexicon.dozens:
        return amount.scaled(Decimal(12), inside + 1)
    word = lexicon.number_word(token.key)
    if word is not None and word.role == "scale" and token.raw != "K":
        return amount.scaled(word.value, inside + 1)
    return amount


def _fraction(
    lexicon: Lexicon, tokens: Sequence[Token], index: int, *, joined: bool = False
) -> Amount | None:
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == SIGN:
        return _fraction_sign(tokens, index)
    if token.kind == NUMERAL:
        return _fraction_of_numerals(tokens, index) or _fraction_in_words(lexicon, tokens, index)
    return _fraction_in_words(lexicon, tokens, index) or _half(lexicon, tokens, index)


def _half(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    whole = lexicon.share_words.match(tokens, index)
    start = index + (tokens[index].key in lexicon.articles or tokens[index].key in lexicon.ones)
    part = lexicon.halves.match(tokens, start)
    found = max((each for each in (whole, part) if each is not None), key=lambda each: each[1], default=None)
    return None if found is None else _share(Fraction(1, 2), found[1])


def _fraction_in_words(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    """Read "two thirds", "one-third", "3 Viertel"."""
    token = tokens[index]
    below = index + 1
    if (
        below + 1 < len(tokens)
        and tokens[below].raw == "-"
        and glued(tokens, below)
        and glued(tokens, below + 1)
    ):
        below += 1
    if below >= len(tokens) or tokens[below].key not in lexicon.fractions:
        return None
    article = token.key in lexicon.articles
    if article:
        above: Decimal | None = ONE
    elif token.kind == NUMERAL:
        above = read_numeral(token.raw, lexicon.decimal_mark)
    else:
        word = lexicon.number_word(token.key)
        above = word.value if word is not None and word.role == "small" else None
    if above is None or above % 1 or not 0 < above < 100:
        return None
    share = _share(Fraction(int(above), lexicon.fractions[tokens[below].key]), below + 1)
    return share._replace(weak=article)


def _fraction_of_numerals(tokens: Sequence[Token], index: int) -> Amount | None:
    if index + 2 >= len(tokens) or tokens[index + 1].raw != "/" or tokens[index + 2].kind != NUMERAL:
        return None
    above, below = tokens[index].raw, tokens[index + 2].raw
    tight = glued(tokens, index + 1) and glued(tokens, index + 2)
    if not (tight and above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 3):
        return None
    if not 0 < int(above) < int(below):
        return None
    return _share(Fraction(int(above), int(below)), index + 3)


def _fraction_sign(tokens: Sequence[Token], index: int) -> Amount | None:
    """Read one of the characters for fractions, as ½ or ⅓."""
    raw = tokens[index].raw
    parts = unicodedata.normalize("NFKD", raw).split("\u2044") if unicodedata.category(raw) == "No" else []
    if len(parts) != 2 or not all(part.isdigit() for part in parts) or int(parts[1]) == 0:
        return None
    return _share(Fraction(int(parts[0]), int(parts[1])), index + 1)


def _share(fraction: Fraction, end: int) -> Amount:
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    low = exact.quantize(_THOUSANDTH, ROUND_FLOOR)
    high = exact.quantize(_THOUSANDTH, ROUND_CEILING)
    if low == high:
        return Amount(exact, None, ONE, True, False, end)
    return Amount(low, high, ONE, True, False, end)
