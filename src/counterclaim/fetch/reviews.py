"""The fact-checks that a fetched page holds."""

from __future__ import annotations

import io
from collections.abc import Iterator

import attrs

from counterclaim.case import Case
from counterclaim.fetch.fetched import Fetched
from counterclaim.findings import Imported, Problem
from counterclaim.formats import claimreview
from counterclaim.formats.claimreview.reading import found_or_told
from counterclaim.model import Document, Record

__all__ = ["ReviewedPage", "reviews_of"]

#: Characters that are looked through; pages of fact-checkers have some hundred thousand.
_MOST_CHARACTERS = 2_000_000
#: Problems after which nothing more is read: a page may hold a hundred thousand empty reviews.
_MOST_PROBLEMS = 1_000


@attrs.frozen(kw_only=True)
class ReviewedPage(Imported[Case]):
    """
    The fact-checks of a page, and the page.

    Attributes:
        page: The page, whose document and snapshot are in the case; `keep_bytes` keeps its bytes.
    """

    page: Fetched


def reviews_of(page: Fetched) -> ReviewedPage:
    """
    Return the fact-checks that *page* holds as ClaimReview markup, with its document and snapshot.

    Where a review says that it stands at the URL of the page, its document is that of the page. A problem of
    code `incomplete` says where a page has more than is read: 2 million characters, and as far as the first
    thousand problems.

    Raises:
        MissingExtraError: Web pages are read by lxml, which `counterclaim[html]` brings.
    """
    read = _read(page)
    tied = _tied(page, read.case)
    on_page = (tied.snapshot,) if tied.document in read.case else (tied.document, tied.snapshot)
    return ReviewedPage(case=Case((*read.case, *on_page)), problems=read.problems, page=tied)


def _read(page: Fetched) -> Imported[Case]:
    text, name = page.text, page.snapshot.url
    if text is None:
        found = f"expected a web page, found {page.log.media_type}"
        problem = Problem("shape", None, None, f"{found}; there is no markup in it", name)
        return Imported(case=Case(), problems=(problem,))
    problems: list[Problem] = []
    if len(text) > _MOST_CHARACTERS:
        rest = f"the page has {len(text):,} characters, of which the first {_MOST_CHARACTERS:,} were read"
        problems.append(Problem("incomplete", None, None, f"{rest}; look at the rest yourself", name))
    return found_or_told(_records(text[:_MOST_CHARACTERS], problems, name), problems, name)


class _TooMuchWrongError(Exception):
    """There are as many problems as are told of one page."""


def _records(text: str, problems: list[Problem], url: str | None) -> Iterator[Record]:
    """Yield the records in *text*, and put what is wrong behind *problems*, until that is too much."""

    def note(problem: Problem) -> None:
        if len(problems) >= _MOST_PROBLEMS:
            raise _TooMuchWrongError
        problems.append(problem)

    lines = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        yield from claimreview.records(lines, on_problem=note, name=url, base=url)
    except _TooMuchWrongError:
        rest = f"there is more wrong in it than these {_MOST_PROBLEMS:,} problems; what follows was not read"
        problems.append(Problem("incomplete", None, None, rest, url))


def _tied(page: Fetched, case: Case) -> Fetched:
    """Return *page* as that of the document in *case* that is at its URL, where there is one such."""
    addresses = (page.document.url, page.snapshot.url)
    same = [record for record in case if isinstance(record, Document) and record.url in addresses]
    if len(same) != 1:
        return page
    snapshot = attrs.evolve(page.snapshot, document=same[0].id)
    return attrs.evolve(page, document=same[0], snapshot=snapshot)
