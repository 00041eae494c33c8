"""Microdata (HTML Living Standard, section 5) as the objects that JSON-LD would have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from counterclaim.formats.claimreview.nodes import Page, local_name
from counterclaim.formats.json_input import DEEPEST_INPUT, JsonDocument

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["items_of"]

#: Elements of one page that are looked at for properties; `itemref` may name the same ones again and again.
_MOST_ELEMENTS = 100_000
#: Pieces and characters of one value.
_MOST_PIECES, _LONGEST_VALUE = 2_000, 20_000
#: Where the value of a property stands, by the element (section 5.2.4).
_ATTRIBUTES = {
    "a": "href",
    "area": "href",
    "audio": "src",
    "data": "value",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "meta": "content",
    "meter": "value",
    "object": "data",
    "source": "src",
    "time": "datetime",
    "track": "src",
    "video": "src",
}


def items_of(root: HtmlElement, page: Page) -> Iterator[JsonDocument]:
    """Yield the items of the page *root* that belong to no other, in the vocabulary of schema.org."""
    reader = _Reader(root, page)
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and "itemscope" in element.attrib
            and "itemprop" not in element.attrib
        ):
            types = str(element.get("itemtype", "")).casefold()
            if "schema.org" in types:
                number = reader.count = reader.count + 1
                yield JsonDocument(reader.item(element, ()), f"item[{number}]$")


class _Reader:
    def __init__(self, root: HtmlElement, page: Page) -> None:
        self._by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._page = page
        self._left = _MOST_ELEMENTS
        self._told = False
        self.count = 0

    def item(self, element: HtmlElement, within: tuple[HtmlElement, ...]) -> dict[str, Any]:
        """Return the item that *element* is, *within* others."""
        names = [local_name(name) for name in str(element.get("itemtype", "")).split()]
        found: dict[str, Any] = {"@context": "https://schema.org"} if not within else {}
        if names:
            found["@type"] = names[0] if len(names) == 1 else names
        if element.get("itemid"):
            found["@id"] = str(element.get("itemid"))
        values: dict[str, list[Any]] = {}
        if len(within) >= DEEPEST_INPUT // 2:
            self._page.odd("item", f"an item within {len(within)} others was left out with all that it holds")
        else:
            for part in self._properties(element):
                if part not in within:  # by itemref, an item may name itself
                    value = self._value(part, (*within, element))
                    for name in str(part.get("itemprop")).split():
                        values.setdefault(local_name(name), []).append(value)
        return found | {
            name: several[0] if len(several) == 1 else several for name, several in values.items()
        }

    def _properties(self, item: HtmlElement) -> Iterator[HtmlElement]:
        """Yield the elements that are properties of *item*: not those of items within it."""
        referred = [self._by_id.get(id) for id in dict.fromkeys(str(item.get("itemref", "")).split())]
        stack = [*reversed([one for one in referred if one is not None]), *reversed(item)]
        while stack:
            element = stack.pop()
            if not isinstance(element.tag, str):
                continue
            self._left -= 1
            if self._left < 0:
                if not self._told:
                    self._page.odd("item", f"there are more than {_MOST_ELEMENTS:,} elements of microdata")
                self._told = True
                return
            if "itemprop" in element.attrib:
                yield element
            if "itemscope" not in element.attrib:
                stack += reversed(element)

    def _value(self, element: HtmlElement, within: tuple[HtmlElement, ...]) -> Any:
        if "itemscope" in element.attrib:
            return self.item(element, within)
        stated = element.get(_ATTRIBUTES.get(element.tag, "content"))
        if stated is None:
            pieces = element.itertext()
            stated = "".join(islice(pieces, _MOST_PIECES))
            if len(stated) > _LONGEST_VALUE or next(pieces, None) is not None:
                name = str(element.get("itemprop"))[:64]
                self._page.odd("item", f"the text of {name!r} is longer than {_LONGEST_VALUE:,}, and was cut")
                stated = stated[:_LONGEST_VALUE]
        return " ".join(stated.split())
