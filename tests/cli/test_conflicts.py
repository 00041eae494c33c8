import json
import random

import pytest

CASE = """
[case]
title = "Cameras"
language = "en"
document = "article"
[document.article]
publisher = "paper"
[organization]
paper = "A paper"
ap = "AP"
afp = "AFP"
firm = "The firm"
[property]
countries = {label = "Countries supplied", value = "quantity", unit = "country", counted = "exact"}
staff = {value = "quantity", unit = "employee", counted = "exact", varies_in_time = true}
[claim.few]
text = "The firm sells to about 40 countries"
says = ["firm", "countries", "about 40"]
by = "ap"
[claim.many]
text = "The firm sells to at least 50 countries"
says = ["firm", "countries", "at least 50"]
by = "afp"
[claim.staff-then]
text = "The firm has 301 employees"
says = ["firm", "staff", 301]
by = "ap"
[claim.staff-now]
text = "The firm has 507 employees"
says = ["firm", "staff", 507]
during = "5 March 2021"
by = "afp"
[denial.nonsense]
targets = "few"
by = "firm"
text = "Nonsense"
[note.clear]
about = ["few", "nonsense"]
settles = "denial"
text = "The firm was asked again"
"""
POSSIBLE = CASE.replace('"about 40"', '"about 48"')
SETTLED = CASE.replace('settles = "denial"', 'settles = "quantity"').replace(
    '["few", "nonsense"]', '["few", "many", "staff-then", "staff-now"]'
)


@pytest.fixture
def case(tmp_path):
    def case(text=CASE, name="cameras.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return case


@pytest.fixture
def rule_set(tmp_path):
    def rule_set(text):
        path = tmp_path / "rules.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return rule_set


class TestConflicts:
    def test_are_told_in_a_sentence_definite_ones_first(self, run, case):
        result = run("conflicts", case())
        shown = " ".join(result.out.split())
        assert (result.status, result.err) == (0, "")
        assert shown.index("Definite") < shown.index("Possible") < shown.index("Settled")
        assert "they would meet at a tolerance" in shown
        assert "Denied by The firm" in shown
        assert "through A paper" in shown

    def test_are_told_in_german(self, run, case):
        shown = " ".join(run("conflicts", case(), "--language", "de").out.split())
        assert shown.index("Sicher") < shown.index("Möglich") < shown.index("Erledigt")
        assert "Dementiert von The firm" in shown

    def test_json_has_everything(self, run, case):
        rows = json.loads(run("conflicts", case(), "--format", "json").out)
        assert [(row["kind"], row["certainty"], row["settled_by"]) for row in rows] == [
            ("quantity", "definite", []),
            ("quantity", "possible", []),
            ("denial", "definite", ["clear"]),
        ]
        assert rows[0]["sides"] == [["few#0"], ["many#0"]]
        assert rows[0]["comparison"]["gap"] == "6"
        assert rows[0]["comparison"]["flip_tolerance"] == "0.25"
        assert [one["region"] for one in rows[0]["statements"]] == ["[36, 44]", "[50, ∞)"]
        assert rows[0]["statements"][0]["said_by"] == [{"id": "ap", "name": "AP"}]
        assert rows[0]["rule"] == {"id": "counterclaim:quantity", "version": "1"}
        assert rows[1]["unknown"] == ["time"]

    def test_json_lines_have_the_same_rows(self, run, case):
        rows = json.loads(run("conflicts", case(), "--format", "json").out)
        lines = run("conflicts", case(), "--format", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == rows

    def test_csv_has_a_line_for_each(self, run, case):
        lines = run("conflicts", case(), "--format", "csv").out.splitlines()
        assert lines[0].replace('"', "").startswith("kind,certainty,severity,sentence,sides")
        assert len(lines) == 4

    def test_a_case_without_any_says_so(self, run, case):
        result = run("conflicts", case('[case]\ntitle = "Nothing"\n'))
        assert (result.status, result.err) == (0, "")
        assert json.loads(run("conflicts", case('[case]\ntitle = "Nothing"\n'), "--format", "json").out) == []

    def test_the_order_of_records_changes_no_byte(self, run, case, tmp_path):
        run("convert", case(), "-o", tmp_path / "0.jsonl")
        lines = (tmp_path / "0.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        usual = run("conflicts", tmp_path / "0.jsonl", "--format", "json")
        assert len(json.loads(usual.out)) == 3
        for seed in range(1, 6):
            shuffled = tmp_path / f"{seed}.jsonl"
            shuffled.write_text("".join(random.Random(seed).sample(lines, len(lines))), encoding="utf-8")
            assert run("conflicts", shuffled, "--format", "json") == usual

    def test_the_language_of_wordings_decides_how_they_are_read(self, run, case):
        german = CASE.replace('language = "en"', 'language = "de"').replace("at least 50", "mindestens 50")
        german = german.replace("5 March 2021", "5. März 2021")
        rows = json.loads(
            run("conflicts", case(german.replace("about 40", "rund 40")), "--format", "json").out
        )
        assert rows[0]["comparison"]["flip_tolerance"] == "0.25"


class TestFailOn:
    @pytest.mark.parametrize(
        ("text", "least", "status"),
        [
            (CASE, "definite", 1),
            (CASE, "possible", 1),
            (CASE, None, 0),
            (POSSIBLE, "definite", 0),
            (POSSIBLE, "possible", 1),
            (SETTLED.replace("[denial.nonsense]", "[qualification.nonsense]"), "possible", 0),
            ('[case]\ntitle = "Nothing"\n', "possible", 0),
        ],
    )
    def test_ends_with_status_one_where_there_is_such_an_open_conflict(self, run, case, text, least, status):
        options = () if least is None else ("--fail-on", least)
        result = run("conflicts", case(text), *options)
        assert result.status == status

    def test_the_output_is_the_same(self, run, case):
        assert run("conflicts", case(), "--fail-on", "definite").out == run("conflicts", case()).out

    def test_counts_denials_as_well(self, run, case):
        text = CASE.replace('settles = "denial"', 'settles = "quantity"')
        only_denial = text.replace('["firm", "countries", "about 40"]', '["ap", "countries", "about 40"]')
        assert run("conflicts", case(only_denial), "--fail-on", "definite").status == 1

    def test_knows_no_other_words(self, run, case):
        result = run("conflicts", case(), "--fail-on", "everything")
        assert (result.status, result.out) == (2, "")
        assert result.err


class TestRuleSet:
    def rows(self, run, case, path):
        return json.loads(run("conflicts", case, "--rule-set", path, "--format", "json").out)

    def test_changes_the_thresholds(self, run, case, rule_set):
        wide = rule_set('id = "wide"\nversion = "2"\ntolerance = "0.3"\n')
        rows = self.rows(run, case(), wide)
        assert [row["kind"] for row in rows] == ["quantity", "denial"]
        assert rows[0]["rule"] == {"id": "wide:quantity", "version": "2"}

    def test_may_be_empty(self, run, case, rule_set):
        assert (
            run("conflicts", case(), "--rule-set", rule_set("")).out
            == run("conflicts", case(), "--rule-set", rule_set("# as usual\n")).out
        )

    def test_names_vague_counts_and_weights(self, run, case, rule_set):
        path = rule_set(
            "most_listed = 3\n[vague]\ndozens = [20, 90]\nbillions = 1000\n"
            '[severities]\nquantity = "medium"\n'
        )
        assert self.rows(run, case(), path)[0]["severity"] == "medium"

    def test_takes_numbers_of_toml(self, run, case, rule_set):
        rows = self.rows(run, case(), rule_set("tolerance = 0.3\n"))
        assert [row["kind"] for row in rows] == ["quantity", "denial"]

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ('tolerence = "0.1"\n', "did you mean 'tolerance'?"),
            ('tolerance = "much"\n', "tolerance"),
            ("tolerance = 5\n", "a share from 0 to below 1"),
            ("tolerance = nan\n", "tolerance"),
            ("tolerance = 2021-03-05\n", "tolerance"),
            ("vague = 5\n", "expected a table"),
            ("[vague]\nscores = 20\n", "scores"),
            ('[severities]\nquantity = "grave"\n', "expected one of high, medium, low"),
            ("most_listed = 1\n", "from 2"),
            ("tolerance 0.1\n", "is no TOML"),
            ("a = " + "[" * 5000 + "]" * 5000, "rules.toml: is n"),
        ],
    )
    def test_a_bad_file_is_one_sentence(self, run, case, rule_set, text, complaint):
        path = rule_set(text)
        result = run("conflicts", case(), "--rule-set", path)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"counterclaim: {path}")
        assert complaint in result.err
        assert result.err.count("\n") == 1

    def test_one_that_is_missing_or_no_text_is_one_sentence(self, run, case, tmp_path):
        binary = tmp_path / "binary.toml"
        binary.write_bytes(b"\xff\xfe\x00")
        for path in (tmp_path / "missing.toml", tmp_path, binary):
            result = run("conflicts", case(), "--rule-set", path)
            assert (result.status, result.out) == (2, "")
            assert result.err.startswith(f"counterclaim: {path}")
            assert result.err.count("\n") == 1


