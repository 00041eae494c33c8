"""The phrases of the lint about replies, sources, quotations and freshness, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.day.one": "{count} day",
    "lint.day.many": "{count} days",
    "lint.quotation.one": "{count} quotation",
    "lint.quotation.many": "{count} quotations",
    "lint.CC101": (
        "“{claim}” accuses {parties}, and neither that they were asked nor what they answer is on record; "
        "ask them, and record the request or what they answer"
    ),
    "lint.CC101.unclear": (
        "“{claim}” accuses {parties}, and it is not on record that they were asked about it: the request "
        "{request} does not say what it was about; add that, or ask them"
    ),
    "lint.CC102": (
        "{party} had {days} for a reply at most, until {deadline}, and the profile asks for {least} at "
        "least; give them more time, or say in the story how long they had"
    ),
    "lint.CC102.moment": (
        "{party} had less than {least} for a reply, from {asked} until {deadline}, and the profile asks for "
        "that at least; give them more time, or say in the story how long they had"
    ),
    "lint.CC102.published": (
        "{document} was published on {published}, before the time that {party} had for a reply was over "
        "({deadline}); check that it says so, and add what they answer"
    ),
    "lint.CC102.pending": (
        "{party} has until {deadline} for a reply; wait for it, or say in the story that it is still to come"
    ),
    "lint.CC102.over": (
        "{party} had until {deadline} for a reply, and what came of it is not on record; record the outcome, "
        "and what they answer"
    ),
    "lint.CC104": (
        "{party} answers “{claim}”, and nobody is on record for that claim; name who says it, or say in the "
        "story that the accuser is not stated"
    ),
    "lint.CC201": (
        "“{claim}” comes from {sources} alone, whoever passes it on; find another source that has it "
        "independently, or say in the story whose word it is"
    ),
    "lint.CC201.through": (
        "“{claim}” has several origins on record ({sources}), and all of it comes through {through}; ask "
        "one of them directly, or say in the story whose report it is"
    ),
    "lint.CC201.several": (
        "“{claim}” has {count} that are independent of one another at most ({sources}), and the profile "
        "asks for {least}; find another, or say in the story whose word it is"
    ),
    "lint.CC201.unstated": (
        "“{claim}” has one origin at most, and it is not stated who that is: {sources} passes it on; find "
        "out who says it, or say in the story that this is not known"
    ),
    "lint.source.one": "{count} source",
    "lint.source.many": "{count} sources",
    "lint.CC202": (
        "{sources} have “{claim}” from each other, and nothing first-hand enters; find who knows it from "
        "their own knowledge, or leave it out"
    ),
    "lint.CC202.beside": (
        "{sources} have “{claim}” from each other, and nothing first-hand enters there; do not count them "
        "as further sources"
    ),
    "lint.CC203": (
        "“{claim}” rests on unnamed sources alone ({sources}); find a document or somebody who may be "
        "named, or check whether it can appear without"
    ),
    "lint.CC203.reason": (
        "{source} is not named, and why is not on record; add the reason, and tell it in the story"
    ),
    "lint.CC204": (
        "“{claim}” comes from {sources} alone, with an interest in the matter; look for a source that has "
        "none, or tell that interest in the story"
    ),
    "lint.CC205": (
        "“{quote}” does not stand word for word in {where}; check the wording, or record it as a paraphrase "
        "without quotation marks"
    ),
    "lint.CC205.ambiguous": (
        "“{quote}” stands in several places in {where}; add what stands before or behind it, so that it is "
        "clear which is meant"
    ),
    "lint.CC205.cut": (
        "“{quote}” stands in {where} as part of a longer word or number only; check the wording, and quote "
        "all of it"
    ),
    "lint.CC205.omissions": (
        "“{quote}” stands in {where} but for what its marks leave out or put in; check that it means the "
        "same there"
    ),
    "lint.CC205.unread": (
        "no text of {document} is given, so nobody looked up {count} of it; give its text, or compare them "
        "by hand"
    ),
    "lint.CC205.no-document": (
        "“{quote}” is a quotation from no document on record, so it cannot be looked up; name the document, "
        "or record who heard it"
    ),
    "lint.CC206": (
        "{document} is quoted or cited, and no copy of it is kept; fetch it, so that it can be checked when "
        "the page has changed"
    ),
    "lint.CC206.archive": (
        "a copy of {document} is kept, and whether an archive has one is not known; ask an archive to keep "
        "a copy, and record where"
    ),
    "lint.CC301.review": (
        "the case was to be looked at again by {date}; check what has changed since, and set a new day"
    ),
    "lint.CC301.modified": (
        "{document} was changed on {modified}, after the newest copy of it was fetched ({fetched}); fetch "
        "it again, and check what changed"
    ),
    "lint.CC301.changed": (
        "{document} has another text now (snapshot {snapshot}) than when it was quoted ({count}); check "
        "whether it still says so"
    ),
    "lint.CC301.lost": (
        "the newest text of {document} (snapshot {snapshot}) lacks {count}; check what changed, and whether "
        "there is a correction"
    ),
    "lint.CC301.gone": (
        "{document} is not there any more: the server answered {status} (snapshot {snapshot}); check why, "
        "and whether there is a correction"
    ),
    "lint.CC302": (
        "“{claim}” has figures that are incomplete: {figures}; ask the source, or say in the story what is "
        "open"
    ),
    "lint.CC302.figure": "“{value}” ({address}): {lacks}",
    "lint.CC302.unit": "no unit",
    "lint.CC302.date": "no as-of date (its value changes in time)",
    "lint.CC302.bound": "neither a number nor a bound",
    "lint.CC303": (
        "“{text}” ({field}) counts from a day that is not on record; find out which day is meant, and write "
        "the date"
    ),
    "lint.CC304": (
        "it is not known what the rating “{rating}” by {reviewer} means ({reason}); check the label, or "
        "give the scale that it belongs to"
    ),
    "lint.CC305": "{sentence} Check what they stand by, and record a correction, a retraction or a note",
    "lint.CC305.possible": "{sentence} Check whether both are about the same thing, and what they stand by",
    "lint.CC305.more": "There are {count} more like it with this claim.",
}
