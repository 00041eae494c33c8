"""A conflict: two or more statements or records that cannot all hold, or that answer each other."""

from __future__ import annotations

import enum
import re

import attrs

from counterclaim.case import CaseView
from counterclaim.checks import check_fields, refuse
from counterclaim.conflicts.rule_set import Severity
from counterclaim.notebook import field_table

__all__ = ["KINDS", "STATED", "Conflict", "ConflictCertainty", "RuleName", "record_of", "split_address"]

#: The kinds of conflict that are found here, in the order in which they are reported.
KINDS = (
    "self-contradiction",
    "quantity",
    "date",
    "value",
    "exclusive",
    "negation",
    "order",
    "place",
    "joint",
    "denial",
    "dispute",
    "undercut",
    "correction",
    "retraction",
)


#: Those that sources state themselves, by a rebuttal.
STATED = frozenset({"denial", "dispute", "undercut", "correction", "retraction"})

_ADDRESS = re.compile(r"(.+)#(0|[1-9][0-9]{0,8})", re.DOTALL)


def split_address(address: str) -> tuple[str, int] | None:
    """Return the claim's id and the place of the statement that *address* names; `None` where it is none."""
    found = _ADDRESS.fullmatch(address)
    return None if found is None else (found[1], int(found[2]))


def record_of(address: str, case: CaseView) -> str:
    """Return the id of the record of *case* that stands on a side of a conflict, itself or by a statement."""
    found = None if address in case else split_address(address)
    return address if found is None else found[0]


class ConflictCertainty(enum.Enum):
    """
    Whether a conflict hangs on something that is not known.

    `DEFINITE`: everything that had to be looked at is on record. `POSSIBLE`: it is one if something that is
    not known is so; it names what that is.
    """

    DEFINITE = "definite"
    POSSIBLE = "possible"


@attrs.frozen
class RuleName:
    """
    What found a conflict.

    Attributes:
        id: The name of the rule, as `counterclaim:quantity` or `acme:one-birth-date`.
        version: The version of the rule, or of the rule set that its thresholds come from.
    """

    id: str
    version: str = "1"


@attrs.frozen(kw_only=True)
class Conflict:
    """
    Statements or records that cannot all hold, or that answer each other. Nothing is said of who is right.

    Attributes:
        kind: From a rebuttal: `denial`, `dispute`, `undercut`, `correction`, `retraction`. From values:
            `quantity`, `date`, `value`, `exclusive`, `negation`, `order`, `place`, `joint`, or
            `self-contradiction`. Rules of extensions have their own, with a prefix: `acme:photo`.
        sides: Two sides of a pair; of a large block, one a camp. Each holds addresses of statements
            (`<claim>#<index>`) or ids of records.
        rule: What found it.
        certainty: Whether it hangs on something that is not known.
        unknown: What that is, by the names of the guards: `time`, `place`, `reading`.
        severity: How much it weighs for an editor.
        settled_by: Ids of the corrections, retractions and notes that settle it. It stays visible.
        basis: Of a self-contradiction, of what kind it would be between two sources.
        text: The conflict in a sentence, where the rule that found it has one of its own.
        pairs: How many pairs of statements it stands for: 1, unless it stands for a large block.
        definite_pairs: How many of them are definite.
    """

    kind: str
    sides: tuple[tuple[str, ...], ...]
    rule: RuleName
    certainty: ConflictCertainty = ConflictCertainty.DEFINITE
    unknown: tuple[str, ...] = ()
    severity: Severity | None = None
    settled_by: tuple[str, ...] = ()
    basis: str | None = None
    text: str | None = None
    pairs: int = 1
    definite_pairs: int = attrs.field(
        default=attrs.Factory(
            lambda self: self.pairs if self.certainty is ConflictCertainty.DEFINITE else 0, takes_self=True
        )
    )

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        if len(self.sides) < 2 or not all(self.sides):
            refuse(self, "sides", "expected two sides or more, each with a statement or record")
        if not 0 <= self.definite_pairs <= self.pairs:
            refuse(self, "definite_pairs", f"expected 0 to {self.pairs}, found {self.definite_pairs}")

    @property
    def definite(self) -> bool:
        """Whether nothing that is not known stands in its way."""
        return self.certainty is ConflictCertainty.DEFINITE

    @property
    def settled(self) -> bool:
        """Whether a correction, a retraction or a note settles it."""
        return bool(self.settled_by)

    @property
    def members(self) -> tuple[str, ...]:
        """Everything on its sides, in their order."""
        return tuple(member for side in self.sides for member in side)

    def _repr_html_(self) -> str:
        """Return its kind and its sides as a notebook shows them."""
        alone = ("pairs", "definite_pairs") if self.pairs == 1 else ()
        return field_table(f"Conflict: {self.text or self.kind}", self, without=alone)
