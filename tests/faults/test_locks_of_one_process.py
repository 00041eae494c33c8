"""
The locks of a store hold, whatever else its process does with the file.

POSIX gives up all locks of a process on a file once it closes any descriptor of it (fcntl(2)), and SQLite
knows only of its own descriptors.
"""

import contextlib
import gc
import subprocess
import sys

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.model import Claim
from counterclaim.store import ForeignStoreError, Store, StoreError, apsw_driver, is_store, sqlite3_driver
from counterclaim.store.descriptors import first_bytes, hold
from faults.plans import BY

#: Tries to write as another program would, without the queue.
_OTHER_WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def open_and_close(path, driver):
    Store.open(path, driver=driver).close()


def make_again(path, driver):
    with contextlib.suppress(CounterclaimError):
        Store.create(path, driver=driver)


DEEDS = [open_and_close, make_again, lambda path, driver: is_store(path)]


@pytest.fixture
def store(tmp_path, driver):
    with Store.create(tmp_path / "case.ccl", driver=driver) as store:
        with store.revise(by=BY, reason="reading") as change:
            change.add(Claim(id="first", text="They say so"))
        yield store


@pytest.mark.parametrize("deed", DEEDS, ids=["opened", "made", "looked at"])
def test_no_other_writes_in_the_middle_of_a_revision(deed, store, driver):
    with store.revise(by=BY, reason="reading on") as change:
        change.add(Claim(id="second", text="They deny it"))
        assert store.get("second")
        deed(store.path, driver)

        said = subprocess.run(
            [sys.executable, "-c", _OTHER_WRITER, store.path], capture_output=True, text=True
        )
        assert said.stdout == "database is locked\n", said.stderr


def test_two_copies_of_sqlite_are_not_let_in(store, driver):
    other = apsw_driver() if driver.name == "sqlite3" else sqlite3_driver()
    with pytest.raises(StoreError, match=f"is open in this process through {driver.name}"):
        Store.open(store.path, driver=other)

    store.close()
    with Store.open(store.path, driver=other) as again:
        assert again.verify().ok


def test_file_is_looked_at_again_once_it_is_closed(tmp_path, driver):
    path = tmp_path / "case.ccl"
    Store.create(path, driver=driver).close()
    with Store.open(path, driver=driver):
        assert is_store(path)
    path.write_text("nothing of the kind")

    assert not is_store(path)
    with pytest.raises(ForeignStoreError):
        Store.open(path, driver=driver)


def test_file_of_an_owner_that_is_gone_is_looked_at_again(tmp_path):
    path = tmp_path / "case.ccl"
    path.write_text("text")
    owner = type("Owner", (), {})()
    hold(path, "case.ccl", owner, "sqlite3")
    assert first_bytes(path, 4) is None

    del owner
    gc.collect()

    assert first_bytes(path, 4) == b"text"
