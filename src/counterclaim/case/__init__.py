"""Records of one story, by id and with indexes, and what is said in few words about how they came to us."""

from __future__ import annotations

from counterclaim.case.hops import UNSTATED, Telling, Unstated, attributions_for
from counterclaim.case.retelling import telling_of

__all__ = ["UNSTATED", "Telling", "Unstated", "attributions_for", "telling_of"]
