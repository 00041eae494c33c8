"""A report as Markdown, from its title to how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.report.blocks import Paragraph
from counterclaim.report.markdown_form import MarkdownForm
from counterclaim.report.sections import Section, section_blocks, section_title
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.report import Report

__all__ = ["markdown_report"]

#: What Mermaid draws where nobody sets another limit (maxEdges, maxTextSize of its configuration).
_MOST_LINES = 500
_LONGEST_PICTURE = 50_000


def markdown_report(report: Report, limit: int) -> str:
    """Return *report* as Markdown, with the first *limit* rows of each section and the others counted."""
    return "\n".join(_lines(report, limit)).rstrip("\n") + "\n"


def _lines(report: Report, limit: int) -> Iterator[str]:
    form, words = MarkdownForm(), Words(report.language)
    yield from form.heading(report.title, 1)
    if report.summary:
        yield from form.lines(Paragraph(report.summary))
    if report.embargo:
        yield from form.lines(Paragraph(report.embargo))
    for section in report.sections:
        yield from _section(section, report, form, words, limit)


def _section(section: Section, report: Report, form: MarkdownForm, words: Words, limit: int) -> Iterator[str]:
    if not section.count:
        return
    if section.key != "headline":
        yield from form.heading(section_title(section, words), 2)
    if section.key == "map":
        yield from _drawn(section, report, form, words)
    for block in section_blocks(section, words, limit):
        yield from form.lines(block)


def _drawn(section: Section, report: Report, form: MarkdownForm, words: Words) -> list[str]:
    """Return the claim map as a drawing, where readers of Markdown draw one so large."""
    picture = report.pictures.mermaid_map(_MOST_LINES) if section.count <= _MOST_LINES else None
    if not picture or len(picture) > _LONGEST_PICTURE:
        return form.lines(Paragraph(words("map.too-large")))
    return form.fenced(picture, "mermaid")
