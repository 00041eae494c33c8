"""What to say about a text that is no TOML: which mistake a person most likely made, and how to mend it."""

from __future__ import annotations

import re

from counterclaim.safe_text import shorten, visible_line

__all__ = ["worded"]

_TWICE = re.compile(r"Cannot (?:declare|mutate immutable namespace) \((?P<key>.*?),?\)")
_LONE_LIST_HEADER = re.compile(r"\s*\[\[\s*(?P<tag>[A-Za-z0-9_-]{1,80}|\"[^\"\\]{1,80}\")\s*\]\]")
_KEY = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: How `tomllib` begins what it says of keys and headers.
_ABOUT_KEYS = ("Expected '='", "Expected ']'", "Expected ']]'", "Invalid initial", "Invalid statement")
#: What `tomllib` says, and what to say instead.
_WORDINGS = (
    ("Expected '=' after a key", 'expected `=` after the key, as in `key = "value"`'),
    ("Expected ']' at the end of a table", "expected `]` at the end of the header, as in `[claim.leak]`"),
    ("Expected ']]' at the end of an array", "expected `]]` at the end of the header"),
    ("Expected newline or end of document", "expected the end of the line; write one key a line"),
    ("Invalid value", 'expected a value: put texts in quotation marks, as in `key = "value"`'),
    ("Invalid initial character for a key", 'expected a key, as in `key = "value"`'),
    ("Invalid statement", 'expected a key or a header, as in `key = "value"` or `[claim.leak]`'),
    ("Invalid date or datetime", "there is no such date; dates are written as 2019-10-17"),
    ("Unterminated string", "a text is not closed; put a quotation mark at its end"),
    ("Unclosed array", "a list is not closed; put `]` at its end and commas between its items"),
    ("Unclosed inline table", "a table in braces is not closed; it ends with `}` on the same line"),
    ("Unescaped '\\'", "a backslash must be doubled, or the text put in 'single' quotation marks"),
    ("Duplicate inline table key", "a key stands twice in one table; drop one of the two"),
    ("Cannot overwrite a value", "a key or table stands twice; drop one of the two, or give it another name"),
    ("Cannot redefine namespace", "a table stands twice; put its lines together under one header"),
    (
        "Cannot mutate immutable namespace",
        "a table in braces cannot be added to; write it as a table of its own",
    ),
)


def worded(what: str, lines: list[str], line: int, column: int) -> str:
    """Return what *what*, which `tomllib` says of *line* and *column*, means to a person."""
    at = lines[line - 1] if line <= len(lines) else ""
    reason = (
        _hint_for_header_twice(what, at)
        or _hint_for_character(what, at, column)
        or _hint_for_line(what, at)
        or _usual(what)
    )
    return f"this is no TOML: {reason}"


def _usual(what: str) -> str:
    for start, reason in _WORDINGS:
        if what.startswith(start):
            return reason
    return visible_line(what[:1].lower() + what[1:200])


def _hint_for_header_twice(what: str, at: str) -> str | None:
    listed = _LONE_LIST_HEADER.match(at)
    if listed is not None and what.startswith("Cannot"):
        tag = listed["tag"]
        return f"a record needs an id: write [{tag}.some-id] instead of [[{tag}]]"
    match = _TWICE.match(what)
    if match is None or not at.lstrip().startswith("["):
        return None
    keys = [one or other for one, other in _KEY.findall(match["key"])]
    name = shorten(visible_line(".".join(keys)), 80)
    if len(keys) == 1:
        return (
            f"a second [{name}] block; put its lines under the first one, "
            f"or give each record a header of its own, as in [{name}.some-id]"
        )
    return f"[{name}] stands twice; ids are unique, so give one of the two another id"


def _hint_for_character(what: str, at: str, column: int) -> str | None:
    """Return the hint for a character that no key without quotation marks may hold."""
    found = at[column - 1 : column] if column else ""
    before = at[: column - 1].lstrip() if column else ""
    in_key = what.startswith(_ABOUT_KEYS) and (before == "" or before.startswith("[") or "=" not in before)
    if not in_key or not found:
        return None
    if not found.isascii() and found.isalpha():
        word = shorten(_word_around(at, column), 60)
        return f'{found!r} needs quotation marks in a key or id: write "{word}" instead of {word}'
    if found == ":" and before.startswith("["):
        tag = shorten(_word_around(at, column), 60)
        return (
            f'a tag with a prefix needs quotation marks: write ["{tag}".some-id] instead of [{tag}.some-id]'
        )
    if found == ":":
        return _hint_for_colon(at, column)
    return None


def _hint_for_colon(at: str, column: int) -> str:
    word = shorten(_word_around(at, column), 60)
    if ":" in word[:-1]:
        return f'a key with a prefix needs quotation marks: write "{word}" instead of {word}'
    return f"expected `=` after the key, found a colon: write {word.rstrip(':')} = …"


def _word_around(at: str, column: int) -> str:
    """Return what stands around *column* up to white space, a dot or anything that ends a key."""
    ends = re.compile(r"[\s.\[\]{}=,\"'#]")
    start = max((match.end() for match in ends.finditer(at, 0, column - 1)), default=0)
    end = ends.search(at, column - 1)
    return visible_line(at[start : end.start() if end else len(at)])


def _hint_for_line(what: str, at: str) -> str | None:
    if "\x00" in at:
        return "it holds a null character; is this a text file, saved as UTF-8?"
    if what.startswith("Invalid value") and re.search(r"=\s*[“„‘‚«»‹›”’]", at):
        return 'texts stand in straight quotation marks, as in `key = "value"`'
    if what.startswith("Illegal character '\\n'") or what.startswith('Illegal character "\\n"'):
        return 'a text in quotation marks ends on its own line; put three (""") around one of several lines'
    if what.startswith("Illegal character"):
        return 'it holds a control character; write it as an escape, as in "\\u0007"'
    return None
