"""
Pages as evidence: a URL becomes a document and a snapshot, from hosts that may be hostile.

`Fetcher` and `AsyncFetcher` fetch, within the limits of a `FetchPolicy`. Every address is checked before it
is connected to, every body is bounded, and whatever goes wrong is one `FetchError`. The names of this module
are imported when they are first used, since httpx takes a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.lazy_names import imported_late

if TYPE_CHECKING:
    from counterclaim.fetch.archives import (
        WAYBACK,
        Archive,
        ArchiveClient,
        ArchivedCopy,
        ArchiveHistory,
        ArchiveKeys,
        ArchiveState,
        AsyncArchiveClient,
        with_archive,
    )
    from counterclaim.fetch.async_fetcher import AsyncFetcher
    from counterclaim.fetch.deadline import Deadline
    from counterclaim.fetch.directions import redirect_target, retry_after
    from counterclaim.fetch.errands import Errand
    from counterclaim.fetch.errors import FetchError, FetchReason
    from counterclaim.fetch.exchange import Answer, Ask, Pause, Steps
    from counterclaim.fetch.extraction import (
        ExtractedText,
        ExtractionError,
        ExtractionLimits,
        ExtractionReason,
        PlainExtractor,
        TextExtractor,
        TrafilaturaExtractor,
        extract_text,
        find_corrections,
    )
    from counterclaim.fetch.factcheck_tools import AsyncFactCheckTools, FactCheckTools, SearchPage
    from counterclaim.fetch.facts import PageFacts, described, facts_of_page, page_facts
    from counterclaim.fetch.fetched import Earlier, Fetched
    from counterclaim.fetch.fetcher import Fetcher
    from counterclaim.fetch.guard import Resolver
    from counterclaim.fetch.keeping import KeptPages, PageFolder, keep_bytes, keep_in_store
    from counterclaim.fetch.log import FetchLog, Hop, Outcome
    from counterclaim.fetch.manners import Manners
    from counterclaim.fetch.page_text import text_of_page
    from counterclaim.fetch.policy import FetchPolicy
    from counterclaim.fetch.progress import Progress
    from counterclaim.fetch.reviews import ReviewedPage, reviews_of
    from counterclaim.fetch.session import Session
    from counterclaim.fetch.trust import trusting
    from counterclaim.fetch.urls import Url, parse_url
    from counterclaim.fetch.warc import write_warc

__all__ = [
    "WAYBACK",
    "Answer",
    "Archive",
    "ArchiveClient",
    "ArchiveHistory",
    "ArchiveKeys",
    "ArchiveState",
    "ArchivedCopy",
    "Ask",
    "AsyncArchiveClient",
    "AsyncFactCheckTools",
    "AsyncFetcher",
    "Deadline",
    "Earlier",
    "Errand",
    "ExtractedText",
    "ExtractionError",
    "ExtractionLimits",
    "ExtractionReason",
    "FactCheckTools",
    "FetchError",
    "FetchLog",
    "FetchPolicy",
    "FetchReason",
    "Fetched",
    "Fetcher",
    "Hop",
    "KeptPages",
    "Manners",
    "Outcome",
    "PageFacts",
    "PageFolder",
    "Pause",
    "PlainExtractor",
    "Progress",
    "Resolver",
    "ReviewedPage",
    "SearchPage",
    "Session",
    "Steps",
    "TextExtractor",
    "TrafilaturaExtractor",
    "Url",
    "described",
    "extract_text",
    "facts_of_page",
    "find_corrections",
    "keep_bytes",
    "keep_in_store",
    "page_facts",
    "parse_url",
    "redirect_target",
    "retry_after",
    "reviews_of",
    "text_of_page",
    "trusting",
    "with_archive",
    "write_warc",
]

_HOMES = {
    "WAYBACK": "archives",
    "Answer": "exchange",
    "Archive": "archives",
    "ArchiveClient": "archives",
    "ArchiveHistory": "archives",
    "ArchiveKeys": "archives",
    "ArchiveState": "archives",
    "ArchivedCopy": "archives",
    "Ask": "exchange",
    "AsyncArchiveClient": "archives",
    "AsyncFactCheckTools": "factcheck_tools",
    "AsyncFetcher": "async_fetcher",
    "Deadline": "deadline",
    "Earlier": "fetched",
    "Errand": "errands",
    "ExtractedText": "extraction",
    "ExtractionError": "extraction",
    "ExtractionLimits": "extraction",
    "ExtractionReason": "extraction",
    "FactCheckTools": "factcheck_tools",
    "FetchError": "errors",
    "FetchLog": "log",
    "FetchPolicy": "policy",
    "FetchReason": "errors",
    "Fetched": "fetched",
    "Fetcher": "fetcher",
    "Hop": "log",
    "KeptPages": "keeping",
    "Manners": "manners",
    "Outcome": "log",
    "PageFacts": "facts",
    "PageFolder": "keeping",
    "Pause": "exchange",
    "PlainExtractor": "extraction",
    "Progress": "progress",
    "Resolver": "guard",
    "ReviewedPage": "reviews",
    "SearchPage": "factcheck_tools",
    "Session": "session",
    "Steps": "exchange",
    "TextExtractor": "extraction",
    "TrafilaturaExtractor": "extraction",
    "Url": "urls",
    "described": "facts",
    "extract_text": "extraction",
    "facts_of_page": "facts",
    "find_corrections": "extraction",
    "keep_bytes": "keeping",
    "keep_in_store": "keeping",
    "page_facts": "facts",
    "parse_url": "urls",
    "redirect_target": "directions",
    "retry_after": "directions",
    "reviews_of": "reviews",
    "text_of_page": "page_text",
    "trusting": "trust",
    "with_archive": "archives",
    "write_warc": "warc",
}


__getattr__, __dir__ = imported_late(globals(), _HOMES)
