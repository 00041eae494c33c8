"""What each kind of rebuttal may aim at, and who may make it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.case.ownership import publisher_of, speakers_of, withdraws
from counterclaim.case.parties import Concerned, listed
from counterclaim.case.sameness import SameClasses
from counterclaim.checks import name_of
from counterclaim.findings import Problem
from counterclaim.model import (
    Attribution,
    Claim,
    Evidence,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
    UnknownRecord,
)

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["KindRules"]

_MAY_AIM_AT: dict[RebuttalKind, tuple[type[Record], ...]] = {
    RebuttalKind.DENIAL: (Claim, Attribution, Evidence, Rebuttal),
    RebuttalKind.DISPUTE: (Claim, Attribution, Evidence, Rebuttal),
    RebuttalKind.UNDERCUT: (Claim, Attribution, Evidence, Review, Rebuttal),
    RebuttalKind.QUALIFICATION: (Record,),
    RebuttalKind.CORRECTION: (Attribution,),
    RebuttalKind.RETRACTION: (Attribution, Rebuttal),
}


class KindRules:
    """
    The rules of the kinds of rebuttal, over one case.

    A rule that hangs on something that is not on record is not broken: unknown is not false.
    """

    def __init__(self, case: CaseView, same: SameClasses) -> None:
        self._case = case
        self._concerned = Concerned(case, same)

    def problems(self, rebuttal: Rebuttal) -> Iterator[Problem]:
        """Yield what *rebuttal* breaks of the rules of its kind."""
        if rebuttal.kind is RebuttalKind.DISPUTE and not _has_grounds(rebuttal):
            cure = "name a counterclaim or evidence, or say in a text what is wrong"
            yield _problem(rebuttal, None, f"gives no grounds; {cure}")
        voices = self._voices(rebuttal)
        for place, id in enumerate(rebuttal.targets):
            target = self._case.get(id)
            if target is not None and not isinstance(target, UnknownRecord):
                broken = self._broken_rule(rebuttal, target, voices)
                if broken is not None:
                    yield _problem(rebuttal, f"targets[{place}]", broken)

    def _voices(self, rebuttal: Rebuttal) -> set[str]:
        acts = (act for act in self._case.attributions(rebuttal) if act.source == rebuttal.by)
        return {rebuttal.by} | {act.speaker for act in acts if act.speaker is not None}

    def _broken_rule(self, rebuttal: Rebuttal, target: Record, voices: set[str]) -> str | None:
        if target.id == rebuttal.id:
            return "aims at itself; name what it answers"
        if not isinstance(target, _MAY_AIM_AT[rebuttal.kind]):
            return _wrong_aim(rebuttal.kind, target, self._own_words(rebuttal, target))
        if rebuttal.kind is RebuttalKind.DENIAL:
            return self._not_concerned(rebuttal, target, voices)
        if rebuttal.kind is RebuttalKind.DISPUTE:
            return self._concerned_itself(rebuttal, target)
        if rebuttal.kind in (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION):
            return self._not_own(rebuttal, target)
        return None

    def _own_words(self, rebuttal: Rebuttal, target: Record) -> list[str]:
        """Return the attributions of *target* that are the word of those who make *rebuttal*."""
        own = self._concerned.same(rebuttal.by)
        said = (entry for entry in self._case.attributions(target) if isinstance(target, Claim))
        return [entry.id for entry in said if own in map(self._concerned.same, speakers_of(entry))]

    def _not_concerned(self, rebuttal: Rebuttal, target: Record, voices: set[str]) -> str | None:
        parties = self._concerned.by(target)
        if not parties or parties.related_to(list(map(self._concerned.related, voices))):
            return None
        return (
            f"is made by {rebuttal.by!r}, but a denial comes from the party concerned, and {target.id!r} "
            f"concerns {parties.names}; record it as a dispute, or say how {rebuttal.by!r} belongs to them"
        )

    def _concerned_itself(self, rebuttal: Rebuttal, target: Record) -> str | None:
        if not self._concerned.by(target).include(self._concerned.same(rebuttal.by)):
            return None
        return f"is made by {rebuttal.by!r}, whom {target.id!r} concerns; record it as a denial"

    def _not_own(self, rebuttal: Rebuttal, target: Record) -> str | None:
        publisher = publisher_of(self._case, target) if isinstance(target, Attribution) else None
        is_open = isinstance(target, Attribution) and target.document is not None and publisher is None
        if is_open or withdraws(self._case, rebuttal, target):
            return None
        owners = (*speakers_of(target), *(() if publisher is None else (publisher,)))
        return (
            f"is made by {rebuttal.by!r}, but a {rebuttal.kind.value} comes from those who said or published "
            f"it, and {target.id!r} is the word of {listed(owners)}; record it as a dispute"
        )


def _wrong_aim(kind: RebuttalKind, target: Record, said: list[str]) -> str:
    *others, last = (name_of(cls) for cls in _MAY_AIM_AT[kind])
    expected = f"{', '.join(others)} or {last}" if others else last
    return (
        f"aims at {target.id!r}, whose type is {name_of(type(target))}; expected {expected}, so aim it at "
        f"what was said{f' ({listed(said)})' if said else ''}, or record another kind of rebuttal"
    )


def _has_grounds(rebuttal: Rebuttal) -> bool:
    text = rebuttal.text is not None and bool(rebuttal.text.strip())
    return text or rebuttal.counterclaim is not None or bool(rebuttal.evidence)


def _problem(rebuttal: Rebuttal, field: str | None, message: str) -> Problem:
    return Problem("kind-rule", rebuttal.id, field, f"this {rebuttal.kind.value} {message}")
