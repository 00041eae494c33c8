"""
Records and values as JSON: reading, writing, canonical form, digests, schemas.

The form is described on the page *File format* of the documentation. Types are looked up in the open registry
whenever something is read, so an extension may be loaded at any time.
"""

from __future__ import annotations

from counterclaim.codec.canonical import canonical, canonical_json, content_digest, digest
from counterclaim.codec.codec import Codec
from counterclaim.codec.collector import paused_collector
from counterclaim.codec.decoding import decode_json
from counterclaim.codec.schema import json_schema
from counterclaim.codec.writing import ProtectedMode, masked_losses, protected_fields

__all__ = [
    "Codec",
    "ProtectedMode",
    "canonical",
    "canonical_json",
    "content_digest",
    "decode_json",
    "digest",
    "json_schema",
    "masked_losses",
    "paused_collector",
    "protected_fields",
]
