"""`counterclaim new URL`: a case file about one page, with the text of the page beside it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError
from counterclaim.cli.fetch_failures import failure_text, named_pages
from counterclaim.cli.fetching import extractor_of, fetcher_of
from counterclaim.cli.new_files import new_target, with_case_id
from counterclaim.cli.output import complain, print_data
from counterclaim.cli.page_starter import starter_of
from counterclaim.cli.progress import ProgressBar
from counterclaim.cli.stores import say
from counterclaim.fetch import FetchError
from counterclaim.fetch.facts import facts_of_page
from counterclaim.fetch.redaction import redacted

if TYPE_CHECKING:
    from counterclaim.fetch import Fetched

__all__ = ["write_about_page"]


def write_about_page(arguments: argparse.Namespace) -> int:
    """
    Fetch the page that *arguments* name, and write a case file about it: to a file, or to standard output.

    Raises:
        FileAccessError: A file cannot be written.
        UsageError: It was not fetched, or a file is there already.
    """
    if arguments.file is None:
        page = _fetched(arguments)
        print_data(starter_of(page, facts_of_page(page), None))
        return 0
    target = new_target(arguments.file, ".toml", "case file")
    beside = new_target(str(target.with_suffix(".txt")), ".txt", "text")
    page = _fetched(arguments)
    text = _text_of(page, arguments)
    _write(page, text, target, beside)
    if not text:
        say("there is no text in the page, so quotations are not looked up", arguments)
    return 0


def _fetched(arguments: argparse.Namespace) -> Fetched:
    bar = ProgressBar(arguments, 1)
    fetcher = fetcher_of(arguments, on_progress=bar.progress)
    bar.begin(redacted(arguments.url))
    try:
        return fetcher.fetch(arguments.url)
    except FetchError as error:
        (named,) = named_pages((arguments.url,))
        raise UsageError(failure_text(named, error, any_status=False)) from error
    finally:
        bar.erase()


def _text_of(page: Fetched, arguments: argparse.Namespace) -> str:
    from counterclaim.fetch.extraction import ExtractionError
    from counterclaim.fetch.page_text import text_of_page

    try:
        found = text_of_page(page, extractor=extractor_of(arguments))
    except ExtractionError as error:
        complain(str(error))
        return ""
    return "" if found is None else found.text


def _write(page: Fetched, text: str, target: Path, beside: Path) -> None:
    """Write the case file, and the *text* where there is one; both or none."""
    from counterclaim.files import write_new

    starter = starter_of(page, facts_of_page(page), beside.name if text else None)
    if text:
        write_new(beside, text.encode())
    try:
        write_new(target, with_case_id(starter, target.stem).encode())
    except BaseException:
        if text:
            beside.unlink(missing_ok=True)
        raise
