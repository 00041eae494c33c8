"""Doing something again whenever the files that it was made of change, until it is interrupted."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from counterclaim.cli.cases import UsageError
from counterclaim.cli.output import complain, finish_output
from counterclaim.errors import CounterclaimError

__all__ = ["add_watch", "watch"]

_PAUSE = 0.4
#: An editor that writes a file in several steps is done when it has been left alone for so long.
_SETTLED = 0.1
#: Erase the screen, not what was scrolled off it before, and go to its corner (ECMA-48, ED and CUP).
_CLEAR = "\x1b[2J\x1b[H"
#: What a store keeps its latest revisions in, besides itself.
_BESIDE = ("", "-wal")

_State: TypeAlias = tuple[tuple[int, int, int] | None, ...]


def add_watch(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command."""
    parser.add_argument(
        "--watch",
        action="store_true",
        help="show it again whenever a file that is read changes, until Ctrl-C; mistakes are told, and the "
        "watching goes on",
    )


def watch(
    names: Callable[[], Iterable[str]], show: Callable[[], object], arguments: argparse.Namespace
) -> int:
    """
    Call *show* now, and again whenever one of the files *names* changes; return 0 when it is interrupted.

    Which files these are is asked after each time: what a case file includes is known when it was read.

    What *show* complains of is said on standard error, and ends nothing.

    Raises:
        UsageError: Standard input is among *names*, or the arguments do not go together.
    """
    files = tuple(names())
    if "-" in files:
        raise UsageError("standard input cannot be watched; name a file")
    try:
        while True:
            seen = _state(files)
            _shown(show, arguments)
            known, files = files, tuple(names())
            seen += _state(files[len(known) :])
            while (state := _state(files)) == seen:
                time.sleep(_PAUSE)
            _settle(files, state)
    except KeyboardInterrupt:  # this is how it ends
        return 0


def _shown(show: Callable[[], object], arguments: argparse.Namespace) -> None:
    if arguments.output is None and _can_clear():
        sys.stdout.write(_CLEAR)
    try:
        show()
        finish_output()
        if arguments.output is not None and not arguments.quiet:
            complain(f"{_now()} wrote {arguments.output}")
    except (BrokenPipeError, UsageError):  # neither gets better by waiting
        raise
    except (CounterclaimError, OSError) as error:
        complain(f"{_now()} {error}")
    except Exception as error:  # by one record that is being written; the next state of the file may do
        complain(
            f"{_now()} this is a bug of counterclaim, not of your input ({type(error).__name__}: {error}); "
            "run it without --watch and with --traceback to see where it happened"
        )


def _settle(files: tuple[str, ...], state: _State) -> None:
    """Wait until the *files* are left alone."""
    while True:
        time.sleep(_SETTLED)
        latest = _state(files)
        if latest == state:
            return
        state = latest


def _state(files: tuple[str, ...]) -> _State:
    """Return what tells one state of the *files* from another."""
    return tuple(_seen(f"{name}{suffix}") for name in files for suffix in _BESIDE)


def _seen(name: str) -> tuple[int, int, int] | None:
    try:
        found = Path(name).stat()
    except (OSError, ValueError):  # an editor may be replacing it
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _can_clear() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
