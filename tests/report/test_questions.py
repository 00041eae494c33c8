from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from counterclaim.model import (
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Judgement,
    Rebuttal,
    RebuttalKind,
    ReplyRequest,
    SameAs,
    Snapshot,
    UnnamedSource,
)
from counterclaim.report import case_report
from counterclaim.values import DateSpan


def questions(case, **settings):
    rows = case_report(case, only=("questions",), **settings)["questions"]
    return {(row.kind, row.records[0]) for row in rows}


def denied(case, id):
    case.add(Rebuttal(id=f"denial-{id}", kind=RebuttalKind.DENIAL, by="china", targets=(id,)))


class TestClaims:
    def test_a_denied_claim_that_nobody_makes_has_no_stated_accuser(self, case):
        case.add_claim("They hid it", id="x", by=None)
        denied(case, "x")
        assert ("accuser-unstated", "x") in questions(case)
        assert ("unattributed", "x") not in questions(case)

    def test_a_claim_somebody_makes_under_another_id_has_an_accuser(self, case):
        case.add_claim("They hid it", id="x", by=None)
        denied(case, "x")
        case.add(SameAs(id="same", left="x", right="too-low", judgement=Judgement.SAME))
        assert ("accuser-unstated", "x") not in questions(case)

    def test_a_claim_that_nobody_makes_or_denies_is_unattributed(self, case):
        case.add(Claim(id="x", text="It is so"))
        assert ("unattributed", "x") in questions(case)

    def test_a_counterclaim_is_attributed_by_its_rebuttal(self, case):
        case.add(Claim(id="x", text="It grows"))
        case.add(
            Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="india", targets=("too-low",), counterclaim="x")
        )
        assert ("unattributed", "x") not in questions(case)

    def test_an_origin_that_is_not_stated_is_asked_for(self, case):
        assert ("origin-unstated", "too-low") in questions(case)
        assert ("origin-unstated", "rock-height") not in questions(case)

    def test_a_date_is_asked_of_those_who_said_it(self, case):
        found = questions(case)
        assert ("no-date", "snow-height") in found
        assert ("no-date", "rock-height") not in found  # October 2005
        assert ("no-date", "too-low") not in found  # first of all, whose word it is

    def test_a_condition_is_named(self, case):
        case.add_claim("Then it is 8,900", id="x", by="nepal", assuming="too-low")
        assert ("conditional", "x") in questions(case)


class TestAccusations:
    def accuse(self, case, **settings):
        case.add_claim("They moved it", id="x", by="nepal", kind=ClaimKind.ACCUSATION, **settings)

    def test_without_rebuttal_and_request_the_accused_were_not_heard(self, case):
        self.accuse(case, accuses="china")
        assert ("no-reply", "x") in questions(case)

    def test_a_rebuttal_is_a_hearing(self, case):
        self.accuse(case, accuses="china")
        denied(case, "x")
        assert ("no-reply", "x") not in questions(case)

    def test_a_rebuttal_of_the_attribution_is_one_too(self, case):
        self.accuse(case, accuses="china")
        denied(case, "x@nepal")
        assert ("no-reply", "x") not in questions(case)

    def test_a_request_is_one_too(self, case):
        self.accuse(case, accuses="china")
        case.add(ReplyRequest(id="asked", to="china", about=("x",)))
        assert ("no-reply", "x") not in questions(case)

    def test_an_accusation_of_nobody_is_noticed(self, case):
        self.accuse(case)
        assert ("accused-unstated", "x") in questions(case)


class TestTheRest:
    def test_documents_without_date_or_publisher(self, case):
        case.add(Document(id="leaflet"))
        assert {("document-undated", "leaflet"), ("document-unpublished", "leaflet")} <= questions(case)
        assert ("document-undated", "article") not in questions(case)

    def test_documents_on_the_web_of_which_nothing_was_kept(self, case):
        case.add(Document(id="page", url="https://example.org/page"))
        assert ("no-snapshot", "page") in questions(case)
        assert ("no-snapshot", "article") not in questions(case)  # it is not said to be on the web
        text = case_report(case, only=("questions",)).section_text("questions")
        assert "Document on the web without a snapshot: page" in text

    def test_a_document_with_a_snapshot_is_kept(self, case):
        case.add(Document(id="page", url="https://example.org/page"))
        case.add(Snapshot(id="page-kept", document="page", sha256="0" * 64))
        assert ("no-snapshot", "page") not in questions(case)

    def test_unnamed_sources(self, case):
        case.add(UnnamedSource(id="insider", name="A member of the survey", reason="fears for the post"))
        assert ("unnamed-source", "insider") in questions(case)
        assert "fears for the post" in case_report(case).to_text()

    def test_replies_that_have_not_come(self, case):
        due = DateSpan.day(date(2010, 4, 2))
        case.add(ReplyRequest(id="asked", to="china", about=("too-low",), deadline=due))
        assert ("reply-pending", "asked") in questions(case)
        assert "until 2010-04-02" in case_report(case, now=date(2010, 4, 2)).to_text()
        assert "was due 2010-04-02" in case_report(case, now=date(2010, 4, 3)).to_text()

    @pytest.mark.parametrize(
        ("now", "kinds"),
        [
            (None, {"embargo"}),
            (date(2010, 4, 7), {"embargo"}),
            (datetime(2010, 4, 9, 12, tzinfo=UTC), set()),
            (date(2010, 6, 1), {"review-overdue"}),
        ],
    )
    def test_embargo_and_review_are_compared_with_the_day(self, now, kinds):
        from counterclaim.case import Case

        until, by = DateSpan.day(date(2010, 4, 8)), DateSpan.month(2010, 5)
        case = Case([CaseInfo(id="info", embargo_until=until, review_by=by)])
        assert {kind for kind, _ in questions(case, now=now)} == kinds

    def test_an_embargo_stands_in_the_head_of_every_form_until_it_is_over(self, case):
        case.replace(evolve(case.info, embargo_until=DateSpan.day(date(2010, 4, 8))))
        during, after = (case_report(case, now=date(2010, 4, day)) for day in (8, 9))
        said = "Under embargo (2010-04-08): nothing of this may be published yet."
        for form in ("to_text", "to_markdown", "to_html", "_repr_html_", "to_json"):
            shown = getattr(during, form)().replace("\\", "")
            assert said in shown, form
            assert shown.index(said) < shown.index("Claims"), form
            assert said not in getattr(after, form)().replace("\\", ""), form

    def test_the_text_groups_them_by_question(self, case):
        text = case_report(case, only=("questions",)).section_text("questions")
        assert text.splitlines()[:2] == [
            "Origin not stated: passed on without saying whose word it is",
            "• too-low: The figure of 8,848 metres is too low",
        ]
        assert "When it was said is not stated: snow-height" in text
