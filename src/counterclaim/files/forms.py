"""The forms of a case in a file, and the endings that they go by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from counterclaim.errors import FileAccessError

__all__ = ["READ", "WRITTEN_ONLY", "FileFormat", "form_among", "format_of"]

FileFormat: TypeAlias = Literal["toml", "jsonl", "store", "prov", "dot", "mermaid"]

#: The endings of forms that a case is read from.
READ: Mapping[str, FileFormat] = {
    ".toml": "toml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".ccl": "store",
}
#: The endings of forms that a case is written in and not read from.
WRITTEN_ONLY: Mapping[str, FileFormat] = {
    ".provjson": "prov",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
}


def format_of(name: str) -> FileFormat:
    """
    Return the form that the ending of the file *name* stands for.

    Raises:
        FileAccessError: It stands for none.
    """
    return form_among({**READ, **WRITTEN_ONLY}, name)


def form_among(endings: Mapping[str, FileFormat], name: str) -> FileFormat:
    """
    Return the form that the ending of the file *name* stands for in *endings*.

    Raises:
        FileAccessError: It stands for none.
    """
    try:
        return endings[Path(name).suffix.lower()]
    except KeyError:
        reason = f"its ending names no form of a case; use one of {', '.join(endings)}"
        raise FileAccessError(name, reason) from None
