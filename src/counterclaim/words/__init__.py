"""The sentences shown to people, in each language, with dates and numbers as it writes them."""

from __future__ import annotations

from counterclaim.words.texts import short
from counterclaim.words.words import LANGUAGES, Words

__all__ = ["LANGUAGES", "Words", "short"]
