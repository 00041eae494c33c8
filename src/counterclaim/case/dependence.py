"""Which sources are not independent of one another, as the record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.case.sameness import SameClasses
from counterclaim.model import Group, SameAs, Source

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["dependent_sources"]


def dependent_sources(case: CaseView) -> SameClasses:
    """
    Return the classes of sources that are not independent of one another.

    Together belong those judged the same, those that depend on one another (owned by, speaks for), and a
    group with its members; and what belongs together with the same source.
    """
    dependent = SameClasses(case.of_type(SameAs))
    for source in case.of_type(Source):
        members = source.members if isinstance(source, Group) else ()
        for other in (*source.depends_on, *members):
            dependent.unite(source.id, other)
    return dependent
