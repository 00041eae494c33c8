"""Folders on the disk: a file that was moved or made is safe only when its folder is."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Final

__all__ = ["drop_second_name", "is_there", "place_new", "sync_folder", "temporary_beside"]

_TOKEN: Final = 8
_TEMPORARY: Final = re.compile(rf"\.[0-9a-f]{{{2 * _TOKEN}}}\.tmp")


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
        temporary.unlink(missing_ok=True)  # somebody may have tidied up already
    sync_folder(target.parent)


def temporary_beside(target: Path) -> Path:
    """Return the name of a file beside *target* that nobody uses, in which it is made."""
    return target.with_name(f".{secrets.token_hex(_TOKEN)}.tmp")


def drop_second_name(target: Path) -> None:
    """
    Take away the temporary name that *target* still has where `place_new` was killed in the middle.

    Raises:
        OSError: It cannot be taken away.
    """
    for entry in os.scandir(target.parent):
        if _TEMPORARY.fullmatch(entry.name) and target.samefile(entry.path):
            Path(entry.path).unlink(missing_ok=True)
