"""Who says it: a source that puts a claim or rebuttal forward, or passes on someone who did."""

from __future__ import annotations

import enum
from typing import Annotated

import attrs

from counterclaim.model.documents import Quote
from counterclaim.model.record import AttributionRef, DocumentRef, Record, SourceRef
from counterclaim.registry import Ref, record_type
from counterclaim.values.dates import DateSpan

__all__ = ["Attribution", "Certainty", "Mode"]


class Mode(enum.Enum):
    """How a source passes on, or puts forward, what is said."""

    STATES = "states"
    QUOTES = "quotes"
    PARAPHRASES = "paraphrases"
    REPUBLISHES = "republishes"
    CITES = "cites"


class Certainty(enum.Enum):
    """
    How far a source takes a claim upon itself (FactBank, Saurí and Pustejovsky 2009).

    `UNCOMMITTED` is what a reporter is who says no more than that another says it.
    """

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCOMMITTED = "uncommitted"


def _default_certainty(attribution: Attribution) -> Certainty:
    return Certainty.UNCOMMITTED if attribution.relays else Certainty.CERTAIN


@record_type("attribution")
@attrs.frozen(kw_only=True)
class Attribution(Record):
    """
    One hop: a source that says something, on its own word or on another's.

    A newspaper that reports what an agency reports is an attribution that relays the agency's.

    Attributes:
        of: Id of the claim or rebuttal.
        source: Id of the source.
        speaker: Id of the person who speaks for the source.
        relays: Ids of the attributions that this one passes on.
        first_hand: Whether the source has it from its own knowledge; `None` where that is not known.
        mode: How it is put.
        translated: Whether it was translated on the way.
        certainty: How far the source takes it upon itself. Left out, it is `CERTAIN` without `relays` and
            `UNCOMMITTED` with. `attrs.evolve` keeps what it is: give it anew where `relays` change.
        verb: The reporting verb, as worded: "boasted", "behauptet".
        said: When it was said. Never filled from a date of publication.
        document: Id of the document in which it stands.
        quote: The words in that document.
    """

    of: Annotated[str, Ref("claim", "rebuttal")]
    source: SourceRef
    speaker: SourceRef | None = None
    relays: tuple[AttributionRef, ...] = ()
    first_hand: bool | None = None
    mode: Mode = Mode.STATES
    translated: bool = False
    certainty: Certainty = attrs.field(default=attrs.Factory(_default_certainty, takes_self=True))
    verb: str | None = None
    said: DateSpan | None = None
    document: DocumentRef | None = None
    quote: Quote | None = None

    @property
    def committed(self) -> bool:
        """Whether the source takes it upon itself, be it cautiously."""
        return self.certainty is not Certainty.UNCOMMITTED
