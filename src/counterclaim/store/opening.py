"""What is checked of a file before it is opened as a store, and how the connection is set up."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
import time
from pathlib import Path

from counterclaim.store.descriptors import first_bytes
from counterclaim.store.drivers import Database, Driver, Version, usual_driver
from counterclaim.store.errors import (
    ForeignStoreError,
    LockedStoreError,
    NewerStoreError,
    OutdatedStoreError,
    StoreError,
)
from counterclaim.store.schema import APPLICATION_ID, FORMAT_VERSION
from counterclaim.store.syncing import drop_second_name

__all__ = [
    "check_header",
    "check_links",
    "check_name",
    "check_place",
    "connect",
    "format_of_header",
    "is_fixed",
    "is_store",
    "set_up",
    "use_wal",
]

_MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100
#: How often, and seconds apart, a file is looked at that has two names for a moment.
_LOOKS, _PAUSE = 20, 0.01
#: STRICT tables came with it.
_OLDEST: Version = (3, 37, 0)
#: Milliseconds that SQLite waits for another connection.
_PATIENCE = 30_000

#: File systems over a network, as Linux names them. Their locks are not to be relied on, and WAL needs memory
#: that all users share (sqlite.org/wal.html, "WAL does not work over a network filesystem").
_NETWORK_TYPES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|coda|ceph|lustre|gpfs|glusterfs|ncpfs|ocfs2|beegfs|davfs2?"
    r"|fuse\.(?:sshfs|glusterfs|ceph|rclone|s3fs|davfs2?|smbnetfs|curlftpfs|gvfsd-fuse|goofys)"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")

_log = logging.getLogger("counterclaim.store")
_told: set[str] = set()


def is_fixed(version: Version) -> bool:
    """
    Return whether this *version* of SQLite keeps acknowledged commits in WAL mode.

    Others can lose them when one connection checkpoints while another writes; fixed in 3.51.3, and in 3.50.7
    and 3.44.6 for those who stay there (sqlite.org/wal.html, "The WAL-reset bug").
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def is_store(path: str | os.PathLike[str]) -> bool:
    """
    Return whether the file at *path* is marked as a store, of whatever version.

    Raises:
        OSError: It cannot be read.
    """
    header = first_bytes(Path(path), _HEADER_LENGTH)
    return header is None or (header.startswith(_MAGIC) and _number(header, 68) == APPLICATION_ID)


def format_of_header(path: Path, shown: str) -> int:
    """
    Return the version of the tables in the file at *path*, from its header, without opening it.

    Raises:
        ForeignStoreError: It is no store.
        NewerStoreError: The version is not known here.
        StoreError: It cannot be read.
    """
    check_name(shown)
    try:
        header = first_bytes(path, _HEADER_LENGTH)
    except FileNotFoundError:
        reason = "there is no such file; Store.create makes a store, and so does the command import"
        raise StoreError(shown, reason) from None
    except IsADirectoryError:
        raise StoreError(shown, "is a directory; name a file in it") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(shown, reason[:1].lower() + reason[1:]) from None
    if header is None:  # it was checked when it was opened
        return FORMAT_VERSION
    if not header.startswith(_MAGIC) or _number(header, 68) != APPLICATION_ID:
        raise ForeignStoreError(shown, "is no store of counterclaim; nothing was changed")
    version = _number(header, 60)
    if version > FORMAT_VERSION:
        reason = (
            f"was written in format {version}, and this version of counterclaim knows {FORMAT_VERSION}; "
            "update counterclaim"
        )
        raise NewerStoreError(shown, reason)
    return version


def check_name(shown: str) -> None:
    """
    Check that a file could be called *shown*.

    Raises:
        StoreError: It is empty, or holds a null character.
    """
    if "\0" in shown or not Path(shown).name:
        raise StoreError(shown, "is no name of a file")


def check_header(path: Path, shown: str) -> None:
    """
    Check that the file at *path* is a store that can be opened here.

    Raises:
        StoreError: It is none, or one of another version; the class says which.
    """
    version = format_of_header(path, shown)
    if version < FORMAT_VERSION:
        reason = f"has the older format {version}; bring it up to date with Store.migrate"
        raise OutdatedStoreError(shown, reason)


