"""The fetching of the pages of one command: each is fetched, read, and kept, and its row is noted."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import attrs

from counterclaim.cli.archive_asking import archive_client_of
from counterclaim.cli.fetched_pages import FetchedRow, row_of
from counterclaim.cli.fetching import extractor_of, fetcher_of
from counterclaim.cli.into import Into
from counterclaim.cli.output import complain
from counterclaim.cli.progress import ProgressBar
from counterclaim.fetch import Fetched, FetchError
from counterclaim.fetch.archives import ArchivedCopy, with_archive
from counterclaim.fetch.extraction import ExtractionError
from counterclaim.fetch.facts import described, facts_of_page
from counterclaim.fetch.page_text import text_of_page
from counterclaim.fetch.redaction import redacted

__all__ = ["PageFetching"]


class PageFetching:
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
        self._extractor = None if arguments.no_text else extractor_of(arguments)
        self._bar = ProgressBar(arguments, len(self._urls))
        self._fetcher = fetcher_of(arguments, any_status=arguments.any_status, on_progress=self._bar.progress)
        self._archive = archive_client_of(arguments)
        self._kept = into.kept()
        self.rows: list[FetchedRow] = []
        self.failures = 0
        self.is_interrupted = False

    def pages(self) -> Iterator[Fetched]:
        """Yield the pages as they are fetched; their bytes are kept by then."""
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
        document = self._kept.document(url)
        wanted = None if self._extractor is None else self._extractor.name
        earlier = None if self._is_whole else self._kept.earlier(url, extractor=wanted)
        page = self._fetcher.fetch(url, document=document, earlier=earlier)
        page, corrections = self._with_text(page if document is not None else _described(page))
        page, copy = self._with_archive(url, page)
        self._into.take(page)
        self.rows.append(row_of(url, page, corrections, copy))
        return page

    def _with_text(self, page: Fetched) -> tuple[Fetched, tuple[str, ...]]:
        """Return *page* with its text, and its corrections."""
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

    def _with_archive(self, url: str, page: Fetched) -> tuple[Fetched, ArchivedCopy | None]:
        """Return *page* with what an archive says of a copy of it."""
        if self._archive is None:
            return page, None
        try:
            copy = self._archive.lookup(url, near=page.snapshot.fetched_at)
        except FetchError as error:  # its address is refused; the page is there all the same
            self._complain(str(error))
            return page, None
        return attrs.evolve(page, snapshot=with_archive(page.snapshot, copy)), copy

    def _complain(self, message: str) -> None:
        self._bar.erase()
        complain(message)


def _described(page: Fetched) -> Fetched:
    """Return *page* with what it states of itself in its document."""
    return attrs.evolve(page, document=described(page.document, facts_of_page(page)))
