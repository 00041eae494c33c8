"""Records that a format yields, as a case."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.case import Case
from counterclaim.codec import paused_collector
from counterclaim.findings import Imported, Problem
from counterclaim.model import Record

__all__ = ["collected"]


def collected(records: Iterable[Record], problems: list[Problem]) -> Imported[Case]:
    """
    Return *records* as a case, with *problems*, to which may be added while they are yielded.

    Of two that have one id and differ the first is kept, and the other is one problem more.
    """
    case = Case()
    with paused_collector():
        problems += case.add_all(records)
    return Imported(case=case, problems=tuple(problems))
