"""How what is odd in a source is told: with the path of the place and the record that was made of it."""

from __future__ import annotations

import attrs

from counterclaim.findings import Problem
from counterclaim.formats.form import OnProblem

__all__ = ["LONGEST_KEY", "Report", "inside"]

#: As long as a key can be and still be told as part of a path.
LONGEST_KEY = 64


def inside(path: str, key: str) -> str:
    """Return the path of what stands under *key* at *path*; a key beyond all measure is shortened."""
    return f"{path}.{key}" if len(key) <= LONGEST_KEY else f"{path}.{key[: LONGEST_KEY - 1]}…"


@attrs.frozen
class Report:
    """
    Takes what is wrong in one document.

    Attributes:
        on_problem: Is called with each problem.
        file: The file's name.
        line: The line of the document, where there is one a line.
        record: The id of the record that is being made.
    """

    on_problem: OnProblem
    file: str | None = None
    line: int | None = None
    record: str | None = None

    def about(self, record: str) -> Report:
        """Return this report for another *record*."""
        return attrs.evolve(self, record=record)

    def odd(self, path: str, message: str) -> None:
        """Tell of something at *path* that was kept all the same."""
        self._tell("oddity", path, message)

    def refused(self, path: str, message: str) -> None:
        """Tell of something at *path* that nothing was made of."""
        self._tell("shape", path, message)

    def _tell(self, code: str, path: str, message: str) -> None:
        self.on_problem(Problem(code, self.record, path, message, self.file, self.line))
