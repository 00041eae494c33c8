"""A report as an HTML page: one file, no script, no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from counterclaim.report.blocks import Block, Grid, Listing, Table
from counterclaim.report.lines import plain
from counterclaim.report.sections import section_blocks, section_title
from counterclaim.safe_text import visible_line
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.report import Report

__all__ = ["html_report"]


def html_report(report: Report, limit: int) -> str:
    """Return *report* as an HTML page, with the first *limit* rows of each section."""
    words = Words(report.language)
    sections = [
        h.section[
            h.h2[section_title(section, words)],
            [_element(block) for block in section_blocks(section, words, limit)],
        ]
        for section in report.sections
        if section.rows
    ]
    head = h.head[h.meta(charset="utf-8"), h.title[visible_line(report.title)]]
    return str(h.html(lang=report.language)[head, h.body[h.h1[visible_line(report.title)], sections]])


def _element(block: Block) -> h.Element:
    if isinstance(block, Table):
        rows = ([[h.div[visible_line(plain(line))] for line in cell] for cell in row] for row in block.rows)
        return h.table[[h.tr[[h.td[cell] for cell in row]] for row in rows]]
    if isinstance(block, Grid):
        marks = ((title, marks) for title, marks in block.rows)
        return h.table[
            [h.tr[h.th[visible_line(plain(title))], h.td[" ".join(m.values())]] for title, m in marks]
        ]
    if isinstance(block, Listing):
        return h.ul[[h.li[visible_line(plain(item))] for item in block.items]]
    return h.p[visible_line(plain(block.text))]
