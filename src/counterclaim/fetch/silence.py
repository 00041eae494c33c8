"""
The loggers of the libraries that are used say nothing while a page is fetched.

Those of httpx and httpcore print whole URLs and headers, with whatever secrets stand in them; that of
stamina prints to standard error where a program has not set up logging, and what it says stands in our log.
What other parts of a program do with these libraries is logged as ever.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from contextvars import ContextVar

__all__ = ["silenced"]

_LOGGERS = (
    "httpx",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
    "stamina",
)
_is_silent: ContextVar[bool] = ContextVar("counterclaim_fetch_is_silent", default=False)


def _passes(record: logging.LogRecord) -> bool:
    return not _is_silent.get()


for _name in _LOGGERS:
    logging.getLogger(_name).addFilter(_passes)


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Silence the loggers in a block, for what runs in it."""
    token = _is_silent.set(True)
    try:
        yield
    finally:
        _is_silent.reset(token)
