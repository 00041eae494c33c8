"""Numerals, read exactly as a language writes them: `1.234` is 1234 in German and 1.234 in English."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["LONGEST_NUMERAL", "read_numeral"]

#: No figure that a person states is longer, and sums of such figures stay exact in 28 digits.
LONGEST_NUMERAL = 40
_MOST_DIGITS = 24

_PLAIN = re.compile(r"[0-9]+")
_EXPONENT = re.compile(r"([0-9.,]+)[eE]([+-]?[0-9]{1,2})")
#: Lakh and crore: 12,34,567.
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:[.][0-9]+)?")
_LARGEST_EXPONENT = 30
_APOSTROPHES = "'’"
_BLANKS = " \u00a0\u2009\u202f"


def _grouped(group: str, mark: str) -> re.Pattern[str]:
    return re.compile(rf"[0-9]{{1,3}}(?:[{group}][0-9]{{3}})+(?:[{mark}][0-9]+)?|[0-9]*[{mark}][0-9]+")


_PATTERNS = {",": _grouped(".", ","), ".": _grouped(",", ".")}
# A blank or an apostrophe is never a decimal mark, so what follows must be one: Swiss German has 1'234.50.
_BLANK_GROUPS = {
    mark: re.compile(rf"[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+(?:[{mark}][0-9]+)?") for mark in ",."
}
_APOSTROPHE_GROUPS = re.compile(rf"[0-9]{{1,3}}(?:[{_APOSTROPHES}][0-9]{{3}})+(?:[.,][0-9]+)?")


def read_numeral(text: str, decimal_mark: str) -> Decimal | None:
    """
    Return the number that *text* writes where *decimal_mark* is the decimal mark, or `None`.

    Groups of three may be set apart by blanks, apostrophes, or the mark that is not the decimal one. A mark
    in any other place is refused, because `12.5` in a German text is a foreign or mistyped numeral, not 125.
    """
    if len(text) > LONGEST_NUMERAL or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if exponent := _EXPONENT.fullmatch(text):
        number = read_numeral(exponent[1], decimal_mark)
        small = abs(int(exponent[2])) <= _LARGEST_EXPONENT
        return number.scaleb(int(exponent[2])) if number is not None and small else None
    if _PATTERNS[decimal_mark].fullmatch(text) or (decimal_mark == "." and _INDIAN.fullmatch(text)):
        group = "." if decimal_mark == "," else ","
        return Decimal(text.replace(group, "").replace(decimal_mark, "."))
    if _BLANK_GROUPS[decimal_mark].fullmatch(text) or _APOSTROPHE_GROUPS.fullmatch(text):
        for mark in _BLANKS + _APOSTROPHES:
            text = text.replace(mark, "")
        return Decimal(text.replace(",", "."))
    return None
