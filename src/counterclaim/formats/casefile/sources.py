"""The files that a case is made of: the one that was handed in, and those that it includes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from counterclaim.errors import CounterclaimError
from counterclaim.formats.casefile.mistakes import CaseFile, Mistakes
from counterclaim.formats.casefile.parsing import NotTomlError, decode, parse
from counterclaim.formats.casefile.positions import Path

__all__ = ["Load", "Sources", "case_id_of"]

#: Returns the content of a file by its path below the folder of the outermost file.
Load: TypeAlias = Callable[[str], "str | bytes"]

_MOST_FILES = 256
_DEEPEST_INCLUDE = 16
_SEPARATORS = re.compile(r"[\\/]")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_LOADER = "this text was read without its folder, so no other file can be read; open the case as a file"


class RefusedPathError(ValueError):
    """A path that is not followed; the message says why and what to do."""


class Sources:
    """Reads the files of a case, each once."""

    def __init__(self, name: str, load: Load | None, mistakes: Mistakes) -> None:
        self._name = name
        self._load = load
        self._mistakes = mistakes
        self._seen = {_last_part(name)}

    def read(self, source: str | bytes) -> list[CaseFile]:
        """Return the outermost file and all that it includes, in the order of their naming."""
        outermost = self._parsed(source, self._name, _last_part(self._name), 0)
        if outermost is None:
            return []
        files = [outermost]
        depths = [0]
        for index, file in enumerate(files):  # grows while it is walked through
            for place in self._included(file, depths[index]):
                inner = self._include(file, place, len(files))
                if inner is not None:
                    files.append(inner)
                    depths.append(depths[index] + 1)
        return files

    def text_of(self, file: CaseFile, path: Path, named: Any, record: str) -> str | None:
        """Return the text of a *record* in the file *named* at *path*, or say what is wrong with it."""
        content = self._content(file, path, named, record)
        if content is None:
            return None
        try:
            return decode(content[1])
        except NotTomlError as error:
            self._mistakes.add(file, path, f"{named}, line {error.line}: {error.reason}", record=record)
            return None

    def _included(self, file: CaseFile, depth: int) -> list[Path]:
        case = file.parsed.tables.get("case")
        # What an included file says of its own case does not count; but what it includes, it needs.
        named = case.get("include", []) if isinstance(case, dict) else []
        path: Path = ("case", "include")
        if named and depth >= _DEEPEST_INCLUDE:
            message = f"files include one another more than {_DEEPEST_INCLUDE} deep; include them further out"
            self._mistakes.add(file, path, message)
            return []
        return [(*path, index) for index in range(len(named))] if isinstance(named, list) else [path]

    def _include(self, file: CaseFile, path: Path, number: int) -> CaseFile | None:
        named = file.parsed.tables["case"]["include"]
        named = named[path[-1]] if isinstance(path[-1], int) else named
        if number >= _MOST_FILES:
            self._mistakes.add(file, path, f"more than {_MOST_FILES} files are included; put some together")
            return None
        try:
            place = _place_below(file, named)
        except RefusedPathError as error:
            self._mistakes.add(file, path, str(error))
            return None
        if place in self._seen:
            return None
        content = self._content(file, path, named)
        self._seen.add(place)
        if content is None:
            return None
        shown = posixpath.join(posixpath.dirname(self._name), place)
        return self._parsed(content[1], shown, place, number)

    def _content(
        self, file: CaseFile, path: Path, named: Any, record: str | None = None
    ) -> tuple[str, str | bytes] | None:
        try:
            place = _place_below(file, named)
            if self._load is None:
                raise RefusedPathError(_NO_LOADER)
            return place, self._load(place)
        except (RefusedPathError, CounterclaimError) as error:
            self._mistakes.add(file, path, str(error), record=record)
            return None

    def _parsed(self, source: str | bytes, name: str, place: str, number: int) -> CaseFile | None:
        try:
            return CaseFile(name, place, number, parse(source))
        except NotTomlError as error:
            self._mistakes.add_at(name, number, error.line, error.reason, code="syntax")
            return None


def case_id_of(name: str) -> str:
    """Return the id of the case in the file *name*: its name without ending, white space as hyphens."""
    stem = posixpath.splitext(_last_part(name))[0]
    return "-".join(_HIDDEN.sub(" ", stem).split())[:256] or "case"


def _last_part(name: str) -> str:
    return _SEPARATORS.split(name)[-1]


def _place_below(file: CaseFile, named: Any) -> str:
    """Return the path that *file* means by *named*, from the folder of the outermost file."""
    if type(named) is not str or not named.strip():
        message = 'expected the name of a file in quotation marks, as in "desk-sources.toml"'
        raise RefusedPathError(message)
    if _HIDDEN.search(named) or "\\" in named:
        message = f"{named[:100]!r} holds a backslash or control character; write / between folders"
        raise RefusedPathError(message)
    if named.startswith("/") or re.match(r"[A-Za-z]:", named):
        message = f"{named[:100]!r} begins at the root; write the path from the folder of this file"
        raise RefusedPathError(message)
    place = posixpath.normpath(posixpath.join(posixpath.dirname(file.place), named))
    if place == ".." or place.startswith("../"):
        message = f"{named[:100]!r} lies outside the folder of the case; only files below it are read"
        raise RefusedPathError(message)
    return place
