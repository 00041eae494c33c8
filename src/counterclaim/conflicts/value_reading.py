"""What a value of any kind allows."""

from __future__ import annotations

import unicodedata

import attrs

from counterclaim.case import CaseView
from counterclaim.conflicts.date_reading import read_date, read_period
from counterclaim.conflicts.geography import Geography, PlaceRegion
from counterclaim.conflicts.identity import Identity
from counterclaim.conflicts.quantity_reading import NoRegionError, read_quantity
from counterclaim.conflicts.readings import ABSENT, ANY, UNREAD, Reading
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.errors import CounterclaimError
from counterclaim.model import Place, Property, ValueKind
from counterclaim.values import DateSpan, EntityRef, NoValue, Period, Quantity, SomeValue, Text, Value
from counterclaim.values.dates import Precision
from counterclaim.values.regions import Denoting, Region

__all__ = ["ForeignRegion", "NoRegionError", "RegionError", "ValueReader", "text_key"]


class ValueReader:
    """Reads the values of one case, by the thresholds of a rule set."""

    def __init__(self, case: CaseView, rule_set: RuleSet, identity: Identity) -> None:
        self._case = case
        self._rule_set = rule_set
        self._identity = identity
        self.geography = Geography(case.of_type(Place), identity.key)

    def read(self, value: Value, property: Property | None, *, forecast: bool) -> Reading:
        """
        Return what *value*, stated of *property*, allows; `UNREAD` where nobody knows.

        Raises:
            NoRegionError: It allows nothing.
        """
        if isinstance(value, Quantity):
            return read_quantity(value, property, self._rule_set, prediction=forecast)
        if isinstance(value, DateSpan):
            unknown = value.precision is Precision.UNKNOWN
            return ANY if unknown else read_date(value, self._rule_set)
        if isinstance(value, Period):
            return read_period(value, self._rule_set)
        if isinstance(value, SomeValue | NoValue):
            return ANY if isinstance(value, SomeValue) else ABSENT
        if isinstance(value, EntityRef):
            return self._entity(value.id, property)
        if isinstance(value, Text):
            words = frozenset({text_key(value.value)})
            return Reading(line="text", stated=words, narrow=words, wide=words)
        return _of_extension(value) if isinstance(value, Denoting) else UNREAD

    def _entity(self, id: str, property: Property | None) -> Reading:
        key = self._identity.key(id)
        as_place = self._case.get(id, Place) if property is None else property.value is ValueKind.PLACE
        if as_place:
            stated = PlaceRegion(key, self.geography, certain=False)
            sure = PlaceRegion(key, self.geography)
            return Reading(line="place", stated=stated, narrow=stated, wide=sure)
        itself = frozenset({key})
        perhaps = itself | self._identity.unsure(key)
        return Reading(line="entity", stated=itself, narrow=itself, wide=perhaps)


@attrs.frozen
class ForeignRegion:
    """
    The region of a value type of an extension; what goes wrong in it is told as the extension's fault.

    Attributes:
        region: The region.
        name: The name of the value type.
    """

    region: Region
    name: str

    def isdisjoint(self, other: ForeignRegion, /) -> bool:
        """Return whether the extension says that nothing is allowed by both."""
        try:
            return bool(self.region.isdisjoint(other.region))
        except Exception as error:
            raise RegionError(self.name, "isdisjoint", error) from error

    def issubset(self, other: ForeignRegion, /) -> bool:
        """Return whether the extension says that everything here is allowed by *other*."""
        try:
            return bool(self.region.issubset(other.region))
        except Exception as error:
            raise RegionError(self.name, "issubset", error) from error


class RegionError(CounterclaimError):
    """
    The region of a value type of an extension does not do what a region does.

    Attributes:
        name: The name of the value type.
        method: What was called.
        reason: What went wrong.
    """

    def __init__(self, name: str, method: str, reason: object) -> None:
        super().__init__(name, method, reason)
        self.name = name
        self.method = method
        self.reason = reason

    def __str__(self) -> str:
        what = (
            f"{type(self.reason).__name__}: {self.reason}"
            if isinstance(self.reason, Exception)
            else self.reason
        )
        return f"values of {self.name} are not compared: {self.method}() failed with {what}"


def _of_extension(value: Denoting) -> Reading:
    name = f"{type(value).__module__}.{type(value).__qualname__}"
    try:
        region = value.region()
        hash(region)
    except Exception as error:
        raise NoRegionError(str(RegionError(name, "region", error))) from error
    if not isinstance(region, Region):
        fault = RegionError(name, "region", f"{region!r:.60}, which has no isdisjoint and issubset")
        raise NoRegionError(str(fault))
    guarded = ForeignRegion(region, name)
    return Reading(line=name, stated=guarded, narrow=guarded, wide=guarded)


def text_key(text: str) -> str:
    """Return what two texts share that say the same in the same words."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
