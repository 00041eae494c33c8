"""From attributions to `by` and the words beside it, where those say everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from counterclaim.case import UNSTATED, CaseView, Telling, telling_of
from counterclaim.codec import Codec
from counterclaim.formats.casefile.tellings import NOBODY, PUBLISHER
from counterclaim.formats.casefile.words import TELLING_WORDS, Table
from counterclaim.model import Attribution, Document, Rebuttal, Record

__all__ = ["Retold", "retold"]

_CODEC = Codec()
_MARKS = frozenset({UNSTATED.value, NOBODY, PUBLISHER})
_ANY_ID = "-"


@attrs.frozen
class Retold:
    """
    What stands for the attributions of one record.

    Attributes:
        words: The words and their values, in the codec's form.
        attributions: The ids of the attributions that they stand for.
    """

    words: dict[str, Any]
    attributions: frozenset[str]


def retold(record: Record, table: Table, case: CaseView, default_document: str | None) -> Retold | None:
    """Return what stands for the attributions of *record*, or `None` where no words say just that."""
    known = table.telling_words
    attributions = case.attributions(record)
    if "by" not in known:
        return None
    telling = telling_of(attributions, _publisher_of(case))
    if telling is None or not _can_be_written(telling, record, table, default_document):
        return None
    words = _words(telling, default_document)
    if not words.keys() <= set(known):
        return None
    return Retold(words, frozenset(attribution.id for attribution in attributions))


def _publisher_of(case: CaseView) -> Callable[[str], str | None]:
    def publisher_of(document: str) -> str | None:
        found = case.get(document, Document)
        return None if found is None else found.publisher

    return publisher_of


def _can_be_written(telling: Telling, record: Record, table: Table, default_document: str | None) -> bool:
    named = telling.by if isinstance(telling.by, tuple) else ()
    if not _MARKS.isdisjoint((*named, *telling.via)):
        return False  # ids that would be read as something else
    if table.kind is not None and not (isinstance(record, Rebuttal) and named == (record.by,)):
        return False
    # Without a document of its own, the default one would be taken.
    return telling.by is None or telling.document is not None or default_document is None


def _words(telling: Telling, default_document: str | None) -> dict[str, Any]:
    typed = Attribution(
        id=_ANY_ID,
        of=_ANY_ID,
        source=_ANY_ID,
        speaker=telling.speaker,
        verb=telling.verb,
        said=telling.said,
        quote=telling.quote,
        translated=telling.translated,
        document=None if telling.document == default_document else telling.document,
    )
    said = _CODEC.unstructure(typed)
    if telling.by is None:
        said["by"] = NOBODY
    else:
        said["by"] = UNSTATED.value if telling.by is UNSTATED else _short(telling.by)
    said |= {"via": _short(telling.via)} if telling.via else {}
    said |= {"certainty": telling.certainty.value} if telling.certainty is not None else {}
    said |= {"mode": telling.mode.value} if telling.mode is not None else {}
    return {word: said[word] for word in TELLING_WORDS if word in said}


def _short(ids: Any) -> Any:
    return ids[0] if len(ids) == 1 else list(ids)
