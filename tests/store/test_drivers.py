"""The two ways to SQLite, and what they say when something fails."""

from __future__ import annotations

import builtins
import contextlib
import sqlite3
import sys

import apsw
import pytest

from counterclaim.errors import MissingExtraError
from counterclaim.store import (
    DamagedStoreError,
    Driver,
    LockedStoreError,
    StoreError,
    StoreWriteError,
    apsw_driver,
    sqlite3_driver,
)
from counterclaim.store.drivers import Database, usual_driver


@pytest.fixture
def database(tmp_path, driver):
    path = tmp_path / "file.db"
    path.touch()
    opened = Database(path, "file.db", driver)
    opened.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT")
    yield opened
    opened.close()


class TestDatabase:
    def test_rows_come_as_tuples(self, database):
        assert database.run_many("INSERT INTO t VALUES (?, ?)", [(1, "x"), (2, "y")]) == 2
        assert list(database.rows("SELECT * FROM t ORDER BY a")) == [(1, "x"), (2, "y")]
        assert database.row("SELECT * FROM t WHERE a = ?", (2,)) == (2, "y")
        assert database.row("SELECT * FROM t WHERE a = 3") is None
        assert database.value("SELECT b FROM t WHERE a = 1") == "x"
        assert database.value("SELECT b FROM t WHERE a = 3") is None

    def test_counts_what_was_changed(self, database):
        database.run("INSERT INTO t VALUES (1, 'x')")

        assert database.run_many("INSERT OR IGNORE INTO t VALUES (?, 'y')", [(1,), (2,), (3,), (2,)]) == 2
        assert database.run_many("INSERT INTO t VALUES (?, 'y')", []) == 0

    def test_tells_of_transactions(self, database):
        assert not database.in_transaction
        database.run("BEGIN")
        assert database.in_transaction
        database.run("ROLLBACK")
        assert not database.in_transaction

    @pytest.mark.parametrize("text", ["", "größe", "nul\0nul", "\U0001f3a5", "x" * 100_000])
    def test_texts_come_back(self, database, text):
        database.run("INSERT INTO t VALUES (1, ?)", (text,))

        assert database.value("SELECT b FROM t") == text

    def test_bytes_come_back(self, database):
        assert database.value("SELECT ?", (bytes(range(256)),)) == bytes(range(256))


class TestErrors:
    def test_a_missing_file(self, tmp_path, driver):
        with pytest.raises(
            StoreWriteError, match="could not be opened: SQLite writes beside it even to read"
        ):
            Database(tmp_path / "nothing.db", "nothing.db", driver)
        assert list(tmp_path.iterdir()) == []

    def test_no_database(self, tmp_path, driver):
        path = tmp_path / "file.db"
        path.write_bytes(b"x" * 5000)
        opened = Database(path, "file.db", driver)

        with pytest.raises(
            DamagedStoreError, match=r"is damaged \(.*not a database\); check it with verify"
        ) as told:
            opened.value("SELECT * FROM t")
        assert told.value.path == "file.db"
        assert told.value.__cause__ is not None
        opened.close()

    def test_a_constraint(self, database):
        for sql in (
            "INSERT INTO t VALUES (1, NULL)",
            "INSERT INTO t VALUES ('x', 'y')",
            "INSERT INTO t (b) VALUES (x'00')",
        ):
            with pytest.raises(StoreError, match="refuses this change") as told:
                database.run(sql)
            assert type(told.value) is StoreError

    def test_a_lock(self, database, tmp_path, driver):
        database.run("PRAGMA busy_timeout = 0")
        other = Database(tmp_path / "file.db", "file.db", driver)
        other.run("BEGIN EXCLUSIVE")

        with pytest.raises(LockedStoreError, match="is held by another program; wait for it, or end it"):
            database.run("INSERT INTO t VALUES (1, 'x')")
        other.close()

    def test_a_limit_of_size(self, database):
        database.run("PRAGMA max_page_count = 3")
        with pytest.raises(
            StoreWriteError, match="could not be written: the disk is full, or a limit on its size"
        ):
            database.run("INSERT INTO t VALUES (1, ?)", ("x" * 100_000,))

    def test_a_file_that_may_not_be_written(self, database):
        database.run("PRAGMA query_only = ON")
        with pytest.raises(
            StoreWriteError, match="may not be written: check who may write the file and its folder"
        ):
            database.run("INSERT INTO t VALUES (1, 'x')")

    def test_text_that_is_no_utf8(self, tmp_path, driver):
        """SQLite keeps whatever bytes it is given; as text they are damage."""
        path = tmp_path / "bytes.db"
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE t (a TEXT)")
            connection.execute("INSERT INTO t VALUES (CAST(x'ff00ff' AS TEXT))")
            connection.commit()
        opened = Database(path, "bytes.db", driver)

        with pytest.raises((DamagedStoreError, UnicodeDecodeError)):
            list(opened.rows("SELECT a FROM t"))
        opened.close()

    def test_errors_while_rows_come(self, database):
        database.run_many("INSERT INTO t VALUES (?, 'x')", [(number,) for number in range(10)])
        rows = database.rows("SELECT a, CASE WHEN a = 5 THEN json('[') END FROM t ORDER BY a")

        with pytest.raises(StoreError):
            list(rows)

    def test_errors_of_others_stay_what_they_are(self, database):
        def rows():
            yield (1, "x")
            raise KeyError("mine")

        with pytest.raises(KeyError, match="mine"):
            database.run_many("INSERT INTO t VALUES (?, ?)", rows())


class TestDrivers:
    def test_say_what_they_are(self):
        assert sqlite3_driver()[:2] == ("sqlite3", sqlite3.sqlite_version_info)
        assert apsw_driver().name == "apsw"
        assert ".".join(map(str, apsw_driver().version)) == apsw.sqlite_lib_version()

    def test_sqlite3_where_it_is_safe(self):
        assert usual_driver(lambda version: True).name == "sqlite3"

    def test_else_apsw(self):
        assert usual_driver(lambda version: False).name == "apsw"

    def test_else_sqlite3(self, without_apsw):
        assert usual_driver(lambda version: False).name == "sqlite3"

    def test_apsw_that_is_not_installed_is_told(self, without_apsw):
        with pytest.raises(MissingExtraError, match=r"counterclaim\[apsw\]"):
            apsw_driver()

    @pytest.fixture
    def without_apsw(self, monkeypatch):
        found = builtins.__import__

        def without(name, *rest, **more):
            if name == "apsw":
                raise ImportError(name)
            return found(name, *rest, **more)

        monkeypatch.delitem(sys.modules, "apsw")
        monkeypatch.setattr(builtins, "__import__", without)

    def test_copy_all(self, database, tmp_path, driver):
        database.run("BEGIN")
        database.run_many("INSERT INTO t VALUES (?, ?)", [(number, "x" * 1000) for number in range(3000)])
        database.run("COMMIT")
        (tmp_path / "copy.db").touch()
        copy = Database(tmp_path / "copy.db", "copy.db", driver)
        database.copy_to(copy)

        assert copy.value("SELECT count(*) FROM t") == 3000
        copy.close()

    def test_are_tuples_that_can_be_made_by_hand(self, driver):
        assert isinstance(driver._replace(version=(3, 99, 0)), Driver)
