"""A quotation that was looked up in one text: what came of it, where, and what to do now."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import UTC, datetime

from attrs import frozen

from counterclaim.case.quotations import Quotation
from counterclaim.quotes import MatchKind, QuoteMatch
from counterclaim.report.blocks import Cell
from counterclaim.report.changing import tag_of
from counterclaim.report.kept_texts import KeptText, UncheckedReason
from counterclaim.safe_text import shorten
from counterclaim.words import Words, in_quotes, short

__all__ = ["QuotationRow", "QuoteOutcome", "quotation_row"]

#: Characters that are shown on either side of a quotation, and of a quotation itself.
_BESIDE = 32
_LONGEST_SHOWN = 160


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


_DAMAGES = frozenset({UncheckedReason.OTHER_BYTES, UncheckedReason.NOT_UTF8})


@frozen(kw_only=True)
class QuotationRow:
    """
    A quotation, looked up in one text.

    Attributes:
        record: The id of the record that holds it.
        type: The name of the type of that.
        field: Where in the record it stands, as `quote`.
        quote: Its words.
        document: The id of its document, where one is named.
        snapshot: The id of the snapshot whose text it is; `None` where a case file names the text.
        fetched_at: When that was fetched.
        same_at: When the newest snapshot was fetched, where that has the same text.
        outcome: What came of it.
        reason: Why it could not be looked up.
        start: Offset of the first character, where one place was found.
        end: Offset after the last character.
        stated_start: The offset of the first character that the quotation states.
        before: What stands before the place.
        words: What stands there.
        after: What stands behind it.
        cuts_word: Whether the place begins or ends inside a word or number.
        advice: What to do now, in a sentence or two.
    """

    record: str
    type: str
    field: str
    quote: str
    document: str | None
    snapshot: str | None
    fetched_at: datetime | None
    same_at: datetime | None
    outcome: QuoteOutcome
    reason: UncheckedReason | None
    start: int | None
    end: int | None
    stated_start: int | None
    before: str | None
    words: str | None
    after: str | None
    cuts_word: bool
    advice: str

    def cells(self, words: Words) -> tuple[Cell, ...]:
        """Return what a table shows of it."""
        return (
            (self.record, *(() if self.field == "quote" else (self.field,))),
            (in_quotes(short(self.quote)),),
            self._looked_in(words),
            self._found(words),
            (self.advice,),
        )

    def _looked_in(self, words: Words) -> Cell:
        if self.snapshot is None:
            named = self.document is not None and self.reason is None
            return (words("quotes.case-file", document=self.document) if named else self.document or "",)
        fetched = () if self.fetched_at is None else (words("quotes.fetched", at=_clock(self.fetched_at)),)
        same = () if self.same_at is None else (words("quotes.same", at=_clock(self.same_at)),)
        return (self.snapshot, *fetched, *same)

    def _found(self, words: Words) -> Cell:
        lines = [words(f"quotes.outcome.{self.outcome.value}")]
        if self.start is not None:
            lines.append(words("quotes.at", at=self.start))
            if self.outcome is QuoteOutcome.MOVED and self.stated_start is not None:
                lines.append(words("quotes.stated", at=self.stated_start))
            lines.append(f"{self.before or ''}[{self.words}]{self.after or ''}")
        if self.cuts_word:
            lines.append(words("quotes.cuts-word"))
        return tuple(lines)


def quotation_row(
    quotation: Quotation,
    kept: KeptText,
    words: Words,
    *,
    text: str = "",
    match: QuoteMatch | None = None,
    reason: UncheckedReason | None = None,
) -> QuotationRow:
    """Return what came of looking *quotation* up: a *match* in *text*, or the *reason* why there is none."""
    outcome = _outcome(quotation, match, reason)
    start, end = (None, None) if match is None else (match.start, match.end)
    cuts_word = match is not None and match.cuts_word
    return QuotationRow(
        record=quotation.record.id,
        type=tag_of(quotation.record),
        field=quotation.field,
        quote=quotation.quote.exact,
        document=kept.document,
        snapshot=kept.snapshot,
        fetched_at=kept.fetched_at,
        same_at=kept.same_at,
        outcome=outcome,
        reason=reason,
        start=start,
        end=end,
        stated_start=quotation.quote.start,
        before=None if start is None else _before(text, start),
        words=None if start is None else shorten(text[start:end], _LONGEST_SHOWN),
        after=None if end is None else _after(text, end),
        cuts_word=cuts_word,
        advice=" ".join(_advice(kept, outcome, reason, words, cuts_word=cuts_word)),
    )


def _before(text: str, start: int) -> str:
    return text[:start] if start <= _BESIDE else "…" + text[start - _BESIDE : start]


def _after(text: str, end: int) -> str:
    return shorten(text[end : end + _BESIDE + 2], _BESIDE + 1)


def _outcome(quotation: Quotation, match: QuoteMatch | None, reason: UncheckedReason | None) -> QuoteOutcome:
    if match is None:
        return QuoteOutcome.DAMAGED if reason in _DAMAGES else QuoteOutcome.NOT_KEPT
    if match.kind is MatchKind.LOST and getattr(quotation.record, "translated", False) is True:
        return QuoteOutcome.TRANSLATED
    return QuoteOutcome(match.kind.value)


def _advice(
    kept: KeptText, outcome: QuoteOutcome, reason: UncheckedReason | None, words: Words, *, cuts_word: bool
) -> Iterator[str]:
    if reason is not None:
        yield words(f"quotes.unchecked.{reason.value}", document=kept.document, snapshot=kept.snapshot)
        return
    later = "later" if kept.later and outcome is QuoteOutcome.LOST else outcome.value
    if (key := f"quotes.advice.{later}") in words:
        yield words(key)
    if cuts_word:
        yield words("quotes.advice.cuts-word")


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
