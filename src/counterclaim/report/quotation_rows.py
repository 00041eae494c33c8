"""A quotation that was looked up in one text: what came of it, where, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from attrs import frozen

from counterclaim.case.kept_texts import KeptText, UncheckedReason
from counterclaim.case.looking_up import LookedUp, QuoteOutcome
from counterclaim.report.blocks import Cell
from counterclaim.report.changing import tag_of
from counterclaim.words import Words, short

__all__ = ["QuotationRow", "quotation_row"]

#: Statuses with which a server says that there is no such page (RFC 9110, sections 15.5.5 and 15.5.11).
_NOT_THERE = frozenset({404, 410})


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
            (words.quoted(short(self.quote)),),
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


def quotation_row(looked_up: LookedUp, words: Words) -> QuotationRow:
    """Return the row of a quotation that was *looked up*."""
    quotation, kept, match, excerpt = (
        looked_up.quotation,
        looked_up.kept,
        looked_up.match,
        looked_up.excerpt,
    )
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
        stood_in=None if looked_up.stood_in is None else looked_up.stood_in.snapshot,
        outcome=looked_up.outcome,
        reason=looked_up.reason,
        start=None if match is None else match.start,
        end=None if match is None else match.end,
        stated_start=quotation.quote.start,
        before=None if excerpt is None else excerpt.before,
        words=None if excerpt is None else excerpt.words,
        after=None if excerpt is None else excerpt.after,
        cuts_word=match is not None and match.cuts_word,
        advice=" ".join(_advice(looked_up, words)),
    )


def _status(status: int, words: Words) -> str:
    return words("quotes.gone" if status in _NOT_THERE else "quotes.status", status=status)


def _advice(looked_up: LookedUp, words: Words) -> Iterator[str]:
    kept, outcome, reason = looked_up.kept, looked_up.outcome, looked_up.reason
    if looked_up.stood_in is not None:
        yield words("quotes.advice.stood", snapshot=_named(looked_up.stood_in, words))
        return
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
    if looked_up.match is not None and looked_up.match.cuts_word:
        yield words("quotes.advice.cuts-word")


def _named(kept: KeptText, words: Words) -> str:
    at = "" if kept.fetched_at is None else words("quotes.fetched", at=_clock(kept.fetched_at))
    return f"{kept.snapshot} ({at})" if at else f"{kept.snapshot}"


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