def check_links(path: Path, shown: str) -> None:
    """
    Check that the file at *path* has one name, since SQLite keeps its log under the name it is opened by.

    Raises:
        StoreError: It has several (hard links), under which programs would not see each other's commits.
    """
    for look in range(_LOOKS):  # a new store has two for a moment, or until now where that was interrupted
        with contextlib.suppress(OSError):
            if path.stat().st_nlink < 2:
                return
            if look > _LOOKS // 2:
                drop_second_name(path)
        time.sleep(_PAUSE)
    reason = "has several names (hard links), under which commits can be lost; copy it with backup instead"
    raise StoreError(shown, reason)


def check_place(path: Path, shown: str, *, mounts: str | None = None) -> None:
    """
    Check that *path* does not lie on a network file system, wherever links lead.

    *mounts* is what `/proc/self/mountinfo` says, read where it is not given; where there is no such file,
    only the network paths of Windows are known.

    Raises:
        StoreError: It does, or is no name of a file.
    """
    check_name(shown)
    kind = "a network path" if str(path).startswith("\\\\") else _network_type(path, mounts)
    if kind is not None:
        reason = f"lies on a network file system ({kind}), where commits can be lost; keep it on a local disk"
        raise StoreError(shown, reason)


def connect(path: Path, shown: str, driver: Driver | None) -> Database:
    """
    Open the file at *path* and set the connection up.

    Raises:
        StoreError: It cannot be opened; the class says why.
    """
    chosen = driver or usual_driver(is_fixed)
    if chosen.version < _OLDEST:
        found, needed = (".".join(map(str, version)) for version in (chosen.version, _OLDEST))
        raise StoreError(shown, f"needs SQLite {needed} or newer, found {found}; install counterclaim[apsw]")
    database = Database(path, shown, chosen)
    try:
        set_up(database)
    except BaseException:
        database.close()
        raise
    return database


def set_up(database: Database) -> None:
    """Set what a connection needs, and the journal that the version of SQLite is safe with."""
    for pragma in (
        f"busy_timeout = {_PATIENCE}",
        "recursive_triggers = ON",  # without it, INSERT OR REPLACE deletes and no trigger hears of it
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "mmap_size = 0",
        "fullfsync = ON",  # of macOS, where fsync alone does not reach the disk
        "checkpoint_fullfsync = ON",
        # Of WAL the same as FULL; of other journals it also syncs the folder once the journal is gone.
        "synchronous = EXTRA",
    ):
        database.run(f"PRAGMA {pragma}")
    if not is_fixed(database.driver.version):
        _leave_wal(database)


def use_wal(database: Database) -> None:
    """Have a new store use a write-ahead log, where this version of SQLite is safe with it."""
    if is_fixed(database.driver.version):
        database.run("PRAGMA journal_mode = WAL")


def _leave_wal(database: Database) -> None:
    """Use a rollback journal, since this version of SQLite is not safe with another one."""
    uses_wal = database.value("PRAGMA journal_mode") == "wal"
    if uses_wal and database.value("PRAGMA journal_mode = DELETE") == "wal":
        reason = "is open in a program with a newer SQLite; close it, or install counterclaim[apsw] here"
        raise LockedStoreError(database.shown, reason)
    name = f"{database.driver.name} with SQLite {'.'.join(map(str, database.driver.version))}"
    if name not in _told:
        _told.add(name)
        _log.warning(
            "%s can lose commits in WAL mode; stores are kept in DELETE mode with synchronous=EXTRA, where a "
            "writer waits for readers. 'pip install counterclaim[apsw]' brings a newer SQLite",
            name,
        )


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _network_type(path: Path, mounts: str | None) -> str | None:
    if mounts is None:
        if sys.platform != "linux":
            return None
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
    file = Path(os.path.realpath(path))
    types = (_type_of_mount(str(place), mounts) for place in (file, file.parent))
    return next((kind for kind in types if _NETWORK_TYPES.fullmatch(kind)), None)


def _type_of_mount(place: str, mounts: str) -> str:
    """Return the type of what is mounted where *place* is; a single file can be a place of its own."""
    holding: tuple[int, str] = (-1, "")
    for line in mounts.split("\n"):  # other marks of an end of line can be part of a name
        point, kind = _mount(line)
        inside = point == "/" or place == point or place.startswith(point + "/")
        if point and inside and len(point) >= holding[0]:  # of two on one place, the later one is seen
            holding = (len(point), kind)
    return holding[1]


def _mount(line: str) -> tuple[str, str]:
    """Return where a line of `mountinfo` mounts, and which type (proc_pid_mountinfo(5))."""
    before, _, behind = line.partition(" - ")
    fields = before.split(" ")
    point = fields[4] if len(fields) > 4 else ""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), point), behind.split(" ")[0]
