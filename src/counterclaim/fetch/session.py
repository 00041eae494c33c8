"""What a fetcher keeps from one page to the next: the rules of sites, and when each host was last asked."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Generic, TypeVar

from counterclaim.fetch.guard import Guard
from counterclaim.fetch.robots import Robots

__all__ = ["Clock", "Session", "system_clock"]

Clock = Callable[[], datetime]
_T = TypeVar("_T")

#: Seconds for which the rules of a site are kept (RFC 9309, section 2.4).
_ROBOTS_KEPT = 24 * 3600.0
#: Hosts that are remembered, and sites whose rules are, which take up to 128 KiB each.
_MOST_HOSTS = 10_000
_MOST_SITES = 100


def system_clock() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


class _Bounded(Generic[_T]):
    """Values by host, of which the oldest are forgotten."""

    def __init__(self, most: int) -> None:
        self._values: OrderedDict[str, _T] = OrderedDict()
        self._most = most

    def get(self, key: str) -> _T | None:
        return self._values.get(key)

    def put(self, key: str, value: _T) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._most:
            self._values.popitem(last=False)


class Session:
    """
    What a fetcher keeps from one page to the next.

    Attributes:
        guard: What decides which addresses are connected to.
        clock: What tells the moment.
    """

    def __init__(self, guard: Guard, clock: Clock) -> None:
        """Begin with nothing kept."""
        self.guard = guard
        self.clock = clock
        self._robots: _Bounded[tuple[float, Robots]] = _Bounded(_MOST_SITES)
        self._asking: set[str] = set()
        self._reserving = threading.Lock()
        self._free_from: _Bounded[float] = _Bounded(_MOST_HOSTS)

    def robots(self, origin: str) -> Robots | None:
        """Return the rules of the site *origin*, where they are known and not too old."""
        kept = self._robots.get(origin)
        return kept[1] if kept is not None and time.monotonic() - kept[0] < _ROBOTS_KEPT else None

    def is_asking(self, origin: str) -> bool:
        """Return whether another page of the site *origin* is asking for its rules."""
        return origin in self._asking

    @contextlib.contextmanager
    def asking(self, origin: str) -> Iterator[None]:
        """Ask for the rules of the site *origin* in a block, while others wait for them."""
        self._asking.add(origin)
        try:
            yield
        finally:
            self._asking.discard(origin)

    def keep_robots(self, origin: str, robots: Robots) -> None:
        """Keep the rules of the site *origin*."""
        self._robots.put(origin, (time.monotonic(), robots))

    def reserve(self, host: str, spacing: float, most: float) -> float | None:
        """
        Return the seconds to wait until *host* is asked again, and keep *spacing* after that moment free.

        Several pages that are fetched at once so get moments of their own. Where that takes longer than the
        *most* seconds that there are, nothing is kept free, and `None` is returned.
        """
        with self._reserving:
            now = time.monotonic()
            begin = max(now, self._free_from.get(host) or now)
            if begin - now > most:
                return None
            self._free_from.put(host, begin + spacing)
        return begin - now
