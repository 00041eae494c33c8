"""The phrases of the lint about the article, exports and corrections, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.CC103": (
        "the {rebuttal} is not in the article (“{text}”); looked for {names} with a word of denial or "
        "the rebuttal's own words, in one sentence or two; add it, or say in a note why it may be "
        "left out"
    ),
    "lint.CC103.another": (
        "the article tells of another {rebuttal}, not of this one (“{text}”); looked for words of it in "
        "the sentences that tell of one by {names}; add it, or say in a note why it may be left out"
    ),
    "lint.CC103.elsewhere": (
        "the article names nobody and nothing that is on record; check whether it is the article of this case"
    ),
    "lint.CC103.untouched": (
        "the {rebuttal} is not in the article, and neither is what it answers (“{text}”); check "
        "whether the article is meant to leave both out"
    ),
    "lint.CC105": (
        "{where} says “{word}” of a denial by {by} for which no evidence is on record; say that they "
        "deny it, or put the evidence on record"
    ),
    "lint.CC105.article": "the article",
    "lint.CC105.claim": "the claim in its place",
    "lint.CC105.note": "a note",
    "lint.CC105.text": "its text",
    "lint.CC105.verb": "the reporting verb",
    "lint.CC401": (
        "the article says of {party} in its own voice what is an accusation: “{sentence}”; say who "
        "accuses them, or put the final conviction on record (evidence in a document with the tag "
        "{tag})"
    ),
    "lint.CC401.word": (
        "the article says “{word}” of {party} in its own voice: “{sentence}”; say who accuses them, "
        "or put the final conviction on record (evidence in a document with the tag {tag})"
    ),
    "lint.CC402.article": "the article names them in {count} sentences, here for the first time",
    "lint.CC402.article.one": "the article names them here",
    "lint.CC402.record": "claims are about them",
    "lint.CC402.identity": (
        "the article names who the unnamed source “{name}” is; look for that name, and take it out, "
        "whatever it stands there for (neither it nor its place is told here, since findings are passed on)"
    ),
    "lint.CC402.minor": (
        "{name} is a minor, and no reason for naming them is on record: {where}; leave the name out, "
        "or give the reason"
    ),
    "lint.CC402.private": (
        "{name} is not a public figure, and no reason for naming them is on record: {where}; leave "
        "the name out, or give the reason"
    ),
    "lint.CC402.unjudged": (
        "nobody judged whether {name} is a public figure, and no reason for naming them is on record: "
        "{where}; say which it is"
    ),
    "lint.CC402.victim": (
        "{name} is a victim, and no reason for naming them is on record: {where}; leave the name out, "
        "or give the reason"
    ),
    "lint.CC403.embargo": (
        "nothing may be published until {until}, and it is {today}; wait, or record when the embargo "
        "really ends"
    ),
    "lint.CC403.kept": (
        "the export as {target} would hold in the clear what is protected of {name} ({fields}); mask "
        "it or leave it out"
    ),
    "lint.CC403.person": (
        "the export as {target} would name {name}, who is {why}, and no reason for naming them is on "
        "record; take the record out of it, or give the reason"
    ),
    "lint.CC403.minor": "a minor",
    "lint.CC403.victim": "a victim",
    "lint.CC403.same": (
        "the export as {target} would hold a judgement that “{name}” is somebody with a name; take that "
        "judgement, or the record of that name, out of it"
    ),
    "lint.CC404.changed": (
        "{text} was published and has changed ({parts}), and no correction on record says so; "
        "record the correction, or say in a note why none is needed"
    ),
    "lint.CC404.gone": (
        "{text} was published and is gone, and no correction on record says so; record the "
        "correction, or say in a note why none is needed"
    ),
    "lint.CC404.of": "{by} on “{text}”",
    "lint.CC404.part.accused": "whom it accuses",
    "lint.CC404.part.certainty": "how certain they are",
    "lint.CC404.part.counterclaim": "what it says instead",
    "lint.CC404.part.figures": "figures",
    "lint.CC404.part.kind": "kind",
    "lint.CC404.part.quote": "quotation",
    "lint.CC404.part.rating": "rating",
    "lint.CC404.part.said-of": "what it is about",
    "lint.CC404.part.source": "who says it",
    "lint.CC404.part.text": "wording",
    "lint.CC404.part.type": "what sort of record it is",
    "lint.CC404.part.when": "when",
    "lint.CC404.words": "“{text}”",
}
