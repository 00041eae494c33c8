"""What a notebook shows of the conflicts of a case: each in a sentence, with what stands on its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.conflicts.conflict import Conflict
from counterclaim.conflicts.sentences import sentence_of
from counterclaim.notebook import text_table
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.conflicts.detection import ConflictReport

__all__ = ["conflicts_html"]

_SHOWN = 20
_MEMBERS = 6


def conflicts_html(report: ConflictReport) -> str:
    """Return the table of the first conflicts of *report*."""
    words = Words("en")
    keys = ("conflicts.kind", "conflicts.sentence", "conflicts.sides", "page.settled")
    more = len(report) - _SHOWN
    return text_table(
        words("page.conflicts", count=len(report)),
        tuple(map(words, keys)),
        (_row(report, conflict, words) for conflict in report.conflicts[:_SHOWN]),
        below=words("list.more", count=more) if more > 0 else "",
    )


def _row(report: ConflictReport, conflict: Conflict, words: Words) -> tuple[str, ...]:
    key = f"kind.{conflict.kind}"
    kind = words(key) if key in words else conflict.kind
    certainty = conflict.certainty.value
    return (
        kind if conflict.definite else f"{kind}, {certainty}",
        _sentence(report, conflict),
        " | ".join(", ".join(words.first(side, _MEMBERS)) for side in conflict.sides[:_MEMBERS]),
        ", ".join(conflict.settled_by),
    )


def _sentence(report: ConflictReport, conflict: Conflict) -> str:
    try:
        return sentence_of(report.explain(conflict))
    except LookupError:  # the case was changed since
        return conflict.text or ""
