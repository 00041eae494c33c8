"""How much an extractor may use of the machine."""

from __future__ import annotations

import attrs

__all__ = ["ExtractionLimits"]

_MEGABYTE = 1024 * 1024


@attrs.frozen(kw_only=True)
class ExtractionLimits:
    """
    The limits of one extraction.

    The system holds processor time, memory and output down where it can: not on Windows, and memory not on
    macOS. Everywhere the process is ended when the time on the clock is up.

    Attributes:
        cpu_seconds: Whole seconds of processor time.
        wall_seconds: Seconds on the clock, the start of the process included.
        memory_bytes: Bytes of address space, of which Python and trafilatura take about 100 million.
        output_bytes: Bytes of the text and the corrections together, as they are passed on.
    """

    cpu_seconds: int = attrs.field(default=10, validator=attrs.validators.ge(1), converter=int)
    wall_seconds: float = attrs.field(default=20.0, validator=attrs.validators.ge(0.001))
    memory_bytes: int = attrs.field(
        default=1024 * _MEGABYTE, validator=attrs.validators.ge(_MEGABYTE), converter=int
    )
    output_bytes: int = attrs.field(default=16 * _MEGABYTE, validator=attrs.validators.ge(1), converter=int)
