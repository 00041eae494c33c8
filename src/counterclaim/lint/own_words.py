"""What of a sentence the article itself asserts, so that a hedge counts where it governs what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from counterclaim.lint.cue_words import ATTRIBUTED, DENIALS, DENIED, RETOLD
from counterclaim.lint.cues import Cues, word_set
from counterclaim.lint.reading import ReadSentence

__all__ = ["asserted", "is_retold"]

_CONCESSIONS = word_set(
    """
    although despite notwithstanding obgleich obwohl though trotz ungeachtet wenngleich
    """
)
#: Who an article is by, where it speaks of itself, and what it says of itself then.
_OURSELVES = Cues(
    """
    this paper
    this newspaper
    this magazine
    diese zeitung
    diese redaktion
    dieser zeitung
    dieser redaktion
    """
)
_OUR_WORDS = 5
#: What is said of something that is certain.
_CERTAIN = Cues(
    """
    nobody doubts
    no one doubts
    no doubt
    without doubt
    beyond doubt
    niemand bezweifelt
    kein zweifel
    ohne zweifel
    """
)
_CERTAIN_WORDS = 2
_THAT = frozenset({"daran", "dass", "doubts", "that"})
_REASONS = frozenset({"because", "weil"})
_MODALS = word_set(
    """
    could dürfte dürften hätte könnte könnten may might should sollte sollten would wäre wären würde
    würden
    """
)
_PERFECT = frozenset({"haben", "have", "sein"})
#: Words of a sentence among which it says whom the one before is from.
_EARLY = 4


def asserted(sentence: ReadSentence) -> ReadSentence:
    """
    Return *sentence* without words that hedge nothing of what it asserts: an empty word stands for each.

    Those are a concession ("although she denies it"), the article's own report ("this paper can report"),
    that there is no doubt of something, and what would be so for a reason that is asserted ("could go to
    prison because …").
    """
    left_out = set(_left_out(sentence))
    if not left_out:
        return sentence
    folded = tuple("" if place in left_out else word for place, word in enumerate(sentence.folded))
    return evolve(sentence, folded=folded)


def is_retold(following: ReadSentence) -> bool:
    """Return whether a sentence says whose the one before it is: "So says Doe.", "Das behauptet er."."""
    words = following.folded
    if not words:
        return False
    return RETOLD.begins(words, 0) or (
        words[0] in ("das", "dies", "so") and ATTRIBUTED.any_in(words[1:_EARLY])
    )


def _left_out(sentence: ReadSentence) -> Iterator[int]:
    words = sentence.folded
    for place, word in enumerate(words):
        if word in _CONCESSIONS:
            span = range(place, _end(sentence, place + 1))
            inside = words[place : span.stop]
            if DENIED.any_in(inside) or DENIALS.any_in(inside):
                yield from span
        elif word in _REASONS:
            yield from _modals(words, place)
    for place in _OURSELVES.places(words):
        yield from range(place, min(place + _OUR_WORDS, len(words)))
    for place in _CERTAIN.places(words):
        last = place + _CERTAIN_WORDS
        while last < len(words) and words[last] in _THAT:
            last += 1
        yield from range(place, last)


def _end(sentence: ReadSentence, first: int) -> int:
    return next(
        (place for place in range(first, len(sentence.words)) if sentence.parted[place]), len(sentence.words)
    )


def _modals(words: Sequence[str], reason: int) -> Iterator[int]:
    """Yield where the clause before a reason says what may be or would be, and not what may have been."""
    if _PERFECT.isdisjoint(words[:reason]):
        yield from (place for place in range(reason) if words[place] in _MODALS)
