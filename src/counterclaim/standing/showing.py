"""What a notebook shows of standings: what has fallen or is contested before what nobody challenges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.case import CaseView
from counterclaim.model import Claim, Rebuttal
from counterclaim.notebook import text_table
from counterclaim.standing.standing import Status
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.standing.standings import Standings

__all__ = ["standings_html"]

_SHOWN = 20


def standings_html(standings: Standings, case: CaseView) -> str:
    """Return the table of the first claims and rebuttals of *case* with their status."""
    words = Words("en")
    rows = sorted(_rows(standings, case), key=lambda row: row[0] is Status.UNCHALLENGED)
    more = len(rows) - _SHOWN
    return text_table(
        words("section.standing"),
        (words("claims.id"), words("claims.text"), words("claims.standing")),
        ((id, text, words(f"status.{status.value}")) for status, id, text in rows[:_SHOWN]),
        below=words("list.more", count=more) if more > 0 else "",
    )


def _rows(standings: Standings, case: CaseView) -> Iterator[tuple[Status, str, str]]:
    records: tuple[Claim | Rebuttal, ...] = (*case.of_type(Claim), *case.of_type(Rebuttal))
    for record in records:
        yield standings.status(record.id), record.id, record.text or ""
