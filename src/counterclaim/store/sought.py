"""
Seeking many ids or words in many texts: what a text costs hardly depends on how many are sought.

A pattern with an alternative for each of them would be tried in full at every place of every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["SoughtIds", "SoughtWords", "folded"]

#: So many first letters of a word are looked for before the whole of it.
_FIRST: Final = 3


def folded(text: str) -> str:
    """
    Return *text* in a form that is the same wherever `re.IGNORECASE` sees the same.

    It goes by single characters, so that a part of a text is folded to a part of what the text is folded to.
    Some texts become the same that are not: what is found in this form is to be looked at again.
    """
    return text.replace("\u0130", "i").upper().casefold()


class SoughtIds:
    """
    Ids that are sought between edges, as `leak` in `leak@paper`; the longest that begins at a place counts.

    A text is split at the edges, and its parts are looked up. Ids may hold edges themselves: those are looked
    for where their first part stands.
    """

    def __init__(self, edges: str) -> None:
        """Let each of the characters in *edges* be one, as are both ends of a text."""
        self._parts = re.compile(f"[{re.escape(edges)}]").split
        self._pieces = re.compile(f"([{re.escape(edges)}])").split  # the edges stand between the parts
        self._numbers: dict[str, str] = {}
        self._spans: dict[str, tuple[int, ...]] = {}

    def add(self, id: str, number: str) -> None:
        """Seek *id* too, in whose place *number* is to stand."""
        self._numbers[id] = number
        pieces = self._pieces(id)
        spans = {len(pieces), *self._spans.get(pieces[0], ())}
        self._spans[pieces[0]] = tuple(sorted(spans, reverse=True))

    def occur_in(self, text: str) -> bool:
        """Return whether one of them stands in *text*."""
        if self._spans.keys().isdisjoint(self._parts(text)):
            return False
        pieces = self._pieces(text)
        return any(self._span_at(pieces, place) for place in range(0, len(pieces), 2))

    def replaced_in(self, text: str) -> str:
        """Return *text* with the numbers in the places of the ids."""
        if self._spans.keys().isdisjoint(self._parts(text)):
            return text
        pieces, place = self._pieces(text), 0
        while place < len(pieces):
            span = self._span_at(pieces, place)
            if span:
                pieces[place : place + span] = [self._numbers["".join(pieces[place : place + span])]]
            place += 2
        return "".join(pieces)

    def _span_at(self, pieces: list[str], place: int) -> int:
        """Return how many of *pieces*, from *place* on, are one of the ids; 0 where none begins there."""
        spans = self._spans.get(pieces[place], ())
        return next((span for span in spans if "".join(pieces[place : place + span]) in self._numbers), 0)


class SoughtWords:
    """Words that are sought anywhere in texts, whatever their case, also inside of longer ones."""

    def __init__(self, words: Iterable[str]) -> None:
        """Seek *words*, each of which is some text."""
        self._forms: dict[str, set[str]] = {}
        beginnings: dict[str, set[str]] = {}
        lengths: dict[str, set[int]] = {}
        for word in words:
            form = folded(word)
            self._forms.setdefault(form, set()).add(word)
            beginnings.setdefault(form[0], set()).add(form[1:_FIRST])
            lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {first: sorted(found) for first, found in lengths.items()}
        # Each alternative begins with another letter, which is what `re` skips to and chooses by.
        patterns = [_beginning_pattern(first, rests) for first, rests in beginnings.items()]
        self._beginning = re.compile("|".join(patterns) or "(?!)")

    def found_in(self, text: str) -> frozenset[str]:
        """Return those of the words that stand in *text*, and some that may look the same, folded."""
        text = folded(text)
        found = set()
        for match in self._beginning.finditer(text):
            start = match.start()
            for length in self._lengths[text[start]]:
                if text[start : start + length] in self._forms:
                    found.add(text[start : start + length])
        return frozenset(found)

    def spelled(self, found: Iterable[str]) -> set[str]:
        """Return the words that *found* are, as they were given."""
        return {word for form in found for word in self._forms[form]}


def _beginning_pattern(first: str, rests: Iterable[str]) -> str:
    """Return a pattern of the letter *first* where one of *rests* follows it."""
    return f"{re.escape(first)}(?={'|'.join(map(re.escape, sorted(rests)))})"
