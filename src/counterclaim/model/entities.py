"""Who and what there is: entities, sources of every kind, places."""

from __future__ import annotations

import enum
from typing import Annotated

import attrs

from counterclaim.checks import check_for, refuse
from counterclaim.model.record import EntityRefId, PlaceRef, Record, SourceRef
from counterclaim.registry import Must, record_type
from counterclaim.values.protected import Protected
from counterclaim.values.terms import NONEMPTY

__all__ = [
    "Entity",
    "Group",
    "Organization",
    "Person",
    "Place",
    "Protection",
    "Source",
    "UnnamedSource",
]

Name = Annotated[str, NONEMPTY]
_TEXT = check_for(str)
Count = Annotated[int, Must(lambda value: value > 0, "a whole number from 1", {"minimum": 1})]


class Protection(enum.Enum):
    """Why a person is protected from being named."""

    MINOR = "minor"
    VICTIM = "victim"


@record_type("entity")
@attrs.frozen(kw_only=True)
class Entity(Record):
    """
    Anything that claims are about: a person, a company, a law, an event, a thing.

    Attributes:
        name: The name to show.
        aliases: Other names and spellings.
        description: What tells it from others of the same name.
        same_as: Ids elsewhere: URLs, or `wikidata:Q…`.
    """

    name: Name
    aliases: tuple[str, ...] = ()
    description: str | None = None
    same_as: tuple[str, ...] = ()


@record_type("source")
@attrs.frozen(kw_only=True)
class Source(Entity):
    """
    Someone who puts something forward; of this very type where no more is known about what they are.

    Attributes:
        role: What they are in this story, in a few words: "news agency", "police".
        interests: Ids of the entities that they have an interest in.
        depends_on: Ids of the sources that they are not independent of: owned by, speaks for.
    """

    role: str | None = None
    interests: tuple[EntityRefId, ...] = ()
    depends_on: tuple[SourceRef, ...] = ()


@record_type("person")
@attrs.frozen(kw_only=True)
class Person(Source):
    """
    A human being.

    Attributes:
        public_figure: Whether they are one; `None` where nobody has judged it.
        protected_as: Why they must not be named, where they must not.
        naming_basis: Why naming them is justified, in a sentence.
    """

    public_figure: bool | None = None
    protected_as: Protection | None = None
    naming_basis: str | None = None


@record_type("organization")
@attrs.frozen(kw_only=True)
class Organization(Source):
    """A body that speaks as one: an authority, a company, a newspaper, a news agency."""


@record_type("group")
@attrs.frozen(kw_only=True)
class Group(Source):
    """
    Several who speak together, or are spoken of together: "protesters", three ministries.

    Attributes:
        members: Ids of the members on record.
    """

    members: tuple[SourceRef, ...] = ()


@record_type("unnamed-source")
@attrs.frozen(kw_only=True)
class UnnamedSource(Source):
    """
    A source that is described and not named: "two officials who have seen the file".

    Attributes:
        count: How many people it stands for, where stated.
        reason: Why they are not named.
        identity: Who it is. Masked wherever it is shown, refused by writers unless they are told otherwise.
    """

    count: Count | None = None
    reason: str | None = None
    identity: Protected[str] | None = attrs.field(default=None)

    def __attrs_post_init__(self) -> None:
        Record.__attrs_post_init__(self)
        if self.identity is not None and not self.identity.satisfies(_TEXT.accepts):
            refuse(self, "identity", "expected a protected text")


@record_type("place")
@attrs.frozen(kw_only=True)
class Place(Entity):
    """
    Somewhere.

    Attributes:
        within: Ids of the places that it lies in.
    """

    within: tuple[PlaceRef, ...] = ()
