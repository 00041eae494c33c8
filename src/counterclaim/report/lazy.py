"""Rows that are made when they are read: of a hundred thousand a text shows two hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

__all__ = ["LazyRows"]

_Subject = TypeVar("_Subject")
_Row = TypeVar("_Row")


class LazyRows(Sequence[_Row], Generic[_Subject, _Row]):
    """A row for each subject, made whenever it is read."""

    def __init__(self, subjects: Sequence[_Subject], make: Callable[[_Subject], _Row]) -> None:
        self._subjects = subjects
        self._make = make

    def __len__(self) -> int:
        return len(self._subjects)

    @overload
    def __getitem__(self, index: int) -> _Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Row, ...]: ...
    def __getitem__(self, index: int | slice) -> _Row | tuple[_Row, ...]:
        if isinstance(index, slice):
            return tuple(map(self._make, self._subjects[index]))
        return self._make(self._subjects[index])
