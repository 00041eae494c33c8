import json

import pytest


class TestReport:
    def test_it_shows_the_sections(self, run, everest):
        result = run("report", everest)
        assert (result.status, result.err) == (0, "")
        assert "Claims (3)" in result.out
        assert "China → BBC" in result.out

    def test_json_is_whole(self, run, everest):
        data = json.loads(run("report", everest, "--format", "json").out)
        assert len(data["sections"]["claims"]["rows"]) == 3

    def test_it_is_written_in_german(self, run, everest):
        assert "Behauptungen (3)" in run("report", everest, "--language", "de").out

    def test_the_day_can_be_set(self, run, everest):
        assert " on 2019-10-17." in run("report", everest, "--now", "2019-10-17").out
        assert " on 2019-10-17." in run("report", everest, "--now", "2019-10-17T23:00:00+02:00").out

    def test_problems_of_the_record_are_shown_and_no_failure(self, run, dangling):
        result = run("report", dangling)
        assert (result.status, result.err) == (0, "")
        assert "Problems in the record (1)" in result.out
        assert "'gone'" in result.out

    def test_a_terminal_shows_the_first_rows_and_json_all(self, run, tmp_path):
        lines = (f'{{"type": "claim", "id": "c{number}", "text": "It is"}}\n' for number in range(201))
        (tmp_path / "c.jsonl").write_text("".join(lines), "utf-8")
        shown = run("report", tmp_path / "c.jsonl").out
        assert "Claims (201)" in shown
        assert "… and 1 more that are not shown" in shown
        data = json.loads(run("report", tmp_path / "c.jsonl", "--format", "json").out)
        assert len(data["sections"]["claims"]["rows"]) == 201

    def test_several_cases_are_shown_as_one(self, run, everest, dangling):
        result = run("report", everest, dangling)
        assert "4 claims" in result.out
        assert "'gone'" in result.out


class TestMistakes:
    def test_all_are_named_with_file_and_line_and_nothing_is_shown(self, run, broken):
        result = run("report", broken)
        assert (result.status, result.out) == (2, "")
        *mistakes, last = result.err.splitlines()
        assert len(mistakes) >= 3
        assert all(f"{broken}, line " in line for line in mistakes)
        assert last == f"counterclaim: {len(mistakes)} mistakes in the input; nothing was done"
        assert "did you mean 'nepal'?" in result.err

    @pytest.mark.parametrize("output", ["report.txt", "report.json"])
    def test_nothing_is_written(self, run, broken, tmp_path, output):
        assert run("report", broken, "-o", tmp_path / output).status == 2
        assert not (tmp_path / output).exists()

    @pytest.mark.parametrize("name", ["missing.toml", "case.pdf", "folder.toml"])
    def test_a_file_that_cannot_be_read_is_one_sentence(self, run, tmp_path, name):
        (tmp_path / "folder.toml").mkdir()
        result = run("report", tmp_path / name)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"counterclaim: {tmp_path / name}: ")
        assert result.err.count("\n") == 1

    @pytest.mark.parametrize("name", ["empty.toml", "empty.jsonl"])
    def test_an_empty_file_is_an_empty_case(self, run, tmp_path, name):
        (tmp_path / name).touch()
        result = run("report", tmp_path / name)
        assert (result.status, result.err) == (0, "")
        assert "0 claims" in result.out


class TestOutput:
    def test_the_ending_names_the_form(self, run, everest, tmp_path):
        assert run("report", everest, "-o", tmp_path / "r.json") == (0, "", "")
        assert run("report", everest, "-o", tmp_path / "r.txt") == (0, "", "")
        assert json.loads((tmp_path / "r.json").read_text("utf-8"))["title"] == "The height of Mount Everest"
        assert "China → BBC" in (tmp_path / "r.txt").read_text("utf-8")

    @pytest.mark.parametrize(
        ("name", "beginning"),
        [("r.md", "# The height"), ("r.markdown", "# The height"), ("r.html", "<!"), ("r.HTM", "<!")],
    )
    def test_pages_are_written_as_markdown_and_html(self, run, everest, tmp_path, name, beginning):
        assert run("report", everest, "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_text("utf-8").startswith(beginning)

    def test_a_form_that_is_asked_for_counts_more(self, run, everest, tmp_path):
        run("report", everest, "-o", tmp_path / "r.data", "--format", "json")
        assert json.loads((tmp_path / "r.data").read_text("utf-8"))

    def test_an_ending_that_names_none_is_refused(self, run, everest, tmp_path):
        result = run("report", everest, "-o", tmp_path / "r.pdf")
        assert result.status == 2
        assert "use one of .txt, .md, .markdown, .html, .htm, .json, or say --format" in result.err

    def test_a_folder_or_a_missing_one_is_refused(self, run, everest, tmp_path):
        (tmp_path / "r.txt").mkdir()
        assert "is a directory" in run("report", everest, "-o", tmp_path / "r.txt").err
        assert run("report", everest, "-o", tmp_path / "gone" / "r.txt").status == 2

    def test_the_case_itself_is_not_written_over(self, run, everest, tmp_path):
        case = tmp_path / "case.toml"
        case.write_bytes(everest.read_bytes())
        result = run("report", case, "-o", case, "--format", "json")
        assert result.status == 2
        assert case.read_bytes() == everest.read_bytes()


class TestMarkdown:
    @pytest.mark.parametrize("command", ["claims", "sources", "conflicts", "standing"])
    def test_sections_are_tables_of_it(self, run, everest, command):
        result = run(command, everest, "--format", "markdown")
        assert (result.status, result.err) == (0, "")
        assert "| --- |" in result.out

    def test_so_are_chains_comparisons_and_differences(self, run, everest, dangling):
        for arguments in (
            ("trace", everest, "rock-height"),
            ("why-not", everest, "rock-height", "snow-height"),
            ("diff", everest, dangling),
        ):
            result = run(*arguments, "--format", "markdown")
            assert (result.status, result.err) == (0, "")
            assert "| --- |" in result.out

    def test_its_ending_names_it(self, run, everest, tmp_path):
        assert run("claims", everest, "-o", tmp_path / "claims.md") == (0, "", "")
        assert (tmp_path / "claims.md").read_text("utf-8").startswith("| \\# | id | claim |")


@pytest.mark.parametrize("read", ["words.txt", "more.toml"])
@pytest.mark.parametrize("command", ["report", "claims", "convert"])
def test_what_a_case_file_names_is_not_written_over(run, tmp_path, command, read):
    (tmp_path / "words.txt").write_text("It rains, they say.", "utf-8")
    (tmp_path / "more.toml").write_text('[organization]\nagency = "An agency"\n', "utf-8")
    case = tmp_path / "case.toml"
    case.write_text('[case]\ninclude = ["more.toml"]\n[document.page]\ntext = "words.txt"\n', "utf-8")
    before = (tmp_path / read).read_text("utf-8")

    form = ("--to", "jsonl") if command == "convert" else ("--format", "json")
    result = run(command, case, *form, "-o", tmp_path / read)

    assert result.status == 2
    assert "is a file that is read; write to another file" in result.err
    assert (tmp_path / read).read_text("utf-8") == before
