"""One number of a quantity with its unit or currency, before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.values.amount import Amount, glued
from counterclaim.values.amounts import read_amount
from counterclaim.values.language.lexicon import Lexicon
from counterclaim.values.language.unit_signs import CURRENCY_SIGNS
from counterclaim.values.tokens import SIGN, Token
from counterclaim.values.unit_table import CURRENCIES

__all__ = ["Part", "read_part"]


class Part(NamedTuple):
    """
    One end of a range, or the only number.

    Attributes:
        amount: The number.
        unit: The id of its unit.
        leading: Whether the unit stands before the number.
        end: The index behind it.
    """

    amount: Amount
    unit: str | None
    leading: bool
    end: int


def read_part(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Part | None:
    """Return the number that begins at *index* with its unit, or `None`."""
    currency = CURRENCY_SIGNS.match(tokens, index)
    start = index if currency is None else currency[1]
    amount = read_amount(lexicon, tokens, start, money=currency is not None)
    if amount is None:
        return None
    if currency is not None:
        end = amount.end
        return Part(amount, currency[0], True, end)
    unit, end = _unit_behind(lexicon, tokens, amount)
    part = Part(amount, unit, False, end)
    return _with_cents(lexicon, tokens, part) if unit in CURRENCIES else part


def _with_cents(lexicon: Lexicon, tokens: Sequence[Token], part: Part) -> Part:
    """Read "3 dollars and 50 cents", "zwei Euro fünfzig"."""
    joined = part.end < len(tokens) and tokens[part.end].key in lexicon.fraction_joins
    cents = read_amount(lexicon, tokens, part.end + joined)
    if cents is None or part.amount.low % 1 or part.amount.share:
        return part
    in_words = cents.end < len(tokens) and tokens[cents.end].key in lexicon.cents
    ends = cents.end >= len(tokens) or (tokens[cents.end].kind == SIGN and tokens[cents.end].raw in ".,;!?)")
    fits = 0 < cents.low < 100 and cents.low % 1 == 0 and cents.scale == 1 and part.amount.scale == 1
    if not fits or not (in_words or (ends and not joined and cents.low >= 10)):
        return part
    whole = part.amount._replace(low=part.amount.low + cents.low.scaleb(-2), end=cents.end, doubt="")
    return part._replace(amount=whole, end=cents.end + in_words)


def _unit_behind(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount) -> tuple[str | None, int]:
    index = amount.end
    if index >= len(tokens):
        return None, index
    if glued(tokens, index) and tokens[index].raw in lexicon.doubtful_signs:
        return None, index
    hyphen = tokens[index].raw == "-" and glued(tokens, index) and glued(tokens, index + 1)
    found = lexicon.units.match(tokens, index + hyphen)
    if found is None and amount.share and index + 1 < len(tokens) and tokens[index].key in lexicon.shares_of:
        # "a quarter of an hour" is an amount of time; "a third of the countries" is a share of them.
        inside = index + 1 + (tokens[index + 1].key in lexicon.articles)
        found = lexicon.units.match(tokens, inside) if inside > index + 1 else None
    return (None, index) if found is None else found
