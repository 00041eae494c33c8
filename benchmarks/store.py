"""
Writing and reading a store, beside plain `sqlite3` inserts of the same rows under the same settings.

Batches of 1,000 records are written in turns: one revision of ours, then the rows that it wrote into all
tables, by themselves, into a second file with the same tables, pragmas and journal. Times are those of the
clock, since the disk is waited for. A large log is then opened, checked, and asked what was known half-way.
"""

from __future__ import annotations

import contextlib
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.beside import at_least, at_most, collector_off, show
from benchmarks.shapes import lines
from counterclaim.codec import Codec
from counterclaim.model import Record
from counterclaim.store import Driver, Store, apsw_driver, sqlite3_driver
from counterclaim.store.drivers import Database
from counterclaim.store.opening import connect, is_fixed
from counterclaim.store.schema import create_tables

BATCH = 1_000
BATCHES = 100
EVENTS = 1_000_000
TABLES = ("event", "record", "revision", "tile")


def main() -> None:
    drivers = (sqlite3_driver(), apsw_driver())
    with tempfile.TemporaryDirectory() as folder:
        for driver in drivers:  # both ahead of any reading: the most memory so far is compared
            _write_large(Path(folder, f"{driver.name}.ccl"), driver)
        for driver in drivers:
            _read_large(Path(folder, f"{driver.name}.ccl"), driver)
    for driver in drivers:
        with tempfile.TemporaryDirectory() as folder:
            _beside_inserts(Path(folder), driver)


def _beside_inserts(folder: Path, driver: Driver) -> None:
    records = [*map(Codec().loads, lines(BATCH * BATCHES))]
    ours: list[float] = []
    peers: list[float] = []
    with Store.create(folder / "ours.ccl", driver=driver) as store, _raw(folder, driver) as raw:
        _copy_rows(store, raw)
        for start in range(0, len(records), BATCH):
            batch = records[start : start + BATCH]
            with collector_off():
                ours.append(_timed(partial(_write, store, batch)))
            rows = _new_rows(store, raw)
            with collector_off():
                peers.append(_timed(partial(_insert, raw, rows)))
        same = all(_all(store._session.database, table) == _all(raw, table) for table in TABLES)
        mode = store.journal_mode
    assert same, "the two files hold different rows"
    version = ".".join(map(str, driver.version))
    print(f"\n{driver.name}, SQLite {version}, {mode}: {BATCHES} batches of {BATCH:,} records")
    rates = [(name, sum(seconds), median(seconds)) for name, seconds in (("store", ours), ("inserts", peers))]
    show(
        [[name, f"{BATCH * BATCHES / total:,.0f}", f"{middle * 1000:.1f}"] for name, total, middle in rates],
        ["", "records/s", "ms a batch, median"],
    )
    at_least("beside inserts of the same rows", sum(peers) / sum(ours), 0.5)


def _write(store: Store, batch: list[Record]) -> None:
    with store.revise(by="benchmark", reason="one batch") as change:
        change.add_all(batch)


@contextlib.contextmanager
def _raw(folder: Path, driver: Driver) -> Iterator[Database]:
    path = folder / "raw.db"
    path.touch()
    database = connect(path, str(path), sqlite3_driver())
    create_tables(database)
    if is_fixed(driver.version):
        database.run("PRAGMA journal_mode = WAL")  # by itself nobody else writes, so that any version will do
    try:
        yield database
    finally:
        database.close()


def _all(database: Database, table: str) -> list[Any]:
    return list(database.rows(f"SELECT * FROM {table} ORDER BY 1, 2"))


def _new_rows(store: Store, raw: Database) -> dict[str, list[Any]]:
    """Return the rows of each table that *store* has and *raw* lacks."""
    key = {"event": "position", "record": "position", "revision": "number", "tile": "rowid"}
    found = {}
    for table in ("event", "record", "revision"):
        last = raw.value(f"SELECT max({key[table]}) FROM {table}")
        sql = f"SELECT * FROM {table} WHERE {key[table]} > ? ORDER BY {key[table]}"
        found[table] = list(store._session.database.rows(sql, (-1 if last is None else last,)))
    have = {tuple(row) for row in raw.rows("SELECT level, number FROM tile")}
    tiles = store._session.database.rows("SELECT * FROM tile")
    found["tile"] = [row for row in tiles if tuple(row[:2]) not in have]
    return found


def _copy_rows(store: Store, raw: Database) -> None:
    _insert(raw, _new_rows(store, raw))


def _insert(raw: Database, rows: dict[str, list[Any]]) -> None:
    raw.run("BEGIN IMMEDIATE")
    for table, of_table in rows.items():
        if of_table:
            marks = ", ".join("?" * len(of_table[0]))
            raw.run_many(f"INSERT INTO {table} VALUES ({marks})", of_table)
    raw.run("COMMIT")


def _write_large(path: Path, driver: Driver) -> None:
    print(f"\n{driver.name}: a log of {EVENTS:,} events, written in two revisions")
    before = _peak_memory()
    with Store.create(path, driver=driver) as store:
        codec = Codec()
        spent = 0.0
        for half, reason in enumerate(("first half", "second half")):
            with store.revise(by="benchmark", reason=reason) as change:
                records = _records(codec, half * EVENTS // 2, (half + 1) * EVENTS // 2)
                spent += _timed(partial(change.add_all, records))
    grown = _peak_memory() - before
    print(f"        in {spent:.0f} s, {path.stat().st_size / 1e6:,.0f} MB")
    at_most("MB that memory grew by", grown, 200)


def _read_large(path: Path, driver: Driver) -> None:
    print(f"\n{driver.name}: the same, read")
    opened: list[Store] = []
    at_most("seconds to open", _timed(lambda: opened.append(Store.open(path, driver=driver))), 1)
    with opened[0] as store:
        _say("a checkpoint", store.checkpoint)
        _say("a proof of inclusion", partial(store.prove_inclusion, "claim-17"))
        _say("what was known half-way", partial(store.case, known_at=1))
        _say("what is known now", store.case)
        at_most("seconds to verify", _timed(partial(_verified, store)), 60)


def _records(codec: Codec, first: int, end: int) -> Iterator[Record]:
    for start in range(first, end, BATCH):
        yield from map(codec.loads, lines(BATCH, start))


def _verified(store: Store) -> None:
    found = store.verify()
    assert found.ok, found.problems


def _say(what: str, run: Callable[[], Any]) -> None:
    print(f"        {what}: {_timed(run):.3f} s")


def _timed(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _peak_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
