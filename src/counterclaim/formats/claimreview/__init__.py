"""
ClaimReview and Claim of schema.org: what fact-checkers put into their pages, read and written.

What pages hold is read with patience: whatever is odd is reported, with its place, and whatever has no field
of ours is kept. No context is fetched. Web pages are parsed by lxml, which the extra `counterclaim[html]`
brings.
"""

from __future__ import annotations

from counterclaim.case import Case
from counterclaim.findings import Imported, Problem
from counterclaim.formats.claimreview.reading import collected, records

__all__ = ["read", "records"]


def read(source: str | bytes, *, name: str | None = None, base: str | None = None) -> Imported[Case]:
    problems: list[Problem] = []
    return collected(records(source, on_problem=problems.append, name=name, base=base), problems, name)
