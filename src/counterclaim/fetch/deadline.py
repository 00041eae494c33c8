"""The one moment by which a page is fetched, or is not."""

from __future__ import annotations

import time

__all__ = ["Deadline", "DeadlinePassedError"]


class DeadlinePassedError(Exception):
    """The deadline passed; it becomes a `FetchError` where it is known what was fetched."""


class Deadline:
    """A moment, told by the monotonic clock, by which everything is done that belongs to one page."""

    def __init__(self, seconds: float) -> None:
        """Set it *seconds* from now."""
        self._end = time.monotonic() + seconds

    @property
    def seconds_left(self) -> float:
        """Seconds until it passes; none where it has."""
        return max(self._end - time.monotonic(), 0.0)

    def check(self) -> float:
        """
        Return the seconds that are left.

        Raises:
            DeadlinePassedError: There are none.
        """
        left = self.seconds_left
        if left <= 0:
            raise DeadlinePassedError
        return left
