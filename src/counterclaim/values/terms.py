"""Values that name a thing on record or quote a text."""

from __future__ import annotations

from typing import Annotated

import attrs

from counterclaim.registry import Must, Ref, value_type
from counterclaim.values.base import Value

__all__ = ["LANGUAGE", "NONEMPTY", "EntityRef", "Language", "Text"]


def _is_language(value: str) -> bool:
    parts = value.split("-")
    return parts[0].isalpha() and all(
        0 < len(part) <= 8 and part.isascii() and part.isalnum() for part in parts
    )


NONEMPTY = Must(lambda value: bool(value.strip()), "a text that is not empty", {"minLength": 1})
LANGUAGE = Must(
    _is_language,
    "a language tag (BCP 47), as 'de' or 'pt-BR'",
    {"pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"},
)
Language = Annotated[str, LANGUAGE]


@value_type("entity-ref")
@attrs.frozen
class EntityRef(Value):
    """
    An entity or place on record.

    Attributes:
        id: The id of its record.
    """

    id: Annotated[str, Ref("entity")]


@value_type("text")
@attrs.frozen
class Text(Value):
    """
    A text, as it stands.

    Attributes:
        value: The text.
        language: Its language (BCP 47), where known.
    """

    value: str
    language: Language | None = None
