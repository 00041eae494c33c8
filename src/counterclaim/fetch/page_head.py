"""
What stands in the head of a page, in time linear in its length whatever it holds.

It follows the tokenizer of the HTML standard (WHATWG, section 13.2.5) where that decides what is a tag, an
attribute or a text. The head ends where browsers have it end (section 13.2.6.4.4): before the body, its own
end tag, or an element that no head has. So nothing that readers wrote below a page is taken for its own word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from counterclaim.codec.decoding import without_surrogates
from counterclaim.fetch.extraction.markup import unescape

__all__ = ["LONGEST_HEAD", "Element", "head_of"]

#: Characters that are looked at. Heads have some ten thousand.
LONGEST_HEAD = 256 * 1024
#: Characters of the value of one attribute.
_LONGEST_VALUE = 16 * 1024

_S = r"\t\n\f\r "
_ATTRIBUTE = (
    rf"(?P<key>[^{_S}/>][^{_S}/>=]*+)"
    rf"(?:[{_S}]*+=[{_S}]*+"
    rf"(?:\"(?P<double>[^\"]*+)(?:\"|\Z)|'(?P<single>[^']*+)(?:'|\Z)|(?P<bare>[^{_S}>\"'][^{_S}>]*+)|))?+"
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)
# A tag that is not closed ends with the page, and is none.
_MARKUP = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][^{_S}/>]*+)(?P<attributes>(?:[{_S}/]++|{_UNNAMED})*+)(?:>|(?P<open>.*+))"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
#: Elements whose content is text, whatever stands in it.
_RAW = ("noframes", "noscript", "script", "style", "template", "title")
_RAW_END = {name: re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE | re.ASCII) for name in _RAW}
_OF_HEADS = frozenset({"html", "head", "base", "basefont", "bgsound", "link", "meta", *_RAW})
_REFERENCE = re.compile(r"&[#0-9A-Za-z]{1,40}+;")


@attrs.frozen
class Element:
    """
    An element of a head.

    Attributes:
        name: Its name, in lower case.
        attributes: The values of its attributes by their names in lower case; of several, the one before the
            others.
        content: The text in it, as it stands.
    """

    name: str
    attributes: Mapping[str, str]
    content: str

    @property
    def text(self) -> str:
        """Its content with the characters that references stand for."""
        return unescape(self.content)


def head_of(page: str) -> Iterator[Element]:
    """Yield the elements in the head of *page*, in their order, with `html` and `head` themselves."""
    page = without_surrogates(page[:LONGEST_HEAD])
    position = 0
    while (markup := _MARKUP.search(page, position)) is not None:
        position = markup.end()
        if markup["name"] is None:
            continue
        name = markup["name"].lower()
        if markup["open"] is not None or (name == "head" if markup["end"] else name not in _OF_HEADS):
            return
        if not markup["end"]:
            content, position = _content(page, name, position)
            yield Element(name, _attributes(markup["attributes"]), content)


def _content(page: str, name: str, position: int) -> tuple[str, int]:
    """Return the text in the element that begins at *position*, and where it ends."""
    if name not in _RAW_END:
        return "", position
    end = _RAW_END[name].search(page, position)
    stop = len(page) if end is None else end.start()
    return page[position:stop], stop


def _attributes(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTES.finditer(text):
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["key"].lower(), _unescaped(value[:_LONGEST_VALUE]))
    return found


def _unescaped(value: str) -> str:
    """Return *value* with what its references stand for; in addresses, `&copy=1` is none (13.2.5.73)."""
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), value).replace("\0", "")
