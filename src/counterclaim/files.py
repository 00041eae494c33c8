"""
Cases in files: opening them, whatever their form, and writing them so that a failure leaves the old file.

A case is a case file (`.toml`), a JSON Lines file (`.jsonl`, `.ndjson`, `.json`), or `-` for standard input,
whose form is recognised by how it begins. PROV-JSON (`.provjson`) and pictures (`.dot`, `.gv`, `.mmd`) are
written only.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal, TextIO, TypeAlias

import attrs

from counterclaim.case import Case, merge
from counterclaim.codec import ProtectedMode
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.errors import FileAccessError, InvalidRecordError
from counterclaim.findings import Exported, Imported
from counterclaim.formats import casefile, dot, jsonl, mermaid, prov
from counterclaim.frozen import FrozenMap
from counterclaim.vocabulary import Vocabulary

__all__ = [
    "FileFormat",
    "format_of",
    "read_case",
    "read_cases",
    "read_rule_set",
    "write_case",
    "write_text",
]

PathLike: TypeAlias = "str | os.PathLike[str]"
FileFormat: TypeAlias = Literal["toml", "jsonl", "prov", "dot", "mermaid"]

_ENDINGS: dict[str, FileFormat] = {".toml": "toml", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
#: The endings of forms that a case is written in and not read from.
_WRITTEN_ONLY: dict[str, FileFormat] = {
    ".provjson": "prov",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
}
#: What writes a form as a whole; JSON Lines go record by record.
_WRITERS: dict[FileFormat, Callable[..., Exported]] = {
    "toml": casefile.write,
    "prov": prov.write,
    "dot": dot.write,
    "mermaid": mermaid.write,
}
_STANDARD_INPUT = "-"
#: A case file is written by a person; one of this size is not one.
_LARGEST_CASE_FILE = 32 * 1024 * 1024


def read_case(path: PathLike, *, vocabulary: Vocabulary | None = None) -> Imported[Case]:
    """
    Return the case in the file *path*, and all that is wrong in the file or contradictory in the case.

    *vocabulary* holds the properties that a case file need not declare, by default those that are built in.

    Raises:
        FileAccessError: The file cannot be read, or its ending names no form.
    """
    return _with_contradictions(_read(os.fspath(path), vocabulary))


def read_cases(paths: Iterable[PathLike], *, vocabulary: Vocabulary | None = None) -> Imported[Case]:
    """
    Return the cases in the files *paths* as one.

    The same id with the same content is one record; with other content, both get the id of their case as a
    prefix, and a problem of code `renamed` says so. *vocabulary* is that of `read_case`.

    Raises:
        FileAccessError: A file cannot be read, or its ending names no form.
    """
    names = [os.fspath(path) for path in paths]
    if len(names) == 1:
        return read_case(names[0], vocabulary=vocabulary)
    read = [_read(name, vocabulary) for name in names]
    merged = merge((_case_id(name, one.case), one.case) for name, one in zip(names, read, strict=True))
    problems = tuple(chain.from_iterable(one.problems for one in read))
    texts = FrozenMap(chain.from_iterable(one.texts.items() for one in read))
    return _with_contradictions(Imported(case=merged.case, problems=problems + merged.problems, texts=texts))


def write_case(case: Case, path: PathLike, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Write *case* to the file *path*, in the form that its ending names; return what was lost.

    A picture is the claim map. The file is written beside its place and then moved there, so a failure leaves
    what was there before. *protected* says what becomes of protected values: refused, left out ("mask") or
    written ("keep"); a picture shows none.

    Raises:
        FileAccessError: The file cannot be written, or its ending names no form.
        MissingExtraError: The form needs a package that is not installed.
        ProtectedValueError: The case holds a protected value, and *protected* is "refuse".
    """
    name = os.fspath(path)
    write = _WRITERS.get(format_of(name))
    if write is not None:
        exported = write(case, protected=protected)
        write_text(name, exported.data or "")
        return Exported(losses=exported.losses)
    with _replacing(name) as stream:
        return Exported(losses=jsonl.dump(case, stream, protected=protected))


def read_rule_set(path: PathLike) -> RuleSet:
    """
    Return the rule set in the TOML file *path*: the usual thresholds with the changes that stand there.

    Raises:
        FileAccessError: The file cannot be read, is no TOML, or holds a setting that is refused.
    """
    name = os.fspath(path)
    with _access(name), _path(name).open("rb") as stream:
        data = _at_most(stream, name)
    try:
        return RuleSet.from_data(tomllib.loads(data.decode(), parse_float=Decimal))
    except InvalidRecordError as error:
        reason = "; ".join(map(str, error.faults))
    except (ValueError, RecursionError) as error:
        reason = f"is no TOML: {error}" if str(error) else "is nested too deeply"
    raise FileAccessError(name, reason)


