"""How claims and rebuttals came to us: every chain of attributions, and who takes what upon themselves."""

from __future__ import annotations

from counterclaim.provenance.commitment import Commitment, commitments
from counterclaim.provenance.ends import chain_ends, speech_acts, terminal_attributions
from counterclaim.provenance.tracing import Chain, Start, chains, trace

__all__ = [
    "Chain",
    "Commitment",
    "Start",
    "chain_ends",
    "chains",
    "commitments",
    "speech_acts",
    "terminal_attributions",
    "trace",
]
