"""Lines of a report before they take a form: text, and in it what names a record or leads to an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from string import Formatter
from typing import TypeAlias

from attrs import evolve, frozen

from counterclaim.safe_text import shorten, visible
from counterclaim.words import Words

__all__ = [
    "Line",
    "Linked",
    "comma",
    "first",
    "joined",
    "linked_records",
    "named",
    "phrase",
    "pieces",
    "plain",
    "shown_pieces",
]


@frozen
class Linked:
    """
    Text that names a record, or leads to an address.

    Attributes:
        text: The text.
        record: The id of the record that it names.
        url: The address that it leads to, as received: a form links what is safe to follow.
    """

    text: str
    record: str | None = None
    url: str | None = None


#: A line, or its parts one after another.
Line: TypeAlias = str | Linked | tuple[str | Linked, ...]

_FORMATTER = Formatter()
_SPACE = re.compile(r"\s+")


def pieces(line: Line) -> tuple[str | Linked, ...]:
    """Return the parts of *line*."""
    return line if isinstance(line, tuple) else (line,)


def plain(line: Line) -> str:
    """Return the text of *line*."""
    if isinstance(line, str):
        return line
    return "".join(part if isinstance(part, str) else part.text for part in pieces(line))


def shown_pieces(line: Line, longest: int) -> tuple[str | Linked, ...]:
    """
    Return the parts of *line* as `visible_line` shows them, in at most *longest* characters together.

    Texts that follow one another are one part.
    """
    found: list[str | Linked] = []
    used, ended = 0, True
    for part in _merged(line):
        text = _SPACE.sub(" ", visible(part if isinstance(part, str) else part.text))
        text = text.lstrip() if ended else text
        if text:
            ended = text.endswith(" ")
            cut = shorten(text, longest - used)
            found += [cut if isinstance(part, str) else evolve(part, text=cut)] if cut else []
            used += len(text)
    return tuple(_without_space(found))


def _without_space(parts: list[str | Linked]) -> list[str | Linked]:
    """Return *parts* without a space behind the last one."""
    if not parts or not plain(parts[-1]).endswith(" "):
        return parts
    last = parts.pop()
    rest = plain(last).rstrip()
    if not rest:
        return _without_space(parts)
    return [*parts, rest if isinstance(last, str) else evolve(last, text=rest)]


def _merged(line: Line) -> Iterator[str | Linked]:
    text = ""
    for part in pieces(line):
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text


def linked_records(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the ids of the records that *lines* name."""
    for line in lines:
        for part in () if isinstance(line, str) else pieces(line):
            if isinstance(part, Linked) and part.record is not None:
                yield part.record


def phrase(words: Words, key: str, **values: Line) -> Line:
    """Return the phrase *key* with *values* put in, whose links stay."""
    found: list[str | Linked] = []
    for text, name, _, _ in _FORMATTER.parse(words.template(key)):
        found += [text] if text else []
        found += pieces(values[name]) if name else ()
    return tuple(found)


def named(id: str) -> Linked:
    """Return the record *id* as its id names it."""
    return Linked(id, id)


def comma(lines: Iterable[Line], sign: str = ", ") -> Line:
    """Return *lines* as one, with commas, or another *sign*, between them."""
    found: list[str | Linked] = []
    for line in lines:
        found += [sign] if found else []
        found += pieces(line)
    return tuple(found)


def first(words: Words, lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """Return *lines*; of more than *most*, the first of them and how many more there are."""
    more = len(lines) - most
    return (*lines[:most], words("list.more", count=more)) if more > 0 else tuple(lines)


def joined(words: Words, lines: Sequence[Line]) -> Line:
    """Return *lines* as a list in a sentence: "a, b and c"."""
    if len(lines) < 2:
        return lines[0] if lines else ""
    return phrase(words, "list.and", left=comma(lines[:-1]), right=lines[-1])
