"""Text cut into numerals, words and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["NUMERAL", "SIGN", "WORD", "Token", "fold", "tokenize"]

NUMERAL = 0
WORD = 1
SIGN = 2

# A numeral takes every separator that stands between two digits; whether they stand in the right places is
# for the language to say. A blank joins only whole groups of three, and only behind one to three digits, so
# that "2019 300" stays two numbers. The alternatives begin with different characters: time is linear.
_TOKEN = re.compile(
    r"(?P<numeral>(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[.]?[0-9]+(?:[.,'’][0-9]+)*(?:[eE][+-]?[0-9]+(?![0-9A-Za-z]))?)"
    # Superscripts and fractions count as letters in Unicode; here they are signs.
    r"|(?P<word>[^\W\d_²³¹¼-¾⅐-⅟](?:[^\W\d_²³¹¼-¾⅐-⅟]|[\u0300-\u036f])*)"
    r"|(?P<sign>[^\s])"
)


class Token(NamedTuple):
    """
    One numeral, word or sign of a text.

    Attributes:
        kind: `NUMERAL`, `WORD` or `SIGN`.
        raw: As it stands in the text.
        key: As it is looked up: without case.
        start: Where it begins.
        end: Where it ends, exclusive.
    """

    kind: int
    raw: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return *word* as it is looked up: composed, without case, with `ä` as `ae` and `ß` as `ss`."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFC", word).casefold()
    return folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def tokenize(text: str) -> list[Token]:
    """Return the numerals, words and signs of *text* in their order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        if match.lastgroup == "word":
            key = fold(raw) if len(raw) <= _LONGEST_WORD else ""
            tokens.append(Token(WORD, raw, key, match.start(), match.end()))
        else:
            kind = NUMERAL if match.lastgroup == "numeral" else SIGN
            tokens.append(Token(kind, raw, raw, match.start(), match.end()))
    return tokens


#: Longer words are in no table and must not fill the cache.
_LONGEST_WORD = 64
