"""How far the fetching of a page is, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs

__all__ = ["OnProgress", "Progress"]


@attrs.frozen
class Progress:
    """
    How far the fetching of one page is.

    Attributes:
        url: The URL that is asked for now, as far as it can be shown.
        hop: The number of the request, from 1.
        received: Bytes of the body received so far.
        expected: Bytes that the server said there are, `None` where it did not.
    """

    url: str
    hop: int
    received: int
    expected: int | None


OnProgress: TypeAlias = Callable[[Progress], object]
