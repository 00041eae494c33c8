"""
ClaimReview and Claim of schema.org: what fact-checkers put into their pages, read and written.

What pages hold is read with patience: whatever is odd is reported, with its place, and whatever has no field
of ours is kept. No context is fetched. Web pages are parsed by lxml, which the extra `counterclaim[html]`
brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.case import Case
from counterclaim.findings import Imported, Problem
from counterclaim.formats.claimreview import reading
from counterclaim.formats.claimreview.page_writing import write_page
from counterclaim.formats.claimreview.writing import write
from counterclaim.formats.form import Format, OnProblem
from counterclaim.formats.sample import Sample
from counterclaim.model import Record

__all__ = ["FORMAT", "PAGE_FORMAT", "read", "records", "write", "write_page"]


def read(source: str | bytes, *, name: str | None = None, base: str | None = None) -> Imported[Case]:
    """
    Return the case that *source* holds: JSON-LD, or a web page with JSON-LD or microdata in it.

    *name* is the file's name in problems. *base* is the address of the page, which relative addresses are
    resolved against; a page may name its own.

    Raises:
        MissingExtraError: It is a web page, and lxml is not installed.
    """
    problems: list[Problem] = []
    if Sample(source).is_markup:
        from counterclaim.formats.claimreview.pages import records_of_page  # lxml is an extra

        found = records_of_page(source, on_problem=problems.append, name=name, base=base)
    else:
        found = reading.records(source, on_problem=problems.append, name=name, base=base)
    return reading.found_or_told(found, problems, name)


def records(
    lines: Iterable[bytes], *, on_problem: OnProblem, name: str | None = None, base: str | None = None
) -> Iterator[Record]:
    """
    Yield the records of JSON-LD, one object at a time where there is one a line, or those of a web page.

    So there may be any number of objects. *on_problem* is called with what is wrong; *name* and *base* are
    those of `read`. The same record may come more than once, with the same id and content.
    """
    beginning, every = reading.begun(lines)
    if not Sample(beginning).is_markup:
        yield from reading.records(every, on_problem=on_problem, name=name, base=base)
        return
    from counterclaim.formats.claimreview.pages import LONGEST_PAGE, records_of_page

    page = reading.joined(every, LONGEST_PAGE)
    yield from records_of_page(page, on_problem=on_problem, name=name, base=base)


#: A review that stands somewhere within.
_REVIEW = re.compile(r'"claimReviewed"\s*:|"@type"\s*:\s*"(?:https?://schema\.org/)?(?:Claim|Media)Review"')


def _recognise(sample: Sample) -> bool:
    """Return whether a file that begins so holds markup of schema.org by itself."""
    keys = sample.keys
    if not keys.keys().isdisjoint({"claimReviewed", "dataFeedElement"}):
        return True
    context = keys.get("@context")
    if context is not None:
        return "schema.org" in context
    if "@graph" in keys or ("@type" in keys and "@context" not in keys):
        return True
    return sample.is_json and _REVIEW.search(sample.text) is not None


FORMAT = Format(
    name="claimreview",
    title="ClaimReview markup",
    endings=(".claimreview.json",),
    read=read,
    write=write,
    records=records,
    recognise=_recognise,
)


def _is_page(sample: Sample) -> bool:
    return sample.is_markup


#: The same in a web page; either form reads both.
PAGE_FORMAT = Format(
    name="claimreview-page",
    title="web page with ClaimReview markup",
    endings=(".html", ".htm"),
    read=read,
    write=write_page,
    records=records,
    recognise=_is_page,
)
