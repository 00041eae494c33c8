import csv
import io
import json

import pytest

CASE = """\
[organization]
paper = "The paper"
clinic = "The clinic"
[document]
first = {publisher = "paper", published = "2020-01-02"}
second = {publisher = "paper", published = "2020-01-05"}
[claim.closed]
text = "The clinic was closed"
by = "clinic"
document = "first"
[denial.never]
targets = "closed@clinic"
by = "clinic"
document = "second"
[correction.corr]
targets = "closed@paper"
by = "paper"
document = "second"
"""


@pytest.fixture
def clinic(tmp_path):
    path = tmp_path / "clinic.toml"
    path.write_text(CASE, encoding="utf-8")
    return path


class TestStanding:
    def test_tells_what_stands_and_why(self, run, clinic):
        result = run("standing", clinic)

        assert (result.status, result.err) == (0, "")
        assert "withdrawn" in result.out
        assert "Taken back: The paper's word (closed@paper)" in result.out

    def test_on_a_day_of_the_past_it_tells_what_stood_then(self, run, clinic):
        rows = run("standing", clinic, "--as-of", "2020-01-03", "--format", "jsonl").out.splitlines()

        assert [(row["id"], row["status"]) for row in map(json.loads, rows)] == [("closed", "unchallenged")]

    def test_csv_has_flat_rows(self, run, clinic):
        rows = list(csv.DictReader(io.StringIO(run("standing", clinic, "--format", "csv").out)))

        assert [(row["id"], row["type"], row["status"]) for row in rows] == [
            ("closed", "claim", "withdrawn"),
            ("never", "rebuttal", "contested"),
            ("corr", "rebuttal", "unchallenged"),
        ]

    def test_json_is_a_list_with_every_step(self, run, clinic):
        first, *_ = json.loads(run("standing", clinic, "--format", "json").out)

        assert [step["ground"] for step in first["because"]] == ["support-fell", "taken-back"]

    def test_what_a_person_accepts_counts(self, run, everest):
        plain = run("standing", everest, "--format", "csv").out
        accepted = run("standing", everest, "--accept", "not-the-rock", "--format", "csv").out

        assert '"contested"' in plain
        assert '"set-aside"' in accepted

    @pytest.mark.parametrize("command", ["standing", "claims", "report"])
    def test_what_is_no_rebuttal_cannot_be_accepted(self, run, clinic, command):
        result = run(command, clinic, "--accept", "closed")

        assert result.status == 2
        assert "no rebuttal with the id 'closed'" in result.err

    def test_a_day_that_is_none_is_refused(self, run, clinic):
        result = run("standing", clinic, "--as-of", "yesterday")

        assert result.status == 2
        assert "is no date" in result.err


class TestOtherCommands:
    @pytest.mark.parametrize("command", ["claims", "report"])
    def test_show_a_case_as_of_a_day(self, run, clinic, command):
        assert "withdrawn" in run(command, clinic).out
        assert "withdrawn" not in run(command, clinic, "--as-of", "2020-01-03").out

    def test_a_report_names_what_was_accepted(self, run, everest):
        out = run("report", everest, "--accept", "not-the-rock").out

        assert "Accepted by those who keep the record: not-the-rock." in out

    def test_a_tree_marks_what_was_taken_back(self, run, clinic):
        assert "taken back" in run("trace", clinic, "closed", "--format", "mermaid").out
        assert (
            "taken back" not in run("trace", clinic, "closed", "--format", "dot", "--as-of", "2020-01-03").out
        )


class TestTrace:
    def test_shows_the_standing_and_how_it_came_about(self, run, clinic):
        out = run("trace", clinic, "closed").out

        assert "Standing: withdrawn." in out
        assert "2020-01-05: withdrawn" in out

    def test_leaves_out_what_was_said_later(self, run, clinic):
        assert "Standing: unchallenged." in run("trace", clinic, "closed", "--as-of", "2020-01-03").out

    def test_of_what_was_not_said_by_then_is_refused(self, run, clinic):
        result = run("trace", clinic, "corr", "--as-of", "2020-01-03")

        assert result.status == 2
        assert (
            result.err
            == "counterclaim: 'corr' came up after 2020-01-03; leave out --as-of, or give a later day\n"
        )
