"""Whether the quotations of a case stand in the texts that are kept, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.case.kept_texts import KeptTexts, ReadText, UncheckedReason
from counterclaim.case.looking_up import QuoteOutcome, look_up
from counterclaim.errors import FileAccessError
from counterclaim.frozen import EMPTY
from counterclaim.report.blocks import Block, Column, Paragraph, Table
from counterclaim.report.quotation_rows import QuotationRow, quotation_row
from counterclaim.report.rows import Rows
from counterclaim.words import Words

__all__ = ["QuotationReport", "quotation_report"]

#: Returns the bytes under a SHA-256 or raises an error, as the blobs of a store do.
ReadBytes: TypeAlias = Callable[[str], bytes]


def _not_kept(sha256: str) -> bytes:
    raise FileAccessError(sha256, "no bytes are kept")


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
    read: ReadBytes = _not_kept,
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
    words = Words(language)
    found = look_up(case, KeptTexts(case, texts, _reading(read)))
    return QuotationReport(rows=tuple(quotation_row(each, words) for each in found), language=words.language)


def _reading(read: ReadBytes) -> ReadText:
    """Return what has the texts of the bytes that *read* has, or says why they cannot be had."""

    def text(sha256: str) -> str | UncheckedReason:
        from counterclaim.store import DamagedStoreError  # with it comes SQLite, which others do without

        try:
            # What an extractor made of a page may hold halves of surrogate pairs, and is kept with them.
            return read(sha256).decode("utf-8", "surrogatepass")
        except DamagedStoreError:
            return UncheckedReason.OTHER_BYTES
        except FileAccessError:
            return UncheckedReason.MISSING
        except UnicodeDecodeError:
            return UncheckedReason.NOT_UTF8

    return text
