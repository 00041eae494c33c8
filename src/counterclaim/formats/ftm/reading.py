"""Reads statements and entities of FollowTheMoney."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal, TypeAlias

import attrs

from counterclaim.case import Case
from counterclaim.codec import paused_collector
from counterclaim.codec.decoding import holds_surrogate, without_surrogates
from counterclaim.findings import Imported, Problem
from counterclaim.formats.form import OnProblem
from counterclaim.formats.ftm.claims import added_to, dataset_of, own_statement, told, wording
from counterclaim.formats.ftm.entities import entity_record, is_renamed, shown_name
from counterclaim.formats.ftm.fields import fits, is_own
from counterclaim.formats.ftm.gathering import Gathered, Gathering
from counterclaim.formats.ftm.names import Origin
from counterclaim.formats.ftm.rows import Place, Row
from counterclaim.formats.json_input import LONGEST_INPUT, documents
from counterclaim.formats.sample import Sample
from counterclaim.frozen import FrozenMap, JsonValue
from counterclaim.model import Attribution, Certainty, Claim, Record, Statement

__all__ = ["Form", "is_statement_table", "read", "records_of"]

#: The two serialisations of statements.
Form: TypeAlias = Literal["jsonl", "csv"]
_NEEDED = frozenset({"entity_id", "prop", "schema", "value"})
#: How many problems are told one by one; a broken table may have one in each of its rows.
_MOST_PROBLEMS = 1000
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
    problems = _Problems(name)
    begun, source = _begun(source)
    gathering = Gathering()
    with paused_collector():
        if form == "csv" or (form is None and is_statement_table(Sample(begun))):
            _add_table(gathering, source, problems.add, name)
        elif not isinstance(source, str | bytes) or source.strip():
            for found in documents(source, on_problem=problems.add, name=name):
                gathering.add(found.value, Place(problems.add, found.path, name, found.line))
        gathering.tell_torn()
        case = Case()
        for problem in case.add_all(records_of(gathering, problems.add)):
            problems.add(problem)
    return Imported(case=case, problems=problems.told())


class _Problems:
    """The problems of one input: so many of them, and how many there are besides."""

    def __init__(self, name: str | None) -> None:
        self._name = name
        self._told: list[Problem] = []
        self._besides: Counter[str] = Counter()

    def add(self, problem: Problem) -> None:
        """Add a problem, or count it."""
        if len(self._told) < _MOST_PROBLEMS:
            self._told.append(problem)
        else:
            self._besides[problem.code] += 1

    def told(self) -> tuple[Problem, ...]:
        """Return the problems, the last of them for each code that there are more of."""
        rest = (
            Problem(code, None, None, f"there are {count:,} more problems of this kind", self._name)
            for code, count in self._besides.items()
        )
        return (*self._told, *rest)


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
    made: list[tuple[Gathered, Record]] = []
    for gathered in gathering:
        record, rest = entity_record(gathered)
        names[gathered.id] = shown_name(record, gathered.id)
        made.append((gathered, record))
        left += rest
        own += gathered.own
    for gathered, record in made:
        yield _with_edits(gathered, record, names, on_problem)
    for dataset in dict.fromkeys(row.dataset for row in left):
        yield from reversed(dataset_of(dataset))
    for row in left:
        yield from told(row, names)[:2]
    yield from _own_records(own, names, on_problem)


def _with_edits(
    gathered: Gathered, record: Record, names: Mapping[str, str], on_problem: OnProblem
) -> Record:
    """Return *record* with what others changed in the rows that its fields were written as, and tell it."""
    rows = [row for row in gathered.rows if is_own(row)]
    renamed = [row for row in rows if is_renamed(row, names)]
    changed = dict.fromkeys(row.prop for row in rows if "id" in row.rest or not fits(row) or row in renamed)
    for prop in changed:
        message = "the statement was changed since it was written here; what stands there was kept"
        on_problem(Problem("oddity", record.id, f"ftm:{prop}", message))
    if not renamed:
        return record
    kept = tuple(FrozenMap({"prop": row.prop, "value": row.value, **row.rest}) for row in renamed)
    return attrs.evolve(record, extra={**record.extra, "ftm:renamed": kept})


def _own_records(
    rows: Iterable[tuple[Origin, Row]], names: dict[str, str], on_problem: OnProblem
) -> Iterator[Record]:
    """Yield the claims and attributions of ours that *rows* were, as far as they say it."""
    statements: dict[str, dict[int, Statement]] = {}
    words: dict[str, dict[int, str]] = {}
    attributions: dict[Attribution, dict[int, FrozenMap[str, JsonValue]]] = {}
    for origin, row in rows:
        stated = own_statement(row, origin)
        if statements.setdefault(origin.claim, {}).setdefault(origin.index, stated) != stated:
            message = f"another statement above is number {origin.index} of this claim; this one was left out"
            on_problem(Problem("shape", origin.claim, f"statements[{origin.index}]", message))
        words.setdefault(origin.claim, {}).setdefault(origin.index, wording(row, names))
        attribution = Attribution(
            id=origin.attribution, of=origin.claim, source=origin.source, document=origin.document
        )
        added = attributions.setdefault(attribution, {})
        added.setdefault(origin.index, added_to(row, origin, names))
    for id, found in statements.items():
        order = sorted(found)
        text = "; ".join(words[id][index] for index in order)
        yield Claim(id=id, text=text, statements=tuple(found[index] for index in order))
    for attribution, added in attributions.items():
        _tell_edited(attribution, added, on_problem)
        yield _with_added(attribution, added)


def _with_added(attribution: Attribution, added: Mapping[int, FrozenMap[str, JsonValue]]) -> Attribution:
    """Return *attribution* with what others *added* to its statements, by their numbers."""
    if not any(added.values()):
        return attribution
    one, *others = added.values()
    if all(other == one for other in others):
        extra: dict[str, JsonValue] = {f"ftm:{key}": value for key, value in one.items()}
    else:
        numbered = (FrozenMap({"index": index, **rest}) for index, rest in added.items() if rest)
        extra = {"ftm:statements": tuple(numbered)}
    external = any(rest.get("external") is True for rest in added.values())
    certainty = Certainty.POSSIBLE if external else attribution.certainty
    return attrs.evolve(attribution, certainty=certainty, extra=extra)


def _tell_edited(
    attribution: Attribution, added: Mapping[int, FrozenMap[str, JsonValue]], on_problem: OnProblem
) -> None:
    """Report what was changed in the statements of *attribution* since they were written."""
    for index, rest in added.items():
        keys = [key for key in ("value", "original_value", "dataset", "lang") if key in rest]
        if keys:
            message = f"{' and '.join(keys)} of statement {index} differ from what was written here"
        elif "id" in rest:
            message = f"the id of statement {index} does not fit; it was changed since it was written here"
        else:
            continue
        message += "; what stands there was kept"
        on_problem(Problem("oddity", attribution.id, f"statements[{index}]", message))


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
    # An open quotation mark ends the row at the next one, and not the whole table.
    rows = csv.reader(_text_lines(source, place), dialect=csv.unix_dialect, strict=True)
    columns: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            rows_out = "the row was" if rows.line_num <= line else f"all up to line {rows.line_num} was"
            message = f"this is no CSV: {error}; {rows_out} left out"
            on_problem(Problem("syntax", None, None, message, name, line))
            continue
        if cells is None:
            return
        if columns is None:
            columns = _told_apart(cells, Place(on_problem, file=name, line=line))
        elif cells:
            at = Place(on_problem, file=name, line=line)
            _add_cells(gathering, columns, cells, at)


def _told_apart(headings: list[str], place: Place) -> list[str]:
    """Return *headings* with a number behind each that stands there already."""
    taken: dict[str, int] = dict.fromkeys(headings, 1)
    found: list[str] = []
    seen: set[str] = set()
    for text in headings:
        heading = text
        while heading in seen or (heading != text and heading in taken):
            taken[text] += 1
            heading = f"{text} ({taken[text]})"
        if heading != text:
            place.tell(
                "oddity",
                f"the heading {text[:64]!r} stands above two columns; the other was kept as {heading[:70]!r}",
            )
        seen.add(heading)
        found.append(heading)
    return found


def _add_cells(gathering: Gathering, columns: list[str], cells: list[str], place: Place) -> None:
    fields: dict[str, object] = dict(zip(columns, cells, strict=False))
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
        if holds_surrogate(line):
            place.tell("oddity", "half of a surrogate pair is no character, and was replaced by U+FFFD")
            line = without_surrogates(line)
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
