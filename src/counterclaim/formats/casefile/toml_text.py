"""Values as TOML text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from counterclaim.safe_text import is_hidden

__all__ = ["key_text", "value_text"]

#: A line up to this width stays in one piece.
WIDEST = 100

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_RISKY_QUOTE = re.compile(r'"(?="|\Z)')
_SHORT_ESCAPES = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def key_text(key: str) -> str:
    """Return *key* as it stands before an `=` or in a header."""
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def value_text(value: Any, *, lines: bool = False) -> str:
    """
    Return *value*, of the kinds that `tomllib` returns, as it stands behind an `=`.

    With *lines*, texts of several lines and long lists are spread over several lines.
    """
    if isinstance(value, str):
        return _string_of_lines(value) if lines and "\n" in value[:-1] else _string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)} = {value_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return _list(value, lines=lines)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return repr(value)


def _list(values: list[Any], *, lines: bool) -> str:
    items = [value_text(value) for value in values]
    line = "[" + ", ".join(items) + "]"
    if not lines or len(line) <= WIDEST:
        return line
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _string(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _string_of_lines(text: str) -> str:
    body = "".join(character if character in '\n\t"' else _escaped(character) for character in text)
    # Three in a row would end the text, and so would one at its end.
    body = _RISKY_QUOTE.sub(r'\\"', body)
    return f'"""\n{body}"""'


def _escaped(character: str) -> str:
    short = _SHORT_ESCAPES.get(character)
    if short is not None:
        return short
    # TOML allows most hidden characters as they are; a person who reads the file should see them.
    if not is_hidden(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
