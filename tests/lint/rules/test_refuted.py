"""Where a bare denial is called a refutation."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Evidence,
    Judgement,
    Note,
    Organization,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    SameAs,
)

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC105"})
HUAWEI = Organization(id="huawei", name="Huawei", role="network supplier")
CHECKERS = Organization(id="checkers", name="Example Checkers")
CONTROL = Claim(id="control", text="The state controls Huawei", accuses=("huawei",))
DENIAL = Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="huawei", targets=("control",), text="Not so")
REFUTED = evolve(DENIAL, text="Huawei refuted the accusations")
SAID = Attribution(id="said", of="denial", source="huawei", verb="refuted")
RECORDS = (HUAWEI, CHECKERS, CONTROL, DENIAL)


def found(*records, article=None, language="en"):
    kept = [record for record in RECORDS if record.id not in {one.id for one in records}]
    result = lint(Case([*kept, *records]), article=article, profile=ONLY, language=language)
    assert result.problems == ()
    return result.findings


def test_the_reporting_verb_is_looked_at():
    (finding,) = found(SAID)

    assert (finding.code, finding.level, finding.record) == ("CC105", Level.ERROR, "denial")
    assert finding.related == ("said",)
    assert "the reporting verb says “refuted” of a denial by Huawei" in finding.message


@pytest.mark.parametrize(
    ("records", "related", "where"),
    [
        ((REFUTED,), (), "its text"),
        (
            (evolve(DENIAL, counterclaim="claim"), Claim(id="claim", text="All of it was debunked")),
            ("claim",),
            "the claim in its place",
        ),
        ((Note(id="note", about=("denial",), text="They disproved it."),), ("note",), "a note"),
        ((Note(id="note", about=("control",), text="Das ist widerlegt."),), ("note",), "a note"),
    ],
)
def test_texts_and_notes_of_the_record_are_looked_at(records, related, where):
    (finding,) = found(*records)

    assert finding.related == related
    assert where in finding.message


@pytest.mark.parametrize(
    "verb",
    ["denied", "rejected", "could not refute", "dementiert", "nicht widerlegt", "refutes nothing", None],
)
def test_other_verbs_and_negated_ones_are_right(verb):
    records = found(evolve(SAID, verb=verb))
    assert bool(records) is (verb == "refutes nothing")


@pytest.mark.parametrize(
    "records",
    [
        (Evidence(id="e", bears_on="denial", direction=Direction.SUPPORTS),),
        (Evidence(id="e", bears_on="control", direction=Direction.UNDERMINES),),
        (evolve(DENIAL, evidence=("e",)), Evidence(id="e", bears_on="x", direction=Direction.SUPPORTS)),
        (evolve(DENIAL, kind=RebuttalKind.DISPUTE),),
        (
            Claim(id="other", text="Beijing runs Huawei"),
            SameAs(id="same", left="other", right="control", judgement=Judgement.SAME),
            Evidence(id="e", bears_on="other", direction=Direction.UNDERMINES),
        ),
    ],
)
def test_a_denial_with_evidence_or_reasons_is_no_bare_one(records):
    assert not found(SAID, *records)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(id="e", bears_on="denial", direction=Direction.UNDERMINES),
        Evidence(id="e", bears_on="control", direction=Direction.SUPPORTS),
    ],
)
def test_evidence_for_the_other_side_does_not_help(evidence):
    assert found(SAID, evidence)


def test_what_a_reviewer_published_is_theirs():
    review = Review(
        id="review",
        of="control",
        reviewer="checkers",
        rating=Rating(label="Debunked"),
        summary="This claim was refuted.",
    )
    assert not found(review)
    assert not found(review, article="Example Checkers debunked the claim that Huawei is controlled.")


def test_a_claim_that_somebody_puts_forward_is_theirs():
    assert not found(Claim(id="other", text="The study was debunked", about=("huawei",)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Huawei refuted the accusations.",
        "Huawei hat die Vorwürfe widerlegt.",
        "Huawei debunks it.",
        "The accusations, refuted by Huawei, are old.",
        "Huawei's refutation came within hours.",
        "Huawei proved its critics wrong.",
        "Huawei proved that it is free.",
        "Huawei exposed the report as a lie.",
        "The network supplier has refuted this.",
        "Huawei wies nach, dass sie frei ist.",
        "Die Vorwürfe wurden von Huawei entkräftet.",
        "Huawei konnte die Vorwürfe ausräumen.",
        "Das widerlegte Huawei.",
        "Huawei managed to refute the accusations.",
    ],
)
def test_a_sentence_of_the_article_is_looked_at(sentence):
    (finding,) = found(article=f"It rained.\n{sentence}")

    assert (finding.record, finding.line) == ("denial", 2)
    assert "the article says" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Huawei denied the accusations.",
        "Huawei could not refute the accusations.",
        "“We refuted the accusations,” Huawei said.",
        "A court refuted the accusations.",
        "Huawei konnte die Vorwürfe nicht widerlegen.",
        "Huawei tried to refute the accusations.",
        "Huawei has yet to refute the accusations.",
        "Huawei did nothing to refute the accusations.",
        "Huawei will refute the accusations.",
        "Whether Huawei can refute the accusations is open.",
        "Huawei says that it has refuted the accusations.",
        "Residents refuted Huawei's figures.",
        "Residents refuted the figures of Huawei.",
        "Huawei was proven wrong.",
        "Huawei will die Vorwürfe widerlegen.",
        "Huawei möchte die Vorwürfe vor Gericht widerlegen.",
        "Huawei versucht, die Vorwürfe zu entkräften.",
        "Ob Huawei die Vorwürfe widerlegen kann, ist offen.",
        "Huawei hat die Vorwürfe kaum widerlegt.",
        "Die Anwohner widerlegten die Zahlen von Huawei.",
        "Das Amt widerlegte Huawei.",
        "Die Vorwürfe lassen sich laut Huawei leicht widerlegen.",
    ],
)
def test_a_sentence_that_says_less_or_quotes_is_right(sentence):
    assert not found(article=sentence)


def test_a_word_that_goes_on_about_who_denies_is_looked_at():
    (finding,) = found(
        article="Huawei is in the news. It has refuted this. It was right. It refuted that, too."
    )[:1]
    assert finding.record == "denial"
    assert "refuted" in finding.message


@pytest.mark.parametrize(
    "verb", ["will refute", "tried to refute", "wollte widerlegen", "versucht zu widerlegen"]
)
def test_a_verb_of_intent_on_record_is_right(verb):
    assert not found(evolve(SAID, verb=verb))


def test_a_denial_that_was_taken_back_is_no_case():
    back = Rebuttal(id="back", kind=RebuttalKind.RETRACTION, by="huawei", targets=("denial",))
    assert not found(SAID, back)


def test_a_note_settles_it_and_is_not_itself_taken_for_one():
    note = Note(
        id="n", about=("denial",), settles="CC105", text="They did refute it: see box.", by="A. Editor"
    )

    assert [one.settled_by for one in found(SAID, note)] == [("n",)]
    assert not found(note)


def test_in_german_it_is_told_in_german():
    (finding,) = found(SAID, language="de")
    assert "zu einem Dementi von Huawei" in finding.message


def test_without_an_article_the_record_alone_is_looked_at():
    result = lint(Case([*RECORDS, SAID]), profile=ONLY)

    assert [one.record for one in result.findings] == ["denial"]
    assert [(one.code, one.partly) for one in result.unchecked] == [("CC105", True)]
