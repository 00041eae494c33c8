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
_OPENING = re.compile(r"<!--|/?/?\*?\s*<!\[CDATA\[\s*\*?/?")
_CLOSING = re.compile(r"(?:-->|/?/?\*?\s*\]\]>\s*\*?/?)\Z")
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([-_.:A-Za-z0-9]+)")
_LATIN_1 = (b"iso-8859-1", b"iso8859-1", b"latin1", b"us-ascii", b"ascii")
#: Where a page says how it is encoded; the standard has it in the first kilobyte.
_LONGEST_HEAD = 4096
#: Characters at the end that may close a wrapping; looked for in a whole script, blanks would take forever.
_LONGEST_CLOSING = 32


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
    root, cut_off = _parsed(source)
    if cut_off:
        message = "the page is nested too deeply to be parsed whole; keep the part with the markup"
        on_problem(Problem("syntax", None, None, message, name))
    if root is None:
        return
    page = Page(on_problem, name, base or _base(root))
    for document in _scripts(root, page):
        yield from found_in(document, attrs.evolve(page, nodes={}, used=set(), made={}))
    for item in items_of(root, page):
        yield from found_in(item, attrs.evolve(page, nodes={}, used=set(), made={}))


def _parsed(source: str | bytes) -> tuple[HtmlElement | None, bool]:
    """Return the page, and whether the parser gave up within it."""
    try:
        from lxml import etree, html
    except ImportError as error:
        raise MissingExtraError("lxml", extra="html", purpose="to read web pages") from error
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    encoding = "utf-8" if isinstance(source, str) else _encoding(data)
    parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False  # an empty page
    return root, any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)


def _encoding(data: bytes) -> str | None:
    """
    Return how the page *data* is encoded, or `None` where that is left to what the page says.

    A page is taken for UTF-8 where it can be. One that says nothing, or Latin-1, is in Windows-1252, as
    browsers have it (WHATWG Encoding Standard, section 4.2).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data, 0, _LONGEST_HEAD)
        named = None if declared is None else declared[1].lower()
        return "windows-1252" if named in (None, *_LATIN_1) else None
    return "utf-8"


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
        text = _unwrapped(script.text or "")
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


def _unwrapped(script: str) -> str:
    """Return *script* without what hides it from old browsers and from XML."""
    text = script.strip()
    opening = _OPENING.match(text)
    if opening is not None:
        text = text[opening.end() :]
    end = text[-_LONGEST_CLOSING:]
    closing = _CLOSING.search(end)
    return text if closing is None else text[: len(text) - len(end) + closing.start()]


def _is_json_ld(script: HtmlElement) -> bool:
    return str(script.get("type", "")).strip().casefold().partition(";")[0] == "application/ld+json"
