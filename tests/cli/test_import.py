import json
import os
import subprocess
import sys

import pytest

from counterclaim import Case, Document, Snapshot, Store, read_case
from counterclaim.files import write_case
from counterclaim.store import BlobFolder

DESK = ("--by", "desk", "--reason", "a test")


@pytest.fixture
def changed(everest, tmp_path):
    """The everest case with another figure, and without its notes."""
    path = tmp_path / "changed.jsonl"
    lines = []
    for record in read_case(everest).case:
        data = {"type": "note"} if type(record).__name__ == "Note" else None
        if data is None:
            from counterclaim.codec import Codec

            data = Codec().unstructure(record)
            if data["id"] == "rock-height":
                data["text"] = "Mount Everest is 8,845 metres high"
            lines.append(json.dumps(data) + "\n")
    path.write_text("".join(lines), "utf-8")
    return path


@pytest.fixture
def pages(tmp_path):
    """A folder of pages, as they are fetched into one."""
    folder = tmp_path / "pages"
    folder.mkdir()
    blobs = BlobFolder(folder / "blobs")
    names = {"sha256": blobs.put(b"<p>a page"), "text_sha256": blobs.put(b"a page")}
    page = Document(id="page", url="https://example.org/"), Snapshot(id="s", document="page", **names)
    write_case(Case(page), folder / "records.jsonl")
    return folder


def bytes_in(path):
    with Store.open(path) as store:
        assert store.verify().ok
        return {store.blobs.get(name) for name in store.blobs}


def revisions(path):
    with Store.open(path) as store:
        return [(revision.by, revision.reason, revision.key) for revision in store.revisions()]


