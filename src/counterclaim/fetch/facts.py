"""
What a page states of itself in its head: title, language, when it was published, and by whom.

Read are `<title>`, `<html lang>`, the canonical address (RFC 6596), Open Graph (ogp.me) and the JSON-LD of an
article (schema.org). Nothing is guessed: what is stated twice with different content, or not in the form that
the standard asks for, is left out, and the text of the page is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

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
_LONGEST_DATE = 64
#: What is stated under one name, of which so much is looked at.
_MOST = 32
_METAS = ("og:title", "og:site_name", "article:published_time", "article:modified_time")


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
    stated = _Stated()
    for element in head_of(html):
        stated.take(element)
    article = stated_article(stated.scripts)
    return PageFacts(
        title=stated.first("og:title") or _line(stated.title),
        language=_language(stated.language),
        site_name=stated.first("og:site_name"),
        publisher=_line(article.publisher),
        published=_date(stated.metas["article:published_time"] or article.published),
        modified=_date(stated.metas["article:modified_time"] or article.modified),
        canonical=_canonical(stated.canonical),
    )


class _Stated:
    """What is stated in a head, as it stands; no more of each kind is held than is looked at."""

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {name: [] for name in _METAS}
        self.title: str | None = None
        self.language: str | None = None
        self.canonical: list[str] = []
        self.scripts: list[str] = []

    def take(self, element: Element) -> None:
        """Take down what *element* states."""
        attributes = element.attributes
        if element.name == "meta":
            # Open Graph has `property`; pages write `name` as well.
            name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
            if name in self.metas and "content" in attributes:
                _add(self.metas[name], attributes["content"])
        elif element.name == "link" and "canonical" in attributes.get("rel", "").lower().split():
            _add(self.canonical, attributes.get("href", "").strip())
        elif element.name == "script" and _is_json_ld(attributes.get("type", "")):
            _add(self.scripts, element.content)
        elif element.name == "title" and self.title is None:
            self.title = element.text
        elif element.name == "html" and self.language is None:
            self.language = attributes.get("lang")

    def first(self, name: str) -> str | None:
        """Return the content under *name* that comes before the others, as Open Graph has it."""
        return next((line for content in self.metas[name] if (line := _line(content))), None)


def _add(values: list[str], value: str) -> None:
    if len(values) < _MOST:
        values.append(value)


def _is_json_ld(media_type: str) -> bool:
    return media_type.strip().lower().partition(";")[0] == "application/ld+json"


def facts_of_page(page: Fetched) -> PageFacts:
    """
    Return what *page* states of itself.

    That is nothing where it is no web page, was not sent again, or tells of an error, whose title it has
    and not that of the document.
    """
    is_stated = is_web_page(page.log.media_type) and (page.snapshot.status or 200) < 400
    text = page.text if is_stated else None
    return PageFacts() if text is None else page_facts(text)


def described(document: Document, facts: PageFacts) -> Document:
    """Return *document* with the title, language and date of *facts*, where it has none."""
    return attrs.evolve(
        document,
        title=document.title or facts.title,
        language=document.language or facts.language,
        published=document.published or facts.published,
    )


def _line(text: str | None) -> str | None:
    """Return *text* on one line, of a length that somebody may read; `None` where nothing is left."""
    return shorten(" ".join((text or "")[: 64 * _LONGEST].split()), _LONGEST) or None


def _language(stated: str | None) -> str | None:
    language = (stated or "").strip()
    return language if LANGUAGE.accepts(language) else None


def _date(stated: Iterable[str]) -> DateSpan | None:
    """Return the date that is *stated*, where there is one alone, of a day at least."""
    found = {exact_date(content[:_LONGEST_DATE]) for content in stated}
    date = found.pop() if len(found) == 1 else None
    return date if date is not None and date.precision is Precision.DAY else None


def _canonical(stated: Iterable[str]) -> str | None:
    found = set(stated)
    try:
        return parse_url(found.pop()).text if len(found) == 1 else None
    except FetchError:  # perhaps a relative one, which does not say of which host
        return None
