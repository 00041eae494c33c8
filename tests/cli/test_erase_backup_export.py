import json
import subprocess
import sys

import pytest

from counterclaim import Document, Snapshot, Store, read_case
from store.helpers import tampering

DESK = ("--by", "desk", "--reason", "asked to")


class TestErase:
    def test_prints_the_number_that_stands_for_each_id(self, run, store):
        result = run("erase", store, "nepal", "china", *DESK)
        ids = [line.split("\t")[0] for line in result.out.splitlines()]
        numbers = [line.split("\t")[1] for line in result.out.splitlines()]

        assert result.status == 0
        assert ids == ["nepal", "china"]
        assert all(number.startswith("erased:") for number in numbers)
        assert "nepal" not in read_case(store).case
        assert numbers[0] in {record.source for record in read_case(store).case if hasattr(record, "source")}

    def test_says_where_the_name_still_stands(self, run, store):
        result = run("erase", store, "everest", *DESK)
        assert "rock-height: a version of it still says 'Mount Everest'" in result.err

    def test_words_are_taken_out_wherever_they_stand(self, run, store):
        assert run("erase", store, "--words", "8,844 metres", *DESK).status == 0
        assert b"8,844 metres" not in store.read_bytes()
        assert "[erased]" in read_case(store).case["rock-height"].text

    def test_repeated_with_its_key_it_ends_well(self, run, store):
        assert run("erase", store, "nepal", *DESK, "--key", "k").status == 0
        again = run("erase", store, "nepal", *DESK, "--key", "k")
        assert (again.status, again.out) == (0, "")
        assert again.err == "counterclaim: done already as revision 2\n"

    def test_so_does_a_dry_run_with_a_key_that_was_used(self, run, store):
        run("erase", store, "nepal", *DESK, "--key", "k")
        result = run("erase", store, "china", *DESK, "--key", "k", "--dry-run")
        assert (result.status, result.out) == (0, "")
        assert result.err == "counterclaim: done already as revision 2\n"
        assert "china" in read_case(store).case

    def test_numbers_are_printed_where_old_bytes_remain(self, run, store):
        folder = store.with_name(f"{store.name}.blobs")
        folder.write_text("in the way", "utf-8")
        result = run("erase", store, "everest", *DESK)

        assert result.status == 2
        assert result.out.startswith("everest\terased:")
        assert "still says 'Mount Everest'" in result.err
        assert result.err.splitlines()[-1].endswith(f"compact it: counterclaim erase {store} --compact")
        assert "everest" not in read_case(store).case

        again = run("erase", store, "--compact")
        assert (again.status, again.out) == (2, "")
        assert "bytes beside the store cannot be read" in again.err
        folder.unlink()
        assert run("erase", store, "--compact").status == 0

    def test_what_was_interrupted_is_finished_by_compacting(self, run, store):
        with Store.open(store) as opened:
            page = opened.blobs.put(b"a page of what was erased")
            opened.blobs.condemn([page])
        before = read_case(store).case
        result = run("erase", store, "--compact")

        assert (result.status, result.out) == (0, "")
        assert "written anew" in result.err
        with Store.open(store) as opened:
            assert list(opened.blobs) == []
            assert len(list(opened.revisions())) == 1
        assert tuple(read_case(store).case) == tuple(before)

    @pytest.mark.parametrize("more", [("nepal",), ("--words", "x"), ("--dry-run",), ("--with-snapshots",)])
    def test_compacting_is_not_erasing(self, run, store, more):
        result = run("erase", store, *more, "--compact")
        assert result.status == 2
        assert "--compact erases nothing more" in result.err
        assert "nepal" in read_case(store).case

    def test_damage_is_told(self, run, store):
        with tampering(store) as connection:
            connection.execute("UPDATE event SET payload = 'nepal \"nepal\"' WHERE position = 3")
        result = run("erase", store, "nepal", "--words", "8,844", *DESK)
        assert (result.status, result.out) == (2, "")
        assert "check it with verify" in result.err

    def test_an_id_that_nothing_can_have_is_unknown(self, run, store):
        result = run("erase", store, "\ud800", *DESK)
        assert (result.status, result.out) == (2, "")
        assert "no record with the id" in result.err

    def test_a_dry_run_says_what_would_be_erased_and_erases_nothing(self, run, store):
        before = store.read_bytes()
        result = run("erase", store, "nepal", "--words", "8,844", *DESK, "--dry-run")
        assert result.status == 0
        assert result.out.splitlines()[0] == "nepal"
        assert "erased:" not in result.out
        assert "nothing was erased" in result.err
        assert "nepal" in read_case(store).case
        assert store.read_bytes() == before

    def test_words_that_stand_nowhere_are_no_revision(self, run, store):
        result = run("erase", store, "--words", "nowhere to be found", *DESK)
        assert (result.status, result.out) == (0, "")
        assert "these words stand nowhere; nothing was recorded" in result.err
        assert len(json.loads(run("history", store, "--format", "json").out)) == 1

    def test_empty_words_are_refused(self, run, store):
        result = run("erase", store, "--words", " ", *DESK)
        assert result.status == 2
        assert "an empty one stands everywhere" in result.err

    def test_ids_that_hold_a_word_are_told_with_their_numbers(self, run, store):
        result = run("erase", store, "--words", "nepal", *DESK)
        assert "nepal\terased:" in result.out

    def test_nothing_to_erase_and_unknown_ids_are_refused(self, run, store):
        assert "say what to erase" in run("erase", store, *DESK).err
        result = run("erase", store, "nobody", *DESK)
        assert (result.status, result.out) == (2, "")
        assert "nobody" in result.err

    def test_who_and_why_have_to_be_said(self, run, store):
        result = run("erase", store, "nepal")
        assert result.status == 2
        assert "--by" in result.err


