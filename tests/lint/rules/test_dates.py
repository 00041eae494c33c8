"""Whether dates that count from another day were resolved (CC303)."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model import Document, Statement
from counterclaim.values import DateSpan, Period

TOLD = {"closed": "warning"}


def said(case, wording, **fields):
    span = wording if isinstance(wording, DateSpan) else DateSpan.unknown(wording)
    case.add_claim("The bridge is closed", id="closed", by="union", said=span, **fields)
    return case


@pytest.mark.parametrize(
    "wording",
    [
        "yesterday",
        "three weeks ago",
        "last Tuesday",
        "in two days",
        "late yesterday evening",
        "gestern",
        "vor drei Wochen",
        "letzten Dienstag",
        "Gestern\nAbend",
        "on Monday",
        "am Dienstag",
        "im Oktober",
        "1 May",
    ],
)
def test_a_wording_that_counts_from_a_day_is_told(case, findings, wording):
    (finding,) = findings(said(case, wording), "CC303")
    assert (finding.record, finding.level.value, finding.related) == ("closed", "warning", ("closed@union",))
    assert "(said)" in finding.message


@pytest.mark.parametrize(
    "wording", ["at some time", "under the old king", "Ostern", "yesterdays", "the Mondays"]
)
def test_other_wordings_are_not_told(case, found, wording):
    assert found(said(case, wording), "CC303") == {}


def test_a_wording_that_was_resolved_is_fine(case, found):
    assert found(said(case, DateSpan.day(date(2026, 5, 1), text="yesterday")), "CC303") == {}


def test_a_date_without_a_wording_says_nothing(case, found):
    assert found(said(case, DateSpan.unknown()), "CC303") == {}


def test_dates_are_found_wherever_they_stand(case, found):
    gone = DateSpan.unknown("yesterday")
    case.add(Document(id="page", published=gone))
    case.add_claim("It was", id="during", by="union", during=Period(start=gone))
    statement = Statement(subject="ministry", property="opened", value=gone)
    case.add_claim("It opened", id="value", by="union", statements=statement)
    assert found(case, "CC303") == {"page": "warning", "during": "warning", "value": "warning"}


def test_both_ends_of_one_wording_are_told_once(case, findings):
    gone = DateSpan.unknown("since last week")
    case.add_claim("It was", id="closed", by="union", during=Period(gone, gone))
    assert len(findings(case, "CC303")) == 1


def test_a_very_long_wording_is_looked_at_in_part(case, found):
    assert found(said(case, "vor " * 50_000), "CC303") == {}
