"""The fetching of the pages of one command: each is fetched, read, and kept, and its row is noted."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator

import attrs

from counterclaim.cli.archive_asking import archive_client_of
from counterclaim.cli.fetch_failures import NamedPage, failure_text, named_pages
from counterclaim.cli.fetched_pages import FailedRow, FetchedRow, NoText
from counterclaim.cli.fetched_rows import archived_row, failed_row, fetched_row, state_of
from counterclaim.cli.fetching import extractor_of, fetcher_of
from counterclaim.cli.into import Into
from counterclaim.cli.output import complain
from counterclaim.cli.progress import ProgressBar
from counterclaim.fetch import Fetched, FetchError
from counterclaim.fetch.archives import ArchivedCopy, with_archive
from counterclaim.fetch.extraction import ExtractionError
from counterclaim.fetch.facts import described, facts_of_page
from counterclaim.fetch.page_text import text_of_page

__all__ = ["PageFetching"]

_EMPTY = hashlib.sha256(b"").hexdigest()


class PageFetching:
    """
    The fetching of the pages of one command.

    Attributes:
        pages: Those that are to be fetched; the others are there by the same command, run before.
        rows: What is shown of each that was asked for.
        is_interrupted: Whether it was interrupted; what was fetched until then is kept.
    """

    def __init__(self, arguments: argparse.Namespace, into: Into) -> None:
        """Prepare it; pages go *into* a store or folder."""
        self._into = into
        self._kept = into.kept()
        self.pages = tuple(page for page in named_pages(arguments.url) if not into.has(page.url))
        self._is_whole, self._any_status = arguments.again, arguments.any_status
        self._extractor = None if arguments.no_text else extractor_of(arguments)
        self._bar = ProgressBar(arguments, len(self.pages))
        self._fetcher = fetcher_of(arguments, any_status=self._any_status, on_progress=self._bar.progress)
        self._archive = archive_client_of(arguments)
        self.rows: list[FetchedRow | FailedRow] = []
        self.is_interrupted = False

    @property
    def fetched(self) -> int:
        """How many pages were fetched."""
        return sum(isinstance(row, FetchedRow) for row in self.rows)

    def run(self) -> Iterator[Fetched]:
        """Yield the pages as they are fetched; their bytes are kept by then, and soon their texts."""
        try:
            for named in self.pages:
                self._bar.begin(named.name)
                try:
                    page = self._fetched(named)
                except FetchError as error:
                    why = failure_text(named, error, any_status=not self._any_status)
                    self.rows.append(failed_row(named, error, why))
                    self._complain(why)
                else:
                    row = self._taken(named, page)
                    yield page
                    self._complete(named, page, row)
        except KeyboardInterrupt:
            self.is_interrupted = True
        finally:
            self._bar.erase()

    def _fetched(self, named: NamedPage) -> Fetched:
        wanted = None if self._extractor is None else self._extractor.name
        return self._fetcher.fetch(
            named.url,
            document=self._kept.document(named.url),
            earlier=None if self._is_whole else self._kept.earlier(named.url, extractor=wanted),
        )

    def _taken(self, named: NamedPage, page: Fetched) -> FetchedRow:
        """Take *page* as it came, as what is made of it may be interrupted, and return its row."""
        self._into.take(page)
        otherwise = NoText.UNWANTED if self._extractor is None else NoText.INTERRUPTED
        state = state_of(page, self._kept.newest(named.url))
        row = fetched_row(named, page, state=state, no_text=_no_text(page, otherwise=otherwise))
        self.rows.append(row)
        return row

    def _complete(self, named: NamedPage, page: Fetched, row: FetchedRow) -> None:
        """Take *page* with its text, and then with what an archive says of it."""
        if self._kept.document(named.url) is None:
            page = _described(page)
        page, no_text, corrections = self._with_text(named, page)
        row = attrs.evolve(row, extractor=page.snapshot.extractor, no_text=no_text, corrections=corrections)
        self._take_again(page, row)
        page, copy = self._with_archive(named, page)
        if copy is not None:
            self._take_again(page, archived_row(row, copy))

    def _take_again(self, page: Fetched, row: FetchedRow) -> None:
        """Take what is known of *page* by now, in the place of what was taken of it last."""
        self._into.take(page)
        self.rows[-1] = row

    def _with_text(self, named: NamedPage, page: Fetched) -> tuple[Fetched, NoText | None, tuple[str, ...]]:
        """Return *page* with its text, why there is none, and its corrections."""
        if self._extractor is None:
            return page, _no_text(page, otherwise=NoText.UNWANTED), ()
        try:
            found = text_of_page(page, extractor=self._extractor)
        except ExtractionError as error:
            self._complain(f"{named.name} is kept without its text: {error}")
            return page, NoText.FAILED, ()
        if found is None:
            return page, _no_text(page, otherwise=NoText.TYPE), ()
        page = page.with_text(found.text, found.extractor)
        return page, _no_text(page, otherwise=NoText.TYPE), found.corrections

    def _with_archive(self, named: NamedPage, page: Fetched) -> tuple[Fetched, ArchivedCopy | None]:
        """Return *page* with what an archive says of a copy of it."""
        if self._archive is None:
            return page, None
        try:
            copy = self._archive.lookup(named.url, near=page.snapshot.fetched_at)
        except FetchError as error:  # its address is refused; the page is there all the same
            self._complain(failure_text(named, error, any_status=False))
            return page, None
        return attrs.evolve(page, snapshot=with_archive(page.snapshot, copy)), copy

    def _complain(self, message: str) -> None:
        self._bar.erase()
        complain(message)


def _no_text(page: Fetched, *, otherwise: NoText) -> NoText | None:
    """Return why *page* has no text, *otherwise* where none was taken, now or of the same bytes before."""
    digest = page.snapshot.text_sha256
    return otherwise if digest is None else NoText.EMPTY if digest == _EMPTY else None


def _described(page: Fetched) -> Fetched:
    """Return *page* with what it states of itself in its document."""
    return attrs.evolve(page, document=described(page.document, facts_of_page(page)))
