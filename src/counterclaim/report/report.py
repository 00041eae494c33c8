"""A report that is made: its sections as data, and in each of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from counterclaim.findings import Problem
from counterclaim.report.blocks import Block, Paragraph
from counterclaim.report.context import Row
from counterclaim.report.json_form import json_line, json_list
from counterclaim.report.pictures import Pictures
from counterclaim.report.sections import Section, section_blocks, section_title
from counterclaim.report.text_form import TextForm
from counterclaim.words import Words

__all__ = ["USUAL_LIMIT", "USUAL_PAGE_LIMIT", "Report", "checked_limit"]

#: Rows of one section that a text shows.
USUAL_LIMIT = 200
#: Rows of one section that an HTML page or a Markdown file shows.
USUAL_PAGE_LIMIT = 1_000


@frozen(eq=False, kw_only=True)
class Report:
    """
    What is on record, ready to be shown; it keeps the record and decides nothing.

    Attributes:
        title: The title of the case.
        summary: What it is about.
        embargo: That nothing of it may be published yet, and until when, in words; `None` where none is on
            record, or it is over.
        language: The language of the report.
        sections: Its sections, empty ones included.
        unread: What could not be compared, and which rules failed, where conflicts were looked for.
        pictures: What draws the case.
    """

    title: str
    summary: str | None
    language: str
    sections: tuple[Section, ...]
    unread: tuple[Problem, ...] = ()
    embargo: str | None = None
    pictures: Pictures = field(repr=False)

    def __getitem__(self, key: str) -> tuple[Row, ...]:
        """Return the rows of the section *key*."""
        return self.section(key).rows

    def section(self, key: str) -> Section:
        """
        Return the section *key*.

        Raises:
            KeyError: The report has none.
        """
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def to_text(self, *, width: int | None = None, ascii: bool = False, limit: int = USUAL_LIMIT) -> str:
        """
        Return the report for a terminal of *width* columns (100 where it is not given, 60 at least).

        With *ascii* it holds no other characters. Of each section the first *limit* rows are shown, and the
        others counted.

        Raises:
            ValueError: *limit* is below 0.
        """
        checked_limit(limit)
        form, words = TextForm(width=width, ascii=ascii), Words(self.language)
        lines = form.title(self.title, "=")
        if self.summary:
            lines += ["", *form.lines(Paragraph(self.summary))]
        if self.embargo:
            lines += ["", *form.lines(Paragraph(self.embargo))]
        for section in self.sections:
            if section.key != "map":
                lines += _section_lines(section, form, words, limit)
        return "\n".join(lines) + "\n"

    def section_text(
        self, key: str, *, width: int | None = None, ascii: bool = False, limit: int = USUAL_LIMIT
    ) -> str:
        """Return the section *key* by itself, without its heading; see `to_text`."""
        lines = _body(self._alone(key, limit), TextForm(width=width, ascii=ascii))
        return "".join(f"{line}\n" for line in lines)

    def to_markdown(self, *, limit: int = USUAL_PAGE_LIMIT) -> str:
        """
        Return the report as Markdown (GitHub Flavored), with the claim map as a Mermaid drawing.

        Of each section the first *limit* rows are shown, and the others counted.

        Raises:
            ValueError: *limit* is below 0.
        """
        from counterclaim.report.markdown_report import markdown_report

        return markdown_report(self, checked_limit(limit))

    def section_markdown(self, key: str, *, limit: int = USUAL_PAGE_LIMIT) -> str:
        """Return the section *key* by itself, without its heading; see `to_markdown`."""
        from counterclaim.report.markdown_form import MarkdownForm

        return MarkdownForm().text(self._alone(key, limit))

    def to_html(self, *, limit: int = USUAL_PAGE_LIMIT) -> str:
        """
        Return the report as an HTML page in one file: no script, no request, with the three pictures.

        Of each section the first *limit* rows are shown, and the others counted. Every row links to the
        records that it shows, which stand at the end.

        Raises:
            ValueError: *limit* is below 0.
        """
        from counterclaim.report.html_report import html_report

        return html_report(self, checked_limit(limit))

    def _alone(self, key: str, limit: int) -> Iterable[Block]:
        words, section = Words(self.language), self.section(key)
        if section.count:
            return section_blocks(section, words, checked_limit(limit))
        return (Paragraph(words("section.none", title=section.title)),)

    def _repr_html_(self) -> str:
        """Return the first rows of its sections as a notebook shows them; `to_html` makes the whole page."""
        from counterclaim.report.html_notebook import notebook_html

        return notebook_html(self)

    def to_json(self) -> str:
        """
        Return all of the report as JSON, whose keys are the same in every language.

        The `count` of a section is that of its rows, where `most` left some out as well.
        """
        about = (
            ("title", self.title),
            ("summary", self.summary),
            ("language", self.language),
            ("embargo", self.embargo),
        )
        fields = [f'"{key}": {json_line(value)}' for key, value in about]
        sections = (
            f'"{section.key}": {{"title": {json_line(section.title)}, "count": {section.count}, '
            f'"rows": {json_list(section.rows)}}}'
            for section in self.sections
        )
        fields.append('"sections": {\n' + ",\n".join(sections) + "\n}")
        return "{\n" + ",\n".join(fields) + "\n}\n"


def checked_limit(limit: int) -> int:
    """
    Return *limit*, a number of rows.

    Raises:
        ValueError: It is below 0.
    """
    if limit < 0:
        message = f"expected a number of rows from 0, found {limit!r}"
        raise ValueError(message)
    return limit


def _section_lines(section: Section, form: TextForm, words: Words, limit: int) -> Iterator[str]:
    if not section.count:
        return
    yield ""
    if section.key != "headline":
        yield from form.title(section_title(section, words), "-")
    yield from _body(section_blocks(section, words, limit), form)


def _body(blocks: Iterable[Block], form: TextForm) -> Iterator[str]:
    for index, block in enumerate(blocks):
        yield from ([""] if index else [])
        yield from form.lines(block)
