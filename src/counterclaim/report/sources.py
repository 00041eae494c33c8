"""The sources on record, and how much of it is theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from counterclaim.model import Claim, Document, Rebuttal, Source
from counterclaim.registry import registration_of
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lines import comma, named
from counterclaim.report.told import voices
from counterclaim.words import Words

__all__ = ["SourceRow", "source_blocks", "source_rows"]


@frozen(kw_only=True)
class SourceRow(Row):
    """
    A source, and how often it has a word.

    Attributes:
        id: Its id.
        name: Its name.
        type: What it is, as `organization`.
        role: What it is in this story.
        states: How many claims it puts forward on its own word.
        reports: How many claims it passes on.
        rebuts: How many rebuttals it makes.
        publishes: How many documents it publishes.
        depends_on: The sources that it is not independent of.
        interests: What it has an interest in.
    """

    id: str
    name: str
    type: str
    role: str | None
    states: int
    reports: int
    rebuts: int
    publishes: int
    depends_on: tuple[Party, ...]
    interests: tuple[Party, ...]


def source_rows(context: Context) -> Sequence[SourceRow]:
    """Return a row for each source on record."""
    case = context.case
    heard = [voices(case, claim) for claim in case.of_type(Claim)]
    states = Counter(source for said_by, _ in heard for source in said_by)
    reports = Counter(source for _, through in heard for source in through)
    rebuts = Counter(rebuttal.by for rebuttal in case.of_type(Rebuttal))
    publishes = Counter(document.publisher for document in case.of_type(Document))
    return tuple(
        SourceRow(
            records=(source.id,),
            id=source.id,
            name=source.name,
            type=_type(source),
            role=source.role,
            states=states[source.id],
            reports=reports[source.id],
            rebuts=rebuts[source.id],
            publishes=publishes[source.id],
            depends_on=context.parties(source.depends_on),
            interests=context.parties(source.interests),
        )
        for source in case.of_type(Source)
    )


def source_blocks(rows: Sequence[SourceRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("sources.id"), least=10, weight=2),
        Column(words("sources.name"), least=14, weight=3),
        Column(words("sources.kind"), least=12, weight=2),
        *(
            Column(words(f"sources.{key}"), least=4, right=True)
            for key in ("states", "reports", "rebuts", "publishes")
        ),
        Column(words("sources.depends-on"), least=12, weight=2),
        Column(words("sources.interests"), least=12, weight=2),
    )
    yield Table(columns, tuple(map(_cells, rows)), records=tuple(row.records for row in rows))


def _type(source: Source) -> str:
    return source.foreign.tag if source.foreign is not None else registration_of(type(source)).tag


def _cells(row: SourceRow) -> tuple[Cell, ...]:
    counts = (row.states, row.reports, row.rebuts, row.publishes)
    return (
        (named(row.id),),
        (row.name,),
        (row.role or row.type,),
        *((str(count),) if count else () for count in counts),
        (comma(party.link for party in row.depends_on),),
        (comma(party.link for party in row.interests),),
    )
