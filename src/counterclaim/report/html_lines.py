"""Lines of a report as HTML: escaped, with nothing hidden in them, each name apart from its neighbours."""

from __future__ import annotations

import htpy as h
from markupsafe import Markup

from counterclaim.report.html_anchors import Anchors
from counterclaim.report.lines import Line, Linked, shown_pieces
from counterclaim.report.links import followed
from counterclaim.safe_text import visible_line

__all__ = ["HtmlLines"]

#: Nobody reads more than this of one line; the record at the end of the page has more of it.
_LONGEST_LINE = 600
#: Ids of up to so many characters are not broken on a screen.
_WHOLE = 16
#: What a link to the page of somebody else asks of a browser.
_OUTWARD = "noopener noreferrer nofollow"


class HtmlLines:
    """Makes what shows a line; without *anchors* no record stands on the page, and nothing links to one."""

    def __init__(self, anchors: Anchors | None) -> None:
        self._anchors = anchors
        self._made: dict[Linked, Markup] = {}  # the same names and ids stand in many rows

    @property
    def linking(self) -> bool:
        """Whether records stand on the page."""
        return self._anchors is not None

    def markup(self, line: Line) -> Markup:
        """Return what shows *line*."""
        if not line:
            return Markup()
        return Markup().join(
            part if isinstance(part, str) else self._linked(part)
            for part in shown_pieces(line, _LONGEST_LINE)
        )

    def id(self, id: str) -> Markup:
        """Return the id of a record, which links to it."""
        return self.markup(Linked(id, record=id))

    def _linked(self, part: Linked) -> Markup:
        found = self._made.get(part)
        if found is None:
            found = self._made[part] = Markup(self._element(part))
        return found

    def _element(self, part: Linked) -> h.Element:
        name = h.bdi[part.text]
        if part.record is not None:
            href = None if self._anchors is None else self._anchors.href(part.record)
            if part.text == visible_line(part.record):  # an id stands apart from its neighbours by its style
                class_ = "id" if len(part.text) > _WHOLE else "id whole"
                return (
                    h.bdi(class_=class_)[part.text]
                    if href is None
                    else h.a(class_=class_, href=href)[part.text]
                )
            return name if href is None else h.a(href=href)[name]
        address = None if part.url is None else followed(part.url)
        if address is None:
            return name
        return h.a({"class": "bare"} if part.text == part.url else {}, href=address, rel=_OUTWARD)[name]
