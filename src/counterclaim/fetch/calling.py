"""Functions that the caller gave, whose own failures are no failures of a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["CallerError", "called"]

T = TypeVar("T")


class CallerError(Exception):
    """
    What a function of the caller raised, on its way back to the caller.

    Attributes:
        error: That.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(error)
        self.error = error


def called(function: Callable[[], T]) -> T:
    """
    Return what *function* returns.

    Raises:
        CallerError: It raised something.
    """
    try:
        return function()
    except Exception as error:
        raise CallerError(error) from error
