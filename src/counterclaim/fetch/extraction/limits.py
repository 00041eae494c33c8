"""How much an extractor may use of the machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

__all__ = ["ExtractionLimits"]

_MEGABYTE = 1024 * 1024
#: More is no limit, and more than systems can count.
_MOST_SECONDS = 24 * 3600
_MOST_BYTES = 1024 * 1024 * _MEGABYTE


def _whole(value: float) -> int:
    try:
        return int(value)
    except OverflowError:
        raise ValueError(f"expected a whole number, found {value!r}") from None


def _between(least: float, most: float) -> Callable[[object, attrs.Attribute[Any], float], None]:
    """Return what checks that a limit lies between *least* and *most*."""

    def check(limits: object, limit: attrs.Attribute[Any], value: float) -> None:
        if not least <= value <= most:
            message = f"{limit.name}: expected a number from {least:g} to {most:,}, found {value!r:.80}"
            raise ValueError(message)

    return check


@attrs.frozen(kw_only=True)
class ExtractionLimits:
    """
    The limits of one extraction.

    The system holds processor time, memory and output down where it can: not on Windows, and memory not on
    macOS. Everywhere the process is ended when the time on the clock is up. A limit is a day or a tebibyte at
    most.

    Attributes:
        cpu_seconds: Whole seconds of processor time.
        wall_seconds: Seconds on the clock, the start of the process included.
        memory_bytes: Bytes of address space, of which Python and trafilatura take about 100 million.
        output_bytes: Bytes of the text and the corrections together, as they are passed on.
    """

    cpu_seconds: int = attrs.field(default=10, validator=_between(1, _MOST_SECONDS), converter=_whole)
    wall_seconds: float = attrs.field(default=20.0, validator=_between(0.001, _MOST_SECONDS))
    memory_bytes: int = attrs.field(
        default=1024 * _MEGABYTE, validator=_between(_MEGABYTE, _MOST_BYTES), converter=_whole
    )
    output_bytes: int = attrs.field(
        default=16 * _MEGABYTE, validator=_between(1, _MOST_BYTES), converter=_whole
    )
