"""
What notebooks show of an object: small tables of HTML, in which every text is escaped.

Notebooks ask an object for `_repr_html_()`. What is returned has no scripts, no styles, no ids and no links,
so that it is safe in the page of somebody else, and looks like its other tables.
"""

from __future__ import annotations

import enum
import html
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import attrs

from counterclaim.safe_text import shorten, visible_line

__all__ = ["field_table", "text_table"]

#: Characters of one text that are shown.
_LONGEST = 300
_LOOKED_AT = 10_000
#: Parts of one field that are named, and how deep they are taken apart.
_MOST_PARTS = 10
_DEEPEST = 3


def text_table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, below: str = "") -> str:
    """
    Return a table of texts as HTML, with hidden characters spelled out and long texts cut.

    *head* titles its columns; without titles the first text of each row titles the row. *below* is a line
    under the table.
    """
    titles = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in head)
    body = "".join(_row(row, titled=not head) for row in rows)
    top = f"<thead><tr>{titles}</tr></thead>" if head else ""
    under = f"<p>{_escaped(below)}</p>" if below else ""
    return f"<table><caption>{_escaped(title)}</caption>{top}<tbody>{body}</tbody></table>{under}"


def field_table(title: str, instance: Any, *, without: Sequence[str] = ()) -> str:
    """
    Return what the fields of an attrs *instance* hold, as a table of HTML; those *without* are left out.

    What is protected is masked in it, as it is wherever it is printed.
    """
    fields = ((name, _shown(value, 0)) for name, value in _fields(instance) if name not in without)
    return text_table(title, (), fields)


def _row(row: Sequence[str], *, titled: bool) -> str:
    cells = [f'<td dir="auto">{_escaped(text)}</td>' for text in row]
    if titled:
        cells[0] = f'<th scope="row">{_escaped(row[0])}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def _escaped(text: str) -> str:
    return html.escape(shorten(visible_line(text[:_LOOKED_AT]), _LONGEST))


def _fields(instance: Any) -> Iterable[tuple[str, Any]]:
    for field in attrs.fields(type(instance)):
        value = getattr(instance, field.name)
        if not (value is None or value is False or value == () or (isinstance(value, Mapping) and not value)):
            yield field.name, value


def _shown(value: Any, depth: int) -> str:
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, tuple):
        parts = [_shown(part, depth + 1) for part in value[:_MOST_PARTS]]
        between = ", " if all(isinstance(part, str) for part in value) else " | "
        return between.join([*parts, "…"] if len(value) > _MOST_PARTS else parts)
    named = value.items() if isinstance(value, Mapping) else _parts(value)
    if named is None or depth >= _DEEPEST:
        return str(value)
    first = islice(named, _MOST_PARTS + 1)
    parts = [f"{name}: {_shown(part, depth + 1)}" for name, part in first]
    return "; ".join([*parts[:_MOST_PARTS], "…"] if len(parts) > _MOST_PARTS else parts)


def _parts(value: Any) -> Iterable[tuple[str, Any]] | None:
    """Return the fields of an attrs instance that has no text of its own, else `None`."""
    if not attrs.has(type(value)) or "__str__" in vars(type(value)):
        return None
    return _fields(value)
