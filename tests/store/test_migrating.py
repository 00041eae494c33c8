"""Stores of another format, brought up to date on a copy."""

from __future__ import annotations

import pytest

from counterclaim.store import (
    DamagedStoreError,
    LockedStoreError,
    NewerStoreError,
    OutdatedStoreError,
    Store,
    StoreError,
    StoreWriteError,
    migrating,
    opening,
    schema,
)
from counterclaim.store.views import rebuild
from store.helpers import LEAK, PAPER, PETRA, POLICE, add, claims, files_beside, log_of, names_beside, tamper

FIRST_SCHEMA = schema._VIEWS
#: What a next format could bring: another table that follows from the log.
NEXT_SCHEMA = (*FIRST_SCHEMA, "CREATE INDEX record_by_position ON record (position)")


def to_next(database):
    database.run(NEXT_SCHEMA[-1])


@pytest.fixture
def old(store):
    """A store of the first format, closed."""
    add(store, POLICE, LEAK, PETRA, *claims(300), key="first")
    store.erase("petra", by="desk", reason="asked")
    checkpoint, log, records = store.checkpoint(), log_of(store), list(store)
    store.close()
    (store.path.with_name("case.ccl-queue")).unlink()
    return store.path, checkpoint, log, records


@pytest.fixture(autouse=True)
def usual(driver, monkeypatch):
    """Migrating goes the usual way to SQLite, which is that of each test here."""
    monkeypatch.setattr(opening, "usual_driver", lambda fixed: driver)


@pytest.fixture
def next_format(monkeypatch):
    """Lets this be a library of the format 2; returns what sets the migrations."""

    def set_up(migrations, version=2):
        for module in (schema, opening, migrating):
            monkeypatch.setattr(module, "FORMAT_VERSION", version)
        monkeypatch.setattr(schema, "_VIEWS", NEXT_SCHEMA)
        monkeypatch.setattr(migrating, "MIGRATIONS", migrations)

    return set_up


class TestMigrating:
    def test_a_store_of_this_format_needs_none(self, old):
        path, *_ = old
        before = files_beside(path)

        with pytest.raises(StoreError, match="has the format 1, which is that of this version already"):
            Store.migrate(path)
        assert files_beside(path) == before

    def test_is_asked_for_when_an_old_one_is_opened(self, old, next_format):
        path, *_ = old
        next_format({1: to_next})

        with pytest.raises(
            OutdatedStoreError, match=r"has the older format 1; bring it up to date with Store\.migrate"
        ):
            Store.open(path)

    def test_keeps_all_that_is_on_record(self, old, next_format):
        path, checkpoint, log, records = old
        next_format({1: to_next})
        Store.migrate(path)

        with Store.open(path) as store:
            assert log_of(store) == log
            assert list(store) == records
            assert store.checkpoint() == checkpoint
            assert store.verify(checkpoint).held == (checkpoint,)
            assert add(store, LEAK, key="first") is None
            assert add(store, PAPER) is not None
            assert "record_by_position" in str(schema.written_schema(store._session.database))

    def test_keeps_the_old_file(self, old, next_format):
        path, *_ = old
        before = path.read_bytes()
        next_format({1: to_next})
        kept = Store.migrate(path)

        assert kept == path.with_name("case.ccl.format1")
        assert kept.read_bytes()[100:] == before[100:]
        assert names_beside(path) == ["case.ccl", "case.ccl.format1"]
        with pytest.raises(OutdatedStoreError):
            Store.open(kept)

    def test_goes_step_by_step(self, old, next_format):
        path, _, log, _ = old
        done = []
        next_format(
            {1: lambda database: done.append(1), 2: to_next, 3: lambda database: done.append(3)}, version=4
        )
        Store.migrate(path)

        assert done == [1, 3]
        with Store.open(path) as store:
            assert log_of(store) == log

    def test_is_done_once(self, old, next_format):
        path, *_ = old
        next_format({1: to_next})
        Store.migrate(path)

        with pytest.raises(StoreError, match="has the format 2, which is that of this version already"):
            Store.migrate(path)


