"""From a record as it is written to the record itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs

from counterclaim.codec import Codec
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.formats.casefile.entries import Entry, bases_of
from counterclaim.formats.casefile.expand import BROKEN, Expander
from counterclaim.formats.casefile.mistakes import Mistakes
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.says import says_json
from counterclaim.model import Property, Record, UnknownRecord
from counterclaim.registry import Ref, is_id

__all__ = ["Context", "EntryReader"]

_CODEC = Codec()
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@attrs.frozen(eq=False)
class Context:
    """
    What reading one record needs to know of the rest.

    Attributes:
        mistakes: Where to say what is wrong.
        find_property: Returns the property of an id, where it is declared.
        undeclared: Returns what to say of the id of a property that is not declared, and its value.
        meant: Returns the id that was meant by a text that is none, where something is near.
        case_language: The language that the case states.
        language: The language in which wordings are read where none is stated.
    """

    mistakes: Mistakes
    find_property: Callable[[str], Property | None]
    undeclared: Callable[[str, Any, str], str]
    meant: Callable[[str, Ref], str | None]
    case_language: str | None
    language: str


class EntryReader:
    """
    Reads one record.

    Attributes:
        entry: The record as it is written.
        expander: What puts its values into the codec's form.
        broken: The fields that were not understood; what the codec says of them goes without saying.
    """

    def __init__(self, entry: Entry, context: Context) -> None:
        self.entry = entry
        self.broken: set[str] = set()
        self._mistakes = context.mistakes
        self._found: list[tuple[Path, str]] = []
        self._statements: list[Path] = []  # where each statement stands
        own = entry.fields.get("language") if entry.table.takes_says else None
        stated = own if isinstance(own, str) else context.case_language
        self.expander = Expander(
            self._report,
            context.find_property,
            context.undeclared,
            context.meant,
            language=stated or context.language,
            text_language=stated,
        )

    def read(self, given: dict[str, Any]) -> Record | None:
        """Return the record, with what is *given* besides its keys, or `None` where a mistake is in it."""
        data = {"type": self.entry.table.type_tag, "id": self.entry.id, **given}
        for key, value in self.entry.fields.items():
            self._take(key, value, data)
        record = self.structured(data, self.path_of)
        if self.entry.table.foreign and (self.broken or isinstance(record, UnknownRecord)):
            return self._as_it_stands()
        return None if self.broken else record

    def _as_it_stands(self) -> Record | None:
        """Return what no known base can read as an unknown record, without the short forms of one."""
        data = {"type": self.entry.table.type_tag, "id": self.entry.id}
        for key, value in self.entry.fields.items():
            written = (
                _written_bases(value)
                if key == "bases"
                else self.expander.plain(value, (*self.entry.path, key))
            )
            self._put(key, written, data)
        try:
            record = _CODEC.structure(data)
        except InvalidRecordError:
            return None
        if not isinstance(record, UnknownRecord):
            return None
        self.broken.clear()
        self._found.clear()
        return record

    def flush(self) -> None:
        """Hand over what was found to be wrong."""
        record = self.entry.id if is_id(self.entry.id) else None
        for path, message in self._found:
            self._mistakes.add(self.entry.file, path, message, record=record)
        self._found.clear()

    def structured(self, data: dict[str, Any], path_of: Callable[[str], Path]) -> Record | None:
        """Return the record that *data* holds, or `None` after saying what is wrong, each at *path_of* it."""
        try:
            return _CODEC.structure(data)
        except InvalidRecordError as error:
            self.report_faults(error, path_of)
            return None

    def report_faults(self, error: InvalidRecordError, path_of: Callable[[str], Path]) -> None:
        """Say what is wrong, except with what was not understood to begin with."""
        for fault in error.faults:
            path = path_of(fault.path)
            if self._key_of(path) not in self.broken:
                self._report(path, _message(fault))

    def path_of(self, field: str) -> Path:
        """Return where the *field* of the record, as a fault or reference names it, stands in the file."""
        steps: list[str | int] = [
            int(index) if index else name for index, name in _STEP.findall(field) if index or name
        ]
        if not steps or steps == ["id"]:
            return self.entry.path
        if steps[0] == "statements" and len(steps) > 1 and isinstance(steps[1], int):
            return self._statements[steps[1]]
        steps[0] = next(
            (key for key, (name, _) in self.entry.table.fields.items() if name == steps[0]), steps[0]
        )
        return (*self.entry.path, *_as_written(steps, self.entry.fields))

    def _take(self, key: str, value: Any, data: dict[str, Any]) -> None:
        table, path = self.entry.table, (*self.entry.path, key)
        field = table.fields.get(key)
        if key == "by" and table.kind is not None:
            return
        if field is not None:
            self._take_field(field[0], self.expander.field(value, field[1], path), data, path)
        elif key == "says" and table.takes_says:
            self._take_says(value, data, path)
        elif key in table.telling_words or key in table.other_words:
            return
        elif key == "bases":
            self._put(key, _written_bases(value), data)
        elif key == "v" or (key != "type" and (":" in key or table.foreign)):
            self._put(key, self.expander.plain(value, path), data)
        else:
            self._report(path, table.unknown_key(key))

    def _take_field(self, name: str, value: Any, data: dict[str, Any], path: Path) -> None:
        if name == "statements" and isinstance(value, list):
            listed = isinstance(self.entry.fields["statements"], list)
            self._statements += [(*path, index) if listed else path for index in range(len(value))]
            value = data.get("statements", []) + value
        self._put(name, value, data)

    def _take_says(self, value: Any, data: dict[str, Any], path: Path) -> None:
        statements = says_json(value, self.expander, path)
        if statements is not BROKEN:
            self._statements[:0] = [place for place, _ in statements]
            statements = [statement for _, statement in statements] + data.get("statements", [])
        self._put("statements", statements, data)

    def _put(self, name: str, value: Any, data: dict[str, Any]) -> None:
        if value is not BROKEN:
            data[name] = value

    def _report(self, path: Path, message: str) -> None:
        self.broken.add(self._key_of(path))
        self._found.append((path, message))

    def _key_of(self, path: Path) -> str:
        return str(path[len(self.entry.path)]) if len(path) > len(self.entry.path) else ""


def _as_written(steps: list[str | int], fields: Any) -> list[str | int]:
    """Return *steps* without those into what stands alone in a case file, as lists and periods may."""
    kept: list[str | int] = []
    for step in steps:
        if isinstance(fields, dict):
            fields = fields.get(str(step))
        elif isinstance(fields, list) and isinstance(step, int):
            fields = fields[step]
        elif fields is not None:
            continue
        kept.append(step)
    return kept


def _written_bases(value: Any) -> Any:
    bases = bases_of(value)
    return value if bases is None else [list(base) for base in bases]


def _message(fault: Fault) -> str:
    return "is missing; write it" if fault.message == "is missing" else fault.message
