"""
The exceptions of the library.

Every one derives from `CounterclaimError` and says whose fault it is, where, and what to do now. Findings
about data are values (`counterclaim.findings`), not exceptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = [
    "CounterclaimError",
    "DecodeError",
    "DuplicateIdError",
    "DuplicateTagError",
    "Fault",
    "FileAccessError",
    "FormatFailedError",
    "InvalidRecordError",
    "MissingExtraError",
    "ProtectedValueError",
    "StaleStandingsError",
    "UnknownIdError",
    "UnknownTagError",
    "UnreadableWordingError",
    "UnregisteredTypeError",
]


class CounterclaimError(Exception):
    """
    The base of every exception that this library raises on purpose.

    All of them can be pickled, so one that is raised in a worker process arrives as what it was.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        # The inherited way calls the class with `args`, which fails where a parameter is keyword-only.
        return _revived, (type(self), self.args), self.__dict__


def _revived(cls: type[CounterclaimError], args: tuple[Any, ...]) -> CounterclaimError:
    return cls.__new__(cls, *args)


class Fault:
    """
    One thing that is wrong with a record or value, and where in it.

    Attributes:
        path: Field and, inside it, index or field again, as in `statements[0].value`; empty for the whole.
        message: What is wrong and what was expected, without naming the path again.
    """

    __slots__ = ("message", "path")

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message

    def __repr__(self) -> str:
        return f"Fault({self.path!r}, {self.message!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fault):
            return NotImplemented
        return (self.path, self.message) == (other.path, other.message)

    def __hash__(self) -> int:
        return hash((self.path, self.message))

    def below(self, path: str) -> Fault:
        """Return the same fault as seen from the record that holds its value at *path*."""
        joiner = "." if self.path and not self.path.startswith("[") else ""
        return Fault(f"{path}{joiner}{self.path}", self.message)


class InvalidRecordError(CounterclaimError, ValueError):
    """
    A record or value was to be built from something that it refuses.

    Attributes:
        what: The tag or name of the type, as a user knows it ("claim", "quantity").
        faults: Everything that is wrong with it, in the order of its fields.
    """

    def __init__(self, what: str, faults: Sequence[Fault]) -> None:
        super().__init__(what, tuple(faults))
        self.what = what
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return f"{self.what}: " + "; ".join(map(str, self.faults))


class DecodeError(CounterclaimError, ValueError):
    """
    Text is not the JSON that this library reads.

    Attributes:
        reason: What is wrong and what to do, as a sentence without its place.
        line: The line, from 1, where one is known.
        column: The column, from 1, where one is known.
    """

    def __init__(self, reason: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason, line, column)
        self.reason = reason
        self.line = line
        self.column = column

    def __str__(self) -> str:
        if self.line is None:
            return self.reason
        place = f"line {self.line}" if self.column is None else f"line {self.line}, column {self.column}"
        return f"{place}: {self.reason}"


class UnreadableWordingError(CounterclaimError, ValueError):
    """
    A wording was not understood, so no value was made of it.

    Attributes:
        wording: The text as given.
        kind: What was looked for: "quantity" or "date".
        reason: Why it was refused, and what would be understood.
    """

    def __init__(self, wording: str, *, kind: str, reason: str) -> None:
        super().__init__(wording, kind, reason)
        self.wording = wording
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        shown = self.wording if len(self.wording) <= 64 else self.wording[:63] + "…"
        return f"{shown!r} was not read as a {self.kind}: {self.reason}"


class DuplicateIdError(CounterclaimError, ValueError):
    """
    A case already holds another record under this id.

    Attributes:
        id: The id that is taken.
    """

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return (
            f"the case already holds another record with the id {self.id!r}; "
            "give this one another id, or use replace() to mend the one that is there"
        )


