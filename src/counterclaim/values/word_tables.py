"""Tables of words, written as plain text so that a person can read and mend them."""

from __future__ import annotations

__all__ = ["units_of", "words_of"]


def words_of(text: str) -> list[str]:
    """Return the words of *text*."""
    return text.split()


def units_of(*tables: str) -> dict[str, str]:
    """Return word → unit id, from entries such as `metre: metre, metres`, set apart by lines or `|`."""
    words = {}
    for table in tables:
        for entry in table.strip().replace("\n", "|").split("|"):
            unit, _, forms = entry.partition(":")
            for form in forms.split(","):
                words[form.strip()] = unit.strip()
    return words
