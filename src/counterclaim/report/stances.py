"""Who says what: sources in rows, claims in columns, and a mark where a source has a word on a claim."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from attrs import frozen

from counterclaim.frozen import FrozenMap
from counterclaim.model import Attribution, Claim, RebuttalKind, Source
from counterclaim.provenance import commitments
from counterclaim.report.blocks import Block, Grid, Paragraph
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lines import Line, Linked, comma, first, phrase
from counterclaim.words import Words

__all__ = ["Stance", "StanceRow", "stance_blocks", "stance_rows"]

#: What a source can do with a claim, in the order of the marks.
_ACTS = (
    "states",
    "states-if",
    "reports",
    *(kind.value for kind in RebuttalKind),
    *(f"{kind.value}-of-attribution" for kind in RebuttalKind),
)
_RANK = {act: rank for rank, act in enumerate(_ACTS)}
#: Silent sources that are named.
_SILENT_SHOWN = 30


@frozen
class Stance:
    """
    What one source does with one claim.

    Attributes:
        claim: The id of the claim.
        number: Its place among the claims, from 1.
        acts: What the source does: `states` it itself, `states-if` another claim holds, `reports` it, or the
            kind of its rebuttal; with `-of-attribution` where that is aimed at who said it.
    """

    claim: str
    number: int
    acts: tuple[str, ...]


@frozen(kw_only=True)
class StanceRow(Row):
    """
    A source and its word on every claim on which it has one; on the others it is silent.

    Attributes:
        source: The source.
        stances: Its stances, in the order of the claims.
    """

    source: Party
    stances: tuple[Stance, ...]


def stance_rows(context: Context) -> tuple[StanceRow, ...]:
    """Return a row for each source on record, in the order of their first word; silent ones last."""
    rows: dict[str, list[Stance]] = {}
    for number, claim in enumerate(context.case.of_type(Claim), start=1):
        acts: dict[str, dict[str, None]] = {}
        for source, act in _acts(context, claim):
            acts.setdefault(source, {})[act] = None
        for source, done in acts.items():
            ordered = tuple(sorted(done, key=_RANK.__getitem__))
            rows.setdefault(source, []).append(Stance(claim.id, number, ordered))
    speakers = {attribution.speaker for attribution in context.case.of_type(Attribution)}
    for silent in context.case.of_type(Source):
        if silent.id not in speakers:  # who speaks for another is not silent
            rows.setdefault(silent.id, [])
    return tuple(
        StanceRow(records=(source,), source=context.party(source), stances=tuple(stances))
        for source, stances in rows.items()
    )


def stance_blocks(rows: Sequence[StanceRow], words: Words, limit: int) -> Iterator[Block]:
    """Yield what shows *rows*: of claims and of sources the first *limit*."""
    speaking = [row for row in rows if row.stances]
    claims = {stance.number: stance.claim for row in speaking for stance in row.stances}
    numbers = sorted(claims)
    shown, used = numbers[:limit], {act for row in rows for stance in row.stances for act in stance.acts}
    if not speaking or not limit:
        return
    places = {number: index for index, number in enumerate(shown)}
    yield Grid(
        words("stances.source"),
        tuple(Linked(str(number), claims[number]) for number in shown),
        tuple((row.source.link, _marks(row, places, words)) for row in speaking[:limit]),
        silence="·",
    )
    yield Paragraph(_legend(used, words))
    if len(numbers) > len(shown):
        yield Paragraph(words("stances.more-claims", count=len(numbers) - len(shown)))
    if len(speaking) > limit:
        yield Paragraph(words("section.more", count=len(speaking) - limit))
    silent: list[Line] = [row.source.link for row in rows if not row.stances]
    if silent:
        sources = comma(first(words, silent, _SILENT_SHOWN))
        yield Paragraph(phrase(words, "stances.silent", sources=sources))


def _acts(context: Context, claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield each source that has a word on *claim* with what it does."""
    committed = dict.fromkeys(commitment.source for commitment in commitments(context.case, claim))
    for attribution in context.case.attributions(claim):
        yield attribution.source, _act(attribution, claim, committed)
    for source in committed:
        yield source, "states"
    for rebuttal in context.case.rebuttals(claim):
        yield rebuttal.by, rebuttal.kind.value
    for attribution in context.case.attributions(claim):
        for rebuttal in context.case.rebuttals(attribution):
            yield rebuttal.by, f"{rebuttal.kind.value}-of-attribution"


def _act(attribution: Attribution, claim: Claim, committed: Container[str]) -> str:
    if attribution.source in committed and attribution.committed:
        return "states"
    return "states-if" if attribution.committed and claim.assuming else "reports"


def _marks(row: StanceRow, places: dict[int, int], words: Words) -> FrozenMap[int, str]:
    return FrozenMap(
        (places[stance.number], "".join(words(f"mark.{act}") for act in stance.acts))
        for stance in row.stances
        if stance.number in places
    )


def _legend(used: set[str], words: Words) -> str:
    marks = [f"{words(f'mark.{act}')} {words(f'act.{act}')}" for act in _ACTS if act in used]
    return words("stances.legend", marks=", ".join([*marks, words("stances.silence")]))
