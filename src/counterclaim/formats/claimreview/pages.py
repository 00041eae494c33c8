"""
Web pages: the JSON-LD in their scripts, and their microdata.

They are parsed by lxml, in C and in linear time; the parser of the standard library takes half a minute for
some pages of a few hundred kilobytes. This is the one module that imports it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import attrs

from counterclaim.errors import MissingExtraError
from counterclaim.findings import Problem
from counterclaim.formats.claimreview.microdata import items_of
from counterclaim.formats.claimreview.nodes import Page
from counterclaim.formats.claimreview.reading import found_in
from counterclaim.formats.json_input import JsonDocument, documents
from counterclaim.model import Record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LONGEST_PAGE", "records_of_page"]

#: Bytes of a page. Those of fact-checkers have some hundred kilobytes.
LONGEST_PAGE = 16 * 1024 * 1024
_WRAPPING = re.compile(r"\A\s*(?:<!--|/?/?\*?\s*<!\[CDATA\[\s*\*?/?)|(?:-->|/?/?\*?\s*\]\]>\s*\*?/?)\s*\Z")


def records_of_page(
    source: str | bytes,
    *,
    on_problem: Callable[[Problem], object],
    name: str | None = None,
    base: str | None = None,
) -> Iterator[Record]:
    """
    Yield the records of all reviews and claims in the page *source*; the options are those of `read`.

    A script that is no JSON is a problem of code `syntax` where it seems to hold a review, and an oddity
    where it does not.

    Raises:
        MissingExtraError: lxml is not installed.
    """
    if len(source) > LONGEST_PAGE:
        found = f"expected a page of at most {LONGEST_PAGE:,} bytes, found {len(source):,}"
        on_problem(Problem("syntax", None, None, f"{found}; keep the part with the markup", name))
        return
    root = _parsed(source)
    if root is None:
        return
    page = Page(on_problem, name, base or _base(root))
    for document in _scripts(root, page):
        yield from found_in(document, attrs.evolve(page, nodes={}, used=set()))
    for item in items_of(root, page):
        yield from found_in(item, attrs.evolve(page, nodes={}, used=set()))


def _parsed(source: str | bytes) -> HtmlElement | None:
    try:
        from lxml import etree, html
    except ImportError as error:
        raise MissingExtraError("lxml", extra="html", purpose="to read web pages") from error
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    # A page that does not say how it is encoded is taken for UTF-8 where it can be; others are left to lxml.
    encoding = "utf-8" if isinstance(source, str) or _is_utf_8(data) else None
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # an empty page


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _base(root: HtmlElement) -> str | None:
    """Return the address that the page says it has."""
    for path in ("//link[@rel='canonical']/@href", "//base/@href"):
        for address in root.xpath(path):
            if re.match(r"https?://", str(address)):
                return str(address)
    return None


def _scripts(root: HtmlElement, page: Page) -> Iterator[JsonDocument]:
    scripts = (script for script in root.iter("script") if _is_json_ld(script))
    for number, script in enumerate(scripts, start=1):
        text = _WRAPPING.sub("", script.text or "")
        if not text.strip():
            continue
        problems: list[Problem] = []
        for document in documents(text, on_problem=problems.append, name=page.file):
            yield attrs.evolve(document, path=f"script[{number}]{document.path}", line=None)
        for problem in problems:
            is_minor = problem.code == "syntax" and "claim" not in text.casefold()
            code = "oddity" if is_minor else problem.code
            message = f"script {number} of the page: {problem.message}"
            page.report(Problem(code, None, f"script[{number}]", message, page.file))


def _is_json_ld(script: HtmlElement) -> bool:
    return str(script.get("type", "")).strip().casefold().partition(";")[0] == "application/ld+json"
