import json

import pytest

from counterclaim import Rebuttal, RebuttalKind, Store

DESK = ("--by", "desk", "--reason", "a test")


@pytest.fixture
def revised(store):
    """The store with a claim mended in a second revision, and the mended one taken out in a third."""
    with Store.open(store) as opened:
        claim = opened.get("rock-height")
        with opened.revise(by="desk", reason="a wrong figure", key="letter-17") as change:
            change.replace(type(claim)(id=claim.id, text="Mount Everest is 8,845 metres high"))
        with opened.revise(by="night desk", reason="withdrawn") as change:
            change.remove("rock-height")
    return store


@pytest.fixture
def sealed(run, tmp_path):
    """A store with a protected value that was put right in a second revision, and the file with its key."""
    path, case, key = tmp_path / "sealed.ccl", tmp_path / "case.jsonl", tmp_path / "key"
    run("new", "--sealing-key", key)
    for identity in ("Ada Example", "Ada Exemplar"):
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": identity}
        case.write_text(json.dumps(record) + "\n", "utf-8")
        assert run("import", path, case, *DESK, "--replace", "--sealing-key", key).status == 0
    return path, key


class TestSealedValues:
    @pytest.mark.parametrize("words", [("history", "insider"), ("diff", "--since=1")])
    def test_another_key_than_theirs_is_refused_and_theirs_is_taken(self, run, sealed, tmp_path, words):
        command, more = words
        path, key = sealed
        run("new", "--sealing-key", tmp_path / "other")

        assert run(command, path, more, "--sealing-key", key).status == 0
        refused = run(command, path, more, "--sealing-key", tmp_path / "other")
        assert refused.status == 2
        assert "was sealed with the key" in refused.err


class TestHistory:
    def test_of_a_store_shows_every_revision_with_who_why_and_how_much(self, run, revised):
        out = run("history", revised).out
        assert "read the article" in out
        assert "night desk" in out
        assert "1 replaced" in out
        assert "1 removed" in out

    def test_in_json_it_has_the_raw_clock_and_the_key(self, run, revised):
        rows = json.loads(run("history", revised, "--format", "json").out)
        assert [row["revision"] for row in rows] == [1, 2, 3]
        assert rows[1]["key"] == "letter-17"
        assert rows[1]["counts"] == {"replace": 1}
        assert rows[0]["recorded_at"] == rows[0]["clock"]

    def test_of_a_record_shows_every_version_and_what_changed_in_it(self, run, revised):
        out = run("history", revised, "rock-height").out
        assert "added: Mount Everest is 8,844" in out
        assert "→ “Mount Everest is 8,845" in " ".join(out.split())
        assert "removed" in out

    def test_of_a_record_in_json_lines_there_is_one_version_a_line(self, run, revised):
        rows = [
            json.loads(line)
            for line in run("history", revised, "rock-height", "--format", "jsonl").out.splitlines()
        ]
        assert [row["op"] for row in rows] == ["add", "replace", "remove"]
        assert rows[1]["record"]["text"] == "Mount Everest is 8,845 metres high"
        assert rows[2]["record"] is None

    def test_speaks_german(self, run, revised):
        assert "herausgenommen" in run("history", revised, "--language", "de").out

    def test_of_an_id_that_never_was_there_is_refused(self, run, revised):
        result = run("history", revised, "rock-hight")
        assert (result.status, result.out) == (2, "")
        assert "no record with the id 'rock-hight'; did you mean 'rock-height'?" in result.err

    def test_of_a_record_that_was_erased_says_so_and_nothing_else(self, run, revised):
        number = run("erase", revised, "rock-height", *DESK).out.split()[1]
        out = run("history", revised, number).out
        assert out.count("erased since") == 3
        assert "8,84" not in out

    def test_of_a_new_store_says_that_nothing_is_recorded(self, run, tmp_path):
        Store.create(tmp_path / "new.ccl").close()
        assert run("history", tmp_path / "new.ccl").out == "Nothing is recorded yet.\n"

    def test_may_be_written_to_a_file(self, run, revised, tmp_path):
        assert run("history", revised, "-o", tmp_path / "h.json").status == 0
        assert len(json.loads((tmp_path / "h.json").read_text("utf-8"))) == 3

    def test_needs_a_store(self, run, everest):
        result = run("history", everest)
        assert (result.status, result.out) == (2, "")
        assert "is no store of counterclaim" in result.err


