"""
Statements: each becomes a claim, with who says it and what rank it has.

Wikidata passes on what its references say, so that what they say is theirs, and Wikidata's own word is what
has no reference. A rank is a judgement of those who edit Wikidata: a review, which makes nothing true or
false. What they have ranked as deprecated, they do not say themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from counterclaim.checks.words import shown
from counterclaim.errors import InvalidRecordError
from counterclaim.formats.ids import derived_id
from counterclaim.formats.wikidata.names import (
    PREFIX,
    WIKIDATA,
    canonical,
    id_of_guid,
    is_property_id,
    key_of,
    record_of,
    source_of,
)
from counterclaim.formats.wikidata.references import Reference, read_reference
from counterclaim.formats.wikidata.reports import Report
from counterclaim.formats.wikidata.snaks import Snak, grouped, read_snak, worded
from counterclaim.formats.wikidata.tables import PROPERTIES
from counterclaim.model import Attribution, Certainty, Claim, Mode, Rating, Record, Review, Statement
from counterclaim.values import DateSpan, Period, Value
from counterclaim.vocabulary import Vocabulary

__all__ = ["RANKS", "Subject", "statement_records"]

#: The id of the scale that ranks belong to.
RANKS = "wikidata:rank"
_USUAL_RANK = "normal"
_REVIEWED = ("preferred", "deprecated")
_REASONS = {"P7452": "reason for preferred rank", "P2241": "reason for deprecated rank"}
#: As long as Wikidata has labels; a longer name would make each of many claims long.
_LONGEST_NAME = 250
_AT, _SINCE, _UNTIL = "P585", "P580", "P582"
_OF_TIME = {_AT: "point in time", _SINCE: "start", _UNTIL: "end"}
#: Keys of a statement that have a place of their own; `id` where it is one.
_PLACED = ("mainsnak", "qualifiers", "qualifiers-order")


@attrs.frozen
class Subject:
    """
    What a statement is about.

    Attributes:
        id: The id of its record.
        name: Its name.
        page: The id of the document that the statement stands in.
    """

    id: str
    name: str
    page: str


def statement_records(
    raw: Mapping[str, Any], group: str | None, subject: Subject, path: str, report: Report
) -> Iterator[Record]:
    """Yield the records of the statement *raw*, which stands among those of the property *group*."""
    guid = id_of_guid(raw.get("id"))
    id = guid or PREFIX + derived_id("statement", subject.id, group or "", canonical(raw))
    report = report.about(id)
    if guid is None:
        report.odd(
            f"{path}.id", f"expected the id of a statement, found {shown(raw.get('id'))}; one was made"
        )
    qualifiers = _qualifiers(raw, path, report)
    claim = _claim(id, raw, group, subject, qualifiers, path, report)
    yield claim
    rank = _rank(raw)
    if rank in _REVIEWED:
        yield _review(claim, rank, qualifiers, subject)
    yield from _attributions(claim, raw, subject, path, report, deprecated=rank == "deprecated")


def _qualifiers(raw: Mapping[str, Any], path: str, report: Report) -> tuple[Snak, ...]:
    return tuple(grouped(raw["qualifiers"], f"{path}.qualifiers", report)) if "qualifiers" in raw else ()


def _rank(raw: Mapping[str, Any]) -> str | None:
    rank = raw.get("rank")
    return rank if isinstance(rank, str) else None


def _claim(
    id: str,
    raw: Mapping[str, Any],
    group: str | None,
    subject: Subject,
    qualifiers: Sequence[Snak],
    path: str,
    report: Report,
) -> Claim:
    extra = _left_over(raw, group, path, report)
    parts = {key_of(key): raw[key] for key in _PLACED if key in raw}
    main = _main(raw, group, path, report)
    statements: tuple[Statement, ...] = ()
    if main is None:
        extra |= parts
    else:
        statements = (
            Statement(
                subject=subject.id,
                property=PROPERTIES.get(main.property, record_of(main.property)),
                value=main.value,
                qualifiers=_numbered(qualifiers),
                extra=parts,
            ),
        )
    return Claim(
        id=id,
        text=_text(subject.name, main, qualifiers),
        about=(subject.id,),
        statements=statements,
        during=_during(qualifiers, path, report),
        extra=extra,
    )


def _left_over(raw: Mapping[str, Any], group: str | None, path: str, report: Report) -> dict[str, Any]:
    """Return what has no place elsewhere, unchanged."""
    kept = {key: value for key, value in raw.items() if key not in _PLACED}
    if id_of_guid(kept.get("id")) is not None:
        del kept["id"]
    if kept.get("rank") in _REVIEWED:  # it is in the review
        del kept["rank"]
    elif kept.get("rank") != _USUAL_RANK:
        report.odd(
            f"{path}.rank", f"expected preferred, normal or deprecated, found {shown(raw.get('rank'))}"
        )
    if isinstance(kept.get("references"), list):  # each is with its attribution
        del kept["references"]
    extra = {key_of(key): value for key, value in kept.items()}
    main = raw.get("mainsnak")
    stated = main.get("property") if isinstance(main, dict) else None
    return extra if group in (None, stated) else extra | {key_of("group"): group}


def _main(raw: Mapping[str, Any], group: str | None, path: str, report: Report) -> Snak | None:
    main = raw.get("mainsnak")
    if not isinstance(main, dict):
        report.odd(f"{path}.mainsnak", f"expected a snak, found {shown(main)}; the claim has no statement")
        return None
    property = main.get("property", group)
    if not is_property_id(property):
        found = f"expected the id of a property, as P569, found {shown(property)}; the claim has no statement"
        report.odd(f"{path}.mainsnak.property", found)
        return None
    if group not in (None, property):
        report.odd(f"{path}.mainsnak.property", f"expected {shown(group)}, the property that it stands under")
    return Snak(property, read_snak(main, f"{path}.mainsnak", report), None)


def _numbered(qualifiers: Sequence[Snak]) -> dict[str, Value]:
    """Return the values by property; of several of one property each has its number: `wikidata:P518#2`."""
    values: dict[str, list[Value]] = {}
    for snak in qualifiers:
        values.setdefault(record_of(snak.property), []).append(snak.value)
    named: dict[str, Value] = {}
    for property, several in values.items():
        if len(several) == 1:
            named[property] = several[0]
        else:
            named |= {f"{property}#{number}": value for number, value in enumerate(several, start=1)}
    return named


def _text(name: str, main: Snak | None, qualifiers: Sequence[Snak]) -> str:
    name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    if main is None:
        return f"{name}: a statement that cannot be read"
    stated = f"{name}: {_label(main.property)}: {worded(main.value)}"
    narrowed = "; ".join(f"{_name(snak.property)}: {worded(snak.value)}" for snak in qualifiers)
    return f"{stated} ({narrowed})" if narrowed else stated


def _name(qualifier: str) -> str:
    """Return the name of a qualifier: as one, a point in time is not the date of an event."""
    return f"{_OF_TIME[qualifier]} ({qualifier})" if qualifier in _OF_TIME else qualifier


def _label(property: str) -> str:
    known = Vocabulary.default().get(PROPERTIES.get(property, ""))
    return property if known is None else f"{known.label} ({property})"


def _during(qualifiers: Sequence[Snak], path: str, report: Report) -> Period | None:
    """Return when it holds: at a point in time, or from a start to an end, where each is stated once."""
    at, since, until = (_date(qualifiers, property) for property in (_AT, _SINCE, _UNTIL))
    if at is not None:
        return Period.as_of(at)
    if since is None and until is None:
        return None
    try:
        return Period(since, until)
    except InvalidRecordError:
        report.odd(f"{path}.qualifiers.{_UNTIL}", f"{until} is before the start, {since}; no period was made")
        return None


def _date(qualifiers: Sequence[Snak], property: str) -> DateSpan | None:
    values = [snak.value for snak in qualifiers if snak.property == property]
    return values[0] if len(values) == 1 and isinstance(values[0], DateSpan) else None


def _review(claim: Claim, rank: str, qualifiers: Sequence[Snak], subject: Subject) -> Review:
    reasons = [
        f"{_REASONS[snak.property]} ({snak.property}): {worded(snak.value)}"
        for snak in qualifiers
        if snak.property in _REASONS
    ]
    return Review(
        id=f"{claim.id}:rank",
        of=claim.id,
        reviewer=source_of(WIKIDATA),
        rating=Rating(label=rank, scale=RANKS),
        summary="; ".join(reasons) or None,
        document=subject.page,
    )


def _attributions(
    claim: Claim, raw: Mapping[str, Any], subject: Subject, path: str, report: Report, *, deprecated: bool
) -> Iterator[Record]:
    """Yield who says *claim*: the source of each reference, and Wikidata, which passes them on."""
    relayed: list[str] = []
    unsourced: dict[str, Any] = {}
    imported = True
    for index, reference, held in _references(raw, path, report):
        if held is None or not held.sources:
            unsourced[str(index)] = reference
            continue
        yield from held.records
        for attribution in _said(claim, reference, held):
            yield attribution
            relayed.append(attribution.id)
        imported = imported and held.imported
    mode = Mode.REPUBLISHES if imported else Mode.CITES
    committed = not relayed and not deprecated
    yield Attribution(
        id=f"{claim.id}@wikidata",
        of=claim.id,
        source=source_of(WIKIDATA),
        relays=tuple(relayed),
        mode=mode if relayed else Mode.STATES,
        certainty=Certainty.CERTAIN if committed else Certainty.UNCOMMITTED,
        document=subject.page,
        extra={key_of("references"): unsourced} if unsourced else {},
    )


def _references(
    raw: Mapping[str, Any], path: str, report: Report
) -> Iterator[tuple[int, object, Reference | None]]:
    references = raw.get("references", [])
    if not isinstance(references, list):
        report.odd(f"{path}.references", f"expected a list, found {shown(references)}; it was kept as it is")
        return
    for index, reference in enumerate(references):
        place = f"{path}.references[{index}]"
        if isinstance(reference, dict):
            yield index, reference, read_reference(reference, place, report)
        else:
            report.odd(place, f"expected a reference, found {shown(reference)}; it was kept as it is")
            yield index, reference, None


def _said(claim: Claim, raw: object, reference: Reference) -> Iterator[Attribution]:
    content = derived_id("reference", canonical(raw))
    extra: dict[str, Any] = {key_of("reference"): raw}
    for source in reference.sources:
        id = f"{claim.id}@{derived_id('reference', content, source.id)}"
        yield Attribution(
            id=id,
            of=claim.id,
            source=source.id,
            document=None if reference.document is None else reference.document.id,
            quote=reference.quote,
            extra=extra,
        )
        if key_of("reference") in extra:  # it may be long, and name many, so it is kept once
            extra = {key_of("reference-with"): id}
