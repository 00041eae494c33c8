"""Whether quotations stand in the texts of the documents that they are said to come from."""

from __future__ import annotations

from counterclaim.model import Attribution, Evidence, Quote
from counterclaim.quotes import MatchKind, find_quote
from counterclaim.safe_text import shorten, visible_line

__all__ = ["quotation_of", "what_is_wrong"]


def quotation_of(record: object) -> tuple[str, Quote] | None:
    """Return the document and the quotation in it, where *record* holds one in the document's own words."""
    if not isinstance(record, Attribution | Evidence) or record.quote is None or record.document is None:
        return None
    if isinstance(record, Attribution) and record.translated:
        return None
    return record.document, record.quote


def what_is_wrong(text: str, quote: Quote, document: str) -> str | None:
    """Return what is wrong with *quote* as words from the *text* of a *document*, or `None`."""
    match = find_quote(text, quote)
    shown = shorten(visible_line(quote.exact), 60)
    if match.kind is MatchKind.LOST:
        return (
            f"{shown!r} is not found in the text of {document!r}; copy the words from there "
            "(a translation is said to be one by translated = true)"
        )
    if match.kind is MatchKind.AMBIGUOUS:
        return (
            f"{shown!r} is found in several places of the text of {document!r}; "
            "add the words around it as prefix and suffix"
        )
    if match.cuts_word:
        return (
            f"{shown!r} is found in the text of {document!r} only as a part of other words or numbers; "
            "quote whole words"
        )
    return None
