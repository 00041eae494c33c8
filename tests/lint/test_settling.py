"""Which notes settle a finding: those with a reason and an author, about its record."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Hit, Level, LintRule, Missing, lint
from counterclaim.model import Attribution, Claim, Judgement, Note, Organization, SameAs

NOTHING = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES})
LEAK = Claim(id="leak", text="The police leak videos")
OTHER = Claim(id="videos", text="Videos are leaked by the police")
NOTE = Note(id="asked", about=("leak",), settles="acme:x", text="They were asked by phone.", by="A. Editor")


def result(*records, settled_by_note=True, older=()):
    rule = LintRule(
        code="acme:x",
        title="a test",
        level=Level.ERROR,
        check=lambda subject: [Hit(record="leak", message="Ask them.", older_notes=older)],
        settled_by_note=settled_by_note,
    )
    return lint(Case([LEAK, OTHER, *records]), profile=NOTHING, rules=[rule])


def test_a_note_with_a_reason_and_an_author_settles_what_is_found_of_its_record():
    settled = result(NOTE)

    assert [found.settled_by for found in settled.findings] == [("asked",)]
    assert settled.settled == settled.findings
    assert (settled.open, settled.at_least(Level.NOTE), settled.problems) == ((), (), ())


@pytest.mark.parametrize(
    "note",
    [
        evolve(NOTE, settles="acme:y"),
        evolve(NOTE, settles=None),
        evolve(NOTE, about=("videos",)),
        evolve(NOTE, about=()),
    ],
    ids=["another code", "no code", "another record", "no record"],
)
def test_a_note_about_something_else_settles_nothing(note):
    assert len(result(note).open) == 1


@pytest.mark.parametrize("by", [None, " ", ""], ids=["none", "blank", "empty"])
def test_a_note_without_an_author_settles_nothing_and_that_is_said(by):
    found = result(evolve(NOTE, by=by))

    assert len(found.open) == 1
    (problem,) = found.problems
    assert (problem.code, problem.record, problem.field) == ("note", "asked", "by")


def test_a_note_beside_another_without_an_author_settles_it_and_nothing_is_said():
    found = result(NOTE, evolve(NOTE, id="second", by=None))

    assert (found.open, found.problems) == ((), ())


def test_a_note_that_is_older_than_what_was_found_does_not_settle_it_and_that_is_said():
    found = result(NOTE, older=("asked",))

    assert len(found.open) == 1
    assert "it is older than what acme:x tells of" in found.problems[0].message
    assert result(NOTE, evolve(NOTE, id="newer"), older=("asked",)).findings[0].settled_by == ("newer",)


def test_what_no_note_settles_stays_open_and_that_is_said():
    found = result(NOTE, settled_by_note=False)

    assert len(found.open) == 1
    assert [(problem.record, problem.message) for problem in found.problems] == [
        ("asked", "no note settles acme:x; mend what it tells of")
    ]


def test_a_note_about_what_was_judged_the_same_settles_it():
    about_other = evolve(NOTE, about=("videos",))
    same = SameAs(id="one", left="leak", right="videos", judgement=Judgement.SAME)

    assert result(about_other, same).open == ()
    assert len(result(about_other, evolve(same, judgement=Judgement.DIFFERENT)).open) == 1


@pytest.mark.parametrize("code", ["CC999", "cc101", "CC1O1", "CC1"])
def test_a_note_with_a_code_that_there_is_not_is_told(code):
    (problem,) = result(NOTE, evolve(NOTE, id="typed", settles=code)).problems

    assert (problem.record, problem.field) == ("typed", "settles")
    assert f"there is no rule {code!r}" in problem.message


@pytest.mark.parametrize("settles", ["CC404", "quantity", "acme:other"])
def test_a_note_that_settles_something_else_is_not(settles):
    assert result(NOTE, evolve(NOTE, id="typed", settles=settles)).problems == ()


def test_all_notes_that_settle_it_are_named():
    assert result(NOTE, evolve(NOTE, id="second")).findings[0].settled_by == ("asked", "second")


@pytest.mark.parametrize("text", [" ", "\u200b", "\u3164"], ids=["blank", "zero-width space", "filler"])
def test_an_author_or_a_reason_that_nobody_sees_is_none(text):
    assert len(result(evolve(NOTE, by=text)).open) == 1
    assert len(result(evolve(NOTE, text=f"\u200b{text}")).open) == 1


class TestANoteThatSettlesNothing:
    def test_is_told_where_its_rule_ran_and_found_nothing_there(self):
        (problem,) = result(evolve(NOTE, about=("videos",))).problems

        assert (problem.code, problem.record, problem.field) == ("note", "asked", "settles")
        assert "it settles acme:x, and that finds nothing there" in problem.message

    def test_is_not_told_where_its_rule_did_not_run_or_looked_at_a_part(self):
        about_other = Case([LEAK, OTHER, evolve(NOTE, about=("videos",))])
        for options in ({"needs": (Missing.ARTICLE,)}, {"partly_needs": (Missing.ARTICLE,)}):
            rule = LintRule(code="acme:x", title="a", level=Level.NOTE, check=lambda _: (), **options)

            assert lint(about_other, profile=NOTHING, rules=[rule]).problems == ()

    def test_is_not_told_where_it_settled_an_earlier_change(self):
        case = Case([LEAK, OTHER, evolve(NOTE, about=("videos",))])
        rule = LintRule(
            code="acme:x", title="a", level=Level.NOTE, check=lambda _: (), needs=(Missing.PREVIOUS,)
        )

        assert lint(case, profile=NOTHING, rules=[rule], previous=case).problems == ()
        assert len(lint(case, profile=NOTHING, rules=[rule], previous=Case()).problems) == 1


class TestAFindingThatIsOneOfSeveral:
    """Of the same record, each about another attribution."""

    RECORDS = (
        *(Organization(id=id, name=id) for id in ("agency", "paper")),
        Attribution(id="leak@agency", of="leak", source="agency"),
        Attribution(id="leak@paper", of="leak", source="paper"),
        SameAs(id="same", left="leak@paper", right="leak@again", judgement=Judgement.SAME),
        Attribution(id="leak@again", of="leak", source="paper"),
    )

    def settled(self, *about, hits=(("leak@agency",), ("leak@paper",))):
        rule = LintRule(
            code="acme:x",
            title="a test",
            level=Level.ERROR,
            check=lambda subject: [Hit(record="leak", message=str(ids), about=ids) for ids in hits],
        )
        found = lint(
            Case([LEAK, OTHER, *self.RECORDS, evolve(NOTE, about=about)]), profile=NOTHING, rules=[rule]
        )
        return [finding.settled for finding in found.findings], found.problems

    def test_is_settled_by_a_note_about_that_one(self):
        assert self.settled("leak@agency") == ([True, False], ())

    def test_is_settled_by_a_note_about_the_record_and_that_one_which_settles_no_other(self):
        assert self.settled("leak", "leak@agency") == ([True, False], ())

    def test_is_settled_by_a_note_about_the_record_alone_as_all_are(self):
        assert self.settled("leak") == ([True, True], ())
        assert self.settled("leak", "agency") == ([True, True], ())

    def test_is_settled_by_a_note_about_what_was_judged_the_same(self):
        assert self.settled("leak@again") == ([False, True], ())

    def test_is_settled_by_a_note_about_all_that_it_is_about(self):
        both = ("leak@agency", "leak@paper")

        assert self.settled(*both, hits=(both,)) == ([True], ())
        settled, (problem,) = self.settled("leak", "leak@agency", hits=(both,))
        assert settled == [False]
        assert (problem.field, "about all of these: leak@agency, leak@paper" in problem.message) == (
            "about",
            True,
        )


class TestAFindingInASentence:
    SENTENCE = "Mayor Example took the bribes, residents say."

    def settled(self, text, sentence=SENTENCE):
        rule = LintRule(
            code="acme:x",
            title="a test",
            level=Level.ERROR,
            check=lambda subject: [Hit(record="leak", message="m", line=1, sentence=sentence)],
        )
        found = lint(Case([LEAK, evolve(NOTE, text=text)]), profile=NOTHING, rules=[rule])
        return found.findings[0].settled, found.problems

    @pytest.mark.parametrize(
        "text",
        [
            "That Example took the bribes was decided.",
            "“Mayor Example” is convicted.",
            "The word „Bribes“ stands in the judgment.",
            "EXAMPLE TOOK THE\nBRI\u00adBES was decided.",
        ],
    )
    def test_is_settled_by_a_note_that_quotes_words_of_it(self, text):
        assert self.settled(text) == (True, ())

    @pytest.mark.parametrize(
        "text", ["Judged by the court.", "Mayor Example took what she took.", "“the mayor”"]
    )
    def test_is_not_settled_by_one_that_quotes_none_and_that_is_said(self, text):
        settled, (problem,) = self.settled(text)

        assert not settled
        assert problem.field == "text"
        assert "quote words of that" in problem.message

    def test_of_few_words_is_quoted_as_a_whole(self):
        assert self.settled("Example lied, the court says.", "Example lied.")[0]
        assert not self.settled("Example, the court says.", "Example lied.")[0]


def test_many_findings_of_one_record_and_many_notes_about_it_are_told_once_each():
    many = range(3_000)
    notes = [evolve(NOTE, id=f"n{number}", about=("leak", f"a{number}"), by=None) for number in many]
    rule = LintRule(
        code="acme:x",
        title="a test",
        level=Level.NOTE,
        check=lambda subject: [Hit(record="leak", message=str(n), about=(f"b{n}",)) for n in many],
    )
    attributions = [
        Attribution(id=f"{letter}{number}", of="leak", source="agency") for letter in "ab" for number in many
    ]

    found = lint(Case([LEAK, *attributions, *notes]), profile=NOTHING, rules=[rule])
    assert (len(found.open), len(found.problems)) == (3_000, 3_000)
