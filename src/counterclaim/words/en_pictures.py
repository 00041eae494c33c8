"""The phrases in pictures in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "picture.states": "states",
    "picture.reports": "reports",
    "picture.denial": "denies",
    "picture.dispute": "disputes",
    "picture.undercut": "undercuts",
    "picture.qualification": "qualifies",
    "picture.correction": "corrects",
    "picture.retraction": "withdraws",
    "picture.instead": "says instead",
    "picture.supports": "supports",
    "picture.undermines": "undermines",
    "picture.evidence": "evidence",
    "picture.cites": "names as evidence",
    "picture.basis": "is derived from",
    "picture.assuming": "holds only if",
    "picture.same": "judged the same",
    "picture.missing": "not on record",
    "picture.silent": "no word on record",
    "picture.speaks": "speaks for others",
    "picture.record": "what is on record",
    "picture.first-hand": "from own knowledge",
    "picture.own-word": "on own word; from own knowledge or not is not stated",
    "picture.of": "of {record}",
    "picture.conflict": "conflict: {kind}",
    "picture.conflict-possible": "possible conflict: {kind}",
    "picture.settled": "settled by {records}",
}
