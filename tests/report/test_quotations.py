import json
from datetime import UTC, datetime

import pytest

from counterclaim.case import Case
from counterclaim.errors import FileAccessError
from counterclaim.model import Attribution, Document, Quote, Snapshot
from counterclaim.report import QuoteOutcome, UncheckedReason, quotation_report

TEXT = "The office has not signed. It would not say why."
SHA = "0" * 64


def quoted(id, exact, **quote):
    return Attribution(id=id, of="c", source="office", document="page", quote=Quote(exact=exact, **quote))


def case(*records):
    return Case([Document(id="page"), *records])


def rows(*records, texts=None):
    return quotation_report(case(*records), texts={"page": TEXT} if texts is None else texts).rows


def test_a_text_that_is_given_is_looked_into():
    (row,) = rows(quoted("a", "has not signed"))

    assert (row.outcome, row.snapshot) == (QuoteOutcome.EXACT, None)
    assert TEXT[row.start : row.end] == "has not signed"
    assert (row.before, row.words, row.after) == ("The office ", "has not signed", ". It would not say why.")


def test_without_a_way_to_read_bytes_none_are_kept():
    snapshot = Snapshot(id="s", document="page", sha256=SHA, text_sha256=SHA)
    (row,) = rows(snapshot, quoted("a", "has not signed"), texts={})

    assert (row.outcome, row.reason) == (QuoteOutcome.NOT_KEPT, UncheckedReason.MISSING)


def test_a_text_is_read_once_for_all_its_quotations():
    read = []

    def reading(sha256):
        read.append(sha256)
        return TEXT.encode()

    snapshot = Snapshot(id="s", document="page", sha256=SHA, text_sha256=SHA)
    report = quotation_report(
        case(snapshot, *(quoted(f"a{number}", "signed") for number in range(9))), read=reading
    )

    assert [row.outcome for row in report.rows] == [QuoteOutcome.EXACT] * 9
    assert read == [SHA]


def test_bytes_that_cannot_be_read_are_no_error():
    def failing(sha256):
        raise FileAccessError(sha256, "permission denied")

    snapshot = Snapshot(id="s", document="page", sha256=SHA, text_sha256=SHA)
    report = quotation_report(case(snapshot, quoted("a", "signed")), read=failing)

    assert report.rows[0].reason is UncheckedReason.MISSING


def test_a_snapshot_without_a_time_is_older_than_one_with_it():
    dated = Snapshot(
        id="dated", document="page", sha256=SHA, text_sha256=SHA, fetched_at=datetime(2026, 5, 1, tzinfo=UTC)
    )
    undated = Snapshot(id="undated", document="page", sha256=SHA, text_sha256="1" * 64)
    (row,) = quotation_report(case(dated, undated, quoted("a", "signed")), read=lambda _: TEXT.encode()).rows

    assert row.snapshot == "dated"


def test_a_long_quotation_is_shortened_and_its_place_is_not():
    text = "no " * 200
    (row,) = rows(quoted("a", text.strip()), texts={"page": f"They said: {text}and went."})

    assert row.end - row.start == len(text) - 1
    assert len(row.words) < 200
    assert len(row.before + row.after) < 100


def test_of_more_rows_than_are_shown_those_to_be_looked_at_come_first():
    found = [quoted(f"found-{number}", "signed") for number in range(5)]
    text = quotation_report(case(*found, quoted("gone", "seen")), texts={"page": TEXT}).to_text(limit=2)

    assert "gone" in text
    assert "found-0" in text
    assert "found-1" not in text
    assert "4 more" in text


def test_json_is_a_list_with_the_same_keys_in_every_language():
    english, german = (
        json.loads(
            quotation_report(case(quoted("a", "seen")), texts={"page": TEXT}, language=language).to_json()
        )
        for language in ("en", "de")
    )

    assert english[0].keys() == german[0].keys()
    assert (english[0]["outcome"], german[0]["outcome"]) == ("lost", "lost")
    assert english[0]["advice"] != german[0]["advice"]


def test_a_language_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="no report is written in"):
        quotation_report(case(), language="fr")


def test_of_very_many_texts_of_a_page_the_newest_are_looked_at():
    snapshots = [
        Snapshot(
            id=f"s{number}",
            document="page",
            sha256=f"{number:064x}",
            text_sha256=f"{number:064x}",
            fetched_at=datetime(2026, 1, 1, 0, number // 60, number % 60, tzinfo=UTC),
        )
        for number in range(300)
    ]

    def reading(sha256):
        return (f"text {int(sha256, 16)}.").encode()

    found = quotation_report(case(*snapshots, quoted("a", "text 150")), read=reading)
    assert QuoteOutcome.EXACT in {row.outcome for row in found.rows}
    (row,) = quotation_report(case(*snapshots, quoted("a", "text 50.")), read=reading).rows
    assert row.outcome is QuoteOutcome.LOST
