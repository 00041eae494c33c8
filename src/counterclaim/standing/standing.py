"""What is said of the standing of a record: its status, and the steps that led to it."""

from __future__ import annotations

import enum

import attrs

__all__ = ["Ground", "Label", "Standing", "Status", "Step"]


class Label(enum.IntEnum):
    """
    What becomes of a record.

    `UNDECIDED`: word stands against word. `IN`: it stands. `OUT`: it has fallen.
    """

    UNDECIDED = 0
    IN = 1
    OUT = 2


class Status(enum.Enum):
    """
    The state of a dispute about one record, after every rebuttal so far. None of them says true or false.

    `UNCHALLENGED`: nothing on record answers it. `CHALLENGE_FELL`: what answered it has fallen.
    `CONTESTED`: word stands against word. `WITHDRAWN`: nobody stands by it any more. `SET_ASIDE`: it has
    fallen, and would not have without what a person accepted. `UNATTRIBUTED`: nobody is on record for it, or
    only sources that cite each other.
    """

    UNCHALLENGED = "unchallenged"
    CHALLENGE_FELL = "challenge-fell"
    CONTESTED = "contested"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set-aside"
    UNATTRIBUTED = "unattributed"


class Ground(enum.Enum):
    """
    Why a record has the label that it has.

    Of one that is in: `UNANSWERED`, nothing answers it; `ANSWERS_FELL`, what answered it is out; `ACCEPTED`,
    a person accepted it. Of one that is undecided: `ANSWERED`, something that is not out answers it;
    `RESTS_ON_CONTESTED`, what it rests on is undecided; `IN_BLOCK`, it is one of many values that cannot all
    hold. Of one that is out: `TAKEN_BACK`, by those whose word it was; `SUPPORT_FELL`, what it rests on is
    out; `NOBODY`, it rests on nothing; `CIRCULAR`, it rests on nothing but sources that cite each other;
    `OVERRULED`, by a rebuttal that a person accepted, or what followed from it.
    """

    UNANSWERED = "unanswered"
    ANSWERS_FELL = "answers-fell"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    RESTS_ON_CONTESTED = "rests-on-contested"
    IN_BLOCK = "in-block"
    TAKEN_BACK = "taken-back"
    SUPPORT_FELL = "support-fell"
    NOBODY = "nobody"
    CIRCULAR = "circular"
    OVERRULED = "overruled"


@attrs.frozen(kw_only=True)
class Step:
    """
    One step of a reason.

    Attributes:
        record: The id of the record that it is about.
        label: Whether that is in, out or undecided.
        ground: Why.
        by: The ids of the records that make it so, sorted, twenty at most; of records judged the same, the
            first, and of a conflict of many claims, one of each other camp.
        more: How many more there are.
    """

    record: str
    label: Label
    ground: Ground
    by: tuple[str, ...] = ()
    more: int = 0


@attrs.frozen(kw_only=True)
class Standing:
    """
    What stands of one claim, attribution, rebuttal or piece of evidence, and why.

    Attributes:
        id: Its id.
        status: The state of the dispute about it.
        label: Whether it is in, out or undecided.
        challengers: The ids of what answers it: rebuttals, evidence against it, claims in conflict with it.
            Of a conflict of many claims, one of each other camp, and twenty at most.
        because: The steps that led there, from the record itself to where nothing more is to be asked, each
            record once. A hundred steps at most.
    """

    id: str
    status: Status
    label: Label
    challengers: tuple[str, ...] = ()
    because: tuple[Step, ...] = ()
