"""Whether claims have independent sources that are named, disinterested and know it themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias
from weakref import WeakKeyDictionary

from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED, names_of
from counterclaim.model import Attribution, Claim, ClaimKind, Evidence, Rebuttal, UnnamedSource
from counterclaim.provenance import Circle, Corroboration, Start
from counterclaim.words import short

__all__ = ["RULES"]

#: The word of who makes them: that others say the same corroborates nothing.
_OWN = frozenset({ClaimKind.PREDICTION, ClaimKind.OPINION})


class _Sources:
    """The sources of a claim and of those judged the same."""

    def __init__(self, subject: Subject, claims: tuple[Claim, ...]) -> None:
        self.subject = subject
        self.claims = claims
        self.found: Corroboration = subject.analysis.corroboration(claims[0])

    @property
    def origins(self) -> tuple[str, ...]:
        """The ids of the sources with which it begins; of those who pass on what is not on record."""
        case, ids = self.subject.case, []
        for origin in self.found.origins:
            entries = (case.get(id, Attribution) for id in origin.attributions)
            passed_on = [entry.source for entry in entries if entry is not None]
            ids += passed_on if origin.start is Start.MISSING and passed_on else [origin.id]
        return tuple(dict.fromkeys(ids))

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circles that nothing first-hand enters."""
        return tuple(circle for circle in self.found.circles if not circle.has_origin)

    @property
    def first_hand(self) -> bool:
        """Whether any chain begins with somebody who has it from their own knowledge."""
        return any(origin.start is Start.FIRST_HAND for origin in self.found.origins)

    def hit(self, key: str, sources: tuple[str, ...], *, level: Level | None = None, **values: object) -> Hit:
        """Return what is said of the claim and of *sources*."""
        claim, words = self.claims[0], self.subject.words
        message = words(key, claim=short(claim.text), sources=names_of(self.subject, sources), **values)
        related = tuple(id for id in sources if id in self.subject.case)
        return Hit(record=claim.id, message=message, related=related[:MOST_RELATED], level=level)


def _circular(sources: _Sources) -> Hit | None:
    ids = tuple(dict.fromkeys(id for circle in sources.circles for id in circle.sources))
    if not ids:
        return None
    if sources.first_hand:
        return sources.hit("lint.CC202.beside", ids, level=Level.NOTE)
    return sources.hit("lint.CC202", ids)


def _unnamed(sources: _Sources) -> Hit | None:
    origins = sources.found.origins
    if origins and all(origin.unnamed for origin in origins):
        return sources.hit("lint.CC203", sources.origins)
    return None


def _interested(sources: _Sources) -> Hit | None:
    origins = sources.found.origins
    if not origins or not all(origin.interested for origin in origins) or _is_own(sources):
        return None
    # Who says something against themselves has an interest in the contrary.
    accused = {
        id for claim in sources.claims for one in claim.accuses for id in sources.subject.case.same(one)
    }
    if accused.issuperset(sources.origins):
        return None
    return sources.hit("lint.CC204", sources.origins)


def _few(sources: _Sources) -> Hit | None:
    least, most = sources.subject.profile.least_origins, sources.found.upper
    if not 0 < most < least or _is_own(sources):
        return None
    if most > 1:
        words = sources.subject.words
        count = words.counted("lint.source", most)
        return sources.hit("lint.CC201.several", sources.origins, count=count, least=least)
    if not _is_stated(sources):
        return sources.hit("lint.CC201.unstated", sources.origins)
    through = sources.found.dominators
    if len(sources.origins) > 1 and through:
        names = names_of(sources.subject, through)
        return sources.hit("lint.CC201.through", sources.origins, through=names)
    return sources.hit("lint.CC201", sources.origins)


def _is_stated(sources: _Sources) -> bool:
    """Return whether somebody takes it upon themselves, and does not only pass on what others say."""
    case = sources.subject.case
    entries = (case.get(id, Attribution) for origin in sources.found.origins for id in origin.attributions)
    return sources.first_hand or any(entry is not None and entry.committed for entry in entries)


