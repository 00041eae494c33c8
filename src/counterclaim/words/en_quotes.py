"""The phrases about quotations and the texts that they are looked up in, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "quotes.record": "record",
    "quotes.quotation": "quotation",
    "quotes.looked-in": "looked up in",
    "quotes.found": "found",
    "quotes.advice": "what to do now",
    "quotes.none": "No quotation is on record.",
    "quotes.row.one": "1 look-up",
    "quotes.row.many": "{count} look-ups",
    "quotes.counted": "{count}: {parts}.",
    "quotes.method": (
        "Only white space, quotation marks and soft hyphens may differ. A passage that is merely similar is "
        "never taken for the quotation."
    ),
    "quotes.case-file": "the text that the case file names for {document}",
    "quotes.fetched": "fetched {at} UTC",
    "quotes.same": "same text {at} UTC",
    "quotes.by-url": "of document {document}, which has the same URL",
    "quotes.gone": "the page says that it is not there ({status})",
    "quotes.status": "the server sent it with status {status}",
    "quotes.at": "at {at}",
    "quotes.stated": "said to be at {at}",
    "quotes.cuts-word": "inside a word or number",
    "quotes.cut.one": "1 stands inside a word or number.",
    "quotes.cut.many": "{count} stand inside words or numbers.",
    "quotes.outcome.exact": "exact",
    "quotes.outcome.normalized": "normalized",
    "quotes.outcome.moved": "moved",
    "quotes.outcome.ambiguous": "ambiguous",
    "quotes.outcome.lost": "lost",
    "quotes.outcome.translated": "translated",
    "quotes.outcome.damaged": "damaged",
    "quotes.outcome.not-kept": "not kept",
    "quotes.advice.moved": (
        "The words stand elsewhere than the quotation says: read what stands around them, then correct its "
        "offsets or surroundings."
    ),
    "quotes.advice.ambiguous": (
        "The words stand in several places: add what stands before and behind them, as prefix and suffix."
    ),
    "quotes.advice.lost": "The words do not stand there: copy them from the text, or correct who said so.",
    "quotes.advice.later": (
        "The words no longer stand there. The snapshot that the quotation names may still show them; see "
        "whether the change is a correction."
    ),
    "quotes.advice.stood": (
        "The words no longer stand there. They stood in snapshot {snapshot}: name that one in the quotation, "
        "and see whether the change is a correction."
    ),
    "quotes.advice.gone": (
        "What was received is not the page, as its status says: look for a copy in an archive, or correct "
        "the URL."
    ),
    "quotes.advice.unread": (
        "No text was taken of this newest snapshot, so the page may have changed: look at it by hand, or "
        "fetch the page again."
    ),
    "quotes.advice.translated": "It is said to be a translation: compare it with the original by hand.",
    "quotes.advice.cuts-word": (
        "It begins or ends inside a word or number, so the page may say something else: read it, and quote "
        "whole words."
    ),
    "quotes.unchecked.no-document": "No document is named: say in which one it stands.",
    "quotes.unchecked.no-snapshot": (
        "No text is kept of document {document}; fetch it, or name the file with its snapshots as well."
    ),
    "quotes.unchecked.unknown-snapshot": "There is no snapshot {snapshot} on record; correct its id.",
    "quotes.unchecked.no-text": (
        "No text was taken from document {document}. If it is a web page, fetch it again; of a PDF, a "
        "picture or a recording none is taken: check it by hand, or name a file with its text in a case file."
    ),
    "quotes.unchecked.missing": (
        "The text of snapshot {snapshot} is not among the bytes that are kept: name their folder with "
        "--blobs, or fetch document {document} again."
    ),
    "quotes.unchecked.other-bytes": (
        "What is kept as the text of snapshot {snapshot} is not what was recorded: restore it from a backup."
    ),
    "quotes.unchecked.not-utf8": (
        "What is kept as the text of snapshot {snapshot} is no text in UTF-8; fetch document {document} "
        "again."
    ),
}
