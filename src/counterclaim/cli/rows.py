"""Rows of a report as CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.safe_text import visible_line

__all__ = ["as_csv", "as_json_lines"]

#: With one of these in front, a spreadsheet takes a text for a formula (OWASP, CSV injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: A sign behind a semicolon. Quotation marks do not help there, in the middle of what is read as a cell.
_FORMULA_INSIDE = re.compile(r""";(?=[\s"]*[=+\-@＝＋－＠])""")


def as_csv(header: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """
    Return *rows* under *header* as CSV; what a spreadsheet would take for a formula begins with `'`.

    So does what would be one behind a semicolon: where decimals have a comma, spreadsheets separate cells by
    semicolons. Every field is in quotation marks, which keeps others from finding cells inside a text.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_guarded(row[key]) for key in header])
    return text.getvalue()


def as_json_lines(rows: Sequence[Any]) -> str:
    """Return *rows* as JSON, one a line."""
    from counterclaim.report import json_line

    return "".join(json_line(row) + "\n" for row in rows)


def _guarded(value: Any) -> str:
    text = "" if value is None else str(value)
    shown = _FORMULA_INSIDE.sub(";'", visible_line(text))
    return f"'{shown}" if text.startswith(_FORMULA_SIGNS) or shown.startswith(_FORMULA_SIGNS) else shown
