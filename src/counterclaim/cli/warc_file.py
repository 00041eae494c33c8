"""A new WARC file that a command writes: it gets its name once all of it is there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from counterclaim.errors import CounterclaimError, FileAccessError
from counterclaim.fetch import Fetched
from counterclaim.fetch.warc import write_warc
from counterclaim.files.writing import check_new
from counterclaim.store.syncing import place_new, temporary_beside

__all__ = ["write_warc_file"]


def write_warc_file(name: str, pages: Iterable[Fetched]) -> None:
    """
    Write *pages*, as they come, to the file *name*, where there must be none; without any there will be none.

    Raises:
        FileAccessError: There is a file already, or it cannot be written.
        MissingExtraError: warcio is not installed.
    """
    check_new(name)
    target = Path(name)
    temporary = temporary_beside(target)
    try:
        with temporary.open("xb") as stream:
            count = write_warc(stream, pages)
        if count:
            place_new(temporary, target)
    except CounterclaimError:
        raise
    except FileExistsError:
        raise FileAccessError(name, "is there already, and is not overwritten; name another file") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileAccessError(name, reason[:1].lower() + reason[1:]) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
