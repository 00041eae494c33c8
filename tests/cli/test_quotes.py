import io
import json
import sys
from datetime import UTC, datetime

import pytest

from counterclaim import (
    Attribution,
    Case,
    Claim,
    Direction,
    Document,
    Evidence,
    Mode,
    Organization,
    Quote,
    Snapshot,
)
from counterclaim.files import write_case
from counterclaim.store import BlobFolder, Store

BEFORE = "At least 50 countries have signed, the office said. It expects 99.9 % of the shares. No comment."
AFTER = "Updated. At least 50 countries have signed. No comment. It expects 99.5 % of the shares. No comment."


def at(words, text=BEFORE):
    start = text.index(words)
    return Quote(exact=words, start=start, end=start + len(words), snapshot="before")


def said(id, quote, document="page", **fields):
    claim = Claim(id=id, text=quote.exact)
    said = Attribution(
        id=f"{id}@office", of=id, source="office", mode=Mode.QUOTES, document=document, quote=quote, **fields
    )
    return claim, said


def snapshot(id, day, text, blobs, document="page", **fields):
    return Snapshot(
        id=id,
        document=document,
        sha256=blobs.put(f"<p>{text}</p>".encode()),
        text_sha256=blobs.put(text.encode()),
        fetched_at=datetime(2026, 5, day, 9, 30, tzinfo=UTC),
        **fields,
    )


def unread(id, day, document="page", sha256="0" * 64, **fields):
    """Returns a snapshot of which no text was taken."""
    fetched_at = datetime(2026, 5, day, 9, 30, tzinfo=UTC)
    return Snapshot(id=id, document=document, sha256=sha256, fetched_at=fetched_at, **fields)


@pytest.fixture
def blobs(tmp_path):
    return BlobFolder(tmp_path / "blobs")


@pytest.fixture
def check(run, tmp_path):
    """Checks records in a file beside the bytes that are kept, and returns the rows and the status."""

    def check(*records, options=()):
        known = [Organization(id="office", name="The office"), Document(id="page"), *records]
        write_case(Case(known), tmp_path / "records.jsonl")
        result = run("quotes", "check", tmp_path / "records.jsonl", "--format", "jsonl", *options)
        return [json.loads(line) for line in result.out.splitlines()], result.status

    return check


def outcomes(rows):
    return [(row["record"].removesuffix("@office"), row["snapshot"], row["outcome"]) for row in rows]


