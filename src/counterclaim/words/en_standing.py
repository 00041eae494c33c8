"""The phrases about independent sources and what stands, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "section.independence": "Independent sources",
    "section.standing": "What stands",
    "claims.independent": "independent",
    "claims.standing": "standing",
    "claims.against": "against it: {record}",
    "rebuttals.standing": "standing",
    # Independent sources
    "independence.claim": "claim",
    "independence.independent": "independent",
    "independence.origins": "origins",
    "independence.through": "passes through",
    "independence.remarks": "to note",
    "independence.unstated": "whether first-hand is not stated",
    "independence.passed-on": "not stated (passed on by {source})",
    "independence.missing": "not on record",
    "independence.unnamed": "unnamed",
    "independence.interested": "interested",
    "independence.channels": "{origins} origins, {count} independent",
    "independence.mutual": "{sources} cite each other",
    "independence.circular": "{sources} cite each other, with nothing first-hand behind them",
    "independence.fallen": "none that still stands",
    "independence.dependent": "{sources} count as one",
    "independence.method": (
        "Sources count as independent where their chains share no source on record. That two share one shows "
        "that they are not independent; that they share none shows nothing more than that none is on record."
    ),
    "independence.one-line": "Independent sources: {interval}.",
    "independence.all-through": "Everything passes through {sources}.",
    "independence.none-sure": "No named source is known to have it first-hand.",
    "independence.unnamed-origins": "Unnamed: {sources}",
    "independence.interested-origins": "With an interest in the matter: {sources}",
    # What stands
    "standing.record": "claim or rebuttal",
    "standing.status": "standing",
    "standing.because": "because",
    "method.as-of": "As of {day}: without what came up only later.",
    "standing.too-many": "How it went is not worked out: more than {count} records have to do with it.",
    "method.accepted": "Accepted by those who keep the record: {records}.",
    "standing.evidence": "evidence {id}",
    "standing.attribution": "{source}'s word ({id})",
    "standing.unchallenged": "Nothing on record answers: {records}.",
    "standing.over-time": "How it went:",
    "standing.turn": "{since}: {status} ({through})",
    "standing.undated": "undated",
    "standing.others": "{count} others",
    "standing.more": "… and {count} more steps; the JSON form has them.",
    "standing.one-line": "Standing: {status}.",
    "standing.method": (
        "What stands is the state of the dispute on record, and no verdict: a denial contests a claim and "
        "never fells it. A claim falls where those who said it take it back, or where those who keep the "
        "record accept what answers it."
    ),
    "status.unchallenged": "unchallenged",
    "status.challenge-fell": "challenge fell",
    "status.contested": "contested",
    "status.withdrawn": "withdrawn",
    "status.set-aside": "set aside",
    "status.unattributed": "unattributed",
    "ground.unanswered": "Nothing on record answers {record}.",
    "ground.answers-fell": "What answered {record} has fallen: {by}.",
    "ground.accepted": "Accepted by those who keep the record: {record}.",
    "ground.answered": "Word against word: {record} — {by}.",
    "ground.rests-on-contested": "Rests on what is contested: {record} — {by}.",
    "ground.in-block": "Cannot all hold: {record} — {by}.",
    "ground.taken-back": "Taken back: {record} — {by}.",
    "ground.support-fell": "What {record} rests on has fallen: {by}.",
    "ground.nobody": "Nobody is on record for {record}.",
    "ground.circular": "Passed on in a circle, with nothing behind it: {record} — {by}.",
    "ground.overruled": "Does not stand against what was accepted: {record} — {by}.",
    # In a chain
    "trace.taken-back": "taken back: {by}",
    "trace.broken": "{chain}; taken back on the way",
    "picture.taken-back": "taken back",
}
