"""
JSON as strictly as it can be read: I-JSON (RFC 7493), with limits.

What two readers could understand differently is refused before any record is made of it: duplicate keys, lone
surrogates, numbers that do not keep their value, deep nesting.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

from counterclaim.checks import LARGEST_INTEGER, SMALLEST_EXPONENT_FORM
from counterclaim.errors import DecodeError

__all__ = [
    "DEEPEST_NESTING",
    "LONGEST_TEXT",
    "check_nesting",
    "decode_json",
    "holds_surrogate",
    "without_surrogates",
]

DEEPEST_NESTING = 64
#: Characters or bytes of one JSON text: far above any record, far below what exhausts a machine.
LONGEST_TEXT = 16 * 1024 * 1024

# Strings possessively and whole, unterminated ones up to the end: one pass, whatever is in them.
_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = "\ufeff"


def decode_json(data: str | bytes, *, longest: int = LONGEST_TEXT) -> Any:
    """
    Return what the JSON text *data* holds, as dicts, lists, strings, numbers, booleans and `None`.

    *longest* is the most characters (or bytes) that are looked at.

    Raises:
        DecodeError: It is no JSON, or JSON that does not survive being read and written again: a key twice in
            an object, a lone surrogate, `NaN`, an integer beyond 2⁵³, a number with more digits than a double
            holds, nesting over 64, bytes that are not UTF-8, more than *longest* characters.
    """
    if len(data) > longest:
        reason = f"expected at most {longest:,} characters, found {len(data):,}; split it into records"
        raise DecodeError(reason)
    text = _text_of(data)
    if text.count("[") + text.count("{") > DEEPEST_NESTING:
        check_nesting(text)
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        hint = "check for a missing quotation mark, comma or bracket"
        what = _lower_first(error.msg).removesuffix(" at").removesuffix(" starting")
        reason = f"this is no JSON: {what}; {hint}"
        raise DecodeError(reason, line=error.lineno, column=error.colno) from None
    if "\\u" in text and _ESCAPED_SURROGATE.search(text) is not None and _has_lone_surrogate(value):
        reason = "a text holds half of a surrogate pair, which is no character; repair the text"
        raise DecodeError(reason)
    return value


def holds_surrogate(text: str) -> bool:
    """Return whether *text* holds half of a surrogate pair, which is no character."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def without_surrogates(text: str) -> str:
    """Return *text* with U+FFFD in the place of each half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text)


def _text_of(data: str | bytes) -> str:
    if isinstance(data, str):
        text = data
        if holds_surrogate(text):
            reason = "the text holds half of a surrogate pair, which is no character; repair the text"
            raise DecodeError(reason)
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            reason = f"expected UTF-8, found the byte 0x{data[error.start]:02x}; save the file as UTF-8"
            raise DecodeError(reason, line=line) from None
    if text.startswith(_BYTE_ORDER_MARK):
        reason = "the text begins with a byte order mark; save it without one"
        raise DecodeError(reason, line=1, column=1)
    return text


def check_nesting(text: str, deepest: int = DEEPEST_NESTING) -> None:
    """
    Check that lists and objects in the JSON *text* are nested at most *deepest* deep.

    Raises:
        DecodeError: They are nested deeper.
    """
    depth = 0
    for match in _STRINGS_AND_BRACKETS.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            if depth > deepest:
                reason = f"lists and objects are nested more than {deepest} deep"
                raise DecodeError(reason, line=text.count("\n", 0, match.start()) + 1)
        elif token in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        reason = f"the key {twice[:64]!r} stands twice in one object; drop one of the two"
        raise DecodeError(reason)
    return entries


def _integer(digits: str) -> int:
    if len(digits) <= 17:  # anything longer is beyond 2⁵³, and may be very long
        value = int(digits)
        if -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            return value
    reason = f"the integer {_clipped(digits)} is beyond 2⁵³, where readers round it; write it as a text"
    raise DecodeError(reason)


def _float(digits: str) -> float:
    value = float(digits)
    if value - value != 0 or LARGEST_INTEGER < abs(value) < SMALLEST_EXPONENT_FORM:
        reason = f"the number {_clipped(digits)} is too large to be kept as it is; write it as a text"
        raise DecodeError(reason)
    if not _keeps(value, digits):
        reason = f"the number {_clipped(digits)} has more digits than are kept; write it as a text"
        raise DecodeError(reason)
    return value


def _keeps(value: float, digits: str) -> bool:
    """
    Return whether *digits* says no more than the double *value* holds.

    Seventeen significant digits identify a double (IEEE 754-2019, section 5.12.2), and programs print as
    many; with more of them, the number must be exactly what *value* is written as.
    """
    mantissa = digits.lower().partition("e")[0].replace(".", "").lstrip("-0")
    if value == 0:
        return not mantissa
    return len(mantissa.rstrip("0")) <= 17 or (len(digits) <= 400 and Decimal(repr(value)) == Decimal(digits))


def _constant(name: str) -> NoReturn:
    reason = f"{name} is no JSON number; leave the field out or write a text"
    raise DecodeError(reason)


def _has_lone_surrogate(value: Any) -> bool:
    if isinstance(value, str):
        return holds_surrogate(value)
    if isinstance(value, dict):
        return any(map(_has_lone_surrogate, value)) or any(map(_has_lone_surrogate, value.values()))
    return isinstance(value, list) and any(map(_has_lone_surrogate, value))


def _clipped(digits: str) -> str:
    return digits if len(digits) <= 24 else f"{digits[:20]}… ({len(digits)} characters)"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant
)
