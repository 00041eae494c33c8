"""A quantity as it begins at a token: hedge, number or range, unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from counterclaim.values.amounts import Amount, glued, read_amount
from counterclaim.values.language.lexicon import Lexicon
from counterclaim.values.language.unit_signs import CURRENCY_SIGNS
from counterclaim.values.quantity import Hedge
from counterclaim.values.tokens import Token

__all__ = ["Reading", "RefusedError", "read_quantity"]

_DASHES = frozenset("-–—‐‑−")
_HUNDRED = Decimal(100)


class Reading(NamedTuple):
    """
    What was understood of a quantity.

    Attributes:
        number: The number or lower end.
        upper: The upper end of a range.
        unit: The id of the unit.
        hedge: The hedge.
        weak: Whether nothing but an article stands for the number.
        end: The index behind it.
    """

    number: Decimal | None
    upper: Decimal | None
    unit: str | None
    hedge: Hedge
    weak: bool
    end: int


class RefusedError(Exception):
    """
    What begins here is a quantity that must not be read.

    Attributes:
        reason: Why, and what would be understood.
        end: The index behind what was looked at.
    """

    def __init__(self, reason: str, end: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.end = end


class _Part(NamedTuple):
    """One end of a range, or the only number: amount, unit, and whether the unit stands before it."""

    amount: Amount
    unit: str | None
    leading: bool
    end: int


def read_quantity(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> Reading | None:
    """
    Return the quantity that begins at *index*, or `None` where none does.

    Raises:
        RefusedError: One does, and it is contradictory or ambiguous.
    """
    hedge, exactly, place = _opening(lexicon, tokens, index)
    vague = lexicon.vague.match(tokens, place)
    if vague is not None:
        return _vague(lexicon, tokens, vague, hedged=hedge is not Hedge.EXACT or exactly)
    span = _range_in_words(lexicon, tokens, place) or _range_or_number(lexicon, tokens, place)
    if span is None:
        return None
    span, closing = _closed(lexicon, tokens, span)
    return _hedged(span, _both(hedge, closing, span.end), exactly)


def _opening(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> tuple[Hedge, bool, int]:
    """Return the hedge before the number, whether it is said to be exact, and the index behind both."""
    hedge, exactly = Hedge.EXACT, False
    for _ in range(4):
        if index >= len(tokens):
            break
        found = lexicon.hedges.match(tokens, index)
        if found is not None:
            if hedge is not Hedge.EXACT:
                raise RefusedError("it is hedged twice, and what both say together is not certain", found[1])
            hedge, index = found
            continue
        filler = lexicon.fillers.match(tokens, index)
        if filler is not None:
            index = filler[1]
        elif tokens[index].key in lexicon.exactly:
            exactly, index = True, index + 1
        else:
            break
    return hedge, exactly, index


def _vague(lexicon: Lexicon, tokens: Sequence[Token], found: tuple[Hedge, int], *, hedged: bool) -> Reading:
    meaning, index = found
    if hedged:
        raise RefusedError("a vague count is hedged once more, and what that says is not certain", index)
    unit = None
    linked = index + (index < len(tokens) and tokens[index].key in lexicon.unit_links)
    named = lexicon.units.match(tokens, linked)
    if named is not None:
        unit, index = named
    return Reading(None, None, unit, meaning, False, index)


def _range_in_words(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> _Span | None:
    """Read "between 40 and 60", "von 40 bis 60"."""
    if index >= len(tokens) or tokens[index].key not in lexicon.betweens:
        return None
    joint = lexicon.betweens[tokens[index].key]
    low = _part(lexicon, tokens, index + 1)
    if low is None:
        return None
    if low.end >= len(tokens) or tokens[low.end].key != joint:
        raise RefusedError(f"expected a second number behind {joint!r}", low.end)
    high = _part(lexicon, tokens, low.end + 1)
    if high is None:
        raise RefusedError(f"expected a second number behind {joint!r}", low.end + 1)
    return _joined(low, high)


class _Span(NamedTuple):
    low: Amount
    high: Amount | None
    unit: str | None
    end: int


def _range_or_number(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> _Span | None:
    low = _part(lexicon, tokens, index)
    if low is None:
        return None
    joint = _joint(lexicon, tokens, low.end)
    if joint is not None:
        high = _part(lexicon, tokens, joint)
        if high is not None and (low.unit is None or low.leading or high.unit is not None):
            return _joined(low, high)
    return _Span(low.amount, None, low.unit, low.end)


def _joint(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> int | None:
    """Return the index behind what stands between the two ends of a range."""
    if index + 1 >= len(tokens):
        return None
    token = tokens[index]
    if token.key in lexicon.tos:
        return index + 1
    if token.raw not in _DASHES:
        return None
    # A hanging hyphen: "zwei- bis dreitausend", "8- to 16-metre".
    if glued(tokens, index) and not glued(tokens, index + 1):
        return index + 2 if tokens[index + 1].key in lexicon.tos else None
    return index + 1


def _part(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> _Part | None:
    currency = CURRENCY_SIGNS.match(tokens, index)
    start = index if currency is None else currency[1]
    amount = read_amount(lexicon, tokens, start, money=currency is not None)
    if amount is None:
        return None
    if currency is not None:
        end = amount.end
        again = lexicon.units.match(tokens, end)
        if again is not None and again[0] == currency[0]:
            end = again[1]
        return _Part(amount, currency[0], True, end)
    unit, end = _unit_behind(lexicon, tokens, amount)
    return _Part(amount, unit, False, end)


def _unit_behind(lexicon: Lexicon, tokens: Sequence[Token], amount: Amount) -> tuple[str | None, int]:
    index = amount.end
    if index >= len(tokens):
        return None, index
    hyphen = tokens[index].raw == "-" and glued(tokens, index) and glued(tokens, index + 1)
    found = lexicon.units.match(tokens, index + hyphen)
    if found is None and amount.share and index + 1 < len(tokens) and tokens[index].key in lexicon.shares_of:
        # "a quarter of an hour" is an amount of time; "a third of the countries" is a share of them.
        inside = index + 1 + (tokens[index + 1].key in lexicon.articles)
        found = lexicon.units.match(tokens, inside) if inside > index + 1 else None
    return (None, index) if found is None else found


def _joined(low: _Part, high: _Part) -> _Span:
    unit = high.unit or low.unit
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        raise RefusedError("the two ends of the range have different units", high.end)
    first = low.amount
    if first.share and not high.amount.share and unit is None:
        raise RefusedError("one end of the range is a share, the other a number", high.end)
    if first.scale == 1 and high.amount.scale != 1 and not first.share:
        mantissa = high.amount.low / high.amount.scale
        if first.low < mantissa and first.low < 1000:
            first = first.scaled(high.amount.scale, first.end)
    if (high.amount.high or high.amount.low) < first.low:
        raise RefusedError(
            "the second number is smaller than the first; expected a range such as 40 to 60", high.end
        )
    return _Span(first, high.amount, unit, high.end)


def _closed(lexicon: Lexicon, tokens: Sequence[Token], span: _Span) -> tuple[_Span, Hedge | None]:
    """Take a hedge that follows ("or more") and a unit behind it."""
    found = lexicon.closing_hedges.match(tokens, span.end)
    if found is None:
        return span, None
    hedge, end = found
    unit = span.unit
    if unit is None:
        named = lexicon.units.match(tokens, end)
        if named is not None:
            unit, end = named
    return span._replace(unit=unit, end=end), hedge


def _both(hedge: Hedge, closing: Hedge | None, end: int) -> Hedge:
    if closing is None or hedge is closing:
        return hedge
    if hedge is Hedge.EXACT:
        return closing
    raise RefusedError("it is hedged before and behind, and what both say together is not certain", end)


def _hedged(span: _Span, hedge: Hedge, exactly: bool) -> Reading:
    low, high = _bounds(span)
    unit = span.unit
    if span.low.share and unit is None:
        low, high, unit = low * _HUNDRED, None if high is None else high * _HUNDRED, "percent"
        low, high = _trimmed(low), None if high is None else _trimmed(high)
    inexact = (span.low.share and span.unit is None) or span.low.high is not None
    if hedge is Hedge.EXACT and inexact and not exactly:
        hedge = Hedge.ABOUT
    if high is not None and hedge not in (Hedge.EXACT, Hedge.ABOUT):
        if span.high is not None:
            raise RefusedError(
                "a range is not hedged by a bound; say either the range or the bound", span.end
            )
        low, high = (
            (low, None) if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.JUST_OVER) else (high, None)
        )
    return Reading(low, high, unit, hedge, span.low.weak and span.high is None, span.end)


def _bounds(span: _Span) -> tuple[Decimal, Decimal | None]:
    if span.high is None:
        return span.low.low, span.low.high
    return span.low.low, span.high.high or span.high.low


def _trimmed(number: Decimal) -> Decimal:
    """Return a share in percent with no more decimals than it needs: 50, 33.3."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
