"""The files that `counterclaim fetch` writes: none of them may stand in the place of another."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.cli.cases import UsageError
from counterclaim.cli.into import Into
from counterclaim.errors import FileAccessError

__all__ = ["check_places"]


def check_places(into: Into, arguments: argparse.Namespace) -> None:
    """
    Check that no file that *arguments* name would be written over another, or where the pages go *into*.

    Raises:
        FileAccessError: The output cannot be written.
        UsageError: The output, or the WARC file, is where something else goes or is read.
    """
    if arguments.warc == "":
        raise UsageError("--warc FILE is a new file; an empty name is none")
    taken = tuple(_taken(into, arguments))
    if arguments.warc is not None:
        _check_apart(arguments.warc, into, taken)
        taken = (*taken, (Path(arguments.warc), "the WARC file goes there"))
    if arguments.output is not None:
        _check_output(arguments.output)
        _check_apart(arguments.output, into, taken)


def _check_output(name: str) -> None:
    target = Path(name)
    if target.is_dir():
        raise FileAccessError(name, "is a folder; name a file in it")
    if not target.parent.is_dir():
        raise FileAccessError(name, "there is no such folder to write it to")


def _taken(into: Into, arguments: argparse.Namespace) -> Iterator[tuple[Path, str]]:
    """Yield the files and folders that are taken, and by what."""
    for place in into.places:
        yield place, "the pages go there"
    if arguments.ca is not None:
        yield Path(arguments.ca), "it is read"


def _check_apart(name: str, into: Into, taken: Iterable[tuple[Path, str]]) -> None:
    path = Path(name)
    for place, why in taken:
        if _is_within(path, place):
            raise UsageError(f"{name}: {why}; name another file")
    if _is_within(Path(into.name), path):  # a folder that is not there yet
        raise UsageError(f"{name}: the pages go there; name another file")


def _is_within(path: Path, place: Path) -> bool:
    """Return whether *path* is *place*, under whatever name, or something in it."""
    with contextlib.suppress(OSError, ValueError):
        if path.samefile(place):  # a second name of it
            return True
    with contextlib.suppress(OSError, ValueError, RuntimeError):  # a name that leads nowhere is no place
        return path.resolve().is_relative_to(place.resolve())
    return False
