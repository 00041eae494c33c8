"""What is refused when a store is opened, and that nothing of it was touched."""

import contextlib
import os
import signal
import sqlite3
import zipfile
from pathlib import Path

import pytest

from counterclaim.store import (
    ForeignStoreError,
    NewerStoreError,
    OutdatedStoreError,
    Store,
    StoreError,
    StoreWriteError,
    is_store,
)
from counterclaim.store.schema import APPLICATION_ID, FORMAT_VERSION
from faults.folders import as_nobody, folder_of_all, held_by
from faults.plans import Plan, check_whole, perform, written

STEPS = 3
PLAN = Plan("refusals")


@pytest.fixture
def path(tmp_path, driver):
    return written(tmp_path / "case.ccl", driver, PLAN, STEPS)


@contextlib.contextmanager
def untouched(folder):
    """Check that a block leaves all that is in *folder* as it is."""
    before = held_by(folder)
    yield
    assert held_by(folder) == before


def text(path):
    path.write_text("Huawei denies any control.\n" * 100)


def empty(path):
    path.touch()


def other_database(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE claim (id, text)")


def other_database_in_wal_mode(path):
    other_database(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def archive(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("case.toml", "title = 'Cameras'")


def begun(path):
    path.write_bytes(b"SQLite format 3\0")


FOREIGN = [text, empty, other_database, other_database_in_wal_mode, archive, begun]


class TestForeignFiles:
    @pytest.mark.parametrize("make", FOREIGN, ids=lambda make: make.__name__)
    def test_is_refused(self, make, tmp_path, driver):
        make(tmp_path / "case.ccl")

        with untouched(tmp_path), pytest.raises(ForeignStoreError, match="is no store of counterclaim"):
            Store.open(tmp_path / "case.ccl", driver=driver)
        assert not is_store(tmp_path / "case.ccl")

    @pytest.mark.parametrize("make", FOREIGN, ids=lambda make: make.__name__)
    def test_is_not_overwritten(self, make, tmp_path, driver):
        make(tmp_path / "case.ccl")

        with untouched(tmp_path), pytest.raises(StoreError, match="is there already"):
            Store.create(tmp_path / "case.ccl", driver=driver)

    def test_with_the_mark_of_a_store_is_told_as_damaged(self, tmp_path, driver):
        other_database(tmp_path / "case.ccl")
        with contextlib.closing(sqlite3.connect(tmp_path / "case.ccl", isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")

        with untouched(tmp_path), pytest.raises(StoreError, match="is damaged"):
            Store.open(tmp_path / "case.ccl", driver=driver)


class TestOtherFormats:
    def write_version(self, path, version):
        data = bytearray(path.read_bytes())
        data[60:64] = version.to_bytes(4, "big")
        path.write_bytes(data)

    @pytest.mark.parametrize("version", [FORMAT_VERSION + 1, 2**31])
    def test_newer_one_is_refused(self, version, path, driver):
        self.write_version(path, version)

        with untouched(path.parent), pytest.raises(NewerStoreError, match="update counterclaim"):
            Store.open(path, driver=driver)
        with untouched(path.parent), pytest.raises(NewerStoreError):
            Store.migrate(path)

    def test_older_one_is_refused(self, path, driver):
        self.write_version(path, 0)

        with untouched(path.parent), pytest.raises(OutdatedStoreError, match=r"Store\.migrate"):
            Store.open(path, driver=driver)


class TestNoFiles:
    @pytest.fixture(autouse=True)
    def _no_waiting(self):
        """Let a test fail that waits for somebody to write into a pipe."""
        signal.alarm(20)
        yield
        signal.alarm(0)

    @pytest.fixture(params=["folder", "pipe", "link to nothing", "link to itself", "device"])
    def path(self, request, tmp_path):
        path = tmp_path / "case.ccl"
        if request.param == "folder":
            path.mkdir()
        elif request.param == "pipe":
            os.mkfifo(path)
        elif request.param == "device":
            return Path("/dev/null")
        else:
            path.symlink_to(tmp_path / ("none" if request.param == "link to nothing" else "case.ccl"))
        return path

    def test_is_refused(self, path, driver):
        with untouched(path.parent) if path.name != "null" else contextlib.nullcontext():
            with pytest.raises(StoreError):
                Store.open(path, driver=driver)
            with pytest.raises(StoreError):
                Store.create(path, driver=driver)

    @pytest.mark.parametrize("name", ["ca\0se.ccl", "fold\0er/case.ccl", "x" * 300, ""])
    @pytest.mark.parametrize("act", [Store.open, Store.create, Store.migrate])
    def test_impossible_name_is_refused(self, act, name, tmp_path):
        with untouched(tmp_path), pytest.raises(StoreError):
            act(f"{tmp_path}/{name}" if name else "")

    def test_impossible_name_of_a_copy_is_refused(self, tmp_path, driver):
        with Store.create(tmp_path / "case.ccl", driver=driver) as store:
            for copy in (store.backup, store.export):
                with pytest.raises(StoreError):
                    copy(f"{tmp_path}/co\0py")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be somebody else")
class TestPermissions:
    @pytest.fixture
    def folder(self):
        with folder_of_all() as folder:
            yield Path(folder)

    @pytest.fixture
    def path(self, folder, driver):
        path = written(folder / "case.ccl", driver, PLAN, STEPS)
        (folder / "case.ccl-queue").unlink()
        with Store.open(path, driver=driver) as store:  # nobody may import what was not imported yet
            store.verify()
        return path

    def read_and_write(self, path, driver):
        """Try both; tell the classes of the errors."""

        def work(tell):
            try:
                store = Store.open(path, driver=driver)
            except StoreError as error:
                return tell(f"open: {type(error).__name__}: {error.reason}")
            with store:
                check_whole(store, PLAN, STEPS, at_most=0)
                tell("read")
                try:
                    perform(store, PLAN.step(STEPS))
                except StoreError as error:
                    return tell(f"write: {type(error).__name__}: {error.reason}")
            return tell("written")

        return as_nobody(work)

    def test_folder_that_may_only_be_read(self, folder, path, driver):
        path.chmod(0o644)
        with untouched(folder):
            said = self.read_and_write(path, driver)

        assert "written" not in said
        assert "StoreWriteError" in said[-1]
        assert "check who may write the file and its folder" in said[-1]

    def test_folder_that_may_only_be_read_with_a_file_that_may_be_written(self, folder, path, driver):
        path.chmod(0o666)
        with untouched(folder):
            said = self.read_and_write(path, driver)

        assert "written" not in said
        assert "StoreWriteError" in said[-1]
        assert "check who may write the file and its folder" in said[-1]

    def test_file_that_may_only_be_read_in_a_folder_that_may_be_written(self, folder, path, driver):
        path.chmod(0o644)
        folder.chmod(0o777)
        said = self.read_and_write(path, driver)

        assert "written" not in said
        assert "StoreWriteError" in said[-1]
        with Store.open(path, driver=driver) as store:
            check_whole(store, PLAN, STEPS, at_most=0)

    def test_file_of_somebody_else(self, folder, path, driver):
        path.chmod(0o600)
        with untouched(folder):
            said = self.read_and_write(path, driver)

        assert said == ["open: StoreError: permission denied"]

    def test_folder_of_somebody_else(self, folder, path, driver):
        folder.chmod(0o700)
        with untouched(folder):
            said = self.read_and_write(path, driver)

        assert said == ["open: StoreError: permission denied"]

    def test_store_is_not_made_where_nothing_may_be_written(self, folder, path, driver):
        def work(tell):
            with pytest.raises(StoreWriteError) as caught:
                Store.create(folder / "new.ccl", driver=driver)
            tell(caught.value.reason)

        with untouched(folder):
            assert as_nobody(work) == ["could not be written: Permission denied"]

    def test_store_is_not_made_in_a_folder_of_somebody_else(self, folder, path, driver):
        (folder / "inner").mkdir(mode=0o700)

        def work(tell):
            with pytest.raises(StoreWriteError) as caught:
                Store.create(folder / "inner" / "new.ccl", driver=driver)
            tell(caught.value.reason)

        with untouched(folder):
            assert as_nobody(work) == ["could not be written: Permission denied"]

    def test_queue_of_somebody_else_keeps_nobody_from_writing(self, folder, path, driver):
        with Store.open(path, driver=driver) as store:
            perform(store, PLAN.step(STEPS))
        folder.chmod(0o777)
        path.chmod(0o666)
        (folder / "case.ccl-queue").chmod(0o600)

        def work(tell):
            with Store.open(path, driver=driver) as store:
                perform(store, PLAN.step(STEPS + 1))
                check_whole(store, PLAN, STEPS + 2, at_most=0)
            tell("written")

        assert as_nobody(work) == ["written"]
