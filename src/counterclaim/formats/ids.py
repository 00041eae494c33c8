"""Ids of what is imported: the same input gives the same ids, so that importing twice adds nothing."""

from __future__ import annotations

import hashlib
from urllib.parse import quote, unquote

from counterclaim.registry import is_id

__all__ = ["URN", "derived_id", "id_in_urn", "urn_of"]

#: The beginning of the name that a record has in formats whose names are IRIs.
URN = "urn:counterclaim:record:"


def derived_id(word: str, *content: str) -> str:
    """
    Return the id of something that is told from others by *content*, as `claim-1f2e3d4c5b6a7980`.

    *word* says what it is. 64 bits are enough to tell billions of things of one kind apart, and short enough
    to be read.
    """
    written = "\x00".join(map(_without_zeros, content)).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(written).hexdigest()
    return f"{word}-{digest[:16]}"


def _without_zeros(text: str) -> str:
    """Return *text* written without U+0000, so that a content with one is not taken for two."""
    if "\x00" not in text and "\x01" not in text:
        return text
    return text.replace("\x01", "\x01\x01").replace("\x00", "\x01\x02")


def urn_of(id: str) -> str:
    """Return the name of the record *id* as an IRI."""
    return URN + quote(id, safe="")


def id_in_urn(name: object) -> str | None:
    """Return the id of the record that the IRI *name* names, or `None` where it is no name of ours."""
    if not isinstance(name, str) or not name.startswith(URN):
        return None
    id = unquote(name.removeprefix(URN), errors="replace")
    return id if is_id(id) and urn_of(id) == name else None
