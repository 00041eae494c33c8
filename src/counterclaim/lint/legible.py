"""Text as a reader sees it, so that a name is found however a page or a file writes its letters."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["legible"]

# What stands in words and is not seen (Unicode, Default_Ignorable_Code_Point): soft hyphen, joiners and
# non-joiners, zero-width spaces, marks of direction, variation selectors. Pages and PDFs are full of them.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
#: Three points in one; as three, they would be other words of the article.
_ELLIPSIS = "…"


def legible(text: str) -> str:
    """
    Return *text* without characters that are not seen, in compatibility form (NFKC).

    So ligatures and letters of full width are those that they stand for. Line breaks stay where they are.
    """
    if text.isascii():
        return text
    parts = _UNSEEN.sub("", text).split(_ELLIPSIS)
    return _ELLIPSIS.join(unicodedata.normalize("NFKC", part) for part in parts)