def write_text(path: PathLike, text: str) -> None:
    """
    Write *text* to the file *path*, as UTF-8, so that a failure leaves what was there before.

    Raises:
        FileAccessError: The file cannot be written.
    """
    with _replacing(os.fspath(path)) as stream:
        stream.write(text)


def format_of(name: str) -> FileFormat:
    """
    Return the form that the ending of the file *name* stands for.

    Raises:
        FileAccessError: It stands for none.
    """
    return _form_among(_ENDINGS | _WRITTEN_ONLY, name)


def _form_among(endings: Mapping[str, FileFormat], name: str) -> FileFormat:
    try:
        return endings[Path(name).suffix.lower()]
    except KeyError:
        reason = f"its ending names no form of a case; use one of {', '.join(endings)}"
        raise FileAccessError(name, reason) from None


def _with_contradictions(imported: Imported[Case]) -> Imported[Case]:
    """Add the problems of the case, unless records are missing: then they follow from what was told."""
    if not imported.ok:
        return imported
    return attrs.evolve(imported, problems=imported.problems + imported.case.problems())


def _read(name: str, vocabulary: Vocabulary | None) -> Imported[Case]:
    if name == _STANDARD_INPUT:
        return _read_standard_input(sys.stdin.buffer, vocabulary)
    if Path(name).suffix.lower() in _WRITTEN_ONLY:
        reason = f"a case is written in this form and not read from it; use one of {', '.join(_ENDINGS)}"
        raise FileAccessError(name, reason)
    with _access(name), _path(name).open("rb") as stream:
        if _form_among(_ENDINGS, name) == "jsonl":
            return jsonl.read(jsonl.lines_of(stream), name=name)
        data = _at_most(stream, name)
    return casefile.read(data, name=name, load=_loader(name), vocabulary=vocabulary)


def _read_standard_input(stream: BinaryIO, vocabulary: Vocabulary | None) -> Imported[Case]:
    name = "standard input"
    with _access(name):
        first = _up_to_content(stream)
        if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"[\n", b"[\r")):
            return jsonl.read(chain(first.splitlines(keepends=True), jsonl.lines_of(stream)), name=name)
        data = _at_most(stream, name, first)
    return casefile.read(data, name=name, vocabulary=vocabulary)


def _up_to_content(stream: BinaryIO) -> bytes:
    """Return what *stream* begins with, up to the end of the first line that is not blank."""
    read = b""
    for line in jsonl.lines_of(stream):
        read += line
        if line.strip() or len(read) > _LARGEST_CASE_FILE:
            break
    return read


def _loader(name: str) -> Callable[[str], bytes]:
    """Return what reads the files that the case file *name* names: those below its own folder, no others."""
    folder = Path(name).resolve().parent

    def load(relative: str) -> bytes:
        with _access(relative):
            path = (folder / _path(relative)).resolve()
            if not path.is_relative_to(folder):
                reason = "lies outside the folder of the case file; move it there"
                raise FileAccessError(relative, reason)
            if path.exists() and not path.is_file() and not path.is_dir():
                raise FileAccessError(relative, "is a pipe or device; name a file")  # one may never end
            with path.open("rb") as stream:
                return _at_most(stream, relative)

    return load


def _at_most(stream: BinaryIO, name: str, begun: bytes = b"") -> bytes:
    """Return what *stream* holds behind what was *begun*, unless that is too much."""
    data = begun + stream.read(max(_LARGEST_CASE_FILE + 1 - len(begun), 0))
    if len(data) > _LARGEST_CASE_FILE:
        reason = f"has more than {_LARGEST_CASE_FILE // 1024**2} MB, which is no file that a person wrote"
        raise FileAccessError(name, reason)
    return data


def _case_id(name: str, case: Case) -> str:
    return case.info.id if case.info is not None else "-".join(Path(name).stem.split()) or "case"


def _path(name: str) -> Path:
    if "\0" in name:
        raise FileAccessError(name, "no file has a null character in its name")
    return Path(name)


@contextlib.contextmanager
def _access(name: str) -> Iterator[None]:
    """Word the errors of the operating system."""
    try:
        yield
    except FileAccessError:
        raise
    except IsADirectoryError:
        raise FileAccessError(name, "is a directory; name a file in it") from None
    except FileNotFoundError:
        raise FileAccessError(name, "there is no such file") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileAccessError(name, reason[:1].lower() + reason[1:]) from None


@contextlib.contextmanager
def _replacing(name: str) -> Iterator[TextIO]:
    """Yield a file that takes the place of *name* once it is whole and on the disk."""
    with _access(name):
        target = _path(name).resolve()  # through a link, so that it stays one
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
