"""The case itself, and what the people who keep it add: remarks and judgements of sameness."""

from __future__ import annotations

import enum
from typing import Annotated

import attrs

from counterclaim.model.record import AnyRef, DocumentRef, Record
from counterclaim.registry import record_type
from counterclaim.values.dates import DateSpan
from counterclaim.values.terms import NONEMPTY, Language

__all__ = ["CaseInfo", "Judgement", "Note", "SameAs"]


class Judgement(enum.Enum):
    """Whether two records are the same thing, as a person judged it."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@record_type("case")
@attrs.frozen(kw_only=True)
class CaseInfo(Record):
    """
    What a case is about, and until when it must be looked after.

    Attributes:
        title: Its title.
        summary: What it is about, in a few sentences.
        language: The language in which it is kept (BCP 47).
        opened: When it was opened.
        document: Id of the document that its claims and rebuttals stand in, where nothing else is said.
        embargo_until: Before when nothing of it may be published.
        review_by: When it must be looked at again.
        tags: Free words for finding it.
    """

    title: str | None = None
    summary: str | None = None
    language: Language | None = None
    opened: DateSpan | None = None
    document: DocumentRef | None = None
    embargo_until: DateSpan | None = None
    review_by: DateSpan | None = None
    tags: tuple[str, ...] = ()


@record_type("note")
@attrs.frozen(kw_only=True)
class Note(Record):
    """
    A remark by the people who keep the record.

    Attributes:
        about: Ids of the records that it is about.
        text: The remark.
        by: Who made it, in free words.
        at: When.
        settles: The lint code or conflict kind that it answers.
    """

    about: tuple[AnyRef, ...] = ()
    text: Annotated[str, NONEMPTY]
    by: str | None = None
    at: DateSpan | None = None
    settles: str | None = None


@record_type("same-as")
@attrs.frozen(kw_only=True)
class SameAs(Record):
    """
    A judgement that two records are, or are not, the same thing. Identity is never guessed.

    Attributes:
        left: Id of the one.
        right: Id of the other.
        judgement: The judgement.
        by: Who judged, in free words.
        reason: Why.
    """

    left: AnyRef
    right: AnyRef
    judgement: Judgement
    by: str | None = None
    reason: str | None = None
