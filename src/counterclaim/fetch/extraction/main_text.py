"""The main text of a page, without navigation and advertisements, by trafilatura."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import attrs

from counterclaim.errors import MissingExtraError

__all__ = ["TrafilaturaExtractor"]

_PACKAGE = "trafilatura"


def _name() -> str:
    try:
        return f"{_PACKAGE} {version(_PACKAGE)}"
    except PackageNotFoundError:
        purpose = "to find the main text of a page"
        raise MissingExtraError(_PACKAGE, extra="extract", purpose=purpose) from None


@attrs.frozen(kw_only=True)
class TrafilaturaExtractor:
    """
    Takes out the main text: what the page is about, with its tables and without the comments of readers.

    No-break spaces become spaces, and corrections that stand in an `aside` or `footer` are left out.

    Attributes:
        name: `trafilatura` with its version.

    Raises:
        MissingExtraError: trafilatura is not installed.
    """

    name: str = attrs.field(factory=_name, init=False)

    def extract(self, html: str, *, url: str | None) -> str:
        """Return the main text of the page *html*; the empty text where trafilatura finds none."""
        # Not at the top, since it takes a while and is wanted in the process of its own.
        from trafilatura import extract

        return extract(html, url=url, include_comments=False, include_tables=True) or ""
