"""What a format is: its name, how files of it begin and end, and what reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeAlias

from attrs import field, frozen, validators

from counterclaim.case import Case
from counterclaim.codec import ProtectedMode
from counterclaim.findings import Exported, Imported, Problem
from counterclaim.formats.sample import Sample
from counterclaim.model import Record

__all__ = ["Format", "OnProblem", "Read", "ReadRecords", "Write"]

OnProblem: TypeAlias = Callable[[Problem], object]
_ENDING = r"(\.[a-z0-9][a-z0-9-]*)+"


class Read(Protocol):
    """Reads a whole text; *name* is the file's name in problems."""

    def __call__(self, source: str | bytes, *, name: str | None = None) -> Imported[Case]:
        """Return the case, and all that is wrong."""
        ...


class ReadRecords(Protocol):
    """Reads line by line, so that a file may be larger than memory."""

    def __call__(
        self, lines: Iterable[bytes], *, on_problem: OnProblem, name: str | None = None
    ) -> Iterator[Record]:
        """Yield the records, and call *on_problem* with what is wrong."""
        ...


class Write(Protocol):
    """Writes a case."""

    def __call__(self, case: Any, *, protected: ProtectedMode = "refuse") -> Exported:
        """Return the text, and what it cannot say."""
        ...


def _never(sample: Sample) -> bool:
    return False


@frozen(kw_only=True)
class Format:
    """
    A form of a case that is read, written or both.

    Attributes:
        name: The name it is asked for by, as `claimreview`.
        title: What it is, in a few words, as "ClaimReview markup".
        endings: The endings of files that are written in it, in lower case; `.ftm.csv` goes before `.csv`.
        read: Reads it; `None` where it is only written.
        write: Writes it; `None` where it is only read.
        records: Reads it line by line, where that can be done.
        recognise: Whether a file that begins so is of this form. A format that says so of the files of
            others is asked for by its name alone.
    """

    name: str = field(validator=validators.matches_re(r"[a-z0-9][a-z0-9-]*"))
    title: str
    endings: tuple[str, ...] = field(
        default=(), validator=validators.deep_iterable(validators.matches_re(_ENDING))
    )
    read: Read | None = None
    write: Write | None = None
    records: ReadRecords | None = None
    recognise: Callable[[Sample], bool] = _never