class TestErasingPages:
    @pytest.fixture
    def pages(self, store):
        with Store.open(store) as opened, opened.revise(by="desk", reason="a page") as change:
            text = opened.blobs.put(b"A word of Example Reader")
            change.add(Document(id="page", url="https://example.org/"))
            change.add(Snapshot(id="snapshot-0123456789abcdef", document="page", sha256=text))
        return store

    @pytest.mark.parametrize("more", [(), ("--dry-run",)])
    def test_words_that_stand_in_bytes_are_told_and_are_no_success(self, run, pages, more):
        result = run("erase", pages, "--words", "Example Reader", *DESK, *more)

        assert (result.status, result.out) == (1, "")
        assert "snapshot-0123456789abcdef: 'Example Reader' still stands in its page" in result.err

    def test_that_nothing_was_recorded_does_not_say_that_they_stand_nowhere(self, run, pages):
        result = run("erase", pages, "--words", "Example Reader", *DESK)

        assert "stand in no record, and in the bytes of snapshots; nothing was recorded" in result.err
        assert "nowhere" not in result.err

    def test_a_snapshot_that_stays_under_a_number_is_told_from_what_is_erased(self, run, pages):
        result = run("erase", pages, "page", *DESK)
        page, snapshot = (line.split("\t") for line in result.out.splitlines())

        assert (len(page), snapshot[2:]) == (2, ["stays"])
        assert f"{snapshot[1]}: is a snapshot of what is erased, and stays" in result.err
        assert result.status == 0

    def test_so_it_is_before(self, run, pages):
        result = run("erase", pages, "page", *DESK, "--dry-run")

        assert result.out == "page\nsnapshot-0123456789abcdef\tstays\n"
        assert "snapshot-0123456789abcdef: is a snapshot of what is erased, and stays" in result.err

    def test_snapshots_can_be_erased_with_their_document(self, run, pages):
        result = run("erase", pages, "page", "--with-snapshots", *DESK)

        assert [line.count("\t") for line in result.out.splitlines()] == [1, 1]
        assert "stays" not in result.out + result.err
        with Store.open(pages) as opened:
            assert list(opened.blobs) == []


class TestBackup:
    def test_a_copy_is_equal_and_was_checked(self, run, store, tmp_path):
        copy = tmp_path / "copy.ccl"
        result = run("backup", store, copy)
        assert result.status == 0
        assert "was checked" in result.err
        assert tuple(read_case(copy).case) == tuple(read_case(store).case)

    def test_a_file_that_is_there_is_not_overwritten(self, run, store, everest, tmp_path):
        copy = tmp_path / "copy.ccl"
        copy.write_text("mine", "utf-8")
        result = run("backup", store, copy)
        assert result.status == 2
        assert "is not overwritten" in result.err
        assert copy.read_text("utf-8") == "mine"


class TestExport:
    def test_the_folder_can_be_read_and_checked_without_the_library(self, run, store, tmp_path):
        folder = tmp_path / "out"
        assert run("export", store, folder).status == 0
        assert tuple(read_case(folder / "records.jsonl").case) == tuple(read_case(store).case)

        program = [sys.executable, "-I", str(folder / "check_export.py")]
        good = subprocess.run(program, capture_output=True, text=True, check=False)
        assert good.returncode == 0
        with Store.open(store) as opened:
            assert good.stdout.startswith(opened.origin)

        log = folder / "log.jsonl"
        log.write_text(log.read_text("utf-8").replace("8,844", "8,448"), "utf-8")
        bad = subprocess.run(program, capture_output=True, text=True, check=False)
        assert bad.returncode == 1
        assert "are not those that the checkpoint says" in bad.stderr

    def test_protected_values_are_refused_unless_something_is_said_of_them(self, run, tmp_path):
        case, key, path = tmp_path / "case.jsonl", tmp_path / "key", tmp_path / "new.ccl"
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "Ada Example"}
        case.write_text(json.dumps(record) + "\n", "utf-8")
        run("new", "--sealing-key", key)
        run("import", path, case, "--by", "desk", "--reason", "x", "--sealing-key", key)

        assert "is protected; say --protected mask" in run("export", path, tmp_path / "out").err
        assert not (tmp_path / "out").exists()
        assert run("export", path, tmp_path / "masked", "--protected", "mask").status == 0
        written = b"".join(p.read_bytes() for p in (tmp_path / "masked").rglob("*") if p.is_file())
        assert b"Ada Example" not in written
        kept = run("export", path, tmp_path / "kept", "--protected", "keep", "--sealing-key", key)
        assert kept.status == 0
        assert b"Ada Example" in (tmp_path / "kept" / "records.jsonl").read_bytes()
        assert b"Ada Example" not in (tmp_path / "kept" / "log.jsonl").read_bytes()

    def test_a_folder_that_is_there_is_not_written_to(self, run, store, tmp_path):
        (tmp_path / "out").mkdir()
        result = run("export", store, tmp_path / "out")
        assert result.status == 2
        assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("command", ["history", "verify", "erase", "backup", "export"])
def test_no_command_makes_a_store_that_is_not_there(run, tmp_path, command):
    more = {"erase": ("x", *DESK), "backup": (tmp_path / "b",), "export": (tmp_path / "o",)}.get(command, ())
    result = run(command, tmp_path / "none.ccl", *more)

    assert (result.status, result.out) == (2, "")
    assert "there is no such file" in result.err
    assert list(tmp_path.iterdir()) == []
