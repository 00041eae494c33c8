"""The phrases about pages that were fetched, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "fetch.url": "page",
    "fetch.records": "document, snapshot",
    "fetch.status": "status",
    "fetch.bytes": "bytes",
    "fetch.odd": "what is odd",
    "fetch.odd.charset": "nothing says how the text is encoded; it is read as {charset}",
    "fetch.odd.length": "the server did not say how many bytes there are, so some may be missing",
    "fetch.odd.redirect": "a redirect led from https to http, where nobody vouches for the host",
    "fetch.odd.type": "the server says {declared}, and it looks like {sniffed}",
    "fetch.none": "No page was fetched.",
    "fetch.led-to": "led to {url}",
    "fetch.new": "new",
    "fetch.changed": "changed",
    "fetch.unchanged": "unchanged",
    "fetch.error-status": "the server calls it an error ({status}); perhaps the page was removed",
    "fetch.no-text.type": "no text was taken: it is neither a web page nor plain text",
    "fetch.no-text.failed": "no text was taken: the extractor failed",
    "fetch.no-text.empty": "{extractor} found no text in it",
    "fetch.no-text.interrupted": "no text was taken: the command was interrupted",
    "fetch.type-unknown": "type not known",
    "fetch.correction": "it says of itself: {text}",
    "fetch.archive": "archive",
    "fetch.archived": "of {at} UTC",
    "fetch.archive-status": "a copy of an answer with status {status}",
    "fetch.archive.saved": "saved",
    "fetch.archive.absent": "absent",
    "fetch.archive.pending": "pending",
    "fetch.archive.failed": "failed",
    "fetch.archive.unknown": "not known",
    "fetch.pages.one": "1 page was fetched.",
    "fetch.pages.many": "{count} pages were fetched.",
}
