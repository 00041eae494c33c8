"""What an extension adds is written so that a reader without it keeps it as it is."""

from datetime import UTC, date, datetime
from decimal import Decimal

import attrs
import pytest

from counterclaim import (
    Case,
    Claim,
    DateSpan,
    Direction,
    Entity,
    Evidence,
    Period,
    Quantity,
    Quote,
    Statement,
    Value,
)
from counterclaim.formats import casefile, jsonl
from counterclaim.model import CaseInfo
from counterclaim.registry import record_type, temporary_types, value_type
from counterclaim.values.quantity import positional


@attrs.frozen(kw_only=True)
class Point(Value):
    """A point."""

    latitude: Decimal = attrs.field(converter=positional, eq=str)


@attrs.frozen(kw_only=True)
class Check(Evidence):
    """A check."""

    factor: Decimal | None = attrs.field(default=None, converter=positional, eq=str)
    share: float | None = None
    methods: tuple[str, ...] = ()
    taken: DateSpan | None = None
    throughout: Period | None = None
    day: date | None = None
    moment: datetime | None = None
    size: Quantity | None = None
    where: Value | None = None
    words: Quote | None = None


@pytest.fixture(autouse=True)
def _registered():
    with temporary_types():
        value_type("acme:point")(Point)
        record_type("acme:check")(Check)
        yield


@pytest.mark.parametrize(
    "added",
    [
        {"factor": Decimal("5.0")},
        {"share": 0.5},
        {"methods": ("alone",)},
        {"taken": DateSpan.year(2005)},
        {"taken": DateSpan.day(date(2005, 3, 1))},
        {"throughout": Period(DateSpan.year(2005), DateSpan.year(2005))},
        {"day": date(2005, 3, 1)},
        {"moment": datetime(2005, 3, 1, 12, tzinfo=UTC)},
        {"size": Quantity(Decimal("5.0"), text="five")},
        {"where": Point(latitude=Decimal("-34.70"))},
        {"words": Quote(exact="every head")},
        {"basis": ("c",)},
    ],
    ids=str,
)
def test_it_goes_through_a_reader_without_it_in_both_forms(added):
    place = Point(latitude=Decimal("44.80"))
    claim = Claim(id="c", text="t", statements=(Statement(subject="e", property="p", value=place),))
    case = Case(
        [Entity(id="e", name="E"), claim, Check(id="k", bears_on="c", direction=Direction.SUPPORTS, **added)]
    )

    written = casefile.write(case)
    with temporary_types(without=[Point, Check]):
        away = casefile.read(written.data).case
        assert type(away["k"]) is Evidence
        as_case_file, as_lines = casefile.write(away).data, jsonl.write(away).data

    assert written.losses == ()
    for again in (casefile.read(as_case_file).case, jsonl.read(as_lines).case):
        assert [record for record in again if not isinstance(record, CaseInfo)] == list(case)
