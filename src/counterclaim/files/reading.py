"""Opening cases in files, whatever their form."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from counterclaim.case import Case, merge
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.errors import FileAccessError, InvalidRecordError
from counterclaim.files.access import PathLike, access, path_of
from counterclaim.files.forms import READ, WRITTEN_ONLY, form_among
from counterclaim.findings import Imported, Problem
from counterclaim.formats import casefile, jsonl
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.vocabulary import Vocabulary

__all__ = ["read_case", "read_cases", "read_records", "read_rule_set", "read_small"]

OnRecord: TypeAlias = Callable[[str], Record | None]

_STANDARD_INPUT = "-"
#: A case file is written by a person; one of this size is not one.
_LARGEST_CASE_FILE = 32 * 1024 * 1024


def read_case(
    path: PathLike,
    *,
    vocabulary: Vocabulary | None = None,
    known_at: datetime | int | None = None,
    sealing_key: bytes | None = None,
) -> Imported[Case]:
    """
    Return the case in the file *path*, and all that is wrong in the file or contradictory in the case.

    *vocabulary* holds the properties that a case file need not declare, by default those that are built in.
    Of a store, *known_at* is the moment of recorded time (with its zone), or the number of the revision, that
    it is shown as of; *sealing_key* opens its protected values.

    Raises:
        FileAccessError: The file cannot be read, its ending names no form, or it has no history to look at.
    """
    opening = _Opening(vocabulary, known_at, sealing_key)
    return _with_contradictions(opening.read(os.fspath(path)))


def read_cases(
    paths: Iterable[PathLike],
    *,
    vocabulary: Vocabulary | None = None,
    known_at: datetime | int | None = None,
    sealing_key: bytes | None = None,
) -> Imported[Case]:
    """
    Return the cases in the files *paths* as one.

    The same id with the same content is one record; with other content, both get the id of their case as a
    prefix, and a problem of code `renamed` says so. The options are those of `read_case`.

    Raises:
        FileAccessError: A file cannot be read, its ending names no form, or it has no history to look at.
    """
    opening = _Opening(vocabulary, known_at, sealing_key)
    names = [os.fspath(path) for path in paths]
    read = [opening.read(name) for name in names]
    if len(read) == 1:
        return _with_contradictions(read[0])
    merged = merge((_case_id(name, one.case), one.case) for name, one in zip(names, read, strict=True))
    problems = tuple(chain.from_iterable(one.problems for one in read))
    texts = FrozenMap(chain.from_iterable(one.texts.items() for one in read))
    return _with_contradictions(Imported(case=merged.case, problems=problems + merged.problems, texts=texts))


def read_records(
    path: PathLike,
    *,
    on_problem: Callable[[Problem], object],
    vocabulary: Vocabulary | None = None,
    sealing_key: bytes | None = None,
    on_record: OnRecord | None = None,
) -> Iterator[Record]:
    """
    Yield the records in the file *path*; those of JSON Lines one by one, so that there may be any number.

    *on_problem* is called with what is wrong in the file. *vocabulary* and *sealing_key* are those of
    `read_case`. A case file may also refer to what *on_record* returns under an id.

    Raises:
        FileAccessError: The file cannot be read, or its ending names no form.
    """
    name = os.fspath(path)
    if name != _STANDARD_INPUT and READ.get(Path(name).suffix.lower()) == "jsonl":
        with access(name), path_of(name).open("rb") as stream:
            yield from jsonl.records(jsonl.lines_of(stream), on_problem=on_problem, name=name)
        return
    imported = _Opening(vocabulary, None, sealing_key, on_record).read(name)
    for problem in imported.problems:
        on_problem(problem)
    yield from imported.case


def read_rule_set(path: PathLike) -> RuleSet:
    """
    Return the rule set in the TOML file *path*: the usual thresholds with the changes that stand there.

    Raises:
        FileAccessError: The file cannot be read, is no TOML, or holds a setting that is refused.
    """
    name = os.fspath(path)
    with access(name), path_of(name).open("rb") as stream:
        data = _at_most(stream, name)
    try:
        return RuleSet.from_data(tomllib.loads(data.decode(), parse_float=Decimal))
    except InvalidRecordError as error:
        reason = "; ".join(map(str, error.faults))
    except (ValueError, RecursionError) as error:
        reason = f"is no TOML: {error}" if str(error) else "is nested too deeply"
    raise FileAccessError(name, reason)


def read_small(path: PathLike) -> bytes:
    """
    Return what is in the file *path*, of which nobody expects much: a checkpoint, a key, a certificate.

    Raises:
        FileAccessError: The file cannot be read, or is larger than a case file may be.
    """
    name = os.fspath(path)
    with access(name), path_of(name).open("rb") as stream:
        return _at_most(stream, name)


def _with_contradictions(imported: Imported[Case]) -> Imported[Case]:
    """Add the problems of the case, unless records are missing: then they follow from what was told."""
    if not imported.ok:
        return imported
    return attrs.evolve(imported, problems=imported.problems + imported.case.problems())


@attrs.frozen
class _Opening:
    """How files are opened."""

    vocabulary: Vocabulary | None
    known_at: datetime | int | None
    sealing_key: bytes | None
    on_record: OnRecord | None = None

    def read(self, name: str) -> Imported[Case]:
        """Return what the file *name* holds."""
        if name != _STANDARD_INPUT and _is_store(name):
            return self._store(name)
        if self.known_at is not None:
            raise FileAccessError(
                name, "is no store, so nobody knows what was in it when; leave out the moment (known_at)"
            )
        if name == _STANDARD_INPUT:
            return self._standard_input(sys.stdin.buffer)
        return self._file(name)

    def _store(self, name: str) -> Imported[Case]:
        from counterclaim.store import Store  # with it comes SQLite, which others do without

        path_of(name)
        with Store.open(name, sealing_key=self.sealing_key) as store:
            return Imported(case=store.case(known_at=self.known_at))

    def _file(self, name: str) -> Imported[Case]:
        if Path(name).suffix.lower() in WRITTEN_ONLY:
            reason = f"a case is written in this form and not read from it; use one of {', '.join(READ)}"
            raise FileAccessError(name, reason)
        with access(name), path_of(name).open("rb") as stream:
            if form_among(READ, name) == "jsonl":
                return jsonl.read(jsonl.lines_of(stream), name=name)
            data = _at_most(stream, name)
        return self._case_file(data, name, load=_loader(name))

    def _standard_input(self, stream: BinaryIO) -> Imported[Case]:
        name = "standard input"
        with access(name):
            first = _up_to_content(stream)
            if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"[\n", b"[\r")):
                return jsonl.read(chain(first.splitlines(keepends=True), jsonl.lines_of(stream)), name=name)
            data = _at_most(stream, name, first)
        return self._case_file(data, name)

    def _case_file(
        self, data: bytes, name: str, load: Callable[[str], bytes] | None = None
    ) -> Imported[Case]:
        return casefile.read(data, name=name, vocabulary=self.vocabulary, on_record=self.on_record, load=load)


def _is_store(name: str) -> bool:
    """Return whether the file *name* is a store: by its ending, or, where that names no form, by its mark."""
    ending = Path(name).suffix.lower()
    if ending in READ or ending in WRITTEN_ONLY:
        return READ.get(ending) == "store"
    from counterclaim.store import is_store

    with access(name):
        path = path_of(name)
        return path.is_file() and is_store(path)


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
        with access(relative):
            path = (folder / path_of(relative)).resolve()
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
