"""Strategies for values: what statements say."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.strategies._derive import (
    DEFAULT,
    Pins,
    arranges,
    fills,
    for_type,
    mark_of,
    register_mark,
    stands_for,
)
from counterclaim.strategies._leaves import clocks, days, decimals
from counterclaim.strategies._texts import json_objects, languages, texts
from counterclaim.values.base import NoValue, SomeValue, UnknownValue, Value
from counterclaim.values.dates import DateSpan, Period, Precision, unit_around
from counterclaim.values.protected import Protected
from counterclaim.values.quantity import VAGUE, Hedge, Quantity, UnitId
from counterclaim.values.terms import LANGUAGE, NONEMPTY, EntityRef, Text

__all__ = [
    "any_value",
    "date_spans",
    "entity_refs",
    "no_values",
    "periods",
    "protected",
    "quantities",
    "some_values",
    "text_values",
    "units",
    "unknown_tags",
    "unknown_values",
]

T = TypeVar("T")
_UNITS = ("country", "percent", "EUR", "kilometre", "camera", "m²", "wind-turbine")
_STATED = tuple(hedge for hedge in Hedge if hedge not in VAGUE)
_UNSTATED = tuple(hedge for hedge in Hedge if hedge in VAGUE)
_RANGED = (Hedge.EXACT, Hedge.ABOUT)
_UNIT_PRECISIONS = tuple(
    precision for precision in Precision if precision not in (Precision.INTERVAL, Precision.UNKNOWN)
)


def units() -> SearchStrategy[str]:
    """Return a strategy for ids of units, known and unknown."""
    return st.sampled_from(_UNITS)


def quantities(**fields: Any) -> SearchStrategy[Quantity]:
    """Return a strategy for quantities; *fields* fix or narrow, as in `quantities(unit="EUR")`."""
    return for_type(Quantity, **fields)


def date_spans(
    *, min_value: date | None = None, max_value: date | None = None, **fields: Any
) -> SearchStrategy[DateSpan]:
    """
    Return a strategy for dates of every precision, single days and open ends among them.

    With *min_value* or *max_value* all their days are known and lie between these. *fields* fix or narrow, as
    in `date_spans(precision=Precision.MONTH)`.
    """
    if min_value is None and max_value is None:
        return for_type(DateSpan, **fields)
    low, high = min_value or date.min, max_value or date.max
    return _spans_between(low, high).flatmap(lambda ends: for_type(DateSpan, **{**ends, **fields}))


def periods(**fields: Any) -> SearchStrategy[Period]:
    """Return a strategy for periods; *fields* fix or narrow, as in `periods(end=None)`."""
    return for_type(Period, **fields)


def entity_refs(**fields: Any) -> SearchStrategy[EntityRef]:
    """Return a strategy for references to entities; *fields* fix or narrow."""
    return for_type(EntityRef, **fields)


def text_values(**fields: Any) -> SearchStrategy[Text]:
    """Return a strategy for texts as values; *fields* fix or narrow. For plain texts see `texts`."""
    return for_type(Text, **fields)


def some_values() -> SearchStrategy[SomeValue]:
    """Return a strategy for the value that says: there is one, and it is unknown."""
    return for_type(SomeValue)


def no_values() -> SearchStrategy[NoValue]:
    """Return a strategy for the value that says: there is none."""
    return for_type(NoValue)


def unknown_values(**fields: Any) -> SearchStrategy[UnknownValue]:
    """Return a strategy for values of types that are not registered; *fields* fix or narrow."""
    return for_type(UnknownValue, **fields)


def protected(values: SearchStrategy[T] | None = None) -> SearchStrategy[Protected[T]]:
    """Return a strategy for protected *values*; without them, for protected texts."""
    hidden: SearchStrategy[Any] = texts() if values is None else values
    return hidden.map(Protected)


def any_value(*, unknown: bool = True) -> SearchStrategy[Value]:
    """
    Return a strategy for values of every registered type, those of extensions included.

    Without *unknown*, none is of a type that is not registered.
    """
    return DEFAULT.any_of(Value, {}, (UnknownValue,) if unknown else ())


def unknown_tags() -> SearchStrategy[str]:
    """Return a strategy for tags that no type has."""
    return st.sampled_from(("elsewhere:thing", "elsewhere:geo-claim", "a:b"))


@arranges(Quantity, "number", "upper", "hedge")
@st.composite
def _stated(draw: DrawFn, pins: Pins) -> dict[str, Any]:
    made = {name: draw(pins[name]) for name in ("number", "upper", "hedge") if name in pins}
    if "hedge" not in made:
        made["hedge"] = draw(st.sampled_from(_fitting_hedges(made)))
    hedge = made["hedge"]
    if hedge in VAGUE or "number" in made:
        return made
    if made.get("upper") is not None:
        return {**made, "number": made["upper"]}
    if hedge not in _RANGED or "upper" in made or draw(st.booleans()):
        return {**made, "number": draw(decimals())}
    lower, upper = sorted(draw(st.tuples(decimals(), decimals())))
    return {**made, "number": lower, "upper": upper}


def _fitting_hedges(made: dict[str, Any]) -> tuple[Hedge, ...]:
    if made.get("upper") is not None:
        return _RANGED
    if "number" not in made:
        return tuple(Hedge)
    return _STATED if made["number"] is not None else _UNSTATED


@arranges(DateSpan, "first", "last", "precision", "approximate", "time")
@st.composite
def _dated(draw: DrawFn, pins: Pins) -> dict[str, Any]:
    made = {name: draw(pin) for name, pin in pins.items()}
    if made.get("time") is not None:
        made.setdefault("precision", Precision.DAY)
    elif made.get("approximate") and "precision" not in made:
        made["precision"] = draw(st.sampled_from([*_UNIT_PRECISIONS, Precision.INTERVAL]))
    if "first" not in made and "last" not in made:
        if "precision" not in made:
            made["precision"] = draw(st.sampled_from(Precision))
        made.update(_ends(draw, made["precision"]))
    elif "first" not in made or "last" not in made:
        given = made.get("first", made.get("last"))
        made = {"first": given, "last": given, **made}
    if made.get("precision") is Precision.DAY and "time" not in made:
        made["time"] = draw(st.one_of(st.none(), clocks()))
    if "approximate" not in made and (made.get("first") or made.get("last")):
        made["approximate"] = draw(st.booleans())
    return made


def _ends(draw: DrawFn, precision: Precision) -> dict[str, date]:
    if precision is Precision.UNKNOWN:
        return {}
    first = draw(days())
    if precision is not Precision.INTERVAL:
        return dict(zip(("first", "last"), unit_around(first, precision), strict=True))
    open_end = draw(st.sampled_from((None, "first", "last")))
    ends = dict(zip(("first", "last"), sorted((first, draw(days()))), strict=True))
    return {name: day for name, day in ends.items() if name != open_end}


@st.composite
def _spans_between(draw: DrawFn, low: date, high: date) -> dict[str, Any]:
    first = draw(days(min_value=low, max_value=high))
    unit = unit_around(first, draw(st.sampled_from(_UNIT_PRECISIONS)))
    if not low <= unit[0] <= unit[1] <= high:
        unit = first, draw(days(min_value=first, max_value=high))
    return {"first": unit[0], "last": unit[1]}


@arranges(Period, "start", "end")
@st.composite
def _throughout(draw: DrawFn, pins: Pins) -> dict[str, Any]:
    made = {name: draw(pin) for name, pin in pins.items()}
    if len(made) == 2:
        return made
    if made:
        name, given = next(iter(made.items()))
        other = "end" if name == "start" else "start"
        return {
            name: given,
            other: draw(date_spans()) if given is None else draw(st.sampled_from((given, None))),
        }
    start, end = draw(st.tuples(_SPANS, _SPANS))
    shape = draw(st.sampled_from(("both", "as of", "start", "end")))
    if shape == "both":
        return dict(zip(("start", "end"), _in_order(start, end), strict=True))
    return {"as of": {"start": start, "end": start}, "start": {"start": start}, "end": {"end": end}}[shape]


def _in_order(start: DateSpan, end: DateSpan) -> tuple[DateSpan, DateSpan]:
    if start.first is not None and end.last is not None and end.last < start.first:
        return end, start
    return start, end


_SPANS = for_type(DateSpan)


register_mark(mark_of(UnitId), units())
register_mark(LANGUAGE, languages())
register_mark(NONEMPTY, texts(blank=False))
fills(UnknownValue, "tag", lambda _: unknown_tags())
fills(UnknownValue, "data", lambda _: json_objects(without=frozenset({"type", "v", "bases"})))
stands_for(Value, UnknownValue)
