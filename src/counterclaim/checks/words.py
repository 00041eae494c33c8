"""How checks name types and values in messages: in the words of users, not of the program."""

from __future__ import annotations

import re
from decimal import Decimal

from counterclaim.registry import registration_of

__all__ = ["name_of", "shown", "with_article"]


def name_of(cls: type) -> str:
    """Return what users call *cls*: its tag, or its name as words in lower case."""
    try:
        return registration_of(cls).tag
    except TypeError:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", cls.__name__).lower()


def with_article(noun: str) -> str:
    """Return *noun* behind "a" or "an"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def shown(value: object) -> str:
    """Return *value* as a message may show it: short, in JSON's words, without class names."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:59] + "…")
    if isinstance(value, int | float | Decimal):
        text = str(value) if not isinstance(value, int) or abs(value) < 10**30 else "a very large number"
        return text if len(text) <= 40 else text[:39] + "…"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return "an object"
