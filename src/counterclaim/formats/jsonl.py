"""
JSON Lines: one record a line, in the form of `counterclaim.codec`.

Reading and writing go record by record, so a file may be larger than memory. A line that cannot be read
becomes a problem, and the others are read all the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TextIO

from counterclaim.case import Case
from counterclaim.codec import Codec, ProtectedMode, decode_json, masked_losses, paused_collector
from counterclaim.codec.decoding import LONGEST_TEXT
from counterclaim.errors import DecodeError, DuplicateIdError, InvalidRecordError
from counterclaim.findings import Exported, Imported, Loss, Place, Problem
from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.registry import is_id, registrations

__all__ = ["FORMAT", "dump", "lines_of", "read", "records", "write"]

OnProblem = Callable[[Problem], object]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LIST_HINT = "this is one JSON list; write one record a line, without brackets around and commas between"
_OBJECT_HINT = "this is one object over several lines; write one record a line"
#: The tag of a type that an extension brings, whether it is known here or not.
_TAG_OF_OTHERS = re.compile(r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")
_ID = re.compile(r'"id"[ \t]{0,8}:[ \t]{0,8}"([^"\\]{1,256})"')
#: How far into a line that is no JSON its id is looked for.
_ID_WITHIN = 4096


def records(
    lines: Iterable[str | bytes],
    *,
    on_problem: OnProblem,
    name: str | None = None,
    codec: Codec | None = None,
) -> Iterator[Record]:
    """
    Yield the records of *lines*, holding one at a time; blank lines are passed over.

    *on_problem* is called with what is wrong with a line, before the next record is yielded. *name* is the
    file's name in problems. *codec* reads the records, by default one that keeps unknown fields.
    """
    for _, record in _numbered(lines, on_problem=on_problem, name=name, codec=codec or Codec()):
        yield record


def read(
    source: str | bytes | Iterable[str | bytes],
    *,
    name: str | None = None,
    codec: Codec | None = None,
) -> Imported[Case]:
    """
    Return the case that *source* holds: a whole text, or its lines.

    *name* is the file's name in problems. A record whose id is taken by another one is a problem, and the
    first of the two is kept.
    """
    lines = source.split("\n") if isinstance(source, str) else source
    lines = lines.split(b"\n") if isinstance(lines, bytes) else lines
    case = Case()
    problems: list[Problem] = []
    places: dict[str, Place] = {}
    with paused_collector():
        numbered = _numbered(lines, on_problem=problems.append, name=name, codec=codec or Codec())
        for number, record in numbered:
            try:
                case.add(record)
            except DuplicateIdError:
                message = "another record above has this id; give one of the two another id"
                problems.append(Problem("shape", record.id, "id", message, name, number))
            if name is not None:
                places.setdefault(record.id, Place(name, number))
    return Imported(case=case, problems=tuple(problems), places=FrozenMap(places))


def lines_of(stream: BinaryIO, *, longest: int = LONGEST_TEXT) -> Iterator[bytes]:
    """
    Yield the lines of *stream*, none of them much longer than *longest* bytes.

    What is too long comes shortened to two bytes more than that, which the reader refuses by its length.
    """
    while line := stream.readline(longest + 2):
        yield line
        cut = len(line) == longest + 2 and not line.endswith(b"\n")
        while cut:
            rest = stream.readline(longest)
            cut = len(rest) == longest and not rest.endswith(b"\n")


def dump(
    of: Iterable[Record], stream: TextIO, *, protected: ProtectedMode = "refuse", codec: Codec | None = None
) -> tuple[Loss, ...]:
    """
    Write the records *of* a case or any other iterable to *stream*, one a line; return what was left out.

    *protected* says what becomes of protected values: refused, left out ("mask") or written ("keep").

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of a record, or of a value in it, is not registered.
    """
    codec = codec or Codec()
    losses: list[Loss] = []
    for record in of:
        stream.write(codec.dumps(record, protected=protected) + "\n")
        if protected == "mask":
            losses += masked_losses(record)
    return tuple(losses)


def write(case: Iterable[Record], *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return the records of *case* as JSON Lines; nothing is lost but protected values, where they are masked.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of a record, or of a value in it, is not registered.
    """
    text = io.StringIO(newline="\n")
    losses = dump(case, text, protected=protected)
    return Exported(data=text.getvalue(), losses=losses)


def _recognise(sample: Sample) -> bool:
    """Return whether a file that begins so has records of ours: the tag of a type, and an id."""
    tag = sample.keys.get("type")
    if tag is None or "id" not in sample.keys:
        return False
    is_theirs = _TAG_OF_OTHERS.fullmatch(tag) is not None and "@context" not in sample.keys
    return is_theirs or "bases" in sample.keys or any(tag == known.tag for known in registrations())


FORMAT = Format(
    name="jsonl",
    title="JSON Lines, one record a line",
    endings=(".jsonl", ".ndjson", ".json"),
    read=read,
    write=write,
    records=records,
    recognise=_recognise,
)


def _numbered(
    lines: Iterable[str | bytes], *, on_problem: OnProblem, name: str | None, codec: Codec
) -> Iterator[tuple[int, Record]]:
    started = False
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = _without_mark(line)
        if not line.strip():
            continue
        if not started and line.lstrip()[:1] in ("[", b"["):
            on_problem(Problem("syntax", None, None, _LIST_HINT, name, number))
            return
        if not started and _begins_object(line):
            on_problem(Problem("syntax", _id_in(line), None, _OBJECT_HINT, name, number))
            return
        started = True
        record = _record(line, number, on_problem=on_problem, name=name, codec=codec)
        if record is not None:
            yield number, record


def _record(
    line: str | bytes, number: int, *, on_problem: OnProblem, name: str | None, codec: Codec
) -> Record | None:
    try:
        data = decode_json(line)
    except DecodeError as error:
        column = "" if error.column is None else f" (column {error.column})"
        on_problem(Problem("syntax", _id_in(line), None, error.reason + column, name, number))
        return None
    try:
        return codec.structure(data)
    except InvalidRecordError as error:
        id = data.get("id") if isinstance(data, dict) else None
        known = id if is_id(id) else None
        for fault in error.faults:
            on_problem(Problem("shape", known, fault.path or None, str(fault), name, number))
        return None


def _begins_object(line: str | bytes) -> bool:
    """Return whether *line* is the first of an object that goes on in the next."""
    text = line if isinstance(line, str) else line.decode("utf-8", "replace")
    stripped = text.strip()
    return stripped[0] == "{" and stripped[-1] in "{[,:"


def _id_in(line: str | bytes) -> str | None:
    """Return the id that can be seen in a *line* that is no JSON, so that the record can be found."""
    start = line[:_ID_WITHIN]
    match = _ID.search(start if isinstance(start, str) else start.decode("utf-8", "replace"))
    return match[1] if match is not None and is_id(match[1]) else None


def _without_mark(line: str | bytes) -> str | bytes:
    """Return the first *line* without the byte order mark that some editors put in front."""
    return line.removeprefix("\ufeff") if isinstance(line, str) else line.removeprefix(_BYTE_ORDER_MARK)
