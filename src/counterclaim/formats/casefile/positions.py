"""
Where everything stands in a TOML text: a small tokenizer that finds the line of each key and item.

`tomllib` gives values without positions. This reads no values; it follows brackets, keys and strings of all
four kinds, and never fails: a text that `tomllib` refuses gets positions that nobody asks for.
"""

from __future__ import annotations

import re
import tomllib
from typing import TypeAlias

__all__ = ["DEEPEST", "Path", "Positions"]

#: The way to a value: keys of tables, indexes of lists.
Path: TypeAlias = tuple[str | int, ...]

#: How deep tables, lists and dotted keys may nest. `tomllib` needs quadratic time for dotted keys, and a
#: stack frame for each bracket.
DEEPEST = 64

# Possessive, so that no text costs more than one pass. A string without its end goes to the end of its line,
# or of the text. Up to two quotation marks may stand right before the closing three of a multi-line string.
_TOKEN = re.compile(
    r"""
      [ \t\r]++
    | \#[^\n]*+
    | (?P<newline> \n )
    | (?P<bare> [^][ \t\r\n\#{}=,."']++ )
    | (?P<mark> [\[\]{}=,.] )
    | (?P<lines> \"{3} (?: [^\\"]++ | \\. | "{1,2}+(?!") )*+ (?: "{3,5}+ | \Z | \\ )
               | '{3} (?: [^']++ | '{1,2}+(?!') )*+ (?: '{3,5}+ | \Z ) )
    | (?P<string> " (?: [^\\"\n]++ | \\[^\n] )*+ (?: " | (?=\n) | \Z | \\ )
                | ' [^'\n]*+ '?+ )
    """,
    re.VERBOSE | re.DOTALL,
)

_ROOT = 0


class Positions:
    """
    The lines of the keys and items of one TOML text.

    Attributes:
        too_deep: The line where the text nests deeper than `DEEPEST`; nothing behind it was looked at.
    """

    def __init__(self, text: str) -> None:
        """Find where the keys and items of the TOML *text* stand."""
        # Each key or item is a node, numbered in the order of the text; 0 is the text as a whole.
        self._nodes: dict[tuple[int, str | int], int] = {}
        self._lines: list[int] = [1]
        self.too_deep: int | None = None
        _Scanner(self._nodes, self._lines).scan(text, self)

    def line(self, path: Path) -> int:
        """Return the line of *path*, or of what it lies in where it has none of its own."""
        return self._lines[self._node(path)]

    def order(self, path: Path) -> int:
        """Return a number that sorts *path* among others by where it first stands in the text."""
        return self._node(path)

    def _node(self, path: Path) -> int:
        node = _ROOT
        for step in path:
            inner = self._nodes.get((node, step))
            if inner is None:
                break
            node = inner
        return node


class _Scanner:
    """Follows the tokens of one text."""

    def __init__(self, nodes: dict[tuple[int, str | int], int], lines: list[int]) -> None:
        self._nodes = nodes
        self._lines = lines
        self._line = 1
        self._table = _ROOT  # the table whose header was read last
        self._depth = 0  # of that table
        self._lengths: dict[int, int] = {}  # arrays of tables: how many tables each has so far
        self._open: list[list[int]] = []  # lists (node, next index) and inline tables (node, -1) being read
        self._key: list[str] = []  # the parts of the key being read
        self._brackets = 0  # of the header being read
        self._node = _ROOT  # what the value being read belongs to
        self._reads_key = True
        self._wants_value = False

    def scan(self, text: str, positions: Positions) -> None:
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind is None:
                continue
            if kind == "newline":
                self._newline()
                continue
            token = match[0]
            if kind == "mark":
                self._mark(token)
            elif self._reads_key:
                self._key.append(_key_of(token))
            elif self._wants_value:
                self._begin_item()
                self._wants_value = False
            if kind == "lines":
                self._line += token.count("\n")
            if self._depth + len(self._open) + len(self._key) > DEEPEST:
                positions.too_deep = self._line
                return

    def _newline(self) -> None:
        self._line += 1
        if not self._open:
            self._key.clear()
            self._brackets = 0
            self._reads_key, self._wants_value = True, False

    def _mark(self, token: str) -> None:
        if token == "=":
            self._end_key()
        elif token == ",":
            self._next_item()
        elif token == "[" and self._reads_key and not self._open:
            self._brackets += 1
        elif token == "]" and self._brackets:
            self._end_header()
        elif token in "[{" and self._wants_value:
            self._begin_item()
            self._open.append([self._node, 0 if token == "[" else -1])
            self._reads_key = token == "{"
            self._wants_value = token == "["
        elif token in "]}" and self._open:
            self._open.pop()
            self._key.clear()
            self._reads_key = self._wants_value = False

    def _begin_item(self) -> None:
        """Register the item of a list that begins here; the value of a key has a node already."""
        if self._open and self._open[-1][1] >= 0:
            node, index = self._open[-1]
            self._node = self._inner(node, index)

    def _next_item(self) -> None:
        if self._open:
            is_list = self._open[-1][1] >= 0
            self._open[-1][1] += 1 if is_list else 0
            self._reads_key, self._wants_value = not is_list, is_list

    def _end_key(self) -> None:
        node = self._open[-1][0] if self._open else self._table
        for part in self._key:
            node = self._inner(node, part)
        self._node = node
        self._key.clear()
        self._reads_key, self._wants_value = False, True

    def _end_header(self) -> None:
        node = _ROOT
        for part in self._key:
            node = self._inner(self._latest(node), part)
        if self._brackets > 1:
            index = self._lengths[node] = self._lengths.get(node, -1) + 1
            node = self._inner(node, index)
        self._table, self._depth = self._latest(node), len(self._key) + 1
        self._key.clear()
        self._brackets = 0
        self._reads_key = False

    def _latest(self, node: int) -> int:
        """Return the table that was last added to *node*, where that is an array of tables."""
        index = self._lengths.get(node)
        return node if index is None else self._nodes[node, index]

    def _inner(self, node: int, step: str | int) -> int:
        known = self._nodes.get((node, step))
        if known is not None:
            return known
        made = self._nodes[node, step] = len(self._lines)
        self._lines.append(self._line)
        return made


def _key_of(token: str) -> str:
    if token[0] == "'":
        return token[1:-1]
    if token[0] != '"':
        return token
    if "\\" not in token:
        return token[1:-1]
    try:
        key: str = tomllib.loads(f"key = {token}")["key"]
    except (tomllib.TOMLDecodeError, ValueError):
        return token  # tomllib refuses the whole text for it
    return key