class TestDiff:
    def test_between_two_moments_of_a_store_shows_what_changed(self, run, revised):
        out = run("diff", revised, "--since", "1", "--until", "2").out
        assert "~  claim  rock-height  text: “Mount Everest is 8,844 metres high" in out
        assert "0 added, 0 removed, 1 replaced." in out

    def test_until_now_where_no_later_moment_is_given(self, run, revised):
        rows = json.loads(run("diff", revised, "--since", "1", "--format", "json").out)
        assert [(row["what"], row["type"], row["id"]) for row in rows] == [
            ("removed", "claim", "rock-height")
        ]

    def test_from_one_case_to_another(self, run, revised, everest):
        assert run("diff", everest, everest).out == "Nothing changed.\n"
        out = run("diff", revised, everest).out
        assert "+  claim  rock-height" in out

    def test_the_name_of_a_case_file_is_no_change(self, run, everest, tmp_path):
        copy = tmp_path / "another-name.toml"
        copy.write_bytes(everest.read_bytes())
        assert run("diff", everest, copy).out == "Nothing changed.\n"

    def test_with_effects_two_moments_of_a_store_show_what_that_does_to_the_dispute(self, run, store):
        with Store.open(store) as opened, opened.revise(by="desk", reason="an answer") as change:
            change.add(Rebuttal(id="answer", kind=RebuttalKind.DISPUTE, by="nepal", targets=("rock-height",)))
        assert "Disputed" not in run("diff", store, "--since", "1").out
        out = run("diff", store, "--since", "1", "--effects").out
        assert "What that does to the dispute" in out
        assert "new: Disputed by Nepal" in out

    def test_a_moment_may_be_a_day_or_a_time_with_its_zone(self, run, revised):
        assert "added" in run("diff", revised, "--since", "2001-01-01").out
        assert "added" in run("diff", revised, "--since", "2001-01-01T12:00:00+02:00").out

    @pytest.mark.parametrize("moment", ["2001-01-01T12:00:00", "yesterday", "12345678901234567890", "-1"])
    def test_another_moment_is_refused(self, run, revised, moment):
        result = run("diff", revised, f"--since={moment}")
        assert result.status == 2
        assert "the number of a revision" in result.err

    def test_a_revision_that_is_not_there_is_refused(self, run, revised):
        result = run("diff", revised, "--since", "9")
        assert result.status == 2
        assert "has the revisions 0 to 3, and no revision 9" in result.err

    @pytest.mark.parametrize("more", [(), ("x.toml", "y.toml"), ("x.toml", "--since", "1")])
    def test_takes_two_cases_or_a_store_with_a_moment(self, run, revised, more):
        result = run("diff", revised, *more)
        assert result.status == 2
        assert "name two cases" in result.err


class TestKnownAt:
    @pytest.mark.parametrize("command", ["report", "claims", "sources", "conflicts", "standing"])
    def test_every_command_shows_a_store_as_it_was(self, run, revised, everest, command):
        now = run(command, everest, "--format", "json").out
        assert run(command, revised, "--known-at", "1", "--format", "json").out == now
        assert run(command, revised, "--format", "json").status == 0

    def test_what_was_not_known_then_is_not_shown(self, run, revised):
        assert run("claims", revised, "--known-at", "2019-10-20").out == "Claims: none\n"
        assert "8,845" in run("claims", revised, "--known-at", "2").out
        assert "8,845" not in run("claims", revised).out

    def test_a_case_that_is_no_store_has_no_history(self, run, everest):
        result = run("report", everest, "--known-at", "1")
        assert (result.status, result.out) == (2, "")
        assert "is no store, so nobody knows what was in it when" in result.err

    def test_a_store_and_a_file_are_read_as_one_case(self, run, store, dangling):
        assert '"a"' in run("claims", store, dangling, "--format", "json").out
        assert "rock-height" in run("claims", store, dangling, "--format", "json").out

    def test_a_store_is_not_written_by_convert(self, run, everest, tmp_path):
        result = run("convert", everest, "-o", tmp_path / "new.ccl")
        assert result.status == 2
        assert "the command import" in result.err
        assert not (tmp_path / "new.ccl").exists()
