"""Where results and complaints go: standard output and error, whatever they are connected to and can take."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys

from counterclaim.safe_text import visible, visible_line

__all__ = [
    "abandon_output",
    "can_print",
    "complain",
    "finish_output",
    "print_data",
    "print_text",
    "settle_output",
    "terminal_width",
]

_PROGRAM = "counterclaim"
_LEAST_WIDTH = 60


def print_text(text: str) -> None:
    """Write *text*, made for people to read; what the encoding cannot take becomes an escape."""
    stream = sys.stdout
    if stream is None:  # closed by whoever started us
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def print_data(text: str) -> None:
    """Write *text*, made for programs to read: always UTF-8, with line feeds."""
    stream = sys.stdout
    if stream is None:
        return
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream of text that somebody put in its place
        print_text(text)
        return
    stream.flush()
    buffer.write(text.encode())
    buffer.flush()


def can_print(text: str) -> bool:
    """Return whether the output's encoding can take *text* as it is."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def terminal_width() -> int | None:
    """Return how wide the terminal is that is written to, 60 at least; `None` where it is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, _LEAST_WIDTH)


def complain(message: str, *, lines: bool = False) -> None:
    """
    Write *message* to standard error, with the program's name; further lines of it are indented.

    With *lines* it is written as it is.
    """
    sentence, *rest = message.split("\n")
    indented = "".join(f"\n    {visible_line(line)}" for line in rest)
    shown = visible(message).rstrip("\n") if lines else f"{_PROGRAM}: {visible_line(sentence)}{indented}"
    with contextlib.suppress(OSError, ValueError, AttributeError):  # nobody is listening
        sys.stderr.write(shown + "\n")
        sys.stderr.flush()


def finish_output() -> None:
    """Write out what is still held back, so that a failure shows now and not when the interpreter ends."""
    if sys.stdout is not None:
        sys.stdout.flush()


def settle_output() -> None:
    """Write out what is still held back, where standard output takes it."""
    try:
        finish_output()
    except (OSError, ValueError):
        abandon_output()


def abandon_output() -> None:
    """Send what is still held back nowhere, since standard output takes no more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
