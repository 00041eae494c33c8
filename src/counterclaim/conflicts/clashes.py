"""Whether the values of two statements of one property can both be had, whoever says so and whenever."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.identity import Identity
from counterclaim.conflicts.intervals import Intervals
from counterclaim.conflicts.readings import ABSENT, ANY, Reading, is_disjoint
from counterclaim.conflicts.relations import Relation, relate, same_reading
from counterclaim.conflicts.value_reading import text_key
from counterclaim.values import EntityRef, Text

__all__ = ["Clash", "clash", "excess", "excluding", "exclusive_key", "relation_of"]

_KINDS = {"quantity": "quantity", "date": "date", "period": "date", "place": "place"}


class Clash(NamedTuple):
    """
    Two values that exclude each other.

    Attributes:
        kind: The kind of conflict that it makes.
        soft: Whether a more generous reading of the wordings would let both stand.
    """

    kind: str
    soft: bool


def clash(left: Entry, right: Entry, identity: Identity) -> Clash | None:
    """Return how the values of two statements exclude each other; `None` where they do not."""
    exclusive = _exclusive(left, right, identity)
    if not excluding(left, right):
        return Clash("exclusive", soft=False) if exclusive else None
    kind = "exclusive" if exclusive else _kind(left, right)
    if left.negated is not right.negated and same_reading(left.positive, right.positive):
        # "About 40" and "not about 40": they speak of the same, however that is read.
        return Clash(kind, soft=False)
    if not _disjoint(left.reading, right.reading):
        return None
    # What a denial leaves out hangs on the tolerance as much as what is stated.
    denied = any(entry.hangs_on_tolerance for entry in (left, right))
    return Clash(kind, soft=denied or not _surely_disjoint(left.reading, right.reading))


def excess(part: Entry, whole: Entry) -> Clash | None:
    """Return how the total of a part exceeds that of the whole; `None` where it does not."""
    small, large = part.reading, whole.reading
    if small.line != large.line or not _above(small.narrow, large.narrow):
        return None
    denied = any(entry.hangs_on_tolerance for entry in (part, whole))
    return Clash("quantity", soft=denied or not _above(small.wide, large.wide))


def excluding(left: Entry, right: Entry) -> bool:
    """Return whether two different values of the property exclude each other."""
    if left.negated or right.negated or ABSENT.line in (left.reading.line, right.reading.line):
        return True
    if left.declared is not None:
        return left.declared.single_valued or left.declared.once
    return left.reading.line.startswith(("quantity ", "date", "period"))


def relation_of(left: Entry, right: Entry) -> Relation:
    """Return how two values stand to each other that may both be had, or are several of one property."""
    mine, theirs = left.reading, right.reading
    if mine.line == theirs.line:
        if mine.stated != theirs.stated and is_disjoint(mine.narrow, theirs.narrow):
            return Relation.CONFLICT
        found = relate(mine.stated, theirs.stated)
        return Relation.COMPATIBLE if found is Relation.CONFLICT else found
    if ABSENT.line in (mine.line, theirs.line):
        return Relation.COMPATIBLE
    if (right if mine is ANY else left).negated:  # that it is not this leaves open whether there is any
        return Relation.COMPATIBLE
    return Relation.REFINED_BY if mine is ANY else Relation.REFINES


def _exclusive(left: Entry, right: Entry, identity: Identity) -> bool:
    declared = left.declared
    if declared is None or not declared.exclusive_values or left.negated or right.negated:
        return False
    known = {text_key(identity.key(value)) for value in declared.exclusive_values}
    mine, theirs = exclusive_key(left, identity), exclusive_key(right, identity)
    return mine != theirs and mine in known and theirs in known


def exclusive_key(entry: Entry, identity: Identity) -> str | None:
    """Return what a value is compared by with those that a property says exclude each other."""
    value = entry.statement.value
    if isinstance(value, EntityRef):
        return text_key(identity.key(value.id))
    return text_key(value.value) if isinstance(value, Text) else None


def _kind(left: Entry, right: Entry) -> str:
    if left.negated is not right.negated or ABSENT.line in (left.reading.line, right.reading.line):
        return "negation"
    return _KINDS.get(left.reading.line.partition(" ")[0], "value")


def _disjoint(left: Reading, right: Reading) -> bool:
    if left.line != right.line:  # one of them says that there is one, or none
        return ABSENT.line in (left.line, right.line)
    return is_disjoint(left.narrow, right.narrow)


def _surely_disjoint(left: Reading, right: Reading) -> bool:
    return left.line != right.line or is_disjoint(left.wide, right.wide)


def _above(part: object, whole: object) -> bool:
    return isinstance(part, Intervals) and isinstance(whole, Intervals) and part.lower >= whole.upper
