"""
What stands after every rebuttal so far: labels with reasons, and never a verdict.

A record stands where what it rests on does and everything that answers it has fallen. It has fallen where
those who said it took it back, or where nothing is left that it rests on. In between, word stands against
word.
"""

from __future__ import annotations

from counterclaim.standing.analysis import Analysis, Detection
from counterclaim.standing.standing import Ground, Label, Standing, Status, Step
from counterclaim.standing.standings import Standings, assess
from counterclaim.standing.turns import Turn, involved, turns

__all__ = [
    "Analysis",
    "Detection",
    "Ground",
    "Label",
    "Standing",
    "Standings",
    "Status",
    "Step",
    "Turn",
    "assess",
    "involved",
    "turns",
]
