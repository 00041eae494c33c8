"""What is refused when a store is opened, and that nothing of it was touched."""

import contextlib
import os
import signal
import sqlite3
import zipfile
from pathlib import Path

import pytest

from counterclaim.store import (
    ErasureIncompleteError,
    ForeignStoreError,
    LockedStoreError,
    NewerStoreError,
    OutdatedStoreError,
    Store,
    StoreError,
    StoreWriteError,
    is_store,
    opening,
    session,
)
from counterclaim.store.schema import APPLICATION_ID, FORMAT_VERSION
from faults.children import Child
from faults.folders import as_nobody, folder_of_all, held_by
from faults.plans import BY, Plan, check_whole, perform, written

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


_MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
24 27 0:6 / /dev rw,relatime shared:2 - devtmpfs devtmpfs rw,size=12334460k
50 27 0:50 / /srv/desk rw,relatime shared:9 master:1 - nfs4 nas:/desk rw,vers=4.2
51 50 0:51 / /srv/desk/local rw,relatime - ext4 /dev/vdb rw
52 27 0:52 / /srv/our\\040desk rw,relatime - cifs //nas/our\\040desk rw,vers=3.1.1
53 27 0:53 / /srv/tab\\011and\\134slash rw - fuse.sshfs desk@nas:/ rw
54 27 0:54 / /srv/again rw - ext4 /dev/vdc rw
55 54 0:55 / /srv/again rw - nfs nas:/again rw
56 27 0:56 /desk /srv/bound/case.ccl rw - nfs4 nas:/desk/case.ccl rw
57 27 0:57 / /srv/büro rw - 9p büro rw
58 27 0:58 / /srv/later rw - nfs4 nas:/later rw
59 58 0:59 / /srv/later rw - tmpfs tmpfs rw
"""


class TestNetworkFileSystems:
    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/srv/desk/case.ccl", "nfs4"),
            ("/srv/desk/deep/er/case.ccl", "nfs4"),
            ("/srv/desk/local/../case.ccl", "nfs4"),
            ("/srv/our desk/case.ccl", "cifs"),
            ("/srv/tab\tand\\slash/case.ccl", "fuse.sshfs"),
            ("/srv/again/case.ccl", "nfs"),
            ("/srv/bound/case.ccl", "nfs4"),
            ("/srv/büro/case.ccl", "9p"),
        ],
    )
    def test_is_refused(self, path, kind):
        with pytest.raises(StoreError, match=rf"network file system \({kind}\)"):
            opening.check_place(Path(path), path, mounts=_MOUNTS)

    @pytest.mark.parametrize(
        "path",
        [
            "/srv/desk/local/case.ccl",
            "/srv/desks/case.ccl",
            "/srv/case.ccl",
            "/case.ccl",
            "/srv/later/case.ccl",
            "/srv/bound/other.ccl",
        ],
    )
    def test_is_not_seen_elsewhere(self, path):
        opening.check_place(Path(path), path, mounts=_MOUNTS)

    def test_link_is_followed(self, tmp_path):
        (tmp_path / "case.ccl").symlink_to("/srv/desk/case.ccl")
        (tmp_path / "desk").symlink_to("/srv/desk")
        for path in (tmp_path / "case.ccl", tmp_path / "desk" / "case.ccl"):
            with pytest.raises(StoreError, match="nfs4"):
                opening.check_place(path, str(path), mounts=_MOUNTS)

    def test_mounts_of_this_machine_can_be_read(self, tmp_path):
        opening.check_place(tmp_path / "case.ccl", "case.ccl")

    @pytest.mark.parametrize("mounts", ["", "\n\n", "nonsense", " - ", "1 2 3 4\n5"])
    def test_unreadable_mounts_are_nothing_to_go_by(self, mounts, tmp_path):
        opening.check_place(tmp_path / "case.ccl", "case.ccl", mounts=mounts)


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
