"""What stands of each claim and rebuttal after everything that answers it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from attrs import frozen

from counterclaim.model import Attribution, Claim, Evidence, Rebuttal
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Context, Mention, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import comma, named, phrase
from counterclaim.standing import Ground, Status, Step, involved, turns
from counterclaim.words import Words, short

__all__ = [
    "StandingRow",
    "StepRow",
    "TurnRow",
    "standing_blocks",
    "standing_lines",
    "standing_row",
    "standing_rows",
    "turn_lines",
    "turn_rows",
]

#: Steps of one reason, and records of one step, that a text names.
_STEPS_SHOWN = 8
_NAMED = 4
#: Records that have to do with a dispute whose course is worked out; each of them may change all the others.
MOST_INVOLVED = 2_000


@frozen(kw_only=True)
class StepRow(Row):
    """
    One step of a reason.

    Attributes:
        record: What it is about.
        label: Whether that is in, out or undecided.
        ground: Why.
        by: What makes it so, twenty records at most.
        more: How many more there are.
        sentence: The step in a sentence.
    """

    record: Mention
    label: str
    ground: Ground
    by: tuple[Mention, ...]
    more: int
    sentence: str


@frozen(kw_only=True)
class TurnRow(Row):
    """
    A day from which on a dispute stood otherwise.

    Attributes:
        since: The day, where what turned it is dated.
        status: The state of the dispute from then on.
        through: What turned it.
    """

    since: date | None
    status: Status
    through: tuple[Mention, ...]


@frozen(kw_only=True)
class StandingRow(Row):
    """
    What stands of one claim or rebuttal.

    Attributes:
        id: Its id.
        type: `claim` or `rebuttal`.
        text: Its wording, or what it is.
        status: The state of the dispute about it.
        challengers: What answers it.
        because: The steps that led there.
    """

    id: str
    type: str
    text: str
    status: Status
    challengers: tuple[Mention, ...]
    because: tuple[StepRow, ...]


def standing_rows(context: Context) -> Sequence[StandingRow]:
    """Return a row for each claim, then one for each rebuttal."""
    disputed: tuple[Claim | Rebuttal, ...] = context.case.of_type(Claim)
    return LazyRows(disputed + context.case.of_type(Rebuttal), partial(standing_row, context))


def standing_row(context: Context, record: Claim | Rebuttal) -> StandingRow:
    """Return what stands of *record*."""
    standing = context.standings[record.id]
    challengers = tuple(Mention(id, _named(context, id)) for id in standing.challengers)
    steps = dict.fromkeys(id for step in standing.because for id in (step.record, *step.by))
    return StandingRow(
        records=tuple(dict.fromkeys((record.id, *steps))),
        id=record.id,
        type="claim" if isinstance(record, Claim) else "rebuttal",
        text=context.mention(record.id).text,
        status=standing.status,
        challengers=challengers,
        because=tuple(_step(context, step) for step in standing.because),
    )


def turn_rows(context: Context, record: Claim | Rebuttal) -> tuple[TurnRow, ...] | None:
    """Return how the dispute about *record* went; `None` where too much has to do with it."""
    if len(involved(context.case, record, conflicts=context.analysis.challenging)) > MOST_INVOLVED:
        return None
    found = turns(
        context.case, record, conflicts=context.analysis.challenging, accepted=context.detection.accepted
    )
    return tuple(
        TurnRow(
            records=turn.through,
            since=turn.since,
            status=turn.status,
            through=tuple(Mention(id, _named(context, id)) for id in turn.through),
        )
        for turn in found
    )


def standing_blocks(rows: Sequence[StandingRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*, those that nothing answers by their ids alone."""
    disputed = [row for row in rows if row.status is not Status.UNCHALLENGED]
    unchallenged = [row.id for row in rows if row.status is Status.UNCHALLENGED]
    if disputed:
        columns = (
            Column(words("standing.record"), least=20, weight=3),
            Column(words("standing.status"), least=10),
            Column(words("standing.because"), least=30, weight=5),
        )
        cells = tuple(_cells(row, words) for row in disputed)
        yield Table(columns, cells, records=tuple(row.records for row in disputed))
    if unchallenged:
        records = comma(map(named, unchallenged))
        yield Paragraph(phrase(words, "standing.unchallenged", records=records))
    yield Paragraph(words("standing.method"))


def standing_lines(row: StandingRow, words: Words) -> Iterator[str]:
    """Yield the standing of one record and the steps that led there, in sentences."""
    yield words("standing.one-line", status=words(f"status.{row.status.value}"))
    if row.status is not Status.UNCHALLENGED:
        yield from _steps(row, words)


def turn_lines(rows: Sequence[TurnRow] | None, words: Words) -> Iterator[str]:
    """Yield how a dispute went, in sentences; nothing where it never turned."""
    if rows is None:
        yield words("standing.too-many", count=MOST_INVOLVED)
        return
    for row in rows if len(rows) > 1 else ():
        since = words("standing.undated") if row.since is None else row.since.isoformat()
        names = [mention.text for mention in row.through[:_NAMED]]
        status = words(f"status.{row.status.value}")
        yield words("standing.turn", since=since, status=status, through=", ".join(names) or "–")


def _steps(row: StandingRow, words: Words) -> Iterator[str]:
    yield from (step.sentence for step in row.because[:_STEPS_SHOWN])
    if len(row.because) > _STEPS_SHOWN:
        yield words("standing.more", count=len(row.because) - _STEPS_SHOWN)


def _cells(row: StandingRow, words: Words) -> tuple[Cell, ...]:
    status = words(f"status.{row.status.value}")
    return ((named(row.id), f": {short(row.text)}"),), (status,), tuple(_steps(row, words))


def _step(context: Context, step: Step) -> StepRow:
    by = tuple(Mention(id, _named(context, id)) for id in step.by)
    record = Mention(step.record, _named(context, step.record))
    return StepRow(
        records=(step.record, *step.by),
        record=record,
        label=step.label.name.lower(),
        ground=step.ground,
        by=by,
        more=step.more,
        sentence=_sentence(context.words, step, record, by),
    )


def _sentence(words: Words, step: Step, record: Mention, by: Sequence[Mention]) -> str:
    names = [mention.text for mention in by[:_NAMED]]
    count = len(by) + step.more
    if count > _NAMED:
        names[-1] = words("standing.others", count=count - _NAMED + 1)
    return words(f"ground.{step.ground.value}", record=record.text, by=words.joined(names))


def _named(context: Context, id: str) -> str:
    """Return the record *id* as a reason names it: in a few words, and by its id."""
    record = context.case.get(id)
    if isinstance(record, Rebuttal):
        act = context.words(f"rebuttal.{record.kind.value}.act", by=context.party(record.by).name)
        return f"{act} ({id})"
    if isinstance(record, Attribution):
        source = context.party(record.source).name
        return context.words("standing.attribution", source=source, id=id)
    return context.words("standing.evidence", id=id) if isinstance(record, Evidence) else id
