"""Rows of a report as CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from counterclaim.safe_text import visible_line

__all__ = ["as_csv", "as_json_lines"]

_PASSED_OVER = ("\t", "\r", "\n")


def as_csv(header: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """
    Return *rows* under *header* as CSV; what a spreadsheet would take for a formula begins with `'`.

    So does a text with one behind a semicolon or comma: where decimals have a comma, spreadsheets separate
    cells by semicolons. Every field is in quotation marks, which keeps others from finding cells in a text.
    """
    from counterclaim.formats.table.guarding import guarded

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(row[key], guarded) for key in header])
    return text.getvalue()


def as_json_lines(rows: Sequence[Any]) -> str:
    """Return *rows* as JSON, one a line."""
    from counterclaim.report import json_line

    return "".join(json_line(row) + "\n" for row in rows)


def _cell(value: Any, guarded: Callable[[str], str]) -> str:
    text = "" if value is None else str(value)
    shown = guarded(visible_line(text))
    # What spreadsheets pass over at the beginning is not shown.
    return f"'{shown}" if text.startswith(_PASSED_OVER) and not shown.startswith("'") else shown
