"""
JSON as others write it: read with patience, bounded, and without losing a value.

Where `decode_json` refuses what two readers could understand differently, since our own records must never be
ambiguous, here the same is kept as it stands and reported, since a page cannot be repaired by who reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from attrs import frozen

from counterclaim.checks import LARGEST_INTEGER
from counterclaim.codec.decoding import check_nesting, holds_surrogate, without_surrogates
from counterclaim.errors import DecodeError
from counterclaim.findings import Problem

__all__ = ["DEEPEST_INPUT", "LONGEST_INPUT", "JsonDocument", "documents"]

#: Bytes of one document, or of one line where there is one a line.
LONGEST_INPUT = 64 * 1024 * 1024
#: What is deeper could not be kept beside the fields of a record.
DEEPEST_INPUT = 40
#: Values in one text. A hostile one of 64 MB may hold 30 million, and each costs some hundred bytes.
_MOST_VALUES = 2_000_000
_SPACE = re.compile(r"[ \t\r\n]*")
_OnProblem = Callable[[Problem], object]


@frozen
class JsonDocument:
    """
    One JSON value of an input.

    Attributes:
        value: Dicts, lists, texts, numbers, booleans, `None`.
        path: Where it stands: `$`, or `$[3]` in a list of them.
        line: Its line, where there is one a line.
    """

    value: Any
    path: str = "$"
    line: int | None = None


def documents(
    source: str | bytes | Iterable[bytes], *, on_problem: _OnProblem, name: str | None = None
) -> Iterator[JsonDocument]:
    """
    Yield the JSON values of *source*: one, those of a list, or one a line.

    Of lines, one is held at a time, if the first is a whole value. *on_problem* is called with a problem of
    code `syntax` for what is no JSON, with the rest read all the same where there is one value a line; and of
    code `oddity` for what readers understand differently: a key that stands twice (its values become a list),
    a number too large for a double (it becomes a text), half of a surrogate pair (it becomes U+FFFD).
    """
    reader = _Reader(on_problem, name)
    if isinstance(source, str | bytes):
        yield from reader.whole(source)
    else:
        yield from reader.lines(iter(source))


class _Reader:
    def __init__(self, on_problem: _OnProblem, name: str | None) -> None:
        self._on_problem = on_problem
        self._name = name
        self._odd: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=str,
            strict=False,  # a line break within a text is plain enough
        )

    def whole(self, source: str | bytes) -> Iterator[JsonDocument]:
        text = self._text(source, None)
        if text is None:
            return
        if text.lstrip(" \t\r\n").startswith("["):
            yield from self._items(text)
            return
        first = self._one(text, None)
        if isinstance(first, JsonDocument):
            yield first
        elif "\n" in text and self._is_whole(text.lstrip().partition("\n")[0]):
            yield from self._one_a_line(text.split("\n"))
        else:
            self._refuse(first, None)

    def lines(self, lines: Iterator[bytes]) -> Iterator[JsonDocument]:
        begun: list[bytes] = []
        for line in lines:
            begun.append(line)
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                break
        if begun and self._is_whole(begun[-1].decode("utf-8-sig", "replace")):
            yield from self._one_a_line(chain(begun, lines))
            return
        size = sum(map(len, begun))
        for line in lines:
            size += len(line)
            if size > LONGEST_INPUT:
                break
            begun.append(line)
        if size > LONGEST_INPUT:
            self._refuse(_too_long(size), None)
            return
        yield from self.whole(b"".join(begun))

    def _one_a_line(self, lines: Iterable[str | bytes]) -> Iterator[JsonDocument]:
        for number, line in enumerate(lines, start=1):
            text = self._text(line, number)
            if text is None or not text.strip():
                continue
            found = self._one(text, number)
            if isinstance(found, JsonDocument):
                yield found
            else:
                self._refuse(found, number)

    def _one(self, text: str, line: int | None) -> JsonDocument | DecodeError:
        """Return the one value that *text* holds, or why it is none."""
        try:
            _check_size(text)
            value = self._decoder.decode(text)
        except json.JSONDecodeError as error:
            return _no_json(error, line)
        except DecodeError as error:
            return error
        except RecursionError:
            return _too_deep()
        return JsonDocument(self._mended(value, line, halves=_may_hold_surrogates(text)), "$", line)

    def _items(self, text: str) -> Iterator[JsonDocument]:
        """Yield the items of the list that *text* holds, one at a time."""
        place = text.index("[") + 1
        try:
            _check_size(text)
            halves = _may_hold_surrogates(text)
            for number in range(len(text)):
                place = _after_space(text, place)
                if text.startswith("]", place) and number == 0:
                    break
                value, place = self._decoder.raw_decode(text, place)
                yield JsonDocument(self._mended(value, None, halves=halves), f"$[{number}]")
                place = _after_space(text, place)
                if text.startswith("]", place):
                    break
                if not text.startswith(",", place):
                    raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
                place = _after_space(text, place + 1)
            if _after_space(text, place + 1) != len(text):
                raise json.JSONDecodeError("Extra data", text, place + 1)
        except json.JSONDecodeError as error:
            self._refuse(_no_json(error, None), None)
        except DecodeError as error:
            self._refuse(error, None)
        except RecursionError:
            self._refuse(_too_deep(), None)

    def _is_whole(self, text: str) -> bool:
        try:
            _check_size(text)
            value = self._decoder.decode(text.strip("\ufeff \t\r\n"))
        except (DecodeError, ValueError, RecursionError):
            return False
        finally:
            self._odd.clear()
        return not isinstance(value, list)

    def _text(self, source: str | bytes, line: int | None) -> str | None:
        if len(source) > LONGEST_INPUT:
            self._refuse(_too_long(len(source)), line)
            return None
        if isinstance(source, str):
            return source.removeprefix("\ufeff")
        encoding = "utf-16" if source.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        try:
            return source.decode(encoding)
        except UnicodeDecodeError as error:
            at = source.count(b"\n", 0, error.start) + 1 if line is None else line
            reason = f"expected UTF-8, found the byte 0x{source[error.start]:02x}; save the file as UTF-8"
            self._refuse(DecodeError(reason, line=at), line)
            return None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entries = dict(pairs)
        if len(entries) != len(pairs):
            values: dict[str, list[Any]] = {}
            for key, value in pairs:
                values.setdefault(key, []).append(value)
            twice = [key for key, several in values.items() if len(several) > 1]
            self._odd += [
                f"the key {key[:64]!r} stands twice in one object; both values are kept" for key in twice
            ]
            return {key: several if len(several) > 1 else several[0] for key, several in values.items()}
        return entries

    def _mended(self, value: Any, line: int | None, *, halves: bool) -> Any:
        """Return *value* without halves of surrogate pairs; report what was odd about it."""
        if halves:
            mended = _without_surrogates(value)
            if mended != value:
                self._odd.append("half of a surrogate pair is no character, and was replaced by U+FFFD")
                value = mended
        for message in self._odd:
            self._on_problem(Problem("oddity", None, None, message, self._name, line))
        self._odd.clear()
        return value

    def _refuse(self, error: DecodeError, line: int | None) -> None:
        at = error.line if line is None else line
        column = "" if error.column is None else f" (column {error.column})"
        self._on_problem(Problem("syntax", None, None, error.reason + column, self._name, at))


def _check_size(text: str) -> None:
    if len(text) > LONGEST_INPUT:
        raise _too_long(len(text))
    brackets = text.count("[") + text.count("{")
    if brackets > DEEPEST_INPUT:
        check_nesting(text, DEEPEST_INPUT)
    if brackets + text.count(",") > _MOST_VALUES:
        reason = f"there are more than {_MOST_VALUES:,} values in one text; write one object a line"
        raise DecodeError(reason)


def _too_long(size: int) -> DecodeError:
    found = f"expected at most {LONGEST_INPUT:,} bytes in one text, found {size:,} or more"
    return DecodeError(f"{found}; write one object a line")


def _too_deep() -> DecodeError:
    return DecodeError(f"lists and objects are nested more than {DEEPEST_INPUT} deep")


def _no_json(error: json.JSONDecodeError, line: int | None) -> DecodeError:
    what = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at").removesuffix(" starting")
    reason = f"this is no JSON: {what}; check for a missing quotation mark, comma or bracket"
    return DecodeError(reason, line=error.lineno if line is None else line, column=error.colno)


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return place if match is None else match.end()


def _integer(digits: str) -> int | str:
    if len(digits) <= 17:
        value = int(digits)
        if -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            return value
    return digits


def _float(digits: str) -> float | str:
    """Return the double, where it is written as it stood; else its digits."""
    value = float(digits)
    return value if abs(value) <= LARGEST_INTEGER and repr(value) == digits else digits


def _may_hold_surrogates(text: str) -> bool:
    return "\\ud" in text or "\\uD" in text or holds_surrogate(text)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
