"""What reading and writing tell besides their result: problems and losses, as values."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import field, frozen

from counterclaim.frozen import EMPTY, FrozenMap

__all__ = ["Exported", "Imported", "Loss", "Place", "Problem"]

CaseT = TypeVar("CaseT")

#: The codes of problems that make an input unusable as it stands; a command then exits with 2.
FATAL_CODES = frozenset({"syntax", "shape"})


@frozen
class Problem:
    """
    Something that is wrong in what was read, or contradictory in a case.

    Attributes:
        code: Stable and machine-readable, as `syntax`, `shape`, `dangling-reference`, `kind-rule`.
        record: The id of the record concerned, where there is one.
        field: The field concerned, with indexes, as `statements[0].value`.
        message: What is wrong, what was expected, and what to do.
        file: The file it was read from, as the caller named it.
        line: The line in that file, from 1.
    """

    code: str
    record: str | None
    field: str | None
    message: str
    file: str | None = None
    line: int | None = None

    @property
    def fatal(self) -> bool:
        """Whether the input cannot be used as it stands (codes `syntax` and `shape`)."""
        return self.code in FATAL_CODES

    def __str__(self) -> str:
        line = None if self.line is None else f"line {self.line}"
        place = ", ".join(part for part in (self.file, line) if part is not None)
        head = f"{place} ({self.record})" if place and self.record else place or self.record or ""
        # An oddity of what others wrote is found by its path there; our own messages name the field.
        told = f"{self.field}: {self.message}" if self.code == "oddity" and self.field else self.message
        return f"{head}: {told}" if head else told


@frozen
class Place:
    """
    Where a record stands in what was read.

    Attributes:
        file: The file, as the caller named it.
        line: The line in that file, from 1; that of the header of its table in a case file.
    """

    file: str
    line: int


@frozen
class Loss:
    """
    Something that an export could not say, and why.

    Attributes:
        record: The id of the record concerned.
        field: The field that was left out or changed; `None` where it is the whole record.
        reason: Why, in a sentence.
    """

    record: str
    field: str | None
    reason: str

    def __str__(self) -> str:
        where = self.record if self.field is None else f"{self.record}: {self.field}"
        return f"{where}: {self.reason}"


@frozen(kw_only=True)
class Imported(Generic[CaseT]):
    """
    What was read, with everything that was wrong in it.

    Attributes:
        case: The records, as a case. Records that could not be read are missing from it, each with a problem.
        problems: All problems, in the order of the input.
        texts: The texts that documents name, by document id, as quotations were checked against them.
        places: Where the records stand, by their ids, where they were read from a file that has lines for
            them: a case file, or JSON Lines. What got another id, as cases were put together, is missing.
        beside: The other files that were read: those that a case file includes, and texts of documents.
    """

    case: CaseT
    problems: tuple[Problem, ...] = ()
    texts: FrozenMap[str, str] = field(default=EMPTY)
    places: FrozenMap[str, Place] = field(default=EMPTY, eq=False, repr=False)
    beside: tuple[str, ...] = field(default=(), eq=False, repr=False)

    @property
    def ok(self) -> bool:
        """Whether nothing in the input was unreadable; other problems may remain."""
        return not any(problem.fatal for problem in self.problems)


@frozen(kw_only=True)
class Exported:
    """
    What was written, with everything that could not be said.

    Attributes:
        data: The text; `None` where it went to a file.
        losses: What the format cannot hold, in the order of the records.
        problems: What readers of the format will ask for and not find.
    """

    data: str | None = None
    losses: tuple[Loss, ...] = ()
    problems: tuple[Problem, ...] = ()
