"""What can go wrong when a text is taken out of a page: one error, with its reason."""

from __future__ import annotations

import enum

from counterclaim.errors import CounterclaimError

__all__ = ["ExtractionError", "ExtractionReason"]


class ExtractionReason(enum.Enum):
    """Why no text was taken out of a page; whoever handles an `ExtractionError` decides by it."""

    #: It took more time than it was given.
    TIME = "time"
    #: It needed more memory than it was given.
    MEMORY = "memory"
    #: It raised something, or its process ended.
    FAILED = "failed"
    #: What it handed back is longer than it may be, or no text.
    OUTPUT = "output"
    #: It could not be passed to a process of its own, or there was none to be had.
    LOAD = "load"


_WORDED = {
    ExtractionReason.TIME: "took more time than it was given",
    ExtractionReason.MEMORY: "needed more memory than it was given",
    ExtractionReason.FAILED: "failed",
    ExtractionReason.OUTPUT: "handed back something that is no text or too long",
    ExtractionReason.LOAD: "could not be passed to a process of its own",
}
_OTHERWISE = "use PlainExtractor"
_ADVICE = {
    ExtractionReason.TIME: f"raise the limits, or {_OTHERWISE}",
    ExtractionReason.MEMORY: f"raise the limits, or {_OTHERWISE}",
    ExtractionReason.FAILED: _OTHERWISE,
    ExtractionReason.OUTPUT: f"raise the limits, or {_OTHERWISE}",
    ExtractionReason.LOAD: (
        "its class must stand in a module that can be imported, and there must be room for a process"
    ),
}


class ExtractionError(CounterclaimError):
    """
    No text was taken out of a page.

    Attributes:
        extractor: The name of the extractor.
        reason: Why.
        detail: What it raised or how its process ended, where that is known.
    """

    def __init__(self, extractor: str, reason: ExtractionReason, detail: str | None = None) -> None:
        super().__init__(extractor, reason, detail)
        self.extractor = extractor
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        what = f"the text extractor {self.extractor!r} {_WORDED[self.reason]}{detail}"
        return f"{what}; {_ADVICE[self.reason]}"
