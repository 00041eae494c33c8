"""
Checks that a record's fields hold what their annotations say.

One mechanism serves the library's own types, plug-in types, hand-written Python and data that were read: the
annotation is the rule. Nothing is coerced; `"7"` is not 7 and `True` is not 1.
"""

from __future__ import annotations

from counterclaim.checks.accepting import (
    LARGEST_INTEGER,
    MOST_DIGITS,
    SMALLEST_EXPONENT_FORM,
    Check,
    JsonObject,
    check_for,
)
from counterclaim.checks.fields import check_fields, field_types, refuse
from counterclaim.checks.words import name_of, shown, with_article

__all__ = [
    "LARGEST_INTEGER",
    "MOST_DIGITS",
    "SMALLEST_EXPONENT_FORM",
    "Check",
    "JsonObject",
    "check_fields",
    "check_for",
    "field_types",
    "name_of",
    "refuse",
    "shown",
    "with_article",
]
