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
from counterclaim.store.traces import left_snapshots, snapshots_of, traces_in_bytes

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
    with_snapshots: bool,
) -> Erasure:
    """
    Erase in one revision the records under *ids*, and *words* wherever they stand; compact the file.

    *with_snapshots*, those of documents among them are erased as well. Bytes in *blobs* that nothing else
    speaks of go too. The words also go out of *by* and *reason*. In a
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
            more = snapshots_of(session.database, ids) if with_snapshots else ()
            eraser = Eraser(session.database, tuple(dict.fromkeys((*ids, *more))), words)
            appender.begin()
            erasure = _with_traces(eraser.run(appender), eraser, session.database, blobs, dry_run=dry_run)
            if dry_run or not (erasure.erased or erasure.redacted):
                return evolve(erasure, revision=None)  # what was not committed is undone
            blobs.condemn(sorted(eraser.blobs - still_named(session.database, eraser.blobs)))
            session.commit(appender)
    if not dry_run:
        _clean_up_after(erasure, session, blobs)
    return erasure


def _with_traces(
    erasure: Erasure, eraser: Eraser, database: Database, blobs: BlobFolder, *, dry_run: bool
) -> Erasure:
    """Return *erasure* with what snapshots still tell of it; in a *dry_run* under the ids that there are."""
    numbers = [number for id, number in erasure.numbers.items() if id not in erasure.renamed]
    mentions = (
        *left_snapshots(database, numbers),
        *traces_in_bytes(database, blobs, words=eraser.words, names=eraser.names),
        *erasure.mentions,
    )
    if dry_run:
        mentions = tuple(evolve(each, record=_before(each.record, erasure)) for each in mentions)
    return evolve(erasure, mentions=mentions)


def _before(id: str | None, erasure: Erasure) -> str | None:
    """Return what *id* was before numbers came into it."""
    for old, number in erasure.numbers.items():
        id = None if id is None else id.replace(number, old)
    return id


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
