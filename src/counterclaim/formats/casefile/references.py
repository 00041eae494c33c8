"""Ids that nothing in the case has: a slip in a case file, where everything that is named stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from counterclaim.case.nearest import nearest_id
from counterclaim.checks import name_of, with_article
from counterclaim.formats.casefile.mistakes import CaseFile, Mistakes
from counterclaim.formats.casefile.positions import Path
from counterclaim.model import Record, UnknownRecord
from counterclaim.registry import Ref, find_tag, is_id

__all__ = ["Mention", "report_unknown"]

#: Further unknown ids are listed without the one that is nearest: looking for it takes its time.
_MOST_HINTS = 50


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
    mentions: Iterator[Mention], known: Mapping[str, type[Record]], mistakes: Mistakes
) -> None:
    """Say of each of the *mentions* that none of the *known* ids, or one of another type, stands there."""
    hints = 0
    for mention in mentions:
        cls = known.get(mention.id)
        if cls is None:
            hints += 1
            message = _unknown(mention, known, hint=hints <= _MOST_HINTS)
        elif not _may_stand(cls, mention.expected):
            message = f"{mention.id!r} is {_named(cls)}; expected {with_article(mention.expected.expected)}"
        else:
            continue
        mistakes.add(mention.file, mention.path, message, record=mention.record)


def _unknown(mention: Mention, known: Mapping[str, type[Record]], *, hint: bool) -> str:
    what = mention.expected.expected
    near = None
    if hint:
        fitting = [id for id, cls in known.items() if _may_stand(cls, mention.expected)]
        near = nearest_id(mention.id, fitting) or nearest_id(mention.id, known.keys())
    did_you_mean = f"; did you mean {near!r}?" if near else "; give it a record, or correct the id"
    shown = mention.id if is_id(mention.id) else mention.id[:64]
    return f"unknown {what} {shown!r}{did_you_mean}"


def _may_stand(cls: type[Record], expected: Ref) -> bool:
    if not expected.tags or issubclass(cls, UnknownRecord):
        return True
    wanted = (find_tag(tag) for tag in expected.tags)
    return any(entry is not None and issubclass(cls, entry.cls) for entry in wanted)


def _named(cls: type[Record]) -> str:
    return with_article(name_of(cls).replace("-", " "))
