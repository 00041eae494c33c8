"""
What a page states of itself in its head: title, language, when it was published, and by whom.

Read are `<title>`, `<html lang>`, the canonical address (RFC 6596), Open Graph (ogp.me) and the JSON-LD of an
article (schema.org). Nothing is guessed: what is stated twice with different content, or not in the form that
the standard asks for, is left out, and the text of the page is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.fetched import Fetched
from counterclaim.fetch.page_head import Element, head_of
from counterclaim.fetch.page_text import is_web_page
from counterclaim.fetch.stated_article import stated_article
from counterclaim.fetch.urls import parse_url
from counterclaim.formats.dates import exact_date
from counterclaim.model import Document
from counterclaim.safe_text import shorten
from counterclaim.values.dates import DateSpan, Precision
from counterclaim.values.terms import LANGUAGE

__all__ = ["PageFacts", "described", "facts_of_page", "page_facts"]

#: Characters of a title or name. A headline has about a hundred.
_LONGEST = 500


@attrs.frozen(kw_only=True)
class PageFacts:
    """
    What a page states of itself; `None` where it does not, or not plainly.

    Attributes:
        title: Its title, without the name of the site where it states one so.
        language: Its language (BCP 47).
        site_name: The name of the site.
        publisher: The name of who publishes it, where an article states it.
        published: When it was published: a day at least, perhaps with the time.
        modified: When it was last changed, in the same way.
        canonical: The address that it says is its own.
    """

    title: str | None = None
    language: str | None = None
    site_name: str | None = None
    publisher: str | None = None
    published: DateSpan | None = None
    modified: DateSpan | None = None
    canonical: str | None = None


def page_facts(html: str) -> PageFacts:
    """
    Return what the page *html* states of itself.

    The first 256 KiB of its head are looked at, in linear time. Titles and names have 500 characters at most,
    on one line; they are as received and may hold hidden characters.
    """
    elements = tuple(head_of(html))
    metas = tuple(_metas(elements))
    article = stated_article(
        element.content
        for element in elements
        if element.name == "script"
        and element.attributes.get("type", "").strip().lower().partition(";")[0] == "application/ld+json"
    )
    return PageFacts(
        title=_first(metas, "og:title") or _title(elements),
        language=_language(elements),
        site_name=_first(metas, "og:site_name"),
        publisher=_line(article.publisher),
        published=_date(metas, "article:published_time", article.published),
        modified=_date(metas, "article:modified_time", article.modified),
        canonical=_canonical(elements),
    )


def facts_of_page(page: Fetched) -> PageFacts:
    """Return what *page* states of itself: nothing, where it is no web page or was not sent again."""
    text = page.text if is_web_page(page.log.media_type) else None
    return PageFacts() if text is None else page_facts(text)


def described(document: Document, facts: PageFacts) -> Document:
    """Return *document* with the title, language and date of *facts*, where it has none."""
    return attrs.evolve(
        document,
        title=document.title or facts.title,
        language=document.language or facts.language,
        published=document.published or facts.published,
    )


def _metas(elements: Iterable[Element]) -> Iterator[tuple[str, str]]:
    """Yield names and contents; Open Graph has `property`, and pages write `name` as well."""
    for element in elements:
        if element.name == "meta" and "content" in element.attributes:
            name = element.attributes.get("property") or element.attributes.get("name") or ""
            yield name.strip().lower(), element.attributes["content"]


def _first(metas: Iterable[tuple[str, str]], name: str) -> str | None:
    """Return the content under *name* that comes before the others, as Open Graph has it."""
    return next((line for key, content in metas if key == name and (line := _line(content))), None)


def _title(elements: Iterable[Element]) -> str | None:
    return next((_line(element.text) for element in elements if element.name == "title"), None)


def _line(text: str | None) -> str | None:
    """Return *text* on one line, of a length that somebody may read; `None` where nothing is left."""
    return shorten(" ".join((text or "")[: 64 * _LONGEST].split()), _LONGEST) or None


def _language(elements: Iterable[Element]) -> str | None:
    stated = next((element.attributes.get("lang", "") for element in elements if element.name == "html"), "")
    language = stated.strip()
    return language if LANGUAGE.accepts(language) else None


def _date(metas: Iterable[tuple[str, str]], name: str, otherwise: tuple[str, ...]) -> DateSpan | None:
    """Return the date under *name*, else that which an article states, where there is one alone."""
    stated = tuple(content for key, content in metas if key == name) or otherwise
    found = {exact_date(content[:64]) for content in stated}
    date = found.pop() if len(found) == 1 else None
    return date if date is not None and date.precision is Precision.DAY else None


def _canonical(elements: Iterable[Element]) -> str | None:
    stated = {
        element.attributes.get("href", "").strip()
        for element in elements
        if element.name == "link" and "canonical" in element.attributes.get("rel", "").lower().split()
    }
    try:
        return parse_url(stated.pop()).text if len(stated) == 1 else None
    except FetchError:  # a relative one among them, which says nothing of the host
        return None
