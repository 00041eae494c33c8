"""A quotation that was looked up in one text: what came of it, where, and what to do now."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import UTC, datetime

from attrs import evolve, frozen

from counterclaim.case.quotations import Quotation
from counterclaim.quotes import MatchKind, QuoteMatch
from counterclaim.report.blocks import Cell
from counterclaim.report.changing import tag_of
from counterclaim.report.kept_texts import KeptText, UncheckedReason
from counterclaim.safe_text import shorten
from counterclaim.words import Words, in_quotes, short

__all__ = ["QuotationRow", "QuoteOutcome", "lost_since", "quotation_row"]

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


#: Statuses with which a server says that there is no such page (RFC 9110, sections 15.5.5 and 15.5.11).
_NOT_THERE = frozenset({404, 410})
_DAMAGES = frozenset({UncheckedReason.OTHER_BYTES, UncheckedReason.NOT_UTF8})
_UNREADABLE = _DAMAGES | {UncheckedReason.MISSING}


@frozen(kw_only=True)
class QuotationRow:
    """
    A quotation, looked up in one text.

    Attributes:
        record: The id of the record that holds it.
        type: The name of the type of that.
        field: Where in the record it stands, as `quote`.
        quote: Its words.
        document: The id of the document whose text it is, where one is named.
        by_url: Whether the quotation names another document, which has the same URL.
        snapshot: The id of the snapshot whose text it is; `None` where a case file names the text.
        fetched_at: When that was fetched.
        same_at: When the newest snapshot was fetched, where that has the same text.
        error_status: The status with which the server sent it, where that says that it is not the page.
        stood_in: The id of the earlier snapshot that has the words, where it names none and they are lost.
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
    by_url: bool
    snapshot: str | None
    fetched_at: datetime | None
    same_at: datetime | None
    error_status: int | None
    stood_in: str | None = None
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
        by_url = (words("quotes.by-url", document=self.document),) if self.by_url else ()
        if self.snapshot is None:
            named = self.document is not None and self.reason is None
            text = words("quotes.case-file", document=self.document) if named else self.document or ""
            return (text, *by_url)
        fetched = () if self.fetched_at is None else (words("quotes.fetched", at=_clock(self.fetched_at)),)
        same = () if self.same_at is None else (words("quotes.same", at=_clock(self.same_at)),)
        status = () if self.error_status is None else (_status(self.error_status, words),)
        return (self.snapshot, *fetched, *same, *by_url, *status)

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
        by_url=kept.by_url,
        snapshot=kept.snapshot,
        fetched_at=kept.fetched_at,
        same_at=kept.same_at,
        error_status=kept.error_status,
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


def lost_since(row: QuotationRow, earlier: QuotationRow, words: Words) -> QuotationRow:
    """Return *row*, of a quotation that is not found in a text, saying that it is in an *earlier* one."""
    if row.outcome not in (QuoteOutcome.LOST, QuoteOutcome.NOT_KEPT) or row.reason in _UNREADABLE:
        return row
    at = "" if earlier.fetched_at is None else words("quotes.fetched", at=_clock(earlier.fetched_at))
    where = f"{earlier.snapshot} ({at})" if at else earlier.snapshot
    return evolve(row, stood_in=earlier.snapshot, advice=words("quotes.advice.stood", snapshot=where))


def _status(status: int, words: Words) -> str:
    return words("quotes.gone" if status in _NOT_THERE else "quotes.status", status=status)


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
    is_gone = kept.error_status is not None
    if kept.later and reason is UncheckedReason.NO_TEXT and not is_gone:
        yield words("quotes.advice.unread")
        return
    if reason is not None and not (is_gone and reason is UncheckedReason.NO_TEXT):
        yield words(f"quotes.unchecked.{reason.value}", document=kept.document, snapshot=kept.snapshot)
        return
    is_lost = outcome in (QuoteOutcome.LOST, QuoteOutcome.NOT_KEPT)
    special = "later" if kept.later else "gone" if is_gone else outcome.value
    if (key := f"quotes.advice.{special if is_lost else outcome.value}") in words:
        yield words(key)
    if cuts_word:
        yield words("quotes.advice.cuts-word")


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
