"""The claims of a case: what is said, by whom, through whom, and who objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from counterclaim.model import Attribution, Claim, ClaimKind, Rebuttal, RebuttalKind, Review
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Mention, Party, Row
from counterclaim.report.independence import interval
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, Linked, comma, first, joined, named, phrase, pieces
from counterclaim.report.told import Told, shown_paths, told
from counterclaim.report.verdicts import published_label
from counterclaim.standing import Status
from counterclaim.values import Period
from counterclaim.words import Words, short

__all__ = ["Answer", "ClaimRow", "Rated", "claim_blocks", "claim_rows"]

#: Objections to one claim that are named; the section on rebuttals has all of them.
_ANSWERS_SHOWN = 5
#: Published ratings of one claim that are named; the section on reviews has all of them.
_RATINGS_SHOWN = 3
#: Claims judged the same that are named in each one's row.
_SAME_NAMED = 10


@frozen(kw_only=True)
class Answer:
    """
    A rebuttal of a claim, or of an attribution of it.

    Attributes:
        id: Its id.
        kind: What it does.
        by: Whose it is.
        attributed_to: Where it aims at an attribution, whose that is: "I never said that".
    """

    id: str
    kind: RebuttalKind
    by: Party
    attributed_to: Party | None = None


@frozen(kw_only=True)
class Rated:
    """
    A published rating of a claim.

    Attributes:
        id: The id of the review.
        reviewer: Whose it is.
        label: The rating, as published; `None` where the review gives none.
    """

    id: str
    reviewer: Party
    label: str | None


@frozen(kw_only=True)
class ClaimRow(Row):
    """
    A claim, who says it, and who objects.

    Attributes:
        number: Its place among the claims, from 1.
        id: Its id.
        text: Its wording.
        language: The language of the wording.
        kind: Its kind.
        accuses: Whom it accuses.
        told: Who says it, and through whom it came.
        rebuttals: Who objects to it, or to having said it.
        against: What else stands against it: evidence, and claims in conflict with it.
        independent: How many independent sources it has, at least and at most.
        standing: The state of the dispute about it.
        rated: How others rated it, in their words.
        during: When it holds.
        place: Where it holds.
        assuming: The ids of the claims without which it does not hold.
        same: The ids of the first other claims that were judged to be the same.
        tags: Its tags.
    """

    number: int
    id: str
    text: str
    language: str | None
    kind: ClaimKind
    accuses: tuple[Party, ...]
    told: Told
    rebuttals: tuple[Answer, ...]
    against: tuple[Mention, ...]
    independent: tuple[int, int]
    standing: Status
    rated: tuple[Rated, ...]
    during: Period | None
    place: Party | None
    assuming: tuple[str, ...]
    same: tuple[str, ...]
    tags: tuple[str, ...]


def claim_rows(context: Context) -> Sequence[ClaimRow]:
    """Return a row for each claim."""
    numbered = tuple(enumerate(context.case.of_type(Claim), start=1))
    return LazyRows(numbered, lambda pair: _row(context, *pair))


def answers(context: Context, claim: Claim) -> Iterator[Answer]:
    """Yield the rebuttals of *claim*, then those of its attributions."""
    for rebuttal in context.case.rebuttals(claim):
        yield _answer(context, rebuttal, None)
    for attribution in context.case.attributions(claim):
        for rebuttal in context.case.rebuttals(attribution):
            yield _answer(context, rebuttal, attribution)


def claim_blocks(rows: Sequence[ClaimRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column("#", least=3, right=True),
        Column(words("claims.id"), least=10, weight=2),
        Column(words("claims.text"), least=24, weight=4),
        Column(words("claims.told"), least=22, weight=3),
        Column(words("claims.independent"), least=3, right=True),
        Column(words("claims.standing"), least=17, weight=2),
    )
    yield Table(
        columns, tuple(_cells(row, words) for row in rows), records=tuple(row.records for row in rows)
    )


def _row(context: Context, number: int, claim: Claim) -> ClaimRow:
    attributions = context.case.attributions(claim)
    rebuttals = tuple(answers(context, claim))
    rated = tuple(_rated(context, review) for review in context.case.reviews(claim))
    independent = context.corroboration(claim)
    return ClaimRow(
        records=(
            claim.id,
            *(entry.id for entry in attributions),
            *(answer.id for answer in rebuttals),
            *(review.id for review in rated),
        ),
        number=number,
        id=claim.id,
        text=claim.text,
        language=claim.language,
        kind=claim.kind,
        accuses=context.parties(claim.accuses),
        told=told(context, claim),
        rebuttals=rebuttals,
        against=tuple(_against(context, claim)),
        independent=(independent.lower, independent.upper),
        standing=context.standings.status(claim),
        rated=rated,
        during=claim.during,
        place=None if claim.place is None else context.party(claim.place),
        assuming=claim.assuming,
        same=tuple(islice((id for id in context.case.same(claim) if id != claim.id), _SAME_NAMED)),
        tags=claim.tags,
    )


def _answer(context: Context, rebuttal: Rebuttal, attribution: Attribution | None) -> Answer:
    source = None if attribution is None else context.party(attribution.source)
    return Answer(id=rebuttal.id, kind=rebuttal.kind, by=context.party(rebuttal.by), attributed_to=source)


def _rated(context: Context, review: Review) -> Rated:
    return Rated(id=review.id, reviewer=context.party(review.reviewer), label=published_label(review.rating))


def _against(context: Context, claim: Claim) -> Iterator[Mention]:
    for id in context.standings.challengers(claim):
        if not isinstance(context.case.get(id), Rebuttal):
            yield context.mention(id)


def _cells(row: ClaimRow, words: Words) -> tuple[Cell, ...]:
    return (
        (str(row.number),),
        (named(row.id),),
        (_wording(row, words),),
        shown_paths(row.told, words) or (words("told.nobody"),),
        (interval(*row.independent),),
        (words(f"status.{row.standing.value}"), *_ratings(row, words), *_objections(row, words)),
    )


def _wording(row: ClaimRow, words: Words) -> Line:
    text: Line = row.text
    if row.accuses:
        accused = joined(words, [party.link for party in row.accuses])
        text = phrase(words, "claims.accuses", accused=accused, text=text)
    elif row.kind is not ClaimKind.ASSERTION:
        text = words(f"claims.{row.kind.value}", text=text)
    details = tuple(_details(row, words))
    return (*pieces(text), " (", *pieces(comma(details, "; ")), ")") if details else text


def _details(row: ClaimRow, words: Words) -> Iterator[Line]:
    """Yield what narrows the claim."""
    if row.during is not None:
        yield words.period(row.during)
    if row.place is not None:
        yield row.place.link
    if row.assuming:
        yield phrase(words, "claims.assuming", claims=joined(words, list(map(named, row.assuming))))
    if row.same:
        yield phrase(words, "claims.same", claims=joined(words, list(map(named, row.same))))


def _ratings(row: ClaimRow, words: Words) -> Cell:
    return first(words, [_rating(rated, words) for rated in row.rated], _RATINGS_SHOWN)


def _rating(rated: Rated, words: Words) -> Line:
    if rated.label is None:
        return phrase(words, "claims.reviewed", reviewer=rated.reviewer.link)
    label = Linked(words.quoted(short(rated.label)), rated.id)
    return phrase(words, "claims.rated", rating=label, reviewer=rated.reviewer.link)


def _objections(row: ClaimRow, words: Words) -> Cell:
    lines = [_objection(answer, words) for answer in row.rebuttals]
    lines += [phrase(words, "claims.against", record=named(mention.id)) for mention in row.against]
    return first(words, lines, _ANSWERS_SHOWN)


def _objection(answer: Answer, words: Words) -> Line:
    done = phrase(words, f"rebuttal.{answer.kind.value}.by", by=answer.by.link)
    # Who takes back their own word says nothing of others.
    if answer.attributed_to is None or answer.attributed_to == answer.by:
        return done
    return phrase(words, "rebuttal.of-attribution", rebuttal=done, source=answer.attributed_to.link)
