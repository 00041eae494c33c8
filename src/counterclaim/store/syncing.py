"""Folders on the disk: a file that was moved or made is safe only when its folder is."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["is_there", "place_new", "sync_folder"]


def sync_folder(path: Path) -> None:
    """Have the system write the entries of the folder *path* to the disk, where it can be asked to."""
    if os.name != "posix":
        return  # Windows opens no folders, and keeps their entries in a journal
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_there(path: Path) -> bool:
    """
    Return whether something is at *path*, be it a link to nothing.

    Raises:
        OSError: That cannot be told, as nothing can be there.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def place_new(temporary: Path, target: Path) -> None:
    """
    Move the whole file *temporary* to *target*, where there must be none.

    Raises:
        FileExistsError: There is one.
        OSError: It cannot be moved.
    """
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        os.link(temporary, target)  # unlike renaming, it never replaces what somebody else put there
    except (OSError, NotImplementedError) as error:
        if isinstance(error, FileExistsError) or target.exists():
            raise FileExistsError(target) from None
        temporary.rename(target)  # a file system without links
    else:
        temporary.unlink()
    sync_folder(target.parent)
