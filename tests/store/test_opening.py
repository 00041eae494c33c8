"""What is checked before a file is opened, and how connections are set up."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from counterclaim.store import (
    ForeignStoreError,
    LockedStoreError,
    NewerStoreError,
    OutdatedStoreError,
    Store,
    StoreError,
    apsw_driver,
    is_store,
    opening,
    sqlite3_driver,
)
from counterclaim.store.opening import check_header, check_place, connect, is_fixed
from store.helpers import LEAK, POLICE, add


class TestVersions:
    @pytest.mark.parametrize(
        ("version", "fixed"),
        [
            ((3, 7, 0), False),
            ((3, 37, 0), False),
            ((3, 40, 1), False),
            ((3, 44, 0), False),
            ((3, 44, 5), False),
            ((3, 44, 6), True),
            ((3, 44, 7), True),
            ((3, 45, 0), False),
            ((3, 45, 3), False),
            ((3, 49, 2), False),
            ((3, 50, 0), False),
            ((3, 50, 6), False),
            ((3, 50, 7), True),
            ((3, 50, 8), True),
            ((3, 51, 0), False),
            ((3, 51, 2), False),
            ((3, 51, 3), True),
            ((3, 51, 4), True),
            ((3, 52, 0), True),
            ((3, 54, 1), True),
            ((4, 0, 0), True),
        ],
    )
    def test_that_keep_acknowledged_commits(self, version, fixed):
        assert is_fixed(version) is fixed

    @pytest.mark.parametrize(("version", "works"), [((3, 36, 9), False), ((3, 37, 0), True)])
    def test_that_are_too_old_are_refused(self, tmp_path, driver, version, works):
        old = driver._replace(version=version)
        if works:
            Store.create(tmp_path / "case.ccl", driver=old).close()
            return
        with pytest.raises(
            StoreError, match=r"needs SQLite 3\.37\.0 or newer, found 3\.36\.9; install counterclaim\[apsw\]"
        ):
            Store.create(tmp_path / "case.ccl", driver=old)
        assert list(tmp_path.iterdir()) == []

    def test_the_usual_way_is_one_that_is_safe_where_there_is_one(self, store, driver):
        store.close()
        with Store.open(store.path) as usual:
            assert is_fixed(usual._session.database.driver.version)


class TestJournals:
    def test_wal_where_the_version_is_safe(self, tmp_path):
        with Store.create(tmp_path / "case.ccl", driver=apsw_driver()) as store:
            assert store.journal_mode == "wal"

    @pytest.mark.parametrize("make", [sqlite3_driver, apsw_driver])
    def test_delete_where_it_is_not(self, tmp_path, make):
        unsafe = make()._replace(version=(3, 45, 0))
        with Store.create(tmp_path / "case.ccl", driver=unsafe) as store:
            assert store.journal_mode == "delete"
            add(store, POLICE)
        assert not (tmp_path / "case.ccl-wal").exists()

    def test_wal_is_left_by_a_version_that_is_not_safe(self, tmp_path):
        with Store.create(tmp_path / "case.ccl", driver=apsw_driver()) as store:
            add(store, POLICE)
        with Store.open(tmp_path / "case.ccl", driver=apsw_driver()._replace(version=(3, 45, 0))) as store:
            assert store.journal_mode == "delete"
            assert list(store) == [POLICE]
            add(store, LEAK)

    def test_unless_another_program_uses_it(self, tmp_path, monkeypatch):
        monkeypatch.setattr(opening, "_PATIENCE", 1)
        with Store.create(tmp_path / "case.ccl", driver=apsw_driver()) as store:
            add(store, POLICE)
            with pytest.raises(LockedStoreError):
                Store.open(tmp_path / "case.ccl", driver=apsw_driver()._replace(version=(3, 45, 0)))
            add(store, LEAK)
            assert store.journal_mode == "wal"

    def test_it_is_said_once_for_each_way(self, tmp_path, monkeypatch, caplog):
        monkeypatch.setattr(opening, "_told", set())
        unsafe = apsw_driver()._replace(version=(3, 45, 0))
        with caplog.at_level(logging.WARNING, "counterclaim.store"):
            for number in range(3):
                Store.create(tmp_path / f"{number}.ccl", driver=unsafe).close()
            Store.create(tmp_path / "other.ccl", driver=unsafe._replace(name="sqlite3")).close()
            Store.create(tmp_path / "safe.ccl", driver=apsw_driver()).close()

        first, second = caplog.messages
        assert first.startswith(
            "apsw with SQLite 3.45.0 can lose commits in WAL mode; stores are kept in DELETE mode"
        )
        assert second.startswith("sqlite3 with SQLite 3.45.0 can lose")
        assert "'pip install counterclaim[apsw]' brings a newer SQLite" in first


class TestSettings:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [
            ("recursive_triggers", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
            ("secure_delete", 1),
            ("mmap_size", 0),
            ("fullfsync", 1),
            ("checkpoint_fullfsync", 1),
            ("synchronous", 3),
            ("busy_timeout", 30_000),
        ],
    )
    def test_are_made_on_every_connection(self, store, driver, pragma, value):
        with Store.open(store.path, driver=driver) as opened:
            for each in (store, opened):
                assert each._session.database.value(f"PRAGMA {pragma}") in (
                    value,
                    None if pragma == "mmap_size" else value,
                )

    def test_patience_is_set_again_after_writing(self, store):
        add(store, POLICE)

        assert store._session.database.value("PRAGMA busy_timeout") == 30_000

    def test_a_failure_closes_the_connection(self, store, driver, monkeypatch):
        def fail(database):
            raise StoreError(database.shown, "no")

        store.close()
        monkeypatch.setattr(opening, "set_up", fail)
        closed = []
        monkeypatch.setattr(opening.Database, "close", lambda self: closed.append(self))
        with pytest.raises(StoreError, match="no"):
            connect(store.path, "case.ccl", driver)
        assert len(closed) == 1


class TestHeaders:
    def test_a_store_is_one(self, store):
        store.close()
        assert is_store(store.path)
        check_header(store.path, "case.ccl")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"SQLite format 3\0",
            b"SQLite format 3\0" + bytes(84),
            b"x" * 100,
            bytes(5000),
            b"SQLite format 2\0" + bytes(52) + b"ccl1" + bytes(28),
            b"SQLite format 3\0" + bytes(52) + b"ccl2" + bytes(28),
        ],
    )
    def test_anything_else_is_foreign_and_stays_as_it_is(self, tmp_path, driver, data):
        path = tmp_path / "x.ccl"
        path.write_bytes(data)

        assert not is_store(path)
        with pytest.raises(ForeignStoreError, match="is no store of counterclaim; nothing was changed"):
            Store.open(path, driver=driver)
        assert path.read_bytes() == data
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize(
        ("version", "error", "message"),
        [
            (
                2,
                NewerStoreError,
                r"was written in format 2, and this version of counterclaim knows 1; update",
            ),
            (2**31 - 1, NewerStoreError, "was written in format 2147483647"),
            (0, OutdatedStoreError, r"has the older format 0; bring it up to date with Store\.migrate"),
        ],
    )
    def test_another_format_is_told_and_stays_as_it_is(self, store, driver, version, error, message):
        store.close()
        data = bytearray(store.path.read_bytes())
        data[60:64] = version.to_bytes(4, "big")
        store.path.write_bytes(data)

        assert is_store(store.path)
        with pytest.raises(error, match=message):
            Store.open(store.path, driver=driver)
        assert store.path.read_bytes() == data

    def test_one_that_is_cut_off_in_the_middle_is_told(self, store, driver):
        add(store, POLICE)
        store.close()
        store.path.write_bytes(store.path.read_bytes()[:4096])

        with pytest.raises(StoreError):
            Store.open(store.path, driver=driver)


def line(point, kind, *, source="server:/export"):
    return f"36 35 98:0 / {point} rw,noatime master:1 - {kind} {source} rw,errors=continue"


class TestPlaces:
    @pytest.mark.parametrize(
        "kind",
        [
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "afs",
            "ceph",
            "lustre",
            "gpfs",
            "glusterfs",
            "beegfs",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.s3fs",
        ],
    )
    def test_on_a_network_are_refused(self, tmp_path, kind):
        mounts = "\n".join([line("/", "ext4"), line(tmp_path, kind)])

        with pytest.raises(
            StoreError, match=f"lies on a network file system \\({kind}\\), where commits can be lost"
        ):
            check_place(tmp_path / "case.ccl", "case.ccl", mounts=mounts)

    @pytest.mark.parametrize(
        "kind",
        ["ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "fuseblk", "fuse.encfs", "nfsd", "vfat", "apfs"],
    )
    def test_on_a_disk_are_not(self, tmp_path, kind):
        check_place(
            tmp_path / "case.ccl", "case.ccl", mounts="\n".join([line("/", "nfs4"), line(tmp_path, kind)])
        )

    @pytest.mark.parametrize(
        ("points", "refused"),
        [
            ([("/", "ext4"), ("/mnt", "nfs")], False),
            ([("/", "nfs"), ("/mnt", "ext4")], True),
            ([("/", "ext4"), ("{}", "nfs"), ("{}", "ext4")], False),
            ([("/", "ext4"), ("{}", "ext4"), ("{}", "nfs")], True),
            ([("/", "ext4"), ("{}/deep", "nfs")], True),
            ([("/", "ext4"), ("{}/deep", "nfs"), ("{}/deep/er", "ext4")], False),
            ([("/", "ext4"), ("{}/de", "nfs")], False),
            ([("/", "ext4"), ("{}/deep/er/case.ccl", "nfs")], True),
            ([("{}", "nfs"), ("/", "ext4")], True),
            ([], False),
        ],
    )
    def test_the_nearest_mount_counts_and_of_two_the_later(self, tmp_path, points, refused):
        folder = tmp_path / "deep" / "er"
        folder.mkdir(parents=True)
        mounts = "\n".join(line(point.format(tmp_path), kind) for point, kind in points)
        if refused:
            with pytest.raises(StoreError, match="network"):
                check_place(folder / "case.ccl", "case.ccl", mounts=mounts)
        else:
            check_place(folder / "case.ccl", "case.ccl", mounts=mounts)

    @pytest.mark.parametrize(
        "name", ["my cases", "back\\slash", "tab\there", "größe", "para\u2028graph", "- nfs"]
    )
    def test_names_are_written_in_another_way_there(self, tmp_path, name):
        folder = tmp_path / name
        folder.mkdir()
        written = str(folder).replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011")

        with pytest.raises(StoreError, match="network"):
            check_place(folder / "case.ccl", "x", mounts=f"{line('/', 'ext4')}\n{line(written, 'nfs4')}\n")

    @pytest.mark.parametrize(
        "mounts", ["", "\n", "nonsense", "36 35 98:0 /", " - nfs", "36 35 98:0 / /mnt rw -\n", " " * 50]
    )
    def test_lines_that_say_something_else_say_nothing(self, tmp_path, mounts):
        check_place(tmp_path / "case.ccl", "case.ccl", mounts=mounts)

    def test_links_are_followed(self, tmp_path):
        (tmp_path / "far").mkdir()
        (tmp_path / "near").symlink_to(tmp_path / "far")
        (tmp_path / "far" / "case.ccl").touch()
        (tmp_path / "link.ccl").symlink_to(tmp_path / "far" / "case.ccl")
        mounts = f"{line('/', 'ext4')}\n{line(tmp_path / 'far', 'nfs')}"

        for path in (tmp_path / "near" / "case.ccl", tmp_path / "link.ccl"):
            with pytest.raises(StoreError, match="network"):
                check_place(path, "case.ccl", mounts=mounts)

    def test_paths_of_windows_networks_are_refused(self):
        with pytest.raises(StoreError, match="a network path"):
            check_place(Path("\\\\server\\share\\case.ccl"), "case.ccl", mounts="")

    def test_this_machine_is_asked_where_nothing_is_given(self, tmp_path):
        check_place(tmp_path / "case.ccl", "case.ccl")

    def test_every_way_in_asks(self, store, driver, monkeypatch, tmp_path):
        def refuse(path, shown, **_):
            raise StoreError(shown, "lies elsewhere")

        store.export(tmp_path / "out")
        store.close()
        for module in ("store", "migrating"):
            monkeypatch.setattr(f"counterclaim.store.{module}.check_place", refuse)
        for way in (
            lambda: Store.open(store.path, driver=driver),
            lambda: Store.create(tmp_path / "new.ccl", driver=driver),
            lambda: Store.restore(tmp_path / "out", tmp_path / "new.ccl", driver=driver),
            lambda: Store.migrate(store.path),
        ):
            with pytest.raises(StoreError, match="lies elsewhere"):
                way()
        assert not (tmp_path / "new.ccl").exists()
