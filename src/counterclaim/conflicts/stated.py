"""A statement as an explanation shows it: whose it is, through whom it came, and how it was read."""

from __future__ import annotations

import attrs

from counterclaim.case import CaseView
from counterclaim.conflicts.date_reading import DATES, shown_dates
from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.intervals import Intervals
from counterclaim.conflicts.readings import UNREAD, Step
from counterclaim.model import Attribution, Document, Entity, Property, Quote
from counterclaim.provenance import Commitment, terminal_attributions
from counterclaim.values import EntityRef, Period, Value

__all__ = ["Named", "Stated", "name_of_id", "named", "property_name", "stated"]


@attrs.frozen
class Named:
    """
    Something on record by its id and name.

    Attributes:
        id: Its id.
        name: Its name; the id where it has none.
    """

    id: str
    name: str

    def __str__(self) -> str:
        return self.name


@attrs.frozen(kw_only=True)
class Stated:
    """
    A statement, with all that is known of how it came to be on record and how its value was read.

    Attributes:
        address: The claim's id and the place of the statement in it, as `huawei-50#0`.
        claim: The id of the claim.
        text: The wording of the claim.
        subject: What it is about.
        property: The property, with its name.
        value: The value as it is on record, with its wording.
        value_name: The name of what the value refers to, where it is an entity.
        negated: Whether it says that this is not so.
        during: When it holds.
        committed: Who is committed to the claim, with what that rests on.
        sources: The names of those, in the same order.
        through: Through whom it came to us, where that is somebody else.
        quotes: The words in the documents.
        documents: Where it stands.
        assuming: Whether it holds only if other claims do.
        read: Whether it is known what the value allows.
        region: What the value allows, as mathematicians write it: numbers in the base unit of their
            dimension, dates by their first and last day.
        steps: How the wording was read: thresholds, roundings and conversions.
    """

    address: str
    claim: str
    text: str
    subject: Named
    property: Named
    value: Value
    value_name: str | None
    negated: bool
    during: Period | None
    committed: tuple[Commitment, ...]
    sources: tuple[Named, ...]
    through: tuple[Named, ...]
    quotes: tuple[Quote, ...]
    documents: tuple[str, ...]
    assuming: bool
    read: bool
    region: str
    steps: tuple[Step, ...]


def stated(entry: Entry, case: CaseView, committed: tuple[Commitment, ...]) -> Stated:
    """Return the statement of *entry*, to whose claim the sources of *committed* are committed."""
    claim, statement = entry.claim, entry.statement
    # By what they say, not by when they were added: the same case gives the same explanation.
    told = sorted(_told(case, entry), key=lambda hop: (hop.source, hop.id))
    committed = tuple(sorted(committed, key=lambda held: (held.source, held.rests_on.id)))
    sources = dict.fromkeys(held.source for held in committed)
    through = dict.fromkeys(hop.source for hop in told if hop.source not in sources)
    return Stated(
        address=entry.address,
        claim=claim.id,
        text=claim.text,
        subject=name_of_id(case, statement.subject),
        property=property_name(entry.declared, entry.statement.property),
        value=statement.value,
        value_name=_value_name(case, statement.value),
        negated=statement.negated,
        during=claim.during,
        committed=committed,
        sources=tuple(name_of_id(case, id) for id in sources),
        through=tuple(name_of_id(case, id) for id in through),
        quotes=tuple(dict.fromkeys(hop.quote for hop in told if hop.quote is not None)),
        documents=tuple(dict.fromkeys(hop.document for hop in told if hop.document is not None)),
        assuming=bool(claim.assuming),
        read=entry.reading is not UNREAD,
        region=_region(entry),
        steps=entry.positive.steps,
    )


def named(case: CaseView, part: object) -> object:
    """Return a part of a statement, by name where it is something on record."""
    if isinstance(part, EntityRef):
        return name_of_id(case, part.id)
    return name_of_id(case, part) if isinstance(part, str) else part


def name_of_id(case: CaseView, id: str) -> Named:
    """Return the entity or document *id* with its name."""
    record = case.get(id)
    if isinstance(record, Entity):
        return Named(id, record.name)
    if isinstance(record, Document):
        return Named(id, record.title or id)
    return Named(id, id)


def _told(case: CaseView, entry: Entry) -> tuple[Attribution, ...]:
    acts = [entry.claim.id]
    if not case.attributions(entry.claim):
        acts += [rebuttal.id for rebuttal in case.proposing(entry.claim)]
    return tuple(hop for id in acts for hop in terminal_attributions(case, id))


def property_name(declared: Property | None, id: str) -> Named:
    """Return the property *id* with its label; with its id where it is not *declared*, or has no label."""
    return Named(id, id if declared is None else declared.label or id)


def _value_name(case: CaseView, value: Value) -> str | None:
    return name_of_id(case, value.id).name if isinstance(value, EntityRef) else None


def _region(entry: Entry) -> str:
    region = entry.reading.stated
    if not isinstance(region, Intervals) or not entry.reading.ordered:
        return ""
    return shown_dates(region) if entry.reading.line == DATES else str(region)
