"""Values that must not be seen by accident: who an unnamed source is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, NoReturn, TypeVar

from counterclaim.errors import ProtectedValueError

__all__ = ["MASK", "Protected"]

ValueT = TypeVar("ValueT")

#: What stands in the place of a protected value.
MASK = "<protected>"


class Protected(Generic[ValueT]):
    """
    A value that is masked wherever it is shown, and read by `reveal` alone.

    It shows as `<protected>` in `repr`, formatting, `attrs.asdict`, logs and errors, and refuses to be
    pickled. Writers refuse it unless they are told to mask or to keep it.
    """

    __slots__ = ("_hidden",)
    #: Where this was expected and something else is found, that is not shown either: the wrapping may have
    #: been forgotten.
    masks_content: ClassVar[bool] = True
    _hidden: ValueT

    def __init__(self, value: ValueT) -> None:
        object.__setattr__(self, "_hidden", value)

    def reveal(self) -> ValueT:
        """Return the value itself."""
        return self._hidden

    def satisfies(self, check: Callable[[ValueT], bool]) -> bool:
        """Return whether *check* accepts the value; also of one that cannot be revealed here."""
        return check(self._hidden)

    def __repr__(self) -> str:
        return MASK

    def __format__(self, specification: str) -> str:
        return format(MASK, specification)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Protected):
            return NotImplemented
        return bool(self._hidden == other._hidden)

    def __hash__(self) -> int:
        return hash((Protected, self._hidden))

    def __copy__(self) -> Protected[ValueT]:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Protected[ValueT]:
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = "a protected value does not change"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        message = "a protected value does not change"
        raise AttributeError(message)

    def __reduce__(self) -> NoReturn:
        raise ProtectedValueError

    def __getstate__(self) -> NoReturn:
        raise ProtectedValueError
