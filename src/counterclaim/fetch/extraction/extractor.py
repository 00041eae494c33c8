"""What takes the text out of a page, as a protocol."""

from __future__ import annotations

from typing import Protocol

__all__ = ["TextExtractor"]


class TextExtractor(Protocol):
    """
    What takes the text out of a page.

    It is pickled and runs in a process of its own, so its class stands in a module that can be imported.
    There it opens no connection and starts no process.
    """

    @property
    def name(self) -> str:
        """Its name with its version, as `acme-text 2.1`: the same name gives the same text of a page."""
        ...

    def extract(self, html: str, *, url: str | None) -> str:
        """
        Return the text of the page *html*, which stands at *url*; the empty text where there is none.

        Lines end in a line feed. Whatever it raises becomes an `ExtractionError`.
        """
        ...
