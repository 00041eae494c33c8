"""Formats of plug-ins, so that a failure of one is told as its own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from inspect import isgenerator
from typing import Any, TypeVar, cast

import attrs

from counterclaim.errors import CounterclaimError, FormatFailedError
from counterclaim.findings import Exported, Imported
from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample

__all__ = ["guarded"]

CallableT = TypeVar("CallableT", bound=Callable[..., Any])


def guarded(form: Format) -> Format:
    """Return *form*, of a plug-in, so that what it raises is told in its name."""
    return attrs.evolve(
        form,
        read=None if form.read is None else _told(form.read, form.name, Imported),
        write=None if form.write is None else _told(form.write, form.name, Exported),
        records=None if form.records is None else _told(form.records, form.name, Iterator),
        recognise=_patient(form.recognise),
    )


def _told(call: CallableT, name: str, expected: type) -> CallableT:
    @functools.wraps(call)
    def called(*arguments: Any, **options: Any) -> Any:
        with _Telling(name):
            result = call(*arguments, **options)
            if not isinstance(result, expected):
                message = f"expected that it returns an {expected.__name__}, found {result!r:.64}"
                raise TypeError(message)
            return _yielded(result, name) if isgenerator(result) else result

    return cast("CallableT", called)


def _yielded(items: Iterator[Any], name: str) -> Iterator[Any]:
    with _Telling(name):
        yield from items


def _patient(recognise: Callable[[Sample], bool]) -> Callable[[Sample], bool]:
    def recognised(sample: Sample) -> bool:
        try:
            return bool(recognise(sample))
        except Exception:
            return False  # whether the file is of another form is still to be found out

    return recognised


class _Telling:
    """Turns what is raised inside into an error that names the form."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, cls: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, CounterclaimError | OSError):
            reason = f"{type(error).__name__}: {error}".rstrip(": ")
            raise FormatFailedError(self._name, reason) from error
