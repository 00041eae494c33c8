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
from collections.abc import Callable, Iterable
from functools import cached_property

import attrs

from counterclaim.model.documents import Quote

__all__ = ["MatchKind", "QuoteMatch", "find_quote", "find_quotes"]

#: Places of one quotation that are looked at: words that stand in more are ambiguous without offsets.
_MOST_PLACES = 256

_QUOTATION_MARKS = "'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇"
#: What Unicode calls white space, but for the plain space.
_WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SOFT_HYPHEN = "\u00ad"
_LOOSE = f" {_WHITE_SPACE}{_SOFT_HYPHEN}"
_SPACES = re.compile("  +")
#: Where a text is longer than the same text folded.
_LOOSE_RUN = re.compile(f" [ {_SOFT_HYPHEN}]+|{_SOFT_HYPHEN}[ {_SOFT_HYPHEN}]*")
#: What stands inside a number (Unicode Standard Annex 29, MidNum and MidNumLet), as folded.
_IN_NUMBERS = frozenset('.,"\u066b\u066c')
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
            where the same words stand, and elsewhere or beside others than the quotation says; `AMBIGUOUS`
            where they stand in several places and nothing settles which is meant; `LOST`.
        start: Offset of the first character, where one place was found.
        end: Offset after the last character.
        cuts_word: Whether the place begins or ends inside a word or number, as "50" does in "150" and "99" in
            "99.9" (Unicode Standard Annex 29, where a word or number has its separators in it).
    """

    kind: MatchKind
    start: int | None = None
    end: int | None = None
    cuts_word: bool = False


def find_quote(text: str, quote: Quote) -> QuoteMatch:
    """Return whether and where the words of *quote* stand in *text*, in time linear in both."""
    return _Search(_Folded(text), quote).found()


def find_quotes(text: str, quotes: Iterable[Quote]) -> tuple[QuoteMatch, ...]:
    """Return whether and where each of *quotes* stands in *text*: what `find_quote` returns, sooner."""
    folded = _Folded(text)
    return tuple(_Search(folded, quote).found() for quote in quotes)


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

    def __init__(self, folded: _Folded, quote: Quote) -> None:
        self._text = folded.source
        self._quote = quote
        self._folded = folded
        self._needle = _folded(quote.exact).strip(" ")
        # The quotation may itself begin with white space.
        self._leading = len(quote.exact) - len(quote.exact.lstrip(_LOOSE))
        self._has_offsets = quote.start is not None or quote.end is not None

    def found(self) -> QuoteMatch:
        """Return what was found."""
        places = self.places()
        stated = self.stated(places)
        if stated is None and not places:
            return QuoteMatch(kind=MatchKind.LOST)
        candidates = places if stated is None or stated in places else [*places, stated]
        fitting, fits = self.fitting(candidates)
        if stated is not None and stated in fitting:
            return self.match(stated)
        # Offsets that say one place beside surroundings that say another settle nothing.
        place = None if stated is not None or len(places) > _MOST_PLACES else _only(fitting)
        if place is None:
            return QuoteMatch(kind=MatchKind.AMBIGUOUS)
        return self.match(place, moved=self._has_offsets or not fits)

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
        exact, before = self._quote.exact, start - self._leading
        literal = before >= 0 and self._text.startswith(exact, before)
        if literal:
            start, stop = before, before + len(exact)
        return _Place(start, stop, literal, self._folded.cuts_word(at, end))

    def stated(self, places: list[_Place]) -> _Place | None:
        """Return the place that the offsets say, if the words stand there."""
        start, end = self._quote.start, self._quote.end
        if not self._has_offsets:
            return None
        if start is None or end is None:
            near = [place for place in places if start in (None, place.start) and end in (None, place.end)]
            return near[0] if near else None
        passage = self._text[start:end]
        if len(passage) < end - start:
            return None  # the text ends before
        if not self._needle or _folded(passage).strip(" ") != self._needle:
            return None
        at = self._folded.text.find(self._needle, self._folded.folded(start))
        cuts = self._folded.cuts_word(at, at + len(self._needle))
        return _Place(start, end, passage == self._quote.exact, cuts)

    def fitting(self, places: list[_Place]) -> tuple[list[_Place], bool]:
        """Return those *places* whose surroundings fit best, and whether they fit on every side."""
        sides = [side for side in (self._before(), self._after()) if side is not None]
        if not sides:
            return places, True
        fits = [[side(place) for side in sides] for place in places]
        for enough in (all, any):
            best = [place for place, row in zip(places, fits, strict=True) if enough(row)]
            if best:
                return best, enough is all
        return places, False

    def _before(self) -> Callable[[_Place], bool] | None:
        if self._quote.prefix is None:
            return None
        text, prefix = self._folded.text, _folded(self._quote.prefix).rstrip(" ")

        def fits(place: _Place) -> bool:
            end = self._folded.folded(place.start)
            return text.endswith(prefix, 0, end - 1 if text.endswith(" ", 0, end) else end)

        return fits

    def _after(self) -> Callable[[_Place], bool] | None:
        if self._quote.suffix is None:
            return None
        text, suffix = self._folded.text, _folded(self._quote.suffix).lstrip(" ")

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

    def __init__(self, source: str) -> None:
        self.source = source
        self._alike = _alike(source)
        self.text = _closed_up(self._alike)

    @cached_property
    def _steps(self) -> tuple[list[int], list[int]]:
        """Offsets in the folded text and in the original, from each of which on the two run in step."""
        folded, original, removed = [0], [0], 0
        runs = _LOOSE_RUN.finditer(self._alike) if len(self.text) < len(self._alike) else ()
        for run in runs:
            start, end = run.span()
            removed += end - start - (" " in run[0])
            folded.append(end - removed)
            original.append(end)
        return folded, original

    def original(self, offset: int) -> int:
        """Return the offset in the original of the character at *offset*."""
        folded, original = self._steps
        row = bisect_right(folded, offset) - 1
        return original[row] + offset - folded[row]

    def folded(self, offset: int) -> int:
        """Return the offset of the character at *offset* of the original, or of the next that is left."""
        folded, original = self._steps
        row = bisect_right(original, offset) - 1
        reached = folded[row] + offset - original[row]
        return min(reached, *folded[row + 1 : row + 2], len(self.text))

    def cuts_word(self, start: int, end: int) -> bool:
        """Return whether a word or number goes on before *start* or behind *end*."""
        before, after = self.text[max(start - 2, 0) : start], self.text[end : end + 2]
        first, last = self.text[start], self.text[end - 1]
        return (
            _run_on(before[-1:], first)
            or _run_on(last, after[:1])
            or _in_number(before, first)
            or _in_number(last, after)
            or _contracted(last, after)
        )


def _folded(text: str) -> str:
    """Return *text* with white space and quotation marks made alike, and without soft hyphens."""
    return _closed_up(_alike(text))


def _alike(text: str) -> str:
    """Return *text* with every white space a plain space, and every quotation mark the plain double one."""
    # Thirty passes of `replace` take a tenth of the time of one of `translate`.
    for sign in _WHITE_SPACE:
        text = text.replace(sign, " ")
    for mark in _QUOTATION_MARKS:
        text = text.replace(mark, '"')
    return text


def _closed_up(alike: str) -> str:
    return _SPACES.sub(" ", alike.replace(_SOFT_HYPHEN, ""))


def _run_on(left: str, right: str) -> bool:
    """Return whether two characters are parts of one word or number."""
    return left.isalnum() and right.isalnum() and _UNSPACED.search(left + right) is None


def _in_number(left: str, right: str) -> bool:
    """Return whether two digits, one of which stands beside a separator, are parts of one number."""
    around = left + right
    return len(around) == 3 and around[1] in _IN_NUMBERS and around[0].isdigit() and around[2].isdigit()


def _contracted(last: str, after: str) -> bool:
    """Return whether a word goes on behind an apostrophe, as "can" does in "can't"."""
    return len(after) == 2 and after[0] == '"' and last.isalpha() and _run_on(last, after[1])
