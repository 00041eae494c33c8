"""Looking for words that tell something: of saying, of hedging, of denial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

__all__ = ["Cues", "word_set"]

#: Words that may stand between two that belong together.
_LONGEST_GAP = 40
#: Words of which it is kept whether they are looked for, since an article repeats its words.
_MOST_KNOWN = 20_000


def word_set(table: str) -> frozenset[str]:
    """Return the words of *table*, which are parted by white space."""
    return frozenset(table.split())


class Cues:
    """
    Words to look for, without regard to case: `denied`; `bestreit*`, whatever follows; `not true`, in a row;
    `weist … zurück`, with other words in between.
    """

    def __init__(self, *tables: str) -> None:
        """Take the entries of *tables*, one a line; words that are alone may share a line with a `|`."""
        self._known: dict[str, bool] = {}
        self._words: set[str] = set()
        self._beginnings: set[str] = set()
        self._rows: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for entry in (part for table in tables for part in table.replace("|", "\n").split("\n")):
            self._take(tuple(entry.casefold().split()))
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})

    def _take(self, words: tuple[str, ...]) -> None:
        if len(words) > 1:
            self._rows[words[0]].append(words[1:])
        elif words and words[0].endswith("*"):
            self._beginnings.add(words[0].removesuffix("*"))
        elif words:
            self._words.add(words[0])

    def is_one(self, word: str) -> bool:
        """Return whether the single *word*, given without regard to case, is one of them."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = word in self._words or any(word[:length] in self._beginnings for length in self._lengths)
            self._known[word] = found
        return found

    def begins(self, words: Sequence[str], place: int) -> bool:
        """Return whether one of them begins at *place* in *words*, given without regard to case."""
        word = words[place]
        if word in self._rows and any(_follows(row, words, place + 1) for row in self._rows[word]):
            return True
        return self.is_one(word)

    def places(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the places in *words*, given without regard to case, at which one of them begins."""
        return (place for place in range(len(words)) if self.begins(words, place))

    def any_in(self, words: Sequence[str]) -> bool:
        """Return whether one of them is in *words*, given without regard to case."""
        return next(self.places(words), None) is not None


def _follows(row: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if row[0] == "…":
        last = min(place + _LONGEST_GAP, len(words))
        return any(
            words[index] == row[1] and tuple(words[index : index + len(row) - 1]) == row[1:]
            for index in range(place, last)
        )
    return tuple(words[place : place + len(row)]) == row
