"""A report as an HTML page: one file, without scripts and requests, that no text from outside can change."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import htpy as h
from markupsafe import Markup

from counterclaim.formats import svg
from counterclaim.report.html_anchors import Anchors
from counterclaim.report.html_form import HtmlForm
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.html_pictures import PictureForm
from counterclaim.report.html_records import record_elements
from counterclaim.report.html_style import STYLE, column_style
from counterclaim.report.lines import plain
from counterclaim.report.sections import Section, section_blocks, section_title
from counterclaim.safe_text import shorten, visible, visible_line
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.report import Report

__all__ = ["html_report"]

#: Characters of the summary that a page shows.
_LONGEST_SUMMARY = 4_000
_LONGEST_TITLE = 300
#: The icon is an empty address of data, so that no browser asks for one.
_POLICY = "default-src 'none'; style-src '{style}'; img-src data:; base-uri 'none'; form-action 'none'"
#: Sections that have a place of their own on the page.
_IN_FRONT = "headline"
_BELOW = "method"
_RECORDS = "records"


def html_report(report: Report, limit: int) -> str:
    """Return *report* as an HTML page, with the first *limit* rows of each section."""
    return _Page(report, limit).html()


class _Page:
    """Makes the page of a report."""

    def __init__(self, report: Report, limit: int) -> None:
        self._report = report
        self._limit = limit
        self._words = Words(report.language)
        self._anchors = Anchors(report.pictures.case)
        self._lines = HtmlLines(self._anchors)
        self._form = HtmlForm(self._words, self._lines)
        self._pictures = PictureForm(report.pictures.context, self._anchors, self._lines, self._form)

    def html(self) -> str:
        """Return the page."""
        inner = [s for s in self._report.sections if s.rows and s.key not in (_IN_FRONT, _BELOW)]
        sections = [self._section(section) for section in inner]
        below = self._below()
        records = self._records()
        body = h.body[
            h.a(".skip", href="#main")[self._words("page.skip")],
            h.div(".page")[self._header(), self._contents(inner), h.main("#main")[sections, records], below],
        ]
        return f"{h.html(lang=self._report.language)[self._head(), body]}\n"

    def _head(self) -> h.Element:
        style = STYLE + svg.STYLE + column_style(self._form.tables)
        policy = _POLICY.format(style=_digest(style))
        return h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=policy),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="referrer", content="no-referrer"),
            h.title[self._title()],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(style)],
        ]

    def _title(self) -> str:
        return shorten(visible_line(self._report.title), _LONGEST_TITLE)

    def _header(self) -> h.Element:
        summary = self._report.summary
        shown = shorten(visible(summary), _LONGEST_SUMMARY).strip() if summary else ""
        return h.header[
            h.h1(dir="auto")[self._title()],
            h.p(".summary", dir="auto")[shown] if shown else None,
            h.p(".embargo")[h.strong[self._report.embargo]] if self._report.embargo else None,
            self._counts(),
        ]

    def _counts(self) -> h.Node:
        counted = next((section for section in self._report.sections if section.key == _IN_FRONT), None)
        if counted is None:
            return None
        blocks = section_blocks(counted, self._words, self._limit)
        counts = [part for block in blocks for part in plain(getattr(block, "text", "")).split(" · ")]
        return h.ul(".counts")[[h.li[count] for count in counts if count]]

    def _contents(self, sections: list[Section]) -> h.Element:
        entries = [(section.key, section_title(section, self._words)) for section in sections]
        entries.append((_RECORDS, self._words("page.record-section")))
        return h.nav(aria_labelledby="contents")[
            h.h2("#contents")[self._words("page.contents")],
            h.ul[[h.li[h.a(href=f"#section-{key}")[title]] for key, title in entries]],
        ]

    def _section(self, section: Section) -> h.Element:
        blocks = section_blocks(section, self._words, self._limit)
        title = section_title(section, self._words)
        nodes = self._form.elements(blocks, section.title)
        return self._framed(section.key, title, self._pictured(section.key, nodes))

    def _pictured(self, key: str, nodes: list[h.Node]) -> list[h.Node]:
        """Return *nodes*, which show the section *key*, with the pictures that belong to it."""
        if key == "map":
            return [self._pictures.map(nodes)]
        if key == "timeline":
            return [self._pictures.timeline(), *nodes]
        return [*nodes, *self._pictures.trees()] if key == "independence" else nodes

    def _records(self) -> h.Element:
        first, *others = record_elements(self._report.pictures.case, self._anchors, self._words, self._limit)
        title = self._words("page.record-section")
        return self._framed(_RECORDS, title, [first, h.div(".records")[others]])

    def _framed(self, key: str, title: str, nodes: list[h.Node]) -> h.Element:
        name = f"section-{key}"
        return h.section(aria_labelledby=name)[h.h2(id=name)[title], nodes]

    def _below(self) -> h.Node:
        method = next((section for section in self._report.sections if section.key == _BELOW), None)
        if method is None:
            return None
        blocks = section_blocks(method, self._words, self._limit)
        return h.footer[h.h2[method.title], self._form.elements(blocks, method.title)]


def _digest(style: str) -> str:
    """Return what a Content Security Policy (CSP Level 3, section 8.3) calls *style* by."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
