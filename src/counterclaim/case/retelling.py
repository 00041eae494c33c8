"""The way back from attributions to the few words that stand for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from counterclaim.case.hops import UNSTATED, Telling, Unstated, attributions_for
from counterclaim.errors import InvalidRecordError
from counterclaim.model.attributions import Attribution, Certainty, Mode

__all__ = ["telling_of"]


def telling_of(
    attributions: tuple[Attribution, ...], publisher_of: Callable[[str], str | None]
) -> Telling | None:
    """
    Return the telling that stands for exactly these *attributions* of one record, in any order, or `None`.

    *publisher_of* gives the id of the publisher of a document.
    """
    if not attributions:
        return Telling(by=None)
    wanted = {attribution.id: attribution for attribution in attributions}
    line = _line_of(wanted)
    if line is None or len(wanted) != len(attributions):
        return None
    document = line.last.document
    publisher = None if document is None else publisher_of(document)
    for telling in _candidates(line, publisher):
        if _stands_for(telling, wanted):
            return telling
    return None


@attrs.frozen
class _Line:
    """Attributions of one record in a row: those that relay nothing, then hop by hop."""

    first: tuple[Attribution, ...]
    hops: tuple[Attribution, ...]

    @property
    def last(self) -> Attribution:
        return self.hops[-1] if self.hops else self.first[0]


def _line_of(wanted: dict[str, Attribution]) -> _Line | None:
    relayed = {id for attribution in wanted.values() for id in attribution.relays}
    if not relayed <= wanted.keys():
        return None
    ends = [attribution for attribution in wanted.values() if attribution.id not in relayed]
    if not relayed:
        return _Line(tuple(ends), ())
    if len(ends) != 1:
        return None
    hops = ends
    while len(hops[-1].relays) == 1 and wanted[hops[-1].relays[0]].relays:
        if len(hops) > len(wanted):
            return None  # a circle further down
        hops.append(wanted[hops[-1].relays[0]])
    return _Line(tuple(wanted[id] for id in hops[-1].relays), tuple(reversed(hops)))


def _candidates(line: _Line, publisher: str | None) -> Iterator[Telling]:
    origins = tuple(attribution.source for attribution in line.first)
    via = tuple(hop.source for hop in line.hops)
    by_publisher_too = via[-1:] == (publisher,)
    if by_publisher_too:
        via = via[:-1]
        if line.last.committed:
            yield _telling(line, (*origins, line.last.source), via, publisher)
    if len(line.first) == 1 and line.first[0].first_hand is False:
        via = origins + via if origins != (publisher,) else via
        yield _telling(line, UNSTATED, via, publisher)
    else:
        yield _telling(line, origins, via, publisher)
        if by_publisher_too:  # one that says it, too, and takes it no more upon itself than a relay does
            yield _telling(line, (*origins, line.last.source), via, publisher)


def _telling(
    line: _Line, by: tuple[str, ...] | Unstated, via: tuple[str, ...], publisher: str | None
) -> Telling:
    first, last = line.first[0], line.last
    usual_certainty = Certainty.UNCOMMITTED if by is UNSTATED else Certainty.CERTAIN
    usual_mode = Mode.PARAPHRASES if last.quote is None else Mode.QUOTES
    if not line.hops and by is not UNSTATED:
        usual_mode = Mode.STATES
    return Telling(
        by=by,
        via=via,
        document=last.document,
        publisher=publisher,
        said=first.said,
        verb=first.verb,
        speaker=first.speaker,
        certainty=None if first.certainty is usual_certainty else first.certainty,
        quote=last.quote,
        mode=None if last.mode is usual_mode else last.mode,
        translated=last.translated,
    )


def _stands_for(telling: Telling, wanted: dict[str, Attribution]) -> bool:
    record = next(iter(wanted.values())).of
    try:
        made = attributions_for(record, telling)
    except InvalidRecordError:
        return False
    return {attribution.id: attribution for attribution in made} == wanted
