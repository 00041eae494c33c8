"""Files of which nobody expects much: rule sets, keys, articles; and what no file that is read may be."""

from __future__ import annotations

import os
import tomllib
from decimal import Decimal
from typing import BinaryIO

from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.errors import FileAccessError, InvalidRecordError
from counterclaim.files.access import PathLike, access, path_of

__all__ = ["at_most", "read_rule_set", "read_small", "read_text", "refuse_binary"]

#: What some files begin with, and what is to be done with them.
_BINARY = {
    b"%PDF-": "a PDF document, from which nothing is read; write down what is claimed there",
    b"PK\x03\x04": "a ZIP archive or an office document; save a spreadsheet as CSV",
    b"\xd0\xcf\x11\xe0": "an old office document; save a spreadsheet as CSV",
    b"\x1f\x8b": "compressed (gzip); unpack it",
    b"\x89PNG": "a picture, from which nothing is read",
    b"\xff\xd8\xff": "a picture, from which nothing is read",
}
#: A case file is written by a person; one of this size is not one.
_LARGEST_CASE_FILE = 32 * 1024 * 1024


def read_rule_set(path: PathLike) -> RuleSet:
    """
    Return the rule set in the TOML file *path*: the usual thresholds with the changes that stand there.

    Raises:
        FileAccessError: The file cannot be read, is no TOML, or holds a setting that is refused.
    """
    name = os.fspath(path)
    with access(name), path_of(name).open("rb") as stream:
        data = at_most(stream, name)
    try:
        return RuleSet.from_data(tomllib.loads(data.decode(), parse_float=Decimal))
    except InvalidRecordError as error:
        reason = "; ".join(map(str, error.faults))
    except (ValueError, RecursionError) as error:
        reason = f"is no TOML: {error}" if str(error) else "is nested too deeply"
    raise FileAccessError(name, reason)


def read_text(path: PathLike) -> str:
    """
    Return the text in the file *path*, which is UTF-8: an article, the text of a document.

    Raises:
        FileAccessError: The file cannot be read, is no text, or is larger than a case file may be.
    """
    name, data = os.fspath(path), read_small(path)
    refuse_binary(data, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileAccessError(name, f"is no UTF-8 (line {line}); save it as UTF-8") from None


def read_small(path: PathLike) -> bytes:
    """
    Return what is in the file *path*, of which nobody expects much: a checkpoint, a key, a certificate.

    Raises:
        FileAccessError: The file cannot be read, or is larger than a case file may be.
    """
    name = os.fspath(path)
    with access(name), path_of(name).open("rb") as stream:
        return at_most(stream, name)


def refuse_binary(beginning: bytes, name: str) -> None:
    """
    Check that a file that begins so is none of those that people hand over, and that hold no text.

    Raises:
        FileAccessError: It is one.
    """
    for mark, what in _BINARY.items():
        if beginning.startswith(mark):
            raise FileAccessError(name, f"is {what}")


def at_most(stream: BinaryIO, name: str, begun: bytes = b"", most: int | None = None) -> bytes:
    """Return what *stream* holds behind what was *begun*, unless that is too much."""
    most = _LARGEST_CASE_FILE if most is None else most
    data = begun + stream.read(max(most + 1 - len(begun), 0))
    if len(data) > most:
        what = "which is no file that a person wrote" if most == _LARGEST_CASE_FILE else "which is too much"
        raise FileAccessError(name, f"has more than {most // 1024**2} MB, {what}")
    return data
