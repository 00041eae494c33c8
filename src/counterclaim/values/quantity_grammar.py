"""A quantity as it begins at a token: hedge, number or range, unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from counterclaim.values.amount import Amount, Doubt, glued
from counterclaim.values.language.lexicon import Lexicon
from counterclaim.values.quantity import Hedge
from counterclaim.values.quantity_parts import Part, read_part
from counterclaim.values.tokens import Token

__all__ = ["Reading", "RefusedError", "read_quantity"]

_DASHES = frozenset("-–—‐‑−")
_HUNDRED = Decimal(100)
#: The hedges that bound from one side only; whether from below.
_BOUNDS = {Hedge.AT_LEAST: True, Hedge.MORE_THAN: True, Hedge.AT_MOST: False, Hedge.LESS_THAN: False}


class Reading(NamedTuple):
    """
    What was understood of a quantity.

    Attributes:
        number: The number or lower end.
        upper: The upper end of a range.
        unit: The id of the unit.
        hedge: The hedge.
        doubt: What else the words may be in running text; see `Amount`.
        end: The index behind it.
    """

    number: Decimal | None
    upper: Decimal | None
    unit: str | None
    hedge: Hedge
    doubt: Doubt
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
    hedge = _both(hedge, closing, span.end)
    if exactly and hedge is not Hedge.EXACT:
        raise RefusedError("it is hedged and said to be exact, and what both say is not certain", span.end)
    if hedge in _BOUNDS and span.high is None and closing is None:
        enclosed = _enclosed(lexicon, tokens, span, hedge)
        if enclosed is not None:
            return _hedged(enclosed, Hedge.EXACT, exactly=True)
    return _hedged(span, hedge, exactly)


def _enclosed(lexicon: Lexicon, tokens: Sequence[Token], span: _Span, hedge: Hedge) -> _Span | None:
    """
    Read "more than 30 and less than 40" as the range of both.

    A range includes its ends, so this one is a little wider than what was said, never narrower.
    """
    if span.end + 1 >= len(tokens) or tokens[span.end].key not in lexicon.conjunctions:
        return None
    other = lexicon.hedges.match(tokens, span.end + 1)
    if other is None or _BOUNDS.get(other[0]) is not (not _BOUNDS[hedge]):
        return None
    second = _range_or_number(lexicon, tokens, other[1])
    if second is None or second.high is not None:
        return None
    low, high = (span, second) if _BOUNDS[hedge] else (second, span)
    if low.low.low >= high.low.low or (low.unit and high.unit and low.unit != high.unit):
        return None
    return _Span(low.low, high.low, span.unit or second.unit, second.end)


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
    return Reading(None, None, unit, meaning, "", index)


def _range_in_words(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> _Span | None:
    """Read "between 40 and 60", "von 40 bis 60"."""
    if index >= len(tokens):
        return None
    opening = tokens[index].key
    joint = lexicon.betweens.get(opening) or lexicon.froms.get(opening)
    low = None if joint is None else read_part(lexicon, tokens, index + 1)
    if low is None:
        return None
    if low.end >= len(tokens) or tokens[low.end].key != joint:
        if opening in lexicon.froms:
            return None
        raise RefusedError(f"expected a second number behind {joint!r}", low.end)
    high = read_part(lexicon, tokens, low.end + 1)
    if high is None:
        raise RefusedError(f"expected a second number behind {joint!r}", low.end + 1)
    return _joined(low, high)


class _Span(NamedTuple):
    low: Amount
    high: Amount | None
    unit: str | None
    end: int


def _range_or_number(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> _Span | None:
    low = read_part(lexicon, tokens, index)
    if low is None:
        return None
    joint = _joint(lexicon, tokens, low.end)
    if joint is not None:
        high = read_part(lexicon, tokens, joint)
        if high is not None and _belong_together(low, high):
            return _joined(_with_scale_of(lexicon, tokens, low, high), high)
    return _with_tolerance(lexicon, tokens, low) or _Span(low.amount, None, low.unit, low.end)


def _with_scale_of(lexicon: Lexicon, tokens: Sequence[Token], low: Part, high: Part) -> Part:
    """Give the lower end the scale inside a compound: "zwei- bis dreitausend" is 2000 to 3000."""
    word = tokens[high.amount.end - 1].key
    scale = next((value for end, value in lexicon.compound_scales.items() if word.endswith(end)), None)
    if scale is None or low.amount.scale != 1 or low.amount.low >= high.amount.low / scale:
        return low
    if tokens[low.end].raw not in _DASHES:
        reason = f"it may begin at {low.amount.low} or {low.amount.low * scale}; write both numbers in full"
        raise RefusedError(reason, high.end)
    return low._replace(amount=low.amount.scaled(scale, low.amount.end))


def _belong_together(low: Part, high: Part) -> bool:
    """Return whether two numbers with a "to" or dash between them can be the ends of one range."""
    if low.unit is None or low.unit == high.unit:
        return True
    # "rose 15 % to $415 million", "5 km bis 10 Uhr" are no ranges; "$5 to 10" is one.
    return low.leading and high.unit is None


def _with_tolerance(lexicon: Lexicon, tokens: Sequence[Token], middle: Part) -> _Span | None:
    """Read "10 ± 2" as the range 8 to 12."""
    if middle.end + 1 >= len(tokens) or tokens[middle.end].raw != "±":
        return None
    width = read_part(lexicon, tokens, middle.end + 1)
    if width is None or width.amount.high is not None or middle.amount.high is not None:
        return None
    unit = _common_unit(middle, width)
    low, high = middle.amount.low - width.amount.low, middle.amount.low + width.amount.low
    return _Span(middle.amount._replace(low=low), middle.amount._replace(low=high), unit, width.end)


def _common_unit(low: Part, high: Part) -> str | None:
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        raise RefusedError("the two numbers have different units", high.end)
    return high.unit or low.unit


def _joint(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> int | None:
    """Return the index behind what stands between the two ends of a range."""
    if index + 1 >= len(tokens):
        return None
    token = tokens[index]
    if token.key in lexicon.tos:
        return index + 1
    if token.raw == "~" and glued(tokens, index) and glued(tokens, index + 1):
        return index + 1
    if token.raw not in _DASHES:
        return None
    # A hanging hyphen: "zwei- bis dreitausend", "8- to 16-metre".
    if glued(tokens, index) and not glued(tokens, index + 1):
        return index + 2 if tokens[index + 1].key in lexicon.tos else None
    return index + 1


def _joined(low: Part, high: Part) -> _Span:
    unit = _common_unit(low, high)
    first = low.amount
    if first.share and not high.amount.share and unit is None:
        raise RefusedError("one end of the range is a share, the other a number", high.end)
    if first.scale == 1 and high.amount.scale != 1 and not first.share:
        mantissa = high.amount.low / high.amount.scale
        if first.low < mantissa and first.low < 1000:
            first = first.scaled(high.amount.scale, first.end)
    if (high.amount.high or high.amount.low) <= first.low:
        raise RefusedError(
            "the second number is no larger than the first; expected a range such as 40 to 60", high.end
        )
    return _Span(first, high.amount, unit, high.end)


def _closed(lexicon: Lexicon, tokens: Sequence[Token], span: _Span) -> tuple[_Span, Hedge | None]:
    """Take a hedge that follows ("or more") and a unit behind it."""
    found = lexicon.closing_hedges.match(tokens, span.end)
    if found is None or (found[1] < len(tokens) and tokens[found[1]].key == lexicon.than):
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
    return Reading(low, high, unit, hedge, span.low.doubt if span.high is None else "", span.end)


def _bounds(span: _Span) -> tuple[Decimal, Decimal | None]:
    if span.high is None:
        return span.low.low, span.low.high
    return span.low.low, span.high.high or span.high.low


def _trimmed(number: Decimal) -> Decimal:
    """Return a share in percent with no more decimals than it needs: 50, 33.3."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
