"""
Files that take their place are on the disk before, and their names afterwards.

What SQLite does to files goes through the layer that `power` replaces; here it is what Python does.
"""

import os
from pathlib import Path

import pytest

from counterclaim.model import Snapshot
from counterclaim.store import Store
from faults.plans import BY, Plan, written

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="names of descriptors are not known"
)


class Trace:
    """What is done to files, in its order: a verb and the paths."""

    def __init__(self, monkeypatch):
        self.done = []
        sync = os.fsync

        def traced_sync(descriptor):
            self.done.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink()))
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", traced_sync)
        for name in ("link", "rename", "replace", "unlink"):
            monkeypatch.setattr(os, name, self._traced(name, getattr(os, name)))

    def _traced(self, name, function):
        def traced(*paths, **options):
            inside = [path for path in Path(paths[0]).rglob("*") if path.is_file()]
            self.done.append((name, *map(Path, paths), *inside))
            return function(*paths, **options)

        return traced

    def check(self, path):
        """Check that what is at *path* was synced before it came there, and its folder afterwards."""
        synced, found = set(), 0
        for number, (verb, first, *rest) in enumerate(self.done):
            if verb == "sync":
                synced.add(first)
            elif verb != "unlink":
                place, *inside = rest
                if place == path:
                    found += 1
                    assert synced.issuperset([first, *inside]), (
                        f"{verb} of {first} to {place} before it was synced"
                    )
                    assert ("sync", path.parent) in self.done[number:]
                synced |= {place} if first in synced else set()
        assert found, f"{path} was not put in its place"


@pytest.fixture
def store(tmp_path, driver):
    with Store.open(written(tmp_path / "case.ccl", driver, Plan("syncing"), 3), driver=driver) as store:
        sha256 = store.blobs.put(b"<html>They deny it.</html>")
        with store.revise(by=BY, reason="seen") as change:
            change.add(Snapshot(id="page", document="article", sha256=sha256))
        yield store


@pytest.fixture
def trace(store, monkeypatch):
    return Trace(monkeypatch)


def test_new_store(trace, tmp_path, driver):
    Store.create(tmp_path / "new.ccl", driver=driver).close()

    trace.check(tmp_path / "new.ccl")


def test_backup_and_its_pages(trace, store, tmp_path):
    store.backup(tmp_path / "copy.ccl")

    trace.check(tmp_path / "copy.ccl")
    for name in store.blobs:
        trace.check(tmp_path / "copy.ccl.blobs" / name)


def test_export(trace, store, tmp_path):
    store.export(tmp_path / "export")

    trace.check(tmp_path / "export")


def test_restored_store(store, monkeypatch, tmp_path, driver):
    store.export(tmp_path / "export")
    trace = Trace(monkeypatch)
    Store.restore(tmp_path / "export", tmp_path / "new.ccl", driver=driver).close()

    trace.check(tmp_path / "new.ccl")
    for name in store.blobs:
        trace.check(tmp_path / "new.ccl.blobs" / name)


def test_page(trace, store):
    name = store.blobs.put(b"another page")

    trace.check(store.blobs.path / name)
    assert ("sync", store.path.parent) in trace.done  # since the folder of the pages may be new


def test_erased_page_is_condemned_before_the_erasure_and_removed_after_it(trace, store):
    (name,) = store.blobs
    store.erase("page", by=BY, reason="asked for")

    verbs = [(verb, paths[-1].suffix or paths[-1].name) for verb, *paths in trace.done]
    folder = store.blobs.path
    assert verbs[: verbs.index(("unlink", name))].count(("replace", ".erasing")) == 1
    assert ("sync", folder) in trace.done[verbs.index(("unlink", name)) :]
    assert not list(folder.iterdir())


def test_page_is_spared_where_the_erasure_was_not_made(store, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(type(store._session), "commit", None)
        with pytest.raises(TypeError):
            store.erase("page", by=BY, reason="asked for")
    store.compact()

    assert store.verify().missing == ()
    assert len(list(store.blobs.path.iterdir())) == 1
