"""Bytes under the name of their hash."""

from __future__ import annotations

import hashlib
import os

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


class TestLeftovers:
    @pytest.fixture
    def left(self, folder, monkeypatch):
        """What a program leaves that is killed in the middle."""

        def killed(*_, **__):
            raise KeyboardInterrupt

        folder.put(b"whole")
        with monkeypatch.context() as killing:
            killing.setattr("counterclaim.store.blobs.os.fsync", killed)
            killing.setattr("counterclaim.store.blobs.Path.unlink", killed)
            with pytest.raises(KeyboardInterrupt):
                folder.put(PAGE)
        (left,) = [path for path in folder.path.iterdir() if path.name.startswith(".")]
        return left

    def test_are_told_and_removed_once_nobody_writes_them(self, folder, left):
        os.utime(left, (0, 0))

        assert folder.leftovers() == (left.name,)
        assert left.read_bytes() == PAGE
        folder.remove_leftovers()
        assert folder.leftovers() == ()
        assert [path.name for path in folder.path.iterdir()] == list(folder)

    def test_what_is_being_written_stays(self, folder, left):
        assert folder.leftovers() == ()
        folder.remove_leftovers()
        assert left.exists()

    def test_other_files_are_left_alone(self, folder):
        folder.put(PAGE)
        for name in ("notes.tmp", ".notes", f".{NAME}.erasing"):
            (folder.path / name).write_bytes(b"")
        for path in folder.path.iterdir():
            os.utime(path, (0, 0))

        assert folder.leftovers() == ()

    def test_of_a_folder_that_was_never_made_there_are_none(self, folder):
        assert folder.leftovers() == ()
        folder.remove_leftovers()
        assert not folder.path.exists()


class TestSweeping:
    def test_asks_once_for_all_of_them(self, folder):
        names = [folder.put(bytes([number])) for number in range(6)]
        folder.condemn(names[:2])
        folder.condemn(names[2:5])
        asked = []
        folder.sweep(lambda condemned: asked.append(condemned) or {names[0]})

        assert asked == [set(names[:5])]
        assert list(folder) == sorted([names[0], names[5]])
        assert not folder.has_condemned

    def test_what_a_note_says_besides_is_passed_over(self, folder):
        name = folder.put(PAGE)
        folder.condemn(["../case.ccl", "x", name])
        folder.sweep(lambda condemned: set())

        assert list(folder.path.iterdir()) == []


class TestAFileInItsPlace:
    @pytest.mark.parametrize(
        "act",
        [
            list,
            BlobFolder.leftovers,
            BlobFolder.remove_leftovers,
            lambda folder: folder.has_condemned,
            lambda folder: folder.sweep(lambda condemned: set()),
            lambda folder: folder.get(NAME),
            lambda folder: folder.put(PAGE),
            lambda folder: folder.condemn([NAME]),
        ],
        ids=["list", "leftovers", "removing", "notes", "sweep", "get", "put", "condemn"],
    )
    def test_is_told(self, folder, act):
        folder.path.write_bytes(b"")

        with pytest.raises(StoreError, match=r"case\.ccl\.blobs: .*(Not a directory|File exists)"):
            act(folder)

    def test_holds_nothing(self, folder):
        folder.path.write_bytes(b"")

        assert NAME not in folder

    def test_what_may_not_be_looked_at_is_told(self, folder, monkeypatch):
        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        folder.put(PAGE)
        monkeypatch.setattr("counterclaim.store.blobs.Path.stat", refuse)
        monkeypatch.setattr("counterclaim.store.blobs.Path.unlink", refuse)
        with pytest.raises(StoreError, match="cannot be read: Permission denied"):
            NAME in folder  # noqa: B015
        monkeypatch.setattr("counterclaim.store.blobs.Path.is_file", lambda path: True)
        with pytest.raises(StoreWriteError, match="could not be removed: Permission denied"):
            folder.remove(NAME)


def test_lie_beside_the_store(store):
    assert store.blobs.path == store.path.with_name("case.ccl.blobs")
    assert blobs_beside(store.path).path == store.blobs.path
    assert not store.blobs.path.exists()


@given(st.binary(max_size=200))
def test_what_is_put_is_got(tmp_path_factory, data):
    folder = BlobFolder(tmp_path_factory.getbasetemp() / "any-bytes")

    assert folder.get(folder.put(data)) == data
