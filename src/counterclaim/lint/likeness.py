"""Whether two texts say much the same: how many of their content words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from math import ceil

from counterclaim.lint.cues import word_set
from counterclaim.lint.reading import words_in
from counterclaim.lint.stems import stem

__all__ = ["Contents", "content_of", "content_of_text"]

#: How much of what a text says another has to repeat, and how many words at least.
_SHARE = 0.6
_LEAST = 2
#: Words of a text that are looked at.
_MOST_WORDS = 400
_NOTHING: frozenset[str] = frozenset()
_EMPTY = word_set(
    """
    a about after all also an and any are as at be been before being both but by can did do does for
    from had has have he her him his how if in into is it its more most no not of off on one only or
    other our out over own same she so some such than that the their them then there these they this
    those to too under up us very was we were what when where which while who whom whose why will with
    would you your aber alle allem allen aller alles als also am an ander andere auch auf aus bei beim
    bin bis bist da damit dann das dass dein dem den der des die dies diese diesem diesen dieser dieses
    doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen habe haben hat
    hatte hatten hier hin ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder
    jedes kann kein keine mehr mein mich mir mit nach nicht nicht noch nur ob oder ohne sehr sein seine
    seinem seinen seiner selbst sich sie sind so solche über um und uns unser unter viel vom von vor war
    waren was weil wenn werden wer wie wir wird wo wurde wurden zu zum zur zwischen
    """
)


def content_of(words: Iterable[str], *, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of the *words*, given without regard to case, that carry what is said."""
    told = (word for word in words if word not in _EMPTY and (len(word) > 2 or word.isdigit()))
    return frozenset(map(stem, told)) - without


def content_of_text(text: str, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of *text* that carry what it says; of a long one, of its beginning."""
    return content_of((word.casefold() for word in islice(words_in(text), _MOST_WORDS)), without=without)


class Contents:
    """What each of many sentences says, as stems, with an index of which say what another text says."""

    def __init__(self, contents: Mapping[int, frozenset[str]]) -> None:
        self._contents = contents
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for number, content in contents.items():
            for one in content:
                self._places[one].append(number)

    def of(self, number: int) -> frozenset[str]:
        """Return what the sentence *number* says."""
        return self._contents.get(number, _NOTHING)

    def repeating(
        self, wanted: frozenset[str], among: Collection[int], *, least: int = _LEAST
    ) -> Iterator[int]:
        """Yield which of the sentences *among* hold most of the stems *wanted*, and *least* of them."""
        needed = max(least, ceil(_SHARE * len(wanted)))
        if not among or needed > len(wanted):
            return
        # Whatever holds so many of them holds one of the rarest, since too few are left without those.
        rarest = sorted(wanted, key=lambda one: (len(self._places.get(one, ())), one))
        places = [self._places.get(one, ()) for one in rarest[: len(wanted) - needed + 1]]
        candidates: Iterable[int] = among
        if sum(map(len, places)) < len(among):
            candidates = dict.fromkeys(number for numbers in places for number in numbers if number in among)
        for number in candidates:
            if len(self._contents.get(number, _NOTHING) & wanted) >= needed:
                yield number