class TestImport:
    def test_a_store_that_is_not_there_is_made_and_holds_the_case(self, run, everest, tmp_path):
        path = tmp_path / "new.ccl"
        result = run("import", path, everest, *DESK)

        assert (result.status, result.out) == (0, "")
        assert "new.ccl was made: the store counterclaim-store/" in result.err
        assert tuple(read_case(path).case) == tuple(read_case(everest).case)
        assert revisions(path) == [("desk", "a test", None)]

    def test_what_is_on_record_already_is_no_revision(self, run, store, everest):
        result = run("import", store, everest, *DESK)

        assert result.status == 0
        assert "all of it is on record already" in result.err
        assert len(revisions(store)) == 1

    def test_another_content_under_an_id_is_refused_and_nothing_is_recorded(self, run, store, changed):
        result = run("import", store, changed, *DESK)

        assert (result.status, result.out) == (2, "")
        assert "rock-height: another record has this id already" in result.err
        assert "say --replace to mend it" in result.err
        assert len(revisions(store)) == 1

    def test_with_replace_it_takes_the_place_of_the_one_there_and_the_rest_stays(self, run, store, changed):
        before = {record.id for record in read_case(store).case}
        result = run("import", store, changed, *DESK, "--replace")

        assert (result.status, result.err) == (0, "counterclaim: revision 2: 1 replaced\n")
        assert read_case(store).case["rock-height"].text == "Mount Everest is 8,845 metres high"
        assert {record.id for record in read_case(store).case} == before

    def test_with_mirror_what_the_case_does_not_hold_is_taken_out(self, run, store, changed):
        result = run("import", store, changed, *DESK, "--mirror")

        assert result.status == 0
        assert "1 replaced" in result.err
        assert "taken out" in result.err
        assert tuple(read_case(store).case) == tuple(read_case(changed).case)

    def test_repeated_with_its_key_it_records_nothing_twice(self, run, store, changed):
        first = run("import", store, changed, *DESK, "--replace", "--key", "letter-17")
        run("import", store, changed, "--by", "desk", "--reason", "back", "--mirror")
        again = run("import", store, changed, *DESK, "--replace", "--key", "letter-17")

        assert (first.status, again.status) == (0, 0)
        assert "done already as revision 2; nothing was recorded twice" in again.err
        assert [key for _, _, key in revisions(store)].count("letter-17") == 1

    @pytest.mark.parametrize("missing", ["--by", "--reason"])
    def test_who_and_why_have_to_be_said(self, run, everest, tmp_path, missing):
        given = [
            word for pair in (("--by", "desk"), ("--reason", "x")) if pair[0] != missing for word in pair
        ]
        result = run("import", tmp_path / "new.ccl", everest, *given)

        assert result.status == 2
        assert "say --by NAME and --reason TEXT" in result.err
        assert not (tmp_path / "new.ccl").exists()

    def test_a_case_with_mistakes_leaves_no_new_store_behind(self, run, broken, tmp_path):
        result = run("import", tmp_path / "new.ccl", broken, *DESK)

        assert result.status == 2
        assert "3 mistakes in the input; nothing was done" in result.err
        assert sorted(path.name for path in tmp_path.iterdir()) == [broken.name]

    def test_a_case_with_mistakes_leaves_a_store_as_it_was(self, run, broken, store):
        with Store.open(store) as opened:
            before = opened.checkpoint()
        assert run("import", store, broken, *DESK).status == 2
        with Store.open(store) as opened:
            assert opened.checkpoint() == before

    def test_a_line_that_is_no_record_is_told_and_nothing_is_recorded(self, run, store, tmp_path):
        path = tmp_path / "lines.jsonl"
        path.write_text('{"type": "organization", "id": "o", "name": "O"}\n{"type": \n', "utf-8")
        result = run("import", store, path, *DESK)

        assert result.status == 2
        assert "line 2" in result.err
        assert "o" not in read_case(store).case

    def test_several_cases_are_recorded_as_one_revision(self, run, store, dangling, tmp_path):
        other = tmp_path / "other.jsonl"
        other.write_text('{"type": "organization", "id": "o", "name": "O"}\n', "utf-8")
        assert run("import", store, dangling, other, *DESK).err == "counterclaim: revision 2: 2 added\n"

    def test_a_protected_value_is_refused_without_a_key_and_sealed_with_one(self, run, tmp_path):
        case, key, path = tmp_path / "case.jsonl", tmp_path / "key", tmp_path / "new.ccl"
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "Ada Example"}
        case.write_text(json.dumps(record) + "\n", "utf-8")

        refused = run("import", path, case, *DESK)
        assert refused.status == 2
        assert "needs the key of the store" in refused.err
        assert not path.exists()

        assert run("new", "--sealing-key", key, "--quiet") == (0, "", "")
        assert key.stat().st_mode & 0o777 == 0o600
        assert run("import", path, case, *DESK, "--sealing-key", key).status == 0
        assert b"Ada Example" not in path.read_bytes()
        kept = run("convert", path, "--to", "jsonl", "--protected", "keep", "--sealing-key", key)
        assert json.loads(kept.out) == record

    def test_without_the_key_what_is_sealed_is_masked_and_not_written(self, run, tmp_path):
        case, key, path = tmp_path / "case.jsonl", tmp_path / "key", tmp_path / "new.ccl"
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "Ada Example"}
        case.write_text(json.dumps(record) + "\n", "utf-8")
        run("new", "--sealing-key", key)
        run("import", path, case, *DESK, "--sealing-key", key)

        assert run("sources", path).status == 0
        assert "say --protected mask" in run("convert", path, "--to", "jsonl").err
        masked = run("convert", path, "--to", "jsonl", "--protected", "mask")
        assert "identity" not in json.loads(masked.out)
        assert run("convert", path, "--to", "jsonl", "--protected", "keep").status == 2

    def test_a_file_that_holds_no_key_is_refused_without_being_shown(self, run, store, everest, tmp_path):
        key = tmp_path / "key"
        key.write_text("not a key at all", "utf-8")
        result = run("import", store, everest, *DESK, "--sealing-key", key)

        assert result.status == 2
        assert "holds no key of a store" in result.err
        assert "not a key at all" not in result.err

    def test_an_exported_folder_becomes_a_store_with_its_history(self, run, store, changed, tmp_path):
        run("import", store, changed, *DESK, "--replace")
        folder, again = tmp_path / "out", tmp_path / "again.ccl"
        assert run("export", store, folder).status == 0
        result = run("import", again, folder)

        assert result.status == 0
        assert f"again.ccl was made of {folder}" in result.err
        assert revisions(again) == revisions(store)

    def test_a_folder_that_is_no_export_is_refused(self, run, tmp_path):
        (tmp_path / "folder").mkdir()
        result = run("import", tmp_path / "new.ccl", tmp_path / "folder")

        assert (result.status, result.out) == (2, "")
        assert "is no export of a store" in result.err
        assert not (tmp_path / "new.ccl").exists()

    def test_something_else_than_a_store_is_not_written_to(self, run, everest, tmp_path):
        path = tmp_path / "notes.ccl"
        path.write_text("my notes", "utf-8")
        result = run("import", path, everest, *DESK)

        assert result.status == 2
        assert "is no store of counterclaim; nothing was changed" in result.err
        assert path.read_text("utf-8") == "my notes"

    def test_that_sqlite_is_an_old_one_is_said_where_a_store_is_made_and_nowhere_else(
        self, everest, tmp_path
    ):
        program = (
            "import sys; sys.modules['apsw'] = None\n"
            "import sqlite3; sqlite3.sqlite_version_info = (3, 40, 1)\n"
            "from counterclaim.cli import main; sys.exit(main(sys.argv[1:]))"
        )
        path = str(tmp_path / "new.ccl")

        def said(*arguments):
            done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True)
            assert done.returncode == 0
            return done.stderr

        assert "is not safe in WAL mode" in said("import", path, str(everest), *DESK)
        assert said("import", path, str(everest), *DESK, "--quiet") == ""
        assert said("history", path) == ""
        assert said("claims", path) == ""

    def test_a_case_file_may_refer_to_what_is_on_record(self, run, store, tmp_path):
        letter = tmp_path / "letter.toml"
        letter.write_text(
            '[note.asked]\nabout = "rock-height"\ntext = "A reader asked."\n'
            '[claim.again]\ntext = "It is high"\nby = "china"\n',
            "utf-8",
        )
        assert run("import", store, letter, *DESK).err == "counterclaim: revision 2: 3 added\n"
        letter.write_text('[note.asked-again]\nabout = "rock-hight"\ntext = "x"\n', "utf-8")
        assert "unknown record 'rock-hight'" in run("import", store, letter, *DESK).err

    def test_a_new_store_may_be_given_a_name_and_an_old_one_may_not(self, run, everest, tmp_path):
        path = tmp_path / "new.ccl"
        assert run("import", path, everest, *DESK, "--origin", "newsroom.example/everest").status == 0
        with Store.open(path) as store:
            assert store.origin == "newsroom.example/everest"
        again = run("import", path, everest, *DESK, "--origin", "newsroom.example/everest")
        assert again.status == 2
        assert "is there already, and has a name" in again.err

    def test_a_new_store_ends_in_ccl(self, run, everest, tmp_path):
        result = run("import", tmp_path / "notes.txt", everest, *DESK)
        assert result.status == 2
        assert "a store ends in .ccl" in result.err
        assert not (tmp_path / "notes.txt").exists()

    @pytest.mark.parametrize("said", [("--by", " "), ("--reason", ""), ("--key", " ")])
    def test_words_that_say_nothing_are_refused(self, run, store, everest, said):
        result = run("import", store, everest, *DESK, *said)
        assert result.status == 2
        assert "this is a bug" not in result.err

    def test_what_does_not_go_with_a_folder_is_refused(self, run, store, tmp_path):
        run("export", store, tmp_path / "out")
        result = run("import", tmp_path / "again.ccl", tmp_path / "out", "--by", "desk", "--replace")
        assert result.status == 2
        assert "leave out --by, --replace" in result.err

    def test_sealed_values_are_copied_with_the_key_of_both_and_not_without(self, run, tmp_path):
        case, key = tmp_path / "case.jsonl", tmp_path / "key"
        first, second = tmp_path / "first.ccl", tmp_path / "second.ccl"
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "Ada Example"}
        case.write_text(json.dumps(record) + "\n", "utf-8")
        run("new", "--sealing-key", key)
        run("import", first, case, *DESK, "--sealing-key", key)

        refused = run("import", second, first, *DESK)
        assert refused.status == 2
        assert "of another store cannot be kept sealed" in refused.err
        assert run("import", second, first, *DESK, "--sealing-key", key).status == 0
        kept = run("convert", second, "--to", "jsonl", "--protected", "keep", "--sealing-key", key)
        assert json.loads(kept.out) == record

    def test_another_key_than_that_of_the_store_is_refused(self, run, tmp_path):
        case, key, other = tmp_path / "case.jsonl", tmp_path / "key", tmp_path / "other"
        record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "Ada Example"}
        case.write_text(json.dumps(record) + "\n", "utf-8")
        run("new", "--sealing-key", key)
        run("new", "--sealing-key", other)
        run("import", tmp_path / "s.ccl", case, *DESK, "--sealing-key", key)
        result = run("import", tmp_path / "s.ccl", case, *DESK, "--sealing-key", other)
        assert result.status == 2
        assert "was sealed with the key" in result.err

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
    @pytest.mark.parametrize("line", ["no JSON", '{"type": "organization", "id": "o", "name": "O"}'])
    def test_a_store_that_somebody_else_makes_meanwhile_is_left_alone(self, run, everest, tmp_path, line):
        pipe, path = tmp_path / "pipe.jsonl", tmp_path / "new.ccl"
        os.mkfifo(pipe)
        words = ["import", str(path), str(pipe), *DESK]
        first = subprocess.Popen(
            [sys.executable, "-m", "counterclaim", *words], stderr=subprocess.PIPE, text=True
        )
        with pipe.open("w") as stream:  # waits until it is read
            second = run("import", path, everest, "--by", "night desk", "--reason", "meanwhile")
            stream.write(f"{line}\n")
        said = first.communicate(timeout=60)[1]

        assert second.status == 0
        assert first.returncode == 2
        if line.startswith("{"):
            assert f"{path}: was made by somebody else meanwhile" in said
        assert revisions(path) == [("night desk", "meanwhile", None)]
        assert sorted(each.name for each in tmp_path.iterdir() if "-" not in each.name) == [
            "new.ccl",
            "pipe.jsonl",
        ]

    def test_a_new_store_is_one_file(self, run, everest, tmp_path):
        run("import", tmp_path / "new.ccl", everest, *DESK)

        assert [each.name for each in tmp_path.iterdir()] == ["new.ccl"]

    def test_what_cannot_be_made_is_told_by_the_name_it_was_to_have(self, run, everest, tmp_path):
        result = run("import", tmp_path / "none" / "new.ccl", everest, *DESK)

        assert result.status == 2
        assert f"{tmp_path / 'none' / 'new.ccl'}: " in result.err
        assert ".tmp" not in result.err

    def test_that_there_is_no_record_in_a_file_is_said(self, run, store, tmp_path):
        (tmp_path / "empty.jsonl").write_text("")
        result = run("import", store, tmp_path / "empty.jsonl", *DESK)

        assert result.status == 0
        assert result.err == "counterclaim: there is no record in what was given; nothing was recorded\n"

    def test_a_mirror_of_nothing_is_refused(self, run, store, tmp_path):
        (tmp_path / "empty.jsonl").write_text("")
        result = run("import", store, tmp_path / "empty.jsonl", *DESK, "--mirror")

        assert result.status == 2
        assert "--mirror would take out all there is" in result.err
        assert len(revisions(store)) == 1

    @pytest.mark.parametrize("how", ["--replace", "--mirror"])
    def test_two_that_would_take_the_same_place_are_refused(self, run, store, tmp_path, how):
        line = '{"type": "organization", "id": "o", "name": "%s"}\n'
        (tmp_path / "a.jsonl").write_text(line % "O" + line % "P")
        (tmp_path / "b.jsonl").write_text(line % "O" + line % "O")
        result = run("import", store, tmp_path / "a.jsonl", *DESK, how)

        assert result.status == 2
        assert "o: is given several times with different content" in result.err
        assert len(revisions(store)) == 1
        assert run("import", store, tmp_path / "b.jsonl", *DESK, how).status == 0


