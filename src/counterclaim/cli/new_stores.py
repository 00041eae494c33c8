"""A store that a command makes: it gets its name once all that belongs into it is there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.store import Store

__all__ = ["new_store"]


@contextlib.contextmanager
def new_store(name: str, *, sealing_key: bytes | None, origin: str | None) -> Iterator[Store]:
    """
    Yield a store under another name, which becomes the file *name* once the block has ended without an error.

    So nobody else can write to what may go again, and no file is ever removed that somebody may have written
    to. The others are those of `Store.create`.

    Raises:
        InvalidRecordError: *origin* cannot stand in a checkpoint.
        StoreError: There is a file already, perhaps since the beginning of the block; or none can be made.
    """
    from counterclaim.store import Store, StoreError
    from counterclaim.store.opening import check_name
    from counterclaim.store.syncing import is_there, temporary_beside

    check_name(name)
    target = Path(name)
    if is_there(target):
        raise StoreError(name, "is there already, and is not overwritten; name another file")
    temporary = temporary_beside(target)
    try:
        with Store.create(temporary, sealing_key=sealing_key, origin=origin) as store:
            yield store
        _place(temporary, target, name)
    except StoreError as error:
        if error.path != str(temporary):
            raise
        raise type(error)(name, error.reason) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm", "-queue"):
            with contextlib.suppress(OSError):
                Path(f"{temporary}{ending}").unlink(missing_ok=True)


def _place(temporary: Path, target: Path, name: str) -> None:
    from counterclaim.store import StoreError, StoreWriteError
    from counterclaim.store.syncing import place_new

    if Path(f"{temporary}-wal").exists():  # SQLite does not say that it could not bring all into one file
        raise StoreWriteError(name, "could not be written as one file; perhaps the disk is full")
    try:
        place_new(temporary, target)
    except FileExistsError:
        reason = "was made by somebody else meanwhile, and nothing was recorded in it; do it once more"
        raise StoreError(name, reason) from None
    except OSError as error:
        raise StoreWriteError(name, f"could not be written: {error.strerror or error}") from error
