"""Keys in files of their own, which nobody else may read."""

from __future__ import annotations

import base64
import binascii
import os

from counterclaim.errors import FileAccessError
from counterclaim.files.access import PathLike, access, path_of
from counterclaim.files.writing import write_new

__all__ = ["read_sealing_key", "sealing_key_text", "write_secret"]

_LENGTH = 32
_LONGEST = 4096


def sealing_key_text(key: bytes) -> str:
    """Return *key* as it stands in its file: 32 bytes in Base64."""
    return base64.b64encode(key).decode() + "\n"


def read_sealing_key(path: PathLike) -> bytes:
    """
    Return the key in the file *path*, for the protected values of a store.

    Raises:
        FileAccessError: The file cannot be read, or holds no key.
    """
    name = os.fspath(path)
    with access(name), path_of(name).open("rb") as stream:
        text = stream.read(_LONGEST)
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _LENGTH:  # whatever stands there is not shown
        raise FileAccessError(name, f"holds no key of a store: {_LENGTH} bytes in Base64, on one line")
    return key


def write_secret(path: PathLike, text: str) -> None:
    """
    Write *text* to the file *path*, where there must be none, so that its owner alone may read it.

    Raises:
        FileAccessError: There is a file already, or it cannot be written.
    """
    write_new(path, text.encode(), mode=0o600)
