"""How far the fetching of pages is, on standard error while somebody looks at it."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
from typing import TYPE_CHECKING

from counterclaim.safe_text import shorten, visible_line

if TYPE_CHECKING:
    from counterclaim.fetch import Progress

__all__ = ["ProgressBar"]

_CELLS = 20
_SIGNS, _ASCII_SIGNS = ("█", "░"), ("#", "-")
_ERASE = "\r\x1b[K"


class ProgressBar:
    """
    One line that says which page is being fetched and how much of it is there; erased when it is over.

    Nothing is written where standard error is no terminal, or only errors are wanted.
    """

    def __init__(self, arguments: argparse.Namespace, total: int) -> None:
        """Begin it for *total* pages."""
        self._total = total
        self._number = 0
        self._is_shown = not arguments.quiet and sys.stderr is not None and sys.stderr.isatty()
        self._signs = _SIGNS if _can_write("".join(_SIGNS)) else _ASCII_SIGNS

    def begin(self, url: str) -> None:
        """Say that the next page is asked for, *url* as far as it can be shown."""
        self._number += 1
        self._write(f"{self._bar(0, None)} {url}")

    def progress(self, progress: Progress) -> None:
        """Say how far the page is."""
        figure = f"{progress.received // 1024:,} KiB"
        self._write(f"{self._bar(progress.received, progress.expected)} {figure}, {progress.url}")

    def erase(self) -> None:
        """Take the line away, before something else is said."""
        if self._is_shown:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(_ERASE)
                sys.stderr.flush()

    def _bar(self, received: int, expected: int | None) -> str:
        full, empty = self._signs
        share = min(received / expected, 1.0) if expected else 0.0
        pages = (self._number - 1 + share) / self._total
        done = round(_CELLS * pages)
        return f"{full * done}{empty * (_CELLS - done)} {self._number}/{self._total}"

    def _write(self, line: str) -> None:
        if not self._is_shown:
            return
        encoding = sys.stderr.encoding or "ascii"
        columns = max(shutil.get_terminal_size().columns - 1, _CELLS)
        shown = shorten(visible_line(line), columns) if _can_write("…") else visible_line(line)[:columns]
        with contextlib.suppress(OSError, ValueError):  # nobody is looking
            sys.stderr.write(_ERASE + shown.encode(encoding, "replace").decode(encoding))
            sys.stderr.flush()


def _can_write(signs: str) -> bool:
    try:
        signs.encode(getattr(sys.stderr, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return False
    return True
