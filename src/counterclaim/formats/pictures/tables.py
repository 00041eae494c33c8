"""What the pictures show, as rows of words: a table says the same to who cannot see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from attrs import frozen

from counterclaim.case import CaseView, RecordOrId
from counterclaim.codec import paused_collector
from counterclaim.conflicts import Conflict
from counterclaim.formats.pictures.grid import SAYING, Grid, Mark, Tie
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.formats.pictures.labels import Labels
from counterclaim.formats.pictures.picture import EdgeKind
from counterclaim.formats.pictures.timeline import Moment, timeline
from counterclaim.formats.pictures.tree import told_of
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal, Record
from counterclaim.provenance.own_word import has_origin
from counterclaim.words import Words, short

__all__ = ["MapRow", "TimelineRow", "TreeRow", "map_rows", "timeline_rows", "tree_rows"]

_NAMED = 12
#: What a row says of marks that the words on who says what do not have.
_ACTS = {
    "reports-rebuttal": "act.reports",
    "states-rebuttal": "act.states",
    "supports": "picture-act.supports",
    "undermines": "picture-act.undermines",
}
_OF_REBUTTALS = frozenset({"reports-rebuttal", "states-rebuttal"})
_TIES = {
    EdgeKind.ASSUMES: "picture.assuming",
    EdgeKind.SAME: "picture.same",
    EdgeKind.INSTEAD: "picture.instead",
    EdgeKind.CITES: "picture.basis",
}


@frozen(kw_only=True)
class MapRow:
    """
    A relation of a claim map.

    Attributes:
        records: The ids of the records that say so, then of those that it is about.
        who: Who does it: a source; between claims, the claim.
        what: What they do.
        to: To what: mostly a claim.
        from_whom: From whom they have it, where they pass it on.
    """

    records: tuple[str, ...]
    who: str
    what: str
    to: str
    from_whom: str = ""


@frozen(kw_only=True)
class TreeRow:
    """
    A word of a provenance tree.

    Attributes:
        records: The ids of the attribution, and of those that it passes on.
        who: The source.
        how: How it puts it, how far it takes it on, when, and where.
        from_whom: From whom it has it.
    """

    records: tuple[str, ...]
    who: str
    how: str
    from_whom: str


@frozen(kw_only=True)
class TimelineRow:
    """
    A date of a timeline.

    Attributes:
        records: The ids of the records; the first is the one that has the date. Of those without a date, the
            first few.
        what: What the date is of: that something was said, published, fetched.
        when: The date.
        text: What was said, published or fetched.
    """

    records: tuple[str, ...]
    what: str
    when: str
    text: str


def map_rows(
    case: CaseView, *, language: str = "en", conflicts: Iterable[Conflict] = ()
) -> tuple[MapRow, ...]:
    """
    Return what a claim map shows: a row for each word of a source, each rebuttal, evidence and relation.

    Raises:
        ValueError: There are no words in *language*.
    """
    labels = Labels(case, Words(language))
    with paused_collector():  # rows are many small objects without cycles
        grid = claim_grid(case, conflicts=conflicts)
        return (*_marked(grid, labels), *(_tied(tie, labels) for tie in grid.ties), *_unheard(grid, labels))


def tree_rows(
    case: CaseView, record: RecordOrId, *, language: str = "en", taken_back: Collection[str] = ()
) -> tuple[TreeRow, ...]:
    """
    Return what a provenance tree shows: a row for each attribution, then one for what is on record.

    The attributions whose ids are *taken_back* are marked as such.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: There are no words in *language*.
    """
    labels = Labels(case, Words(language))
    root, told, ends = told_of(case, record)
    rows = [_hop(entry, told, labels, entry.id in taken_back) for entry in told.values()]
    sources = _names([told[id].source for id in ends], labels) or labels.words("trace.nobody")
    held = TreeRow(
        records=(root, *ends),
        who=labels.words("picture.record"),
        how=_mentioned(root, labels),
        from_whom=sources,
    )
    return (*rows, held)


def timeline_rows(case: CaseView, *, language: str = "en") -> tuple[TimelineRow, ...]:
    """
    Return what a timeline shows: a row for each date, by the day, then for what has no date, counted.

    Raises:
        ValueError: There are no words in *language*.
    """
    words = Words(language)
    found = timeline(case, language=language)
    dated = (
        TimelineRow(
            records=moment.records,
            what=words(f"picture-time.{moment.kind.value}"),
            when=moment.when,
            text=moment.text,
        )
        for moment in sorted(found.moments, key=_days)
    )
    undated = (
        TimelineRow(
            records=records[:_NAMED],
            what=words(f"picture-time.{kind.value}"),
            when=words("picture-time.no-date"),
            text=words.counted("picture-count.records", len(records)),
        )
        for kind, records in found.without
    )
    return (*dated, *undated)


def _days(moment: Moment) -> tuple[date, date]:
    """Return the first and last day of *moment*; where it has no first day, it stands by its last."""
    return moment.first or moment.last or date.min, moment.last or date.max


def _marked(grid: Grid, labels: Labels) -> Iterator[MapRow]:
    """Yield a row for each mark of the map; one for a rebuttal, whatever the number of claims it is about."""
    about: dict[Mark, list[str]] = {}
    claims = {claim.id for claim in labels.case.of_type(Claim)}
    for row in grid.rows:
        for mark in row.marks:
            about.setdefault(mark, []).append(row.record)
        if row.record in claims and SAYING.isdisjoint(mark.act for mark in row.marks):
            nobody = labels.words("told.nobody")
            yield MapRow(records=(row.record,), who="", what=nobody, to=_mentioned(row.record, labels))
    for mark, rows in about.items():
        yield _word(mark, labels.case[mark.record], rows, labels)


def _word(mark: Mark, record: Record, about: list[str], labels: Labels) -> MapRow:
    from_whom: tuple[str, ...] = ()
    aims: tuple[str, ...] = tuple(about)
    cited: tuple[str, ...] = ()
    if isinstance(record, Attribution):
        aims, from_whom = (record.of,) if mark.act in _OF_REBUTTALS else aims, record.relays
    elif isinstance(record, Rebuttal) and mark.act != "states":
        aims, cited = record.targets, record.evidence
    elif isinstance(record, Evidence):
        aims = (record.bears_on,)
    return MapRow(
        records=tuple(dict.fromkeys((mark.record, *mark.also, *aims, *from_whom, *cited))),
        who=_who(mark, record, labels),
        what=_what(mark, record, cited, labels),
        to=_listed(aims, labels),
        from_whom=_from_whom(from_whom, mark, record, labels),
    )


def _who(mark: Mark, record: Record, labels: Labels) -> str:
    if mark.source is None:
        return labels.words("picture.evidence")
    name = labels.name(mark.source)
    if isinstance(record, Attribution) and record.speaker is not None:
        speaker = labels.words("rebuttals.speaker", speaker=labels.name(record.speaker))
        return f"{name} ({speaker})"
    return name


def _what(mark: Mark, record: Record, cited: tuple[str, ...], labels: Labels) -> str:
    words = labels.words
    what = words(_ACTS.get(mark.act, f"act.{mark.act}"))
    if isinstance(record, Evidence) and record.description:
        return f"{what}: {short(record.description)}"
    if cited:
        named = ", ".join(words.first(cited, _NAMED))
        return f"{what}; {words('rebuttals.evidence', evidence=named)}"
    return what


def _from_whom(relayed: tuple[str, ...], mark: Mark, record: Record, labels: Labels) -> str:
    if not relayed:
        unstated = mark.open and isinstance(record, Attribution) and not has_origin(record)
        return labels.words("told.unstated") if unstated else ""
    return _names([_source_of(id, labels) for id in relayed], labels)


def _source_of(id: str, labels: Labels) -> str:
    """Return the source of the attribution *id*; the id itself where it is not on record."""
    entry = labels.case.get(id, Attribution)
    return id if entry is None else entry.source


def _tied(tie: Tie, labels: Labels) -> MapRow:
    key = _TIES.get(tie.kind, "picture-tie.perhaps" if tie.possible else "picture-tie.conflict")
    tails, heads = (tie.tails, tie.heads) if tie.heads else (tie.tails[:1], tie.tails[1:])
    record = labels.case.get(tie.records[0])
    who = _listed(tails, labels)
    if isinstance(record, Rebuttal):
        who = labels.name(record.by)
    elif isinstance(record, Evidence):
        who = record.id
    return MapRow(
        records=tuple(dict.fromkeys((*tie.records, *tie.tails, *tie.heads))),
        who=who,
        what=labels.words(key),
        to=_listed(heads, labels),
    )


def _unheard(grid: Grid, labels: Labels) -> Iterator[MapRow]:
    for id in grid.silent:
        yield MapRow(records=(id,), who=labels.name(id), what=labels.words("picture.silent"), to="")


def _hop(entry: Attribution, told: Collection[str], labels: Labels, taken_back: bool) -> TreeRow:
    words = labels.words
    how = list(labels.whole_act(entry))
    if taken_back:
        how.append(words("picture.taken-back"))
    from_whom = [_source_of(id, labels) if id in told else words("told.missing") for id in entry.relays]
    own: list[str] = []
    if entry.first_hand:
        own.append(words("picture.first-hand"))
    elif has_origin(entry):
        own.append(words("picture.own-word"))
    elif not entry.relays:
        own.append(words("told.unstated"))
    named = _names(from_whom, labels)
    return TreeRow(
        records=(entry.id, *entry.relays),
        who=labels.name(entry.source),
        how=" · ".join(how),
        from_whom="; ".join([*([named] if named else []), *own]),
    )


def _names(sources: Iterable[str], labels: Labels) -> str:
    return ", ".join(labels.words.first([labels.name(id) for id in dict.fromkeys(sources)], _NAMED))


def _listed(ids: Iterable[str], labels: Labels) -> str:
    return "; ".join(labels.words.first([_mentioned(id, labels) for id in ids], _NAMED))


def _mentioned(id: str, labels: Labels) -> str:
    """Return the record *id* with its wording, where it has one."""
    claim = labels.case.get(id, Claim)
    if claim is not None:
        return f"{id}: {short(labels.wording(claim))}"
    first, *lines = labels.record(id) if id in labels.case else (id,)
    return f"{first}: {short(' '.join(lines))}" if lines else first
