"""Whether those who are accused were asked, and whether what they answer is on record."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.hearing import Hearing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED, names_of
from counterclaim.model import Claim, RebuttalKind
from counterclaim.words import short

__all__ = ["RULES"]

#: What answers a claim of others; who corrects or retracts something said it.
_ANSWERING = frozenset(
    {RebuttalKind.DENIAL, RebuttalKind.DISPUTE, RebuttalKind.UNDERCUT, RebuttalKind.QUALIFICATION}
)


def accused_unheard(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each claim that accuses somebody identifiable who was neither asked nor answers (CC101).

    It does not matter who it is that asks in their name or answers for them: who they belong to, their
    members, who depends on them, who speaks for them. Who says it of themselves has been heard.
    """
    hearing = Hearing(subject.case)
    for claims in subject.claims:
        accused = hearing.identifiable(claims)
        unheard = hearing.unheard(accused, claims) if accused else ()
        if unheard:
            yield _unheard(subject, hearing, claims, unheard)


def _unheard(subject: Subject, hearing: Hearing, claims: tuple[Claim, ...], unheard: tuple[str, ...]) -> Hit:
    claim = next(claim for claim in claims if claim.accuses)
    unclear = [hearing.unclear(id) for id in unheard]
    requests = list(dict.fromkeys(id for id in unclear if id is not None))[:MOST_RELATED]
    text, parties = short(claim.text), names_of(subject, unheard)
    if None in unclear:
        message = subject.words("lint.CC101", claim=text, parties=parties)
    else:
        request = ", ".join(requests)
        message = subject.words("lint.CC101.unclear", claim=text, parties=parties, request=request)
    return Hit(
        record=claim.id,
        message=message,
        related=(*unheard, *requests)[:MOST_RELATED],
        level=None if None in unclear else Level.WARNING,
        about=unheard,
    )


def accuser_unstated(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each claim that somebody answers and that nobody is on record for (CC104).

    One that is passed on without saying from whom has somebody on record; one that a rebuttal puts in the
    place of another is said by those who make that rebuttal.
    """
    case = subject.case
    for claims in subject.claims:
        if any(case.attributions(claim) or case.proposing(claim) for claim in claims):
            continue
        answers = [
            (claim, rebuttal)
            for claim in claims
            for rebuttal in case.rebuttals(claim)
            if rebuttal.kind in _ANSWERING
        ]
        if answers:
            claim = answers[0][0]
            party = names_of(subject, (rebuttal.by for _, rebuttal in answers))
            message = subject.words("lint.CC104", party=party, claim=short(claim.text))
            related = tuple(dict.fromkeys(rebuttal.id for _, rebuttal in answers))
            yield Hit(record=claim.id, message=message, related=related[:MOST_RELATED])


RULES = (
    LintRule(
        code="CC101",
        title="an accusation, and those accused were neither asked nor answer",
        level=Level.ERROR,
        check=accused_unheard,
    ),
    LintRule(
        code="CC104",
        title="a denial of a claim that nobody is on record for",
        level=Level.WARNING,
        check=accuser_unstated,
    ),
)