class TestCheck:
    def test_a_quotation_is_looked_up_in_its_snapshot_and_in_the_newest_one(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("between", 2, "Nothing of it", blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("signed", at("At least 50 countries")),
            *said("shares", at("It expects 99.9 %")),
            *said("nothing", at("No comment")),
            *said("loose", Quote(exact="countries\nhave signed", snapshot="before")),
        )

        assert outcomes(rows) == [
            ("signed", "before", "exact"),
            ("signed", "after", "moved"),
            ("shares", "before", "exact"),
            ("shares", "after", "lost"),
            ("nothing", "before", "exact"),
            ("nothing", "after", "ambiguous"),
            ("loose", "before", "normalized"),
            ("loose", "after", "normalized"),
        ]
        assert status == 1

    def test_one_that_has_moved_tells_both_places_and_what_stands_around(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("signed", at("At least 50 countries")),
        )

        moved = rows[1]
        assert (moved["stated_start"], moved["start"], moved["end"]) == (0, 9, 30)
        assert (moved["before"], moved["words"]) == ("Updated. ", "At least 50 countries")
        assert moved["after"].startswith(" have signed")
        assert "correct its offsets" in moved["advice"]
        assert status == 0

    def test_of_one_that_is_lost_nothing_is_offered_in_its_place(self, check, blobs):
        rows, _ = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("shares", at("It expects 99.9 %")),
        )

        lost = rows[1]
        assert {lost[key] for key in ("start", "end", "before", "words", "after")} == {None}
        assert "99.5" not in json.dumps(lost)

    def test_a_page_that_did_not_change_has_one_row_with_both_days(self, check, blobs):
        rows, _ = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("again", 3, BEFORE, blobs),
            *said("signed", at("At least 50 countries")),
        )

        assert outcomes(rows) == [("signed", "before", "exact")]
        assert rows[0]["fetched_at"].startswith("2026-05-01")
        assert rows[0]["same_at"].startswith("2026-05-03")

    def test_one_without_a_snapshot_is_looked_up_in_the_newest_text(self, check, blobs):
        later = snapshot("after", 3, AFTER, blobs)
        rows, _ = check(
            later,
            snapshot("before", 1, BEFORE, blobs),
            unread("picture", 2),
            *said("a", Quote(exact="99.5 %")),
        )

        assert outcomes(rows) == [("a", "after", "exact")]

    def test_a_place_inside_a_number_is_marked(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, "Of 150 countries none signed", blobs),
            *said("a", Quote(exact="50 countries")),
        )

        assert (rows[0]["outcome"], rows[0]["cuts_word"], status) == ("exact", True, 1)
        assert "quote whole words" in rows[0]["advice"]

    def test_quotations_of_every_record_are_checked(self, check, blobs):
        evidence = Evidence(
            id="ev",
            bears_on="a",
            direction=Direction.SUPPORTS,
            document="page",
            quote=Quote(exact="No comment."),
        )
        rows, _ = check(snapshot("before", 1, BEFORE, blobs), Claim(id="a", text="a"), evidence)

        assert outcomes(rows) == [("ev", "before", "exact")]

    def test_one_that_is_said_to_be_translated_is_left_to_a_person(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs), *said("a", Quote(exact="Kein Kommentar"), translated=True)
        )

        assert (rows[0]["outcome"], status) == ("translated", 0)

    def test_a_case_without_quotations_is_no_failure(self, run, everest):
        result = run("quotes", "check", everest)

        assert (result.status, result.out) == (0, "No quotation is on record.\n")


class TestEarlierTexts:
    def test_words_that_are_gone_are_found_in_the_newest_text_that_had_them(self, check, blobs):
        rows, status = check(
            snapshot("oldest", 1, BEFORE, blobs),
            snapshot("before", 2, f"{BEFORE} More.", blobs),
            snapshot("between", 3, "Nothing of it", blobs),
            snapshot("after", 4, AFTER, blobs),
            *said("a", Quote(exact="It expects 99.9 %")),
        )

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "after", "lost")]
        assert (rows[1]["stood_in"], status) == ("before", 1)
        assert "They stood in snapshot before (fetched 2026-05-02 09:30 UTC)" in rows[1]["advice"]

    def test_words_that_never_stood_there_have_one_row(self, check, blobs):
        rows, _ = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("a", Quote(exact="It expects nothing")),
        )

        assert outcomes(rows) == [("a", "after", "lost")]
        assert rows[0]["stood_in"] is None
        assert "copy them from the text" in rows[0]["advice"]

    def test_words_that_still_stand_there_are_not_looked_up_in_earlier_ones(self, check, blobs):
        rows, _ = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("a", Quote(exact="At least 50 countries")),
        )

        assert outcomes(rows) == [("a", "after", "exact")]

    def test_where_the_newest_text_is_missing_an_earlier_one_is_looked_into(self, check, blobs):
        after = snapshot("after", 3, AFTER, blobs)
        blobs.remove(after.text_sha256)
        rows, _ = check(
            snapshot("before", 1, BEFORE, blobs), after, *said("a", Quote(exact="It expects 99.9 %"))
        )

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "after", "not-kept")]
        assert "not among the bytes that are kept" in rows[1]["advice"]

    def test_a_page_that_says_that_it_is_gone_is_told_as_such(self, run, check, blobs, tmp_path):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs, status=200),
            snapshot("gone", 3, "This page was removed.", blobs, status=410),
            *said("a", Quote(exact="No comment")),
            *said("b", Quote(exact="never said")),
        )
        out = " ".join(run("quotes", "check", tmp_path / "records.jsonl").out.split())

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "gone", "lost"), ("b", "gone", "lost")]
        assert [row["error_status"] for row in rows] == [None, 410, 410]
        assert "They stood in snapshot before" in rows[1]["advice"]
        assert "not the page, as its status says" in rows[2]["advice"]
        assert status == 1
        assert "says that" in out
        assert "(410)" in out

    def test_so_is_one_of_which_no_text_was_taken(self, check, blobs):
        gone = Snapshot(
            id="gone",
            document="page",
            sha256="0" * 64,
            status=404,
            fetched_at=datetime(2026, 5, 3, tzinfo=UTC),
        )
        rows, _ = check(snapshot("before", 1, BEFORE, blobs), gone, *said("a", Quote(exact="No comment")))

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "gone", "not-kept")]
        assert (rows[1]["error_status"], rows[1]["stood_in"]) == (404, "before")

    def test_words_that_never_stood_there_are_lost_where_the_page_is_gone_without_a_text(self, check, blobs):
        rows, status = check(
            snapshot("oldest", 1, "Something else", blobs),
            snapshot("before", 2, BEFORE, blobs),
            unread("gone", 3, status=404),
            *said("a", Quote(exact="never said")),
        )

        assert outcomes(rows) == [("a", "before", "lost"), ("a", "gone", "not-kept")]
        assert (rows[1]["stood_in"], status) == (None, 1)
        assert "not the page, as its status says" in rows[1]["advice"]


