"""Claims and rebuttals with the attributions that belong to them, from what a caller says in few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, NoReturn, TypeAlias, TypeVar

import attrs

from counterclaim.case.hops import Telling, Unstated, attributions_for
from counterclaim.case.view import CaseView, RecordOrId, id_of, unknown_id
from counterclaim.checks import name_of
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.model import Attribution, Certainty, Document, Mode, Quote, Rebuttal, Record
from counterclaim.values.dates import DateSpan

__all__ = ["By", "Several", "Words", "built", "ids_of", "origin_of_rebuttal", "origins_of", "several", "tell"]

RecordT = TypeVar("RecordT", bound=Record)

#: One record or id, or several.
Several: TypeAlias = RecordOrId | Iterable[RecordOrId]
#: Who said it: one or several origins, one that is not stated, or nobody.
By: TypeAlias = Several | Unstated | None

#: Words of case files that a source could have for an id, and that hardly anybody means as one.
_WORDS_OF_CASE_FILES = {
    "?": "is a word of case files; pass UNSTATED where the origin is not stated",
    "-": "is a word of case files; pass None where nobody is on record",
}
_UNNAMED = "new"  # the id of a record for as long as its own is not derived; no part of its content


class Words(NamedTuple):
    """What a caller says of the hops besides their sources."""

    said: DateSpan | None
    verb: str | None
    speaker: RecordOrId | None
    certainty: Certainty | None
    quote: Quote | str | None
    mode: Mode | None
    translated: bool


def several(items: Any) -> tuple[Any, ...]:
    """Return *items* as a tuple; a lone text or record counts as one."""
    return (items,) if isinstance(items, str | Record) or not isinstance(items, Iterable) else tuple(items)


def ids_of(references: Several) -> tuple[str, ...]:
    """Return the ids of one or several *references*."""
    return tuple(map(id_of, several(references)))


def tell(
    case: CaseView,
    by: tuple[str, ...] | Unstated | None,
    via: Several,
    document: RecordOrId | None,
    words: Words,
) -> Telling:
    """
    Return the telling that a caller means, with the publisher as *case* knows it.

    The default document of the case stands in where none is given and somebody is on record.

    Raises:
        UnknownIdError: The document is not on record.
    """
    if document is None and by is not None and case.info is not None:
        document = case.info.document
    found = None if document is None else _document(case, id_of(document))
    quote = words.quote
    return Telling(
        by=by,
        via=ids_of(via),
        document=None if found is None else found.id,
        publisher=None if found is None else found.publisher,
        said=words.said,
        verb=words.verb,
        speaker=None if words.speaker is None else id_of(words.speaker),
        certainty=words.certainty,
        quote=Quote(exact=quote) if isinstance(quote, str) else quote,
        mode=words.mode,
        translated=words.translated,
    )


def origins_of(by: By) -> tuple[str, ...] | Unstated | None:
    """
    Return the ids of the origins that a caller names.

    Raises:
        InvalidRecordError: A word of case files stands for one.
    """
    if by is None or isinstance(by, Unstated):
        return by
    sources = several(by)
    for source in sources:  # a record that has such an id is meant
        if isinstance(source, str) and source in _WORDS_OF_CASE_FILES:
            fault = Fault("by", f"{source!r} {_WORDS_OF_CASE_FILES[source]}")
            raise InvalidRecordError(name_of(Attribution), [fault])
    return ids_of(sources)


def origin_of_rebuttal(by: By) -> str:
    """
    Return the id of the one source of a rebuttal.

    Raises:
        InvalidRecordError: *by* is none or several.
    """
    sources = origins_of(by)
    if not isinstance(sources, tuple) or not sources:
        _refuse_rebuttal("names nobody; a rebuttal is somebody's, so name who makes it")
    if len(sources) != 1:
        _refuse_rebuttal("names several sources; record a rebuttal for each, or name a group of them")
    return sources[0]


def built(
    cls: type[RecordT],
    fields: Mapping[str, Any],
    telling: Telling,
    *,
    id: str | None,
    new_id: Callable[[], str] | None,
) -> tuple[RecordT, tuple[Attribution, ...]]:
    """
    Return a record of *cls* with the attributions that *telling* stands for.

    An *id* that is not given comes from *new_id*, or else from the content.
    """
    if id is None and new_id is not None:
        id = new_id()
    record = cls(id=_UNNAMED if id is None else id, **fields)
    if id is None:
        record = attrs.evolve(record, id=_derived_id(record))
    return record, attributions_for(record.id, telling)


def _derived_id(record: Record) -> str:
    from counterclaim.codec import content_digest  # loads cattrs, which most readers of a case do without

    word = record.kind.value if isinstance(record, Rebuttal) else name_of(type(record))
    return f"{word}-{content_digest(record).rpartition(':')[2][:16]}"


def _document(case: CaseView, id: str) -> Document:
    found = case.get(id, Document)
    if found is None:
        raise unknown_id(case, id, expected="document")
    return found


def _refuse_rebuttal(message: str) -> NoReturn:
    raise InvalidRecordError("rebuttal", [Fault("by", message)])
