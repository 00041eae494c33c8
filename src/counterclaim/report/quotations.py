"""Whether the quotations of a case stand in the texts that are kept, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.case.quotations import Quotation, quotations
from counterclaim.frozen import EMPTY
from counterclaim.quotes import find_quotes
from counterclaim.report.blocks import Block, Column, Paragraph, Table
from counterclaim.report.kept_texts import KeptText, KeptTexts, ReadBytes, UncheckedReason, not_kept
from counterclaim.report.quotation_rows import QuotationRow, QuoteOutcome, lost_since, quotation_row
from counterclaim.report.rows import Rows
from counterclaim.words import Words

__all__ = ["QuotationReport", "quotation_report"]

_Wanted: TypeAlias = tuple[Quotation, KeptText]
_FOUND: Final = frozenset(
    {QuoteOutcome.EXACT, QuoteOutcome.NORMALIZED, QuoteOutcome.MOVED, QuoteOutcome.AMBIGUOUS}
)


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
            tuple(row.cells(words) for row in self._shown(limit)),
        )
        if len(self.rows) > limit:
            yield Paragraph(words("section.more", count=len(self.rows) - limit))
        yield Paragraph(self._counted(words))
        yield Paragraph(words("quotes.method"))

    def _shown(self, limit: int) -> Sequence[QuotationRow]:
        """Return at most *limit* rows; of more than that, those where something is to be done come first."""
        if len(self.rows) <= limit:
            return self.rows
        return sorted(self.rows, key=lambda row: not row.advice)[:limit]

    def _counted(self, words: Words) -> str:
        counts = Counter(row.outcome for row in self.rows)
        parts = [
            f"{words.number(Decimal(counts[outcome]))} {words(f'quotes.outcome.{outcome.value}')}"
            for outcome in QuoteOutcome
            if counts[outcome]
        ]
        total = words.counted("quotes.row", len(self.rows))
        cut = sum(row.cuts_word for row in self.rows)
        more = f" {words.counted('quotes.cut', cut)}" if cut else ""
        return words("quotes.counted", count=total, parts=", ".join(parts)) + more


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
    document, as a case file names it (`Imported.texts`). One that names no snapshot, and is not in the
    newest, is looked up in the earlier ones, from the newest on until one has it. Documents with the same URL
    are one page. What could not be looked up has a row as well, and so has a newest snapshot without a text:
    the text of an older one does not show what the page says now, unless both have the same bytes.

    Raises:
        ValueError: No report is written in *language*.
    """
    words, kept_texts = Words(language), KeptTexts(case, texts, read)
    wanted = [(quotation, kept) for quotation in quotations(case) for kept in kept_texts.of(quotation)]
    rows = _looked_up(wanted, kept_texts, words)
    lost = {index: pair for index, pair in enumerate(wanted) if rows[index].outcome not in _FOUND}
    earlier = _looked_up_earlier(lost, kept_texts, words)
    return QuotationReport(rows=tuple(_joined(rows, earlier, words)), language=words.language)


def _looked_up(wanted: Sequence[_Wanted], kept_texts: KeptTexts, words: Words) -> list[QuotationRow]:
    """Return a row for each quotation and text that are *wanted*, in their order."""
    found: dict[int, QuotationRow] = {}
    for indexes in _by_text(kept for _, kept in wanted):
        text = kept_texts.text(wanted[indexes[0]][1])
        looked_up = [wanted[index] for index in indexes]
        found.update(zip(indexes, _rows(looked_up, text, words), strict=True))
    return [found[index] for index in sorted(found)]


def _looked_up_earlier(
    lost: Mapping[int, _Wanted], kept_texts: KeptTexts, words: Words
) -> dict[int, QuotationRow]:
    """
    Return, of each of the *lost* quotations, the row of the first of its earlier texts that has it.

    Where none has it, and the newest snapshot has no text, that is the row of the newest text that there is.
    """
    found: dict[int, QuotationRow] = {}
    newest: dict[int, QuotationRow] = {}
    for place in range(max((len(kept.earlier) for _, kept in lost.values()), default=0)):
        indexes = [
            index for index, (_, kept) in lost.items() if index not in found and place < len(kept.earlier)
        ]
        wanted = [(lost[index][0], lost[index][1].earlier[place]) for index in indexes]
        rows = dict(zip(indexes, _looked_up(wanted, kept_texts, words), strict=True))
        found.update((index, row) for index, row in rows.items() if row.outcome in _FOUND)
        newest = newest or {index: row for index, row in rows.items() if lost[index][1].key is None}
    return newest | found


def _joined(
    rows: Iterable[QuotationRow], earlier: Mapping[int, QuotationRow], words: Words
) -> Iterator[QuotationRow]:
    for index, row in enumerate(rows):
        if index in earlier:
            yield earlier[index]
            yield lost_since(row, earlier[index], words) if earlier[index].outcome in _FOUND else row
        else:
            yield row


def _by_text(kept: Iterable[KeptText]) -> Iterable[list[int]]:
    """Return which of *kept* are the same text, so that each is read once and held no longer than needed."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(kept):
        key = (one.key, one.snapshot is None) if one.reason is None else (one.reason,)
        groups.setdefault(key, []).append(index)
    return groups.values()


def _rows(wanted: Sequence[_Wanted], text: str | UncheckedReason, words: Words) -> Iterator[QuotationRow]:
    if isinstance(text, UncheckedReason):
        yield from (quotation_row(quotation, kept, words, reason=text) for quotation, kept in wanted)
        return
    matches = find_quotes(text, [quotation.quote for quotation, _ in wanted])
    for (quotation, kept), match in zip(wanted, matches, strict=True):
        yield quotation_row(quotation, kept, words, text=text, match=match)
