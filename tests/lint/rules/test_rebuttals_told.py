"""Which rebuttals on record an article leaves out."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Group,
    Judgement,
    Note,
    Organization,
    Person,
    Quote,
    Rebuttal,
    RebuttalKind,
    SameAs,
)

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC103"})
LEAK = Claim(
    id="leak",
    text="The Belgrade police leak videos of demonstrators",
    kind=ClaimKind.ACCUSATION,
    accuses=("police",),
)
POLICE = Organization(id="police", name="Belgrade police", role="police", aliases=("Belgrader Polizei",))
DENIAL = Rebuttal(
    id="denial",
    kind=RebuttalKind.DENIAL,
    by="police",
    targets=("leak",),
    text="Officers respect the privacy of everybody",
)
RECORDS = (POLICE, LEAK, DENIAL, Group(id="protesters", name="Protesters"))
LEAKED = "Protesters say that the Belgrade police leak videos of demonstrators."


def found(article, *records, without=()):
    kept = [record for record in RECORDS if record.id not in (*without, *(one.id for one in records))]
    result = lint(Case([*kept, *records]), article=article, profile=ONLY)
    assert result.problems == ()
    return result.findings


TOLD = [
    "The Belgrade police deny it.",
    "The Belgrade police rejected the accusations as baseless.",
    "“That is not true,” a spokesman for the Belgrade police said.",
    "The police deny it.",
    "A police spokeswoman dismissed the report.",
    "The Belgrade police say they have not passed on any videos.",
    "The Belgrade police said officers respected the privacy of everybody.",
    "The Belgrade police have a press office. It denies the report.",
    "Die Belgrader Polizei bestreitet das.",
    "Die Belgrader Polizei weist die Vorwürfe entschieden zurück.",
    "Ein Sprecher der Belgrader Polizei: „Das trifft nicht zu.“",
    "The Belgrade police insist that every video was kept.",
    "The Belgrade police disagree.",
    "According to the Belgrade police, no video has left the archive.",
    "The report, rejected by the Belgrade police, names no source.",
    "The Belgrade police's lawyer called the claims a smear.",
    "Protesters were there, and so were cameras, a charge that the police deny.",
    "Despite its denials, the Belgrade police remain under pressure.",
    "Die Vorwürfe entbehrten jeder Grundlage, teilte die Belgrader Polizei mit.",
    "Die Belgrader Polizei stellt das in Abrede.",
    "Die Belgrader Polizei verwahrt sich gegen den Bericht.",
    "Die Belgrader Polizei hält die Vorwürfe für absurd.",
    "„Wir haben nie Videos weitergegeben“, so die Belgrader Polizei.",
    "Bei der Belgrader Polizei heißt es, kein Video sei weitergegeben worden.",
    "Das bestreitet die Belgrader Polizei.",
    "Dem widerspricht die Belgrader Polizei.",
    "Die Belgrader Polizei bestreitet, dass sie Videos nicht gelöscht hat.",
    "Von der Belgrader Polizei wurde das zurückgewiesen.",
    "The Belgrade police described the report as a distortion of the facts.",
    "A Belgrade police representative, speaking on Thursday, rejected the accusation.",
    "Die Belgrader Polizei wehrt sich gegen den Bericht.",
    "Die Belgrader Polizei hat den Bericht am Mittwoch als haltlos bezeichnet.",
    "Von einer Kampagne spricht dagegen die Belgrader Polizei.",
    "Die Belgrader Polizei erklärte auf Anfrage, sie habe keine Videos weitergegeben.",
]
UNTOLD = [
    "",
    "The Belgrade police did not comment.",
    "The Belgrade police said they would not answer questions.",
    "The Belgrade police have 5,000 officers.",
    "The ministry denies it.",
    "Police in another city deny it.",
    "The Belgrade police have 5,000 officers. Protesters were there, too. They deny it.",
    "Die Belgrader Polizei gab keine Stellungnahme ab.",
    "The Belgrade police do not deny it.",
    "The Belgrade police have not denied the allegation.",
    "The Belgrade police neither confirmed nor denied the report.",
    "The Belgrade police said they could neither confirm nor deny the report.",
    "Die Belgrader Polizei bestreitet das nicht.",
    "Die Belgrader Polizei wollte das weder bestätigen noch dementieren.",
    "Protesters say that the Belgrade police are lying about the videos.",
    "The false papers were found by the Belgrade police in a car.",
    "The Belgrade police leaked the wrong videos, according to protesters.",
    "Protesters reject what the Belgrade police did: leaking videos.",
    "Protesters deny that they ever trusted the Belgrade police.",
    "The city denied the Belgrade police a permit.",
    "The ministry rejected a bid by the Belgrade police in 2019.",
    "Protesters called the Belgrade police's explanation nonsense.",
    "Critics of the Belgrade police deny it.",
    "Die Stadt wies einen Antrag der Belgrader Polizei zurück.",
    "Die Demonstranten widersprechen der Belgrader Polizei.",
    "Die Belgrader Polizei hat die Kameras falsch eingestellt.",
    "Die Demonstranten werfen der Belgrader Polizei Lügen vor.",
    "The Belgrade police declined to say whether the report was false.",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_rebuttal_is_told_where_a_sentence_names_who_rebuts_and_says_so(sentence):
    assert not found(f"{LEAKED} {sentence}")


@pytest.mark.parametrize("sentence", UNTOLD)
def test_a_rebuttal_is_missing_where_none_does(sentence):
    (finding,) = found(f"{LEAKED} {sentence}")

    assert (finding.code, finding.level, finding.record) == ("CC103", Level.ERROR, "denial")
    assert finding.related == ("leak",)


def test_a_finding_says_what_was_looked_for():
    (finding,) = found(LEAKED)

    assert "denial by Belgrade police" in finding.message
    assert "looked for Belgrade police, Belgrader Polizei with a word of denial" in finding.message
    assert "Officers respect the privacy of everybody" in finding.message


def test_the_next_sentence_counts_unless_it_names_somebody_else_who_rebuts():
    huawei = Organization(id="huawei", name="Huawei")
    other = Rebuttal(id="other", kind=RebuttalKind.DENIAL, by="huawei", targets=("leak",))
    article = f"{LEAKED} The Belgrade police have cameras. Huawei denies it."

    assert [one.record for one in found(article, huawei, other)] == ["denial"]


def test_who_speaks_for_them_may_be_named():
    speaker = Person(id="roe", name="Jane Roe", public_figure=True)
    said = Attribution(id="said", of="denial", source="police", speaker="roe")
    head = Person(id="head", name="John Doe", depends_on=("police",))

    assert not found(f"{LEAKED} Roe denied it.", speaker, said)
    assert not found(f"{LEAKED} Doe denied it.", head)
    assert found(f"{LEAKED} Roe denied it.", speaker)


def test_the_words_of_a_quotation_count_as_the_rebuttal():
    said = Attribution(
        id="said",
        of="denial",
        source="police",
        quote=Quote(exact="Every single request went through a judge"),
    )
    article = f"{LEAKED} The Belgrade police: “Every single request went through a judge.”"

    assert not found(article, said)
    assert found(article)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (RebuttalKind.RETRACTION, "The Belgrade police withdrew the statement."),
        (RebuttalKind.CORRECTION, "Die Belgrader Polizei korrigierte die Zahl."),
        (RebuttalKind.QUALIFICATION, "The Belgrade police admit it, but only for two days."),
        (RebuttalKind.UNDERCUT, "The Belgrade police doubt that the witness was there."),
        (RebuttalKind.DISPUTE, "The Belgrade police questioned the count."),
    ],
)
def test_other_rebuttals_have_words_of_their_own(kind, sentence):
    rebuttal = evolve(DENIAL, kind=kind)
    assert not found(f"{LEAKED} {sentence}", rebuttal)
    assert found(f"{LEAKED} The Belgrade police have cameras.", rebuttal)


def test_of_rebuttals_judged_the_same_one_is_enough():
    spokesman = Person(id="doe", name="John Doe")
    again = Rebuttal(id="again", kind=RebuttalKind.DENIAL, by="doe", targets=("leak",))
    same = SameAs(id="same", left="denial", right="again", judgement=Judgement.SAME)
    other = evolve(same, judgement=Judgement.DIFFERENT)

    assert not found(f"{LEAKED} Doe denied it.", spokesman, again, same)
    assert [one.record for one in found(LEAKED, spokesman, again, same)] == ["denial"]
    assert [one.record for one in found(f"{LEAKED} Doe denied it.", spokesman, again, other)] == ["denial"]


def test_a_rebuttal_that_was_taken_back_is_not_asked_for():
    back = Rebuttal(id="back", kind=RebuttalKind.RETRACTION, by="police", targets=("denial",))

    assert [one.record for one in found(LEAKED, back)] == ["back"]


def test_what_the_article_does_not_touch_weighs_no_more_than_a_note():
    (finding,) = found("Protesters came back on Monday.")

    assert finding.level is Level.NOTE
    assert "neither is what it answers" in finding.message


def test_an_article_about_something_else_is_told_once():
    other = evolve(DENIAL, id="other", text="No")
    info = CaseInfo(id="case")
    (finding,) = found("The weather was fine.", other)
    (about_case,) = found("", other, info)

    assert (finding.level, finding.record) == (Level.WARNING, "leak")
    assert about_case.record == "case"
    assert "names nobody and nothing that is on record" in finding.message


TORTURE = Claim(
    id="torture",
    text="The Belgrade police beat prisoners in custody",
    kind=ClaimKind.ACCUSATION,
    accuses=("police",),
)
NO_TORTURE = Rebuttal(id="no-torture", kind=RebuttalKind.DENIAL, by="police", targets=("torture",))


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The Belgrade police deny it.", []),
        ("The Belgrade police deny that they leak videos.", ["no-torture"]),
        ("The Belgrade police deny that prisoners were beaten.", ["denial"]),
        ("The Belgrade police deny that they leak videos of prisoners.", []),
        ("The Belgrade police deny the videos. The police also deny that prisoners were beaten.", []),
    ],
)
def test_a_denial_of_one_thing_is_none_of_another(sentence, missing):
    findings = found(f"{LEAKED} {sentence}", TORTURE, NO_TORTURE)

    assert [one.record for one in findings] == missing
    assert all(one.level is Level.WARNING for one in findings)
    assert all("tells of another denial by Belgrade police" in one.message for one in findings)


AGENCY = Organization(id="agency", name="Example Water AG", role="water company")
WATER = Claim(id="water", text="Example Water poisoned a lake", accuses=("agency",))
NO_WATER = Rebuttal(id="no-water", kind=RebuttalKind.DENIAL, by="agency", targets=("water",))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The company denies it.", True),
        ("Samples were brown, and fish died, but nobody was hurt, the company said.", True),
        ("Das Unternehmen weist das zurück.", True),
        ("The water company rejects the report.", True),
        ("The utility rejects the report.", True),
        ("Its lawyer rejects the report.", False),
        ("The office denies it.", False),
    ],
)
def test_the_company_may_be_named_long_before(sentence, told):
    article = f"Example Water poisoned a lake, residents say.\n\nIt rained. Samples were taken. {sentence}"
    findings = found(article, AGENCY, WATER, NO_WATER, without=("denial",))

    assert [one.record for one in findings] == ([] if told else ["no-water"])


def test_a_common_noun_means_whoever_it_describes_on_record():
    office = Organization(id="office", name="Water Office", role="regulator")
    article = (
        "Example Water poisoned a lake, residents say. The Water Office is silent. The regulator denies it."
    )

    findings = found(article, AGENCY, office, WATER, NO_WATER, without=("denial",))
    assert [one.record for one in findings] == ["no-water"]


def test_a_claim_about_nobody_in_particular_counts_as_touched():
    (finding,) = found("Protesters came back on Monday.", evolve(LEAK, accuses=()))
    assert finding.level is Level.ERROR


def test_a_rebuttal_of_a_report_touches_what_the_report_says():
    said = Attribution(id="said", of="leak", source="protesters")
    (finding,) = found(LEAKED, said, evolve(DENIAL, targets=("said",)))
    assert finding.level is Level.ERROR


def test_a_note_settles_it():
    note = Note(id="n", about=("denial",), settles="CC103", text="Told in the box.", by="A. Editor")

    (finding,) = found(LEAKED, note)
    assert finding.settled_by == ("n",)


def test_who_rebuts_need_not_be_on_record():
    (finding,) = found(LEAKED, without=("police",))
    assert "denial by police" in finding.message


def test_a_correction_of_our_own_need_not_name_us():
    paper = Organization(id="paper", name="The Example")
    story = Document(id="story", publisher="paper")
    correction = Rebuttal(id="correction", kind=RebuttalKind.CORRECTION, by="paper", targets=("leak",))
    case = CaseInfo(id="case", document="story")
    article = f"{LEAKED} The Belgrade police deny it. Correction: an earlier version gave another date."

    assert not found(article, paper, story, correction, case)
    assert [one.record for one in found(article, paper, correction)] == ["correction"]
