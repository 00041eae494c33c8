"""Tagged objects: which type they are read as, in which version, and what becomes of unknown ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from counterclaim.checks import field_types
from counterclaim.codec.annotations import holds_protected
from counterclaim.codec.faults import faults_of
from counterclaim.codec.leaves import RefusedError, expected, read_date_span, read_period
from counterclaim.codec.reading import Hook, make_converter, object_reader
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.frozen import freeze
from counterclaim.model.record import RESERVED, Foreign, Record, UnknownRecord
from counterclaim.registry import Registration, find_tag
from counterclaim.values.base import UnknownValue, Value
from counterclaim.values.dates import DateSpan, Period
from counterclaim.values.protected import Protected

__all__ = ["Reader"]

#: Values that look the same with their type, in a statement, as they do without, in a field.
_WRITTEN_ALIKE: dict[type, Callable[[Any], Value]] = {DateSpan: read_date_span, Period: read_period}


class Reader:
    """Reads tagged objects, one way: quickly, or in detail."""

    def __init__(self, *, strict: bool, detailed: bool) -> None:
        self._strict = strict
        self._detailed = detailed
        self._converter = make_converter(self.value, strict=strict, detailed=detailed)
        self._hooks: dict[type, Hook] = {}
        self._foreign_hooks: dict[type, Hook] = {}

    def record(self, data: Any) -> Record:
        """
        Return the record that the object *data* holds.

        Raises:
            Exception: Whatever was met first; `counterclaim.codec.faults` words it.
        """
        if type(data) is not dict:
            raise expected('an object, as {"type": "claim", …}', data)
        tag = data.get("type")
        entry = find_tag(tag) if type(tag) is str else None
        if entry is None or entry.kind != "record":
            return self._foreign_record(data)
        hook = self._hooks.get(entry.cls) or self._hook(entry)
        if entry.version == 1 and "v" not in data and "bases" not in data:
            return cast(Record, hook(data, None))
        header = _Header(data)
        unknown_version = header.newer_than_known(entry)
        if unknown_version is not None:
            return _unknown_record(data, header, unknown_version)
        return cast(Record, hook(_migrated(data, header, entry), None))

    def value(self, data: Any, _: Any = None) -> Value:
        """
        Return the value that the object *data* holds.

        Raises:
            Exception: Whatever was met first; `counterclaim.codec.faults` words it.
        """
        if type(data) is not dict:
            raise expected('a value, as {"type": "quantity", …}', data)
        tag = data.get("type")
        entry = find_tag(tag) if type(tag) is str else None
        if entry is None or entry.kind != "value":
            return _unknown_value(data)
        hook = self._hooks.get(entry.cls) or self._hook(entry)
        if entry.version == 1 and "v" not in data and "bases" not in data:
            return cast(Value, hook(data, None))
        header = _Header(data)
        if header.newer_than_known(entry) is not None:
            return _unknown_value(data)
        return cast(Value, hook(_migrated(data, header, entry), None))

    def _hook(self, entry: Registration) -> Hook:
        hook = self._hooks.get(entry.cls)
        if hook is None:
            hook = _hook_of(self._converter, entry, strict=self._strict)
            self._hooks[entry.cls] = hook
        return hook

    def _foreign_record(self, data: dict[str, Any]) -> Record:
        header = _Header(data)
        guarded = _guarded(header).intersection(data)
        for tag, version in header.bases:
            base = find_tag(tag)
            if base is None or base.kind != "record" or version > base.version:
                continue
            if not guarded <= field_types(base.cls).keys():
                reason = f"not readable as {base.tag}, which has no protected {', '.join(sorted(guarded))}"
                return _unknown_record(data, header, reason)
            try:
                return self._read_as(base, data, header)
            except Exception as error:
                if not self._detailed:
                    raise  # the detailed reading words the reason
                reason = "; ".join(map(str, faults_of(error)))
                return _unknown_record(data, header, f"not readable as {base.tag}: {reason}")
        return _unknown_record(data, header, None)

    def _read_as(self, base: Registration, data: dict[str, Any], header: _Header) -> Record:
        fields = _migrated(data, header, base)
        if "foreign" in fields:
            message = "holds a field 'foreign', which no type has in its written form"
            raise RefusedError(message)
        current = {tag: base_entry.version for tag, _ in header.bases if (base_entry := find_tag(tag))}
        bases = tuple((tag, max(version, current.get(tag, version))) for tag, version in header.bases)
        fields["foreign"] = Foreign(tag=header.tag, version=header.version, bases=bases)
        hook = self._foreign_hooks.get(base.cls)
        if hook is None:
            hook = object_reader(self._converter, base.cls, strict=False, keys=frozenset({"foreign"}))
            self._foreign_hooks[base.cls] = hook
        return cast(Record, hook(fields, None))


class _Header:
    """The reserved keys of an object."""

    __slots__ = ("bases", "tag", "version")

    def __init__(self, data: Mapping[str, Any]) -> None:
        tag = data.get("type")
        if type(tag) is not str or not tag:
            message = "is missing or no text; every object has a type, as 'claim'"
            raise InvalidRecordError("object", [Fault("type", message)])
        self.tag = tag
        self.version = _version(data.get("v", 1), "v")
        self.bases = _bases(data.get("bases", []))

    def newer_than_known(self, entry: Registration) -> str | None:
        """Return why *entry* cannot read the object, where it or a base of it is of a newer version."""
        known = {entry.tag: entry.version, **dict(entry.bases)}
        for tag, version in ((self.tag, self.version), *self.bases):
            if version > known.get(tag, version):
                return f"written as version {version} of {tag}, of which version {known[tag]} is known here"
        return None


def _hook_of(converter: Any, entry: Registration, *, strict: bool) -> Hook:
    read = _WRITTEN_ALIKE.get(entry.cls)
    if read is not None:
        return lambda data, _: read({key: part for key, part in data.items() if key != "type"})
    return object_reader(converter, entry.cls, strict=strict, keys=frozenset({"type"}))


def _version(value: Any, path: str) -> int:
    if type(value) is not int or value < 1:
        raise InvalidRecordError("object", [Fault(path, str(expected("a version, from 1", value)))])
    return value


def _bases(value: Any) -> tuple[tuple[str, int], ...]:
    if type(value) is not list or not all(
        type(pair) is list and len(pair) == 2 and type(pair[0]) is str for pair in value
    ):
        message = 'expected a list of tags with versions, as [["claim", 1]]'
        raise InvalidRecordError("object", [Fault("bases", message)])
    return tuple((tag, _version(version, f"bases[{index}]")) for index, (tag, version) in enumerate(value))


def _migrated(data: dict[str, Any], header: _Header, entry: Registration) -> dict[str, Any]:
    """Return the fields of *data* as the current version of *entry* has them, base fields first."""
    fields = {key: value for key, value in data.items() if key not in RESERVED}
    written = dict(header.bases)
    for tag, _ in reversed(entry.bases):
        base = find_tag(tag)
        if base is not None:
            fields = _upgraded(fields, base, written.get(tag, base.version))
    own = header.version if entry.tag == header.tag else written.get(entry.tag, entry.version)
    return _upgraded(fields, entry, own)


def _upgraded(fields: dict[str, Any], entry: Registration, version: int) -> dict[str, Any]:
    for older in range(version, entry.version):
        try:
            fields = entry.migrations[older](fields)
        except Exception as error:
            # What went wrong is not quoted: it may name the value of a protected field.
            reason = f"its migration failed ({type(error).__name__})"
            message = f"could not be brought from version {older} of {entry.tag} to {older + 1}: {reason}"
            raise RefusedError(message) from error
    return fields


def _unknown_value(data: dict[str, Any]) -> UnknownValue:
    rest = {key: part for key, part in data.items() if key != "type"}
    return UnknownValue(tag=_Header(data).tag, data=freeze(rest))  # type: ignore[arg-type]


def _unknown_record(data: dict[str, Any], header: _Header, reason: str | None) -> UnknownRecord:
    rest = {key: value for key, value in data.items() if key not in RESERVED and key != "id"}
    guarded = _guarded(header)
    return UnknownRecord(
        id=data.get("id"),  # type: ignore[arg-type]
        foreign=Foreign(tag=header.tag, version=header.version, bases=header.bases),
        data=freeze({key: value for key, value in rest.items() if key not in guarded}),  # type: ignore[arg-type]
        protected={key: Protected(freeze(value)) for key, value in rest.items() if key in guarded},
        reason=reason,
    )


def _guarded(header: _Header) -> frozenset[str]:
    """Return the fields that are protected in the type of the object or in a base of it, in any version."""
    entries = (find_tag(tag) for tag in (header.tag, *(tag for tag, _ in header.bases)))
    return frozenset().union(*(_protected_names(entry.cls) for entry in entries if entry is not None))


def _protected_names(cls: type) -> Iterator[str]:
    return (name for name, hint in field_types(cls).items() if holds_protected(hint))
