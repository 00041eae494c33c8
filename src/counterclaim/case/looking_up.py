"""Looking the quotations of a case up in the texts that are kept, and what comes of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import evolve, frozen

from counterclaim.case.kept_texts import KeptText, KeptTexts, UncheckedReason
from counterclaim.case.quotations import Quotation, quotations
from counterclaim.case.view import CaseView
from counterclaim.quotes import MatchKind, QuoteMatch, find_quotes
from counterclaim.safe_text import shorten

__all__ = ["FOUND", "UNREADABLE", "Excerpt", "LookedUp", "QuoteOutcome", "look_up"]

#: Characters that are kept on either side of a quotation, and of a quotation itself.
_BESIDE = 32
_LONGEST_KEPT = 160

_Wanted: TypeAlias = tuple[Quotation, KeptText]


class QuoteOutcome(enum.Enum):
    """
    What came of looking a quotation up.

    The first five are those of `MatchKind`. `TRANSLATED` is one that was not found and is said to be
    translated; of `DAMAGED`, what is kept is not the text that was recorded; of `NOT_KEPT`, there is no text.
    """

    EXACT = "exact"
    NORMALIZED = "normalized"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"
    TRANSLATED = "translated"
    DAMAGED = "damaged"
    NOT_KEPT = "not-kept"


#: Outcomes of words that stand in the text.
FOUND: Final = frozenset(
    {QuoteOutcome.EXACT, QuoteOutcome.NORMALIZED, QuoteOutcome.MOVED, QuoteOutcome.AMBIGUOUS}
)
_DAMAGES: Final = frozenset({UncheckedReason.OTHER_BYTES, UncheckedReason.NOT_UTF8})
#: Reasons that say that there is a text, and nobody could read it.
UNREADABLE: Final = _DAMAGES | {UncheckedReason.MISSING}


@frozen
class Excerpt:
    """
    The place at which a quotation was found.

    Attributes:
        before: The end of what stands before it.
        words: The beginning of what stands there.
        after: The beginning of what stands behind it.
    """

    before: str
    words: str
    after: str


@frozen(kw_only=True)
class LookedUp:
    """
    A quotation that was looked up in one text.

    Attributes:
        quotation: The quotation.
        kept: The text.
        outcome: What came of it.
        match: Where it was found, where there was a text.
        excerpt: What stands there, where it is one place.
        reason: Why it could not be looked up.
        stood_in: The earlier text that has the words, where they are not in this one.
    """

    quotation: Quotation
    kept: KeptText
    outcome: QuoteOutcome
    match: QuoteMatch | None = None
    excerpt: Excerpt | None = None
    reason: UncheckedReason | None = None
    stood_in: KeptText | None = None

    @property
    def found(self) -> bool:
        """Whether the words stand in the text."""
        return self.outcome in FOUND


def look_up(case: CaseView, kept_texts: KeptTexts) -> tuple[LookedUp, ...]:
    """
    Return what comes of looking each quotation of *case* up in each of its texts, in their order.

    One that names no snapshot, and is not in the newest, is looked up in the earlier ones, from the newest on
    until one has it, which comes before the text in which it is lost. Each text is read once or twice, and
    held no longer than needed.
    """
    wanted = [(quotation, kept) for quotation in quotations(case) for kept in kept_texts.of(quotation)]
    found = _looked_up(wanted, kept_texts)
    lost = {index: pair for index, pair in enumerate(wanted) if not found[index].found}
    return tuple(_joined(found, _looked_up_earlier(lost, kept_texts)))


def _looked_up(wanted: Sequence[_Wanted], kept_texts: KeptTexts) -> list[LookedUp]:
    """Return what comes of each quotation and text that are *wanted*, in their order."""
    found: dict[int, LookedUp] = {}
    for indexes in _by_text(kept for _, kept in wanted):
        text = kept_texts.text(wanted[indexes[0]][1])
        found.update(zip(indexes, _in_text([wanted[index] for index in indexes], text), strict=True))
    return [found[index] for index in sorted(found)]


def _looked_up_earlier(lost: Mapping[int, _Wanted], kept_texts: KeptTexts) -> dict[int, LookedUp]:
    """
    Return, of each of the *lost* quotations, what comes of the first of its earlier texts that has it.

    Where none has it, and the newest snapshot has no text, that is the newest text that there is.
    """
    found: dict[int, LookedUp] = {}
    newest: dict[int, LookedUp] = {}
    for place in range(max((len(kept.earlier) for _, kept in lost.values()), default=0)):
        indexes = [
            index for index, (_, kept) in lost.items() if index not in found and place < len(kept.earlier)
        ]
        wanted = [_earlier(*lost[index], place) for index in indexes]
        each = dict(zip(indexes, _looked_up(wanted, kept_texts), strict=True))
        found.update((index, one) for index, one in each.items() if one.found)
        newest = newest or {index: one for index, one in each.items() if lost[index][1].key is None}
    return newest | found


def _earlier(quotation: Quotation, kept: KeptText, place: int) -> _Wanted:
    earlier = kept.earlier[place]
    return quotation, earlier if quotation.document is None else earlier.of(quotation.document)


def _joined(found: Iterable[LookedUp], earlier: Mapping[int, LookedUp]) -> Iterator[LookedUp]:
    for index, one in enumerate(found):
        if index not in earlier:
            yield one
            continue
        yield earlier[index]
        is_gone = one.outcome in (QuoteOutcome.LOST, QuoteOutcome.NOT_KEPT) and one.reason not in UNREADABLE
        yield evolve(one, stood_in=earlier[index].kept) if is_gone and earlier[index].found else one


def _by_text(kept: Iterable[KeptText]) -> Iterable[list[int]]:
    """Return which of *kept* are the same text, so that each is read once and held no longer than needed."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(kept):
        key = (one.key, one.snapshot is None) if one.reason is None else (one.reason,)
        groups.setdefault(key, []).append(index)
    return groups.values()


def _in_text(wanted: Sequence[_Wanted], text: str | UncheckedReason) -> Iterator[LookedUp]:
    if isinstance(text, UncheckedReason):
        outcome = QuoteOutcome.DAMAGED if text in _DAMAGES else QuoteOutcome.NOT_KEPT
        for quotation, kept in wanted:
            yield LookedUp(quotation=quotation, kept=kept, outcome=outcome, reason=text)
        return
    matches = find_quotes(text, [quotation.quote for quotation, _ in wanted])
    for (quotation, kept), match in zip(wanted, matches, strict=True):
        yield LookedUp(
            quotation=quotation,
            kept=kept,
            outcome=_outcome(quotation, match),
            match=match,
            excerpt=_excerpt(text, match),
        )


def _outcome(quotation: Quotation, match: QuoteMatch) -> QuoteOutcome:
    if match.kind is MatchKind.LOST and getattr(quotation.record, "translated", False) is True:
        return QuoteOutcome.TRANSLATED
    return QuoteOutcome(match.kind.value)


def _excerpt(text: str, match: QuoteMatch) -> Excerpt | None:
    start, end = match.start, match.end
    if start is None or end is None:
        return None
    before = text[:start] if start <= _BESIDE else "…" + text[start - _BESIDE : start]
    after = shorten(text[end : end + _BESIDE + 2], _BESIDE + 1)
    return Excerpt(before, shorten(text[start:end], _LONGEST_KEPT), after)
