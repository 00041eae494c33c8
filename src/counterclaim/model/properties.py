"""Properties as data: what kind of value they take and when two statements of them can be compared."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated

import attrs

from counterclaim.model.record import Record
from counterclaim.registry import Must, record_type
from counterclaim.values.quantity import UnitId, positional

__all__ = ["Aggregation", "Counting", "Property", "Trend", "ValueKind"]


Share = Annotated[Decimal, Must(lambda value: value >= 0, "a share of the number, from 0, as '0.1'")]


class ValueKind(enum.Enum):
    """What kind of value a property takes."""

    QUANTITY = "quantity"
    DATE = "date"
    ENTITY = "entity"
    PLACE = "place"
    TEXT = "text"


class Aggregation(enum.Enum):
    """Whether a number describes a state at each moment, or a total over a time."""

    STATE = "state"
    TOTAL = "total"


class Counting(enum.Enum):
    """Whether a number counts whole things or measures something."""

    EXACT = "exact"
    MEASURED = "measured"


class Trend(enum.Enum):
    """A direction in which a running count can move."""

    INCREASING = "increasing"
    DECREASING = "decreasing"


def _default_single_valued(property: Property) -> bool:
    return property.value in (ValueKind.QUANTITY, ValueKind.DATE)


@record_type("property")
@attrs.frozen(kw_only=True)
class Property(Record):
    """
    What a statement can say of a subject, with what is needed to compare two of them.

    Attributes:
        label: Its name, to show.
        value: What kind of value it takes.
        unit: The unit in which its quantities are compared.
        single_valued: Whether a subject has one value of it at a time. Left out: yes for quantities and
            dates, no for the others.
        separators: Ids of the qualifiers that must be equal for two statements to be about the same thing.
        varies_in_time: Whether the value may differ from one time to another.
        aggregation: Whether a number is a state or a total over a time.
        tolerance: How far "about" reaches, as a share of the number (0.1 is 10 %), where the rule set's
            own is not fit.
        counted: Whether numbers count whole things.
        monotone: The direction in which a running count moves.
        exclusive_values: Ids or texts of values that exclude each other.
        exclusive_with: Ids of properties that exclude this one.
        before: Ids of properties whose date is never earlier than this one's.
        once: Whether it happens to a subject once at most.
    """

    label: str | None = None
    value: ValueKind
    unit: UnitId | None = None
    single_valued: bool = attrs.field(default=attrs.Factory(_default_single_valued, takes_self=True))
    separators: tuple[str, ...] = ()
    varies_in_time: bool = False
    aggregation: Aggregation = Aggregation.STATE
    tolerance: Share | None = attrs.field(default=None, converter=positional, eq=str)
    counted: Counting = Counting.MEASURED
    monotone: Trend | None = None
    exclusive_values: tuple[str, ...] = ()
    exclusive_with: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    once: bool = False
