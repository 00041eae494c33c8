"""Each kind of damage is found, and said in words."""

from __future__ import annotations

import re

import attrs
import pytest

from counterclaim.model import Snapshot
from counterclaim.store import Checkpoint, Store
from counterclaim.store.log import commitment_of
from counterclaim.store.merkle import EMPTY_ROOT
from store.helpers import (
    LEAK,
    PAPER,
    PETRA,
    POLICE,
    add,
    claims,
    log_of,
    put,
    remove,
    tamper,
    tampering,
)

PAGE = b"<html>page</html>"


@pytest.fixture
def kept(store):
    """A store with some history, closed, and the checkpoint that was kept of it."""
    add(store, POLICE, PAPER, LEAK, PETRA)
    put(store, attrs.evolve(POLICE, name="Police"))
    remove(store, "paper")
    store.erase("petra", by="desk", reason="asked")
    store.erase(words="leak", by="desk", reason="asked")
    checkpoint = store.checkpoint()
    store.close()
    return store.path, checkpoint


def check(path, driver, *checkpoints):
    with Store.open(path, driver=driver) as store:
        return store.verify(*checkpoints)


def told(found, code):
    """Return what is told of one kind of damage; there must be some."""
    messages = [problem.message for problem in found.problems if problem.code == code]
    assert messages, found.problems
    return "\n".join(messages)


class TestWhole:
    def test_nothing_is_told(self, kept, driver):
        path, checkpoint = kept
        found = check(path, driver, checkpoint)

        assert found.ok
        assert found.problems == ()
        assert found.held == (checkpoint,)
        assert found.checkpoint == checkpoint
        assert found.events == checkpoint.size == 14
        assert found.missing == ()

    def test_nothing_is_left_by_checking(self, kept, driver):
        path, checkpoint = kept
        before = path.read_bytes()
        check(path, driver, checkpoint)
        check(path, driver, checkpoint)

        assert path.read_bytes() == before

    def test_of_an_empty_store(self, store):
        found = store.verify(store.checkpoint())

        assert found.ok
        assert found.events == 1


class TestPages:
    def test_an_index_that_does_not_fit_its_table(self, kept, driver):
        path, checkpoint = kept
        data = bytearray(path.read_bytes())
        (*_, at) = [found.start() for found in re.finditer(rb"(?<!\")paper", data)]  # outside of any payload
        data[at : at + 5] = b"piper"
        path.write_bytes(data)

        assert "SQLite finds the file damaged" in told(check(path, driver, checkpoint), "pages")

    def test_an_index_that_was_declared_otherwise(self, kept, driver):
        path, checkpoint = kept
        with tampering(path) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            changed = "replace(sql, 'NOT NULL', 'NULL') WHERE name = 'record_by_place'"
            connection.execute(f"UPDATE sqlite_schema SET sql = {changed}")

        assert "SQLite finds the file damaged" in told(check(path, driver, checkpoint), "pages")


class TestSchema:
    @pytest.mark.parametrize(
        ("statement", "message"),
        [
            ("DROP INDEX record_by_place", "lacks what was made by: CREATE INDEX record_by_place"),
            ("CREATE TABLE more (x)", "has what no version of this library makes: CREATE TABLE more"),
            ("CREATE VIEW more AS SELECT 1", "has what no version of this library makes: CREATE VIEW more"),
            (
                "CREATE INDEX more ON event (op)",
                "has what no version of this library makes: CREATE INDEX more",
            ),
            ("ALTER TABLE event ADD COLUMN more TEXT", "lacks what was made by: CREATE TABLE event"),
            (
                "CREATE TRIGGER more AFTER INSERT ON event BEGIN DELETE FROM record; END",
                "has what no version of this library makes: CREATE TRIGGER more",
            ),
        ],
    )
    def test_a_change_of_the_tables(self, kept, driver, statement, message):
        path, checkpoint = kept
        tamper(path, statement)

        assert message in told(check(path, driver, checkpoint), "schema")

    @pytest.mark.parametrize("name", ["event_is_never_changed", "event_is_never_deleted"])
    def test_a_trigger_that_is_gone(self, kept, driver, name):
        path, checkpoint = kept
        with Store.open(path, driver=driver) as store:
            store._session.database.run(f"DROP TRIGGER {name}")
            found = store.verify(checkpoint)

        assert f"CREATE TRIGGER {name}" in told(found, "schema")
        assert [problem.code for problem in found.problems] == ["schema"]

    def test_a_trigger_that_does_nothing(self, kept, driver):
        path, checkpoint = kept
        with Store.open(path, driver=driver) as store:
            store._session.database.run("DROP TRIGGER event_is_never_deleted")
            store._session.database.run(
                "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event WHEN 0 BEGIN SELECT 1; END"
            )
            told(store.verify(checkpoint), "schema")


