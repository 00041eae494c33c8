"""The report of a case: its sections as data, and as text or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from importlib.metadata import version
from typing import Any, NamedTuple

from attrs import frozen

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.checks import shown
from counterclaim.codec import paused_collector
from counterclaim.conflicts import Rule, RuleSet
from counterclaim.findings import Problem
from counterclaim.model import CaseInfo
from counterclaim.ratings import Scales
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
from counterclaim.report.context import Context, Detection, Row
from counterclaim.report.json_form import json_line, json_list
from counterclaim.report.text_form import TextForm
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words

__all__ = ["USUAL_LIMIT", "Report", "Section", "case_report"]

#: Rows of one section that a text shows.
USUAL_LIMIT = 200


_Blocks = Callable[[Sequence[Any], Words], Iterable[Block]]
_LimitedBlocks = Callable[[Sequence[Any], Words, int], Iterable[Block]]


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
_KINDS: dict[str, _Kind] = {
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
WHOLE = tuple(key for key in _KINDS if key != "sources")
#: Sections whose rows are not counted in their headings.
_UNCOUNTED = frozenset({"headline", "stances", "standing", "independence", "method"})


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


@frozen(eq=False, kw_only=True)
class Report:
    """
    What is on record, ready to be shown; it keeps the record and decides nothing.

    Attributes:
        title: The title of the case.
        summary: What it is about.
        language: The language of the report.
        sections: Its sections, empty ones included.
        unread: What could not be compared, and which rules failed, where conflicts were looked for.
    """

    title: str
    summary: str | None
    language: str
    sections: tuple[Section, ...]
    unread: tuple[Problem, ...] = ()

    def __getitem__(self, key: str) -> tuple[Row, ...]:
        """Return the rows of the section *key*."""
        for section in self.sections:
            if section.key == key:
                return section.rows
        raise KeyError(key)

    def to_text(self, *, width: int | None = None, ascii: bool = False, limit: int = USUAL_LIMIT) -> str:
        """
        Return the report for a terminal of *width* columns (100 where it is not given, 60 at least).

        With *ascii* it holds no other characters. Of each section the first *limit* rows are shown, and the
        others counted.
        """
        form, words = TextForm(width=width, ascii=ascii), Words(self.language)
        lines = form.title(self.title, "=")
        if self.summary:
            lines += ["", *form.lines(Paragraph(self.summary))]
        for section in self.sections:
            lines += _section_lines(section, form, words, limit)
        return "\n".join(lines) + "\n"

    def section_text(
        self, key: str, *, width: int | None = None, ascii: bool = False, limit: int = USUAL_LIMIT
    ) -> str:
        """Return the section *key* by itself, without its heading; see `to_text`."""
        form, words = TextForm(width=width, ascii=ascii), Words(self.language)
        section = next(section for section in self.sections if section.key == key)
        if not section.rows:
            return words("section.none", title=section.title) + "\n"
        lines = _body(section, form, words, limit)
        return "".join(f"{line}\n" for line in lines)

    def to_json(self) -> str:
        """Return all of the report as JSON, whose keys are the same in every language."""
        about = (("title", self.title), ("summary", self.summary), ("language", self.language))
        fields = [f'"{key}": {json_line(value)}' for key, value in about]
        sections = (
            f'"{section.key}": {{"title": {json_line(section.title)}, "rows": {json_list(section.rows)}}}'
            for section in self.sections
        )
        fields.append('"sections": {\n' + ",\n".join(sections) + "\n}")
        return "{\n" + ",\n".join(fields) + "\n}\n"


def case_report(
    case: CaseView,
    *,
    now: date | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    scales: Scales | None = None,
    rules: Iterable[Rule] = (),
    rule_set: RuleSet | None = None,
    as_of: date | None = None,
    accepted: Iterable[RecordOrId] = (),
    problems: Iterable[Problem] = (),
    only: Iterable[str] = WHOLE,
) -> Report:
    """
    Return the report of *case*, in English ("en") or German ("de").

    *now* is the day on which it is made: it is shown, and deadlines are compared with it. *vocabulary* names
    the properties that the case does not, *scales* tell what published ratings mean. *rules*, *rule_set* and
    *as_of* say how conflicts are looked for, as they do for `detect`; *accepted* are rebuttals that a person
    accepted, as for `assess`. *problems* are those of the input; those of the case are in the report anyway.
    *only* names the sections that are wanted.

    Raises:
        TypeError: *now* is no day.
        UnknownIdError: One of *accepted* is no rebuttal of the case.
        ValueError: No report is written in *language*, or there is no such section.
    """
    if now is not None and not isinstance(now, date):
        message = f"expected the day as date(2019, 10, 17), found {shown(now)}"
        raise TypeError(message)
    words = Words(language)
    today = now.date() if isinstance(now, datetime) else now
    context = Context(
        case=case,
        words=words,
        today=today,
        problems=tuple(problems),
        vocabulary=Vocabulary.default() if vocabulary is None else vocabulary,
        scales=Scales.default() if scales is None else scales,
        detection=Detection(
            rule_set=rule_set, rules=tuple(rules), as_of=as_of, accepted=tuple(map(id_of, accepted))
        ),
    )
    wanted = set(only)
    if unknown := wanted - _KINDS.keys():
        message = f"there is no section {min(unknown)!r}; the sections are {', '.join(_KINDS)}"
        raise ValueError(message)
    with paused_collector():  # rows are many small objects without cycles
        rows = {key: kind.rows(context) for key, kind in _KINDS.items() if key in wanted}
    if "headline" in rows:  # with what only the other sections know
        rows["headline"] += tuple(
            overview.CountRow(what=key, count=len(rows[key]))
            for key in ("conflicts", "questions", "problems")
            if key in rows
        )
    sections = (Section(key, words(f"section.{key}"), found) for key, found in rows.items())
    info = case.info or CaseInfo(id="case")
    return Report(
        title=info.title or words("report.untitled"),
        summary=info.summary,
        language=words.language,
        sections=tuple(sections),
        unread=context.unread,
    )


def _section_lines(section: Section, form: TextForm, words: Words, limit: int) -> Iterator[str]:
    if not section.rows:
        return
    yield ""
    if section.key != "headline":
        title = section.title
        if section.key not in _UNCOUNTED:
            title = words("section.counted", title=title, count=len(section.rows))
        yield from form.title(title, "-")
    yield from _body(section, form, words, limit)


def _body(section: Section, form: TextForm, words: Words, limit: int) -> Iterator[str]:
    for index, block in enumerate(_KINDS[section.key].blocks(section.rows, words, limit)):
        yield from ([""] if index else [])
        yield from form.lines(block)