class TestFormsOfOthers:
    REVIEW = {
        "@context": "https://schema.org",
        "@type": "claimreview",
        "url": "https://checks.example/everest",
        "datePublished": "2020-03-27",
        "claimReviewed": "Mount Everest is 9,000 metres high",
        "author": {"@type": "Organization", "name": "Example Checks", "url": "https://checks.example"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Organization", "name": "Nepal"}},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
        },
    }

    def test_what_is_odd_in_them_is_told_and_the_rest_recorded(self, run, tmp_path):
        path, store = tmp_path / "review.json", tmp_path / "case.ccl"
        path.write_text(json.dumps(self.REVIEW), "utf-8")

        result = run("import", store, path, "--by", "desk", "--reason", "a check came out")

        assert result.status == 0
        assert "$.@type: 'claimreview' should be 'ClaimReview'" in result.err
        assert [
            type(record).__name__ for record in read_case(store).case if record.id.startswith("review-")
        ] == ["Review"]

    def test_imported_twice_they_add_nothing(self, run, tmp_path):
        path, store = tmp_path / "review.json", tmp_path / "case.ccl"
        path.write_text(json.dumps(self.REVIEW), "utf-8")
        for _ in range(2):
            result = run("import", store, path, "--by", "desk", "--reason", "a check came out")

        assert "all of it is on record already; nothing was recorded" in result.err

    def test_a_form_is_asked_for_by_name(self, run, tmp_path):
        path, store = tmp_path / "review.txt", tmp_path / "case.ccl"
        path.write_text(json.dumps({"claimReviewed": "Mount Everest is high"}), "utf-8")

        assert run("import", store, path, "--by", "desk", "--reason", "r", "--from", "wikidata").status == 2
        result = run("import", store, path, "--by", "desk", "--reason", "r", "--from", "claimreview")
        assert result.status == 0


