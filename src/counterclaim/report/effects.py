"""What a change of the record does to the dispute: to what stands, to sources and to conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import evolve, frozen

from counterclaim.case import CaseView
from counterclaim.conflicts import Conflict, ConflictCertainty, Rule, sentence_of
from counterclaim.conflicts.conflict import record_of, split_address
from counterclaim.model import Claim, Rebuttal, Statement
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Row
from counterclaim.report.independence import interval
from counterclaim.standing import Analysis, Detection
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words, short

__all__ = ["EffectRow", "effect_blocks", "effect_rows"]

#: Records of one conflict that a text names.
_NAMED = 6


@frozen(kw_only=True)
class EffectRow(Row):
    """
    Something about the dispute that is otherwise in the later of two states of a case.

    Attributes:
        what: `standing` of a claim or rebuttal, its independent `sources`, or a `conflict`.
        id: The id of the claim or rebuttal; of a conflict, of the first record in it.
        before: What it was: a status, an interval of numbers, the sentence of a conflict that is gone; of one
            whose certainty changed, both have the sentence.
        after: What it is: a status, an interval of numbers, the sentence of a conflict that is new.
        text: The wording of the record, in short; of a conflict, its kind.
        certainty: Of a conflict that is still open, whether it is definite or possible now.
        settled_by: The ids of what settles a conflict that is still there.
    """

    what: str
    id: str
    before: str | None
    after: str | None
    text: str
    settled_by: tuple[str, ...] = ()
    certainty: ConflictCertainty | None = None


def effect_rows(
    earlier: CaseView,
    later: CaseView,
    *,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    rules: Iterable[Rule] = (),
) -> tuple[EffectRow, ...]:
    """
    Return what is otherwise about the dispute in *later* than in *earlier*, two states of one case.

    *vocabulary* and *rules* say how conflicts are looked for in both, as for `detect`. Open conflicts count.

    Raises:
        ValueError: There are no words in *language*.
    """
    words = Words(language)
    found = Detection(rules=tuple(rules))
    known = Vocabulary.default() if vocabulary is None else vocabulary
    old, new = (Analysis(case=case, vocabulary=known, detection=found) for case in (earlier, later))
    return (*_of_records(old, new), *_of_conflicts(old, new, words.language))


def effect_blocks(rows: Sequence[EffectRow], words: Words, limit: int) -> Iterator[Block]:
    """Yield what shows the first *limit* of *rows*."""
    if not rows:
        return
    columns = (
        Column(words("effect.what"), least=10),
        Column(words("effect.record"), weight=2, least=14),
        Column(words("effect.change"), weight=4, least=24),
    )
    yield Table(columns, tuple(_cells(row, words) for row in rows[:limit]), title=words("effect.title"))
    if len(rows) > limit:
        yield Paragraph(words("section.more", count=len(rows) - limit))


def _cells(row: EffectRow, words: Words) -> tuple[Cell, ...]:
    if row.what == "conflict":
        sentence = row.after or row.before or ""
        key = f"effect.{_change(row)}"
        kind = f"kind.{row.text}"
        shown = words(kind) if kind in words else row.text
        return (
            (words("effect.conflict", kind=shown),),
            words.first(row.records, _NAMED),
            (words(key, sentence=sentence, by=words.joined(list(row.settled_by))),),
        )
    before, after = (
        words(f"status.{value}") if row.what == "standing" else value for value in (row.before, row.after)
    )
    record = f"{row.id}: {row.text}" if row.text else row.id
    return (words(f"effect.{row.what}"),), (record,), (f"{before} → {after}",)


def _change(row: EffectRow) -> str:
    if row.certainty is not None:
        return row.certainty.value
    return "new" if row.before is None else "settled" if row.settled_by else "gone"


def _of_records(old: Analysis, new: Analysis) -> Iterator[EffectRow]:
    records: Iterable[Claim | Rebuttal] = chain(new.case.of_type(Claim), new.case.of_type(Rebuttal))
    for record in records:
        if old.case.get(record.id, type(record)) is None:
            continue
        before, after = (state.standings.status(record.id).value for state in (old, new))
        if before != after:
            yield _row("standing", record, before, after)
        if isinstance(record, Claim):
            before, after = (_sources(state, record.id) for state in (old, new))
            if before != after:
                yield _row("sources", record, before, after)


def _sources(state: Analysis, id: str) -> str:
    record = state.case.get(id, Claim)
    found = None if record is None else state.corroboration(record)
    return "" if found is None else interval(found.lower, found.upper)


def _row(what: str, record: Claim | Rebuttal, before: str, after: str) -> EffectRow:
    text = short(record.text or "")
    return EffectRow(records=(record.id,), what=what, id=record.id, before=before, after=after, text=text)


def _of_conflicts(old: Analysis, new: Analysis, language: str) -> Iterator[EffectRow]:
    before, after = (
        {_key(found, state.case): found for found in state.conflicts.open()} for state in (old, new)
    )
    settled = {_key(found, new.case): found.settled_by for found in new.conflicts if found.settled}
    for key in [key for key in before if key not in after]:
        row = _conflict_row(old, before[key], language, gone=True)
        yield evolve(row, settled_by=settled.get(key, ()))
    for key in [key for key in after if key not in before]:
        yield _conflict_row(new, after[key], language, gone=False)
    for key in [key for key in after if key in before]:
        if before[key].certainty is not after[key].certainty:
            earlier = _conflict_row(old, before[key], language, gone=True)
            row = _conflict_row(new, after[key], language, gone=False)
            yield evolve(row, before=earlier.before, certainty=after[key].certainty)


def _key(conflict: Conflict, case: CaseView) -> tuple[object, ...]:
    """Return what a conflict is told by in both states, in which its statements may have other places."""
    sides = tuple(frozenset(_stated(member, case) for member in side) for side in conflict.sides)
    return conflict.kind, frozenset(sides)


def _stated(member: str, case: CaseView) -> tuple[str, Statement | None]:
    found = None if member in case else split_address(member)
    claim = None if found is None else case.get(found[0], Claim)
    if found is None or claim is None or found[1] >= len(claim.statements):
        return member, None
    return claim.id, claim.statements[found[1]]


def _conflict_row(state: Analysis, conflict: Conflict, language: str, *, gone: bool) -> EffectRow:
    sentence = sentence_of(state.conflicts.explain(conflict), language=language)
    members = tuple(dict.fromkeys(record_of(member, state.case) for member in conflict.members))
    return EffectRow(
        records=members,
        what="conflict",
        id=members[0],
        before=sentence if gone else None,
        after=None if gone else sentence,
        text=conflict.kind,
    )
