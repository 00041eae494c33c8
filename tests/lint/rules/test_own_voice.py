"""Which sentences assert in the article's own voice what somebody is accused of."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import (
    Attribution,
    Claim,
    ClaimKind,
    Direction,
    Document,
    Evidence,
    Judgement,
    Note,
    Organization,
    Person,
    Rebuttal,
    RebuttalKind,
    SameAs,
)

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC401"})
BRIBES = Claim(
    id="bribes",
    text="John Doe took bribes from Acme for building permits",
    kind=ClaimKind.ACCUSATION,
    accuses=("doe",),
    about=("acme",),
)
CASE = (
    Person(id="doe", name="John Doe", role="banker", public_figure=True),
    Person(id="muster", name="Max Muster", public_figure=True),
    Person(id="roe", name="Eva Muster"),
    Organization(id="acme", name="Acme", aliases=("Acme AG",)),
    BRIBES,
    Claim(
        id="leak",
        text="Acme leaks videos of visitors to advertisers",
        kind=ClaimKind.ACCUSATION,
        accuses=("acme",),
    ),
    Claim(
        id="weitergabe",
        text="Acme gibt Videos von Besuchern an Werbekunden weiter",
        language="de",
        kind=ClaimKind.ACCUSATION,
        accuses=("acme",),
    ),
    Claim(id="theft", text="Muster hat gestohlen", kind=ClaimKind.ACCUSATION, accuses=("muster",)),
)

ASSERTED = [
    "John Doe stole the money.",
    "Doe, who embezzled two million euros, lives abroad.",
    "In 2015 Doe defrauded the city.",
    "The thief John Doe lives in Vienna.",
    "Doe is a fraudster.",
    "Doe, mayor until 2019, took bribes.",
    "Doe was mayor and stole money.",
    "For years Doe was stealing from the shop.",
    "It turned out that Doe stole the money.",
    "Fest steht, dass Muster das Geld gestohlen hat.",
    "Doe, a thief, lives in Vienna.",
    "Doe is guilty of bribery.",
    "Acme has bribed officials in three countries.",
    "The contracts were forged by John Doe.",
    "Doe committed fraud.",
    "Doe's fraud went unnoticed for years.",
    "Years went by until the fraud by Doe came to light.",
    "John Doe took bribes from Acme for building permits.",
    "For building permits, Doe has been taking bribes from Acme.",
    "Acme leaks videos of visitors to advertisers.",
    "Videos of visitors are leaked to advertisers by Acme.",
    "Acme laundered money through a shell company in Malta.",
    "Doe was a thief long before he was mayor.",
    "Doe went to Malta, stole the money and left.",
    "In May 2015 JOHN DOE stole the money.",
    "The old contracts, all of them “lost”, John Doe stole.",
    "Max Muster hat das Geld gestohlen.",
    "Muster veruntreute zwei Millionen Euro.",
    "2015 bestach Muster zwei Beamte.",
    "Der Betrüger Max Muster lebt in Wien.",
    "Muster ist ein Dieb.",
    "Muster hat sich der Untreue schuldig gemacht.",
    "Das Geld wurde von Muster gestohlen.",
    "Die Verträge hat Max Muster gefälscht.",
    "Musters Betrug blieb jahrelang unentdeckt.",
    "Der Betrug von Muster flog erst 2020 auf.",
    "Muster beging Steuerhinterziehung.",
    "Jahrelang hat die Acme AG Steuern hinterzogen.",
    "Muster, der das Geld gestohlen hat, lebt in Wien.",
    "Acme gab die Videos von Besuchern an Werbekunden weiter.",
    "Over a period of six years, Doe siphoned off public money to accounts in Cyprus.",
    "The mayor, John Doe, pocketed bribes and bought a house with them.",
    "Together with his brother, Doe smuggled weapons across the border.",
    "It was Doe who forged the signatures.",
    "Acme cheated its customers with manipulated meters.",
    "By 2018 Acme had already evaded taxes worth three million euros.",
    "Millions were embezzled by Doe while the auditors slept.",
    "Doe raped two women in 2009.",
    "Killer John Doe is back in town.",
    "Doe has committed a serious crime.",
    "Doe abused his office, stole files and lied to parliament.",
    "Mit gefälschten Rechnungen betrog Muster die Krankenkasse.",
    "Muster erpresste seine Nachbarn über Jahre.",
    "Der Unternehmer Max Muster unterschlug Spenden.",
    "Die Acme AG hat ihre Kunden systematisch betrogen.",
    "Muster, ein Unternehmer aus Graz, hat Steuern in Millionenhöhe hinterzogen.",
    "Schuldig ist allein Muster.",
    "Muster hat Beamte bestochen und Akten verschwinden lassen.",
    "Zwei Frauen wurden von Muster vergewaltigt.",
    "Muster war der Täter.",
    "Durch den Betrug der Acme AG verloren Tausende ihr Erspartes.",
    "Muster wusch das Geld über eine Firma in Malta.",
    "Doe murdered his business partner and hid the body in a forest.",
    "At the height of the war, John Doe looted museums.",
    "Doe, then treasurer of the club, misappropriated donations.",
    "Acme and its managers rigged auctions for a decade.",
    "Acme's bribery of ministers lasted until 2011.",
    "Doe has blackmailed at least three colleagues.",
    "Doe ran a ring of traffickers and kidnapped two students.",
    "Behind the attack stands the extortionist John Doe.",
    "While in office, Doe falsified the accounts.",
    "Doe stole from the poor to buy a yacht.",
    "Seit 2010 hat Muster Gelder des Vereins veruntreut.",
    "Muster tötete seinen Geschäftspartner.",
    "Muster fälschte Unterschriften und betrog Rentner.",
    "Max Muster ist ein Mörder.",
    "Der Vereinskassier Muster hat in die Kasse gegriffen und 40.000 Euro gestohlen.",
    "Im Jahr 2012 misshandelte Muster zwei Kinder.",
    "Die Acme AG bestach Minister in vier Ländern.",
    "Die Acme AG ist ein krimineller Konzern.",
    "Von Muster wurden zwei Beamte bestochen.",
    "With the help of two clerks, Doe has been forging birth certificates since 2012.",
    "Few knew that money was being laundered by Acme in the back office.",
    "Doe, the son of a miner, poisoned three patients.",
    "Acme stole the designs of its competitor and sold them in Asia.",
    "Nine women were assaulted by Doe between 2001 and 2010.",
    "Doe smuggled cigarettes and evaded customs duties.",
    "The rapist John Doe worked as a nurse.",
    "In all those years Doe was the perpetrator.",
    "Doe has extorted money from shopkeepers since the nineties.",
    "Muster hat über Jahre Fördergelder erschlichen.",
    "Insgesamt hat Muster 47 Anleger betrogen.",
    "Muster missbrauchte Kinder in seiner Obhut.",
    "Mehrere Politiker wurden von der Acme AG bestochen.",
    "Die Acme AG fälschte Abgaswerte.",
    "Muster ist schuldig.",
    "Der Mörder Max Muster sitzt in Graz.",
    "Doe kidnapped the banker's daughter in 1987.",
    "Acme paid bribes to win the contract.",
    "Two million euros vanished because Doe embezzled them.",
    "The evidence was falsified by Acme.",
    "At night Doe robbed petrol stations.",
    "Doe was the murderer.",
    "Doe and his wife defrauded pensioners.",
    "Doe became a drug smuggler.",
    "The fraudster Doe lived in luxury.",
    "Muster schmuggelte Zigaretten.",
    "Muster hat seine Frau misshandelt.",
    "Die Acme AG hat Kunden erpresst.",
    "Seit Jahren betrügt Muster seine Kunden.",
    "Das Bild wurde von Max Muster gefälscht.",
    "Der Steuerhinterzieher Muster wohnt am See.",
    "The banker took bribes.",
    "John Doe came back. He stole the money.",
    "Acme was in the news. The company leaks videos of visitors to advertisers.",
    "Acme war in den Nachrichten.\n\nEs regnete. Der Konzern betrog seine Kunden.",
    "Acme hat Videos von Besuchern an Werbekunden weitergegeben.",
    "Jahrelang gab Acme die Videos von Besuchern an Werbekunden weiter.",
    "Although he denies it, John Doe took bribes from Acme for building permits.",
    "Despite his denials, Doe stole the money.",
    "Obwohl er es bestreitet, hat Muster das Geld gestohlen.",
    "Doe could afford the house because he took bribes from Acme for building permits.",
    "Doe took bribes, this paper can report.",
    "Nobody doubts that Doe stole the money.",
    "Zweifellos hat Muster das Geld gestohlen.",
    "Doe is corrupt.",
    "The corrupt mayor, John Doe, will speak on Monday.",
    "Der korrupte Bürgermeister Max Muster spricht am Montag.",
    "Doe lined his pockets for years.",
    "Doe broke the law.",
    "Acme polluted the river.",
    "Acme illegally sold the data.",
    "Acme verseuchte den Fluss.",
    "Muster ließ sich bestechen.",
    "Muster hat sich strafbar gemacht.",
    "Muster nahm Schmiergeld.",
    "Muster steckte 50.000 Euro ein.",
]

NOT_ASSERTED = [
    "Prosecutors accuse John Doe of stealing the money.",
    "John Doe allegedly stole the money.",
    "According to the indictment, Doe embezzled two million euros.",
    "Doe denies that he stole the money.",
    "Did John Doe steal the money?",
    "John Doe did not steal the money.",
    "Doe never took bribes from Acme for building permits.",
    "Doe was robbed in 2015.",
    "“John Doe stole the money,” his partner said.",
    "“John Doe stole the money.”",
    "Doe is no thief.",
    "Whether Doe stole the money is for others to decide.",
    "The man who worked for Doe stole the money.",
    "Doe visited a bank where a clerk stole the money.",
    "Doe met a man who stole the money.",
    "Doe lives in Vienna, a friend stole the money.",
    "Doe lives in Vienna and his partner stole the money.",
    "Doe's lawyer stole the show.",
    "Doe published a book about fraud.",
    "The police caught a thief in front of Acme.",
    "Doe was convicted of fraud in 2019.",
    "If Doe stole the money, he has to resign.",
    "Doe may have bribed officials.",
    "The trial of John Doe for bribery begins on Monday.",
    "Doe lives in Vienna.",
    "Acme sells cameras.",
    "Smith stole the money from Doe.",
    "Smith robbed Doe.",
    "Doe calls the thief a coward.",
    "Doe was hunting a thief.",
    "Doe was stopped by police and robbed a day later.",
    "Musters Bruder hat Geld veruntreut.",
    "Doe wants to end child abuse.",
    "Doe survived torture.",
    "Doe condemned the killing of hostages.",
    "Doe refused bribes.",
    "Doe refuses to kill.",
    "Doe filmed men stealing apples.",
    "The newspaper found out that John Doe stole the money.",
    "The commission concludes that Acme bribed officials.",
    "Die Zeitung deckte auf, dass Max Muster das Geld gestohlen hat.",
    "Doe was the victim of a fraudster.",
    "Doe “stole” the show.",
    "The doe stole the apples, and acme has no capital.",
    "Max Muster soll das Geld gestohlen haben.",
    "Muster wird vorgeworfen, Geld veruntreut zu haben.",
    "Der mutmaßliche Betrüger Max Muster lebt in Wien.",
    "Laut Anklage hat Muster zwei Millionen Euro veruntreut.",
    "Muster habe das Geld gestohlen, so die Zeitung.",
    "Muster bestreitet, das Geld gestohlen zu haben.",
    "Hat Muster das Geld gestohlen?",
    "Muster hat das Geld nicht gestohlen.",
    "Muster wurde 2015 betrogen.",
    "„Muster hat das Geld gestohlen“, so ein Nachbar.",
    "Ein Mitarbeiter von Muster hat Geld gestohlen.",
    "Muster traf den Mann, der das Geld gestohlen hat.",
    "Muster ist kein Dieb.",
    "Das Geld wurde Muster gestohlen.",
    "Muster schrieb ein Buch über den Betrug von damals.",
    "Acme verkauft Videos von Katzen.",
    "Doe, who has been accused of stealing the money, resigned on Tuesday.",
    "Doe is under suspicion of having bribed officials.",
    "A spokesman for Acme rejected the report about stolen data as baseless.",
    "Doe's wallet was stolen in the metro.",
    "The court acquitted Doe, who stood trial for murder.",
    "Doe told reporters that his ex-partner had embezzled the money.",
    "Doe commissioned a study on corruption in town halls.",
    "Critics call Doe a crook.",
    "Acme warned its customers that criminals had stolen their passwords.",
    "Hackers stole data from Acme.",
    "Doe, the former anti-fraud commissioner, now works for a bank.",
    "Acme makes software that helps banks find money laundering.",
    "Doe was stabbed outside a bar in 2012.",
    "For years, thieves robbed Doe's shops.",
    "Doe plays the murderer in a new film.",
    "Doe has always opposed bribery.",
    "After the fraud at Acme came to light, its shares fell.",
    "Muster kritisierte die Korruption im Land.",
    "Muster spielt im Film einen Mörder.",
    "Unbekannte haben Muster das Auto gestohlen.",
    "Gegen Muster wird wegen Betrugs ermittelt.",
    "Muster sieht sich als Opfer eines Betrugs.",
    "Für Muster gilt die Unschuldsvermutung.",
    "Bei der Acme AG wurden Daten gestohlen.",
    "Die Acme AG warnt vor Betrügern.",
    "Muster hat den Dieb angezeigt.",
    "Muster wurde vom Vorwurf der Veruntreuung freigesprochen.",
    "Nach Darstellung der Anklage hat Muster Spenden unterschlagen.",
    "Der Autor wirft Muster vor, er habe betrogen.",
    "Muster leitet die Kommission gegen Steuerhinterziehung.",
    "Doe has never been charged, and nobody has shown that he stole anything.",
    "Doe's book on the murder of a banker sold well.",
    "Investigators searched Acme for evidence of bribery.",
    "Doe was cleared of assault.",
    "Acme was defrauded by a former employee.",
    "The documents name Doe as a victim of blackmail.",
    "Doe said nothing about the theft.",
    "In court, Doe listened while the thief apologised.",
    "Doe, whose father was murdered, campaigns for victims.",
    "Two men robbed a branch of Acme on Friday.",
    "Acme sacked an employee who stole laptops.",
    "Doe reported the theft to the police.",
    "Doe wants tougher laws against rapists.",
    "The film shows Doe as a gangster.",
    "Doe fled after rebels murdered his family.",
    "Muster fordert härtere Strafen für Diebe.",
    "Muster meldete den Diebstahl der Polizei.",
    "Musters Vater wurde ermordet.",
    "Ein früherer Angestellter hat die Acme AG betrogen.",
    "Ob Muster Gelder veruntreut hat, prüft nun eine Kommission.",
    "Muster half der Polizei, den Mörder zu finden.",
    "Der Betrug an der Acme AG flog auf.",
    "Muster verlor durch Betrug sein Vermögen.",
    "Die Polizei hält Muster für den Dieb.",
    "Im Keller von Muster lagen gestohlene Bilder.",
    "Doe teaches criminal law in Vienna.",
    "Doe's criminal record is empty.",
    "Acme was founded in 1990 and builds trucks.",
    "A thief broke into Acme on Sunday and stole tools.",
    "Doe wrote a novel in which a banker murders his wife.",
    "Doe helped the victims of the fraud.",
    "Doe was named in a list of victims of the swindlers.",
    "Four of Doe's colleagues were kidnapped by rebels.",
    "The chairman of Acme, Jane Roe, was robbed.",
    "When burglars stole his car, Doe was abroad.",
    "Doe lost everything when a partner defrauded him.",
    "The prosecutor dropped the case against Doe.",
    "Doe is no longer suspected of fraud.",
    "Acme sued the men who stole its data.",
    "After the murder Doe left town.",
    "Muster lehrt Strafrecht in Wien.",
    "Muster verlor bei einem Einbruch Schmuck.",
    "Einbrecher haben die Acme AG ausgeplündert.",
    "Muster wurde als Kind entführt.",
    "Muster verteidigt einen Mann, der seine Frau ermordet hat.",
    "Die Acme AG entließ einen Mitarbeiter, der Daten gestohlen hatte.",
    "Bei Muster wurde eingebrochen.",
    "Muster hat die Täter erkannt.",
    "Die Polizei fasste den Dieb vor dem Haus von Muster.",
    "Der Film von Muster handelt von einem Betrüger.",
    "Muster gilt als unschuldig.",
    "Doe played for a club in Leeds.",
    "Acme's new owner promised to end corruption.",
    "Doe's brother smuggled weapons.",
    "Burglars robbed Acme twice.",
    "Doe advises banks on fraud.",
    "Doe survived an attack in which two men were killed.",
    "An employee of Acme embezzled money.",
    "Doe resigned after his deputy took bribes.",
    "Doe photographs criminals for a magazine.",
    "The killer of Doe was never found.",
    "Doe hired the lawyer who defended the murderer.",
    "Muster arbeitet als Richter am Strafgericht.",
    "Muster wurde mit einem Messer erstochen.",
    "Ein Dieb hat Muster bestohlen.",
    "Muster besuchte das Gefängnis, in dem die Mörder sitzen.",
    "Nach dem Diebstahl kaufte Muster neue Schlösser.",
    "Muster warnt vor Geldwäsche.",
    "Muster klärte als Polizist Morde auf.",
    "Doe met Muster. They stole the show.",
    "Doe stole the show at the party.",
    "Acme killed off its old brand.",
    "Muster stahl allen die Schau.",
    "In the view of residents, Acme leaks videos of visitors to advertisers.",
    "For residents, it is clear that Doe took bribes from Acme for building permits.",
    "Nach Ansicht der Anwohner gibt Acme Videos von Besuchern an Werbekunden weiter.",
    "Muster hat das Geld gestohlen. Das behauptet ein Nachbar.",
    "Doe took bribes from Acme for building permits. So says his partner.",
    "> John Doe stole the money.",
    "Although Doe denies that he took bribes from Acme for building permits, he resigned.",
    "Doe may have bribed officials because he needed permits.",
    "Muster sammelte 5000 Euro ein.",
]


def found(article, *records, without=()):
    case = Case([*(record for record in CASE if record.id not in without), *records])
    result = lint(case, article=article, profile=ONLY)
    assert result.problems == ()
    return result


@pytest.mark.parametrize("sentence", ASSERTED)
def test_a_sentence_in_the_articles_own_voice_is_told(sentence):
    assert found(sentence).findings


@pytest.mark.parametrize("sentence", NOT_ASSERTED)
def test_a_sentence_that_is_hedged_quoted_or_about_others_is_not(sentence):
    assert not found(sentence).findings


STOLE = "On Monday it rained.\n\nJohn Doe stole the money."
PERMITS = "John Doe took bribes from Acme for building permits."
JUDGMENT = Document(id="judgment", kind="judgment", tags=("final-conviction",))
CONVICTED = Evidence(
    id="proof", bears_on="bribes", direction=Direction.SUPPORTS, document="judgment", description="Upheld"
)


def test_a_finding_names_the_accusation_the_party_the_sentence_and_its_line():
    (finding,) = found(STOLE).findings

    assert (finding.code, finding.level, finding.record) == ("CC401", Level.ERROR, "bribes")
    assert (finding.related, finding.line) == (("doe",), 3)
    assert "“stole” of John Doe" in finding.message
    assert "John Doe stole the money." in finding.message


def test_a_sentence_is_told_once_however_many_accusations_there_are():
    other = evolve(BRIBES, id="again", text="John Doe stole the money of the city")

    assert [one.record for one in found(STOLE, other).findings] == ["again"]


def test_a_sentence_is_told_at_the_accusation_that_it_repeats_or_is_the_most_alike():
    records = {
        sentence: [one.record for one in found(sentence).findings]
        for sentence in (
            "Acme gibt Videos von Besuchern an Werbekunden weiter.",
            "Acme forged the videos of visitors.",
            "Acme betrog Besucher mit Videos.",
        )
    }
    assert list(records.values()) == [["weitergabe"], ["leak"], ["weitergabe"]]


def test_where_one_accusation_is_decided_a_crime_is_not_charged_to_another():
    leak = Evidence(id="proof", bears_on="leak", direction=Direction.SUPPORTS, document="judgment")
    article = "Acme cheated its customers.\n\nAcme gibt Videos von Besuchern an Werbekunden weiter."

    assert [one.record for one in found(article, JUDGMENT, leak).findings] == ["weitergabe"]
    assert len(found(article).findings) == 2


def test_a_word_of_what_somebody_is_accused_of_hedges_nothing():
    claim = evolve(BRIBES, id="reports", text="Acme ignored reports of faulty brakes", accuses=("acme",))

    assert found("Acme ignored reports of faulty brakes for years.", claim).findings
    assert not found("Reports say that Acme ignored reports of faulty brakes.", claim).findings
    assert not found("Acme stole the money, reports show.", claim).findings


def test_the_message_names_the_tag_and_no_mark_of_a_list():
    (finding,) = found("- John Doe stole the money.").findings

    assert "a document with the tag final-conviction" in finding.message
    assert "“John Doe stole the money.”" in finding.message


def test_a_final_conviction_on_record_makes_it_no_case():
    assert not found(PERMITS, JUDGMENT, CONVICTED, without=("leak", "weitergabe")).findings


def test_it_may_support_what_was_judged_the_same():
    claim = evolve(BRIBES, id="permits", text="Permits were sold by John Doe")
    same = SameAs(id="same", left="bribes", right="permits", judgement=Judgement.SAME)
    proof = evolve(CONVICTED, bears_on="permits")

    assert not found(PERMITS, JUDGMENT, claim, same, proof).findings


@pytest.mark.parametrize(
    "records",
    [
        (evolve(JUDGMENT, tags=()), CONVICTED),
        (JUDGMENT, evolve(CONVICTED, direction=Direction.UNDERMINES)),
        (JUDGMENT, evolve(CONVICTED, bears_on="leak")),
        (JUDGMENT, evolve(CONVICTED, document=None)),
    ],
)
def test_other_evidence_is_no_final_conviction(records):
    assert found(PERMITS, *records).findings


def test_a_note_with_a_reason_and_an_author_settles_it():
    note = Note(
        id="n",
        about=("bribes",),
        settles="CC401",
        text="“John Doe stole the money”: he confessed on camera.",
        by="A. Editor",
    )

    (finding,) = found(STOLE, note).findings
    assert finding.settled_by == ("n",)


@pytest.mark.parametrize("kind", [ClaimKind.ASSERTION, ClaimKind.OPINION])
def test_a_claim_that_accuses_somebody_is_an_accusation_whatever_its_kind(kind):
    assert found(STOLE, evolve(BRIBES, kind=kind), without=("bribes",)).findings


def test_nobody_is_accused_where_the_accused_are_unstated():
    assert not found(STOLE, evolve(BRIBES, accuses=()), without=("bribes",)).findings


def test_an_accusation_that_was_taken_back_must_not_be_asserted_either():
    said = Attribution(id="said", of="bribes", source="roe")
    back = Rebuttal(id="back", kind=RebuttalKind.RETRACTION, by="roe", targets=("said",))

    assert found(STOLE, said, back).findings


def test_without_an_article_it_is_not_checked():
    assert [one.code for one in found(None).unchecked] == ["CC401"]
