"""Opening cases in files, whatever their form."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from counterclaim.case import Case, merge
from counterclaim.errors import FileAccessError
from counterclaim.files.access import PathLike, access, path_of
from counterclaim.files.forms import CASE_FILE, LINES, STORE, Forms, is_read
from counterclaim.files.small import at_most, refuse_binary
from counterclaim.findings import Imported, Problem
from counterclaim.formats import casefile, jsonl
from counterclaim.formats.collecting import collected
from counterclaim.formats.form import Format, ReadRecords
from counterclaim.formats.json_input import LONGEST_INPUT
from counterclaim.formats.sample import LONGEST_SAMPLE, Sample
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Record
from counterclaim.vocabulary import Vocabulary

__all__ = ["read_case", "read_cases", "read_records"]

OnRecord: TypeAlias = Callable[[str], Record | None]

_STANDARD_INPUT = "-"


def read_case(
    path: PathLike,
    *,
    vocabulary: Vocabulary | None = None,
    known_at: datetime | int | None = None,
    sealing_key: bytes | None = None,
    format: str | None = None,
    formats: Iterable[Format] = (),
) -> Imported[Case]:
    """
    Return the case in the file *path*, and all that is wrong in the file or contradictory in the case.

    *vocabulary* holds the properties that a case file need not declare, by default those that are built in.
    Of a store, *known_at* is the moment of recorded time (with its zone), or the number of the revision, that
    it is shown as of; *sealing_key* opens its protected values.

    The form is the one that the content shows, else the one that the ending names; *format* names another
    one. Those of *formats*, which plug-ins bring, are known besides those of the library.

    Raises:
        FileAccessError: The file cannot be read, its form is not known, or it has no history to look at.
        MissingExtraError: The form needs a package that is not installed.
    """
    opening = _Opening(vocabulary, known_at, sealing_key, Forms(formats), format)
    return _with_contradictions(opening.read(os.fspath(path)))


def read_cases(
    paths: Iterable[PathLike],
    *,
    vocabulary: Vocabulary | None = None,
    known_at: datetime | int | None = None,
    sealing_key: bytes | None = None,
    format: str | None = None,
    formats: Iterable[Format] = (),
) -> Imported[Case]:
    """
    Return the cases in the files *paths* as one.

    The same id with the same content is one record; with other content, both get the id of their case as a
    prefix, and a problem of code `renamed` says so. The options are those of `read_case`.

    Raises:
        FileAccessError: A file cannot be read, its form is not known, or it has no history to look at.
        MissingExtraError: A form needs a package that is not installed.
    """
    opening = _Opening(vocabulary, known_at, sealing_key, Forms(formats), format)
    names = [os.fspath(path) for path in paths]
    read = [opening.read(name) for name in names]
    if len(read) == 1:
        return _with_contradictions(read[0])
    merged = merge((_case_id(name, one.case), one.case) for name, one in zip(names, read, strict=True))
    problems = tuple(chain.from_iterable(one.problems for one in read))
    texts = FrozenMap(chain.from_iterable(one.texts.items() for one in read))
    # What is in several of them has its place in the first.
    places = FrozenMap(chain.from_iterable(one.places.items() for one in reversed(read)))
    beside = tuple(chain.from_iterable(one.beside for one in read))
    problems += merged.problems
    return _with_contradictions(
        Imported(case=merged.case, problems=problems, texts=texts, places=places, beside=beside)
    )


def read_records(
    path: PathLike,
    *,
    on_problem: Callable[[Problem], object],
    vocabulary: Vocabulary | None = None,
    sealing_key: bytes | None = None,
    on_record: OnRecord | None = None,
    format: str | None = None,
    formats: Iterable[Format] = (),
) -> Iterator[Record]:
    """
    Yield the records in the file *path*, one by one where its form allows it.

    Then there may be any number of them. *on_problem* is called with what is wrong in the file. The options
    are those of `read_case`. A case file may also refer to what *on_record* returns under an id.

    Raises:
        FileAccessError: The file cannot be read, or its form is not known.
        MissingExtraError: The form needs a package that is not installed.
    """
    name = os.fspath(path)
    opening = _Opening(vocabulary, None, sealing_key, Forms(formats), format, on_record)
    read = opening.reader_of_records(name)
    if read is not None:
        with access(name), path_of(name).open("rb") as stream:
            yield from read(_lines(stream), on_problem=on_problem, name=name)
        return
    imported = opening.read(name)
    for problem in imported.problems:
        on_problem(problem)
    yield from imported.case


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
    forms: Forms
    format: str | None = None
    on_record: OnRecord | None = None

    def read(self, name: str) -> Imported[Case]:
        """Return what the file *name* holds."""
        form = None if name == _STANDARD_INPUT else self._form(name)
        if form is STORE:
            return self._store(name)
        if self.known_at is not None:
            raise FileAccessError(
                name, "is no store, so nobody knows what was in it when; leave out the moment (known_at)"
            )
        if form is None:
            return self._standard_input(sys.stdin.buffer)
        beside: dict[str, None] = {}
        with access(name), path_of(name).open("rb") as stream:
            imported = self._stream(stream, name, form, load=_loader(name, beside))
        return attrs.evolve(imported, beside=tuple(beside)) if beside else imported

    def reader_of_records(self, name: str) -> ReadRecords | None:
        """Return what reads the file *name* line by line, where its form allows it."""
        return None if name == _STANDARD_INPUT else self._form(name).records

    def _form(self, name: str) -> Format:
        """
        Return the form of the file *name*.

        Raises:
            FileAccessError: It is not known, or only written.
        """
        form = self._asked_for(name) or self._found(name)
        if form is None:
            reason = f"its ending names no form of a case; use one of {self.forms.readable()}"
            raise FileAccessError(name, reason)
        if not is_read(form):
            reason = (
                f"a case is written in this form and not read from it; use one of {self.forms.readable()}"
            )
            raise FileAccessError(name, reason)
        return form

    def _asked_for(self, name: str) -> Format | None:
        if self.format is None:
            return None
        form = self.forms.named(self.format)
        if form is None:
            near = self.forms.nearest(self.format)
            hint = f"; did you mean {near!r}?" if near else ""
            raise FileAccessError(name, f"there is no form called {self.format!r}{hint}")
        return form

    def _found(self, name: str) -> Format | None:
        """Return the form that the content of the file *name* shows, or that its ending names."""
        form = self.forms.by_ending(name)
        if form in (CASE_FILE, STORE) or (form is not None and not is_read(form)):
            return form
        with access(name):
            path = path_of(name)
            if path.exists() and not path.is_file():
                return form  # what a pipe gave once it does not give again
            if form is None and path.is_file() and _is_store(path):
                return STORE
            with path.open("rb") as stream:
                beginning = stream.read(LONGEST_SAMPLE)
        refuse_binary(beginning, name)
        return self.forms.by_content(Sample(beginning)) or form

    def _store(self, name: str) -> Imported[Case]:
        from counterclaim.store import Store  # with it comes SQLite, which others do without

        path_of(name)
        with Store.open(name, sealing_key=self.sealing_key) as store:
            return Imported(case=store.case(known_at=self.known_at))

    def _standard_input(self, stream: BinaryIO) -> Imported[Case]:
        name = "standard input"
        with access(name):
            first = stream.read(LONGEST_SAMPLE)
            refuse_binary(first, name)
            sample = Sample(first)
            form = self._asked_for(name) or self.forms.by_content(sample)
            if form is None:
                form = LINES if sample.is_json else CASE_FILE
            read = self._stream(stream, name, form, first)
            return attrs.evolve(read, places=EMPTY)  # nobody can open it again

    def _with_hint(self, imported: Imported[Case], name: str) -> Imported[Case]:
        """Return *imported*; where nothing in it was a record, with the other forms that it may be of."""
        if imported.ok or len(imported.case):
            return imported
        names = ", ".join(form.name for form in self.forms if form.read is not None and form is not LINES)
        asked = "ask for another form by its name (--from, or format=)"
        message = f"nothing in it shows what form it is of, so it was read as JSON Lines; {asked}: {names}"
        hint = Problem("shape", None, None, message, name)
        return attrs.evolve(imported, problems=(*imported.problems, hint))

    def _stream(
        self,
        stream: BinaryIO,
        name: str,
        form: Format,
        begun: bytes = b"",
        load: Callable[[str], bytes] | None = None,
    ) -> Imported[Case]:
        """Return what *stream*, behind what was *begun*, holds in *form*."""
        if form is LINES:
            return self._with_hint(jsonl.read(_lines(stream, begun), name=name), name)
        if form is CASE_FILE:
            data = at_most(stream, name, begun)
            return casefile.read(
                data, name=name, vocabulary=self.vocabulary, on_record=self.on_record, load=load
            )
        if form.read is None:
            raise FileAccessError(name, "a case is not read from this form here; name a file that holds it")
        begun += stream.read(max(LONGEST_INPUT + 1 - len(begun), 0))
        if len(begun) > LONGEST_INPUT and form.records is not None:
            return _gathered(form.records, _lines(stream, begun), name)
        return form.read(at_most(stream, name, begun, LONGEST_INPUT), name=name)


def _lines(stream: BinaryIO, begun: bytes = b"") -> Iterator[bytes]:
    """Yield the lines of what was *begun* and of *stream* behind it."""
    if begun and not begun.endswith(b"\n"):
        begun += stream.readline(LONGEST_INPUT)
    return chain(io.BytesIO(begun), jsonl.lines_of(stream, longest=LONGEST_INPUT))


def _gathered(read: ReadRecords, lines: Iterator[bytes], name: str) -> Imported[Case]:
    """Return what *read* gives of *lines* as a case, where they are too many to be read as one text."""
    problems: list[Problem] = []
    return collected(read(lines, on_problem=problems.append, name=name), problems)


def _is_store(path: Path) -> bool:
    from counterclaim.store import is_store

    return is_store(path)


def _loader(name: str, beside: dict[str, None]) -> Callable[[str], bytes]:
    """
    Return what reads the files that the case file *name* names: those below its own folder, no others.

    It enters their paths *beside*.
    """
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
                beside[str(path)] = None
                return at_most(stream, relative)

    return load


def _case_id(name: str, case: Case) -> str:
    return case.info.id if case.info is not None else "-".join(Path(name).stem.split()) or "case"
