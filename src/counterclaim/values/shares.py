"""Fractions: "a third", "zwei Drittel", "half a million", "3/4", "½"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from math import gcd

from counterclaim.values.amount import ONE, Amount, glued
from counterclaim.values.language.lexicon import Lexicon
from counterclaim.values.numerals import read_numeral
from counterclaim.values.tokens import NUMERAL, SIGN, WORD, Token
from counterclaim.values.unit_table import COUNTED

__all__ = ["fraction_of_numerals", "fraction_sign", "read_fraction", "share_of"]

#: Others are dates, ratings and events more often than fractions: 9/11, 7/10.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8})
_THOUSANDTH = Decimal("0.001")


def read_fraction(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    """Return the fraction that begins at *index*, or `None`."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == SIGN:
        return fraction_sign(tokens, index)
    if token.kind == NUMERAL:
        return fraction_of_numerals(tokens, index) or _fraction_in_words(lexicon, tokens, index)
    return _fraction_in_words(lexicon, tokens, index) or _half(lexicon, tokens, index)


def _half(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    whole = lexicon.share_words.match(tokens, index)
    start = index + (tokens[index].key in lexicon.articles or tokens[index].key in lexicon.ones)
    part = lexicon.halves.match(tokens, start)
    if part is not None and (whole is None or part[1] > whole[1]):
        if part[1] >= len(tokens) or not (_multiplies(lexicon, tokens, part[1])):
            return None if whole is None else share_of(Fraction(1, 2), whole[1])
        return share_of(Fraction(1, 2), part[1])
    return None if whole is None else share_of(Fraction(1, 2), whole[1])


def _multiplies(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    """Return whether what stands at *index* can be halved: a scale, a dozen, a unit."""
    if _is_scale(lexicon, tokens, index) or tokens[index].key in lexicon.dozens:
        return True
    unit = lexicon.units.match(tokens, index)
    return unit is not None and unit[0] not in COUNTED


def _fraction_in_words(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Amount | None:
    """Read "two thirds", "one-third", "3 Viertel", "twenty-three fifths"."""
    token = tokens[index]
    if _is_hyphenated_number(lexicon, tokens, index):
        tens, ones = (lexicon.number_word(tokens[place].key) for place in (index, index + 2))
        assert tens is not None
        assert ones is not None
        return _over(lexicon, tokens, int(tens.value + ones.value), index + 3)
    if token.key in lexicon.bare_fractions and _is_scale(lexicon, tokens, index + 1):
        return share_of(Fraction(1, lexicon.fractions[token.key]), index + 1)
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
    if article and _is_ordinal(lexicon, tokens, below):
        return None
    if article:
        above: Decimal | None = ONE
    elif token.kind == NUMERAL:
        above = read_numeral(token.raw, lexicon.decimal_mark)
    else:
        word = lexicon.number_word(token.key)
        above = word.value if word is not None and word.role == "small" else None
    if above is None or above % 1 or not 0 < above < 100:
        return None
    share = share_of(Fraction(int(above), lexicon.fractions[tokens[below].key]), below + 1)
    return share._replace(doubt="ordinal" if article else "")


def _is_hyphenated_number(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    """Return whether a number such as "twenty-three" stands at *index*, with a denominator behind it."""
    if index + 3 >= len(tokens) or tokens[index + 1].raw != "-" or not lexicon.joins_small_words:
        return False
    tens, ones = lexicon.number_word(tokens[index].key), lexicon.number_word(tokens[index + 2].key)
    if tens is None or ones is None or tens.role != "small" or ones.role != "small":
        return False
    return tens.value >= 20 and 0 < ones.value < 10 and tokens[index + 3].key in lexicon.fractions


def _over(lexicon: Lexicon, tokens: Sequence[Token], above: int, below: int) -> Amount:
    return share_of(Fraction(above, lexicon.fractions[tokens[below].key]), below + 1)


def _is_scale(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    word = lexicon.number_word(tokens[index].key)
    return word is not None and word.role == "scale"


def _is_ordinal(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    """Return whether the word at *index* numbers what follows: "a third man", "a fifth goal"."""
    if tokens[index].key not in lexicon.ordinals or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.kind != WORD or following.key in lexicon.shares_of or following.key in lexicon.dozens:
        return False
    return not _is_scale(lexicon, tokens, index + 1)


def fraction_of_numerals(tokens: Sequence[Token], index: int) -> Amount | None:
    """Read "3/4"."""
    if index + 2 >= len(tokens) or tokens[index + 1].raw != "/" or tokens[index + 2].kind != NUMERAL:
        return None
    above, below = tokens[index].raw, tokens[index + 2].raw
    tight = glued(tokens, index + 1) and glued(tokens, index + 2)
    if not (tight and above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 3):
        return None
    if int(below) not in _DENOMINATORS or not 0 < int(above) < int(below) or gcd(int(above), int(below)) > 1:
        return None
    return share_of(Fraction(int(above), int(below)), index + 3)


def fraction_sign(tokens: Sequence[Token], index: int) -> Amount | None:
    """Read one of the characters for fractions, as ½ or ⅓."""
    raw = tokens[index].raw
    parts = unicodedata.normalize("NFKD", raw).split("\u2044") if unicodedata.category(raw) == "No" else []
    if len(parts) != 2 or not all(part.isdigit() for part in parts) or int(parts[1]) == 0:
        return None
    return share_of(Fraction(int(parts[0]), int(parts[1])), index + 1)


def share_of(fraction: Fraction, end: int) -> Amount:
    """Return *fraction* in decimals, rounded outward to a thousandth where it has no exact ones."""
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    low = exact.quantize(_THOUSANDTH, ROUND_FLOOR)
    high = exact.quantize(_THOUSANDTH, ROUND_CEILING)
    share = fraction < 1
    if low == high:
        return Amount(exact, None, ONE, share, "", end)
    return Amount(low, high, ONE, share, "", end)
