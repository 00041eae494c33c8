import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, Hit, Level, LintRule
from counterclaim.model import Note
from counterclaim.report import case_report


def finds(code, record, level):
    return LintRule(
        code=code,
        title="a rule",
        level=level,
        check=lambda subject: iter([Hit(record=record, message=f"look at {record}")]),
    )


@pytest.fixture
def report(case):
    def report(**settings):
        rules = (
            finds("acme:P01", "too-low", Level.NOTE),
            finds("acme:P02", "rock-height", Level.ERROR),
            finds("acme:P03", "snow-height", Level.ERROR),
        )
        case.add(
            Note(id="seen", about=("snow-height",), text="Asked on Monday", by="desk", settles="acme:P03")
        )
        return case_report(case, lint_rules=rules, **settings)

    return report


class TestFindings:
    def test_are_those_of_the_library_and_of_extensions(self, report):
        codes = {row.code for row in report()["lint"]}
        assert {"acme:P01", "acme:P02", "acme:P03"} < codes

    def test_come_the_weightiest_first_and_settled_ones_last(self, report):
        rows = report()["lint"]
        assert rows[0].code == "acme:P02"
        assert rows[-1].code == "acme:P03"
        assert [note.note for note in rows[-1].settled_by] == ["seen"]

    def test_are_shown_by_how_much_they_weigh(self, report):
        text = report(only=("lint",)).section_text("lint")
        headings = ("Errors", "Warnings", "Notes", "Settled by notes")
        places = [text.index(f"{heading}\n") for heading in headings]
        assert places == sorted(places)
        assert "it gives no legal advice" in text

    def test_lead_to_their_records(self, report):
        (row,) = (row for row in report()["lint"] if row.code == "acme:P03")
        assert row.records == ("snow-height", "seen")

    def test_the_heading_counts_settled_ones_apart(self, report):
        made = report()
        open = [row for row in made["lint"] if not row.settled_by]
        assert f"To check before publication ({len(open)} · 1 settled)" in made.to_text()

    def test_settled_ones_are_not_counted_in_the_headline(self, report):
        made = report()
        counts = {row.what: row.count for row in made["headline"]}
        errors = [row for row in made["lint"] if row.level is Level.ERROR]
        assert counts["errors"] == len(errors) - 1

    def test_weigh_as_the_profile_says(self, case):
        usual = case_report(case, only=("lint",))["lint"]
        profile = evolve(PROFILES["default"], id="mine", levels={usual[0].code: Level.OFF})
        rows = case_report(case, lint_profile=profile, only=("lint",))["lint"]
        assert {row.code for row in rows} == {row.code for row in usual} - {usual[0].code}

    def test_are_told_in_the_language_of_the_report(self, case):
        german = case_report(case, language="de", only=("lint",)).section_text("lint")
        assert "was zu prüfen ist" in german


class TestRulesThatDidNotRun:
    def test_stand_in_one_line_with_what_they_need(self, case):
        text = case_report(case, only=("unchecked",)).section_text("unchecked", width=1_000)
        assert len(text.splitlines()) == 1
        assert "give the article" in text

    def test_stand_apart_from_those_that_failed(self, case):
        def failing(subject):
            raise ZeroDivisionError

        broken = LintRule(code="acme:P04", title="a rule", level=Level.NOTE, check=failing)
        made = case_report(case, lint_rules=(broken,), only=("unchecked",))

        assert [row.code for row in made["unchecked"] if row.failed] == ["acme:P04"]
        first = made.section_text("unchecked").splitlines()[0]
        assert first == "acme:P04 failed, and what they would have found is missing."

    def test_run_where_they_get_it(self, case):
        def unchecked(**given):
            return {row.code for row in case_report(case, only=("unchecked",), **given)["unchecked"]}

        assert "CC103" in unchecked()
        assert "CC103" not in unchecked(article="China says that it is 8,844 metres high.")
        assert "CC404" in unchecked()
        assert "CC404" not in unchecked(previous=Case(case))


class TestRulesThatFail:
    def test_are_told_among_the_problems(self, case):
        def fails(subject):
            raise LookupError("nothing there")
            yield

        rule = LintRule(code="acme:P09", title="a rule", level=Level.ERROR, check=fails)
        problems = case_report(case, lint_rules=(rule,))["problems"]
        assert any("acme:P09" in row.message for row in problems)
