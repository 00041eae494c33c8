"""The records that stand at the end of a page, and the anchors that links lead to."""

from __future__ import annotations

import re

from counterclaim.case import CaseView
from counterclaim.model import Record

__all__ = ["Anchors", "anchor"]

_ENCODED = re.compile(r"[^A-Za-z0-9.-]")


class Anchors:
    """
    Which records stand at the end of a page: those that something on it links to.

    Nothing links to a record that does not stand there, so no link leads nowhere.
    """

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._linked: set[str] = set()
        self._closed = False

    def href(self, id: str) -> str | None:
        """Return the link to the record *id*; `None` where it does not stand on the page."""
        if id not in self._linked:
            if self._closed or id not in self._case:
                return None
            self._linked.add(id)
        return f"#{anchor(id)}"

    def close(self, least: int) -> tuple[Record, ...]:
        """
        Return the records that are linked to, in the order of the case; from now on there are no others.

        Where they are fewer than *least*, the first of the others stand there as well.
        """
        for record in self._case:
            if len(self._linked) >= least:
                break
            self._linked.add(record.id)
        self._closed = True
        return tuple(record for record in self._case if record.id in self._linked)


def anchor(id: str) -> str:
    """
    Return the id of the element in which the record *id* stands; no two records have the same.

    Letters, digits, dots and hyphens of ASCII stand as they are, of anything else the bytes in UTF-8.
    """
    return "r-" + _ENCODED.sub(_bytes, id)


def _bytes(found: re.Match[str]) -> str:
    return "".join(f"_{byte:02x}" for byte in found[0].encode("utf-8", "surrogatepass"))
