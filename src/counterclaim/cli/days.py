"""A case as it was on a day, for the commands that show it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError

if TYPE_CHECKING:
    from counterclaim.case import CaseView

__all__ = ["check_seen", "seen_on"]


def seen_on(day: date | None, case: CaseView) -> CaseView:
    """Return *case* as it was on *day*; as it is where none is given."""
    if day is None:
        return case
    from counterclaim.provenance import as_of

    return as_of(case, day)


def check_seen(id: str, seen: CaseView, case: CaseView, day: date | None) -> None:
    """
    Say of a record that is asked for and was not *seen* on *day* that it came up later.

    Raises:
        UsageError: It is in *case*, and came up later.
    """
    if id in case and id not in seen:
        raise UsageError(f"{id!r} came up after {day}; leave out --as-of, or give a later day")