class UnknownIdError(CounterclaimError, KeyError):
    """
    The case holds no such record.

    Attributes:
        id: The id that was asked for.
        nearest: The most similar id on record, or `None`.
        expected: What the record should be ("claim"), where not every type will do.
        found: What stands under the id instead ("an organization"), or `None`.
    """

    def __init__(
        self, id: str, *, nearest: str | None = None, expected: str | None = None, found: str | None = None
    ) -> None:
        super().__init__(id, nearest, expected, found)
        self.id = id
        self.nearest = nearest
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        what = f"no {self.expected}" if self.expected else "no record"
        if self.found:
            return f"the case holds {what} with the id {self.id!r}; that is the id of {self.found}"
        hint = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        return f"the case holds {what} with the id {self.id!r}{hint}"


class StaleStandingsError(CounterclaimError, RuntimeError):
    """
    The case changed after what stands of it was found.

    Attributes:
        id: The id that was asked for.
    """

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"what stands of {self.id!r} was found before the case changed; call update() before asking"


class UnknownTagError(CounterclaimError, KeyError):
    """
    No type is registered under this tag.

    Attributes:
        tag: The tag.
        nearest: The most similar tag that is registered, or `None`.
    """

    def __init__(self, tag: str, *, nearest: str | None = None) -> None:
        super().__init__(tag, nearest)
        self.tag = tag
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        return f"no type is registered under the tag {self.tag!r}{hint}"


class DuplicateTagError(CounterclaimError, ValueError):
    """
    Two types were registered under one tag.

    Attributes:
        tag: The tag.
        owner: The full name of the class that has it.
    """

    def __init__(self, tag: str, *, owner: str) -> None:
        super().__init__(tag, owner)
        self.tag = tag
        self.owner = owner

    def __str__(self) -> str:
        return f"the tag {self.tag!r} belongs to {self.owner} already; choose another tag"


class UnregisteredTypeError(CounterclaimError, TypeError):
    """
    A record or value of an unregistered class was to be written.

    It is never written as its parent, because a reader would lose what the class adds.

    Attributes:
        name: The full name of the class.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return (
            f"{self.name} is not registered, so it has no tag to be written under; "
            "decorate it with @record_type or @value_type"
        )


class ProtectedValueError(CounterclaimError):
    """
    A protected value was to be written, pickled or put into a text.

    Attributes:
        record: The id of the record that holds it, where known.
        field: The field that holds it, where known.
    """

    def __init__(self, record: str | None = None, field: str | None = None) -> None:
        super().__init__(record, field)
        self.record = record
        self.field = field

    @property
    def where(self) -> str:
        """The record and field that hold it, as far as they are known."""
        return f"{self.record}: {self.field}" if self.record else "a value"

    def __str__(self) -> str:
        return (
            f"{self.where} is protected and is not written; choose protected='mask' to leave it out "
            "or protected='keep' to write it in the clear"
        )


class MissingExtraError(CounterclaimError, ImportError):
    """
    Something needs a package that does not come with the library itself.

    Attributes:
        package: The package.
        extra: The extra of this library that brings it.
        purpose: What it is needed for: "to write PROV".
    """

    def __init__(self, package: str, *, extra: str, purpose: str) -> None:
        super().__init__(package, extra, purpose)
        self.package = package
        self.extra = extra
        self.purpose = purpose

    def __str__(self) -> str:
        return (
            f"the package {self.package!r} is needed {self.purpose} and is not installed; "
            f"install it with pip install 'counterclaim[{self.extra}]'"
        )


class FileAccessError(CounterclaimError, OSError):
    """
    A file could not be read or written.

    Attributes:
        path: The file, as given.
        reason: Why, in words.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(None, reason, path)  # `strerror` and `filename`, for those who catch OSError
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason), self.__dict__

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class FormatFailedError(CounterclaimError, RuntimeError):
    """
    A format that a plug-in brings raised something.

    Attributes:
        name: The name of the format.
        reason: What it raised.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        failed = f"the form {self.name!r}, which a plug-in brings, failed: {self.reason}"
        return f"{failed}; tell those who made it"
