"""What is wrong in case files, collected with its place."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal

import attrs

from counterclaim.checks import shown
from counterclaim.findings import Problem
from counterclaim.formats.casefile.parsing import Parsed
from counterclaim.formats.casefile.positions import Path
from counterclaim.registry import Ref, is_id

__all__ = [
    "CASE",
    "CaseFile",
    "Mistakes",
    "did_you_mean",
    "header",
    "path_text",
    "quoted_key",
    "shown_toml",
    "unknown_id",
]

#: The table that holds no records but one, so its keys are fields.
CASE = "case"

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LONGEST_SHOWN = 100


@attrs.frozen(eq=False)
class CaseFile:
    """
    One file that was read.

    Attributes:
        name: Its name, as messages show it.
        place: Its path below the folder of the outermost file, with `/` between folders.
        number: Which of the files it is, in the order of reading; 0 is the outermost.
        parsed: Its tables.
    """

    name: str
    place: str
    number: int
    parsed: Parsed


class Mistakes:
    """The problems found so far, in files that are read piece by piece."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, Problem]] = []

    def add(
        self, file: CaseFile, path: Path, message: str, *, record: str | None = None, code: str = "shape"
    ) -> None:
        """Add what is wrong with the value at *path* of *file*, or with the *record* that it is part of."""
        line = file.parsed.positions.line(path)
        field = _shortened(path_text(path[_header_length(path) :])) or None
        place = f"{header(path)} {field}" if field else header(path)
        self.add_at(
            file.name, file.number, line, f"{place}: {message}", record=record, field=field, code=code
        )

    def add_at(
        self,
        name: str,
        number: int,
        line: int,
        message: str,
        *,
        record: str | None = None,
        field: str | None = None,
        code: str = "shape",
    ) -> None:
        """Add what is wrong in a *line* of the file *name*, the *number*-th of those that are read."""
        self._found.append((number, line, Problem(code, record, field, message, name, line)))

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems, by file and line."""
        ordered = sorted(self._found, key=lambda row: row[:2])
        return tuple(dict.fromkeys(problem for _, _, problem in ordered))


def header(path: Path) -> str:
    """Return the header of the table that *path* lies in, as it is written: `[claim.leak]`."""
    return f"[{'.'.join(quoted_key(str(step)) for step in path[: _header_length(path)])}]"


def _header_length(path: Path) -> int:
    return 1 if path[0] == CASE else 2


def path_text(path: Path) -> str:
    """Return *path* in words: `says[0][2]`, `quote.exact`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(parts).removeprefix(".")


def quoted_key(key: str) -> str:
    """Return *key* as TOML writes it, as short as a message needs it."""
    key = _shortened(key)
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def shown_toml(value: object) -> str:
    """Return *value* as a message may show it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, Decimal):
        return shown(value).lower()
    return shown(value)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the hint at the one of a few *known* words that is nearest to *word*, or nothing."""
    near = difflib.get_close_matches(word[:64], known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def unknown_id(found: str, expected: Ref, near: str | None) -> str:
    """Return what to say where an id that nothing has was *found*; *near* is the one that was meant."""
    did_you_mean = f"; did you mean {near!r}?" if near else "; give it a record, or correct the id"
    shown = found if is_id(found) else found[:64]
    return f"unknown {expected.expected} {shown!r}{did_you_mean}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
