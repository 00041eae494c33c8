"""
Cases in files: opening them, whatever their form, and writing them so that a failure leaves the old file.

A case is a case file (`.toml`), a JSON Lines file (`.jsonl`, `.ndjson`, `.json`), a store (`.ccl`), or `-`
for standard input, whose form is recognised by how it begins. PROV-JSON (`.provjson`) and pictures (`.dot`,
`.gv`, `.mmd`) are written only.
"""

from __future__ import annotations

from counterclaim.files.forms import FileFormat, format_of
from counterclaim.files.keys import read_sealing_key, sealing_key_text, write_secret
from counterclaim.files.reading import read_case, read_cases, read_records, read_rule_set, read_small
from counterclaim.files.writing import write_case, write_new, write_text

__all__ = [
    "FileFormat",
    "format_of",
    "read_case",
    "read_cases",
    "read_records",
    "read_rule_set",
    "read_sealing_key",
    "read_small",
    "sealing_key_text",
    "write_case",
    "write_new",
    "write_secret",
    "write_text",
]
