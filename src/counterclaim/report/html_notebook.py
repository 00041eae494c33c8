"""A report as part of the page of somebody else, as notebooks show it: short, without ids, in its colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import htpy as h
from markupsafe import Markup

from counterclaim.report.html_form import HtmlForm
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.sections import IN_A_TERMINAL, section_blocks, section_title
from counterclaim.safe_text import shorten, visible_line
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.report import Report

__all__ = ["notebook_html"]

#: Rows of one section that are shown.
_ROWS = 20
_LONGEST = 1_000
_STYLE = """
.counterclaim-report table{border-collapse:collapse;margin:.5rem 0}
.counterclaim-report th,.counterclaim-report td{
text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;
unicode-bidi:plaintext}
.counterclaim-report caption{text-align:start;font-weight:600}
.counterclaim-report .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.counterclaim-report .wide{overflow-x:auto}
.counterclaim-report .status{font-weight:600}
.counterclaim-report .mark{display:inline-block;min-width:1.3rem;border:1px solid currentcolor;
border-radius:.15rem;text-align:center;text-decoration:none}
.counterclaim-report .states{border-radius:1rem;border-width:2px}
.counterclaim-report .reports{border-radius:1rem;border-style:dashed}
.counterclaim-report .grid td:empty::before{content:"\\B7"}
.counterclaim-report .id{font-family:monospace}
"""


def notebook_html(report: Report) -> str:
    """Return the first rows of the sections of *report* as an element of a page."""
    title = shorten(visible_line(report.title), _LONGEST)
    summary = shorten(visible_line(report.summary or ""), _LONGEST)
    element = h.div(".counterclaim-report", lang=report.language)[
        h.style[Markup(_STYLE)],
        h.h2(dir="auto")[title],
        h.p(dir="auto")[summary] if summary else None,
        h.p[h.strong[report.embargo]] if report.embargo else None,
        list(_sections(report)),
    ]
    return "".join(element.iter_chunks())


def _sections(report: Report) -> Iterator[h.Node]:
    words = Words(report.language)
    form = HtmlForm(words, HtmlLines(None))
    for section in report.sections:
        if section.rows and section.key in IN_A_TERMINAL:
            heading = None if section.key == "headline" else h.h3[section_title(section, words)]
            yield [heading, form.elements(section_blocks(section, words, _ROWS), section.title)]
