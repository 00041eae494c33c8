"""Another process holds the file: who waits in vain is told, and can try again."""

import contextlib
import os
import signal

import pytest

from counterclaim.store import ErasureIncompleteError, LockedStoreError, Store, StoreError, opening, session
from faults.children import Child
from faults.plans import BY, Plan, check_whole, perform, written

STEPS = 3
PLAN = Plan("held")


@pytest.fixture
def path(tmp_path, driver):
    return written(tmp_path / "case.ccl", driver, PLAN, STEPS)


class TestLocks:
    @pytest.fixture(autouse=True)
    def _impatient(self, monkeypatch):
        monkeypatch.setattr(session, "_PATIENCE", 0.2)
        monkeypatch.setattr(opening, "_PATIENCE", 200)

    @pytest.fixture
    def holder(self, path, driver):
        """Return what lets another process hold the file in some way, in a `with` block."""

        def holding(*statements):
            def hold(tell):
                connection = driver.connect(path)
                for statement in statements:
                    list(connection.execute(statement))
                tell("held")
                signal.pause()

            return Held(Child(hold))

        return holding

    @pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
    def test_writing_beside_a_writer_is_refused(self, kind, holder, path, driver):
        with Store.open(path, driver=driver) as store:
            assert store.verify().ok
        refused = pytest.raises(LockedStoreError, match="held by another program")
        with holder("PRAGMA busy_timeout = 5000", f"BEGIN {kind}"), untouched_file(path), refused:
            write(path, driver)

        write(path, driver)
        with Store.open(path, driver=driver) as store:
            assert check_whole(store, PLAN, STEPS + 1, at_most=0)

    def test_reading_beside_a_writer_goes_on(self, holder, path, driver):
        with holder("BEGIN IMMEDIATE"), Store.open(path, driver=driver) as store:
            check_whole(store, PLAN, STEPS, at_most=0)

    def test_erasing_beside_a_reader_is_told(self, holder, path, driver):
        reader = holder("BEGIN", "SELECT * FROM event")
        with reader, Store.open(path, driver=driver) as store, pytest.raises(StoreError) as caught:
            store.erase(next(iter(store)), by=BY, reason="asked for", key="erase")
        # Beside a reader a write-ahead log can be written, and not emptied.
        assert type(caught.value) is (ErasureIncompleteError if driver.name == "apsw" else LockedStoreError)

        with Store.open(path, driver=driver) as store:
            store.erase(next(iter(store)), by=BY, reason="asked for", key="erase")
            assert len(list(store.revisions())) == STEPS + 1
            assert store.verify().ok

    def test_stopped_process_in_the_queue_is_not_waited_for_in_vain(self, path, driver):
        with Store.open(path, driver=driver) as store:
            perform(store, PLAN.step(STEPS))

            def stand(tell):
                import fcntl

                descriptor = os.open(f"{path}-queue", os.O_RDWR)
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                tell("held")
                signal.pause()

            with Held(Child(stand)):
                perform(store, PLAN.step(STEPS + 1))
            assert check_whole(store, PLAN, STEPS + 2, at_most=0)


class Held:
    """Another process that holds something until the end of a `with` block."""

    def __init__(self, child):
        self._child = child

    def __enter__(self):
        assert self._child.line() == "held"
        return self

    def __exit__(self, *_):
        self._child.__exit__()


@contextlib.contextmanager
def untouched_file(path):
    before = path.stat()
    yield
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def write(path, driver):
    with Store.open(path, driver=driver) as store:
        perform(store, PLAN.step(STEPS))
