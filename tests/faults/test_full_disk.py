"""A disk is full, in three ways: the store is as it was, and goes on once there is space again."""

import resource
import signal
import sys

import pytest

from counterclaim.model import Claim, Person
from counterclaim.store import ErasureIncompleteError, Store, StoreError, StoreWriteError
from faults.children import told
from faults.plans import BY, Plan, Step, check_whole, perform, written
from faults.small_disk import NoSmallDiskError, fill, mount_small_disk

STEPS = 6
LARGE = {f"large-{number}": "What they say is long. " * 10 for number in range(200)}


class Larger(Plan):
    """A plan whose last revision needs far more space than what is there."""

    def _drawn(self, rng, number, state):
        drawn = super()._drawn(rng, number, state)
        return Step(key=drawn.key, put=LARGE) if number == STEPS else drawn


PLAN = Larger("full")


@pytest.fixture
def path(tmp_path, driver):
    return written(tmp_path / "case.ccl", driver, PLAN, STEPS)


@pytest.mark.parametrize("more", range(0, 20, 2))
def test_store_of_limited_pages_is_as_it_was(more, path, driver):
    with Store.open(path, driver=driver) as store:
        database = store._session.database
        database.run(f"PRAGMA max_page_count = {database.value('PRAGMA page_count') + more}")
        with pytest.raises(StoreWriteError, match="the disk is full, or a limit on its size is reached"):
            perform(store, PLAN.step(STEPS))

        assert check_whole(store, PLAN, STEPS, at_most=0) == STEPS
        database.run("PRAGMA max_page_count = 1000000")
        perform(store, PLAN.step(STEPS))
        assert check_whole(store, PLAN, STEPS + 1, at_most=0)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.parametrize("more", [0, 1000, 4096, 10_000, 50_000])
def test_store_of_limited_size_is_as_it_was(more, path, driver):
    def limited(tell):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Store.open(path, driver=driver) as store:
            # Of WAL the log is the file that grows first; the limit holds for each file.
            size = path.stat().st_size if store.journal_mode == "delete" else 0
            set_limit(size + more)
            with pytest.raises(StoreWriteError):
                perform(store, PLAN.step(STEPS))
            check_whole(store, PLAN, STEPS, at_most=0)
            set_limit(resource.getrlimit(resource.RLIMIT_FSIZE)[1])
            perform(store, PLAN.step(STEPS))
            check_whole(store, PLAN, STEPS + 1, at_most=0)
        tell("done")

    assert told(limited) == ["done"]


def set_limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


@pytest.fixture
def on_small_disk(tmp_path):
    """Return what runs a function with a folder on a disk of 2 MB, in a process of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def run(work):
        def mounted(tell):
            try:
                mount_small_disk(folder, 2_000_000)
            except NoSmallDiskError as reason:
                return tell(f"skipped: {reason}")
            work(folder)
            return tell("done")

        (line,) = told(mounted)
        if line != "done":
            pytest.skip(f"no disk can be mounted here: {line}")

    return run


@pytest.mark.parametrize("left", [0, 5_000, 20_000, 60_000])
def test_store_on_a_full_disk_is_as_it_was(left, driver, on_small_disk):
    def work(folder):
        path = written(folder / "case.ccl", driver, PLAN, STEPS)
        with Store.open(path, driver=driver) as store:
            filler = fill(folder, left)
            with pytest.raises(StoreWriteError):
                perform(store, PLAN.step(STEPS))
            check_whole(store, PLAN, STEPS, at_most=0)
            filler.unlink()
            perform(store, PLAN.step(STEPS))
            check_whole(store, PLAN, STEPS + 1, at_most=0)

    on_small_disk(work)


def test_store_can_be_read_on_a_full_disk_or_once_there_is_space(driver, on_small_disk):
    def work(folder):
        path = written(folder / "case.ccl", driver, PLAN, STEPS)
        filler = fill(folder, 0)
        if driver.name == "apsw":  # a write-ahead log needs 32 kB of shared memory beside the file
            with pytest.raises(StoreWriteError):
                Store.open(path, driver=driver)
            filler.unlink()
        with Store.open(path, driver=driver) as store:
            check_whole(store, PLAN, STEPS, at_most=0)

    on_small_disk(work)


def test_erasure_on_a_full_disk_is_on_record_or_not_and_told(driver, on_small_disk):
    def work(folder):
        path = written(folder / "case.ccl", driver, PLAN, STEPS)
        with Store.open(path, driver=driver) as store:
            with store.revise(by=BY, reason="as she told us") as change:
                change.add(Person(id="witness", name="Milena"))
                change.add_all(Claim(id=id, text=text) for id, text in LARGE.items())
            outcomes = set()
            for left in range(0, 400_000, 20_000):
                filler = fill(folder, left)
                try:
                    store.erase("witness", by=BY, reason="she asked", key="erase")
                    outcomes.add("compacted")
                except ErasureIncompleteError:
                    assert "witness" not in store
                    outcomes.add("incomplete")
                except StoreWriteError:
                    assert "witness" in store
                    outcomes.add("old")
                assert store.verify().ok
                filler.unlink()
            assert outcomes == {"old", "incomplete", "compacted"}

    on_small_disk(work)


@pytest.mark.parametrize("left", [0, 5_000, 30_000])
@pytest.mark.parametrize("command", ["create", "backup", "export", "restore", "blobs"])
def test_nothing_is_left_of_what_finds_no_space(command, left, driver, on_small_disk):
    def work(folder):
        path = written(folder / "case.ccl", driver, PLAN, STEPS + 1)
        with Store.open(path, driver=driver) as store:
            store.export(folder / "exported")
            commands = {
                "create": lambda: Store.create(folder / "new.ccl", driver=driver).close(),
                "backup": lambda: store.backup(folder / "copy.ccl"),
                "export": lambda: store.export(folder / "new"),
                "restore": lambda: Store.restore(folder / "exported", folder / "new.ccl", driver=driver),
                "blobs": lambda: store.blobs.put(bytes(100_000)),
            }
            (folder / "case.ccl.blobs").mkdir()
            fill(folder, left)
            before = {each for each in folder.rglob("*") if not each.name.endswith(("-wal", "-shm"))}
            with pytest.raises(StoreError):
                commands[command]()
            after = {each for each in folder.rglob("*") if not each.name.endswith(("-wal", "-shm"))}
            assert after == before
            check_whole(store, PLAN, STEPS + 1, at_most=0)

    on_small_disk(work)
