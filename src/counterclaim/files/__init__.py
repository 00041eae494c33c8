"""
Cases in files: opening them, whatever their form, and writing them so that a failure leaves the old file.

A case is a case file (`.toml`), a JSON Lines file (`.jsonl`, `.ndjson`, `.json`), a store (`.ccl`), a file in
one of the forms of others, which is recognised by its content, or `-` for standard input.
"""

from __future__ import annotations

from counterclaim.files.forms import Forms
from counterclaim.files.keys import read_sealing_key, sealing_key_text, write_secret
from counterclaim.files.reading import read_case, read_cases, read_records
from counterclaim.files.small import read_rule_set, read_small, read_text
from counterclaim.files.writing import write_case, write_new, write_text

__all__ = [
    "Forms",
    "read_case",
    "read_cases",
    "read_records",
    "read_rule_set",
    "read_sealing_key",
    "read_small",
    "read_text",
    "sealing_key_text",
    "write_case",
    "write_new",
    "write_secret",
    "write_text",
]
