"""How something came to us, as few words say it, and the chain of attributions that they stand for."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import attrs

from counterclaim.checks import check_fields
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.model.attributions import Attribution, Certainty, Mode
from counterclaim.model.documents import Quote
from counterclaim.registry import registration_of
from counterclaim.values.dates import DateSpan

__all__ = ["UNSTATED", "Telling", "Unstated", "attribution_id", "attributions_for"]


class Unstated(enum.Enum):
    """The mark for an origin that nobody states."""

    UNSTATED = "?"


#: Put for `by`: it was passed on, and whose word it is was not said.
UNSTATED: Literal[Unstated.UNSTATED] = Unstated.UNSTATED


@attrs.frozen(kw_only=True)
class Telling:
    """
    How one claim or rebuttal came to us, as `by`, `via` and `document` say it.

    The publisher of the document is the last hop without being named.

    Attributes:
        by: The ids of the origins; `UNSTATED` where it was passed on and the origin is not stated; `None`
            where nobody is on record for it.
        via: The ids of the sources between, nearest to the origin first.
        document: The id of the document that the last hop stands in.
        publisher: The id of the source that publishes that document.
        said: When the first hop said it.
        verb: The first hop's reporting verb, as worded.
        speaker: The id of the person who speaks for the first hop.
        certainty: How far the first hop takes it upon itself; `None` for what is usual there.
        quote: The words in the document.
        mode: How the last hop puts it; `None` for what is usual there.
        translated: Whether the last hop translated it.
    """

    by: tuple[str, ...] | Unstated | None
    via: tuple[str, ...] = ()
    document: str | None = None
    publisher: str | None = None
    said: DateSpan | None = None
    verb: str | None = None
    speaker: str | None = None
    certainty: Certainty | None = None
    quote: Quote | None = None
    mode: Mode | None = None
    translated: bool = False

    def __attrs_post_init__(self) -> None:
        check_fields(self)


#: The fields of a telling that say something of an attribution, and are lost where there is none.
_OF_AN_ATTRIBUTION = ("via", "said", "verb", "speaker", "certainty", "quote", "mode", "translated")


def attribution_id(record: str, source: str) -> str:
    """Return the id of the attribution of *record* to *source* where none was given."""
    return f"{record}@{source}"


def attributions_for(record_id: str, telling: Telling) -> tuple[Attribution, ...]:
    """
    Return the attributions of the record *record_id* that *telling* stands for, origins first.

    Raises:
        InvalidRecordError: It contradicts itself, or says something that no attribution would keep; the path
            of each fault is a field of *telling*.
    """
    faults = list(_faults(telling))
    if faults:
        raise InvalidRecordError(registration_of(Attribution).tag, faults)
    if telling.by is None:
        return ()
    origins, hops = _line(telling)
    made = [_origin(record_id, source, telling, last=not hops) for source in origins]
    relayed = tuple(made)
    for source in hops:
        relays = tuple(attribution.id for attribution in relayed)
        relayed = (_hop(record_id, source, relays, telling, last=source == hops[-1]),)
        made.extend(relayed)
    return tuple(made)


def _line(telling: Telling) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the origins that have a hop of their own, and the hops after them."""
    publisher, hops = telling.publisher, telling.via
    origins = telling.by if isinstance(telling.by, tuple) else ()
    if publisher is None or origins == (publisher,):
        return origins, hops
    # A publisher among several origins passes the others on and stands by it too: one attribution for both.
    others = tuple(source for source in origins if source != publisher)
    return others, hops if hops[-1:] == (publisher,) else (*hops, publisher)


def _origin(record_id: str, source: str, telling: Telling, *, last: bool) -> Attribution:
    return Attribution(
        id=attribution_id(record_id, source),
        of=record_id,
        source=source,
        speaker=telling.speaker,
        # What a paper prints on its own word may or may not be from its own knowledge.
        first_hand=None if source == telling.publisher else True,
        mode=telling.mode if last and telling.mode is not None else Mode.STATES,
        translated=last and telling.translated,
        certainty=telling.certainty or Certainty.CERTAIN,
        verb=telling.verb,
        said=telling.said,
        document=telling.document if last else None,
        quote=telling.quote if last else None,
    )


def _hop(
    record_id: str, source: str, relays: tuple[str, ...], telling: Telling, *, last: bool
) -> Attribution:
    quote = telling.quote if last else None
    usual = Mode.PARAPHRASES if quote is None else Mode.QUOTES
    unstated = not relays
    first = unstated or (last and source in _named(telling))
    return Attribution(
        id=attribution_id(record_id, source),
        of=record_id,
        source=source,
        speaker=telling.speaker if first else None,
        relays=relays,
        first_hand=False if unstated else None,
        mode=telling.mode if last and telling.mode is not None else usual,
        translated=last and telling.translated,
        certainty=_certainty_of_hop(telling, unstated=unstated, first=first),
        verb=telling.verb if first else None,
        said=telling.said if first else None,
        document=telling.document if last else None,
        quote=quote,
    )


def _certainty_of_hop(telling: Telling, *, unstated: bool, first: bool) -> Certainty:
    if not first:
        return Certainty.UNCOMMITTED
    return telling.certainty or (Certainty.UNCOMMITTED if unstated else Certainty.CERTAIN)


def _named(telling: Telling) -> tuple[str, ...]:
    return telling.by if isinstance(telling.by, tuple) else ()


def _faults(telling: Telling) -> Iterator[Fault]:
    if telling.by is None:
        for field in _OF_AN_ATTRIBUTION:
            if getattr(telling, field) not in (None, (), False):
                yield Fault(field, "needs somebody who said it; name them in 'by', or leave this out")
    elif telling.by == ():
        yield Fault("by", "names no source; name who said it, or say that the origin is not stated")
    elif telling.by is UNSTATED and not telling.via and telling.publisher is None:
        yield Fault(
            "by",
            "says that the origin is not stated, but nobody is named who passes it on; name them in 'via', "
            "or a document that has a publisher",
        )
    else:
        yield from _repetitions(telling)


def _repetitions(telling: Telling) -> Iterator[Fault]:
    origins, via = set(_named(telling)), telling.via
    for source in _repeated(_named(telling)):
        yield Fault("by", f"names {source!r} twice; name each source once")
    for source in _repeated(via):
        yield Fault("via", f"names {source!r} twice; a source stands in a chain once")
    if telling.publisher is not None and len(origins) > 1 and via[-1:] == (telling.publisher,):
        via = via[:-1]  # one of the origins, and the last hop as well
    if via and origins == {telling.publisher} and telling.publisher not in via:
        yield Fault(
            "document",
            f"the document is published by {telling.publisher!r}, who is its origin; "
            "name another document, or leave out 'via'",
        )
    for source in dict.fromkeys(via):
        if source in origins:
            yield Fault("via", f"names {source!r}, an origin, again; a source stands in a chain once")
        elif source == telling.publisher and source != via[-1]:
            yield Fault(
                "via", f"names {source!r}, the publisher of the document, before others; it is the last hop"
            )


def _repeated(sources: tuple[str, ...]) -> list[str]:
    return [source for source, times in Counter(sources).items() if times > 1]
