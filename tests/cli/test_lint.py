"""`lint`: what is found, where, in every form, and what it ends with."""

from __future__ import annotations

import hashlib
import io
import json
from types import SimpleNamespace

import pytest

from counterclaim.case import Case
from counterclaim.files import write_case
from counterclaim.lint import Level, LintRule
from counterclaim.model import UnnamedSource
from counterclaim.values import Protected

CASE = """\
[case]
title = "Videos"
language = "en"
document = "story"
[document.story]
publisher = "paper"
[organization]
paper = "The Paper"
agency = "The agency"
ministry = "The ministry"

[claim.leak]
text = "The ministry leaks videos"
kind = "accusation"
about = "ministry"
accuses = "ministry"
by = "agency"
"""
NOTE = """
[note.asked]
about = "leak"
settles = "CC101"
text = "They were asked by phone on 2 May"
"""
BY = 'by = "A. Editor"\n'
DENIAL = """
[denial.no-leak]
targets = "leak"
by = "ministry"
text = "The ministry denies it"
"""
QUOTED = CASE.replace('by = "agency"\n', 'by = "agency"\nquote = "leaks videos of demonstrators"\n')
LEAK_LINE = CASE[: CASE.index("[claim.leak]")].count("\n") + 1


@pytest.fixture
def write(tmp_path):
    def write(text=CASE, name="videos.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def lint(run):
    def lint(*arguments):
        return run("lint", *arguments, "--now", "2019-10-18")

    return lint


def findings(result):
    return {(row["code"], row["record"]): row for row in json.loads(result.out)["findings"]}


class TestTheStatus:
    def test_is_1_where_an_error_is_open(self, lint, write):
        assert lint(write()).status == 1

    def test_is_0_where_a_note_settles_it(self, lint, write):
        assert lint(write(CASE + NOTE + BY)).status == 0

    def test_is_1_where_that_note_has_no_author(self, lint, write):
        assert lint(write(CASE + NOTE)).status == 1

    @pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
    def test_is_1_from_the_level_that_is_asked_for(self, lint, write, least, status):
        assert lint(write(CASE + NOTE + BY), "--fail-on", least).status == status

    def test_is_0_where_nothing_is_to_fail(self, lint, write):
        assert lint(write(), "--fail-on", "never").status == 0

    @pytest.mark.parametrize(("least", "status"), [("error", 1), ("note", 1), ("never", 0)])
    def test_is_1_where_a_rule_failed(self, lint, write, monkeypatch, least, status):
        def failing(subject):
            raise ZeroDivisionError

        broken = LintRule(code="CC101", title="t", level=Level.ERROR, check=failing)
        monkeypatch.setattr("counterclaim.lint.linting.RULES", (broken,))

        assert lint(write(), "--fail-on", least).status == status

    @pytest.mark.parametrize("text", ["", " \n\n", "---\n\n***\n", "\u200b"])
    def test_is_2_where_no_sentence_stands_in_the_article(self, lint, write, text):
        result = lint(write(), "--article", write(text, "article.md"))

        assert (result.status, result.out) == (2, "")
        assert "no sentence stands in it" in result.err

    def test_is_2_where_the_output_would_overwrite_a_text_that_the_case_file_names(self, lint, write):
        story = write("The story.", "story.txt")
        case = write(CASE.replace("[document.story]\n", '[document.story]\ntext = "story.txt"\n'))

        result = lint(case, "-o", story)

        assert result.status == 2
        assert "holds the text of the document story" in result.err
        assert story.read_text() == "The story."

    @pytest.mark.parametrize("given", ["texts", "texts/story.txt"])
    def test_is_2_where_the_output_would_overwrite_a_text(self, lint, write, tmp_path, given):
        (tmp_path / "texts").mkdir()
        story = tmp_path / "texts" / "story.txt"
        story.write_text("The story.")

        result = lint(write(), "--texts", tmp_path / given, "-o", story)

        assert result.status == 2
        assert "that is read; write to another file" in result.err
        assert story.read_text() == "The story."

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--profile", "ifnc"), "there is no profile 'ifnc'"),
            (("--export", "claimreveiw"), "did you mean 'claimreview'?"),
            (("--export", "sqlite-of-others"), "see --to of 'counterclaim convert --help'"),
            (("--article", "gone.txt"), "gone.txt: there is no such file"),
            (("--previous", "gone.toml"), "gone.toml: there is no such file"),
            (("--texts", "gone.txt"), "gone.txt: there is no such file"),
            (("-o", "found.xml"), "use one of .txt, .json, .jsonl, .ndjson, .sarif, .md, .markdown"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
    )
    def test_is_2_where_what_is_given_is_no_good(self, lint, write, arguments, reason):
        result = lint(write(), *arguments)

        assert (result.status, result.out) == (2, "")
        assert reason in result.err

    def test_is_2_where_the_case_has_mistakes(self, lint, broken):
        result = lint(broken)

        assert result.status == 2
        assert "2 mistakes in the input" in result.err or "3 mistakes in the input" in result.err

    def test_is_2_where_standard_input_is_named_twice(self, lint):
        result = lint("-", "--previous", "-")

        assert result.status == 2
        assert "standard input can be read only once" in result.err


class TestAProfileOfOnesOwn:
    def test_says_how_much_findings_weigh(self, lint, write):
        profile = write('id = "desk"\n[levels]\nCC101 = "note"\nCC201 = "error"\n', "desk.toml")
        data = json.loads(lint(write(), "--profile", profile, "--format", "json").out)

        assert data["profile"]["id"] == "desk"
        assert {row["code"]: row["level"] for row in data["findings"]} == {"CC101": "note", "CC201": "error"}

    def test_that_is_none_is_refused_with_the_key_that_is_wrong(self, lint, write):
        result = lint(write(), "--profile", write('id = "desk"\nlevel = 5\n', "desk.toml"))

        assert result.status == 2
        assert "desk.toml: 'level' is no key of it" in result.err


class TestTheTable:
    def test_tells_code_record_line_and_message_by_level(self, lint, write):
        shown = " ".join(lint(write()).out.split())

        assert shown.index("Errors (1)") < shown.index("CC101 (1): an accusation") < shown.index("Warnings (")
        assert f"videos.toml:{LEAK_LINE}" in shown.replace(" ", "")
        assert "it gives no legal advice" in shown

    def test_tells_who_settled_what_and_why(self, lint, write):
        shown = " ".join(lint(write(CASE + NOTE + BY)).out.split())

        assert "Settled by notes (1)" in shown
        assert "A. Editor (asked): They were asked by phone on 2 May" in shown
        assert "1 settled" in shown

    def test_tells_why_a_note_settles_nothing(self, lint, write):
        shown = " ".join(lint(write(CASE + NOTE)).out.split())

        assert "asked: it settles CC101 only with a reason and an author" in shown

    def test_tells_what_was_not_checked_and_what_to_give(self, lint, write):
        shown = " ".join(lint(write()).out.split())

        assert "Not checked" in shown
        assert "give the article (--article FILE)" in shown
        assert "give the case as it was published (--previous CASE)" in shown

    def test_is_in_german_where_that_is_asked_for(self, lint, write):
        shown = lint(write(), "--language", "de").out

        assert "Fehler (1)" in shown
        assert "rechtlicher Rat ist das nicht" in " ".join(shown.split())


class TestOtherForms:
    def test_json_has_everything_with_file_and_line(self, lint, write):
        path = write(CASE + NOTE)
        data = json.loads(lint(path, "--format", "json").out)

        (found,) = (row for row in data["findings"] if row["code"] == "CC101")
        assert (found["level"], found["record"], found["settled_by"]) == ("error", "leak", [])
        assert (found["file"], found["line"]) == (str(path), LEAK_LINE)
        assert data["counts"]["error"] == 1
        assert ["article"] in [one["missing"] for one in data["unchecked"]]
        assert [problem["record"] for problem in data["problems"]] == ["asked"]

    def test_json_lines_has_a_finding_a_line(self, lint, write):
        lines = lint(write(), "--format", "jsonl").out.splitlines()

        assert json.loads(lines[0])["code"] == "CC101"

    def test_annotations_have_file_line_and_code(self, lint, write):
        path = write()
        line = lint(path, "--format", "github").out.splitlines()[0]

        assert line.startswith(f"::error file={path},line={LEAK_LINE},title=CC101::leak: ")

    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            ("found.txt", "Errors (1)"),
            ("found.json", "{"),
            ("found.jsonl", '{"'),
            ("found.sarif", '{\n"$schema"'),
            ("found.md", "Errors (1)"),
        ],
    )
    def test_the_ending_of_the_file_names_it(self, lint, write, tmp_path, name, begins):
        result = lint(write(), "-o", tmp_path / name)

        assert (result.status, result.out) == (1, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)

    @pytest.mark.parametrize("option", ["--article", "--previous", "--texts"])
    def test_no_file_that_is_read_is_written_over(self, lint, write, option):
        story = write("The agency says so.", "story.txt")
        given = write(name="before.toml") if option == "--previous" else story
        output = given if given.suffix == ".txt" else write(name="before.txt")
        if option == "--previous":
            output.unlink()
            output.hardlink_to(given)

        result = lint(write(), option, given, "-o", output)

        assert result.status == 2
        assert "that is read; write to another file" in result.err


