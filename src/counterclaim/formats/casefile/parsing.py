"""The text of a case file, from bytes to tables, and what to say where it is no TOML."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

import attrs

from counterclaim.codec.decoding import LONGEST_TEXT
from counterclaim.formats.casefile.positions import DEEPEST, Positions
from counterclaim.formats.casefile.syntax_hints import worded

__all__ = ["NotTomlError", "Parsed", "decode", "parse"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class NotTomlError(ValueError):
    """
    A text is no TOML.

    Attributes:
        reason: What is wrong, what was expected, and what to do.
        line: The line, from 1.
    """

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line


@attrs.frozen
class Parsed:
    """The tables of a TOML text, and where everything stands in it."""

    tables: dict[str, Any]
    positions: Positions


def decode(source: str | bytes) -> str:
    """
    Return *source* as a text, without a byte order mark.

    Raises:
        NotTomlError: It is not UTF-8, holds half a character, or is too long.
    """
    if len(source) > LONGEST_TEXT:
        reason = f"the text has {len(source):,} characters; expected at most {LONGEST_TEXT:,}; split it up"
        raise NotTomlError(reason, 1)
    if isinstance(source, str):
        half = _SURROGATE.search(source)
        if half is not None:
            reason = "the text holds half of a surrogate pair, which is no character; repair the text"
            raise NotTomlError(reason, _line_at(source, half.start()))
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"0x{source[error.start]:02x}"
        reason = f"expected UTF-8, found the byte {found}, which is none; save the file as UTF-8"
        raise NotTomlError(reason, source.count(b"\n", 0, error.start) + 1) from None


def parse(source: str | bytes) -> Parsed:
    """
    Return the tables of the TOML text *source*.

    Raises:
        NotTomlError: It is no TOML.
    """
    text = decode(source)
    positions = Positions(text)
    if positions.too_deep is not None:
        raise _too_deep(positions.too_deep)
    try:
        return Parsed(_load(text), positions)
    except tomllib.TOMLDecodeError as error:
        raise _refused(text, str(error)) from None
    except RecursionError:
        raise _too_deep(_first_bad_line(text, RecursionError)) from None
    except (ValueError, ArithmeticError):
        # The number is out of all bounds, or the date does not exist; neither error says where.
        line = _first_bad_line(text, (ValueError, ArithmeticError))
        reason = "this holds a number or date that cannot be read: a number has at most 64 digits, and a date"
        raise NotTomlError(f"{reason} must exist; write anything else in quotation marks", line) from None


def _load(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def _first_bad_line(text: str, kinds: type[Exception] | tuple[type[Exception], ...]) -> int:
    """Return the first line with which the text up to it fails in the way of *kinds*, by halving."""
    lines = text.splitlines(keepends=True)
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if _fails("".join(lines[:middle]), kinds):
            high = middle
        else:
            low = middle + 1
    return "".join(lines[:low]).removesuffix("\n").count("\n") + 1


def _fails(text: str, kinds: type[Exception] | tuple[type[Exception], ...]) -> bool:
    try:
        _load(text)
    except tomllib.TOMLDecodeError:
        return False  # cut off in the middle of something
    except kinds:
        return True
    return False


def _refused(text: str, message: str) -> NotTomlError:
    """Return *message*, as `tomllib` words it, in our words and with its line."""
    place = _PLACE.search(message)
    what = message[: place.start()] if place else message
    text = text.replace("\r\n", "\n")
    if place is not None and place["line"]:
        line, column = int(place["line"]), int(place["column"])
    else:
        line, column = text.removesuffix("\n").count("\n") + 1, 0
    lines = text.split("\n")
    return NotTomlError(worded(what, lines, line, column), line)


def _too_deep(line: int) -> NotTomlError:
    reason = f"lists, tables or dotted keys are nested more than {DEEPEST} deep; no case file needs that"
    return NotTomlError(reason, line)


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
