"""Which texts quote words of a sentence: of notes that settle what is found in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from counterclaim.lint.legible import legible
from counterclaim.lint.reading import words_in
from counterclaim.model import Note

__all__ = ["Quoting"]

#: Words in a row that show at least that a sentence is meant, and those that are enough for a long one.
_LEAST, _MOST = 3, 8
_IN_QUOTATION_MARKS = re.compile(r"[“„«»\"]([^“”„«»\"]+)[”“«»\"]")
#: Characters of a reason that are looked at.
_LONGEST = 20_000

_Words: TypeAlias = tuple[str, ...]


class Quoting:
    """
    Notes by the words that they quote.

    A note quotes a sentence where it has most of its words in a row, or eight, so that the name of who it is
    about is not enough; or fewer of them alone in quotation marks. Case does not matter.
    """

    def __init__(self, notes: Iterable[Note]) -> None:
        """Have these *notes*, whose texts are read once."""
        self._rows: defaultdict[_Words, list[Note]] = defaultdict(list)
        self._marked: defaultdict[_Words, list[Note]] = defaultdict(list)
        for note in notes:
            text = note.text[:_LONGEST]
            words = _folded(text)
            for row in dict.fromkeys(row for size in range(1, _MOST + 1) for row in _rows(words, size)):
                self._rows[row].append(note)
            marked = (_folded(part)[:_MOST] for part in _IN_QUOTATION_MARKS.findall(legible(text)))
            for part in dict.fromkeys(part for part in marked if part):
                self._marked[part].append(note)

    def of(self, sentence: str) -> Iterator[Note]:
        """Yield the notes that quote *sentence*; one may come several times."""
        words = _folded(sentence)
        most = min(max(len(words) // 2 + 1, _LEAST), _MOST)
        for row in _rows(words, min(most, len(words))):
            yield from self._rows.get(row, ())
        for size in range(1, most):
            for row in _rows(words, size):
                yield from self._marked.get(row, ())


def _folded(text: str) -> _Words:
    return tuple(word.casefold() for word in words_in(text))


def _rows(words: _Words, size: int) -> Iterator[_Words]:
    return (words[place : place + size] for place in range(len(words) - size + 1) if size)
