"""The canonical form of records, and digests over it."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from counterclaim.codec.writing import ProtectedMode, writer
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.model.record import Record

__all__ = ["canonical", "canonical_json", "content_digest", "digest"]


def canonical_json(value: Any) -> bytes:
    """
    Return *value*, of dicts, lists and JSON's own values, in canonical form (RFC 8785).

    Raises:
        InvalidRecordError: It holds what JSON cannot, such as an integer beyond 2⁵³ or a lone surrogate.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise InvalidRecordError("JSON", [Fault("", str(error) or "is nested too deeply")]) from None


def canonical(record: Record, *, protected: ProtectedMode = "refuse") -> bytes:
    """
    Return *record* in canonical form (RFC 8785): the same bytes for the same content, everywhere.

    Raises:
        ProtectedValueError: The record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: Its class, or that of a value in it, is not registered.
    """
    return canonical_json(writer(protected).record(record))


def digest(record: Record, *, protected: ProtectedMode = "refuse") -> str:
    """
    Return the digest of *record*, `cc1:sha256:` and 64 hexadecimal digits, over its canonical form.

    It proves that a record is unchanged; it is no id and no reference.

    Raises:
        ProtectedValueError: The record holds a protected value, and *protected* is "refuse".
    """
    return _digest(canonical(record, protected=protected))


def content_digest(record: Record) -> str:
    """
    Return the digest of *record* without its id, for grouping and for ids that are derived from content.

    Protected values are left out, because a short one could be guessed from its digest.
    """
    written = writer("mask").record(record)
    del written["id"]
    return _digest(canonical_json(written))


def _digest(data: bytes) -> str:
    return f"cc1:sha256:{hashlib.sha256(data).hexdigest()}"
