"""What of a case may leave as markup, where it would read as if nobody had answered it."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.formats.assertable import why_not_plain
from counterclaim.model import Attribution, Certainty, Claim, Rebuttal, RebuttalKind, Review, Source
from counterclaim.values import NoValue

__all__ = ["certain_attributions", "dispute_of", "why_not_alone", "why_not_review"]

#: What others use for something else than a verdict: which of several statements is to be used.
_RANK = "wikidata:rank"


def certain_attributions(case: CaseView, claim: Claim) -> tuple[Attribution, ...]:
    """
    Return the attributions of *claim* by sources on record that take it upon themselves without doubt.

    One that something on record answers is none of them: markup would say plainly that they said it.
    """
    return tuple(
        attribution
        for attribution in case.attributions(claim)
        if attribution.certainty is Certainty.CERTAIN
        and case.get(attribution.source, Source) is not None
        and dispute_of(case, attribution) is None
    )


def dispute_of(case: CaseView, attribution: Attribution) -> str | None:
    """Return the id of a rebuttal that says that this was not said, or not so, or no longer is."""
    return next((rebuttal.id for rebuttal in case.rebuttals(attribution)), None)


def why_not_alone(case: CaseView, claim: Claim) -> str | None:
    """
    Return why *claim* must not leave without a review of it, as a clause; `None` where it may.

    Beside what no format says plainly: schema.org's Claim has no word for the one who is accused, who would
    have to be heard, nor for what the claim says is *not* so.
    """
    if claim.accuses:
        return "it accuses somebody"
    if any(statement.negated or isinstance(statement.value, NoValue) for statement in claim.statements):
        return "it says what is not so"
    return why_not_plain(case, claim)


def why_not_review(case: CaseView, review: Review) -> str | None:
    """Return why *review* must not leave as a verdict that stands, as a clause; `None` where it may."""
    if review.rating is not None and review.rating.scale == _RANK:
        return "it is a rank, which says which of several statements is to be used, and no verdict"
    answers = case.rebuttals(review)
    if answers:
        return f"{answers[0].id!r} {_done_by(answers[0])}, and its verdict would read as if it stood"
    for rebuttal in () if review.document is None else case.rebuttals(review.document):
        if rebuttal.kind is RebuttalKind.RETRACTION:
            return f"{rebuttal.id!r} takes back the page where it stands"
    return None


def _done_by(rebuttal: Rebuttal) -> str:
    return _DOES.get(rebuttal.kind, "disputes it")


_DOES = {
    RebuttalKind.CORRECTION: "corrects it",
    RebuttalKind.QUALIFICATION: "narrows it",
    RebuttalKind.RETRACTION: "takes it back",
}
