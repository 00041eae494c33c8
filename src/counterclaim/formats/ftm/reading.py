"""Reads statements and entities of FollowTheMoney."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, TypeAlias

from counterclaim.case import Case
from counterclaim.codec import paused_collector
from counterclaim.findings import Imported, Problem
from counterclaim.formats.form import OnProblem
from counterclaim.formats.ftm.claims import dataset_of, own_statement, told, wording
from counterclaim.formats.ftm.entities import entity_record, shown_name
from counterclaim.formats.ftm.gathering import Gathering
from counterclaim.formats.ftm.names import Origin
from counterclaim.formats.ftm.rows import Place, Row
from counterclaim.formats.json_input import LONGEST_INPUT, documents
from counterclaim.formats.sample import Sample
from counterclaim.model import Attribution, Claim, Record, Statement

__all__ = ["Form", "is_statement_table", "read", "records_of"]

#: The two serialisations of statements.
Form: TypeAlias = Literal["jsonl", "csv"]
_NEEDED = frozenset({"entity_id", "prop", "schema", "value"})
_SURROGATE = re.compile("[\ud800-\udfff]")
#: How FollowTheMoney writes yes and no in tables (`rigour.boolean.bool_text`), and how others do.
_BOOLEANS = {"t": True, "true": True, "f": False, "false": False}


def read(
    source: str | bytes | Iterable[bytes], *, name: str | None = None, form: Form | None = None
) -> Imported[Case]:
    """
    Return the case that *source* holds: statements as JSON Lines or CSV, or entities, one a line.

    *form* is which of the two it is; left out, it is told from how the source begins. *name* is the file's
    name in problems. Statements may come in any order, so all are held in memory; given as lines, a source
    may be of any size.
    """
    problems: list[Problem] = []
    begun, source = _begun(source)
    gathering = Gathering()
    with paused_collector():
        if form == "csv" or (form is None and is_statement_table(Sample(begun))):
            _add_table(gathering, source, problems.append, name)
        elif not isinstance(source, str | bytes) or source.strip():
            for found in documents(source, on_problem=problems.append, name=name):
                gathering.add(found.value, Place(problems.append, found.path, name, found.line))
        gathering.tell_torn()
        case = Case()
        problems += case.add_all(records_of(gathering, problems.append))
    return Imported(case=case, problems=tuple(problems))


def is_statement_table(sample: Sample) -> bool:
    """Return whether a file that begins so holds statements as CSV."""
    try:
        columns = next(csv.reader([sample.first_line[:4096]]), [])
    except csv.Error:  # a lone carriage return in the line
        return False
    return set(columns) >= _NEEDED


def records_of(gathering: Gathering, on_problem: OnProblem) -> Iterator[Record]:
    """Yield the records that *gathering* holds: the entities, then datasets and what they claim."""
    names: dict[str, str] = {}
    left: list[Row] = []
    own: list[tuple[Origin, Row]] = []
    for gathered in gathering:
        record, rest = entity_record(gathered)
        names[gathered.id] = shown_name(record, gathered.id)
        left += rest
        own += gathered.own
        yield record
    for dataset in dict.fromkeys(row.dataset for row in left):
        yield from reversed(dataset_of(dataset))
    for row in left:
        yield from told(row, names)[:2]
    yield from _own_records(own, names, on_problem)


def _own_records(
    rows: Iterable[tuple[Origin, Row]], names: dict[str, str], on_problem: OnProblem
) -> Iterator[Record]:
    """Yield the claims and attributions of ours that *rows* were, as far as they say it."""
    statements: dict[str, dict[int, Statement]] = {}
    words: dict[str, dict[int, str]] = {}
    attributions: dict[Attribution, None] = {}
    for origin, row in rows:
        stated = own_statement(row, origin)
        if statements.setdefault(origin.claim, {}).setdefault(origin.index, stated) != stated:
            message = f"another statement above is number {origin.index} of this claim; this one was left out"
            on_problem(Problem("shape", origin.claim, f"statements[{origin.index}]", message))
        words.setdefault(origin.claim, {}).setdefault(origin.index, wording(row, names))
        attributions.setdefault(
            Attribution(
                id=origin.attribution, of=origin.claim, source=origin.source, document=origin.document
            )
        )
    for id, found in statements.items():
        order = sorted(found)
        text = "; ".join(words[id][index] for index in order)
        yield Claim(id=id, text=text, statements=tuple(found[index] for index in order))
    yield from attributions


def _begun(
    source: str | bytes | Iterable[bytes],
) -> tuple[str | bytes, str | bytes | Iterable[bytes]]:
    """Return how *source* begins, and the source."""
    if isinstance(source, str | bytes):
        return source, source
    lines = iter(source)
    begun = next(lines, b"")
    return begun, chain([begun], lines)


def _add_table(
    gathering: Gathering, source: str | bytes | Iterable[bytes], on_problem: OnProblem, name: str | None
) -> None:
    place = Place(on_problem, file=name)
    rows = csv.reader(_text_lines(source, place), dialect=csv.unix_dialect)
    columns: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            on_problem(
                Problem("syntax", None, None, f"this is no CSV: {error}; the row was left out", name, line)
            )
            continue
        if cells is None:
            return
        if columns is None:
            columns = cells
        elif cells:
            at = Place(on_problem, file=name, line=line)
            _add_cells(gathering, columns, cells, at)


def _add_cells(gathering: Gathering, columns: list[str], cells: list[str], place: Place) -> None:
    fields: dict[str, object] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column in fields:
            place.tell("oddity", f"the column {column[:64]!r} stands twice; the first was read")
        fields.setdefault(column, cell)
    if len(cells) > len(columns):
        place.tell("oddity", f"there are {len(cells)} cells under {len(columns)} headings; all were kept")
        fields["more"] = cells[len(columns) :]
    external = fields.get("external")
    if isinstance(external, str) and external in _BOOLEANS:
        fields["external"] = _BOOLEANS[external]
    gathering.add_statement(fields, place)


def _text_lines(source: str | bytes | Iterable[bytes], place: Place) -> Iterator[str]:
    """Yield the lines of a table as text, with the ends that they have."""
    if isinstance(source, str | bytes):
        if len(source) > LONGEST_INPUT:
            place.tell("syntax", f"expected at most {LONGEST_INPUT:,} bytes in one text; give its lines")
            return
        text = source if isinstance(source, str) else _decoded(source, place)
        lines: Iterable[str] = io.StringIO(text.removeprefix("\ufeff"), newline="")
    else:
        lines = (_decoded(line, place) for line in source)
    for line in lines:
        if _SURROGATE.search(line):
            place.tell("oddity", "half of a surrogate pair is no character, and was replaced by U+FFFD")
            line = _SURROGATE.sub("\ufffd", line)
        yield line


def _decoded(data: bytes, place: Place) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place.tell(
            "syntax", f"expected UTF-8, found the byte 0x{data[error.start]:02x}; save the file as UTF-8"
        )
        return ""
