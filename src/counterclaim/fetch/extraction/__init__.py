"""
The text of a page, taken out of it in a process of its own.

`extract_text` runs a `TextExtractor` on a page that may be hostile, within `ExtractionLimits` of time, memory
and output, and finds the corrections of the page apart, since extractors leave them out. The names of this
module are imported when they are first used, so that the process starts quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.lazy_names import imported_late

if TYPE_CHECKING:
    from counterclaim.fetch.extraction.corrections import find_corrections
    from counterclaim.fetch.extraction.errors import ExtractionError, ExtractionReason
    from counterclaim.fetch.extraction.extractor import TextExtractor
    from counterclaim.fetch.extraction.limits import ExtractionLimits
    from counterclaim.fetch.extraction.main_text import TrafilaturaExtractor
    from counterclaim.fetch.extraction.plain import PlainExtractor
    from counterclaim.fetch.extraction.running import ExtractedText, extract_text

__all__ = [
    "ExtractedText",
    "ExtractionError",
    "ExtractionLimits",
    "ExtractionReason",
    "PlainExtractor",
    "TextExtractor",
    "TrafilaturaExtractor",
    "extract_text",
    "find_corrections",
]

_HOMES = {
    "ExtractedText": "running",
    "ExtractionError": "errors",
    "ExtractionLimits": "limits",
    "ExtractionReason": "errors",
    "PlainExtractor": "plain",
    "TextExtractor": "extractor",
    "TrafilaturaExtractor": "main_text",
    "extract_text": "running",
    "find_corrections": "corrections",
}


__getattr__, __dir__ = imported_late(globals(), _HOMES)