class TestAsOf:
    def kinds(self, run, case, day):
        rows = json.loads(run("conflicts", case, "--as-of", day, "--format", "json").out)
        return [(row["kind"], row["certainty"]) for row in rows if row["kind"] == "quantity"]

    def test_leaves_out_what_held_at_another_time(self, run, case):
        assert self.kinds(run, case(), "2021-03-05") == [("quantity", "definite"), ("quantity", "possible")]
        assert self.kinds(run, case(), "2021-03-06") == [("quantity", "definite")]

    @pytest.mark.parametrize("day", ["yesterday", "5.3.2021", "2021-13-01"])
    def test_what_is_no_day_is_refused(self, run, case, day):
        result = run("conflicts", case(), "--as-of", day)
        assert (result.status, result.out) == (2, "")
        assert result.err


class TestProblems:
    ABOUT_ZERO = CASE.replace('"about 40"', '"about 0"')

    def test_what_could_not_be_read_is_said(self, run, case):
        result = run("conflicts", case(self.ABOUT_ZERO))
        assert result.status == 0
        assert "about 0" in result.err

    def test_unless_nothing_is_to_be_said(self, run, case):
        assert run("conflicts", case(self.ABOUT_ZERO), "--quiet").err == ""

    def test_mistakes_in_the_case_are_named_and_nothing_is_shown(self, run, broken):
        result = run("conflicts", broken)
        assert (result.status, result.out) == (2, "")
        assert "did you mean 'nepal'?" in result.err

    def test_everest_is_no_conflict_with_itself(self, run, everest):
        rows = json.loads(run("conflicts", everest, "--format", "json").out)
        assert [(row["kind"], row["sides"]) for row in rows] == [
            ("quantity", [["rock-height#0"], ["snow-height#0"]]),
            ("dispute", [["rock-height"], ["not-the-rock"]]),
        ]
