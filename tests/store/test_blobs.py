"""Bytes under the name of their hash."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.store import BlobFolder, DamagedStoreError, StoreError, StoreWriteError
from counterclaim.store.blobs import blobs_beside, is_blob_name

PAGE = b"<html>page</html>"
NAME = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def folder(tmp_path):
    return BlobFolder(tmp_path / "case.ccl.blobs")


class TestPutting:
    def test_gives_the_hash_as_the_name(self, folder):
        assert folder.put(PAGE) == NAME
        assert folder.get(NAME) == PAGE
        assert NAME in folder
        assert list(folder) == [NAME]

    def test_twice_is_once(self, folder):
        folder.put(PAGE)
        before = (folder.path / NAME).stat().st_mtime_ns
        folder.put(PAGE)

        assert (folder.path / NAME).stat().st_mtime_ns == before
        assert list(folder) == [NAME]

    def test_leaves_nothing_beside(self, folder):
        for number in range(20):
            folder.put(bytes([number]))

        assert len(list(folder.path.iterdir())) == 20

    def test_nothing_is_something_too(self, folder):
        assert folder.get(folder.put(b"")) == b""

    def test_mends_what_was_damaged(self, folder):
        folder.put(PAGE)
        (folder.path / NAME).write_bytes(b"other")
        folder.put(PAGE)

        assert folder.get(NAME) == PAGE

    def test_where_there_can_be_no_folder_is_told(self, tmp_path):
        (tmp_path / "file").write_bytes(b"")

        with pytest.raises(StoreWriteError, match="could not be written"):
            BlobFolder(tmp_path / "file").put(PAGE)
        with pytest.raises(StoreWriteError, match="could not be written"):
            BlobFolder(tmp_path / "nowhere" / "blobs").put(PAGE)

    def test_a_failure_leaves_nothing(self, folder, monkeypatch):
        def fail(descriptor):
            raise OSError(28, "No space left on device")

        folder.put(b"first")
        monkeypatch.setattr("counterclaim.store.blobs.os.fsync", fail)
        with pytest.raises(StoreWriteError, match="No space left on device"):
            folder.put(PAGE)
        assert len(list(folder.path.iterdir())) == 1
        assert NAME not in folder


class TestGetting:
    def test_what_is_not_there_is_told(self, folder):
        with pytest.raises(StoreError, match=f"the bytes {NAME} cannot be read: No such file"):
            folder.get(NAME)

    def test_other_bytes_are_told(self, folder):
        folder.put(PAGE)
        (folder.path / NAME).write_bytes(PAGE + b" ")

        with pytest.raises(DamagedStoreError, match="holds other bytes than it was named for"):
            folder.get(NAME)

    @pytest.mark.parametrize(
        "name", ["", "../case.ccl", NAME.upper(), NAME[:-1], NAME + "0", "g" * 64, "/etc/passwd"]
    )
    def test_a_name_that_is_no_hash_is_refused(self, folder, name):
        folder.put(PAGE)

        with pytest.raises(ValueError, match="expected a SHA-256"):
            folder.get(name)
        assert name not in folder
        folder.remove(name)
        assert list(folder) == [NAME]

    @pytest.mark.parametrize("name", [None, 5, NAME.encode(), ("x",)])
    def test_something_else_is_not_in_it(self, folder, name):
        assert name not in folder
        assert not is_blob_name(name)


class TestGoingThrough:
    def test_one_that_was_never_made_is_empty(self, folder):
        assert list(folder) == []
        assert not folder.path.exists()

    def test_other_files_are_passed_over(self, folder):
        folder.put(PAGE)
        (folder.path / "notes.txt").write_bytes(b"")
        (folder.path / f".{NAME}.tmp").write_bytes(b"")

        assert list(folder) == [NAME]

    def test_in_the_order_of_names(self, folder):
        names = [folder.put(bytes([number])) for number in range(20)]

        assert list(folder) == sorted(names)


class TestRemoving:
    def test_takes_it_away(self, folder):
        folder.put(PAGE)
        folder.remove(NAME)

        assert NAME not in folder
        assert list(folder.path.iterdir()) == []

    def test_what_is_not_there_needs_nothing(self, folder):
        folder.remove(NAME)


def test_lie_beside_the_store(store):
    assert store.blobs.path == store.path.with_name("case.ccl.blobs")
    assert blobs_beside(store.path).path == store.blobs.path
    assert not store.blobs.path.exists()


@given(st.binary(max_size=200))
def test_what_is_put_is_got(tmp_path_factory, data):
    folder = BlobFolder(tmp_path_factory.getbasetemp() / "any-bytes")

    assert folder.get(folder.put(data)) == data
