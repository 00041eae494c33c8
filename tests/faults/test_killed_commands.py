"""Making, copying, writing out and erasing are killed at a random moment: all of it happened, or nothing."""

import functools
import itertools
import os
import random
import shutil
import signal
import sys
import time

import pytest

from counterclaim.model import Person, Snapshot
from counterclaim.store import Checkpoint, Store
from counterclaim.store.check_export import main as check_export
from faults.children import Child, told
from faults.plans import BY, Plan, check_whole, written
from faults.scale import scaled

#: At random moments, beside those ahead of each operation on a file.
KILLS = scaled(15, 250)
STEPS = 20
NAME = "Milena Stojanovic-Berger"


@pytest.fixture
def base(tmp_path, driver):
    """Return a folder with a store in it, from which each attempt starts."""
    folder = tmp_path / "base"
    folder.mkdir()
    written(folder / "case.ccl", driver, Plan("commands"), STEPS)
    return folder


class Attempts:
    """Runs a command on fresh copies of a folder, and kills it at moments spread over the time it takes."""

    def __init__(self, base, tmp_path, seed):
        self._base = base
        self._tmp_path = tmp_path
        self._rng = random.Random(f"commands {seed}")

    def run(self, command, times):
        """Yield the folder after each kill, and whether *command* had told its end by then."""
        yield from self._at_each_operation(command)
        yield from self._at_random(command, times)

    def _at_each_operation(self, command):
        for number in itertools.count():
            folder = self._fresh(f"operation-{number}")
            lines = told(functools.partial(die_at, number, command, folder))
            yield folder, lines == ["end"]
            shutil.rmtree(folder)
            if lines:
                return

    def _at_random(self, command, times):
        span = self._time(command)
        for number in range(times):
            folder = self._fresh(number)
            with Child(lambda tell, folder=folder: (tell("begin"), command(folder), tell("end"))) as child:
                child.line()
                time.sleep(self._rng.random() * span * 1.2)
                child.kill()
                ended = "end" in child.lines()
            yield folder, ended
            shutil.rmtree(folder)

    def _fresh(self, number):
        folder = self._tmp_path / f"attempt-{number}"
        shutil.copytree(self._base, folder)
        return folder

    def _time(self, command):
        folder = self._fresh("timed")
        start = time.perf_counter()
        told(lambda _: command(folder))
        shutil.rmtree(folder)
        return time.perf_counter() - start


#: What Python tells of before it is done to files (docs.python.org/3/library/audit_events.html).
_OPERATIONS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}


def die_at(number, command, folder, tell):
    """Run *command* on *folder*, and kill this process ahead of the operation *number* on a file."""
    seen = itertools.count()

    def look(event, arguments):
        inside = event in _OPERATIONS and str(folder) in str(arguments[0])
        if inside and next(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
    command(folder)
    tell("end")


@pytest.fixture
def attempts(base, tmp_path, driver):
    return Attempts(base, tmp_path, driver.name)


def test_killed_making_leaves_a_store_or_none(attempts, driver, figure):
    made = count = 0
    for folder, ended in attempts.run(
        lambda folder: Store.create(folder / "new.ccl", driver=driver).close(), KILLS
    ):
        there = (folder / "new.ccl").exists()
        assert there or not ended
        made += there
        count += 1
        opened = Store.open if there else Store.create
        with opened(folder / "new.ccl", driver=driver) as store:
            assert store.verify().ok
    figure(f"killed making, {driver.name}", f"{count} kills: {made} whole, {count - made} none")


def test_killed_backup_leaves_a_whole_copy_or_none(attempts, driver, figure):
    made = count = 0
    for folder, ended in attempts.run(lambda folder: back_up(folder, driver), KILLS):
        there = (folder / "copy.ccl").exists()
        assert there or not ended
        made += there
        count += 1
        for name in ("case.ccl", "copy.ccl")[: 1 + there]:
            with Store.open(folder / name, driver=driver) as store:
                check_whole(store, Plan("commands"), STEPS)
    figure(f"killed backup, {driver.name}", f"{count} kills: {made} whole, {count - made} none")


def back_up(folder, driver):
    with Store.open(folder / "case.ccl", driver=driver) as store:
        store.backup(folder / "copy.ccl")


def test_killed_export_leaves_a_whole_folder_or_none(attempts, driver, figure):
    made = count = 0
    for folder, ended in attempts.run(lambda folder: export(folder, driver), KILLS):
        there = (folder / "export").exists()
        assert there or not ended
        made += there
        count += 1
        if there:
            assert check_export(folder / "export") == 0
            with Store.restore(folder / "export", folder / "restored.ccl", driver=driver) as store:
                check_whole(store, Plan("commands"), STEPS)
    figure(f"killed export, {driver.name}", f"{count} kills: {made} whole, {count - made} none")


def export(folder, driver):
    with Store.open(folder / "case.ccl", driver=driver) as store:
        store.export(folder / "export")


@pytest.fixture
def with_name(base, driver):
    """Put a person on record, two versions and a page about her, and return the checkpoint."""
    with Store.open(base / "case.ccl", driver=driver) as store:
        sha256 = store.blobs.put(f"<html>{NAME} denies it.</html>".encode())
        with store.revise(by=BY, reason="seen") as change:
            change.add(Snapshot(id="page", document="article", sha256=sha256))
        for version in ("one", "two"):
            with store.revise(by=BY, reason=f"as {NAME} told us") as change:
                change.put(Person(id="witness", name=NAME, description=f"Version {version} of {NAME}."))
        return store.checkpoint()


@pytest.mark.parametrize("after", ["compact", "repeat"])
def test_killed_erasure_did_it_or_did_not(after, attempts, with_name, driver, figure):
    assert isinstance(with_name, Checkpoint)
    done = count = 0
    for folder, ended in attempts.run(lambda folder: erase(folder, driver), KILLS):
        with Store.open(folder / "case.ccl", driver=driver) as store:
            assert store.verify(with_name).ok
            erased = "witness" not in store
            assert erased or not ended
            assert erased or store.get("witness").name == NAME
        done += erased
        count += 1
        if erased and after == "compact":
            with Store.open(folder / "case.ccl", driver=driver) as store:
                store.compact()
        else:
            erase(folder, driver)
        check_no_name(folder, driver, with_name)
    figure(f"killed erasure then {after}, {driver.name}", f"{count} kills: {done} erased, {count - done} not")


def erase(folder, driver):
    with Store.open(folder / "case.ccl", driver=driver) as store:
        store.erase(["witness", "page"], words=NAME, by=BY, reason="she asked us to", key="erase-witness")


def check_no_name(folder, driver, checkpoint):
    for path in folder.rglob("*"):
        assert path.is_dir() or NAME.encode() not in path.read_bytes(), f"{path.name} still has the name"
        assert not path.name.endswith(".erasing")
    with Store.open(folder / "case.ccl", driver=driver) as store:
        assert store.verify(checkpoint).ok
