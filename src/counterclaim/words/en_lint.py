"""The phrases of the lint, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.CC104": (
        "“{claim}” is denied, and nobody is on record for the claim; name who says it, or say in the story "
        "that the accuser is not stated"
    ),
}
