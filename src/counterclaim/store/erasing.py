"""
Erasing: content and salt go, the leaf stays, and a random number stands where an id was.

Whatever is taken out is named by the event that takes it out, so that nothing can be taken out unseen.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from attrs import evolve, frozen

from counterclaim.findings import Problem
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.store.appending import Appender
from counterclaim.store.blobs import BLOB_FIELDS, BlobFolder, is_blob_name
from counterclaim.store.drivers import Database
from counterclaim.store.errors import ErasureIncompleteError, StoreError
from counterclaim.store.log import SALT_LENGTH, Event, Revision, commitment_of, events
from counterclaim.store.reading import unknown
from counterclaim.store.records import json_text
from counterclaim.store.redacting import Redaction, derived_part, spellings
from counterclaim.store.session import Session

__all__ = ["Erasure", "clean_up", "erase"]

_NUMBER: Final = "erased:"
_OF_RECORDS: Final = ("add", "replace", "remove")
_LONGEST_ID: Final = 256
#: So many mentions are told one by one.
_MOST: Final = 100
#: A shorter name says little, and stands in many other words.
_SHORTEST_NAME: Final = 3


@frozen(kw_only=True)
class Erasure:
    """
    What was erased, and what may still tell of it.

    Attributes:
        revision: The revision that did it; `None` where nothing was erased, as in a dry run.
        numbers: The numbers that stand for the ids that were erased, by id: those of the records, and others
            that held one of the words or followed from what was erased. They are random: nothing leads back
            from a number but this.
        erased: How many versions of records were erased.
        redacted: How many versions of other records, and remarks on revisions, had something taken out.
        mentions: Where the ids and names that were erased still stand in texts; take them out with *words*.
    """

    revision: Revision | None
    numbers: FrozenMap[str, str] = EMPTY
    erased: int = 0
    redacted: int = 0
    mentions: tuple[Problem, ...] = ()


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
            erasure = Erasure(revision=repeats)
        else:
            eraser = _Eraser(session.database, ids, words)
            appender.begin()
            erasure = eraser.run(appender)
            if dry_run or not (erasure.erased or erasure.redacted):
                return evolve(erasure, revision=None)  # what was not committed is undone
            blobs.condemn(eraser.orphaned_blobs())
            session.commit(appender)
    clean_up(session, blobs)
    return erasure


def clean_up(session: Session, blobs: BlobFolder) -> None:
    """
    Remove those of the *blobs* that erasures left to nobody, and compact the file.

    What an erasure began that was interrupted is done as well.

    Raises:
        ErasureIncompleteError: Something of it could not be done.
    """
    if blobs.has_condemned:
        try:
            with session.exclusively():
                blobs.sweep(lambda name: _is_mentioned(session.database, name))
        except StoreError as error:
            reason = (
                f"{error.reason}. What was erased is on record as erased, but pages of it may remain beside "
                "the file; compact it"
            )
            raise ErasureIncompleteError(error.path, reason) from error
    session.compact()


class _Eraser:
    """Erases in one revision, inside of a transaction that somebody else begins and ends."""

    def __init__(self, database: Database, ids: tuple[str, ...], words: tuple[str, ...]) -> None:
        """
        Erase the records under *ids* in all their versions, and *words* wherever they stand.

        Raises:
            UnknownIdError: No record was ever under one of the ids.
        """
        self._database = database
        self._ids = ids
        self._words = words
        for id in ids:
            sql = "SELECT payload FROM record JOIN event USING (position) WHERE id = ?"
            if database.value(sql, (id,)) is None:  # as that of what stands under the number of an erased id
                raise unknown(database, id)
        self.numbers = {id: _number() for id in self._ids}
        self._blobs: set[str] = set()
        self._names: set[str] = set()
        self._renamed: set[str] = set()
        self._erased: dict[int, str] = {}
        self._redacted: dict[int, bytes] = {}

    def run(self, appender: Appender) -> Erasure:
        """
        Erase, and append the event that says so.

        Raises:
            StoreError: A record would not be readable without the words.
        """
        redaction = self._close_over_ids()
        for event in self._concerned(redaction):
            if self._id_of(event) in self._ids:
                self._erase(event)
            else:
                self._redact(event, redaction)
        erased: dict[str, list[int]] = {}
        for position, number in self._erased.items():
            erased.setdefault(number, []).append(position)
        redacted = {str(position): commitment.hex() for position, commitment in self._redacted.items()}
        appender.append("erase", json_text({"erased": erased, "redacted": redacted}))
        appender.flush()
        return Erasure(
            revision=appender.revision,
            numbers=FrozenMap((id, self.numbers[id]) for id in (*self._ids, *sorted(self._renamed))),
            erased=len(self._erased),
            redacted=len(self._redacted),
            mentions=tuple(islice(self._mentions(), _MOST)),
        )

    def orphaned_blobs(self) -> Iterator[str]:
        """Yield the hashes of bytes that only erased snapshots spoke of."""
        for name in sorted(self._blobs):
            if not _is_mentioned(self._database, name):
                yield name

    def _close_over_ids(self) -> Redaction:
        """
        Give a number to every other id from which something could be guessed; return what follows.

        These are ids that hold one of the words, or that were derived from content that is to be taken out.
        """
        while True:
            redaction = Redaction(self.numbers, self._words)
            found = {id: _number() for id in self._telling_ids(redaction)}
            if not found:
                return redaction
            self.numbers |= found

    def _telling_ids(self, redaction: Redaction) -> Iterator[str]:
        for event in self._concerned(redaction):
            id = self._id_of(event)
            if id is None or id in self.numbers:
                continue
            too_long = len(redaction.id(id)) > _LONGEST_ID
            derived = derived_part(id)
            if derived is not None and self._changes(event, redaction):
                yield from (id, derived)  # merging leaves it alone in the ids of attributions
            elif too_long or redaction.has_words(id):
                yield id

    def _changes(self, event: Event, redaction: Redaction) -> bool:
        return redaction.payload(event, self._database.shown) != event.payload

    def _concerned(self, redaction: Redaction) -> Iterator[Event]:
        """Yield the events that hold any of it; they may be changed while this goes on."""
        condition = "payload IS NOT NULL AND op NOT IN ('create', 'erase')"
        sql = f"SELECT position, payload FROM event WHERE {condition} ORDER BY position"
        rows = self._database.rows(sql)
        positions = [position for position, payload in rows if redaction.concerns(payload)]
        for position in positions:
            yield from events(self._database, "position = ?", (position,))

    def _id_of(self, event: Event) -> str | None:
        """Return the id of the record that *event* concerns, if it concerns one."""
        return json.loads(event.payload or "")["id"] if event.op in _OF_RECORDS else None

    def _erase(self, event: Event) -> None:
        data = json.loads(event.payload or "")
        number = self.numbers[data["id"]]
        sql = "UPDATE event SET salt = NULL, payload = NULL, sealed = NULL, commitment = ? WHERE position = ?"
        self._database.run(sql, (event.committed, event.position))
        self._database.run("UPDATE record SET id = ?, place = NULL WHERE id = ?", (number, data["id"]))
        self._erased[event.position] = number
        self._names |= {
            name for name in (data.get("name"), *_texts(data.get("aliases"))) if _is_telling(name)
        }
        self._blobs |= {data[name] for name in BLOB_FIELDS if is_blob_name(data.get(name))}

    def _redact(self, event: Event, redaction: Redaction) -> None:
        payload = redaction.payload(event, self._database.shown)
        if payload == event.payload:
            return
        salt = secrets.token_bytes(SALT_LENGTH)
        sql = "UPDATE event SET salt = ?, payload = ?, commitment = ? WHERE position = ?"
        self._database.run(sql, (salt, payload, event.committed, event.position))
        self._redacted[event.position] = commitment_of(salt, payload, event.sealed)
        id = self._id_of(event)
        if id is not None:
            self._database.run("UPDATE record SET id = ? WHERE id = ?", (redaction.id(id), id))
            self._renamed |= {id} & self.numbers.keys()
        else:
            key = json.loads(payload).get("key")
            self._database.run("UPDATE revision SET key = ? WHERE number = ?", (key, event.revision))

    def _mentions(self) -> Iterator[Problem]:
        """Yield where ids and names that were erased still stand, and words in the name of the store."""
        forms = {form for name in (*self._ids, *self._names) for form in spellings(name)}
        names, written = _any_of(forms), _any_of(json_text(form)[1:-1] for form in forms)
        whole_names = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
        quick = re.compile(written, re.IGNORECASE)
        words = Redaction({}, self._words)
        sql = "SELECT op, revision, payload FROM event WHERE payload IS NOT NULL ORDER BY position"
        for op, revision, payload in self._database.rows(sql):
            if op == "create" and words.has_words(json.loads(payload)["origin"]):
                message = "the name of the store holds one of these words, and cannot be changed"
                yield Problem("mention", None, None, message)
            if quick.search(payload) is None:
                continue
            data = json.loads(payload)
            found = next(filter(None, map(whole_names.search, _texts_in(data))), None)
            if found is not None:
                id = data.get("id") if op in _OF_RECORDS else None
                where = "a version of it" if id is not None else f"what is said of revision {revision}"
                message = (
                    f"{where} still says {found[0]!r}; erase these words as well, if they tell who it was"
                )
                yield Problem("mention", id, None, message)


def _any_of(texts: Iterable[str]) -> str:
    """Return a pattern of any of *texts*, the longest that fits; without any, of nothing at all."""
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True))) or "(?!)"


def _is_mentioned(database: Database, name: str) -> bool:
    sql = "SELECT 1 FROM event WHERE instr(payload, ?) LIMIT 1"
    return database.value(sql, (name,)) is not None


def _number() -> str:
    return f"{_NUMBER}{secrets.token_hex(8)}"


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a *value* of JSON, keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)


def _is_telling(name: Any) -> bool:
    return isinstance(name, str) and len(name) >= _SHORTEST_NAME