class TestRefusals:
    """Whatever is wrong: the file is as it was, and nothing lies beside it."""

    def refused(self, path, error, match):
        before = files_beside(path)
        with pytest.raises(error, match=match) as refused:
            Store.migrate(path)
        after = files_beside(path)
        # That it is no WAL database any more is all that may be changed by a version of SQLite that needs it.
        assert {name: data[100:] for name, data in after.items()} == {
            name: data[100:] for name, data in before.items()
        }
        return refused.value

    def test_a_format_that_nobody_knows_the_way_from(self, old, next_format):
        next_format({2: to_next}, version=3)

        self.refused(old[0], StoreError, "has the format 1, which is too old; use an older version first")

    def test_a_newer_one(self, old):
        path, *_ = old
        data = bytearray(path.read_bytes())
        data[63] = 9
        path.write_bytes(data)

        self.refused(path, NewerStoreError, "was written in format 9")

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(StoreError, match="there is no such file"):
            Store.migrate(tmp_path / "case.ccl")

    def test_a_migration_that_fails(self, old, next_format):
        def fail(database):
            to_next(database)
            raise KeyError("half way")

        next_format({1: fail})
        self.refused(old[0], KeyError, "half way")

    def test_a_migration_that_sqlite_refuses(self, old, next_format):
        next_format({1: lambda database: database.run("DROP TABLE nothing")})

        self.refused(old[0], StoreError, "nothing")

    @pytest.mark.parametrize(
        "loses",
        [
            "DELETE FROM record WHERE id = 'leak'",
            "UPDATE record SET place = 77 WHERE id = 'leak'",
            "DELETE FROM revision WHERE number = 1",
            "DELETE FROM tile",
            "DROP INDEX record_by_place",
        ],
    )
    def test_one_that_loses_something(self, old, next_format, loses):
        def lose(database):
            to_next(database)
            database.run(loses)

        next_format({1: lose})
        error = self.refused(old[0], DamagedStoreError, "was not migrated, since the result is not right")
        assert error.path == str(old[0])

    @pytest.mark.parametrize(
        "loses",
        [
            "DELETE FROM event WHERE position = 7",
            "UPDATE event SET payload = payload || ' ', commitment = NULL WHERE position = 3",
            "UPDATE event SET op = 'remove' WHERE position = 3",
        ],
    )
    def test_one_that_changes_the_log(self, old, next_format, loses):
        def lose(database):
            to_next(database)
            trigger = [
                sql for (sql,) in database.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
            ]
            for name in ("event_is_never_changed", "event_is_never_deleted"):
                database.run(f"DROP TRIGGER {name}")
            database.run(loses)
            for sql in trigger:
                database.run(sql)

        next_format({1: lose})
        self.refused(old[0], DamagedStoreError, "was not migrated")

    def test_one_that_changes_the_log_and_all_that_follows_from_it(self, old, next_format):
        def forge(database):
            to_next(database)
            triggers = list(database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
            for name, _ in triggers:
                database.run(f"DROP TRIGGER {name}")
            database.run(
                "UPDATE event SET payload = replace(payload, 'Belgrade', 'Zagreb') WHERE position = 2"
            )
            for _, sql in triggers:
                database.run(sql)
            rebuild(database)

        next_format({1: forge})
        self.refused(old[0], DamagedStoreError, "the result is not right: the log is another one")

    def test_one_that_does_not_bring_what_it_should(self, old, next_format):
        next_format({1: lambda database: None})

        self.refused(old[0], DamagedStoreError, "lacks what was made by: CREATE INDEX record_by_position")

    def test_a_damaged_store(self, old, next_format):
        path, *_ = old
        tamper(path, "UPDATE event SET payload = 'x' WHERE position = 3")
        next_format({1: to_next})

        self.refused(path, DamagedStoreError, "was not migrated")

    def test_the_place_of_the_old_file_being_taken(self, old, next_format):
        path, *_ = old
        path.with_name("case.ccl.format1").write_text("keep me")
        next_format({1: to_next})

        error = self.refused(
            path, StoreError, "is there already, where the old file would be kept; move it away"
        )
        assert error.path == str(path.with_name("case.ccl.format1"))

    def test_a_failure_at_the_end(self, old, next_format, monkeypatch):
        def fail(*_):
            raise OSError(28, "No space left on device")

        next_format({1: to_next})
        monkeypatch.setattr("counterclaim.store.migrating.os.link", fail)
        self.refused(old[0], StoreWriteError, "could not be")

    def test_one_that_failed_can_be_done_again(self, old, next_format):
        next_format({1: lambda database: None})
        self.refused(old[0], DamagedStoreError, "was not migrated")
        next_format({1: to_next})
        Store.migrate(old[0])

        with Store.open(old[0]) as store:
            assert list(store) == old[3]

    def test_a_store_that_is_open_elsewhere(self, old, next_format, driver):
        path, *_ = old
        next_format({1: to_next})
        other = driver.connect(path)
        if other.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            other.execute("SELECT * FROM record").fetchall()
            with pytest.raises(LockedStoreError, match="is open in another program"):
                Store.migrate(path)
        other.close()
        Store.migrate(path)

    def test_one_that_is_written_to_meanwhile(self, old, next_format, driver):
        path, *_ = old

        def write(database):
            to_next(database)
            other = driver.connect(path)
            other.execute("CREATE TABLE meanwhile (x)")
            other.close()

        next_format({1: write})
        with pytest.raises(LockedStoreError, match="is open in another program"):
            Store.migrate(path)
        assert names_beside(path) == ["case.ccl"]
