"""Backups: equal to the store, checked, and never in the place of something."""

from __future__ import annotations

import sqlite3

import pytest

from counterclaim.model import Snapshot, UnnamedSource
from counterclaim.store import DamagedStoreError, Store, StoreError, StoreWriteError, new_sealing_key
from counterclaim.values import Protected
from store.helpers import (
    LEAK,
    PETRA,
    POLICE,
    add,
    claims,
    files_beside,
    log_of,
    names_beside,
    tamper,
    views_of,
    where_is,
)

PAGE = b"<html>page</html>"


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder / "copy.ccl"


def test_is_the_same_store(store, driver, copy):
    add(store, POLICE, LEAK, *claims(400), key="import-7")
    store.erase("c7", words="It is 9", by="desk", reason="asked")
    checkpoint = store.backup(copy)

    assert checkpoint == store.checkpoint()
    with Store.open(copy, driver=driver) as opened:
        assert (log_of(opened), views_of(opened)) == (log_of(store), views_of(store))
        assert list(opened) == list(store)
        assert opened.origin == store.origin
        assert opened.verify(checkpoint).held == (checkpoint,)
        assert add(opened, LEAK, key="import-7") is None
        assert add(opened, PETRA) is not None
    assert "petra" not in store


def test_is_one_file(store, copy):
    add(store, *claims(400))
    store.backup(copy)

    assert names_beside(copy) == ["copy.ccl"]


def test_uses_the_journal_of_the_store(store, driver, copy):
    add(store, POLICE)
    store.backup(copy)

    with Store.open(copy, driver=driver) as opened:
        assert opened.journal_mode == store.journal_mode


def test_has_the_bytes_of_snapshots(store, driver, copy):
    name = store.blobs.put(PAGE)
    add(store, Snapshot(id="s", document="d", sha256=name))
    store.backup(copy)

    with Store.open(copy, driver=driver) as opened:
        assert opened.blobs.get(name) == PAGE
        assert opened.verify().missing == ()
    assert names_beside(copy) == ["copy.ccl", "copy.ccl.blobs", f"copy.ccl.blobs/{name}"]


def test_leaves_the_store_as_it_is(store, copy):
    add(store, *claims(400))
    before = log_of(store), views_of(store)
    store.backup(copy)

    assert (log_of(store), views_of(store)) == before
    assert add(store, POLICE) is not None


def test_can_be_made_again_and_again(store, driver, copy):
    for number in range(3):
        add(store, *claims(1, number))
        store.backup(copy.with_name(f"{number}.ccl"))

    for number in range(3):
        with Store.open(copy.with_name(f"{number}.ccl"), driver=driver) as opened:
            assert len(opened) == number + 1


def test_what_another_connection_wrote_is_in_it(store, driver, copy):
    with Store.open(store.path, driver=driver) as other:
        add(other, POLICE)
        store.backup(copy)

    with Store.open(copy, driver=driver) as opened:
        assert list(opened) == [POLICE]


def test_what_was_erased_before_is_not_in_it(store, copy):
    add(store, PETRA)
    store.erase("petra", by="desk", reason="asked")
    store.backup(copy)

    assert where_is("Petra Muster", copy) == []


def test_protected_values_stay_sealed(new_store, driver, copy):
    key = new_sealing_key()
    store = new_store(sealing_key=key)
    source = UnnamedSource(id="u", name="An official", identity=Protected("Zuzana K."))
    add(store, source)
    store.backup(copy)

    assert where_is("Zuzana", copy) == []
    with Store.open(copy, driver=driver, sealing_key=key) as opened:
        assert list(opened) == [source]


class TestRefusals:
    @pytest.mark.parametrize("content", [b"", b"keep me"])
    def test_a_file_that_is_there(self, store, copy, content):
        copy.write_bytes(content)

        with pytest.raises(StoreError, match="is there already, and is not overwritten"):
            store.backup(copy)
        assert files_beside(copy) == {"copy.ccl": content}

    def test_the_store_itself(self, store):
        add(store, POLICE)

        with pytest.raises(StoreError, match="is there already"):
            store.backup(store.path)
        assert list(store) == [POLICE]

    def test_a_folder_that_is_missing(self, store, copy):
        with pytest.raises(StoreWriteError):
            store.backup(copy.parent / "nowhere" / "copy.ccl")

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE event SET commitment = zeroblob(32) WHERE position = 2",
            "DELETE FROM record WHERE id = 'leak'",
            "DELETE FROM tile",
            "CREATE TABLE more (x)",
            "DELETE FROM event WHERE position = 7",
        ],
    )
    def test_a_damaged_store(self, store, driver, copy, damage):
        add(store, POLICE, LEAK, *claims(400))
        store.close()
        tamper(store.path, damage)

        with (
            Store.open(store.path, driver=driver) as damaged,
            pytest.raises(DamagedStoreError, match="is damaged, and was not copied") as refused,
        ):
            damaged.backup(copy)
        assert refused.value.path == str(store.path)
        assert list(copy.parent.iterdir()) == []

    def test_damaged_bytes_of_a_snapshot(self, store, copy):
        good, bad = store.blobs.put(PAGE), store.blobs.put(b"bad")
        (store.blobs.path / max(good, bad)).write_bytes(b"changed")

        with pytest.raises(DamagedStoreError, match="holds other bytes"):
            store.backup(copy)
        assert list(copy.parent.iterdir()) == []

    def test_pages_that_cannot_be_read(self, store, driver, copy):
        add(store, *claims(400))
        store.close()
        data = bytearray(store.path.read_bytes())
        data[4096 * 5 : 4096 * 6] = bytes(4096)
        store.path.write_bytes(data)

        with Store.open(store.path, driver=driver) as damaged, pytest.raises(StoreError):
            damaged.backup(copy)
        assert list(copy.parent.iterdir()) == []


def test_is_a_plain_database(store, copy):
    add(store, POLICE)
    store.backup(copy)

    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT id FROM record").fetchall() == [("police",)]
    connection.close()
