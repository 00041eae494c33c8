"""The phrases of the lint, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.CC104": (
        "„{claim}“ wird dementiert, und niemand ist dafür festgehalten; nennen, wer es sagt, oder im Beitrag "
        "sagen, dass der Urheber des Vorwurfs nicht genannt ist"
    ),
}
