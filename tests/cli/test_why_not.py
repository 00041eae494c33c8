import json

import pytest

CASE = """
[case]
title = "Cameras"
language = "en"
[organization]
ap = "AP"
afp = "AFP"
firm = "The firm"
[property]
countries = {label = "Countries supplied", value = "quantity", unit = "country", counted = "exact"}
cost = {value = "quantity"}
[claim.few]
text = "The firm sells to about 40 countries"
says = ["firm", "countries", "about 40"]
by = "ap"
[claim.many]
text = "The firm sells to at least 50 countries, for 5 euros"
says = [["firm", "countries", "at least 50"], ["firm", "cost", "5 €"]]
by = "afp"
[claim.dollars]
text = "It costs 6 dollars"
says = ["firm", "cost", "6 $"]
by = "ap"
[claim.fifty]
text = "The firm sells to 51 countries"
says = ["firm", "countries", "51"]
by = "ap"
[claim.silent]
text = "The firm is large"
by = "ap"
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "cameras.toml"
    path.write_text(CASE, encoding="utf-8")
    return path


class TestWhyNot:
    def test_tells_why_two_claims_can_both_hold(self, run, case):
        result = run("why-not", case, "many", "fifty")
        shown = " ".join(result.out.split())
        assert (result.status, result.err) == (0, "")
        assert shown.startswith(
            "The second says the same more precisely: what “51” allows, “at least 50” allows as well."
        )
        assert "[50, ∞)" in shown
        assert "What they have to share to be compared" in shown

    def test_tells_why_they_cannot(self, run, case):
        shown = " ".join(run("why-not", case, "few", "many").out.split())
        assert "these cannot both hold" in shown
        assert "6 country" in shown
        assert "They would meet at a tolerance of 25 %." in shown

    def test_tells_it_in_german(self, run, case):
        shown = " ".join(run("why-not", case, "few", "many", "--language", "de").out.split())
        assert "beides zugleich kann nicht gelten" in shown
        assert "25 %" in shown

    def test_tells_which_guard_failed(self, run, case):
        shown = " ".join(run("why-not", case, "many#1", "dollars").out.split())
        assert shown.startswith(
            "Their values do not measure the same, and are not converted: “5 €” and “6 $”."
        )
        assert "not shared unit" in shown
        assert "not shared" not in shown.replace("not shared unit", "")

    def test_json_has_the_whole_comparison(self, run, case):
        data = json.loads(run("why-not", case, "few", "many", "--format", "json").out)
        assert (data["relation"], data["gap"], data["flip_tolerance"]) == ("conflict", "6", "0.25")
        assert [one["address"] for one in data["statements"]] == ["few#0", "many#0"]
        assert {check["outcome"] for check in data["checks"]} == {"passed"}

    def test_of_a_claim_without_statements_that_is_said(self, run, case):
        result = run("why-not", case, "few", "silent")
        assert result.status == 0
        assert "Of silent, nothing is on record in a form that can be compared" in " ".join(
            result.out.split()
        )

    def test_a_rule_set_changes_the_answer(self, run, case, tmp_path):
        path = tmp_path / "wide.toml"
        path.write_text('id = "wide"\ntolerance = "0.3"\n', encoding="utf-8")
        shown = " ".join(run("why-not", case, "few", "many", "--rule-set", path).out.split())
        assert shown.startswith("Both can hold")
        assert "30 % (tolerance of wide)" in shown

    def test_it_goes_to_a_file(self, run, case, tmp_path):
        assert run("why-not", case, "few", "many", "-o", tmp_path / "out.json") == (0, "", "")
        assert json.loads((tmp_path / "out.json").read_text("utf-8"))["relation"] == "conflict"


class TestMistakes:
    def test_an_unknown_id_gets_the_nearest(self, run, case):
        result = run("why-not", case, "few", "mny")
        assert (result.status, result.out) == (2, "")
        assert "did you mean 'many'?" in result.err

    def test_a_record_of_another_type_is_refused(self, run, case):
        result = run("why-not", case, "few", "ap")
        assert (result.status, result.out) == (2, "")
        assert "'ap'" in result.err
        assert "organization" in result.err

    def test_a_statement_that_is_not_there_is_refused(self, run, case):
        result = run("why-not", case, "few", "many#2")
        assert (result.status, result.out) == (2, "")
        assert "those of 'many' are 0 to 1" in result.err

    def test_a_bad_rule_set_is_refused(self, run, case, tmp_path):
        path = tmp_path / "bad.toml"
        path.write_text("tolerance = 7\n", encoding="utf-8")
        result = run("why-not", case, "few", "many", "--rule-set", path)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"counterclaim: {path}")

    def test_two_claims_are_wanted(self, run, case):
        result = run("why-not", case, "few")
        assert (result.status, result.out) == (2, "")
        assert result.err
