"""The words of an article, with an index of where each of them stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from counterclaim.lint.legible import legible
from counterclaim.lint.sentences import Sentence

__all__ = ["Place", "ReadSentence", "Reading", "words_in"]

_WORD = re.compile(r"[^\W_]+")
_PARTING = frozenset(",;:–—()")
#: Words in quotation marks that may be a title or a name, and no saying.
_MOST_IN_A_TITLE = 4


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of *text*, as a reader sees them; hyphens and apostrophes part them."""
    return tuple(_WORD.findall(legible(text)))


@frozen
class Place:
    """
    Where a name stands.

    Attributes:
        sentence: The place of the sentence among those of the article, from 0.
        first: The place of its first word in the sentence, from 0.
        last: The place after its last word.
    """

    sentence: int
    first: int
    last: int


@frozen(eq=False)
class ReadSentence:
    """
    A sentence as words.

    Attributes:
        sentence: The sentence.
        words: Its words.
        folded: Its words without regard to case.
        quoted: For each word, the number of words of the quotation that it stands in; 0 outside of one.
        parted: For each word, whether a comma or another mark parts it from the one before.
    """

    sentence: Sentence
    words: tuple[str, ...]
    folded: tuple[str, ...]
    quoted: tuple[int, ...]
    parted: tuple[bool, ...]

    def is_own(self, place: int, *, names: bool = False) -> bool:
        """
        Return whether the word at *place* is the article's own, and not quoted.

        With *names*, words in a quotation so short that it may be a title or a name are its own, too.
        """
        return self.quoted[place] <= (_MOST_IN_A_TITLE if names else 0)

    @property
    def own(self) -> tuple[str, ...]:
        """Its words outside of quotations, without regard to case."""
        return tuple(word for place, word in enumerate(self.folded) if self.is_own(place))


class Reading:
    """The sentences of an article as words."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.sentences = tuple(map(_read, sentences))
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for place, word in enumerate(sentence.folded):
                self._places[word].append((number, place))

    def count(self, word: str) -> int:
        """Return how often *word*, given without regard to case, stands in the article."""
        return len(self._places.get(word, ()))

    def places(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield where one of *words* stands: the place of the sentence, and that of the word in it."""
        for word in words:
            yield from self._places.get(word, ())


def _read(sentence: Sentence) -> ReadSentence:
    found = list(_WORD.finditer(sentence.text))
    words = tuple(match[0] for match in found)
    folded = tuple(word.casefold() for word in words)
    return ReadSentence(
        sentence, words, folded, tuple(_quoted(sentence, found)), tuple(_parted(sentence, found))
    )


def _parted(sentence: Sentence, words: Sequence[re.Match[str]]) -> Iterator[bool]:
    end = 0
    for word in words:
        yield not _PARTING.isdisjoint(sentence.text[end : word.start()])
        end = word.end()


def _quoted(sentence: Sentence, words: Sequence[re.Match[str]]) -> Iterator[int]:
    place = 0
    counts = [0] * len(sentence.quoted)
    inside: list[int | None] = []
    for word in words:
        while place < len(counts) and sentence.quoted[place][1] <= word.start():
            place += 1
        within = place < len(counts) and sentence.quoted[place][0] <= word.start()
        inside.append(place if within else None)
        if within:
            counts[place] += 1
    return (0 if number is None else counts[number] for number in inside)