class TestANewestSnapshotWithoutAText:
    @pytest.mark.parametrize(
        "newest",
        [
            unread("now", 3, media_type="application/pdf"),
            unread("now", 3, media_type="text/html", extractor="trafilatura 2.3.1"),
            unread("now", 3, media_type="text/html"),
        ],
        ids=["a PDF", "an extractor that failed", "no text was asked for"],
    )
    @pytest.mark.parametrize(
        "quote", [Quote(exact="It expects 99.9 %"), at("It expects 99.9 %")], ids=["unnamed", "named"]
    )
    def test_is_told_beside_the_newest_text(self, check, blobs, newest, quote):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs),
            unread("between", 2),
            newest,
            *said("a", quote),
            options=("--fail-on", "unchecked"),
        )

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "now", "not-kept")]
        assert (rows[1]["reason"], status) == ("no-text", 1)
        assert rows[1]["fetched_at"].startswith("2026-05-03")
        assert "the page may have changed" in rows[1]["advice"]

    @pytest.mark.parametrize(
        "quote", [Quote(exact="It expects 99.9 %"), at("It expects 99.9 %")], ids=["unnamed", "named"]
    )
    def test_has_the_text_that_was_taken_from_the_same_bytes(self, check, blobs, quote):
        before = snapshot("before", 1, BEFORE, blobs)
        rows, _ = check(
            before,
            snapshot("between", 2, AFTER, blobs),
            unread("now", 3, sha256=before.sha256),
            *said("a", quote),
        )

        assert [row["outcome"] for row in rows] == ["exact"]
        assert (rows[0]["same_at"] or rows[0]["fetched_at"]).startswith("2026-05-03")

    def test_can_be_named_where_the_same_bytes_have_a_text(self, check, blobs):
        before = snapshot("before", 1, BEFORE, blobs)
        named = unread("now", 3, sha256=before.sha256)
        rows, _ = check(before, named, *said("a", Quote(exact="It expects 99.9 %", snapshot="now")))

        assert outcomes(rows) == [("a", "now", "exact")]

    def test_is_told_after_the_texts_that_had_the_words_and_lost_them(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 2, AFTER, blobs),
            unread("now", 3),
            *said("a", Quote(exact="It expects 99.9 %")),
            *said("b", Quote(exact="never said")),
        )

        assert outcomes(rows) == [
            ("a", "before", "exact"),
            ("a", "after", "lost"),
            ("a", "now", "not-kept"),
            ("b", "after", "lost"),
            ("b", "now", "not-kept"),
        ]
        assert status == 1

    def test_of_another_document_with_the_same_url_is_told_as_such(self, check, blobs):
        rows, _ = check(
            Document(id="reply", url="https://example.org/reply"),
            Document(id="document-1", url="https://example.org/reply"),
            snapshot("before", 1, BEFORE, blobs, document="reply"),
            unread("now", 3, document="document-1"),
            *said("a", Quote(exact="No comment"), document="reply"),
        )

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "now", "not-kept")]
        assert [row["by_url"] for row in rows] == [False, True]

    def test_that_is_named_is_told_once_and_no_older_text_speaks_for_it(self, check, blobs):
        rows, status = check(
            snapshot("before", 1, BEFORE, blobs),
            unread("now", 3),
            *said("a", Quote(exact="never said", snapshot="now")),
        )

        assert outcomes(rows) == [("a", "now", "not-kept")]
        assert status == 0

    def test_that_is_named_is_not_said_to_have_the_text_of_a_page_that_is_gone(self, check):
        rows, _ = check(
            unread("named", 1),
            unread("gone", 3, sha256="1" * 64, status=404),
            *said("a", Quote(exact="No comment", snapshot="named")),
        )

        assert outcomes(rows) == [("a", "named", "not-kept"), ("a", "gone", "not-kept")]
        assert rows[0]["same_at"] is None


