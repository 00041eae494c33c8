import json

import pytest

from counterclaim.codec import json_schema
from counterclaim.files import read_case
from counterclaim.formats import table
from counterclaim.registry import registrations


class TestSchema:
    def test_of_all_types(self, run):
        assert json.loads(run("schema").out) == json_schema()

    def test_of_one_type_and_strict(self, run):
        assert json.loads(run("schema", "claim", "--strict").out) == json_schema("claim", strict=True)

    def test_names_of_the_types(self, run):
        assert run("schema", "--list").out.split() == [entry.tag for entry in registrations("record")]

    def test_an_unknown_type_is_one_sentence(self, run):
        result = run("schema", "clam")
        assert (result.status, result.out) == (2, "")
        assert "'clam'" in result.err


class TestNew:
    def test_what_is_written_reads_without_a_mistake(self, run, tmp_path):
        assert run("new", tmp_path / "story.toml") == (0, "", "")
        imported = read_case(tmp_path / "story.toml")
        assert imported.problems == ()
        assert imported.case.info.id == "story"

    @pytest.mark.parametrize("name", ["everest", "bbc", "article", "rock-height", "a story"])
    def test_it_does_so_under_any_name(self, run, tmp_path, name):
        assert run("new", tmp_path / f"{name}.toml").status == 0
        assert read_case(tmp_path / f"{name}.toml").problems == ()

    def test_its_report_shows_both_sides(self, run, tmp_path):
        run("new", tmp_path / "story.toml")
        assert "dispute by Nepal" in run("report", tmp_path / "story.toml").out

    def test_without_a_file_it_goes_to_standard_output(self, run):
        assert run("new").out.startswith("# A case: ")

    @pytest.mark.parametrize("name", ["there.toml", "folder.toml", "link.toml"])
    def test_what_is_there_is_not_written_over(self, run, tmp_path, name):
        (tmp_path / "there.toml").write_text("# mine\n", "utf-8")
        (tmp_path / "folder.toml").mkdir()
        (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere.toml")
        result = run("new", tmp_path / name)
        assert (result.status, result.out) == (2, "")
        assert "is there already" in result.err
        assert (tmp_path / "there.toml").read_text("utf-8") == "# mine\n"
        assert not (tmp_path / "nowhere.toml").exists()

    def test_another_ending_is_refused(self, run, tmp_path):
        assert "ends in .toml" in run("new", tmp_path / "story.json").err

    def test_a_folder_that_is_not_there_is_one_sentence(self, run, tmp_path):
        result = run("new", tmp_path / "gone" / "story.toml")
        assert result.status == 2
        assert result.err.count("\n") == 1


class TestNewSheet:
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_what_is_written_reads_without_a_mistake(self, run, tmp_path, language):
        assert run("new", "--csv", tmp_path / "claims.csv", "--language", language) == (0, "", "")
        assert table.read((tmp_path / "claims.csv").read_bytes()).problems == ()

    def test_without_a_file_it_goes_to_standard_output(self, run):
        assert '"id","claim"' in run("new", "--csv").out
        assert '"Kennung";"Behauptung"' in run("new", "--csv", "--language", "de").out

    def test_another_ending_is_refused(self, run, tmp_path):
        assert "a sheet ends in .csv" in run("new", "--csv", tmp_path / "claims.toml").err

    def test_what_is_there_is_not_written_over(self, run, tmp_path):
        (tmp_path / "claims.csv").write_text("mine", "utf-8")
        assert run("new", "--csv", tmp_path / "claims.csv").status == 2
        assert (tmp_path / "claims.csv").read_text("utf-8") == "mine"

    def test_a_language_is_that_of_a_sheet(self, run):
        assert "say --csv as well" in run("new", "--language", "de").err
