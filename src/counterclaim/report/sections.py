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
    lint_section,
    overview,
    papers,
    pictured,
    questions,
    rebuttals,
    sources,
    stances,
    standings,
)
from counterclaim.report.blocks import Block, Paragraph
from counterclaim.report.context import Context, Row
from counterclaim.words import Words

__all__ = ["IN_A_TERMINAL", "SECTIONS", "WHOLE", "Section", "made", "section_blocks", "section_title"]

_Blocks = Callable[[Sequence[Any], Words], Iterable[Block]]
_LimitedBlocks = Callable[[Sequence[Any], Words, int, int], Iterable[Block]]


@frozen
class Section:
    """
    One section of a report.

    Attributes:
        key: Its name, the same in every language, as `claims`.
        title: Its heading.
        rows: Its rows, or the first of them.
        count: How many rows there are, those left out included.
        parts: What they are, counted, where that says more than how many there are together.
    """

    key: str
    title: str
    rows: tuple[Row, ...]
    count: int
    parts: tuple[str, ...] = ()


def _no_parts(_: Context) -> tuple[str, ...]:
    return ()


class _Kind(NamedTuple):
    """
    How a section is made, and shown up to a limit.

    It may need all of its rows to be shown, and its heading may count what they are.
    """

    rows: Callable[[Context], Sequence[Row]]
    blocks: _LimitedBlocks
    whole: bool = False
    parts: Callable[[Context], tuple[str, ...]] = _no_parts


def _first(blocks: _Blocks) -> _LimitedBlocks:
    """Return what shows the first rows as *blocks* does, and counts the others."""

    def limited(rows: Sequence[Any], words: Words, limit: int, count: int) -> Iterator[Block]:
        shown = rows[:limit]
        if shown:
            yield from blocks(shown, words)
        if count > len(shown):
            yield Paragraph(words("section.more", count=count - len(shown)))

    return limited


def _all(blocks: _Blocks) -> _LimitedBlocks:
    """Return what shows all rows as *blocks* does, for the few of some sections."""

    def unlimited(rows: Sequence[Any], words: Words, limit: int, count: int) -> Iterable[Block]:
        return blocks(rows, words)

    return unlimited


def _stances(rows: Sequence[Any], words: Words, limit: int, _: int) -> Iterator[Block]:
    return stances.stance_blocks(rows, words, limit)


def _method(context: Context) -> tuple[Row, ...]:
    return (overview.method_row(context, version("counterclaim")),)


#: The sections in their order.
SECTIONS: dict[str, _Kind] = {
    "headline": _Kind(overview.count_rows, _all(overview.count_blocks), whole=True),
    "claims": _Kind(claims.claim_rows, _first(claims.claim_blocks)),
    "sources": _Kind(sources.source_rows, _first(sources.source_blocks)),
    "map": _Kind(pictured.map_rows, _first(pictured.map_blocks)),
    "stances": _Kind(stances.stance_rows, _stances, whole=True),
    "figures": _Kind(figures.figure_rows, _first(figures.figure_blocks)),
    "conflicts": _Kind(
        conflicts.conflict_rows, _first(conflicts.conflict_blocks), parts=conflicts.conflict_parts
    ),
    "rebuttals": _Kind(rebuttals.rebuttal_rows, _first(rebuttals.rebuttal_blocks)),
    "replies": _Kind(rebuttals.reply_rows, _first(rebuttals.reply_blocks)),
    "standing": _Kind(standings.standing_rows, _first(standings.standing_blocks)),
    "independence": _Kind(independence.independence_rows, _first(independence.independence_blocks)),
    "evidence": _Kind(evidence.evidence_rows, _first(evidence.evidence_blocks)),
    "reviews": _Kind(evidence.review_rows, _first(evidence.review_blocks)),
    "timeline": _Kind(pictured.timeline_rows, _first(pictured.timeline_blocks)),
    "questions": _Kind(questions.question_rows, _first(questions.question_blocks)),
    "lint": _Kind(
        lint_section.finding_rows, _first(lint_section.finding_blocks), parts=lint_section.finding_parts
    ),
    "unchecked": _Kind(lint_section.unchecked_rows, _all(lint_section.unchecked_blocks), whole=True),
    "documents": _Kind(papers.document_rows, _first(papers.document_blocks)),
    "notes": _Kind(papers.note_rows, _first(papers.note_blocks)),
    "problems": _Kind(overview.problem_rows, _first(overview.problem_blocks)),
    "method": _Kind(_method, _all(overview.method_blocks), whole=True),
}
#: The sections of a whole report. The sources by themselves are left out: they are in those on what is said.
WHOLE = tuple(key for key in SECTIONS if key != "sources")
#: Those that a terminal shows. Without a picture, the claim map says nothing that "who says what" does not.
IN_A_TERMINAL = tuple(key for key in WHOLE if key != "map")
#: Sections whose rows are not counted in their headings.
_UNCOUNTED = frozenset(
    {"headline", "map", "stances", "standing", "independence", "timeline", "unchecked", "method"}
)


def section_title(section: Section, words: Words) -> str:
    """Return the heading of *section*, with the count of its rows where that says something."""
    if section.key in _UNCOUNTED:
        return section.title
    count = " · ".join(section.parts) or section.count
    return words("section.counted", title=section.title, count=count)


def section_blocks(section: Section, words: Words, limit: int) -> Iterable[Block]:
    """Return what shows the first *limit* rows of *section*, and counts the others."""
    return SECTIONS[section.key].blocks(section.rows, words, limit, section.count)


def made(context: Context, keys: Iterable[str], most: int | None) -> Iterator[Section]:
    """Yield the sections *keys* in their order, with at most the first *most* rows of each."""
    wanted = frozenset(keys)
    for key, kind in SECTIONS.items():
        if key in wanted:
            rows = kind.rows(context)
            shown = tuple(rows if most is None or kind.whole else rows[:most])
            title = context.words(f"section.{key}")
            yield Section(key, title, shown, len(rows), kind.parts(context))
