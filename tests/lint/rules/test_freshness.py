"""Whether the case was to be looked at again, and whether its sources changed (CC301)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import sha256

import pytest
from attrs import evolve

from counterclaim.lint import Missing, lint
from counterclaim.model import CaseInfo, Document, Quote, Snapshot
from counterclaim.values import DateSpan

OLD, NEW = "The office has not signed.", "The office has signed."
CHANGED = {"article": "warning"}


def digest(text):
    return sha256(text.encode()).hexdigest()


TEXTS = {digest(text): text for text in (OLD, NEW, OLD + " So it said.")}


def keep(case, id, text, day, **fields):
    fields = {"sha256": digest(f"{id}"), "text_sha256": None if text is None else digest(text), **fields}
    case.add(Snapshot(id=id, document="article", fetched_at=datetime(2026, 5, day, 12, tzinfo=UTC), **fields))


@pytest.fixture
def quoted(case):
    """Return a case with a quotation from a copy of the first of May."""
    quote = Quote(exact="has not signed", snapshot="first")
    case.add_claim("It waits", id="waits", by="union", document="article", quote=quote)
    keep(case, "first", OLD, 1)
    return case


class TestReview:
    @pytest.fixture
    def due(self, case):
        case.add(CaseInfo(id="info", review_by=DateSpan.month(2026, 5)))
        return case

    def test_a_case_past_its_day_is_told(self, due, found):
        assert found(due, "CC301", now=date(2026, 6, 1)) == {"info": "warning"}

    def test_the_last_day_that_may_be_meant_is_not_past(self, due, found):
        assert found(due, "CC301", now=date(2026, 5, 31)) == {}

    def test_without_the_day_it_is_checked_in_part(self, due):
        result = lint(due)
        (unchecked,) = (each for each in result.unchecked if each.code == "CC301")
        assert (unchecked.missing, unchecked.partly) == ((Missing.NOW,), True)

    def test_an_open_date_is_never_past(self, case, found):
        case.add(CaseInfo(id="info", review_by=DateSpan(date(2026, 5, 1), None)))
        assert found(case, "CC301", now=date(2027, 1, 1)) == {}


class TestChangedText:
    def test_a_newer_copy_with_another_text_is_told(self, quoted, findings):
        keep(quoted, "second", NEW, 2)
        (finding,) = findings(quoted, "CC301")
        assert (finding.record, finding.level.value) == ("article", "warning")
        assert finding.related == ("waits@paper",)
        assert "another text" in finding.message
        assert "second" in finding.message

    def test_a_newer_copy_with_the_same_text_is_no_change(self, quoted, found):
        keep(quoted, "second", OLD, 2)
        assert found(quoted, "CC301") == {}

    def test_an_older_copy_with_another_text_is_no_change(self, quoted, found):
        keep(quoted, "second", NEW, 2)
        quoted.replace(evolve(quoted["first"], fetched_at=datetime(2026, 5, 9, tzinfo=UTC)))
        assert found(quoted, "CC301") == {}

    def test_a_newer_copy_of_which_no_text_was_taken_says_nothing(self, quoted, found):
        keep(quoted, "second", None, 2)
        assert found(quoted, "CC301") == {}

    def test_words_that_still_stand_there_are_fine(self, quoted, found):
        keep(quoted, "second", OLD + " So it said.", 2)
        assert found(quoted, "CC301", texts=TEXTS) == {}

    def test_words_that_are_gone_are_told(self, quoted, findings):
        keep(quoted, "second", NEW, 2)
        (finding,) = findings(quoted, "CC301", texts=TEXTS)
        assert "lacks 1 quotation" in finding.message

    def test_words_that_never_stood_there_are_another_matter(self, quoted, found):
        attribution = quoted["waits@paper"]
        quoted.replace(evolve(attribution, quote=evolve(attribution.quote, exact="never signed")))
        keep(quoted, "second", NEW, 2)
        assert found(quoted, "CC301", texts=TEXTS) == {}

    def test_words_of_no_named_copy_that_are_gone_are_told(self, quoted, found):
        attribution = quoted["waits@paper"]
        quoted.replace(evolve(attribution, quote=evolve(attribution.quote, snapshot=None)))
        keep(quoted, "second", NEW, 2)
        assert found(quoted, "CC301", texts=TEXTS) == CHANGED

    def test_a_page_that_is_gone_is_told(self, quoted, findings):
        keep(quoted, "second", None, 2, status=410)
        (finding,) = findings(quoted, "CC301")
        assert "answered 410" in finding.message

    def test_a_document_is_told_once(self, quoted, found):
        quoted.add_claim(
            "It does", id="does", by="union", document="article", quote=Quote(exact="not", snapshot="first")
        )
        keep(quoted, "second", NEW, 2)
        assert found(quoted, "CC301") == CHANGED


class TestModified:
    def modified(self, case, span):
        case.replace(evolve(case["article"], modified=span))
        return case

    def test_a_document_that_says_it_changed_since_is_told(self, quoted, findings):
        (finding,) = findings(self.modified(quoted, DateSpan.day(date(2026, 5, 3))), "CC301")
        assert finding.record == "article"
        assert "2026-05-03" in finding.message
        assert "2026-05-01" in finding.message

    def test_a_change_before_the_copy_is_in_it(self, quoted, found):
        assert found(self.modified(quoted, DateSpan.day(date(2026, 4, 30))), "CC301") == {}

    def test_a_change_on_the_day_may_be_in_it(self, quoted, found):
        assert found(self.modified(quoted, DateSpan.day(date(2026, 5, 1))), "CC301") == {}

    def test_hours_tell(self, quoted, found):
        late = DateSpan.day(date(2026, 5, 1), time=time(13, tzinfo=UTC))
        assert found(self.modified(quoted, late), "CC301") == CHANGED

    def test_some_day_of_the_month_may_be_before(self, quoted, found):
        assert found(self.modified(quoted, DateSpan.month(2026, 5)), "CC301") == {}

    def test_a_newer_copy_is_up_to_date(self, quoted, found):
        keep(quoted, "second", OLD, 4)
        assert found(self.modified(quoted, DateSpan.day(date(2026, 5, 3))), "CC301") == {}

    def test_a_document_without_a_copy_is_another_matter(self, case, found):
        case.add_claim("It waits", id="waits", by="union", document="article")
        assert found(self.modified(case, DateSpan.day(date(2026, 5, 3))), "CC301") == {}

    def test_a_document_that_nothing_stands_in_is_not_told(self, case, found):
        keep(case, "first", OLD, 1)
        case.add(Document(id="other", modified=DateSpan.day(date(2026, 5, 3))))
        assert found(self.modified(case, DateSpan.day(date(2026, 5, 3))), "CC301") == {}
