"""
Erasing: content and salt go, the leaf stays, and a random number stands where an id was.

Whatever is taken out is named by the event that takes it out, so that nothing can be taken out unseen.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from functools import partial

from attrs import evolve

from counterclaim.store.blobs import BlobFolder
from counterclaim.store.drivers import Database
from counterclaim.store.eraser import Eraser, Erasure
from counterclaim.store.errors import ErasureIncompleteError, StoreError
from counterclaim.store.redacting import Redaction
from counterclaim.store.session import Session

__all__ = ["Erasure", "clean_up", "erase"]

_HASHES = re.compile("[0-9a-f]{64,}")


def erase(
    session: Session,
    ids: Iterable[str],
    words: Iterable[str],
    *,
    blobs: BlobFolder,
    by: str,
    reason: str,
    key: str | None,
    dry_run: bool,
) -> Erasure:
    """
    Erase in one revision the records under *ids*, and *words* wherever they stand; compact the file.

    Bytes in *blobs* that nothing else speaks of go as well. The words also go out of *by* and *reason*. In a
    *dry_run*, nothing is erased, and what would be is returned.

    Raises:
        UnknownIdError: No record was ever under one of the ids.
        DamagedStoreError: What is to be erased cannot be read; nothing was erased.
        StoreError: A record would not be readable without the words; nothing was erased.
        ErasureIncompleteError: It is on record, and the file could not be compacted.
        ValueError: There is nothing to erase, *key* holds one of the words, or *by* or *reason* says nothing.
    """
    ids, words = tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(words))
    if not (ids or words) or not all(map(str.strip, words)):
        message = "erasing takes the id of a record, or words to take out; a word is some text"
        raise ValueError(message)
    redaction = Redaction({}, words)
    if key is not None and redaction.has_words(key):
        message = "'key' holds one of the words that are to be erased; give another one"
        raise ValueError(message)
    by, reason = redaction.text(by), redaction.text(reason)
    with session.writing(by=by, reason=reason, key=key) as (appender, repeats):
        if repeats is not None:
            erasure = Erasure(revision=None if dry_run else repeats, repeats=repeats)
        else:
            eraser = Eraser(session.database, ids, words)
            appender.begin()
            erasure = eraser.run(appender)
            if dry_run or not (erasure.erased or erasure.redacted):
                return evolve(erasure, revision=None)  # what was not committed is undone
            blobs.condemn(sorted(eraser.blobs - still_named(session.database, eraser.blobs)))
            session.commit(appender)
    if not dry_run:
        _clean_up_after(erasure, session, blobs)
    return erasure


def _clean_up_after(erasure: Erasure, session: Session, blobs: BlobFolder) -> None:
    """
    Clean up; where that fails, have the error tell of the *erasure*, whose numbers nobody can find again.

    Raises:
        ErasureIncompleteError: Something of it could not be done.
    """
    try:
        clean_up(session, blobs)
    except ErasureIncompleteError as error:
        error.erasure = erasure
        raise


def clean_up(session: Session, blobs: BlobFolder) -> None:
    """
    Remove those of the *blobs* that erasures left to nobody, and compact the file.

    What an erasure began that was interrupted is done as well, and so are bytes that were never put in whole.

    Raises:
        ErasureIncompleteError: Something of it could not be done.
    """
    try:
        blobs.remove_leftovers()
        if blobs.has_condemned:
            with session.exclusively():
                blobs.sweep(partial(still_named, session.database))
    except StoreError as error:
        with contextlib.suppress(ErasureIncompleteError):
            session.compact()
        reason = (
            f"{error.reason}. What was erased is on record as erased, but pages of it may remain beside the "
            "file; compact it"
        )
        raise ErasureIncompleteError(error.path, reason) from error
    session.compact()


def still_named(database: Database, names: Iterable[str]) -> set[str]:
    """Return those *names* of bytes that an event still speaks of, wherever in it."""
    sought, found = set(names), set[str]()
    rows = database.rows("SELECT payload FROM event WHERE payload IS NOT NULL") if sought else ()
    for (payload,) in rows:
        for digits in _HASHES.findall(payload):
            found |= sought & {digits[start : start + 64] for start in range(len(digits) - 63)}
    return found
