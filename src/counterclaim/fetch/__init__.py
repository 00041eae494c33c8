"""
Pages as evidence: a URL becomes a document and a snapshot, from hosts that may be hostile.

`Fetcher` and `AsyncFetcher` fetch, within the limits of a `FetchPolicy`. Every address is checked before it
is connected to, every body is bounded, and whatever goes wrong is one `FetchError`. The names of this module
are imported when they are first used, since httpx takes a while.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.fetch.async_fetcher import AsyncFetcher
    from counterclaim.fetch.errors import FetchError, FetchReason
    from counterclaim.fetch.fetched import Fetched
    from counterclaim.fetch.fetcher import Fetcher
    from counterclaim.fetch.log import FetchLog, Hop, Outcome
    from counterclaim.fetch.policy import FetchPolicy
    from counterclaim.fetch.progress import Progress

__all__ = [
    "AsyncFetcher",
    "FetchError",
    "FetchLog",
    "FetchPolicy",
    "FetchReason",
    "Fetched",
    "Fetcher",
    "Hop",
    "Outcome",
    "Progress",
]

_HOMES = {
    "AsyncFetcher": "async_fetcher",
    "FetchError": "errors",
    "FetchLog": "log",
    "FetchPolicy": "policy",
    "FetchReason": "errors",
    "Fetched": "fetched",
    "Fetcher": "fetcher",
    "Hop": "log",
    "Outcome": "log",
    "Progress": "progress",
}


def __getattr__(name: str) -> object:
    """Import the module of a public name when the name is first used."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
