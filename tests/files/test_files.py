import io
import os
import stat
import sys

import pytest

from counterclaim.case import Case
from counterclaim.errors import FileAccessError, ProtectedValueError
from counterclaim.files import Forms, read_case, read_cases, write_case, write_text
from counterclaim.formats.sample import LONGEST_SAMPLE
from counterclaim.model import Claim, Organization, UnnamedSource
from counterclaim.values import Protected

CLAIM = '{"type": "claim", "id": "leak", "text": "The police leak videos"}\n'
TOML = (
    '[organization]\npaper = "The Paper"\n\n[claim]\nleak = {text = "The police leak videos", by = "paper"}\n'
)


def codes(imported):
    return [problem.code for problem in imported.problems]


class TestReading:
    def test_the_ending_names_the_form(self, tmp_path):
        (tmp_path / "a.jsonl").write_text(CLAIM)
        (tmp_path / "b.toml").write_text(TOML)
        (tmp_path / "c.JSON").write_text(CLAIM)

        assert "leak" in read_case(tmp_path / "a.jsonl").case
        assert "leak@paper" in read_case(str(tmp_path / "b.toml")).case
        assert "leak" in read_case(tmp_path / "c.JSON").case

    def test_contradictions_in_the_case_are_among_the_problems(self, tmp_path):
        line = '{"type": "rebuttal", "id": "r", "kind": "denial", "by": "nobody", "targets": ["nothing"]}'
        (tmp_path / "a.jsonl").write_text(line)

        imported = read_case(tmp_path / "a.jsonl")

        assert codes(imported) == ["dangling-reference", "dangling-reference"]
        assert imported.ok

    @pytest.mark.parametrize("name", ["a.txt", "a", "a.toml.bak", "a.yaml"])
    def test_an_ending_that_names_no_form_is_an_error(self, tmp_path, name):
        (tmp_path / name).write_text(TOML)

        with pytest.raises(FileAccessError, match="its ending names no form of a case; use one of"):
            read_case(tmp_path / name)

    def test_what_cannot_be_opened_is_told_in_a_sentence(self, tmp_path):
        (tmp_path / "folder.toml").mkdir()

        with pytest.raises(FileAccessError, match=r"none\.toml: there is no such file"):
            read_case(tmp_path / "none.toml")
        with pytest.raises(FileAccessError, match=r"folder\.toml: is a directory; name a file in it"):
            read_case(tmp_path / "folder.toml")
        with pytest.raises(FileAccessError, match="null"):
            read_case("a\0b.toml")

    def test_a_case_file_that_no_person_wrote_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr("counterclaim.files.small._LARGEST_CASE_FILE", 10)
        (tmp_path / "a.toml").write_text(TOML)

        with pytest.raises(FileAccessError, match="which is no file that a person wrote"):
            read_case(tmp_path / "a.toml")

    @pytest.mark.parametrize(
        "text", [CLAIM, "\n\n  " + CLAIM, TOML, "# a comment\n" + TOML, "\ufeff" + CLAIM, ""]
    )
    def test_standard_input_is_recognised_by_how_it_begins(self, text, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

        imported = read_case("-")

        assert ("leak" in imported.case) is bool(text)
        assert imported.ok

    def test_a_json_list_on_standard_input_is_told_what_it_should_be(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[" + CLAIM.strip().encode() + b"]")))

        assert "this is one JSON list" in str(read_case("-").problems[0])


class TestIncludes:
    def test_a_file_below_the_folder_is_included(self, tmp_path):
        (tmp_path / "shared").mkdir()
        (tmp_path / "shared" / "desk.toml").write_text('[organization]\npolice = "Belgrade police"\n')
        (tmp_path / "a.toml").write_text('[case]\ninclude = ["shared/desk.toml"]\n' + TOML)

        imported = read_case(tmp_path / "a.toml")

        assert imported.ok
        assert imported.case["police"].name == "Belgrade police"

    def test_a_link_that_leads_out_of_the_folder_is_refused(self, tmp_path):
        (tmp_path / "secret.toml").write_text('[organization]\nsecret = "S"\n')
        (tmp_path / "case").mkdir()
        (tmp_path / "case" / "desk.toml").symlink_to(tmp_path / "secret.toml")
        (tmp_path / "case" / "a.toml").write_text('[case]\ninclude = ["desk.toml"]\n' + TOML)

        imported = read_case(tmp_path / "case" / "a.toml")

        assert "secret" not in imported.case
        assert any("outside the folder of the case file" in str(problem) for problem in imported.problems)
        assert not imported.ok

    def test_the_text_of_a_document_is_read_and_kept(self, tmp_path):
        (tmp_path / "article.txt").write_text("The police leak videos, they say.")
        (tmp_path / "a.toml").write_text(TOML + '[document.article]\ntext = "article.txt"\n')

        assert read_case(tmp_path / "a.toml").texts["article"] == "The police leak videos, they say."


class TestSeveral:
    def test_cases_are_read_as_one(self, tmp_path):
        (tmp_path / "a.jsonl").write_text(CLAIM)
        (tmp_path / "b.jsonl").write_text(CLAIM + '{"type": "person", "id": "p", "name": "P"}\n')

        imported = read_cases([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])

        assert [record.id for record in imported.case] == ["leak", "p"]
        assert imported.problems == ()

    def test_an_id_with_two_contents_gets_the_file_names_as_prefixes(self, tmp_path):
        (tmp_path / "a.jsonl").write_text(CLAIM)
        (tmp_path / "b c.jsonl").write_text(CLAIM.replace("leak videos", "sell videos"))

        imported = read_cases([tmp_path / "a.jsonl", tmp_path / "b c.jsonl"])

        assert {record.id for record in imported.case} == {"a:leak", "b-c:leak"}
        assert set(codes(imported)) == {"renamed"}
        assert imported.ok


class TestWriting:
    CASE = Case([Organization(id="paper", name="The Paper"), Claim(id="leak", text="The police leak videos")])

    @pytest.mark.parametrize("name", ["a.jsonl", "a.toml"])
    def test_what_was_written_is_read_again(self, tmp_path, name):
        path = tmp_path / name

        write_case(self.CASE, path)

        case = read_case(path).case
        assert [case[record.id] for record in self.CASE] == list(self.CASE)

    def test_an_ending_that_names_no_form_writes_nothing(self, tmp_path):
        with pytest.raises(FileAccessError):
            write_case(self.CASE, tmp_path / "a.txt")

        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["a.jsonl", "a.toml"])
    def test_a_failure_leaves_what_was_there(self, tmp_path, name):
        path = tmp_path / name
        path.write_text("before")
        case = Case([*self.CASE, UnnamedSource(id="u", name="n", identity=Protected("Jane Roe"))])

        with pytest.raises(ProtectedValueError):
            write_case(case, path)

        assert path.read_text() == "before"
        assert list(tmp_path.iterdir()) == [path]

    def test_losses_are_returned(self, tmp_path):
        case = Case([UnnamedSource(id="u", name="n", identity=Protected("Jane Roe"))])

        exported = write_case(case, tmp_path / "a.jsonl", protected="mask")

        assert [(loss.record, loss.field) for loss in exported.losses] == [("u", "identity")]
        assert exported.data is None

    def test_a_full_disk_leaves_what_was_there(self, tmp_path, monkeypatch):
        path = tmp_path / "a.txt"
        path.write_text("before")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(FileAccessError, match="no space left on device"):
            write_text(path, "after")

        assert path.read_text() == "before"
        assert list(tmp_path.iterdir()) == [path]

    def test_the_permissions_of_a_replaced_file_stay(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text("before")
        path.chmod(0o640)

        write_text(path, "after")

        assert path.read_text() == "after"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_link_stays_one(self, tmp_path):
        (tmp_path / "real.txt").write_text("before")
        (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

        write_text(tmp_path / "link.txt", "after")

        assert (tmp_path / "link.txt").is_symlink()
        assert (tmp_path / "real.txt").read_text() == "after"

    def test_a_directory_or_a_missing_folder_is_told_in_a_sentence(self, tmp_path):
        with pytest.raises(FileAccessError, match="is a directory"):
            write_text(tmp_path, "x")
        with pytest.raises(FileAccessError, match="there is no such file"):
            write_text(tmp_path / "none" / "a.txt", "x")

    def test_text_is_written_as_it_is(self, tmp_path):
        write_text(tmp_path / "a.txt", "ä\r\nb\n")

        assert (tmp_path / "a.txt").read_bytes() == "ä\r\nb\n".encode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.toml", "toml"),
        ("A.TOML", "toml"),
        ("x/y.ndjson", "jsonl"),
        ("a.provjson", "prov"),
        ("a.dot", "dot"),
        ("a.gv", "dot"),
        ("a.mmd", "mermaid"),
        ("a.ccl", "store"),
        ("a.csv", "table"),
        ("a.ftm.csv", "ftm-csv"),
        ("a.claimreview.json", "claimreview"),
        ("a.json", "jsonl"),
    ],
)
def test_the_form_of_a_name(name, form):
    assert Forms().by_ending(name).name == form


class TestPictures:
    @pytest.mark.parametrize(
        ("name", "beginning"), [("a.dot", "digraph"), ("a.gv", "digraph"), ("a.mmd", "flowchart")]
    )
    def test_one_is_the_claim_map_and_its_losses_are_told(self, tmp_path, name, beginning):
        case = Case([Claim(id="leak", text="The police leak videos", language="en")])

        exported = write_case(case, tmp_path / name)

        written = (tmp_path / name).read_text("utf-8")
        assert written.startswith(beginning)
        assert "The police leak videos" in written
        assert [(loss.record, loss.field) for loss in exported.losses] == [("leak", "language")]

    @pytest.mark.parametrize("name", ["a.dot", "a.mmd"])
    def test_none_is_read(self, tmp_path, name):
        write_case(Case(), tmp_path / name)

        with pytest.raises(FileAccessError, match="written in this form and not read from it"):
            read_case(tmp_path / name)


class TestWhatIsBounded:
    def test_a_case_file_on_standard_input_is_read_up_to_its_cap_and_no_further(self, monkeypatch):
        monkeypatch.setattr("counterclaim.files.small._LARGEST_CASE_FILE", 1000)
        stream = io.BytesIO(b"# comment\n" * 100_000)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))

        with pytest.raises(FileAccessError, match="which is no file that a person wrote"):
            read_case("-")

        assert stream.tell() <= LONGEST_SAMPLE + 10_000 + io.DEFAULT_BUFFER_SIZE

    def test_so_are_blank_lines_before_it(self, monkeypatch):
        monkeypatch.setattr("counterclaim.files.small._LARGEST_CASE_FILE", 1000)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * 100_000)))

        with pytest.raises(FileAccessError, match="which is no file that a person wrote"):
            read_case("-")

    def test_a_pipe_that_never_ends_is_not_included(self, tmp_path):
        os.mkfifo(tmp_path / "desk.toml")
        (tmp_path / "a.toml").write_text('[case]\ninclude = "desk.toml"\n' + TOML)

        assert "is a pipe or device; name a file" in str(read_case(tmp_path / "a.toml").problems[0])


