"""`counterclaim fetch`: pages as evidence, in a store or a folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import format_chosen
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.fetch_places import check_places
from counterclaim.cli.fetch_signals import Interruptible
from counterclaim.cli.fetching import add_extractor, add_limits
from counterclaim.cli.into import into_of
from counterclaim.cli.output import complain
from counterclaim.cli.stores import add_authorship, say

if TYPE_CHECKING:
    from counterclaim.cli.page_fetching import PageFetching

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
        "--warc",
        metavar="FILE",
        help="write what was sent and received to FILE as well, as a WARC file; FILE must not exist yet",
    )
    parser.add_argument(
        "--again", action="store_true", help="have the whole page sent, also where it is kept already"
    )
    parser.add_argument(
        "--any-status",
        action="store_true",
        help="keep a page that the server calls an error as well, as one that says that it was removed; not "
        "where it is asked too much or not available (429, 503)",
    )
    archive = parser.add_mutually_exclusive_group()
    archive.add_argument(
        "--archive",
        action="store_true",
        help="look up what copy of each page the Wayback Machine has; it is told the whole URL",
    )
    archive.add_argument(
        "--timegate",
        metavar="ADDRESS",
        help="look it up in another archive, whose TimeGate (RFC 7089) is at ADDRESS; {url} in it stands for "
        "the page",
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
    check_places(into, arguments)
    from counterclaim.cli.page_fetching import PageFetching

    fetching = PageFetching(arguments, into)
    if not fetching.pages:
        say(f"{into.done}; nothing was fetched", arguments)
        return 0
    with Interruptible() as signals:
        try:
            _fetch_all(fetching, arguments)
        finally:  # what was fetched before something went wrong may be gone tomorrow
            signals.finish()
            if fetching.fetched:
                say(into.record(), arguments)
        _deliver(fetching, form, arguments)
    if fetching.is_interrupted:
        complain(_interrupted(fetching, arguments))
        raise KeyboardInterrupt
    return 0 if fetching.fetched == len(fetching.pages) else 1


def _fetch_all(fetching: PageFetching, arguments: argparse.Namespace) -> None:
    pages = fetching.run()
    if arguments.warc is None:
        for _ in pages:
            pass
        return
    from counterclaim.cli.warc_file import write_warc_file

    write_warc_file(arguments.warc, pages)


def _deliver(fetching: PageFetching, form: str, arguments: argparse.Namespace) -> None:
    from counterclaim.cli.fetched_pages import FetchedPages

    deliver_report(FetchedPages(rows=tuple(fetching.rows), language=arguments.language), form, arguments)


def _interrupted(fetching: PageFetching, arguments: argparse.Namespace) -> str:
    total = len(fetching.pages)
    kept = f"; {arguments.into} has what was fetched" if fetching.fetched else ""
    is_all = fetching.fetched == total
    rest = "" if arguments.key is None or is_all else "; repeat the command for the others"
    return f"interrupted after {fetching.fetched} of {total} page{'' if total == 1 else 's'}{kept}{rest}"
