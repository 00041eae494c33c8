"""Microdata (HTML Living Standard, section 5) as the objects that JSON-LD would have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from counterclaim.formats.claimreview.nodes import Page
from counterclaim.formats.claimreview.terms import local_name
from counterclaim.formats.json_input import DEEPEST_INPUT, JsonDocument

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["items_of"]

#: Elements of one page that are looked at for properties; `itemref` may name the same ones again and again.
_MOST_ELEMENTS = 100_000
#: Pieces and characters of one value.
_MOST_PIECES, _LONGEST_VALUE = 2_000, 20_000
#: Characters of all values. A page has fewer, but one value may have many names, and may be referred to.
_MOST_CHARACTERS = 32 * 1024 * 1024
#: What a value takes beside its characters, in characters.
_OVERHEAD = 128
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
    """
    Yield the items of the page *root* in the vocabulary of schema.org that belong to no other of them.

    That is also one that belongs to an item which is not read, as it has no type or another vocabulary's.
    """
    reader = _Reader(root, page)
    by_itself = [item for item in _items(root) if "itemprop" not in item.attrib]
    for element in (*by_itself, *_items(root)):
        if element not in reader.read:
            number = reader.count = reader.count + 1
            yield JsonDocument(reader.item(element, ())[0], f"item[{number}]$")


def _items(root: HtmlElement) -> Iterator[HtmlElement]:
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and "itemscope" in element.attrib
            and "schema.org" in str(element.get("itemtype", "")).casefold()
        ):
            yield element


class _Reader:
    """
    Makes items of one page.

    Attributes:
        read: The elements whose items were made, by themselves or in others.
        count: How many items belong to no other.
    """

    def __init__(self, root: HtmlElement, page: Page) -> None:
        self._by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._page = page
        self._left = _MOST_ELEMENTS
        self._room = _MOST_CHARACTERS
        self._told: set[str] = set()
        self.read: set[HtmlElement] = set()
        self.count = 0

    def item(self, element: HtmlElement, within: tuple[HtmlElement, ...]) -> tuple[dict[str, Any], int]:
        """Return the item that *element* is, *within* others, and about how many characters it holds."""
        self.read.add(element)
        names = [local_name(name) for name in str(element.get("itemtype", "")).split()]
        found: dict[str, Any] = {"@context": "https://schema.org"} if not within else {}
        if names:
            found["@type"] = names[0] if len(names) == 1 else names
        if element.get("itemid"):
            found["@id"] = str(element.get("itemid"))
        if len(within) >= DEEPEST_INPUT // 2:
            self._page.odd("item", f"an item within {len(within)} others was left out with all that it holds")
            self.read.update(inner for inner in element.iter() if "itemscope" in inner.attrib)
            return found, _OVERHEAD
        values, size = self._values(element, within)
        return found | {
            name: several[0] if len(several) == 1 else several for name, several in values.items()
        }, size

    def _values(
        self, element: HtmlElement, within: tuple[HtmlElement, ...]
    ) -> tuple[dict[str, list[Any]], int]:
        values: dict[str, list[Any]] = {}
        total = _OVERHEAD
        for part in self._properties(element):
            if part in within:  # by itemref, an item may name itself
                continue
            value, size = self._value(part, (*within, element))
            for number, name in enumerate(str(part.get("itemprop")).split()):
                # A value is there once, and each further name of it is a copy of all that it holds.
                if number and not self._has_room(size):
                    break
                values.setdefault(local_name(name), []).append(value)
                total += size
        return values, total

    def _has_room(self, size: int) -> bool:
        """Return whether *size* more characters may be held; told once where not."""
        self._room -= size
        if self._room < 0:
            self._odd_once(
                f"it repeats itself; what goes beyond {_MOST_CHARACTERS:,} characters was left out"
            )
        return self._room >= 0

    def _odd_once(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._page.odd("item", message)

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
                self._odd_once(f"there are more than {_MOST_ELEMENTS:,} elements of microdata")
                return
            if "itemprop" in element.attrib:
                yield element
            if "itemscope" not in element.attrib:
                stack += reversed(element)

    def _value(self, element: HtmlElement, within: tuple[HtmlElement, ...]) -> tuple[Any, int]:
        if "itemscope" in element.attrib:
            return self.item(element, within)
        stated = element.get(_ATTRIBUTES.get(element.tag, "content"))
        if stated is None:
            stated = self._text(element)
        if not self._has_room(len(stated)):
            return "", _OVERHEAD
        return " ".join(stated.split()), _OVERHEAD + len(stated)

    def _text(self, element: HtmlElement) -> str:
        pieces = element.itertext()
        stated = "".join(islice(pieces, _MOST_PIECES))
        if len(stated) <= _LONGEST_VALUE and next(pieces, None) is None:
            return stated
        name = str(element.get("itemprop"))[:64]
        self._page.odd("item", f"the text of {name!r} is longer than {_LONGEST_VALUE:,}, and was cut")
        return stated[:_LONGEST_VALUE]
