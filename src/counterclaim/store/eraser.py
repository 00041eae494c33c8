"""What an erasure takes out of the log, event by event, and what it leaves in the place of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from attrs import frozen

from counterclaim.findings import Problem
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.registry import is_id
from counterclaim.store.appending import Appender
from counterclaim.store.blobs import BLOB_FIELDS, is_blob_name
from counterclaim.store.drivers import Database
from counterclaim.store.log import RECORD_OPS, SALT_LENGTH, Event, Revision, commitment_of, events
from counterclaim.store.mentions import mentions
from counterclaim.store.reading import unknown
from counterclaim.store.records import json_text
from counterclaim.store.redacting import NUMBER, Redaction, derived_part, readable

__all__ = ["Eraser", "Erasure"]

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
        repeats: The revision that was made with the same key before; what it erased is told by no later one.
        numbers: The numbers that stand for the ids that were erased, by id: those of the records, and others
            that held one of the words or followed from what was erased. They are random: nothing leads back
            from a number but this. Those of a dry run are used for nothing.
        renamed: Which of these ids are of records that stay, under the number.
        erased: How many versions of records were erased.
        redacted: How many versions of other records, and remarks on revisions, had something taken out.
        mentions: What still tells of it. Of the code `mention`: where ids and names that were erased stand in
            texts, to be taken out as *words*, or names in the bytes of snapshots. Of the code `bytes`: which
            snapshots have one of the *words* in their bytes. Of the code `snapshot`: which snapshots stay of
            a document that was erased.
    """

    revision: Revision | None
    repeats: Revision | None = None
    numbers: FrozenMap[str, str] = EMPTY
    renamed: tuple[str, ...] = ()
    erased: int = 0
    redacted: int = 0
    mentions: tuple[Problem, ...] = ()


class Eraser:
    """
    Erases in one revision, inside of a transaction that somebody else begins and ends.

    Attributes:
        blobs: The hashes of bytes that what was erased spoke of.
        words: The words.
        names: What the erased records were called.
    """

    def __init__(self, database: Database, ids: tuple[str, ...], words: tuple[str, ...]) -> None:
        """
        Erase the records under *ids* in all their versions, and *words* wherever they stand.

        Raises:
            UnknownIdError: No record was ever under one of the ids.
        """
        self._database = database
        self._ids = frozenset(ids)
        self.words = words
        for id in ids:
            sql = "SELECT payload FROM record JOIN event USING (position) WHERE id = ?"
            # As is what stands under the number of an erased id. What is no id, SQLite may not even take.
            if not is_id(id) or database.value(sql, (id,)) is None:
                raise unknown(database, id)
        self.blobs: set[str] = set()
        self._numbers = {id: _number() for id in ids}
        self._redaction = Redaction(self._numbers, words)
        self.names: set[str] = set()
        self._renamed: set[str] = set()
        self._erased: dict[str, list[int]] = {}
        self._redacted: dict[int, str] = {}

    def run(self, appender: Appender) -> Erasure:
        """
        Erase, and append the event that says so.

        Raises:
            DamagedStoreError: What is to be erased cannot be read.
            StoreError: A record would not be readable without the words.
        """
        for event in self._all_at(self._close_over_ids()):
            id = self._id_of(event)
            if id in self._ids:
                self._erase(event, id)
            else:
                self._redact(event, id)
        appender.append("erase", json_text({"erased": self._erased, "redacted": self._redacted}))
        appender.flush()
        told = [id for id in self._numbers if id in self._ids]
        renamed = tuple(sorted(self._renamed))
        sought = self.names | self._ids
        return Erasure(
            revision=appender.revision,
            numbers=FrozenMap((id, self._numbers[id]) for id in (*told, *renamed)),
            renamed=renamed,
            erased=sum(map(len, self._erased.values())),
            redacted=len(self._redacted),
            mentions=tuple(islice(mentions(self._database, sought, self.words), _MOST)),
        )

    def _close_over_ids(self) -> list[int]:
        """
        Give a number to every other id from which something could be guessed; return which events hold any.

        These are ids that hold one of the words, or that were derived from content that is to be taken out.
        """
        positions: set[int] = set()
        sought: Redaction | None = self._redaction
        while sought is not None:
            sought = self._sift(sought, positions)
        return sorted(positions)

    def _sift(self, sought: Redaction, positions: set[int]) -> Redaction | None:
        """
        Add the *positions* of all events that hold any of what is *sought*.

        Return what is to be sought in the events passed by before it was found, `None` where that is nothing.
        """
        more: Redaction | None = None
        condition = "payload IS NOT NULL AND op NOT IN ('create', 'erase')"
        for event in events(self._database, condition):
            if not sought.concerns(event.payload or ""):
                continue
            positions.add(event.position)
            for id in self._telling_ids(event):
                self._numbers[id] = number = _number()
                more = more or Redaction({}, ())
                for redaction in {self._redaction, sought, more}:
                    redaction.add(id, number)
        return more

    def _telling_ids(self, event: Event) -> Iterator[str]:
        id = self._id_of(event)
        if id is None or id in self._numbers:
            return
        derived = derived_part(id)
        if derived is not None and self._redacted_payload(event) != event.payload:
            yield id
            if derived not in self._numbers:
                yield derived  # merging leaves it alone in the ids of attributions
        elif len(self._redaction.id(id)) > _LONGEST_ID or self._redaction.has_words(id):
            yield id

    def _redacted_payload(self, event: Event) -> str:
        return self._redaction.payload(event, self._database.shown)

    def _all_at(self, positions: Iterable[int]) -> Iterator[Event]:
        """Yield the events at *positions*; they may be changed while this goes on."""
        for position in positions:
            yield from events(self._database, "position = ?", (position,))

    def _id_of(self, event: Event) -> str | None:
        """Return the id of the record that *event* concerns, if it concerns one."""
        if event.op not in RECORD_OPS:
            return None
        with readable(event, self._database.shown):
            return str(json.loads(event.payload or "")["id"])

    def _erase(self, event: Event, id: str) -> None:
        data = json.loads(event.payload or "")
        number = self._numbers[id]
        sql = "UPDATE event SET salt = NULL, payload = NULL, sealed = NULL, commitment = ? WHERE position = ?"
        self._database.run(sql, (event.committed, event.position))
        self._database.run("UPDATE record SET id = ?, place = NULL WHERE id = ?", (number, id))
        self._erased.setdefault(number, []).append(event.position)
        self.names |= set(filter(_is_telling, (data.get("name"), *_texts(data.get("aliases")))))
        self.blobs |= {data[name] for name in BLOB_FIELDS if is_blob_name(data.get(name))}

    def _redact(self, event: Event, id: str | None) -> None:
        payload = self._redacted_payload(event)
        if payload == event.payload:
            return
        salt = secrets.token_bytes(SALT_LENGTH)
        sql = "UPDATE event SET salt = ?, payload = ?, commitment = ? WHERE position = ?"
        self._database.run(sql, (salt, payload, event.committed, event.position))
        self._redacted[event.position] = commitment_of(salt, payload, event.sealed).hex()
        if id is not None:
            self._database.run("UPDATE record SET id = ? WHERE id = ?", (self._redaction.id(id), id))
            self._renamed |= {id} & self._numbers.keys()
        else:
            key = json.loads(payload).get("key")
            self._database.run("UPDATE revision SET key = ? WHERE number = ?", (key, event.revision))


def _number() -> str:
    return f"{NUMBER}{secrets.token_hex(8)}"


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _is_telling(name: Any) -> bool:
    return isinstance(name, str) and len(name) >= _SHORTEST_NAME
