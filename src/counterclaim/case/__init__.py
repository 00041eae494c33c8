"""
Records of one story, by id and with indexes, and what few words say about how they came to us.

A case checks nothing when a record is added, since the other end of a reference may come later; `problems()`
lists what is wrong in the end.
"""

from __future__ import annotations

from counterclaim.case.case import Case
from counterclaim.case.differences import Difference, difference
from counterclaim.case.hops import UNSTATED, Telling, Unstated, attributions_for
from counterclaim.case.merging import merge
from counterclaim.case.retelling import telling_of
from counterclaim.case.view import CaseView, FrozenCase, RecordOrId, id_of

__all__ = [
    "UNSTATED",
    "Case",
    "CaseView",
    "Difference",
    "FrozenCase",
    "RecordOrId",
    "Telling",
    "Unstated",
    "attributions_for",
    "difference",
    "id_of",
    "merge",
    "telling_of",
]
