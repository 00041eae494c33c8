"""The records of a case file as they are written: a table, an id and keys, and nothing made of them yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from counterclaim.formats.casefile.mistakes import (
    CASE,
    CaseFile,
    Mistakes,
    did_you_mean,
    header,
    quoted_key,
    shown_toml,
)
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.words import Table, known_tables, table_for

__all__ = ["Entry", "bases_of", "case_entry", "entries_of"]

_EXAMPLES = {
    "name": 'some-id = "Name"',
    "title": 'some-id = "Title"',
    "value": 'some-id = {value = "quantity"}',
}


@attrs.frozen(eq=False)
class Entry:
    """
    One record as it is written.

    Attributes:
        table: What it is read as.
        id: Its id.
        fields: Its keys and values.
        file: The file that it stands in.
        path: Where it stands there.
    """

    table: Table
    id: str
    fields: dict[str, Any]
    file: CaseFile
    path: Path

    @property
    def line(self) -> int:
        """The line of its header."""
        return self.file.parsed.positions.line(self.path)

    @property
    def order(self) -> int:
        """A number that sorts it among the others of its file."""
        return self.file.parsed.positions.order(self.path)


def entries_of(file: CaseFile, mistakes: Mistakes) -> list[Entry]:
    """Return the records of *file* but for the case itself, in the order in which they stand there."""
    found = [
        entry
        for tag, value in file.parsed.tables.items()
        if tag != CASE
        for entry in _under_tag(file, tag, value, mistakes)
    ]
    return sorted(found, key=lambda entry: entry.order)


def case_entry(file: CaseFile, id: str, mistakes: Mistakes) -> Entry | None:
    """Return the case itself, as *file* describes it, under the *id* of its file unless it states another."""
    value = file.parsed.tables.get(CASE)
    if value is None:
        return None
    if not isinstance(value, dict):
        mistakes.add(file, (CASE,), "expected one [case] with the title and language of the case")
        return None
    table = table_for(CASE, None)
    assert table is not None
    return Entry(table, value.get("id", id), value, file, (CASE,))


def bases_of(value: Any) -> tuple[tuple[str, Any], ...] | None:
    """Return the tags and versions that *value* states as `bases`; `None` where it is none of their forms."""
    if isinstance(value, str):
        return ((value, 1),)
    if not isinstance(value, list):
        return None
    if len(value) == 2 and isinstance(value[0], str) and type(value[1]) is int:
        return ((value[0], value[1]),)
    pairs = [[item, 1] if isinstance(item, str) else item for item in value]
    if all(isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs):
        return tuple((str(tag), version) for tag, version in pairs)
    return None


def _under_tag(file: CaseFile, tag: str, value: Any, mistakes: Mistakes) -> Iterator[Entry]:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        message = f"a record needs an id: write [{quoted_key(tag)}.some-id] instead of [[{quoted_key(tag)}]]"
        mistakes.add(file, (tag,), message)
        return
    if not isinstance(value, dict):
        message = "the key stands outside any table; did you mean to put it under [case]?"
        mistakes.add_at(
            file.name, file.number, file.parsed.positions.line((tag,)), f"{quoted_key(tag)}: {message}"
        )
        return
    known = table_for(tag, None)
    if known is None and not _stated_bases(value):
        mistakes.add(file, (tag,), _unknown_table(tag))
        return
    if known is not None and _lacks_id(known, value):
        mistakes.add(file, (tag,), _forgotten_id(known))
        value = {key: item for key, item in value.items() if key not in known.keys}
    for id, fields in value.items():
        yield from _entry(file, tag, id, fields, mistakes)


def _stated_bases(value: dict[str, Any]) -> bool:
    """Return whether any record says what its type derives from."""
    return any(isinstance(fields, dict) and "bases" in fields for fields in value.values())


def _entry(file: CaseFile, tag: str, id: str, fields: Any, mistakes: Mistakes) -> Iterator[Entry]:
    path: Path = (tag, id)
    stated = bases_of(fields["bases"]) if isinstance(fields, dict) and "bases" in fields else None
    version = fields.get("v", 1) if isinstance(fields, dict) else 1
    table = table_for(tag, stated, version)
    if table is None:
        mistakes.add(file, path, _unstated_bases(tag, fields), record=id)
        return
    if isinstance(fields, str) and table.main_field is not None:
        fields = {table.main_field: fields}
    if isinstance(fields, list) and fields and all(isinstance(item, dict) for item in fields):
        message = f"a record is one table: write {header(path)} instead of [{header(path)}]"
        mistakes.add(file, path, message, record=id)
        return
    if not isinstance(fields, dict):
        short = f", or {table.main_field} alone in quotation marks" if table.main_field else ""
        message = f"expected a table with the keys of the record{short}, found {shown_toml(fields)}"
        mistakes.add(file, path, message, record=id)
        return
    yield Entry(table, id, fields, file, path)


def _lacks_id(table: Table, value: dict[str, Any]) -> bool:
    """Return whether the keys of one record stand right under the tag, where ids belong."""
    return any(key in table.keys and not isinstance(item, dict) for key, item in value.items())


def _forgotten_id(table: Table) -> str:
    example = _EXAMPLES.get(table.main_field or "", "")
    line = f", or one line a record, as in {example}" if example else ""
    return f"the record has no id: write [{quoted_key(table.tag)}.some-id] above its keys{line}"


def _unknown_table(tag: str) -> str:
    near = did_you_mean(tag, known_tables())
    if near:
        return f"unknown table {tag[:64]!r}{near}"
    if ":" in tag:
        return (
            f"the extension {tag[:64]!r} is not installed; "
            'install it, or state what its records derive from, as in bases = "claim"'
        )
    return f"unknown table {tag[:64]!r}; expected one of {', '.join(known_tables())}, or a tag with a prefix"


def _unstated_bases(tag: str, fields: Any) -> str:
    if isinstance(fields, dict) and "bases" in fields:
        return 'expected tags of types as bases, as in bases = "claim"'
    return _unknown_table(tag)