class TestWhatIsGiven:
    def test_an_article_is_looked_at_line_by_line(self, lint, write):
        article = write("One line.\n\nThe ministry leaks videos.\n", "story.txt")
        data = json.loads(lint(write(), "--article", article, "--format", "json").out)

        assert not any("article" in one["missing"] for one in data["unchecked"])

    def test_an_article_in_html_is_refused(self, lint, write):
        result = lint(write(), "--article", write("<!DOCTYPE html><p>Leaks", "story.html"))

        assert result.status == 2
        assert "save the text of the article" in result.err

    def test_texts_are_found_in_a_folder_by_the_id_of_the_document(self, lint, write, tmp_path):
        (tmp_path / "texts").mkdir()
        write("The ministry leaks videos of people.", "texts/story.txt")

        assert ("CC205", "leak") in findings(
            lint(write(QUOTED), "--texts", tmp_path / "texts", "--format", "json")
        )

    def test_a_quotation_that_stands_in_the_text_is_no_finding(self, lint, write):
        text = write("It leaks videos of demonstrators.", "story.txt")

        found = findings(lint(write(QUOTED), "--texts", text, "--format", "json"))
        assert not any(code == "CC205" for code, _ in found)

    def test_texts_that_the_case_file_names_need_not_be_given(self, lint, write):
        write("The ministry leaks videos of people.", "letter.txt")
        case = write(QUOTED.replace('publisher = "paper"', 'publisher = "paper"\ntext = "letter.txt"'))

        assert ("CC205", "leak") in findings(lint(case, "--format", "json"))

    def test_texts_of_snapshots_that_lie_beside_the_case_need_not_be_given(self, lint, write, tmp_path):
        text = b"The ministry leaks videos of people."
        name = hashlib.sha256(text).hexdigest()
        (tmp_path / "blobs").mkdir()
        (tmp_path / "blobs" / name).write_bytes(text)
        snapshot = f'[snapshot.page]\ndocument = "story"\nsha256 = "{"0" * 64}"\ntext_sha256 = "{name}"\n'

        assert ("CC205", "leak") in findings(lint(write(QUOTED + snapshot), "--format", "json"))

    def test_a_text_of_no_document_is_refused(self, lint, write):
        result = lint(write(), "--texts", write("A letter.", "lettre.txt"))

        assert result.status == 2
        assert "there is no document 'lettre' on record; name it by the id of the document" in result.err

    def test_a_folder_without_a_text_of_a_document_is_refused(self, lint, write, tmp_path):
        (tmp_path / "texts").mkdir()

        assert (
            "no file in it is the text of a document on record"
            in lint(write(), "--texts", tmp_path / "texts").err
        )

    def test_the_published_case_is_compared(self, lint, write):
        before = write(CASE.replace("leaks videos", "leaks a video"), "before.toml")
        found = findings(lint(write(), "--previous", before, "--format", "json"))

        assert ("CC404", "leak") in found

    def test_an_export_is_checked_with_what_it_does_with_protected_values(self, lint, tmp_path):
        path = tmp_path / "clerk.jsonl"
        case = Case(
            [
                UnnamedSource(
                    id="clerk",
                    name="A clerk",
                    reason="Fears for the job",
                    identity=Protected(value="A. Clerk"),
                )
            ]
        )
        write_case(case, path, protected="keep")
        kept = lint(path, "--export", "jsonl", "--protected", "keep", "--format", "json")
        masked = lint(path, "--export", "jsonl", "--protected", "mask", "--format", "json")

        assert ("CC403", "clerk") in findings(kept)
        assert ("CC403", "clerk") not in findings(masked)

    def test_standard_input_is_a_case_and_has_no_lines(self, run, write, monkeypatch):
        lines = run("convert", write(), "--to", "jsonl").out
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
        result = run("lint", "-", "--format", "json", "--now", "2019-10-18")

        assert result.status == 1
        assert findings(result)["CC101", "leak"]["file"] is None

    def test_a_store_is_a_case_and_has_no_lines(self, lint, store):
        rows = findings(lint(store, "--format", "json"))

        assert rows
        assert {row["file"] for row in rows.values()} == {None}

    def test_several_cases_are_one_and_each_finding_leads_to_its_file(self, lint, write, everest):
        path = write()
        rows = findings(lint(path, everest, "--format", "json"))

        assert rows["CC101", "leak"]["file"] == str(path)
        assert str(everest) in {row["file"] for row in rows.values()}

    def test_problems_of_the_record_are_counted_on_standard_error(self, lint, dangling):
        result = lint(dangling)

        assert "1 problem in the record" in result.err
        assert lint(dangling, "--quiet").err == ""


def test_a_rule_of_a_plug_in_runs_and_its_profile_level_decides(run, write, monkeypatch, tmp_path):
    folder = tmp_path / "site"
    info = folder / "acme_lint-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "lint_of_the_command.py").write_text(
        "from counterclaim.lint import Hit, Level, LintRule\n"
        "def check(subject):\n    return [Hit(record='leak', message='Look twice.')]\n"
        "RULE = LintRule(code='acme:twice', title='t', level=Level.ERROR, check=check)\n"
    )
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-lint\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[counterclaim.lint]\ntwice = lint_of_the_command:RULE\n")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr("counterclaim.plugins._done", {})

    result = run("lint", write(CASE + NOTE + BY), "--plugins", "acme-lint", "--format", "json")

    assert result.status == 1
    assert findings(result)["acme:twice", "leak"]["message"] == "Look twice."
