"""
Finding a quotation in a text, and saying how well it was found.

White space, quotation marks and soft hyphens may differ, because pages, extractors and typists change them;
nothing else may, and a passage that is merely similar is not the quotation. Where the words stand in several
places, what the quotation says of its surroundings and offsets settles which is meant (W3C Web Annotation,
TextQuoteSelector and TextPositionSelector), and nothing else does.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Callable

import attrs

from counterclaim.model.documents import Quote

__all__ = ["MatchKind", "QuoteMatch", "find_quote"]

#: Places of one quotation that are looked at: words that stand in more are ambiguous without offsets.
_MOST_PLACES = 256

_QUOTATION_MARKS = "'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇"
_ALIKE = str.maketrans(dict.fromkeys(_QUOTATION_MARKS, '"'))
# Every run of white space and soft hyphens but a single plain space, which stays as it is.
_LOOSE = re.compile("[\\s\u00ad]{2,}|[^\\S ]|\u00ad")
#: Scripts written without spaces, where a letter beside the quotation says nothing about words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class MatchKind(enum.Enum):
    """How well a quotation was found."""

    EXACT = "exact"
    NORMALIZED = "normalized"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@attrs.frozen(kw_only=True)
class QuoteMatch:
    """
    Whether and where a quotation stands in a text.

    Attributes:
        kind: `EXACT`; `NORMALIZED` where only white space, quotation marks or soft hyphens differ; `MOVED`
            where the same words stand, and elsewhere than the quotation says; `AMBIGUOUS` where they stand
            in several places and nothing settles which is meant; `LOST`.
        start: Offset of the first character, where one place was found.
        end: Offset after the last character.
        cuts_word: Whether the place begins or ends inside a word or number, as "50" does in "150".
    """

    kind: MatchKind
    start: int | None = None
    end: int | None = None
    cuts_word: bool = False


def find_quote(text: str, quote: Quote) -> QuoteMatch:
    """Return whether and where the words of *quote* stand in *text*, in time linear in both."""
    search = _Search(text, quote)
    places = search.places()
    stated = search.stated(places)
    if stated is None and not places:
        return QuoteMatch(kind=MatchKind.LOST)
    candidates = places if stated is None or stated in places else [*places, stated]
    fitting, context_found = search.fitting(candidates)
    if stated is not None and stated in fitting:
        return search.match(stated)
    # Offsets that say one place beside surroundings that say another settle nothing.
    place = None if stated is not None or len(places) > _MOST_PLACES else _only(fitting)
    if place is None:
        return QuoteMatch(kind=MatchKind.AMBIGUOUS)
    return search.match(place, moved=search.has_offsets or not context_found)


@attrs.frozen
class _Place:
    start: int
    end: int
    literal: bool
    cuts_word: bool


def _only(places: list[_Place]) -> _Place | None:
    """Return the one that is meant: whole words before parts of words, the very characters before others."""
    whole = [place for place in places if not place.cuts_word] or places
    literal = [place for place in whole if place.literal] or whole
    return literal[0] if len(literal) == 1 else None


class _Search:
    """The search for one quotation in one text."""

    def __init__(self, text: str, quote: Quote) -> None:
        self._text = text
        self._quote = quote
        self._folded = _Folded(text)
        self._words = _Folded(quote.exact)
        self._needle = self._words.text.strip(" ")
        self.has_offsets = quote.start is not None or quote.end is not None

    def places(self) -> list[_Place]:
        """Return where the words stand, up to one more than are looked at."""
        found: list[_Place] = []
        at = self._folded.text.find(self._needle) if self._needle else -1
        while at >= 0 and len(found) <= _MOST_PLACES:
            found.append(self._place(at))
            at = self._folded.text.find(self._needle, at + 1)
        return found

    def _place(self, at: int) -> _Place:
        end = at + len(self._needle)
        start, stop = self._folded.original(at), self._folded.original(end - 1) + 1
        # The quotation may itself begin or end with white space.
        exact = self._quote.exact
        leading = self._words.original(self._words.text.find(self._needle))
        literal = start >= leading and self._text.startswith(exact, start - leading)
        if literal:
            start, stop = start - leading, start - leading + len(exact)
        return _Place(start, stop, literal, self._folded.cuts_word(at, end))

    def stated(self, places: list[_Place]) -> _Place | None:
        """Return the place that the offsets say, if the words stand there."""
        start, end = self._quote.start, self._quote.end
        if not self.has_offsets:
            return None
        if start is None or end is None:
            near = [place for place in places if start in (None, place.start) and end in (None, place.end)]
            return near[0] if near else None
        passage = self._text[start:end]
        if len(passage) < end - start:
            return None  # the text ends before
        if not self._needle or _Folded(passage).text.strip(" ") != self._needle:
            return None
        at = self._folded.folded(start)
        cuts = self._folded.cuts_word(at, at + len(self._needle))
        return _Place(start, end, passage == self._quote.exact, cuts)

    def fitting(self, places: list[_Place]) -> tuple[list[_Place], bool]:
        """Return those *places* whose surroundings fit best, and whether any fits at all."""
        sides = [side for side in (self._before(), self._after()) if side is not None]
        if not sides:
            return places, True
        fits = [[side(place) for side in sides] for place in places]
        for enough in (all, any):
            best = [place for place, row in zip(places, fits, strict=True) if enough(row)]
            if best:
                return best, True
        return places, False

    def _before(self) -> Callable[[_Place], bool] | None:
        if self._quote.prefix is None:
            return None
        text, prefix = self._folded.text, _Folded(self._quote.prefix).text.rstrip(" ")

        def fits(place: _Place) -> bool:
            end = self._folded.folded(place.start)
            return text.endswith(prefix, 0, end - 1 if text.endswith(" ", 0, end) else end)

        return fits

    def _after(self) -> Callable[[_Place], bool] | None:
        if self._quote.suffix is None:
            return None
        text, suffix = self._folded.text, _Folded(self._quote.suffix).text.lstrip(" ")

        def fits(place: _Place) -> bool:
            start = self._folded.folded(place.end)
            return text.startswith(suffix, start + 1 if text.startswith(" ", start) else start)

        return fits

    def match(self, place: _Place, *, moved: bool = False) -> QuoteMatch:
        """Return the match at *place*."""
        found = MatchKind.EXACT if place.literal else MatchKind.NORMALIZED
        return QuoteMatch(
            kind=MatchKind.MOVED if moved else found,
            start=place.start,
            end=place.end,
            cuts_word=place.cuts_word,
        )


class _Folded:
    """A text with white space and quotation marks made alike, and the way to the offsets of the original."""

    def __init__(self, text: str) -> None:
        alike = text.translate(_ALIKE)
        parts: list[str] = []
        # From each of these pairs of offsets up to the next, the two texts run in step.
        self._folded_starts, self._original_starts = [0], [0]
        length = position = 0
        for match in _LOOSE.finditer(alike):
            sign = " " if match[0].strip("\u00ad") else ""
            parts += (alike[position : match.start()], sign)
            length += match.start() - position + len(sign)
            position = match.end()
            if sign:
                self._step(length - 1, match.start())
            self._step(length, position)
        parts.append(alike[position:])
        self.text = "".join(parts)

    def _step(self, folded: int, original: int) -> None:
        self._folded_starts.append(folded)
        self._original_starts.append(original)

    def original(self, offset: int) -> int:
        """Return the offset in the original of the character at *offset*."""
        row = bisect_right(self._folded_starts, offset) - 1
        return self._original_starts[row] + offset - self._folded_starts[row]

    def folded(self, offset: int) -> int:
        """Return the offset of the character at *offset* of the original, or of the next that is left."""
        row = bisect_right(self._original_starts, offset) - 1
        reached = self._folded_starts[row] + offset - self._original_starts[row]
        return min(reached, *self._folded_starts[row + 1 : row + 2], len(self.text))

    def cuts_word(self, start: int, end: int) -> bool:
        """Return whether a word or number goes on before *start* or behind *end*."""
        text = self.text
        return _runs_on(text[max(start - 1, 0) : start + 1]) or _runs_on(text[end - 1 : end + 1])


def _runs_on(pair: str) -> bool:
    return len(pair) == 2 and pair.isalnum() and _UNSPACED.search(pair) is None
