"""The sections of a report: in which order they stand, what rows they have, and how these are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

from attrs import frozen

from counterclaim.report import (
    claims,
    conflicts,
    evidence,
    figures,
    independence,
    overview,
    papers,
    questions,
    rebuttals,
    sources,
    stances,
    standings,
)
from counterclaim.report.blocks import Block, Paragraph
from counterclaim.report.context import Context, Row
from counterclaim.words import Words

__all__ = ["SECTIONS", "WHOLE", "Section", "section_blocks", "section_title"]

_Blocks = Callable[[Sequence[Any], Words], Iterable[Block]]
_LimitedBlocks = Callable[[Sequence[Any], Words, int], Iterable[Block]]


@frozen
class Section:
    """
    One section of a report.

    Attributes:
        key: Its name, the same in every language, as `claims`.
        title: Its heading.
        rows: Its rows.
    """

    key: str
    title: str
    rows: tuple[Row, ...]


class _Kind(NamedTuple):
    """How a section is made, and shown up to a limit."""

    rows: Callable[[Context], tuple[Row, ...]]
    blocks: _LimitedBlocks


def _first(blocks: _Blocks) -> _LimitedBlocks:
    """Return what shows the first rows as *blocks* does, and counts the others."""

    def limited(rows: Sequence[Any], words: Words, limit: int) -> Iterator[Block]:
        if rows[:limit]:
            yield from blocks(rows[:limit], words)
        if len(rows) > limit:
            yield Paragraph(words("section.more", count=len(rows) - limit))

    return limited


def _method(context: Context) -> tuple[Row, ...]:
    return (overview.method_row(context, version("counterclaim")),)


#: The sections in their order.
SECTIONS: dict[str, _Kind] = {
    "headline": _Kind(overview.count_rows, _first(overview.count_blocks)),
    "claims": _Kind(claims.claim_rows, _first(claims.claim_blocks)),
    "sources": _Kind(sources.source_rows, _first(sources.source_blocks)),
    "stances": _Kind(stances.stance_rows, stances.stance_blocks),
    "figures": _Kind(figures.figure_rows, _first(figures.figure_blocks)),
    "conflicts": _Kind(conflicts.conflict_rows, _first(conflicts.conflict_blocks)),
    "rebuttals": _Kind(rebuttals.rebuttal_rows, _first(rebuttals.rebuttal_blocks)),
    "standing": _Kind(standings.standing_rows, _first(standings.standing_blocks)),
    "replies": _Kind(rebuttals.reply_rows, _first(rebuttals.reply_blocks)),
    "independence": _Kind(independence.independence_rows, _first(independence.independence_blocks)),
    "evidence": _Kind(evidence.evidence_rows, _first(evidence.evidence_blocks)),
    "reviews": _Kind(evidence.review_rows, _first(evidence.review_blocks)),
    "questions": _Kind(questions.question_rows, _first(questions.question_blocks)),
    "documents": _Kind(papers.document_rows, _first(papers.document_blocks)),
    "notes": _Kind(papers.note_rows, _first(papers.note_blocks)),
    "problems": _Kind(overview.problem_rows, _first(overview.problem_blocks)),
    "method": _Kind(_method, _first(overview.method_blocks)),
}
#: The sections of a whole report. The sources by themselves are left out: they are in those on what is said.
WHOLE = tuple(key for key in SECTIONS if key != "sources")
#: Sections whose rows are not counted in their headings.
_UNCOUNTED = frozenset({"headline", "stances", "standing", "independence", "method"})


def section_title(section: Section, words: Words) -> str:
    """Return the heading of *section*, with the count of its rows where that says something."""
    if section.key in _UNCOUNTED:
        return section.title
    return words("section.counted", title=section.title, count=len(section.rows))


def section_blocks(section: Section, words: Words, limit: int) -> Iterable[Block]:
    """Return what shows the first *limit* rows of *section*, and counts the others."""
    return SECTIONS[section.key].blocks(section.rows, words, limit)
