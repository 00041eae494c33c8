"""
What the Recommendation demands of selectors and states (Web Annotation Data Model, 4.2 and 4.3).

What is described elsewhere, and has an IRI for that, may lack what it must have (4).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.checks import shown
from counterclaim.formats.web_annotation.faults import (
    Fault,
    at_most_one,
    dates,
    one_iri,
    one_text,
    whole_number,
)
from counterclaim.formats.web_annotation.terms import is_iri, several, types_of

__all__ = ["selector_faults", "state_faults"]

_BY_VALUE = frozenset({"FragmentSelector", "CssSelector", "XPathSelector", "SvgSelector"})
_BY_POSITION = frozenset({"TextPositionSelector", "DataPositionSelector"})
_SELECTORS = _BY_VALUE | _BY_POSITION | {"TextQuoteSelector", "RangeSelector"}
_STATES = frozenset({"TimeState", "HttpRequestState"})


def selector_faults(selector: Any, path: str) -> Iterator[Fault]:
    """Yield what is wrong with a selector, and with those that refine it (4.2)."""
    if not isinstance(selector, dict):
        yield from _reference(selector, path, "a selector")
        return
    type = _type(selector)
    yield from _types(selector, path, _SELECTORS, "a selector")
    if type in _BY_POSITION:
        yield from _position(selector, path)
    elif type in _BY_VALUE:
        yield from _value(selector, path)
    elif type == "TextQuoteSelector":
        yield from _quotation(selector, path)
    elif type == "RangeSelector":
        yield from _range(selector, path)
    yield from _refinements(selector, path)


def state_faults(state: Any, path: str) -> Iterator[Fault]:
    """Yield what is wrong with a state, and with the states and selectors that refine it (4.3)."""
    if not isinstance(state, dict):
        yield from _reference(state, path, "a state")
        return
    type = _type(state)
    if type in _SELECTORS:  # 4.3.3: a state is refined by states and selectors
        yield from selector_faults(state, path)
        return
    yield from _types(state, path, _STATES, "a state")
    if type == "TimeState":
        yield from _time_state(state, path)
    elif type == "HttpRequestState":  # 4.3.2
        yield from one_text(state, "value", path, required="id" not in state)
    yield from _refinements(state, path)


def _type(value: dict[str, Any]) -> str:
    return next(iter(types_of(value)), "")


def _reference(value: Any, path: str, what: str) -> Iterator[Fault]:
    if not is_iri(value):
        yield Fault(path, f"expected {what} or the IRI of one, found {shown(value)}")


def _types(value: dict[str, Any], path: str, known: frozenset[str], what: str) -> Iterator[Fault]:
    """Yield a fault where there is no type, or one of the *known* beside another (4.2.1 to 4.2.8, 4.3)."""
    types = several(value.get("type"))
    if not types and "id" not in value:
        yield Fault(f"{path}.type", f"is missing; {what} has exactly one type, as {max(known)!r}")
    elif len(types) > 1 and any(isinstance(type, str) and type in known for type in types):
        yield Fault(f"{path}.type", f"expected exactly one type, found {shown(types)}")
    elif types and not all(isinstance(type, str) for type in types):
        yield Fault(f"{path}.type", f"expected a type, found {shown(types)}")
    yield from one_iri(value, "id", path, required=False)


def _value(selector: dict[str, Any], path: str) -> Iterator[Fault]:
    # 4.2.1, 4.2.2, 4.2.3: exactly one value. 4.2.7: at most one, or else an SVG elsewhere.
    yield from one_text(selector, "value", path, required="id" not in selector)
    yield from at_most_one(selector, "conformsTo", path)  # 4.2.1


def _quotation(selector: dict[str, Any], path: str) -> Iterator[Fault]:
    yield from one_text(selector, "exact", path, required="id" not in selector)  # 4.2.4
    for key in ("prefix", "suffix"):
        yield from one_text(selector, key, path, required=False)


def _position(selector: dict[str, Any], path: str) -> Iterator[Fault]:
    for key in ("start", "end"):  # 4.2.5, 4.2.6
        yield from whole_number(selector, key, path, required="id" not in selector)


def _range(selector: dict[str, Any], path: str) -> Iterator[Fault]:
    for key in ("startSelector", "endSelector"):  # 4.2.8, exactly one each
        end = selector.get(key)
        if isinstance(end, dict | str):
            yield from selector_faults(end, f"{path}.{key}")
        elif end is not None or "id" not in selector:
            yield Fault(f"{path}.{key}", f"expected exactly one selector, found {shown(end)}")


def _time_state(state: dict[str, Any], path: str) -> Iterator[Fault]:
    yield from dates(state, ("sourceDate",), path, many=True)  # 4.3.1
    yield from dates(state, ("sourceDateStart", "sourceDateEnd"), path)
    ends = {"sourceDateStart", "sourceDateEnd"} & state.keys()
    if len(ends) == 1:
        yield Fault(f"{path}.{min(ends)}", "stands alone; a time has a start and an end")
    if ends and "sourceDate" in state:
        yield Fault(f"{path}.sourceDate", "stands beside a start and an end; it is one moment or a time")


def _refinements(value: dict[str, Any], path: str) -> Iterator[Fault]:
    for index, refinement in enumerate(several(value.get("refinedBy"))):  # 4.2.9, 4.3.3
        yield from state_faults(refinement, f"{path}.refinedBy[{index}]")
