"""`counterclaim fetch`: pages as evidence, in a store or a folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from counterclaim.cli.cases import format_chosen
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.fetching import add_extractor, add_limits, extractor_of, fetcher_of
from counterclaim.cli.into import Into, into_of
from counterclaim.cli.output import complain
from counterclaim.cli.progress import ProgressBar
from counterclaim.cli.stores import add_authorship, say

if TYPE_CHECKING:
    from counterclaim.cli.fetched_pages import FetchedRow
    from counterclaim.fetch import Fetched, Fetcher
    from counterclaim.fetch.extraction import TextExtractor
    from counterclaim.fetch.keeping import KeptPages

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "fetch pages as evidence, into a store or a folder"
DESCRIPTION = (
    "Fetch pages and keep them: their bytes, how they came here, and their text, in which quotations are "
    "looked up. They go into a store, as one revision, or into a folder. A page that is kept already is sent "
    "again only where it changed. Each page that is not fetched is told in a line. Exit status 1 where one "
    "was not fetched; the others are kept all the same."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("url", nargs="+", metavar="URL", help="a page, beginning with https:// or http://")
    parser.add_argument(
        "--into",
        required=True,
        metavar="PLACE",
        help="a store, which ends in .ccl, or a folder; one that is not there is made",
    )
    add_authorship(parser, required=False)
    parser.add_argument(
        "--again", action="store_true", help="have the whole page sent, also where it is kept already"
    )
    parser.add_argument(
        "--any-status",
        action="store_true",
        help="keep a page whatever its status is, as one that says that it was removed",
    )
    text = parser.add_mutually_exclusive_group()
    text.add_argument("--no-text", action="store_true", help="take no text out of the pages")
    add_extractor(text)
    add_limits(parser)
    add_delivery(parser)


def run(arguments: argparse.Namespace) -> int:
    """Fetch the pages."""
    form = format_chosen(arguments)
    into = into_of(arguments)
    fetching = _Fetching(arguments, into)
    if into.done is not None:
        say(into.done, arguments)
        return 0
    for _ in fetching.pages():
        pass
    from counterclaim.cli.fetched_pages import FetchedPages

    if fetching.rows:
        say(into.record(), arguments)
    deliver_report(FetchedPages(rows=tuple(fetching.rows), language=arguments.language), form, arguments)
    if fetching.is_interrupted:
        raise KeyboardInterrupt
    return 1 if fetching.failures else 0


class _Fetching:
    """
    The fetching of the pages of one command.

    Attributes:
        rows: What is shown of those that were fetched.
        failures: How many were not.
        is_interrupted: Whether it was interrupted; what was fetched until then is kept.
    """

    def __init__(self, arguments: argparse.Namespace, into: Into) -> None:
        """Prepare it; pages go *into* a store or folder."""
        self._urls = tuple(dict.fromkeys(arguments.url))
        self._into = into
        self._is_whole = arguments.again
        self._extractor: TextExtractor | None = None if arguments.no_text else extractor_of(arguments)
        self._bar = ProgressBar(arguments, len(self._urls))
        self._fetcher: Fetcher = fetcher_of(
            arguments, any_status=arguments.any_status, on_progress=self._bar.progress
        )
        self._kept: KeptPages = into.kept()
        self.rows: list[FetchedRow] = []
        self.failures = 0
        self.is_interrupted = False

    def pages(self) -> Iterator[Fetched]:
        """Yield the pages as they are fetched; their bytes are kept by then."""
        from counterclaim.fetch import FetchError
        from counterclaim.fetch.redaction import redacted

        try:
            for url in self._urls:
                self._bar.begin(redacted(url))
                try:
                    page = self._fetched(url)
                except FetchError as error:
                    self.failures += 1
                    self._complain(str(error))
                else:
                    yield page
        except KeyboardInterrupt:
            self.is_interrupted = True
        finally:
            self._bar.erase()

    def _fetched(self, url: str) -> Fetched:
        from counterclaim.cli.fetched_pages import row_of

        document = self._kept.document(url)
        wanted = None if self._extractor is None else self._extractor.name
        earlier = None if self._is_whole else self._kept.earlier(url, extractor=wanted)
        page = self._fetcher.fetch(url, document=document, earlier=earlier)
        page, corrections = self._with_text(self._described(page) if document is None else page)
        self._into.take(page)
        self.rows.append(row_of(url, page, corrections))
        return page

    def _described(self, page: Fetched) -> Fetched:
        """Return *page* with what it states of itself in its document."""
        from counterclaim.fetch.page_facts import described, facts_of_page

        return attrs.evolve(page, document=described(page.document, facts_of_page(page)))

    def _with_text(self, page: Fetched) -> tuple[Fetched, tuple[str, ...]]:
        """Return *page* with its text, and its corrections."""
        from counterclaim.fetch.extraction import ExtractionError
        from counterclaim.fetch.page_text import text_of_page

        if self._extractor is None:
            return page, ()
        try:
            found = text_of_page(page, extractor=self._extractor)
        except ExtractionError as error:
            self._complain(f"{page.snapshot.id} is kept without its text: {error}")
            return page, ()
        if found is None:
            return page, ()
        return page.with_text(found.text, found.extractor), found.corrections

    def _complain(self, message: str) -> None:
        self._bar.erase()
        complain(message)
