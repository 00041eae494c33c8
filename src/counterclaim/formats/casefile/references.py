"""Ids that nothing in the case has: a slip in a case file, where everything that is named stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterclaim.checks import name_of, with_article
from counterclaim.formats.casefile.mistakes import CaseFile, Mistakes, unknown_id
from counterclaim.formats.casefile.nearest import Nearest, may_stand
from counterclaim.formats.casefile.positions import Path
from counterclaim.model import Record
from counterclaim.registry import Ref

__all__ = ["Mention", "report_unknown"]


class Mention(NamedTuple):
    """
    An id that stands in a case file.

    Attributes:
        id: The id.
        expected: What may stand there.
        file: The file.
        path: Where in the file.
        record: The id of the record that mentions it.
    """

    id: str
    expected: Ref
    file: CaseFile
    path: Path
    record: str


def report_unknown(
    mentions: Iterable[Mention], known: Mapping[str, type[Record]], nearest: Nearest, mistakes: Mistakes
) -> None:
    """Say of each of the *mentions* that none of the *known* ids, or one of another type, stands there."""
    for mention in mentions:
        cls = known.get(mention.id)
        if cls is None:
            near = nearest.record(mention.id, mention.expected)
            message = unknown_id(mention.id, mention.expected, near)
        elif not may_stand(cls, mention.expected):
            message = f"{mention.id!r} is {_named(cls)}; expected {with_article(mention.expected.expected)}"
        else:
            continue
        mistakes.add(mention.file, mention.path, message, record=mention.record)


def _named(cls: type[Record]) -> str:
    return with_article(name_of(cls).replace("-", " "))
