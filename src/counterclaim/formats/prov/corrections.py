"""What the corrections and retractions of those who said it do to what they said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from counterclaim.case import CaseView
from counterclaim.case.ownership import withdraws
from counterclaim.findings import Loss
from counterclaim.model import (
    Attribution,
    Claim,
    Rebuttal,
    RebuttalKind,
    Record,
    Source,
    UnknownRecord,
)
from counterclaim.model.documents import in_utc
from counterclaim.values.dates import DateSpan, Precision

__all__ = ["Moment", "Withdrawal", "replacements", "withdrawals"]

_MIDNIGHT = dt.time(0, 0)


class Moment(NamedTuple):
    """
    When an act took place.

    Attributes:
        at: The moment, as PROV asks for it.
        whole_day: Whether no more than the day is known; then *at* is how it begins.
    """

    at: dt.datetime
    whole_day: bool


class Withdrawal(NamedTuple):
    """
    A record that those who made it withdrew or corrected.

    Attributes:
        target: The id of what was withdrawn.
        rebuttal: The correction or retraction.
        moment: When, where that is known to the day.
    """

    target: str
    rebuttal: Rebuttal
    moment: Moment | None


def replacements(rebuttal: Rebuttal, case: CaseView) -> Iterator[tuple[str, str, type[Record]]]:
    """
    Yield what a correction puts in the place of what, with the type of both.

    The counterclaim stands in the place of the claim that was attributed, and its attribution to whoever
    corrects stands in the place of the attribution that is corrected.
    """
    if rebuttal.kind is not RebuttalKind.CORRECTION or rebuttal.counterclaim is None:
        return
    for attribution in _own_targets(rebuttal, case):
        if isinstance(attribution, Attribution):
            if rebuttal.counterclaim != attribution.of:
                yield rebuttal.counterclaim, attribution.of, Claim
            for later in case.attributions(rebuttal.counterclaim):
                if later.source == rebuttal.by and later.id != attribution.id:
                    yield later.id, attribution.id, Attribution


def withdrawals(case: CaseView) -> tuple[list[Withdrawal], list[Loss]]:
    """
    Return what was withdrawn by those who made it, each once, and what of that PROV cannot say.

    What is invalid in PROV is so once and for all. So a withdrawal that was itself withdrawn is left out, and
    so is one behind another.
    """
    found = [
        Withdrawal(target.id, rebuttal, _moment(rebuttal, case))
        for rebuttal in case.of_type(Rebuttal)
        for target in _own_targets(rebuttal, case)
    ]
    withdrawn = {withdrawal.target for withdrawal in found}
    first: dict[str, Withdrawal] = {}
    losses = []
    for withdrawal in sorted(found, key=_by_time):
        if withdrawal.rebuttal.id in withdrawn:
            losses.append(_loss(withdrawal, "was itself withdrawn, and PROV knows no way back"))
        elif first.setdefault(withdrawal.target, withdrawal) is not withdrawal:
            losses.append(_loss(withdrawal, "is not the earliest that is known, and PROV has one end alone"))
    return [first[target] for target in sorted(first)], losses


def _loss(withdrawal: Withdrawal, reason: str) -> Loss:
    rebuttal = withdrawal.rebuttal
    place = rebuttal.targets.index(withdrawal.target)
    why = f"no invalidation of {withdrawal.target!r} was written: this {rebuttal.kind.value} {reason}"
    return Loss(rebuttal.id, f"targets[{place}]", why)


def _own_targets(rebuttal: Rebuttal, case: CaseView) -> Iterable[Attribution | Rebuttal]:
    """Return what *rebuttal* withdraws or corrects of what its own source said, each record once."""
    by = case.get(rebuttal.by)
    if by is not None and not isinstance(by, Source | UnknownRecord):
        return ()  # whatever it is, nobody
    targets = (case.get(id) for id in dict.fromkeys(rebuttal.targets))
    return [
        target
        for target in targets
        if isinstance(target, Attribution | Rebuttal) and withdraws(case, rebuttal, target)
    ]


def _by_time(withdrawal: Withdrawal) -> tuple[bool, dt.date, str, str]:
    # What has no date comes last, since nobody knows that it was earlier.
    moment = withdrawal.moment
    day = dt.date.max if moment is None else moment.at.date()
    clock = "" if moment is None or moment.whole_day else moment.at.time().isoformat()
    return moment is None, day, clock, withdrawal.rebuttal.id


def _moment(rebuttal: Rebuttal, case: CaseView) -> Moment | None:
    """Return when the source of *rebuttal* made it, by what it said first itself."""
    own = (act.said for act in case.attributions(rebuttal) if act.source == rebuttal.by)
    moments = [moment for moment in map(_of_span, own) if moment is not None]
    return min(moments, key=lambda moment: (moment.at.date(), moment.at.isoformat()), default=None)


def _of_span(span: DateSpan | None) -> Moment | None:
    if span is None or span.first is None or span.precision is not Precision.DAY or span.approximate:
        return None
    at = in_utc(dt.datetime.combine(span.first, span.time or _MIDNIGHT))
    # Close to the first and last moment that there is, a zone may stay that PROV has no form for.
    return Moment(at, whole_day=span.time is None) if at is not None and not at.utcoffset() else None
