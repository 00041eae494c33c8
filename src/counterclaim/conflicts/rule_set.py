"""Every threshold of the comparisons in one place, as data with a version."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any

import attrs

from counterclaim.checks import check_fields, field_types, refuse
from counterclaim.frozen import FrozenMap, frozen_map
from counterclaim.registry import Must
from counterclaim.values.quantity import VAGUE, Hedge, positional

__all__ = ["DEFAULT_RULES", "RuleSet", "Severity", "Vague"]


class Severity(enum.Enum):
    """How much a conflict weighs for an editor; nothing about who is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


Share = Annotated[Decimal, Must(lambda value: 0 <= value < 1, "a share from 0 to below 1, as '0.1' for 10 %")]
Amount = Annotated[Decimal, Must(lambda value: value > 0, "a number above 0")]
Count = Annotated[int, Must(lambda value: value > 1, "a whole number from 2")]


@attrs.frozen
class Vague:
    """
    What a vague count allows.

    Attributes:
        least: The least number of it: 24 for "dozens".
        soft_end: The number that one would not go beyond, 99 for "dozens"; a conflict behind it is possible,
            not definite. `None` where there is no such number.
    """

    least: int
    soft_end: int | None = None

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        if self.soft_end is not None and self.soft_end < self.least:
            refuse(self, "soft_end", f"expected at least {self.least}, found {self.soft_end}")


#: Two of what the word names, up to where the next word would be used.
_VAGUE = FrozenMap(
    {
        Hedge.DOZENS: Vague(24, 99),
        Hedge.HUNDREDS: Vague(200, 999),
        Hedge.THOUSANDS: Vague(2_000, 9_999),
        Hedge.TENS_OF_THOUSANDS: Vague(20_000, 99_999),
        Hedge.HUNDREDS_OF_THOUSANDS: Vague(200_000, 999_999),
        Hedge.MILLIONS: Vague(2_000_000, 999_999_999),
        Hedge.BILLIONS: Vague(2_000_000_000),
    }
)

_SEVERITIES = FrozenMap(
    {
        "self-contradiction": Severity.HIGH,
        "quantity": Severity.HIGH,
        "date": Severity.HIGH,
        "value": Severity.HIGH,
        "exclusive": Severity.HIGH,
        "negation": Severity.HIGH,
        "order": Severity.HIGH,
        "place": Severity.HIGH,
        "joint": Severity.HIGH,
        "retraction": Severity.HIGH,
        "correction": Severity.HIGH,
        "denial": Severity.MEDIUM,
        "dispute": Severity.MEDIUM,
        "undercut": Severity.MEDIUM,
    }
)


def _vague_map(entries: Mapping[Hedge, Vague]) -> FrozenMap[Hedge, Vague]:
    return frozen_map(entries)


def _severity_map(entries: Mapping[str, Severity]) -> FrozenMap[str, Severity]:
    return frozen_map(entries)


@attrs.frozen(kw_only=True)
class RuleSet:
    """
    The thresholds by which wordings become regions, and what is listed.

    A property's own `tolerance` goes before that of the rule set. A changed copy, made with `attrs.evolve`,
    wants an id or version of its own, since every conflict names both.

    Attributes:
        id: Its name.
        version: Its version.
        tolerance: How far "about" reaches, as a share of the number: 0.1 is 10 % to either side.
        absolute_tolerance: How far it reaches around zero, of which every share is zero; in the stated unit.
            Without it, "about 0" is a problem and is not compared.
        date_tolerance: How far an approximate date reaches to either side, in its own lengths: with 1, "about
            March 2021" reaches from February to April.
        vague: What vague counts allow.
        most_listed: The largest block of comparable statements whose conflicts are listed pair by pair; those
            of a larger one are counted.
        severities: How much a conflict of each kind weighs; `LOW` where it is possible or settled.
        other_severity: How much one of a kind weighs that is not among them.
    """

    id: str = "counterclaim"
    version: str = "1"
    tolerance: Share = attrs.field(default=Decimal("0.1"), converter=positional, eq=str)
    absolute_tolerance: Amount | None = attrs.field(default=None, converter=positional, eq=str)
    date_tolerance: Decimal = attrs.field(default=Decimal(1), converter=positional, eq=str)
    vague: FrozenMap[Hedge, Vague] = attrs.field(default=_VAGUE, converter=_vague_map)
    most_listed: Count = 256
    severities: FrozenMap[str, Severity] = attrs.field(default=_SEVERITIES, converter=_severity_map)
    other_severity: Severity = Severity.MEDIUM

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        if self.date_tolerance < 0:
            refuse(self, "date_tolerance", f"expected at least 0, found {self.date_tolerance}")
        for hedge in sorted(VAGUE - self.vague.keys(), key=lambda hedge: hedge.value):
            refuse(self, "vague", f"says nothing of {hedge.value!r}")

    def weight(self, kind: str, *, open_: bool = True) -> Severity:
        """Return how much a conflict of *kind* weighs; one that is possible or settled is not *open_*."""
        return self.severities.get(kind, self.other_severity) if open_ else Severity.LOW

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> RuleSet:
        """
        Return the rule set that *data*, as read from TOML or JSON, changes from the usual one.

        Numbers are given as texts or whole numbers; `vague` as `{dozens = [24, 99]}`, `severities` as
        `{denial = "low"}`. What is not named stays as usual.

        Raises:
            InvalidRecordError: A value is refused, or there is no such setting.
        """
        settings = {}
        for key, value in data.items():
            if key not in field_types(cls):
                near = get_close_matches(key[:64], field_types(cls), n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                refuse(cls(), key, f"there is no such setting{hint}")
            settings[key] = _READERS.get(key, _plain)(key, value)
        return cls(**settings)


def _plain(key: str, value: Any) -> Any:
    return value


def _number(key: str, value: Any) -> Decimal | int:
    if type(value) is int or isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        with contextlib.suppress(ArithmeticError):
            return Decimal(value)
    return refuse(RuleSet(), key, f"expected a number as a text, as '0.1', found {value!r}")


def _vague(key: str, value: Any) -> FrozenMap[Hedge, Vague]:
    changed = dict(_VAGUE)
    for name, ends in _table(key, value).items():
        pair = ends if isinstance(ends, list | tuple) else [ends]
        if not 1 <= len(pair) <= 2 or not all(type(end) is int for end in pair):
            refuse(RuleSet(), key, f"{name}: expected a whole number, or two as [24, 99], found {ends!r}")
        changed[_member(Hedge, key, name)] = Vague(*pair)
    return FrozenMap(changed)


def _severities(key: str, value: Any) -> FrozenMap[str, Severity]:
    return _SEVERITIES | {kind: _severity(key, name) for kind, name in _table(key, value).items()}


def _severity(key: str, value: Any) -> Severity:
    severity: Severity = _member(Severity, key, value)
    return severity


def _member(of: Any, key: str, name: Any) -> Any:
    try:
        return of(name)
    except ValueError:
        known = ", ".join(member.value for member in of)
        refuse(RuleSet(), key, f"expected one of {known}, found {name!r}")


def _table(key: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        refuse(RuleSet(), key, f"expected a table, found {value!r}")
    return value


_READERS: dict[str, Any] = {
    "tolerance": _number,
    "absolute_tolerance": _number,
    "date_tolerance": _number,
    "vague": _vague,
    "severities": _severities,
    "other_severity": _severity,
}

#: The usual thresholds.
DEFAULT_RULES = RuleSet()
