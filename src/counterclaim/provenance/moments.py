"""What had been said by a day, as far as the record tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import TypeAlias

from counterclaim.case import CaseView, FrozenCase
from counterclaim.checks import shown
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Evidence,
    Note,
    Rebuttal,
    Record,
    ReplyRequest,
    Review,
)
from counterclaim.values.dates import DateSpan

__all__ = ["Moments", "as_of"]

#: Ids of records from whose days that of another follows, and how.
_Inference: TypeAlias = tuple[Collection[str], Callable[["list[date | None]"], "date | None"]]


def as_of(case: CaseView, day: date) -> FrozenCase:
    """
    Return *case* as it was on *day*: without what can only have been said later.

    Left out are attributions, claims, rebuttals, evidence, reviews, requests for a reply and notes;
    everything else stays. What is not dated is dated by what it passes on, answers or is about, and stays
    where that does not tell: unknown is not later. This is about when something was said, not about when it
    was recorded.

    Raises:
        TypeError: *day* is no day.
    """
    if not isinstance(day, date):
        message = f"expected the day as date(2019, 10, 17), found {shown(day)}"
        raise TypeError(message)
    moments = Moments(case)
    return FrozenCase(record for record in case if (moments.of(record) or date.min) <= day)


class Moments:
    """The earliest day on which each record of a case, which does not change, can have been said."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._found: dict[str, date | None] = {}

    def of(self, record: Record) -> date | None:
        """Return the earliest day on which *record* can have been said; `None` where nothing tells."""
        if record.id not in self._found:
            self._find(record)
        return self._found[record.id]

    def _find(self, record: Record) -> None:
        """Find the day of *record* after those that it follows from; without recursion (chains are long)."""
        walk = [(record, self._needed(record))]
        self._found[record.id] = self._stated(record)
        while walk:
            current, needed = walk[-1]
            following = next(needed, None)
            if following is not None:
                self._found[following.id] = self._stated(following)  # in a circle, no more than that
                walk.append((following, self._needed(following)))
                continue
            walk.pop()
            if self._found[current.id] is None:
                self._found[current.id] = self._inferred(current)

    def _needed(self, record: Record) -> Iterator[Record]:
        """Yield the records whose days are not found yet, and from which that of *record* follows."""
        if self._stated(record) is None:
            for ids, _ in self._inferences(record):
                for id in ids:
                    needed = None if id in self._found else self._case.get(id)
                    if needed is not None:
                        yield needed

    def _inferred(self, record: Record) -> date | None:
        for ids, combined in self._inferences(record):
            day = combined([self._found.get(id) for id in ids])
            if day is not None:
                return day
        return None

    def _stated(self, record: Record) -> date | None:
        """Return the earliest day that *record* itself states, or the document in which it stands."""
        if isinstance(record, Attribution):
            return _first(record.said) or self._published(record.document)
        if isinstance(record, Evidence | Review):
            return self._published(record.document)
        if isinstance(record, ReplyRequest):
            return _first(record.asked)
        return _first(record.at) if isinstance(record, Note) else None

    def _published(self, document: str | None) -> date | None:
        found = None if document is None else self._case.get(document, Document)
        return None if found is None else _first(found.published)

    def _inferences(self, record: Record) -> list[_Inference]:
        if isinstance(record, Attribution):
            return [(record.relays, _latest)]
        if isinstance(record, Claim):
            said = self._attributions(record) or self._ids(self._case.rebuttals(record))
            return [(said, _earliest)]
        if isinstance(record, Rebuttal):
            return [(self._attributions(record), _earliest), (record.targets, _latest)]
        if isinstance(record, Evidence):
            return [((record.bears_on,), _latest)]
        if isinstance(record, Review):
            return [((record.of,), _latest)]
        return [(record.about, _latest)] if isinstance(record, ReplyRequest | Note) else []

    def _attributions(self, record: Record) -> list[str]:
        """Return who says the claim or makes the rebuttal *record*, or puts it in the place of another."""
        ids = self._case.same(record)
        told = [id for one in ids for id in self._ids(self._case.attributions(one))]
        return told + [id for one in ids for id in self._ids(self._case.proposing(one))]

    def _ids(self, records: Iterable[Record]) -> list[str]:
        return [record.id for record in records]


def _first(span: DateSpan | None) -> date | None:
    return None if span is None else span.first


def _earliest(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _latest(days: list[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)