class TestBytesOfSnapshots:
    @pytest.mark.parametrize("name", ["", "records.jsonl"])
    def test_those_of_a_folder_of_pages_come_into_a_new_store(self, run, pages, tmp_path, name):
        path = tmp_path / "new.ccl"
        result = run("import", path, pages / name, *DESK)

        assert (result.status, result.err.splitlines()[-1]) == (0, "counterclaim: revision 1: 2 added")
        assert bytes_in(path) == {b"<p>a page", b"a page"}

    def test_and_into_one_that_is_there_together_with_other_cases(self, run, store, pages, changed):
        result = run("import", store, changed, pages, *DESK, "--replace")

        assert (result.status, result.err) == (0, "counterclaim: revision 2: 2 added, 1 replaced\n")
        assert bytes_in(store) == {b"<p>a page", b"a page"}

    def test_those_of_another_store_come_along(self, run, store, pages, tmp_path):
        run("import", tmp_path / "pages.ccl", pages, *DESK)
        run("import", store, tmp_path / "pages.ccl", *DESK)

        assert bytes_in(store) == {b"<p>a page", b"a page"}

    def test_what_no_snapshot_names_stays_where_it_is(self, run, store, pages):
        BlobFolder(pages / "blobs").put(b"of another page")
        run("import", store, pages, *DESK)

        assert bytes_in(store) == {b"<p>a page", b"a page"}

    def test_those_that_are_missing_are_told_and_come_later(self, run, store, pages):
        blobs = BlobFolder(pages / "blobs")
        (name,) = (name for name in blobs if blobs.get(name) == b"a page")
        blobs.remove(name)
        result = run("import", store, pages, *DESK)
        assert result.status == 0
        assert "that are not there: 1; put them into a folder 'blobs'" in result.err

        blobs.put(b"a page")
        again = run("import", store, pages, *DESK)
        assert again.err == "counterclaim: all of it is on record already; nothing was recorded\n"
        assert bytes_in(store) == {b"<p>a page", b"a page"}

    def test_where_some_are_damaged_nothing_is_recorded_and_none_are_brought(self, run, store, pages):
        blobs = BlobFolder(pages / "blobs")
        (name,) = (name for name in blobs if blobs.get(name) == b"a page")
        (blobs.path / name).write_bytes(b"other")
        result = run("import", store, pages, *DESK)

        assert result.status == 2
        assert "holds other bytes than it was named for" in result.err
        assert len(revisions(store)) == 1
        assert bytes_in(store) == set()

    def test_where_a_record_is_refused_none_are_brought(self, run, store, pages):
        write_case(Case([Document(id="nepal", url="https://example.org/")]), pages / "case.jsonl")
        result = run("import", store, pages, pages / "case.jsonl", *DESK)

        assert result.status == 2
        assert bytes_in(store) == set()

    def test_with_a_key_that_was_used_none_are_brought(self, run, store, pages):
        run("import", store, pages, *DESK, "--key", "k")
        with Store.open(store) as opened:
            opened.erase("s", by="desk", reason="asked to")
        run("import", store, pages, *DESK, "--key", "k")

        assert bytes_in(store) == set()

    def test_who_and_why_have_to_be_said(self, run, pages, tmp_path):
        result = run("import", tmp_path / "new.ccl", pages)

        assert result.status == 2
        assert "say --by NAME and --reason TEXT" in result.err
        assert not (tmp_path / "new.ccl").exists()