class TestTheTemporaryFile:
    def test_is_never_readable_by_more_than_the_file_it_replaces(self, tmp_path, monkeypatch):
        path = tmp_path / "a.txt"
        path.write_text("before")
        path.chmod(0o600)
        modes = []

        def look(_):
            modes.extend(stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob(".*.tmp"))

        monkeypatch.setattr(os, "fsync", look)
        write_text(path, "after")

        assert modes == [0o600]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_leaves_room_for_the_longest_names(self, tmp_path):
        write_text(tmp_path / ("x" * 251 + ".txt"), "text")

        assert len(list(tmp_path.iterdir())) == 1

    def test_does_not_word_the_callers_mistakes_as_its_own(self, tmp_path):
        for name in ("a.jsonl", "a.toml"):
            with pytest.raises(ValueError, match="protected is one of") as caught:
                write_case(TestWriting.CASE, tmp_path / name, protected="typo")
            assert not isinstance(caught.value, FileAccessError)

    def test_lines_of_others_are_read_one_by_one_where_they_are_too_many_for_one_text(
        self, tmp_path, monkeypatch
    ):
        monkeypatch.setattr("counterclaim.files.reading.LONGEST_INPUT", 600)
        review = '{"@context": "https://schema.org", "claimReviewed": "Everest is %d metres high"}\n'
        (tmp_path / "a.jsonl").write_text("".join(review % height for height in range(8840, 8850)))

        claims = read_case(tmp_path / "a.jsonl").case.of_type(Claim)

        assert [claim.text for claim in claims][-1] == "Everest is 8849 metres high"
        assert len(claims) == 10
