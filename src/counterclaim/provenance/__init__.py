"""
How claims and rebuttals came to us: every chain of attributions, who takes what upon themselves, and how many
sources are independent of one another.
"""

from __future__ import annotations

from counterclaim.provenance.commitment import Commitment, commitments
from counterclaim.provenance.corroboration import (
    Circle,
    Corroboration,
    Corroborator,
    Origin,
    corroborate,
)
from counterclaim.provenance.ends import speech_acts, terminal_attributions
from counterclaim.provenance.moments import as_of
from counterclaim.provenance.tracing import Chain, Start, chains, trace

__all__ = [
    "Chain",
    "Circle",
    "Commitment",
    "Corroboration",
    "Corroborator",
    "Origin",
    "Start",
    "as_of",
    "chains",
    "commitments",
    "corroborate",
    "speech_acts",
    "terminal_attributions",
    "trace",
]
