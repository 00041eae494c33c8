"""The bytes behind snapshots, in the folder beside the file."""

import pytest

from counterclaim.model import Snapshot
from counterclaim.store import Store
from faults.plans import BY

PAGE = b"<html>They deny it.</html>"


@pytest.fixture
def store(tmp_path, driver):
    with Store.create(tmp_path / "case.ccl", driver=driver) as store:
        sha256 = store.blobs.put(PAGE)
        with store.revise(by=BY, reason="seen") as change:
            change.add(Snapshot(id="page", document="article", url="https://x.example", sha256=sha256))
        yield store


def test_bytes_that_are_there_are_no_problem(store):
    assert store.verify().ok
    assert store.verify().missing == ()


def test_changed_bytes_are_found(store):
    (blob,) = store.blobs.path.iterdir()
    blob.write_bytes(PAGE.replace(b"deny", b"admit"))

    (problem,) = store.verify().problems
    assert problem.code == "blob"
    assert blob.name in problem.message


def test_missing_bytes_are_told(store):
    (blob,) = store.blobs.path.iterdir()
    blob.unlink()

    assert store.verify().ok
    assert store.verify().missing == (blob.name,)


def test_copies_are_made_with_their_bytes(store, tmp_path):
    store.backup(tmp_path / "copy.ccl")

    with Store.open(tmp_path / "copy.ccl", driver=store._session.database.driver) as copy:
        assert copy.verify().missing == ()
