"""The fact-checks that a fetched page holds."""

from __future__ import annotations

from counterclaim.case import Case
from counterclaim.fetch.fetched import Fetched
from counterclaim.findings import Imported, Problem
from counterclaim.formats import claimreview

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
    case = Case((*read.case, page.document, page.snapshot))
    return Imported(case=case, problems=read.problems)
