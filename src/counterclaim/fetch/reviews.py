"""The fact-checks that a fetched page holds."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.case import Case
from counterclaim.fetch.fetched import Fetched
from counterclaim.findings import Imported, Problem
from counterclaim.formats import claimreview
from counterclaim.model import Document, Record

__all__ = ["reviews_of"]


def reviews_of(page: Fetched) -> Imported[Case]:
    """
    Return the fact-checks that *page* holds as ClaimReview markup, with its document and snapshot.

    Raises:
        MissingExtraError: Web pages are read by lxml, which `counterclaim[html]` brings.
    """
    text = page.text
    if text is None:
        found = f"expected a web page, found {page.log.media_type}"
        problem = Problem("shape", None, None, f"{found}; there is no markup in it", page.snapshot.url)
        return Imported(case=Case((page.document, page.snapshot)), problems=(problem,))
    read = claimreview.read(text, name=page.snapshot.url, base=page.snapshot.url)
    case = Case((*read.case, *_tied(page, read.case)))
    return Imported(case=case, problems=read.problems)


def _tied(page: Fetched, case: Case) -> Iterator[Record]:
    """Yield the snapshot of *page*, of the document in *case* that is the page where there is one."""
    addresses = (page.document.url, page.snapshot.url)
    same = [record for record in case if isinstance(record, Document) and record.url in addresses]
    if len(same) == 1:
        yield attrs.evolve(page.snapshot, document=same[0].id)
    else:
        yield page.document
        yield page.snapshot
