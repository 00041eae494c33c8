"""Reading: one entity, an answer of the API, a list of entities, a dump with one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import attrs

from counterclaim.case import Case
from counterclaim.checks.words import shown
from counterclaim.findings import Imported, Problem
from counterclaim.formats.form import Format, OnProblem
from counterclaim.formats.json_input import JsonDocument, documents
from counterclaim.formats.sample import Sample
from counterclaim.formats.wikidata.entities import entity_records, is_entity
from counterclaim.formats.wikidata.names import is_entity_id
from counterclaim.formats.wikidata.references import wikidata
from counterclaim.formats.wikidata.reports import Report, inside
from counterclaim.model import Record

__all__ = ["FORMAT", "read", "records"]

_TYPES = frozenset({"item", "property", "lexeme", "mediainfo"})
_ANSWER = re.compile(r'"entities"\s*:\s*(?:\[\s*\{|\{\s*"-?[QPLEM]?[0-9]+"\s*:\s*\{)')
_MARK = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n"


def read(source: str | bytes, *, name: str | None = None) -> Imported[Case]:
    """
    Return the entities of *source* with their statements, as a case, and all that was odd in it.

    It is one entity, an answer of the API (`{"entities": …}`), a list of either, or one a line. *name* is the
    file's name in problems.
    """
    problems: list[Problem] = []
    found = documents(source, on_problem=problems.append, name=name)
    case = Case()
    taken = case.add_all(_records(found, problems.append, name))
    problems += [attrs.evolve(problem, file=name) for problem in taken]
    return Imported(case=case, problems=tuple(problems))


def records(lines: Iterable[bytes], *, on_problem: OnProblem, name: str | None = None) -> Iterator[Record]:
    """
    Yield the records of *lines*, holding one entity at a time where there is one a line, as in a dump.

    What several entities refer to comes once for each of them, as the same record. *on_problem* is called
    with what is odd; *name* is the file's name in problems.
    """
    whole = _without_brackets(iter(lines), on_problem, name)
    yield from _records(documents(whole, on_problem=on_problem, name=name), on_problem, name)


def _records(found: Iterable[JsonDocument], on_problem: OnProblem, name: str | None) -> Iterator[Record]:
    started = False
    for document in found:
        report = Report(on_problem, name, document.line)
        for path, raw, around in _entities(document, report):
            if not started:
                yield wikidata()
                started = True
            yield from entity_records(raw, path, report, around=around)


def _entities(document: JsonDocument, report: Report) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield the entities of a document, with their paths and what stood around the first of them."""
    value = document.value
    if not isinstance(value, dict) or "entities" not in value:
        yield from _entity(value, document.path, {}, report)
        return
    held = value["entities"]
    path = f"{document.path}.entities"
    if not isinstance(held, dict | list):
        report.refused(path, f"expected entities by their ids, found {shown(held)}")
        return
    around = {"answer": rest} if (rest := {k: v for k, v in value.items() if k != "entities"}) else {}
    members = held.items() if isinstance(held, dict) else enumerate(held)
    for key, raw in members:
        asked = (
            {}
            if not isinstance(key, str) or not isinstance(raw, dict) or raw.get("id") == key
            else {"asked-for": key}
        )
        place = inside(path, key) if isinstance(key, str) else f"{path}[{key}]"
        yield from _entity(raw, place, around | asked, report)
        around = {}


def _entity(
    raw: object, path: str, around: dict[str, Any], report: Report
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    if isinstance(raw, dict) and is_entity(raw):
        yield path, raw, around
    else:
        expected = "an entity of Wikidata, an object with an id, labels or claims"
        report.refused(path, f"expected {expected}, found {shown(raw)}")


def _without_brackets(lines: Iterator[bytes], on_problem: OnProblem, name: str | None) -> Iterator[bytes]:
    """Yield *lines* as one value a line, where they are a dump: one list, with one entity a line."""
    begun = []
    for line in lines:
        begun.append(line)
        if line.removeprefix(_MARK).strip(_SPACE):
            break
    if not begun or begun[-1].removeprefix(_MARK).strip(_SPACE) != b"[":
        yield from chain(begun, lines)
        return
    second = next(lines, b"")
    if not (second.startswith(b"{") and second.rstrip(b"," + _SPACE).endswith(b"}")):
        yield from chain(begun, [second], lines)
        return
    yield from [b"\n"] * len(begun)  # so that lines keep their numbers
    closed = False
    for line in chain([second], lines):
        bare = line.strip(_SPACE)
        closed = closed or bare == b"]"
        yield b"\n" if bare == b"]" else line.rstrip(b"," + _SPACE)
    if not closed:
        message = "the list has no end; the file may have been cut off"
        on_problem(Problem("oddity", None, None, message, name))


def _recognise(sample: Sample) -> bool:
    """Return whether a file begins as an entity or an answer with entities."""
    keys = sample.keys
    if "entities" in keys:
        return _ANSWER.search(sample.text) is not None
    if is_entity_id(keys.get("id")):
        return keys.get("type") in _TYPES or "claims" in keys
    return {"labels", "claims"} <= keys.keys()


FORMAT = Format(
    name="wikidata",
    title="entities of Wikidata",
    endings=(".wikidata.json",),
    read=read,
    records=records,
    recognise=_recognise,
)
