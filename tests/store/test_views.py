"""The tables that follow from the log, made anew."""

from __future__ import annotations

import attrs
import pytest

from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim, Note
from counterclaim.store import DamagedStoreError, Store
from store.helpers import LEAK, PAPER, PETRA, POLICE, SAID, add, claims, log_of, put, remove, tamper, views_of


def grow(store, watch):
    """Do all that can be done to a store."""
    add(store, POLICE, PAPER, LEAK, SAID, key="first")
    watch.move(days=-1)
    put(store, attrs.evolve(POLICE, name="Police"))
    add(store, *claims(700))
    remove(store, "paper", "c3")
    add(store, PAPER, key="second")
    add(store, PETRA, Note(id="n", text="Petra Muster", about=("petra",)), reason="Petra called", key="Petra")
    store.erase("petra", words="Petra", by="desk", reason="asked")
    add(store, PETRA)
    remove(store, "petra")
    store.erase(["petra", "c5"], by="desk", reason="asked again", key="third")
    put(store, *(Claim(id=f"c{number}", text="New") for number in range(100, 110)))


class TestRebuilding:
    def test_makes_the_same_rows(self, store, watch):
        grow(store, watch)
        rows, log, checkpoint = views_of(store), log_of(store), store.checkpoint()
        store.rebuild()

        assert views_of(store) == rows
        assert (log_of(store), store.checkpoint()) == (log, checkpoint)
        assert len(rows["tile"]) == 2
        assert store.verify(checkpoint).ok

    def test_of_an_empty_store(self, store):
        rows = views_of(store)
        store.rebuild()

        assert views_of(store) == rows

    def test_the_keys_still_count(self, store, watch):
        grow(store, watch)
        store.rebuild()

        assert [revision.key for revision in store.revisions()] == [
            "first",
            None,
            None,
            None,
            "second",
            None,
            None,
            None,
            None,
            "third",
            None,
        ]
        assert add(store, LEAK, key="second") is None

    @pytest.mark.parametrize(
        "damage",
        [
            "DELETE FROM record WHERE id = 'leak'",
            "DELETE FROM record",
            "UPDATE record SET position = position - 1 WHERE id = 'police'",
            "UPDATE record SET place = place + 1000 WHERE id = 'police'",
            "UPDATE record SET place = NULL WHERE id = 'police'",
            "INSERT INTO record VALUES ('ghost', 3, 3)",
            "UPDATE record SET id = 'ghost' WHERE id = 'leak'",
            "DELETE FROM revision WHERE number = 2",
            "DELETE FROM revision",
            "UPDATE revision SET recorded_at = recorded_at - 1 WHERE number = 3",
            "UPDATE revision SET size = size - 1 WHERE number = 3",
            "UPDATE revision SET position = position + 1 WHERE number = 3",
            "UPDATE revision SET peaks = zeroblob(length(peaks)) WHERE number = 3",
            "UPDATE revision SET key = 'other' WHERE number = 1",
            "UPDATE revision SET key = NULL WHERE number = 1",
            "DELETE FROM tile",
            "UPDATE tile SET root = zeroblob(32) WHERE number = 1",
            "UPDATE tile SET hashes = zeroblob(8192) WHERE number = 0",
            "INSERT INTO tile VALUES (1, 0, zeroblob(32), zeroblob(8192))",
            "DROP TABLE tile",
            "DROP INDEX record_by_place",
        ],
    )
    def test_mends_whatever_was_done_to_them(self, store, watch, driver, damage):
        grow(store, watch)
        rows, checkpoint = views_of(store), store.checkpoint()
        store.close()
        tamper(store.path, damage)

        with Store.open(store.path, driver=driver) as damaged:
            found = damaged.verify(checkpoint)
            assert not found.ok
            assert {problem.code for problem in found.problems} <= {"view", "schema"}
            damaged.rebuild()
            assert views_of(damaged) == rows
            assert damaged.verify(checkpoint).ok

    def test_a_log_that_cannot_be_read_leaves_them_as_they_are(self, store, watch, driver):
        grow(store, watch)
        rows = views_of(store)
        store.close()
        tamper(store.path, "UPDATE event SET payload = 'nonsense' WHERE position = 700")

        with Store.open(store.path, driver=driver) as damaged:
            with pytest.raises(DamagedStoreError, match="has a log that cannot be read"):
                damaged.rebuild()
            assert views_of(damaged) == rows
            assert damaged.get("leak") == LEAK

    @pytest.mark.parametrize(
        ("where", "damage"),
        [
            ("revise", "payload = '[['"),
            ("revise", f"payload = '{'[' * 100_000}'"),
            ("revise", "payload = json_set(payload, '$.clock', 'noon')"),
            ("revise", "payload = json_set(payload, '$.recorded_at', '2019-10-17')"),
            ("revise", "revision = 77"),
            ("revise", "op = 'add'"),
            ("erase", "payload = '{}'"),
            ("erase", 'payload = \'{"erased": 5, "redacted": []}\''),
            ("remove", "payload = '5'"),
            ("add", "payload = '{}'"),
        ],
    )
    def test_any_such_log_is_told(self, store, watch, driver, where, damage):
        grow(store, watch)
        store.close()
        tamper(store.path, f"UPDATE event SET {damage} WHERE op = '{where}' AND position > 10")

        with Store.open(store.path, driver=driver) as damaged:
            with pytest.raises(DamagedStoreError, match="cannot be read"):
                damaged.rebuild()
            assert "event" in {problem.code for problem in damaged.verify().problems}

    def test_a_key_that_stands_twice_is_told(self, store, watch, driver):
        grow(store, watch)
        store.close()
        tamper(
            store.path, "UPDATE event SET payload = json_set(payload, '$.key', 'first') WHERE op = 'revise'"
        )

        with Store.open(store.path, driver=driver) as damaged:
            with pytest.raises(DamagedStoreError, match="cannot be read"):
                damaged.rebuild()
            assert not damaged.verify().ok

    def test_what_was_erased_is_not_found_again(self, store):
        add(store, PETRA)
        number = store.erase("petra", by="desk", reason="asked").numbers["petra"]
        store.rebuild()

        with pytest.raises(UnknownIdError):
            store.history("petra")
        assert len(store.history(number)) == 1
