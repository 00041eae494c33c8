"""
The open registry of types: tags, versions, migrations, and what a field refers to.

It knows no type. Those of the library register like those of everyone else, and a type may be registered at
any time, also after data of it were read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from counterclaim.errors import DuplicateTagError, UnregisteredTypeError
from counterclaim.frozen import EMPTY, FrozenMap

__all__ = [
    "Migration",
    "Must",
    "Ref",
    "Registration",
    "find_tag",
    "record_type",
    "registration_of",
    "registrations",
    "temporary_types",
    "value_type",
]

TypeT = TypeVar("TypeT", bound=type)
Kind: TypeAlias = Literal["record", "value"]
#: A pure function from the JSON object of one version to that of the next.
Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

_TAG = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,31}:)?[a-z][a-z0-9-]{0,63}")
_ID = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,256}")


@attrs.frozen(eq=False)
class Must:
    """
    A rule about a field's value, written into its annotation: `Annotated[str, Must(…)]`.

    Attributes:
        accepts: Whether a value of the right type obeys the rule.
        expected: What was expected, as it stands after "expected" in a message.
        schema: The JSON Schema keywords that say the same, where there are some.
    """

    accepts: Callable[[Any], bool]
    expected: str
    schema: Mapping[str, Any] = EMPTY


class Ref:
    """
    Marks a field that holds the id of another record: `Annotated[str, Ref("claim")]`.

    Attributes:
        tags: The tags of the types that may stand there, their subtypes included; without any, every record
            may.
    """

    __slots__ = ("tags",)

    def __init__(self, *tags: str) -> None:
        self.tags = tags

    def __repr__(self) -> str:
        return f"Ref({', '.join(map(repr, self.tags))})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and self.tags == other.tags

    def __hash__(self) -> int:
        return hash(self.tags)

    @property
    def expected(self) -> str:
        """The kinds of record that may stand here, in words."""
        return " or ".join(tag.replace("-", " ") for tag in self.tags) or "record"


def is_id(value: object) -> bool:
    """Return whether *value* may be an id: 1 to 256 characters, none of them white space or a control."""
    if type(value) is not str:
        return False
    if value.isprintable() and " " not in value:  # the common case, ten times faster than the pattern
        return 0 < len(value) <= 256
    return _ID.fullmatch(value) is not None


@attrs.frozen(eq=False)
class Registration:
    """
    What the registry knows of one type.

    Attributes:
        tag: The stable name under which it is written; extensions carry a prefix (`acme:geo-claim`).
        cls: The class.
        kind: Whether it is a record or a value.
        version: The version that is written.
        migrations: For each older version, the function to the next.
        bases: The registered classes it derives from, nearest first, as (tag, version).
    """

    tag: str
    cls: type
    kind: Kind
    version: int
    migrations: FrozenMap[int, Migration]
    bases: tuple[tuple[str, int], ...]

    @property
    def is_extension(self) -> bool:
        """Whether the type came from outside this library."""
        return ":" in self.tag


_by_tag: dict[str, Registration] = {}
_by_class: dict[type, Registration] = {}


def record_type(
    tag: str, *, version: int = 1, migrations: Mapping[int, Migration] = EMPTY
) -> Callable[[TypeT], TypeT]:
    """
    Register the decorated `attrs.frozen` class as a record type.

    *tag* is the name it is written under and never changes; outside this library it has a prefix of its own,
    as in `acme:geo-claim`. *version* rises whenever a reader of old data would misread new ones, and
    *migrations* then holds, for each older version, a pure function that takes the JSON object of that
    version (base fields and all) to the next.

    Raises:
        ValueError: The tag is malformed or lacks a prefix, or a migration is missing.
        TypeError: The class is no attrs class with the fields of a record.
        DuplicateTagError: Another class has the tag.
    """
    return _registrar("record", tag, version, migrations)


def value_type(
    tag: str, *, version: int = 1, migrations: Mapping[int, Migration] = EMPTY
) -> Callable[[TypeT], TypeT]:
    """
    Register the decorated `attrs.frozen` class as a value type; see `record_type`.

    Raises:
        ValueError: The tag is malformed or lacks a prefix, or a migration is missing.
        TypeError: The class is no attrs class.
        DuplicateTagError: Another class has the tag.
    """
    return _registrar("value", tag, version, migrations)


def find_tag(tag: str) -> Registration | None:
    """Return what is registered under *tag*, or `None`."""
    return _by_tag.get(tag)


def registration_of(cls: type) -> Registration:
    """
    Return the registration of *cls* itself, not of a parent.

    Raises:
        UnregisteredTypeError: It is not registered.
    """
    try:
        return _by_class[cls]
    except KeyError:
        raise UnregisteredTypeError(_full_name(cls)) from None


def registrations(kind: Kind | None = None) -> tuple[Registration, ...]:
    """Return everything registered, or one *kind* of it, by tag."""
    return tuple(entry for _, entry in sorted(_by_tag.items()) if kind is None or entry.kind == kind)


@contextmanager
def temporary_types(*, without: Iterable[type] = ()) -> Iterator[None]:
    """
    Forget on leaving what was registered inside; for tests of extensions.

    Inside, the types *without* are not registered, as for a reader that lacks their extension.

    Raises:
        UnregisteredTypeError: One of *without* is not registered anyway.
    """
    absent = [registration_of(cls) for cls in without]
    tags, classes = dict(_by_tag), dict(_by_class)
    try:
        for entry in absent:
            del _by_tag[entry.tag], _by_class[entry.cls]
        yield
    finally:
        _by_tag.clear()
        _by_tag.update(tags)
        _by_class.clear()
        _by_class.update(classes)


def _registrar(
    kind: Kind, tag: str, version: int, migrations: Mapping[int, Migration]
) -> Callable[[TypeT], TypeT]:
    if not _TAG.fullmatch(tag):
        message = f"{tag!r} is no tag: write lower-case letters, digits and '-', as in 'acme:geo-claim'"
        raise ValueError(message)
    missing = sorted(set(range(1, version)) ^ set(migrations))
    if version < 1 or missing:
        message = f"{tag} is at version {version} and needs one migration for each older version: {missing}"
        raise ValueError(message)

    def register(cls: TypeT) -> TypeT:
        _check_class(cls, kind, tag)
        known = _by_class.get(cls)
        if known is not None and known.tag != tag:
            message = f"{_full_name(cls)} is registered under the tag {known.tag!r}; a type has one tag"
            raise ValueError(message)
        entry = Registration(tag, cls, kind, version, FrozenMap(migrations), _bases_of(cls))
        owner = _by_tag.get(tag)
        if owner is not None and _full_name(owner.cls) != _full_name(cls):
            raise DuplicateTagError(tag, owner=_full_name(owner.cls))
        if owner is not None:  # the same class made again: a reloaded module, a cell run twice
            _by_class.pop(owner.cls, None)
        _by_tag[tag] = entry
        _by_class[cls] = entry
        return cls

    return register


def _check_class(cls: type, kind: Kind, tag: str) -> None:
    if "__attrs_attrs__" not in vars(cls):  # a class that derives from one has it by inheritance
        message = f"{_full_name(cls)} is no attrs class yet; put @{kind}_type above @attrs.frozen"
        raise TypeError(message)
    if kind == "record" and not {"id", "extra"} <= {field.name for field in attrs.fields(cls)}:
        message = f"{_full_name(cls)} is no record; derive it from Record or one of the record types"
        raise TypeError(message)
    own = cls.__module__.split(".")[0] == __name__.split(".")[0]
    if ":" not in tag and not own:
        message = f"the tag {tag!r} needs a prefix of its own, as in 'acme:{tag}'"
        raise ValueError(message)


def _bases_of(cls: type) -> tuple[tuple[str, int], ...]:
    parents = (_by_class.get(parent) for parent in cls.__mro__[1:])
    return tuple((entry.tag, entry.version) for entry in parents if entry is not None)


def _full_name(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"
