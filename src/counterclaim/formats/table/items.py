"""
Several things in one cell: `China [china]; Nepal [nepal]`.

They are separated by semicolons or line breaks. A name may be followed by ids in brackets, and in the columns
of rebuttals by a colon and what is said. What holds one of these signs itself is in quotation marks, which
are doubled inside, as in CSV. What begins with an ellipsis is shown, and not read: it is on record in a way
that a row cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from counterclaim.registry import is_id

__all__ = ["Item", "read_items", "read_words", "write_items", "write_words"]

_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_PLAIN = re.compile(r'[^;\r\n"]++|"')
_SPECIAL = re.compile(r'[;\r\n"\[\]:]|\A…')
#: What a part begins with that is not read.
_SHOWN = "…"
#: What stands before quotation marks that open; the beginning counts as a colon.
_OPENING = frozenset({":", _SHOWN})
_ENCODED = {character: f"%{ord(character):02X}" for character in '%[],;":'}
_DECODED = {code: character for character, code in _ENCODED.items()}
_ENCODE = re.compile(r'[%\[\],;":]')
_DECODE = re.compile("|".join(_DECODED))


@frozen
class Item:
    """
    One of the things in a cell.

    Attributes:
        name: Its name, or whatever stands there without an id.
        ids: The ids in brackets: its own; of a rebuttal also its id and those of what it answers.
        text: What stands behind a colon, where that means something.
        shown: Whether it is only shown.
    """

    name: str = ""
    ids: tuple[str, ...] = ()
    text: str | None = None
    shown: bool = False

    @property
    def id(self) -> str | None:
        """The first of the ids."""
        return self.ids[0] if self.ids else None


def read_items(cell: str, *, with_text: bool = False) -> tuple[Item, ...]:
    """Return what *cell* lists and does not only show; *with_text*, a colon begins what is said."""
    if not cell:
        return ()  # most are empty
    return tuple(_item(part, with_text) for part in _parts(cell) if not part.startswith(_SHOWN))


def write_items(items: Iterable[Item]) -> str:
    """Return *items* as a cell lists them."""
    return "; ".join(map(_written, items))


def read_words(cell: str) -> tuple[str, ...]:
    """Return the words that *cell* lists, in which brackets and colons mean nothing."""
    return tuple(_unquoted(part) for part in _parts(cell))


def write_words(words: Iterable[str]) -> str:
    """Return *words* as a cell lists them."""
    return "; ".join(_quoted(word, re.compile(r'[;\r\n"]')) for word in words)


def _parts(cell: str) -> Iterator[str]:
    """Yield what stands between separators and is not blank."""
    if '"' not in cell:
        yield from filter(None, (part.strip() for part in re.split(r"[;\r\n]", cell)))
        return
    pieces: list[str] = []
    place, last = 0, ":"  # the last character but blanks
    while place < len(cell):
        opens = last in _OPENING and cell[place] == '"'
        match = (_QUOTED.match(cell, place) if opens else None) or _PLAIN.match(cell, place)
        piece = match[0] if match is not None else ""
        if match is not None:
            pieces.append(piece)
            last = piece.rstrip()[-1:] or last
        else:
            yield "".join(pieces).strip()
            pieces, last = [], ":"
        place += len(piece) or 1
    yield "".join(pieces).strip()


def _item(part: str, with_text: bool) -> Item:
    head, said = part, None
    quoted = _QUOTED.match(part)
    if with_text:
        start = quoted.end() if quoted is not None else 0
        colon = part.find(":", start)
        if colon >= 0:
            head, said = part[:colon].rstrip(), _unquoted(part[colon + 1 :].strip())
    rest = head[quoted.end() :].strip() if quoted is not None else head
    if rest.endswith("]"):
        opening = rest.rfind("[")
        ids = _ids(rest[opening + 1 : -1]) if opening >= 0 else ()
        if ids and (quoted is None or opening == 0):
            name = quoted[1].replace('""', '"') if quoted is not None else rest[:opening].rstrip()
            return Item(name, ids, said)
    return Item(_unquoted(head), (), said)


def _ids(text: str) -> tuple[str, ...]:
    """Return the ids that *text* lists; none where one of them can be none."""
    found = tuple(_DECODE.sub(lambda match: _DECODED[match[0]], part.strip()) for part in text.split(","))
    return found if all(map(is_id, found)) else ()


def _written(item: Item) -> str:
    name = _quoted(item.name, _SPECIAL) if item.name or not item.ids else ""
    ids = ", ".join(_ENCODE.sub(lambda match: _ENCODED[match[0]], id) for id in item.ids)
    head = " ".join(filter(None, (_SHOWN if item.shown else "", name, f"[{ids}]" if ids else "")))
    return head if item.text is None else f"{head}: {_quoted(item.text, _SPECIAL)}"


def _quoted(text: str, special: re.Pattern[str]) -> str:
    if text and text == text.strip() and not special.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    match = _QUOTED.fullmatch(text)
    return text if match is None else match[1].replace('""', '"')