class TestEvents:
    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE event SET payload = replace(payload, 'police', 'army') WHERE position = 2",
            "UPDATE event SET payload = payload || ' ' WHERE position = 2",
            "UPDATE event SET salt = zeroblob(16) WHERE position = 2",
            "UPDATE event SET sealed = '{}' WHERE position = 2",
            "UPDATE event SET op = 'add' WHERE op = 'replace'",
            "UPDATE event SET commitment = zeroblob(32) WHERE position = 5",
            "UPDATE event SET payload = replace(payload, 'desk', 'wire') WHERE position = 6",
            "UPDATE event SET payload = replace(payload, '2019', '2018') WHERE op = 'revise'",
            "UPDATE event SET payload = '{\"erased\": {}, \"redacted\": {}}' WHERE op = 'erase'",
            "DELETE FROM event WHERE position = 13",
            "DELETE FROM event WHERE position = 7",
            "UPDATE event SET position = 77 WHERE position = 13",
            "INSERT INTO event SELECT 14, revision, op, place, previous, salt, payload, sealed, commitment "
            "FROM event WHERE position = 13",
            "UPDATE event SET revision = 1 WHERE position = 6",
        ],
    )
    def test_any_change_is_told_by_a_checkpoint(self, kept, driver, damage):
        path, checkpoint = kept
        tamper(path, damage)
        found = check(path, driver, checkpoint)

        assert not found.ok
        assert found.held == () or "INSERT" in damage or "erase" in damage

    @pytest.mark.parametrize(
        ("damage", "message"),
        [
            ("payload = NULL WHERE position = 2", "event 2 has lost its content, and no erasure says so"),
            ("salt = NULL WHERE position = 2", "event 2 has lost its content, and no erasure says so"),
            ("commitment = zeroblob(32) WHERE position = 2", "event 2 was blanked, and no erasure says so"),
            ("payload = '{}' WHERE position = 5", "event 5 was erased, and still holds something"),
            ("salt = zeroblob(16) WHERE position = 5", "event 5 was erased, and still holds something"),
            ("sealed = '{}' WHERE position = 5", "event 5 was erased, and still holds something"),
            ("payload = payload || ' ' WHERE position = 4", "event 4 is not what the erasure left of it"),
            ("place = 77 WHERE position = 2", "event 2 is not linked with those before it as it should be"),
            ("previous = 1 WHERE position = 2", "event 2 is not linked with those before it as it should be"),
            ("previous = NULL WHERE op = 'replace'", "event 7 is not linked with those before it"),
            ("previous = NULL WHERE op = 'remove'", "event 9 is not linked with those before it"),
            ("place = 1 WHERE op = 'remove'", "event 9 is not linked with those before it"),
            ("place = 1 WHERE op = 'erase'", "is not linked with those before it"),
            ("payload = 'x' WHERE op = 'remove'", "event 9 cannot be read"),
            ("payload = '{}' WHERE position = 2", "event 2 cannot be read"),
            ("payload = 'x' WHERE op = 'erase'", "the store cannot be read"),
            ("payload = 'x' WHERE position = 6", "event 6 cannot be read"),
            ("position = 77 WHERE position = 13", "event 77 stands where event 13 should"),
            (
                "revision = 9 WHERE position = 13",
                "event 13 cannot be read: belongs to revision 9, which does not",
            ),
            ("revision = 9 WHERE position = 6", "begins revision 9 behind revision 1"),
        ],
    )
    def test_much_is_told_without_one(self, kept, driver, damage, message):
        path, _ = kept
        tamper(path, f"UPDATE event SET {damage}")

        assert message in told(check(path, driver), "event")

    def test_a_false_erasure_is_told_by_a_checkpoint_alone(self, kept, driver):
        """Content is swapped under the old commitment, and what an erasure says of it as well."""
        path, checkpoint = kept
        with Store.open(path, driver=driver) as store:
            event = log_of(store)[2]
        new = event.payload.replace("Belgrade", "[erased]")
        present = commitment_of(event.salt, new, None).hex()
        tamper(
            path,
            f"UPDATE event SET payload = '{new}', commitment = x'{event.committed.hex()}' WHERE position = 2",
            f"UPDATE event SET payload = json_set(payload, '$.redacted.2', '{present}') WHERE op = 'erase'",
        )

        with Store.open(path, driver=driver) as store:
            store.rebuild()
            assert store.verify().ok
            assert "are not those that a checkpoint says" in told(store.verify(checkpoint), "checkpoint")

    def test_the_last_revision_cut_off(self, kept, driver):
        path, checkpoint = kept
        tamper(path, "DELETE FROM event WHERE revision = 5", "DELETE FROM revision WHERE number = 5")
        found = check(path, driver, checkpoint)

        assert "the end of the log was cut off, or an old copy was put in its place" in told(
            found, "checkpoint"
        )

    def test_no_more_than_twenty_of_a_kind_are_told_one_by_one(self, store, driver):
        add(store, *claims(100))
        store.close()
        tamper(store.path, "UPDATE event SET commitment = zeroblob(32) WHERE op = 'add'")
        found = check(store.path, driver)

        assert len([problem for problem in found.problems if problem.code == "event"]) == 21
        assert found.problems[-1].message == "and 80 more of this kind"


