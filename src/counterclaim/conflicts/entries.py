"""Statements made ready for comparison: who they are about, what they allow, when and where they hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from counterclaim.case import CaseView
from counterclaim.conflicts.commitment import Holders
from counterclaim.conflicts.date_reading import Zone, in_zone, zone_of
from counterclaim.conflicts.identity import Identity
from counterclaim.conflicts.intervals import Intervals
from counterclaim.conflicts.readings import ABSENT, ANY, UNREAD, Reading
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.conflicts.times import GuardOutcome, Times, at_moment, extent_of, times_of
from counterclaim.conflicts.value_reading import NoRegionError, ValueReader, text_key
from counterclaim.findings import Problem
from counterclaim.model import Aggregation, Claim, ClaimKind, Property, Statement, Trend
from counterclaim.values import DateSpan, EntityRef, Quantity, SomeValue, Text, Value
from counterclaim.values.dates import Precision
from counterclaim.vocabulary import Vocabulary

__all__ = ["EntityKey", "Entries", "Entry", "Mode", "Setting", "aligned", "varies"]


class Mode:
    """How a number belongs to its time: a state at each moment, a total over a time, a running count."""

    STATE = "state"
    TOTAL = "total"
    RUNNING = "running"


class EntityKey(NamedTuple):
    """
    What a separator names.

    Attributes:
        key: The key of the entity.
    """

    key: str


class Setting(NamedTuple):
    """
    What two statements have to share to be about the same thing, besides subject, property and time.

    Attributes:
        separators: The values of the property's separators; `None` where one is not stated.
        place: The key of the place where it holds.
        mode: How the number belongs to its time; see `Mode`.
        extent: The time over which a total is counted.
        forecast: Of a prediction, whether its time has come; `None` of anything else.
        language: The language of a text.
        zone: By which clock a time of day is stated.
    """

    separators: tuple[Hashable, ...]
    place: Hashable
    mode: str
    extent: Times | None
    forecast: GuardOutcome | None
    language: str | None
    zone: Zone = None


@attrs.frozen(eq=False, kw_only=True)
class Entry:
    """
    One statement, ready for comparison.

    Attributes:
        address: The claim's id and the place of the statement in it, as `huawei-50#0`.
        claim: The claim.
        index: The place of the statement in it.
        statement: The statement.
        subject: The key of what it is about.
        declared: The property, where it is declared.
        positive: What its value allows; `UNREAD` where that is not known.
        reading: What it allows itself; all else where it is negated.
        setting: What it has to share with another to be compared.
        times: When it holds; `None` where that is not stated.
        certain: Whether somebody holds it as certain, and nobody denies that they do.
    """

    address: str
    claim: Claim
    index: int
    statement: Statement
    subject: str
    declared: Property | None
    positive: Reading
    reading: Reading
    setting: Setting
    times: Times | None
    certain: bool

    @property
    def order(self) -> tuple[str, int]:
        """The key by which statements are put into order."""
        return self.claim.id, self.index

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return self.statement.negated

    @property
    def hangs_on_tolerance(self) -> bool:
        """Whether it denies a value that was widened: what is left beside it depends on the tolerance."""
        return self.negated and self.positive.widened

    @property
    def trend(self) -> Trend | None:
        """Which way its count can only go; `None` where it may go both."""
        return None if self.declared is None else self.declared.monotone

    def intervals(self, *, wide: bool) -> Intervals:
        """Return what it allows, by the narrow reading or the *wide* one; of a value with an order."""
        region = self.reading.wide if wide else self.reading.narrow
        assert isinstance(region, Intervals)
        return region


def aligned(left: Entry, right: Entry) -> Entry:
    """Return *right* as the clock of *left* shows it, where both state a zone."""
    mine, theirs = left.setting.zone, right.setting.zone
    if not isinstance(mine, Fraction) or not isinstance(theirs, Fraction) or mine == theirs:
        return right
    return attrs.evolve(
        right,
        positive=in_zone(right.positive, theirs, mine),
        reading=in_zone(right.reading, theirs, mine),
        setting=right.setting._replace(zone=mine),
    )


class Entries:
    """
    The statements of *case* as *rule_set* reads them, with the properties of the case and of *vocabulary*.

    With *as_of*, a day as an ordinal, those of another time are left out. `problems` holds what could not be
    read, once `of` was asked for it.
    """

    def __init__(
        self, case: CaseView, rule_set: RuleSet, vocabulary: Vocabulary, as_of: int | None = None
    ) -> None:
        self.case = case
        self.rule_set = rule_set
        self.vocabulary = vocabulary.with_properties(case.of_type(Property))
        self.as_of = as_of
        self.identity = Identity(case)
        self._reader = ValueReader(case, rule_set, self.identity)
        self.geography = self._reader.geography
        self.holders = Holders(case)
        self.problems: list[Problem] = []
        self._readings: dict[tuple[Value, str, bool], Reading] = {}

    def __iter__(self) -> Iterator[Entry]:
        """Yield every statement that somebody is committed to, and that can be compared."""
        for claim in self.case.of_type(Claim):
            if claim.statements and self.holders.of(claim):
                for index in range(len(claim.statements)):
                    entry = self.of(claim, index)
                    if entry is not None and entry.reading is not UNREAD:
                        yield entry

    def of(self, claim: Claim, index: int) -> Entry | None:
        """Return the statement at *index* of *claim*; `None` where it does not hold on the day asked for."""
        statement = claim.statements[index]
        property = self.vocabulary.get(statement.property)
        mode = _mode(claim, property)
        once = property is not None and property.once
        times = None if claim.during is None or once else times_of(claim.during, self.rule_set)
        if self.as_of is not None and mode is not Mode.TOTAL:
            try:
                times = at_moment(times, self.as_of)
            except LookupError:
                return None
        positive = self._read(claim, index, statement.value, property)
        return Entry(
            address=f"{claim.id}#{index}",
            claim=claim,
            index=index,
            statement=statement,
            subject=self.identity.key(statement.subject),
            declared=property,
            positive=positive,
            reading=self._denied(claim, index, positive) if statement.negated else positive,
            setting=self._setting(claim, statement, property, mode),
            times=None if mode is Mode.TOTAL else times,
            certain=self.holders.certain(claim),
        )

    def _setting(self, claim: Claim, statement: Statement, property: Property | None, mode: str) -> Setting:
        names = () if property is None else property.separators
        total = mode is Mode.TOTAL and claim.during is not None
        text = statement.value if isinstance(statement.value, Text) else None
        return Setting(
            separators=tuple(self._separator(statement, name) for name in names),
            place=None if claim.place is None else self.identity.key(claim.place),
            mode=mode,
            extent=extent_of(claim.during, self.rule_set) if total and claim.during else None,
            forecast=self._due(claim) if claim.kind is ClaimKind.PREDICTION else None,
            language=text.language.split("-")[0].lower() if text and text.language else None,
            zone=zone_of(statement.value),
        )

    def _due(self, claim: Claim) -> GuardOutcome:
        """Return whether the time of a prediction has come by the day asked for."""
        if self.as_of is None or claim.during is None:
            return GuardOutcome.UNKNOWN
        times = times_of(claim.during, self.rule_set)
        if self.as_of < times.earliest_start:
            return GuardOutcome.FAILED
        return GuardOutcome.PASSED if self.as_of >= times.latest_start else GuardOutcome.UNKNOWN

    def _separator(self, statement: Statement, name: str) -> Hashable:
        value = statement.qualifiers.get(name)
        if value is None or isinstance(value, SomeValue):
            return None
        if isinstance(value, EntityRef):
            return EntityKey(self.identity.key(value.id))
        if isinstance(value, Text):
            return ("text", text_key(value.value))
        if isinstance(value, Quantity | DateSpan):
            reading = self._read(None, 0, value, self.vocabulary.get(name))
            if reading is not UNREAD:
                return (reading.line, reading.stated)
        return ("value", value)

    def _read(self, claim: Claim | None, index: int, value: Value, property: Property | None) -> Reading:
        forecast = claim is not None and claim.kind is ClaimKind.PREDICTION
        key = (value, "" if property is None else property.id, forecast)
        found = self._readings.get(key)
        if found is None:
            try:
                found = self._reader.read(value, property, forecast=forecast)
            except NoRegionError as error:
                self._tell(claim, index, str(error))
                return UNREAD
            self._readings[key] = found
        if found.problem is not None:
            self._tell(claim, index, found.problem)
        return found

    def _denied(self, claim: Claim, index: int, stated: Reading) -> Reading:
        if stated is ANY or stated is ABSENT:
            return ABSENT if stated is ANY else ANY
        if stated is UNREAD:
            return UNREAD
        denied = stated.negated()
        if isinstance(denied.stated, Intervals) and denied.stated.empty:
            value = claim.statements[index].value
            self._tell(claim, index, f"{str(value)!r} allows every number, so that its denial allows none")
            return UNREAD
        return denied

    def _tell(self, claim: Claim | None, index: int, message: str) -> None:
        if claim is not None:
            self.problems.append(Problem("reading", claim.id, f"statements[{index}].value", message))


def varies(entry: Entry) -> bool:
    """Return whether what is said may differ from one time to another; what happens once does not."""
    declared = entry.declared
    return declared is not None and declared.varies_in_time and not declared.once


def _mode(claim: Claim, property: Property | None) -> str:
    if property is None or property.aggregation is Aggregation.STATE:
        return Mode.STATE
    # "12 deaths as of 5 March" is where the count stood on that day, not what was counted on it.
    during = claim.during
    as_of = during.start if during is not None and during.start == during.end else None
    running = property.monotone is not None and as_of is not None and as_of.precision is Precision.DAY
    return Mode.RUNNING if running else Mode.TOTAL
