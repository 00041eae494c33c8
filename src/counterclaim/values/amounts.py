"""Numbers in words, numerals or both: "1,5 Mio.", "one hundred and five", "zwei Drittel"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from counterclaim.values.amount import ONE, Amount, glued
from counterclaim.values.cardinals import read_cardinal
from counterclaim.values.language.lexicon import Lexicon
from counterclaim.values.shares import fraction_of_numerals, fraction_sign, read_fraction, share_of
from counterclaim.values.tokens import NUMERAL, SIGN, WORD, Token

__all__ = ["read_amount"]

_MONEY_SCALES = {"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9, "T": 12}
_LARGEST_IN_QUOTIENT = 1000
_LARGEST = Decimal(10) ** 48


def read_amount(
    lexicon: Lexicon, tokens: Sequence[Token], index: int, *, money: bool = False
) -> Amount | None:
    """Return the number that begins at *index*, or `None`; *money* makes "m" a million."""
    sign = _minus(lexicon, tokens, index, behind_currency=money)
    amount = _unsigned(lexicon, tokens, index + sign, money)
    if amount is None or not sign:
        return amount
    if amount.high is not None or amount.low >= _LARGEST:
        return None
    return amount._replace(low=-amount.low, doubt="")


def _minus(lexicon: Lexicon, tokens: Sequence[Token], index: int, *, behind_currency: bool) -> int:
    if index + 1 >= len(tokens):
        return 0
    token = tokens[index]
    if token.key in lexicon.signs:
        return 1
    is_sign = token.raw in ("-", "−", "–") and tokens[index + 1].kind == NUMERAL
    return int(is_sign and glued(tokens, index + 1) and (behind_currency or not glued(tokens, index)))


def _unsigned(lexicon: Lexicon, tokens: Sequence[Token], index: int, money: bool) -> Amount | None:
    amount = read_fraction(lexicon, tokens, index)
    if amount is None:
        amount = read_cardinal(lexicon, tokens, index)
        if amount is None:
            return None
        quotient = _quotient(lexicon, tokens, amount)
        if quotient is not None:
            return quotient
        amount = _with_decimals_in_words(lexicon, tokens, amount)
        amount = _with_fraction(lexicon, tokens, amount)
    amount = _with_scale(lexicon, tokens, amount, money)
    return amount if amount.low < _LARGEST else None


def _quotient(lexicon: Lexicon, tokens: Sequence[Token], above: Amount) -> Amount | None:
    """Read "two out of three", "one over twenty" as a share, where nothing is said to be counted."""
    only_one = lexicon.quotients.match(tokens, above.end)
    if only_one is None or above.low % 1 or not 0 < above.low <= (1 if only_one[0] else _LARGEST_IN_QUOTIENT):
        return None
    below = read_cardinal(lexicon, tokens, only_one[1])
    if below is None or below.low % 1 or not above.low < below.low <= _LARGEST_IN_QUOTIENT:
        return None
    if below.end < len(tokens) and tokens[below.end].kind != SIGN:
        return None
    return share_of(Fraction(int(above.low), int(below.low)), below.end)


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
    return amount._replace(low=Decimal(f"{amount.low}.{digits}"), end=index, doubt="")


def _with_fraction(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount) -> Amount:
    """Take "and a half", "½" or "und drei Viertel" behind a whole number."""
    index = amount.end
    if index >= len(tokens) or amount.low % 1 or amount.scale != 1:
        return amount
    if tokens[index].key in lexicon.fraction_joins:
        part = read_fraction(lexicon, tokens, index + 1)
    elif tokens[index].kind == SIGN:
        part = fraction_sign(tokens, index)
    elif tokens[index].kind == NUMERAL:
        part = fraction_of_numerals(tokens, index)
    else:
        part = None
    if part is None:
        return amount
    if part.low >= 1:
        # "one hundred and thirty fifths" may be 106 or 26.
        return amount
    high = None if part.high is None else amount.low + part.high
    return Amount(amount.low + part.low, high, ONE, False, "", part.end)


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
