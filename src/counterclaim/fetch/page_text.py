"""The text of a fetched page, as quotations are looked up in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.fetch.fetched import Fetched

if TYPE_CHECKING:
    from counterclaim.fetch.extraction import ExtractedText, ExtractionLimits, TextExtractor

__all__ = ["AS_RECEIVED", "is_web_page", "taken_by", "text_of_page"]

#: Instead of an extractor, where the page is nothing but text.
AS_RECEIVED = "as received"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PLAIN = "text/plain"


def is_web_page(media_type: str | None) -> bool:
    """Return whether bytes of a *media_type* are markup that is shown as a page."""
    return media_type in _PAGES


def taken_by(media_type: str | None, extractor: str) -> str | None:
    """Return what takes the text out of bytes of a *media_type*, where it is *extractor* for web pages."""
    if media_type == _PLAIN:
        return AS_RECEIVED
    return extractor if is_web_page(media_type) else None


def text_of_page(
    page: Fetched, *, extractor: TextExtractor | None = None, limits: ExtractionLimits | None = None
) -> ExtractedText | None:
    """
    Return the text of *page*, to be kept by `Fetched.with_text`, and its corrections.

    The options are those of `extract_text`. `None` where the page is neither a web page nor a text, or was
    not sent again.

    Raises:
        ExtractionError: The extractor failed, or needed more than the limits allow.
    """
    text = page.text
    media_type = page.log.media_type
    if text is None or not (media_type == _PLAIN or is_web_page(media_type)):
        return None
    from counterclaim.fetch.extraction import ExtractedText, extract_text, find_corrections

    if media_type == _PLAIN:
        return ExtractedText(text=text, extractor=AS_RECEIVED, corrections=find_corrections(text))
    return extract_text(text, url=page.snapshot.url, extractor=extractor, limits=limits)
