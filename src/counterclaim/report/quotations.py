"""Whether the quotations of a case stand in the texts that are kept, and where."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.case.quotations import Quotation, quotations
from counterclaim.frozen import EMPTY
from counterclaim.quotes import MatchKind, QuoteMatch, find_quotes
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.changing import tag_of
from counterclaim.report.kept_texts import KeptText, KeptTexts, ReadBytes, WhyNot, not_kept
from counterclaim.report.rows import Rows
from counterclaim.safe_text import shorten
from counterclaim.words import Words, in_quotes, short

__all__ = ["QuotationReport", "QuotationRow", "QuoteOutcome", "quotation_report"]

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


_DAMAGES = frozenset({WhyNot.OTHER_BYTES, WhyNot.NOT_UTF8})


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
        why_not: Why it could not be looked up.
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
    why_not: WhyNot | None
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
            named = self.document is not None and self.why_not is None
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


@frozen(eq=False, kw_only=True)
class QuotationReport(Rows):
    """
    Whether the quotations of a case stand in the texts that are kept, ready to be shown.

    Attributes:
        rows: A row for each quotation and each text that it was looked up in.
        language: The language of the report.
    """

    rows: tuple[QuotationRow, ...]
    language: str

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        if not self.rows:
            yield Paragraph(words("quotes.none"))
            return
        yield Table(
            (
                Column(words("quotes.record"), least=8),
                Column(words("quotes.quotation"), least=14, weight=2),
                Column(words("quotes.looked-in"), least=14, weight=2),
                Column(words("quotes.found"), least=16, weight=3),
                Column(words("quotes.advice"), least=16, weight=3),
            ),
            tuple(row.cells(words) for row in self.rows[:limit]),
        )
        if len(self.rows) > limit:
            yield Paragraph(words("section.more", count=len(self.rows) - limit))
        yield Paragraph(self._counted(words))
        yield Paragraph(words("quotes.method"))

    def _counted(self, words: Words) -> str:
        counts = Counter(row.outcome for row in self.rows)
        parts = [
            f"{counts[outcome]} {words(f'quotes.outcome.{outcome.value}')}"
            for outcome in QuoteOutcome
            if counts[outcome]
        ]
        return words(
            "quotes.counted", count=words.counted("quotes.row", len(self.rows)), parts=", ".join(parts)
        )


def quotation_report(
    case: CaseView,
    *,
    read: ReadBytes = not_kept,
    texts: Mapping[str, str] = EMPTY,
    language: str = "en",
) -> QuotationReport:
    """
    Return whether the quotations of *case* stand in the texts that are kept.

    Each is looked up in the text of the snapshot that it names and in that of the newest one of its document,
    which *read* returns for a SHA-256 as `Store.blobs.get` does; and in the text that *texts* has of the
    document, as a case file names it (`Imported.texts`). What could not be looked up has a row as well.

    Raises:
        ValueError: No report is written in *language*.
    """
    words, kept_texts = Words(language), KeptTexts(case, texts, read)
    wanted = [(quotation, kept) for quotation in quotations(case) for kept in kept_texts.of(quotation)]
    found: dict[int, QuotationRow] = {}
    for indexes in _by_text(kept for _, kept in wanted):
        text = kept_texts.text(wanted[indexes[0]][1])
        looked_up = [wanted[index] for index in indexes]
        found.update(zip(indexes, _rows(looked_up, text, words), strict=True))
    return QuotationReport(rows=tuple(found[index] for index in sorted(found)), language=words.language)


def _by_text(kept: Iterable[KeptText]) -> Iterable[list[int]]:
    """Return which of *kept* are the same text, so that each is read once and held no longer than needed."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(kept):
        key = (one.key, one.snapshot is None) if one.why_not is None else (one.why_not,)
        groups.setdefault(key, []).append(index)
    return groups.values()


def _rows(
    wanted: Sequence[tuple[Quotation, KeptText]], text: str | WhyNot, words: Words
) -> Iterator[QuotationRow]:
    if isinstance(text, WhyNot):
        yield from (_row(quotation, kept, words, why_not=text) for quotation, kept in wanted)
        return
    matches = find_quotes(text, [quotation.quote for quotation, _ in wanted])
    for (quotation, kept), match in zip(wanted, matches, strict=True):
        yield _row(quotation, kept, words, text=text, match=match)


def _row(
    quotation: Quotation,
    kept: KeptText,
    words: Words,
    *,
    text: str = "",
    match: QuoteMatch | None = None,
    why_not: WhyNot | None = None,
) -> QuotationRow:
    outcome = _outcome(quotation, match, why_not)
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
        why_not=why_not,
        start=start,
        end=end,
        stated_start=quotation.quote.start,
        before=None if start is None else _before(text, start),
        words=None if start is None else shorten(text[start:end], _LONGEST_SHOWN),
        after=None if end is None else _after(text, end),
        cuts_word=cuts_word,
        advice=" ".join(_advice(kept, outcome, why_not, words, cuts_word=cuts_word)),
    )


def _before(text: str, start: int) -> str:
    return text[:start] if start <= _BESIDE else "…" + text[start - _BESIDE : start]


def _after(text: str, end: int) -> str:
    return shorten(text[end : end + _BESIDE + 2], _BESIDE + 1)


def _outcome(quotation: Quotation, match: QuoteMatch | None, why_not: WhyNot | None) -> QuoteOutcome:
    if match is None:
        return QuoteOutcome.DAMAGED if why_not in _DAMAGES else QuoteOutcome.NOT_KEPT
    if match.kind is MatchKind.LOST and getattr(quotation.record, "translated", False) is True:
        return QuoteOutcome.TRANSLATED
    return QuoteOutcome(match.kind.value)


def _advice(
    kept: KeptText, outcome: QuoteOutcome, why_not: WhyNot | None, words: Words, *, cuts_word: bool
) -> Iterator[str]:
    if why_not is not None:
        yield words(f"quotes.why-not.{why_not.value}", document=kept.document, snapshot=kept.snapshot)
        return
    later = "later" if kept.later and outcome is QuoteOutcome.LOST else outcome.value
    if (key := f"quotes.advice.{later}") in words:
        yield words(key)
    if cuts_word:
        yield words("quotes.advice.cuts-word")


def _clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
