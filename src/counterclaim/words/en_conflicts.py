"""The phrases about conflicts in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    # One conflict, in a sentence
    "conflict.about": "{subject}, {property}",
    "conflict.said": "{value} according to {who}",
    "conflict.said-through": "{value} according to {who} (through {through})",
    "conflict.said-nobody": "{value}, for which nobody is on record",
    "conflict.as-of": "{value} ({period})",
    "conflict.pair": "{about}: {left}, {right}; these cannot both hold.",
    "conflict.pair-possible": "{about}: {left}, {right}; these may conflict: {unknown}.",
    "conflict.self": "{about}: {left} and {right}, both according to {who}; these cannot both hold.",
    "conflict.self-possible": (
        "{about}: {left} and {right}, both according to {who}; these may conflict: {unknown}."
    ),
    "conflict.part": "{about}: {left}, {right}; a part cannot be more than the whole.",
    "conflict.part-possible": (
        "{about}: {left}, {right}; a part cannot be more than the whole, if it is one: {unknown}."
    ),
    "conflict.falls": "{about}: {left}, {right}; a count like this does not fall.",
    "conflict.falls-possible": "{about}: {left}, {right}; a count like this does not fall: {unknown}.",
    "conflict.rises": "{about}: {left}, {right}; a count like this does not rise.",
    "conflict.rises-possible": "{about}: {left}, {right}; a count like this does not rise: {unknown}.",
    "conflict.order": "{subject}: {first} {left}, {last} {right}; out of order ({path}).",
    "conflict.order-possible": (
        "{subject}: {first} {left}, {last} {right}; perhaps out of order ({path}): {unknown}."
    ),
    "conflict.excluded": "{subject}: {first} {left}, {last} {right}; the one excludes the other.",
    "conflict.excluded-possible": (
        "{subject}: {first} {left}, {last} {right}; the one excludes the other: {unknown}."
    ),
    "conflict.joint": "{about}: {said}; each two of these can hold, all together cannot.",
    "conflict.joint-possible": (
        "{about}: {said}; each two of these can hold, all together perhaps cannot: {unknown}."
    ),
    "conflict.large": (
        "{about}: {pairs} pairs of statements that cannot both hold, {definite} of them definitely; such as "
        "{left} and {right}."
    ),
    "conflict.large-possible": (
        "{about}: {pairs} pairs of statements that may conflict, such as {left} and {right}: {unknown}."
    ),
    "conflict.rule": "{kind}: {members}.",
    "conflict.rule-possible": "{kind}: {members}; not certain: {unknown}.",
    "conflict.settled": "{sentence} Settled by {settled}.",
    "conflict.denial.claim": "Denied by {by}: {text} ({who}).",
    "conflict.dispute.claim": "Disputed by {by}: {text} ({who}).",
    "conflict.undercut.claim": "Undercut by {by}: {text} ({who}).",
    "conflict.correction.claim": "Corrected by {by}: {text} ({who}).",
    "conflict.retraction.claim": "Withdrawn by {by}: {text} ({who}).",
    "conflict.denial.attribution": "Denied by {by}, that {source} said: {text}.",
    "conflict.dispute.attribution": "Disputed by {by}, that {source} said: {text}.",
    "conflict.undercut.attribution": "Undercut by {by}, what {source} said: {text}.",
    "conflict.correction.attribution": "Corrected by {by}, what {source} said: {text}.",
    "conflict.retraction.attribution": "Withdrawn by {by}, what {source} said: {text}.",
    "conflict.denial.other": "Denied by {by}: {what}.",
    "conflict.dispute.other": "Disputed by {by}: {what}.",
    "conflict.undercut.other": "Undercut by {by}: {what}.",
    "conflict.correction.other": "Corrected by {by}: {what}.",
    "conflict.retraction.other": "Withdrawn by {by}: {what}.",
    "conflict.said-by": "said by {who}",
    "conflict.said-by-nobody": "nobody is on record for it",
    "conflict.rebuttal": "the rebuttal {id} by {source}",
    # What is not known
    "unknown.subject": "whether {left} and {right} are the same is not settled",
    "unknown.property": "{property} is not declared",
    "unknown.commitment": "it is not certain how firmly one of them is held",
    "unknown.separator": "{detail} is not stated for both",
    "unknown.language": "they are worded in different languages",
    "unknown.zone": "one of the times has no zone",
    "unknown.forecast": "one is a prediction, and whether its time has come is not known",
    "unknown.place": "whether they are about one place is not known",
    "unknown.extent": "the time over which each is counted is not known",
    "unknown.sign": "parts may be below zero",
    "unknown.time": "the time for which each holds is not known exactly",
    "unknown.reading": "read more generously, they meet",
    "unknown.reading.entity": "whether {left} and {right} are the same is not settled",
    "unknown.reading.place": "whether {left} and {right} overlap is not known",
    # Why two can both hold
    "why.subject": "They are about different things: {left} and {right}.",
    "why.property": "They say different things: the one {left}, the other {right}.",
    "why.commitment": "Nobody on record holds {claims} as their own word, so it is compared with nothing.",
    "why.no-statement": (
        "Of {claims}, nothing is on record in a form that can be compared; add what it says as a statement."
    ),
    "why.value": "Their values are of different kinds, which are not compared: {left} and {right}.",
    "why.unread": "What {values} allows is not known, or nothing, so it is compared with nothing.",
    "why.assuming": (
        "{claims} holds only if another claim does, so nobody holds it as such, and it is compared "
        "with nothing."
    ),
    "why.unit": "Their values do not measure the same, and are not converted: {left} and {right}.",
    "why.existence": "That it is not {value} leaves open whether there is any at all.",
    "why.separator": "They differ in {detail}: {left} and {right}.",
    "why.forecast": "One of them is a prediction, and its time has not come.",
    "why.place": "They hold in different places: {left} and {right}.",
    "why.extent": "They are counted over different times: {left} and {right}.",
    "why.extent.running": "The one is where a count stood on a day, the other what was counted over a time.",
    "why.time": "They hold at different times: {left} and {right}.",
    "why.single-valued": "{property} can have several values at once: {left} and {right}.",
    "why.equal": "They say the same: {left} and {right}.",
    "why.refines": "The first says the same more precisely: what {left} allows, {right} allows as well.",
    "why.refined-by": "The second says the same more precisely: what {right} allows, {left} allows as well.",
    "why.compatible": "Both can hold: {left} and {right} leave room for each other.",
    "why.compatible-regions": "Both can hold: {left} allows {region}, {right} allows {other}.",
    "why.part": "Both can hold: the one counts a part of what the other counts.",
    "why.no-date": "no date",
    "why.nothing": "nothing stated",
    # What would settle it
    "settle.subject": "a judgement whether {left} and {right} are the same (same-as)",
    "settle.property": "a declaration of the property {property}",
    "settle.commitment": "whether a source holds it as its own word, and how firmly",
    "settle.separator": "the {detail} of both",
    "settle.language": "the same statement in one language",
    "settle.zone": "the zone of both times",
    "settle.forecast": "a day to compare on (--as-of)",
    "settle.place": "where each of them holds",
    "settle.extent": "over which time each is counted",
    "settle.sign": "whether a part can be below zero",
    "settle.time": "the date or period for which each of them holds",
    "settle.reading": "a more exact figure",
    "settle.reading.entity": "a judgement whether {left} and {right} are the same (same-as)",
    "settle.reading.place": "in what {left} and {right} lie (within)",
    "settle.flip": "they would meet at a tolerance of {tolerance}",
    "settle.word": "a correction or retraction by one of those who say it",
    "settle.note": "a note about both, with settles = “{kind}”",
    "settle.withdrawal": "a retraction by {by}, or by those who said it",
    # How a value was read
    "step.tolerance": "tolerance {amount} ({setting})",
    "step.rounded": "rounded, ± {amount}",
    "step.last-digit": "± half of the last digit ({amount})",
    "step.round-number": "a round number, perhaps ± {amount}",
    "step.soft-end": "hardly more than {amount}",
    "step.whole-numbers": "whole numbers",
    "step.unit-assumed": "no unit stated, read in {amount}",
    "step.converted": "converted from {setting} ({amount})",
    "step.approximate-date": "approximate, ± {amount} × its own length ({setting})",
    "step.zone": "on the clock of the other zone",
    "step.forecast-bound": "an upper bound of a prediction rules out nothing",
    "settle.anyway": (
        "Each is settled by a correction or retraction by those who say it, or by a note about both sides "
        "that names the kind: settles = {kinds}."
    ),
    # The section of a report
    "section.conflicts": "Conflicts",
    "count.conflicts.one": "{count} conflict",
    "count.conflicts.many": "{count} conflicts",
    "conflicts.what": "conflict",
    "conflicts.kind": "kind",
    "conflicts.sentence": "in a sentence",
    "conflicts.sides": "sides",
    "conflicts.settle": "what would settle it",
    "conflicts.definite": "Definite",
    "conflicts.possible": "Possible, depending on something that is not known",
    "conflicts.settled": "Settled, and still on record",
    "conflicts.method": (
        "Thresholds: rule set {rule_set}, version {version}; “about” reaches {tolerance} to either side "
        "where a property does not say otherwise. A conflict says that statements cannot all hold, never "
        "which does."
    ),
    "kind.self-contradiction": "self-contradiction",
    "kind.quantity": "figures",
    "kind.date": "dates",
    "kind.value": "values",
    "kind.exclusive": "mutually exclusive",
    "kind.negation": "yes and no",
    "kind.order": "order",
    "kind.place": "places",
    "kind.joint": "all together",
    "kind.denial": "denial",
    "kind.dispute": "dispute",
    "kind.undercut": "undercut",
    "kind.correction": "correction",
    "kind.retraction": "retraction",
    # One comparison, in full
    "compare.statement": "statement",
    "compare.value": "value",
    "compare.region": "allows",
    "compare.read": "how it is read",
    "compare.during": "as of",
    "compare.said-by": "held by",
    "compare.outcome": "outcome",
    "compare.guard": "looked at",
    "compare.left": "the first",
    "compare.right": "the second",
    "compare.checks": "What they have to share to be compared:",
    "compare.gap": "What they allow is {gap} apart.",
    "compare.flip": "They would meet at a tolerance of {tolerance}.",
    "outcome.of-guard.passed": "shared",
    "outcome.of-guard.failed": "not shared",
    "outcome.of-guard.unknown": "not known",
    "guard.subject": "subject",
    "guard.property": "property",
    "guard.commitment": "held by somebody",
    "guard.value": "kind of value",
    "guard.unit": "unit",
    "guard.existence": "whether there is any",
    "guard.separator": "separator",
    "guard.language": "language",
    "guard.zone": "time zone",
    "guard.forecast": "time of a prediction",
    "guard.place": "place",
    "guard.extent": "time counted over",
    "guard.sign": "sign of parts",
    "guard.time": "time",
    "guard.order": "order in time",
    "guard.single-valued": "one value at a time",
    "guard.reading": "reading",
}
