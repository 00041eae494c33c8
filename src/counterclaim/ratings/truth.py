"""What a label can mean: a place in the order from false to true, and tags for what no order holds."""

from __future__ import annotations

import re
from enum import Enum
from functools import total_ordering

from counterclaim.frozen import FrozenMap

__all__ = ["TAGS", "Truth", "is_tag"]

_TAG_OF_OTHERS = re.compile(r"[a-z0-9][a-z0-9-]{0,31}:[a-z0-9][a-z0-9-]{0,63}")

#: The built-in tags, each with what it says. Those of others have a prefix, as `acme:deepfake`.
TAGS: FrozenMap[str, str] = FrozenMap(
    {
        "misleading": "holds true parts, put so that they mislead",
        "missing-context": "leaves out what is needed to understand it",
        "unproven": "could neither be shown to be true nor to be false",
        "exaggerated": "says more than the facts do",
        "understated": "says less than the facts do",
        "satire": "was meant as satire",
        "altered": "an image, a recording or a quotation was changed",
        "misattributed": "ascribed to another person, place or time than its own",
        "outdated": "was overtaken by events",
        "egregious": "the publisher has a harder word than false for it",
        "withdrawn": "the publisher took its rating back",
    }
)


@total_ordering
class Truth(Enum):
    """
    A place in the order from false to true.

    It can be compared and sorted. It is no number on purpose: two reviewers who disagree are shown, and an
    average of their ratings would be nobody's rating.
    """

    TRUE = 4
    MOSTLY_TRUE = 3
    MIXED = 2
    MOSTLY_FALSE = 1
    FALSE = 0

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Truth):
            return NotImplemented
        return self.value < other.value

    def __str__(self) -> str:
        return self.name.lower().replace("_", " ")

    @property
    def word(self) -> str:
        """The word for it in a file of scales, as `mostly-true`."""
        return self.name.lower().replace("_", "-")


def is_tag(text: str) -> bool:
    """Return whether *text* is a built-in tag, or one of others, with their prefix."""
    return text in TAGS or _TAG_OF_OTHERS.fullmatch(text) is not None
