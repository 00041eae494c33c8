"""The types: a point on the map, and what a look at a photo showed."""

import enum
from decimal import Decimal
from typing import Annotated, Any

from attrs import field, frozen

from counterclaim import DateSpan, Evidence, Value, record_type, value_type
from counterclaim.registry import Must, Ref
from counterclaim.values.quantity import positional

LATITUDE = Must(lambda degrees: abs(degrees) <= 90, "degrees north of the equator, from -90 to 90")
LONGITUDE = Must(lambda degrees: abs(degrees) <= 180, "degrees east of Greenwich, from -180 to 180")


@value_type("acme:coordinates")
@frozen(kw_only=True)
class Coordinates(Value):
    """
    A point on the map (WGS 84), as precise as it was stated.

    Attributes:
        latitude: Degrees north of the equator; `44.8` is stated less precisely than `44.80`.
        longitude: Degrees east of Greenwich.
    """

    latitude: Annotated[Decimal, LATITUDE] = field(converter=positional, eq=str)
    longitude: Annotated[Decimal, LONGITUDE] = field(converter=positional, eq=str)

    def region(self) -> "Square":
        """Return what the value allows: every point that is written like this, to as many digits."""
        return Square(_digits(self.latitude), _digits(self.longitude))


def _digits(degrees: Decimal) -> tuple[Decimal, Decimal]:
    half = Decimal(5).scaleb(degrees.as_tuple().exponent - 1)
    return degrees - half, degrees + half


@frozen
class Square:
    """The points between two degrees of latitude and of longitude; the lower bounds belong to it."""

    latitudes: tuple[Decimal, Decimal]
    longitudes: tuple[Decimal, Decimal]

    def isdisjoint(self, other: "Square", /) -> bool:
        """Return whether no point lies in both."""
        return any(mine[1] <= its[0] or its[1] <= mine[0] for mine, its in self._sides(other))

    def issubset(self, other: "Square", /) -> bool:
        """Return whether every point lies in *other* as well."""
        return all(its[0] <= mine[0] and mine[1] <= its[1] for mine, its in self._sides(other))

    def _sides(self, other: "Square") -> list[tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]]:
        return [(self.latitudes, other.latitudes), (self.longitudes, other.longitudes)]


class Method(enum.Enum):
    """How a photo is checked."""

    GEOLOCATION = "geolocation"
    METADATA = "metadata"
    REVERSE_SEARCH = "reverse-search"
    SHADOWS = "shadows"


def _rename_shot_on(fields: dict[str, Any]) -> dict[str, Any]:
    """Return *fields* of version 1, where `taken` was called `shot_on`, as version 2 has them."""
    renamed = {"shot_on": "taken"}
    return {renamed.get(key, key): value for key, value in fields.items()}


@record_type("acme:photo-check", version=2, migrations={1: _rename_shot_on})
@frozen(kw_only=True)
class PhotoCheck(Evidence):
    """
    What a look at a photo showed of where and when it was taken.

    It is evidence for or against what somebody says the photo shows, so a reader without this package sees
    that, and loses nothing of the rest.

    Attributes:
        photo: Id of the document that the photo is.
        methods: How it was checked.
        taken: When it was taken, as far as could be found out.
        taken_at: Where it was taken.
        earliest: Id of the earliest publication of it that was found.
    """

    photo: Annotated[str, Ref("document")]
    methods: tuple[Method, ...] = ()
    taken: DateSpan | None = None
    taken_at: Coordinates | None = None
    earliest: Annotated[str, Ref("document")] | None = None