def _is_own(sources: _Sources) -> bool:
    return all(claim.kind in _OWN for claim in sources.claims)


_Cause: TypeAlias = tuple[str, Callable[[_Sources], Hit | None]]

#: What is the matter with the sources of a claim, what weighs most first: one cause is told once.
_CAUSES: tuple[_Cause, ...] = (
    ("CC202", _circular),
    ("CC203", _unnamed),
    ("CC204", _interested),
    ("CC201", _few),
)


#: What was found in a case; four rules ask for it, each of them for its own.
_found: WeakKeyDictionary[Subject, Mapping[str, Sequence[Hit]]] = WeakKeyDictionary()


def _hits(subject: Subject) -> Mapping[str, Sequence[Hit]]:
    """Return, by the codes of rules, the claims of whose sources that rule says most, of those not off."""
    if subject not in _found:
        levels = subject.profile.levels
        causes = [(code, cause) for code, cause in _CAUSES if levels.get(code) is not Level.OFF]
        hits: dict[str, list[Hit]] = {code: [] for code, _ in _CAUSES}
        for claims in subject.claims:
            # Else nobody is on record for it, or only the rebuttals that put it forward.
            if any(map(subject.case.attributions, claims)):
                for code, hit in _causes(_Sources(subject, claims), causes):
                    hits[code].append(hit)
        _found[subject] = hits
    return _found[subject]


def _causes(sources: _Sources, causes: Sequence[_Cause]) -> Iterator[tuple[str, Hit]]:
    for code, cause in causes:
        hit = cause(sources)
        if hit is not None:
            yield code, hit
            if hit.level is None:
                return


def few_sources(subject: Subject, /) -> Iterable[Hit]:
    """Return each claim with fewer independent sources than the profile asks for (CC201)."""
    return _hits(subject)["CC201"]


def circular_sources(subject: Subject, /) -> Iterable[Hit]:
    """Return each claim that sources have from each other, nothing first-hand entering (CC202)."""
    return _hits(subject)["CC202"]


def interested_sources(subject: Subject, /) -> Iterable[Hit]:
    """Return each claim that nobody says but those with an interest in the matter (CC204)."""
    return _hits(subject)["CC204"]


def unnamed_sources(subject: Subject, /) -> Iterator[Hit]:
    """Yield each claim that unnamed sources alone say, and each of those used without a reason (CC203)."""
    yield from _hits(subject)["CC203"]
    used = _used(subject)
    for source in subject.case.of_type(UnnamedSource):
        if source.id in used and not (source.reason and source.reason.strip()):
            message = subject.words("lint.CC203.reason", source=names_of(subject, (source.id,)))
            yield Hit(record=source.id, message=message, level=Level.WARNING)


def _used(subject: Subject) -> set[str]:
    """Return who says something, speaks for somebody, answers, or brings evidence forward."""
    case, fallen = subject.case, subject.analysis.standings.fallen
    used: set[str | None] = set()
    for entry in case.of_type(Attribution):
        if entry.id not in fallen:
            used.update((entry.source, entry.speaker))
    used.update(rebuttal.by for rebuttal in case.of_type(Rebuttal))
    used.update(evidence.by for evidence in case.of_type(Evidence))
    return {id for id in used if id is not None}


RULES = (
    LintRule(
        code="CC201",
        title="fewer independent sources than the profile asks for",
        level=Level.WARNING,
        check=few_sources,
    ),
    LintRule(
        code="CC202",
        title="sources that have it from each other, and nothing first-hand",
        level=Level.ERROR,
        check=circular_sources,
    ),
    LintRule(
        code="CC203",
        title="unnamed sources alone, or no reason for not naming one",
        level=Level.ERROR,
        check=unnamed_sources,
    ),
    LintRule(
        code="CC204",
        title="nobody but an interested party says it",
        level=Level.WARNING,
        check=interested_sources,
    ),
)
