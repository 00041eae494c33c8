"""Short ways to fill stores, to look at their bytes, and to damage them."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from counterclaim.model import Attribution, Claim, Organization, Person, Record
from counterclaim.store import Revision, Store
from counterclaim.store.log import Event, events

NOON = datetime(2019, 10, 17, 12, tzinfo=UTC)

POLICE = Organization(id="police", name="Belgrade police")
PAPER = Organization(id="paper", name="Der Standard")
LEAK = Claim(id="leak", text="The police leak videos", accuses=("police",))
SAID = Attribution(id="leak@paper", of="leak", source="paper")
PETRA = Person(id="petra", name="Petra Muster")


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **time: float) -> datetime:
        self.moment += timedelta(**time)
        return self.moment


def add(store: Store, *records: Record, **said: Any) -> Revision | None:
    """Add *records* in one revision."""
    with store.revise(**{"by": "desk", "reason": "typed in", **said}) as change:
        for record in records:
            change.add(record)
    return change.made


def put(store: Store, *records: Record, **said: Any) -> Revision | None:
    """Put *records* in the places of those with their ids."""
    with store.revise(**{"by": "desk", "reason": "put right", **said}) as change:
        for record in records:
            change.put(record)
    return change.made


def remove(store: Store, *ids: str, **said: Any) -> Revision | None:
    """Remove records in one revision."""
    with store.revise(**{"by": "desk", "reason": "taken out", **said}) as change:
        for id in ids:
            change.remove(id)
    return change.made


def claims(count: int, start: int = 0) -> list[Claim]:
    return [Claim(id=f"c{number}", text=f"It is {number}") for number in range(start, start + count)]


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def log_of(store: Store) -> list[Event]:
    """What stands in the log."""
    return list(events(store._session.database))


def ops_of(store: Store) -> list[str]:
    return [event.op for event in log_of(store)]


def views_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that follow from the log."""
    orders = {"record": "id", "revision": "number", "tile": "level, number"}
    rows = store._session.database.rows
    return {table: list(rows(f"SELECT * FROM {table} ORDER BY {order}")) for table, order in orders.items()}


def files_beside(path: Path) -> dict[str, bytes]:
    """Every file in the folder of *path*, and below it."""
    found = sorted(each for each in path.parent.rglob("*") if each.is_file())
    return {str(each.relative_to(path.parent)): each.read_bytes() for each in found}


def names_beside(path: Path) -> list[str]:
    return sorted(str(each.relative_to(path.parent)) for each in path.parent.rglob("*"))


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the file that no trigger hinders; the triggers are back afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in found:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in found:
            connection.execute(sql)


def tamper(path: Path, *statements: str) -> None:
    with tampering(path) as connection:
        for statement in statements:
            connection.execute(statement)


def where_is(word: str, path: Path) -> list[str]:
    """Return the files beside *path* that hold *word*, in any case, as it is or as JSON spells it."""
    forms = {word, json.dumps(word)[1:-1], json.dumps(word, ensure_ascii=False)[1:-1]}
    forms |= {unicodedata.normalize(form, each) for each in forms for form in ("NFC", "NFD")}
    sought = {each.casefold() for each in forms}
    return [
        name
        for name, data in files_beside(path).items()
        if any(each in data.decode("utf-8", "surrogateescape").casefold() for each in sought)
    ]
