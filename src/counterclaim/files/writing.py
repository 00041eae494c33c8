"""Writing a case to a file, so that a failure leaves what was there before."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from counterclaim.case import Case
from counterclaim.codec import ProtectedMode
from counterclaim.errors import FileAccessError
from counterclaim.files.access import PathLike, access, path_of
from counterclaim.files.forms import LINES, Forms
from counterclaim.findings import Exported
from counterclaim.formats import jsonl
from counterclaim.formats.form import Format

__all__ = ["check_new", "write_case", "write_new", "write_text"]

_THERE = "is there already, and is not overwritten; name another file"


def write_case(
    case: Case,
    path: PathLike,
    *,
    protected: ProtectedMode = "refuse",
    format: str | None = None,
    formats: Iterable[Format] = (),
) -> Exported:
    """
    Write *case* to the file *path*, in the form called *format* or the one that its ending names.

    Returned is what was lost. A picture is the claim map. The file is written beside its place and then moved
    there, so a failure leaves what was there before. *protected* says what becomes of protected values:
    refused, left out ("mask") or written ("keep"); a picture shows none. Those of *formats*, which plug-ins
    bring, are known besides those of the library.

    Raises:
        FileAccessError: The file cannot be written, or its ending names no form.
        MissingExtraError: The form needs a package that is not installed.
        ProtectedValueError: The case holds a protected value, and *protected* is "refuse".
    """
    name = os.fspath(path)
    form = Forms(formats).to_write(name, format)
    if form is not LINES and form.write is not None:
        exported = form.write(case, protected=protected)
        write_text(name, exported.data or "")
        return Exported(losses=exported.losses, problems=exported.problems)
    with _replacing(name) as stream:
        return Exported(losses=jsonl.dump(case, stream, protected=protected))


def write_text(path: PathLike, text: str) -> None:
    """
    Write *text* to the file *path*, as UTF-8, so that a failure leaves what was there before.

    Raises:
        FileAccessError: The file cannot be written.
    """
    with _replacing(os.fspath(path)) as stream:
        stream.write(text)


def write_new(path: PathLike, data: bytes, *, mode: int = 0o666) -> None:
    """
    Write *data* to the file *path*, where there must be none; *mode* says who may read it.

    It is written beside its place and then moved there, so that a failure leaves nothing.

    Raises:
        FileAccessError: There is a file already, or it cannot be written.
    """
    from counterclaim.store.syncing import place_new  # with it comes SQLite, which others do without

    name = os.fspath(path)
    check_new(name)
    with access(name):
        target = path_of(name)
        temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            place_new(temporary, target)
        except FileExistsError:
            raise FileAccessError(name, _THERE) from None
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def check_new(path: PathLike) -> None:
    """
    Check that there is no file *path* yet, and a folder that it could be written to.

    Raises:
        FileAccessError: There is one, or none could be made.
    """
    name = os.fspath(path)
    with access(name):
        target = path_of(name)
        if os.path.lexists(target):  # also where it is a link to nothing
            raise FileAccessError(name, _THERE)
        if not target.parent.is_dir():
            raise FileAccessError(name, "there is no such folder to write it to")


@contextlib.contextmanager
def _replacing(name: str) -> Iterator[TextIO]:
    """Yield a file that takes the place of *name* once it is whole and on the disk."""
    with access(name):
        target = path_of(name).resolve()  # through a link, so that it stays one
        if target.is_dir():
            raise FileAccessError(name, "is a directory; name a file in it")
        if target.exists() and not target.is_file():  # a pipe or device takes what it is given
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            with _opened_new(temporary, target) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _opened_new(path: Path, target: Path) -> TextIO:
    """Return the new file *path*, open for writing, that nobody may read who may not read *target*."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    if target.exists():
        path.chmod(mode)  # the umask may have taken away what the target allows
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="\n")