class TestTheSamePage:
    @pytest.mark.parametrize(
        ("quoted", "fetched"),
        [
            ("https://example.org/reply", "https://example.org/reply"),
            ("HTTPS://Example.ORG:443", "https://example.org/"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
            ("https://example.org/a/../reply#", "https://example.org/./reply"),
        ],
    )
    def test_a_document_with_the_same_url_is_looked_into_and_told(self, check, blobs, quoted, fetched):
        rows, _ = check(
            Document(id="reply", url=quoted),
            Document(id="document-1", url=fetched),
            snapshot("before", 1, BEFORE, blobs, document="document-1"),
            *said("a", Quote(exact="No comment"), document="reply"),
        )

        assert outcomes(rows) == [("a", "before", "exact")]
        assert (rows[0]["document"], rows[0]["by_url"]) == ("document-1", True)

    @pytest.mark.parametrize(
        "fetched", ["https://example.org/reply?page=2", "https://example.org/Reply", "https://[reply"]
    )
    def test_one_with_another_url_is_not(self, check, blobs, fetched):
        rows, _ = check(
            Document(id="reply", url="https://example.org/reply"),
            Document(id="document-1", url=fetched),
            snapshot("before", 1, BEFORE, blobs, document="document-1"),
            *said("a", Quote(exact="No comment"), document="reply"),
        )

        assert outcomes(rows) == [("a", None, "not-kept")]

    def test_the_newest_of_all_its_texts_counts(self, run, check, blobs, tmp_path):
        rows, _ = check(
            Document(id="reply", url="https://example.org/reply"),
            Document(id="document-1", url="https://example.org/reply"),
            snapshot("after", 3, AFTER, blobs, document="reply"),
            snapshot("before", 1, BEFORE, blobs, document="document-1"),
            *said("a", Quote(exact="99.9 %"), document="reply"),
        )

        assert outcomes(rows) == [("a", "before", "exact"), ("a", "after", "lost")]
        assert [row["by_url"] for row in rows] == [True, False]
        assert "the same URL" in " ".join(run("quotes", "check", tmp_path / "records.jsonl").out.split())

    def test_a_text_that_a_case_file_names_for_one_of_its_ids_is_looked_into(self, run, tmp_path):
        (tmp_path / "page.txt").write_text(BEFORE, encoding="utf-8")
        (tmp_path / "case.toml").write_text(
            '[organization]\noffice = "The office"\n[document.page]\nurl = "https://example.org/a"\n'
            '[document.text]\nurl = "https://example.org/a"\ntext = "page.txt"\n'
            '[claim.a]\ntext = "a"\nby = "office"\ndocument = "page"\nquote = "No comment"\n',
            encoding="utf-8",
        )
        (row,) = json.loads(run("quotes", "check", tmp_path / "case.toml", "--format", "json").out)

        assert (row["document"], row["by_url"], row["outcome"]) == ("text", True, "exact")


class TestWhatIsNotKept:
    def test_a_document_without_a_text_is_told(self, check):
        rows, status = check(*said("a", Quote(exact="x")))

        assert (rows[0]["outcome"], rows[0]["reason"], status) == ("not-kept", "no-snapshot", 0)
        assert rows[0]["advice"] == (
            "No text is kept of document page; fetch it, or name the file with its snapshots as well."
        )

    def test_a_snapshot_without_a_text_is_told(self, check):
        picture = Snapshot(id="picture", document="page", sha256="0" * 64)
        rows, _ = check(
            picture, *said("a", Quote(exact="x")), *said("b", Quote(exact="x", snapshot="picture"))
        )

        assert [row["reason"] for row in rows] == ["no-text", "no-text"]
        assert "of a PDF, a picture or a recording none is taken" in rows[0]["advice"]

    def test_a_quotation_without_a_document_is_told(self, check):
        rows, _ = check(*said("a", Quote(exact="x"), document=None))

        assert rows[0]["reason"] == "no-document"

    def test_a_snapshot_that_is_not_on_record_is_told_beside_the_newest_one(self, check, blobs):
        rows, _ = check(
            snapshot("after", 3, AFTER, blobs), *said("a", Quote(exact="99.5 %", snapshot="befor"))
        )

        assert outcomes(rows) == [("a", "befor", "not-kept"), ("a", "after", "exact")]
        assert rows[0]["reason"] == "unknown-snapshot"

    def test_bytes_that_are_not_there_are_told(self, check, blobs):
        kept = snapshot("before", 1, BEFORE, blobs)
        blobs.remove(kept.text_sha256)
        rows, status = check(kept, *said("a", Quote(exact="No comment.")))

        assert (rows[0]["outcome"], rows[0]["reason"], status) == ("not-kept", "missing", 0)
        assert "--blobs" in rows[0]["advice"]

    def test_bytes_that_are_others_are_a_finding(self, check, blobs):
        kept = snapshot("before", 1, BEFORE, blobs)
        (blobs.path / kept.text_sha256).write_text(BEFORE.replace("50", "60"), encoding="utf-8")
        rows, status = check(kept, *said("a", Quote(exact="At least 50")))

        assert (rows[0]["outcome"], rows[0]["reason"], status) == ("damaged", "other-bytes", 1)

    def test_bytes_that_are_no_text_are_a_finding(self, check, blobs):
        name = blobs.put(b"caf\xe9")
        kept = Snapshot(id="s", document="page", sha256=name, text_sha256=name)
        rows, status = check(kept, *said("a", Quote(exact="caf")))

        assert (rows[0]["outcome"], rows[0]["reason"], status) == ("damaged", "not-utf8", 1)

    @pytest.mark.parametrize(
        ("words", "fail_on", "status"),
        [
            ("gone", "lost", 1),
            ("9.5 %", "lost", 0),
            ("9.5 %", "ambiguous", 1),
            ("No comment", "lost", 0),
            ("No comment", "ambiguous", 1),
            ("No comment", "unchecked", 1),
            ("Updated", "unchecked", 0),
        ],
    )
    def test_what_ends_with_status_1_can_be_chosen(self, check, blobs, words, fail_on, status):
        kept = snapshot("after", 3, AFTER, blobs)

        assert check(kept, *said("a", Quote(exact=words)), options=("--fail-on", fail_on))[1] == status

    def test_what_is_unchecked_can_be_a_failure(self, check):
        assert check(*said("a", Quote(exact="x")), options=("--fail-on", "unchecked"))[1] == 1


class TestWhereTextsAreKept:
    def test_those_of_a_store_lie_beside_it(self, run, tmp_path):
        path = tmp_path / "office.ccl"
        with Store.create(path) as store, store.revise(by="desk", reason="the page") as change:
            change.add_all([Organization(id="office", name="The office"), Document(id="page")])
            change.add_all([snapshot("before", 1, BEFORE, store.blobs), *said("a", at("No comment"))])

        assert json.loads(run("quotes", "check", path, "--format", "json").out)[0]["outcome"] == "exact"

    def test_a_folder_can_be_named(self, check, tmp_path):
        elsewhere = BlobFolder(tmp_path / "elsewhere")
        records = snapshot("before", 1, BEFORE, elsewhere), *said("a", at("No comment"))

        assert check(*records)[0][0]["outcome"] == "not-kept"
        assert check(*records, options=("--blobs", elsewhere.path))[0][0]["outcome"] == "exact"

    def test_a_whole_copy_is_read_where_another_is_damaged(self, check, tmp_path, blobs):
        elsewhere = BlobFolder(tmp_path / "elsewhere")
        kept = snapshot("before", 1, BEFORE, elsewhere)
        snapshot("before", 1, BEFORE, blobs)
        (elsewhere.path / kept.text_sha256).write_bytes(b"other")

        rows, _ = check(kept, *said("a", at("No comment")), options=("--blobs", elsewhere.path))
        assert rows[0]["outcome"] == "exact"

    def test_a_folder_that_is_not_there_is_refused(self, run, everest, tmp_path):
        result = run("quotes", "check", everest, "--blobs", tmp_path / "nowhere")

        assert result.status == 2
        assert "there is no such folder" in result.err

    def test_the_text_that_a_case_file_names_is_looked_into(self, run, tmp_path):
        (tmp_path / "page.txt").write_text(BEFORE, encoding="utf-8")
        (tmp_path / "case.toml").write_text(
            '[organization]\noffice = "The office"\n[document.page]\ntext = "page.txt"\n'
            '[claim.a]\ntext = "a"\nby = "office"\ndocument = "page"\nquote = "At least 60 countries"\n',
            encoding="utf-8",
        )
        result = run("quotes", "check", tmp_path / "case.toml", "--format", "json")
        (row,) = json.loads(result.out)

        assert (row["document"], row["snapshot"], row["outcome"], result.status) == ("page", None, "lost", 1)

    def test_a_case_can_come_from_standard_input(self, run, monkeypatch):
        class Stdin:
            buffer = io.BytesIO(b'{"type": "claim", "id": "a", "text": "a"}\n')

        monkeypatch.setattr(sys, "stdin", Stdin())

        assert run("quotes", "check", "-").out == "No quotation is on record.\n"


class TestTable:
    def test_it_shows_the_place_and_what_to_do(self, run, check, blobs, tmp_path):
        check(
            snapshot("before", 1, BEFORE, blobs),
            snapshot("after", 3, AFTER, blobs),
            *said("signed", at("At least 50 countries")),
        )
        out = " ".join(run("quotes", "check", tmp_path / "records.jsonl").out.split())

        assert "2026-05-01 09:30" in out
        assert "said to be at 0" in out
        assert "2 look-ups: 1 exact, 1 moved." in out

    def test_it_can_be_in_german(self, run, check, blobs, tmp_path):
        check(snapshot("after", 3, AFTER, blobs), *said("a", Quote(exact="gone")))
        out = run("quotes", "check", tmp_path / "records.jsonl", "--language", "de").out

        assert "verloren" in out
        assert "lost" not in out

    def test_what_a_page_says_cannot_move_the_cursor(self, run, check, blobs, tmp_path):
        check(
            snapshot("s", 1, "a \x1b[2J\u202e quoted \x07 b", blobs), *said("a", Quote(exact="quoted \x07"))
        )
        result = run("quotes", "check", tmp_path / "records.jsonl")

        assert "exact" in result.out
        assert not {"\x1b", "\u202e", "\x07"} & set(result.out)

    def test_half_of_a_surrogate_pair_in_a_text_is_spelled_out(self, run, check, blobs, tmp_path):
        name = blobs.put("a \ud800 quoted".encode("utf-8", "surrogatepass"))
        rows, _ = check(
            Snapshot(id="s", document="page", sha256=name, text_sha256=name),
            *said("a", Quote(exact="quoted")),
        )

        assert (rows[0]["outcome"], rows[0]["before"]) == ("exact", "a \ud800 ")
        assert "<U+D800>" in run("quotes", "check", tmp_path / "records.jsonl").out

    def test_an_action_that_there_is_none_of_is_refused(self, run, everest):
        result = run("quotes", "chek", everest)

        assert result.status == 2
        assert "choose from" in result.err
