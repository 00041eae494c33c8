"""A copy of a store, checked before it is one."""

from __future__ import annotations

import contextlib
from pathlib import Path

from counterclaim.store.blobs import BlobFolder, blobs_beside
from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError
from counterclaim.store.making import new_file
from counterclaim.store.session import Session
from counterclaim.store.verifying import verified

__all__ = ["back_up", "copy_blobs", "copy_checked"]


def back_up(session: Session, blobs: BlobFolder, target: Path, shown: str) -> Checkpoint:
    """
    Copy the store of *session* to the file *target*, where there must be none, with its *blobs*.

    Raises:
        StoreError: There is a file already, it cannot be written, or what was copied is damaged.
    """
    with new_file(target, shown) as temporary:
        checkpoint = copy_checked(session.database, session.origin, temporary, shown)
        copy_blobs(blobs, blobs_beside(target))
    return checkpoint


def copy_checked(source: Database, origin: str, target: Path, shown: str) -> Checkpoint:
    """
    Copy *source*, whose log is called *origin*, into the empty file *target*; return what it holds, checked.

    Raises:
        DamagedStoreError: The copy is damaged, and so is what it was made of.
    """
    copy = Database(target, shown, source.driver)
    try:
        source.copy_to(copy)
        found = verified(copy, origin, (), blobs_beside(target))
    finally:
        copy.close()
    if found.checkpoint is None or not found.ok:
        reason = f"is damaged, and was not copied: {found.problems[0].message}"
        raise DamagedStoreError(source.shown, reason)
    return found.checkpoint


def copy_blobs(source: BlobFolder, target: BlobFolder) -> None:
    """
    Copy the bytes in *source* to *target*, all of them or none.

    Raises:
        StoreError: They cannot be read or written, or are damaged.
    """
    missing = [name for name in source if name not in target]
    try:
        for name in missing:
            target.put(source.get(name))
    except BaseException:
        with contextlib.suppress(OSError):
            for name in missing:
                target.remove(name)
            target.path.rmdir()
        raise