class TestViews:
    def test_a_row_that_does_not_follow(self, kept, driver):
        path, checkpoint = kept
        tamper(path, "INSERT INTO record VALUES ('ghost', 3, 3)")
        found = check(path, driver, checkpoint)

        assert "the table record has a row that does not follow from the log: ghost, 3, 3" in told(
            found, "view"
        )
        assert found.held == (checkpoint,)

    def test_a_row_that_is_missing(self, kept, driver):
        path, _ = kept
        tamper(path, "DELETE FROM record WHERE id = 'police'")

        assert "the table record lacks a row that follows from the log: police, 7, 2" in told(
            check(path, driver), "view"
        )


class TestCheckpoints:
    def test_of_every_size_hold(self, store):
        taken = [store.checkpoint()]
        for claim in claims(40):
            add(store, claim)
            taken.append(store.checkpoint())
        found = store.verify(*taken)

        assert found.held == tuple(taken)

    def test_of_more_events_than_there_are(self, kept, driver):
        path, checkpoint = kept
        found = check(path, driver, attrs.evolve(checkpoint, size=checkpoint.size + 1))

        assert "a checkpoint says 15 events, and there are 14: the end of the log was cut off" in told(
            found, "checkpoint"
        )
        assert found.held == ()

    def test_of_another_store(self, kept, driver):
        path, checkpoint = kept
        found = check(path, driver, attrs.evolve(checkpoint, origin="newsroom.example/other"))

        assert "a checkpoint is of 'newsroom.example/other', and this store is" in told(found, "checkpoint")

    @pytest.mark.parametrize("size", [0, 1, 7, 14])
    def test_of_another_root(self, kept, driver, size):
        path, checkpoint = kept
        found = check(path, driver, Checkpoint(origin=checkpoint.origin, size=size, root=bytes(32)))

        assert f"the first {size} events are not those that a checkpoint says" in told(found, "checkpoint")

    def test_each_is_told_for_itself(self, kept, driver):
        path, checkpoint = kept
        wrong = attrs.evolve(checkpoint, root=bytes(32))
        found = check(path, driver, wrong, checkpoint)

        assert found.held == (checkpoint,)
        assert not found.ok

    def test_of_nothing_holds(self, kept, driver):
        path, checkpoint = kept

        assert check(path, driver, Checkpoint(origin=checkpoint.origin, size=0, root=EMPTY_ROOT)).ok


class TestBlobs:
    def test_bytes_that_were_changed(self, store):
        name = store.blobs.put(PAGE)
        add(store, Snapshot(id="s", document="d", sha256=name))
        (store.blobs.path / name).write_bytes(b"other")
        found = store.verify()

        assert "holds other bytes than it was named for" in told(found, "blob")

    def test_bytes_that_cannot_be_read(self, store):
        (store.blobs.path / ("0" * 64)).mkdir(parents=True)

        assert "cannot be read" in told(store.verify(), "blob")

    def test_bytes_that_are_not_there_are_no_damage(self, store):
        add(store, Snapshot(id="s", document="d", sha256="0" * 64, text_sha256="1" * 64, log_sha256="2" * 64))
        found = store.verify()

        assert found.ok
        assert found.missing == ("0" * 64, "1" * 64, "2" * 64)

    def test_those_of_what_was_replaced_are_sought_too(self, store):
        add(store, Snapshot(id="s", document="d", sha256="0" * 64))
        put(store, Snapshot(id="s", document="d", sha256="1" * 64))
        remove(store, "s")

        assert store.verify().missing == ("0" * 64, "1" * 64)
