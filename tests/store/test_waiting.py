"""Writers wait for each other, and not for ever."""

from __future__ import annotations

import threading
import time

import pytest

from counterclaim.store import LockedStoreError, Store, session, waiting
from counterclaim.store.drivers import Database
from counterclaim.store.opening import set_up
from counterclaim.store.waiting import begin_writing
from store.helpers import LEAK, PAPER, POLICE, add


@pytest.fixture
def database(store, driver):
    store.close()
    opened = Database(store.path, "case.ccl", driver)
    set_up(opened)
    yield opened
    opened.close()


@pytest.fixture
def queue(tmp_path):
    return tmp_path / "case.ccl-queue"


class TestBeginning:
    def test_begins_a_transaction_that_writes(self, database, queue):
        begin_writing(database, queue, 5)

        assert database.in_transaction
        assert queue.exists()
        database.run("CREATE TABLE more (x)")
        database.run("ROLLBACK")

    def test_the_turn_is_given_up_at_once(self, database, queue):
        begin_writing(database, queue, 5)
        database.run("ROLLBACK")
        begin_writing(database, queue, 5)

        assert database.in_transaction

    def test_without_locks_of_the_system_sqlite_waits_alone(self, database, queue, monkeypatch):
        monkeypatch.setattr(waiting, "_lock_of_this_system", lambda: None)
        begin_writing(database, queue, 5)

        assert database.in_transaction
        assert not queue.exists()

    def test_a_queue_that_cannot_be_made_is_no_hindrance(self, database, tmp_path):
        begin_writing(database, tmp_path / "nowhere" / "queue", 5)

        assert database.in_transaction

    def test_the_patience_of_sqlite_is_set_again(self, database, queue):
        begin_writing(database, queue, 7)

        assert database.value("PRAGMA busy_timeout") == 7000


class TestWaiting:
    def test_no_longer_than_was_said(self, store, driver, monkeypatch):
        with Store.open(store.path, driver=driver) as other, store.revise(by="desk", reason="long") as change:
            change.add(POLICE)
            monkeypatch.setattr(session, "_PATIENCE", 0.2)
            started = time.monotonic()
            with pytest.raises(LockedStoreError, match="is held by another program"):
                add(other, LEAK)
            assert 0.2 <= time.monotonic() - started < 5

        assert list(store) == [POLICE]

    def test_whoever_holds_the_turn_is_waited_for_no_longer_either(self, database, queue):
        descriptor = queue.open("w")
        take = waiting._lock_of_this_system()
        assert take(descriptor.fileno())
        started = time.monotonic()
        begin_writing(database, queue, 0.2)  # the turn is for fairness alone

        assert 0.2 <= time.monotonic() - started < 5
        assert database.in_transaction
        descriptor.close()

    def test_until_the_other_has_ended(self, store, driver):
        begun, ended = threading.Event(), []

        def write():
            with (
                Store.open(store.path, driver=driver) as other,
                other.revise(by="wire", reason="r") as change,
            ):
                change.add(POLICE)
                begun.set()
                time.sleep(0.3)
                ended.append(time.monotonic())

        thread = threading.Thread(target=write)
        thread.start()
        assert begun.wait(10)
        add(store, LEAK)
        thread.join()

        assert time.monotonic() >= ended[0]
        assert list(store) == [POLICE, LEAK]
        assert [revision.by for revision in store.revisions()] == ["wire", "desk"]

    def test_what_waited_builds_on_what_was_written_meanwhile(self, store, driver):
        with Store.open(store.path, driver=driver) as other:
            for number, each in enumerate((store, other, store, other)):
                assert add(each, POLICE, PAPER, LEAK, reason=f"{number}") is None or number == 0

        assert store.verify().ok
