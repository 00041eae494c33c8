"""Short ways to put statements about one firm on record, and to compare two of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from counterclaim.case import Case
from counterclaim.conflicts import Comparison, ConflictReport, compare, detect
from counterclaim.model import (
    Aggregation,
    Attribution,
    Certainty,
    Claim,
    Counting,
    Entity,
    Organization,
    Place,
    Property,
    Record,
    Statement,
    Trend,
    ValueKind,
)
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Period,
    Quantity,
    Text,
    Value,
    parse_date,
    parse_quantity,
)
from counterclaim.vocabulary import Vocabulary

_QUANTITY = ValueKind.QUANTITY
PROPERTIES = (
    Property(
        id="countries",
        label="Countries supplied",
        value=_QUANTITY,
        unit="country",
        counted=Counting.EXACT,
    ),
    Property(id="length", value=_QUANTITY, unit="metre"),
    Property(id="staff", value=_QUANTITY, unit="employee", counted=Counting.EXACT, varies_in_time=True),
    Property(
        id="sold",
        value=_QUANTITY,
        unit="camera",
        counted=Counting.EXACT,
        aggregation=Aggregation.TOTAL,
        varies_in_time=True,
    ),
    Property(id="result", value=_QUANTITY, aggregation=Aggregation.TOTAL, varies_in_time=True),
    Property(
        id="toll",
        value=_QUANTITY,
        unit="death",
        counted=Counting.EXACT,
        aggregation=Aggregation.TOTAL,
        varies_in_time=True,
        monotone=Trend.INCREASING,
    ),
    Property(id="quota", value=_QUANTITY, unit="percent", separators=("base",)),
    Property(id="offices", value=_QUANTITY, unit="office", single_valued=False),
    Property(id="planned", value=ValueKind.DATE, before=("founded",)),
    Property(id="founded", value=ValueKind.DATE, before=("closed",)),
    Property(id="closed", value=ValueKind.DATE),
    Property(id="head", value=ValueKind.ENTITY, single_valued=True),
    Property(id="owner", value=ValueKind.ENTITY, exclusive_values=("anna", "the state")),
    Property(id="site", value=ValueKind.PLACE, single_valued=True),
    Property(id="motto", value=ValueKind.TEXT, single_valued=True),
    Property(id="topic", value=ValueKind.TEXT, exclusive_values=("weapons", "peace work")),
    Property(id="listed-at", value=ValueKind.TEXT, exclusive_with=("bankrupt-since",)),
    Property(id="bankrupt-since", value=ValueKind.DATE),
)
PLACES = (
    Place(id="europe", name="Europe"),
    Place(id="france", name="France", within=("europe",)),
    Place(id="germany", name="Germany", within=("europe",)),
    Place(id="paris", name="Paris", within=("france",)),
    Place(id="berlin", name="Berlin", within=("germany",)),
    Place(id="atlantis", name="Atlantis"),
)
THINGS = (
    Entity(id="firm", name="The firm"),
    Entity(id="company", name="The company"),
    Entity(id="anna", name="Anna"),
    Entity(id="ben", name="Ben"),
    Organization(id="ap", name="AP"),
    Organization(id="afp", name="AFP"),
    Organization(id="paper", name="A paper"),
)
_KINDS = {property.id: property.value for property in (*Vocabulary.default(), *PROPERTIES)}


class Denied(NamedTuple):
    """What a statement says is not so."""

    value: Any


def day(text: str) -> Period:
    """Return the period of what holds on one day, or on some day of a month or year."""
    return Period.as_of(parse_date(text, language="en"))


def throughout(start: str | None, end: str | None) -> Period:
    """Return the period from some day of *start* to some day of *end*."""
    first, last = (None if when is None else parse_date(when, language="en") for when in (start, end))
    return Period(first, last)


def march(first: int, last: int | None = None) -> Period:
    """Return the period from one day of March 2021 to another, or of one day."""
    start, end = (DateSpan.day(date(2021, 3, number)) for number in (first, last or first))
    return Period(start, end)


def value_of(value: Any, property: str, language: str = "en") -> Value:
    """Return *value* as it is read from words, of the kind that *property* takes."""
    if isinstance(value, Value):
        return value
    kind = _KINDS.get(property, _QUANTITY)
    if kind is _QUANTITY:
        if isinstance(value, str):
            return parse_quantity(value, language=language)
        return Quantity(number=Decimal(value))
    if kind is ValueKind.DATE:
        return parse_date(value, language=language)
    return Text(value) if kind is ValueKind.TEXT else EntityRef(value)


def stating(
    value: Any, property: str = "countries", *, subject: str = "firm", language: str = "en", **fields: Any
) -> Statement:
    """Return a statement about the firm; *fields* are qualifiers."""
    negated = isinstance(value, Denied)
    found = value_of(value.value if negated else value, property, language)
    return Statement(subject=subject, property=property, value=found, negated=negated, qualifiers=fields)


def said(
    id: str,
    value: Any,
    property: str = "countries",
    *,
    by: str | Iterable[str] = "ap",
    certainty: Certainty = Certainty.CERTAIN,
    subject: str = "firm",
    language: str = "en",
    base: str | None = None,
    **fields: Any,
) -> tuple[Record, ...]:
    """Return a claim with one statement and those who say it; *fields* are those of the claim."""
    qualifiers = {} if base is None else {"base": Text(base)}
    statement = stating(value, property, subject=subject, language=language, **qualifiers)
    sources = (by,) if isinstance(by, str) else tuple(by)
    return (
        Claim(id=id, text=f"The claim {id}", statements=(statement,), **fields),
        *(Attribution(id=f"{id}@{source}", of=id, source=source, certainty=certainty) for source in sources),
    )


def case_of(*records: Record | tuple[Record, ...]) -> Case:
    """Return a case of *records*, and of the properties, places and things here."""
    flat = [record for group in records for record in (group if isinstance(group, tuple) else (group,))]
    known = {record.id for record in flat}
    usual = [record for record in (*PROPERTIES, *PLACES, *THINGS) if record.id not in known]
    return Case([*usual, *flat])


def compared(left: Any, right: Any, property: str = "countries", *records: Record, **both: Any) -> Comparison:
    """Return how a claim of AP that says *left* stands to one of AFP that says *right*."""
    case = case_of(said("a", left, property, **both), said("b", right, property, by="afp", **both), *records)
    return compare(case, "a", "b")


def relation(left: Any, right: Any, property: str = "countries", *records: Record, **both: Any) -> str:
    """Return how the one stands to the other, in a word."""
    return compared(left, right, property, *records, **both).relation.value


def found(*records: Record | tuple[Record, ...], **settings: Any) -> ConflictReport:
    """Return the conflicts of a case of *records*."""
    return detect(case_of(*records), **settings)


def kinds(*records: Record | tuple[Record, ...], **settings: Any) -> list[tuple[str, str]]:
    """Return the kind and certainty of each conflict of a case of *records*."""
    return [(conflict.kind, conflict.certainty.value) for conflict in found(*records, **settings)]


def unknowns(comparison: Comparison) -> list[str]:
    """Return the guards of which the outcome is not known."""
    return [check.guard.value for check in comparison.checks if check.unknown]


def failures(comparison: Comparison) -> list[str]:
    """Return the guards that failed."""
    return [check.guard.value for check in comparison.checks if check.failed]


def compared_during(
    left: Any, when: Period | None, right: Any, other: Period | None, property: str = "countries"
) -> Comparison:
    """Return how what holds at one time stands to what holds at another."""
    case = case_of(said("a", left, property, during=when), said("b", right, property, by="afp", during=other))
    return compare(case, "a", "b")
