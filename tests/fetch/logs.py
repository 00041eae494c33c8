"""All that is said while pages are fetched: by errors, by pages, and in logs."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Iterator, Sequence

from counterclaim.fetch import Fetched
from fetch.hostile_server import CANARY

__all__ = ["QUERY", "everything_logged", "leaks", "said_of"]

#: What stands at the end of a URL, each part of which may be a secret.
QUERY = f"?token={CANARY}&key={CANARY}&sig={CANARY}&{CANARY}#{CANARY}"
_LOGGERS = (
    "",
    "asyncio",
    "counterclaim",
    "httpx",
    "httpcore",
    "httpcore.http11",
    "stamina",
    "concurrent.futures",
)


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(f"{record.name}: {self.format(record)} {vars(record)!r}")


@contextlib.contextmanager
def everything_logged() -> Iterator[list[str]]:
    """Yield what is logged, by anybody, however unimportant."""
    notes = _Notes()
    before = {name: logging.getLogger(name).level for name in _LOGGERS}
    logging.getLogger().addHandler(notes)
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield notes.written
    finally:
        logging.getLogger().removeHandler(notes)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def said_of(found: Fetched | BaseException) -> list[str]:
    """Return all that a page or an error tells of itself."""
    if not isinstance(found, BaseException):
        return [repr(found), repr(found.log), repr(found.hops), repr(found.answers), repr(found.snapshot.id)]
    said = ["".join(traceback.format_exception(found)), str(vars(found))]
    error: BaseException | None = found
    while error is not None:
        said += [str(error), repr(error), repr(error.args), repr(getattr(error, "__notes__", ()))]
        error = error.__cause__ or error.__context__
    return said


def leaks(said: Sequence[str]) -> list[str]:
    """Return what of all that was said holds the secret."""
    return [line for line in said if CANARY in line]
