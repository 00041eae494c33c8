"""What a lint finds: findings with a code, a level and a record, and what could not be checked."""

from __future__ import annotations

import enum

from attrs import field, frozen

from counterclaim.lint.norms import Norm

__all__ = ["Finding", "Hit", "Level", "Missing", "Unchecked"]


class Level(enum.Enum):
    """How much a finding weighs (SARIF 2.1.0, section 3.27.10); with `OFF` a profile leaves a rule out."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def weight(self) -> int:
        """A number that is the greater, the more it weighs."""
        return _WEIGHTS[self]

    def at_least(self, other: Level) -> bool:
        """Return whether it weighs as much as *other*, or more."""
        return self.weight >= other.weight


_WEIGHTS = {Level.OFF: 0, Level.NOTE: 1, Level.WARNING: 2, Level.ERROR: 3}


class Missing(enum.Enum):
    """What a rule may need, and was not given: the names of the parameters of `lint`."""

    NOW = "now"
    ARTICLE = "article"
    TEXTS = "texts"
    PREVIOUS = "previous"
    EXPORT = "export"


@frozen(kw_only=True)
class Hit:
    """
    What a rule yields, before the profile says how much it weighs.

    Attributes:
        record: The id of the record that it is about, which may be in the case as it was published alone.
        message: What is the matter, where, and what to do next; texts from outside may stand in it.
        related: The ids of other records that have to do with it.
        level: Less than the rule's usual level, where this one weighs less; never `OFF`.
        line: The line in the article, from 1, where it is about a sentence of that.
        sentence: That sentence; a note settles the finding only where it quotes words of it.
        about: The ids of other records, of one kind, that say which of several findings at the record it is.
            A note about these settles it too; one about the record and about others of that kind does not.
        aspect: Which of several things it is, where norms differ by that; they are those of `CC403.embargo`
            where the aspect of a CC403 is "embargo" and the profile has such.
        older_notes: The ids of notes that do not settle it, since they were there before it could be found.
    """

    record: str
    message: str
    related: tuple[str, ...] = ()
    level: Level | None = None
    line: int | None = None
    sentence: str | None = None
    about: tuple[str, ...] = ()
    aspect: str | None = None
    older_notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Finding:
    """
    Something that an editor should look at before a story appears. It is no verdict and no legal advice.

    Attributes:
        code: Which rule found it, as `CC101`; stable.
        level: How much it weighs.
        record: The id of the record that it is about.
        message: What is the matter, where, and what to do next; one line, safe to print.
        related: The ids of other records that have to do with it.
        line: The line in the article, from 1, where it is about a sentence of that.
        norms: What the profile says of it: the norms that it follows from.
        settled_by: The ids of the notes that settle it, each with a reason and an author.
    """

    code: str
    level: Level
    record: str
    message: str
    related: tuple[str, ...] = ()
    line: int | None = None
    norms: tuple[Norm, ...] = ()
    settled_by: tuple[str, ...] = field(default=())

    @property
    def settled(self) -> bool:
        """Whether a note settles it."""
        return bool(self.settled_by)

    def __str__(self) -> str:
        return f"{self.code} {self.level.value} {self.record}: {self.message}"


@frozen(kw_only=True)
class Unchecked:
    """
    A rule that did not run, or a part of it that did not, because it was not given what it looks at.

    Attributes:
        code: The rule.
        missing: What it needs.
        partly: Whether the rest of it ran.
    """

    code: str
    missing: tuple[Missing, ...]
    partly: bool = False
