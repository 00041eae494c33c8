"""The signals that end a command from outside: they interrupt it, so that it keeps what it has."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Self

__all__ = ["Interruptible"]

#: To end, as by `timeout` or a shutdown; and that the terminal is gone, which Windows does not tell.
_NAMES = ("SIGTERM", "SIGHUP")


class Interruptible:
    """
    A block in which SIGTERM and SIGHUP raise `KeyboardInterrupt`, once; what follows on it is let finish.

    One that somebody has ignored, as `nohup` does, stays so. Only the main thread of a program gets signals;
    in another nothing is changed.
    """

    def __init__(self) -> None:
        self._changed: list[int] = []

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            numbers = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
            self._changed = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
        self._handle(self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        self._handle(signal.SIG_DFL)

    def finish(self) -> None:
        """Let the rest of the block finish, whatever signal comes."""
        self._handle(signal.SIG_IGN)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.finish()
        raise KeyboardInterrupt

    def _handle(self, handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
        for number in self._changed:
            signal.signal(number, handler)
