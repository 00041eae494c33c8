"""What fact-checkers publish, and what was asked of those concerned."""

from __future__ import annotations

import enum
from typing import Annotated

import attrs

from counterclaim.model.record import AnyRef, DocumentRef, Extensible, Record, SourceRef
from counterclaim.registry import Ref, record_type
from counterclaim.values.dates import DateSpan

__all__ = ["Outcome", "Rating", "ReplyRequest", "Review"]


class Outcome(enum.Enum):
    """What came of a request for a reply."""

    PENDING = "pending"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_COMMENT = "no-comment"
    NO_ANSWER = "no-answer"


@attrs.frozen(kw_only=True)
class Rating(Extensible):
    """
    A verdict as it was published, word for word; what it means on a common scale is another question.

    Attributes:
        label: The words: "Mostly false", "Größtenteils falsch".
        scale: The scale it belongs to, by its id.
        value: The number given with it, as published.
        best: The best number of the scale, as published.
        worst: The worst number of the scale, as published.
    """

    label: str | None = None
    scale: str | None = None
    value: str | None = None
    best: str | None = None
    worst: str | None = None


@record_type("review")
@attrs.frozen(kw_only=True)
class Review(Record):
    """
    A fact-checker's published assessment.

    Attributes:
        of: Id of the claim, attribution, evidence or document that was assessed.
        reviewer: Id of the source that assessed it.
        rating: The verdict, as published.
        summary: The assessment in a sentence or two.
        document: Id of the document in which it stands; its dates and address live there.
    """

    of: Annotated[str, Ref("claim", "attribution", "evidence", "document")]
    reviewer: SourceRef
    rating: Rating | None = None
    summary: str | None = None
    document: DocumentRef | None = None


@record_type("reply-request")
@attrs.frozen(kw_only=True)
class ReplyRequest(Record):
    """
    A question put to someone concerned, and what came of it.

    Attributes:
        to: Id of the source that was asked.
        about: Ids of the records that it was asked about.
        asked: When.
        deadline: Until when an answer was asked for.
        channel: By which way: "e-mail to the press office".
        outcome: What came of it.
        answer: The answer, as given.
    """

    to: SourceRef
    about: tuple[AnyRef, ...] = ()
    asked: DateSpan | None = None
    deadline: DateSpan | None = None
    channel: str | None = None
    outcome: Outcome = Outcome.PENDING
    answer: str | None = None
