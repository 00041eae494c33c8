"""Whether quotations stand word for word in the texts of their documents (CC205)."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from attrs import evolve

from counterclaim.lint import Missing, lint
from counterclaim.model import Attribution, Claim, Direction, Evidence, Note, Quote, Snapshot

TEXT = "The office has not signed. It would not say why. The mayor said no, and no again, in 1850."
TEXTS = {"article": TEXT}
WRONG = {"closed": "error"}


def digest(text):
    return sha256(text.encode()).hexdigest()


def snapshot(case, id, text, day=1, **fields):
    case.add(
        Snapshot(
            id=id,
            document="article",
            sha256=digest(f"<p>{text}"),
            text_sha256=digest(text),
            fetched_at=datetime(2026, 5, day, tzinfo=UTC),
            **fields,
        )
    )


@pytest.fixture
def quoted(case):
    """Return a function that returns the case with a quotation from the article."""

    def with_quote(exact, *, translated=False, **quote):
        case.add_claim(
            "The bridge is closed",
            id="closed",
            by="union",
            document="article",
            quote=Quote(exact=exact, **quote),
            translated=translated,
        )
        return case

    return with_quote


def test_without_texts_it_is_not_checked(quoted):
    result = lint(quoted("has not signed"))
    assert ("CC205", (Missing.TEXTS,)) in {(each.code, each.missing) for each in result.unchecked}


@pytest.mark.parametrize("exact", ["has not signed", "has  not signed", "It would not say why."])
def test_words_that_stand_there_are_fine(quoted, found, exact):
    assert found(quoted(exact), "CC205", texts=TEXTS) == {}


def test_other_words_are_an_error(quoted, findings):
    (finding,) = findings(quoted("has never signed"), "CC205", texts=TEXTS)
    assert (finding.record, finding.level.value) == ("closed", "error")
    assert finding.related == ("closed@paper", "article")
    assert "“The bridge”" in finding.message


def test_words_at_another_place_than_stated_are_the_words(quoted, found):
    assert found(quoted("signed", start=0, end=6), "CC205", texts=TEXTS) == {}


def test_words_in_several_places_are_an_error(quoted, findings):
    (finding,) = findings(quoted("no"), "CC205", texts=TEXTS)
    assert finding.level.value == "error"
    assert "several places" in finding.message


def test_what_stands_before_them_tells_which_is_meant(quoted, found):
    assert found(quoted("no", prefix="and "), "CC205", texts=TEXTS) == {}


def test_a_part_of_a_number_is_a_warning(quoted, findings):
    (finding,) = findings(quoted("in 185"), "CC205", texts=TEXTS)
    assert finding.level.value == "warning"
    assert "part of a longer word or number" in finding.message


def test_a_translation_cannot_be_found(quoted, found):
    assert found(quoted("hat nicht unterschrieben", translated=True), "CC205", texts=TEXTS) == {}


def test_a_quotation_of_evidence_is_told_of_the_evidence(case, found):
    case.add(Claim(id="closed", text="The bridge is closed"))
    case.add(
        Evidence(
            id="file",
            bears_on="closed",
            direction=Direction.SUPPORTS,
            document="article",
            quote=Quote(exact="was closed"),
        )
    )
    assert found(case, "CC205", texts=TEXTS) == {"file": "error"}


class TestSnapshots:
    def test_texts_are_found_by_their_hash(self, quoted, found):
        case = quoted("has not signed", snapshot="s")
        snapshot(case, "s", TEXT)
        assert found(case, "CC205", texts={digest(TEXT): TEXT}) == {}
        assert found(case, "CC205", texts={digest(TEXT): "The office has signed."}) == WRONG

    def test_the_snapshot_that_is_named_decides(self, quoted, findings):
        case = quoted("has not signed", snapshot="s")
        snapshot(case, "s", "The office has signed.")
        (finding,) = findings(case, "CC205", texts={**TEXTS, digest("The office has signed."): "…"})
        assert "(s)" in finding.message

    def test_where_its_text_is_not_given_another_text_of_the_document_does(self, quoted, found):
        case = quoted("has not signed", snapshot="s")
        snapshot(case, "s", TEXT)
        assert found(case, "CC205", texts=TEXTS) == {}

    def test_that_a_later_text_lacks_the_words_is_no_misquotation(self, quoted, found):
        case = quoted("has not signed", snapshot="s")
        snapshot(case, "s", TEXT)
        snapshot(case, "later", "Gone.", day=2)
        assert found(case, "CC205", texts={digest(TEXT): TEXT, digest("Gone."): "Gone."}) == {}

    def test_words_of_an_earlier_text_are_no_misquotation(self, quoted, found):
        case = quoted("has not signed")
        snapshot(case, "s", TEXT)
        snapshot(case, "later", "Gone.", day=2)
        assert found(case, "CC205", texts={digest(TEXT): TEXT, digest("Gone."): "Gone."}) == {}

    def test_words_of_no_text_are_a_misquotation(self, quoted, found):
        case = quoted("has never signed")
        snapshot(case, "s", TEXT)
        snapshot(case, "later", "Gone.", day=2)
        assert found(case, "CC205", texts={digest(TEXT): TEXT, digest("Gone."): "Gone."}) == WRONG


class TestUnread:
    def test_a_document_without_a_text_is_a_note(self, quoted, findings):
        case = quoted("has not signed")
        case.add_claim("It is open", id="open", by="union", document="article", quote="is open")
        (finding,) = findings(case, "CC205", texts={})
        assert (finding.record, finding.level.value) == ("article", "note")
        assert "2 quotations" in finding.message

    def test_a_document_that_is_not_on_record_is_told_of_the_claim(self, case, found):
        case.add_claim("It is closed", id="closed", by="union", quote="is closed")
        case.replace(evolve(case["closed@union"], document="nowhere"))
        assert found(case, "CC205", texts={}) == {"closed": "note"}

    def test_a_quotation_from_no_document_is_a_note(self, case, findings):
        case.add_claim("It is closed", id="closed", by="union", quote="is closed")
        (finding,) = findings(case, "CC205", texts=TEXTS)
        assert (finding.record, finding.level.value) == ("closed", "note")
        assert "no document" in finding.message


@pytest.mark.parametrize(
    "exact",
    [
        "The office […] would not say why",
        "It would … say why.",
        "[The office] would not say why",
        "[t]he mayor said no",
    ],
)
def test_parts_that_stand_there_in_their_order_are_a_note(quoted, findings, exact):
    (finding,) = findings(quoted(exact), "CC205", texts=TEXTS)
    assert finding.level.value == "note"
    assert "check that it means the same" in finding.message


@pytest.mark.parametrize(
    "exact", ["The mayor […] would not say why", "The office […] has signed", "[…]", "… …"]
)
def test_parts_that_do_not_are_told_as_other_words_are(quoted, found, exact):
    assert found(quoted(exact), "CC205", texts=TEXTS) == WRONG


def test_a_note_about_one_attribution_settles_its_quotation_and_no_other(quoted):
    case = quoted("It has signed")
    case.add(
        Attribution(
            id="second", of="closed", source="agency", document="article", quote=Quote(exact="We signed")
        )
    )
    note = Note(id="note", about=("closed", "second"), settles="CC205", text="Seen in print.", by="A. Editor")

    def settled():
        found = lint(case, texts=TEXTS).findings
        return [finding.settled for finding in found if finding.code == "CC205"]

    case.add(note)
    assert settled() == [False, True]
    case.replace(evolve(note, about=("second",)))
    assert settled() == [False, True]
    case.replace(evolve(note, about=("closed",)))
    assert settled() == [True, True]
