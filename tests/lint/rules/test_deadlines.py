"""Whether those who were asked had the time for a reply (CC102)."""

from __future__ import annotations

from datetime import UTC, date, time

import pytest
from attrs import evolve

from counterclaim.lint import PROFILES
from counterclaim.model import CaseInfo, Claim, Outcome, ReplyRequest
from counterclaim.values import DateSpan

MAY = [DateSpan.day(date(2026, 5, day)) for day in range(1, 29)]
THREE_DAYS = evolve(PROFILES["default"], least_reply_days=3)
SHORT = {"request": "warning"}


def day(number):
    return MAY[number - 1]


def at(number, hour, zone=None):
    return DateSpan.day(date(2026, 5, number), time=time(hour, tzinfo=zone))


@pytest.fixture
def asked(case):
    """Return a function that returns the case with a request to the ministry."""

    def with_request(**fields):
        case.add(Claim(id="leak", text="The ministry leaks files", accuses=("ministry",)))
        case.add(ReplyRequest(id="request", to="ministry", about=("leak",), **fields))
        return case

    return with_request


class TestTooShort:
    def test_less_than_the_profile_asks_for_is_told(self, asked, findings):
        case = asked(asked=day(5), deadline=day(7))
        (finding,) = findings(case, "CC102", profile=THREE_DAYS)
        assert (finding.record, finding.level.value) == ("request", "warning")
        assert "2 days" in finding.message
        assert "3 days" in finding.message
        assert finding.related == ("ministry", "leak")

    def test_as_much_as_the_profile_asks_for_is_enough(self, asked, found):
        assert found(asked(asked=day(5), deadline=day(8)), "CC102", profile=THREE_DAYS) == {}

    def test_the_day_itself_is_no_day(self, asked, found):
        assert found(asked(asked=day(5), deadline=day(5)), "CC102") == SHORT

    def test_hours_count_where_both_are_stated(self, asked, findings):
        (finding,) = findings(asked(asked=at(5, 18), deadline=at(6, 9)), "CC102")
        assert "less than 1 day" in finding.message
        assert "2026-05-05 18:00" in finding.message

    def test_a_whole_day_by_the_clock_is_one(self, asked, found):
        assert found(asked(asked=at(5, 18), deadline=at(6, 18)), "CC102") == {}

    def test_an_hour_on_one_side_alone_says_nothing(self, asked, found):
        assert found(asked(asked=at(5, 18), deadline=day(6)), "CC102") == {}

    def test_clocks_with_and_without_a_zone_are_not_compared(self, asked, found):
        assert found(asked(asked=at(5, 18), deadline=at(6, 9, UTC)), "CC102") == {}

    def test_a_date_that_may_mean_more_is_not_told(self, asked, found):
        case = asked(asked=DateSpan.month(2026, 5), deadline=day(28))
        assert found(case, "CC102", profile=THREE_DAYS) == {}

    def test_a_date_that_cannot_mean_more_is_told(self, asked, found):
        case = asked(asked=day(28), deadline=DateSpan.month(2026, 5))
        assert found(case, "CC102", profile=evolve(THREE_DAYS, least_reply_days=4)) == SHORT

    @pytest.mark.parametrize("given", [{"asked": day(5)}, {"deadline": day(5)}, {}])
    def test_what_is_not_stated_is_not_told(self, asked, found, given):
        assert found(asked(**given), "CC102") == {}

    def test_about_a_day_is_not_certain(self, asked, found):
        about = DateSpan(date(2026, 5, 5), date(2026, 5, 5), approximate=True)
        assert found(asked(asked=about, deadline=day(5)), "CC102") == {}

    def test_a_deadline_before_they_were_asked_gives_no_day(self, asked, findings):
        (finding,) = findings(asked(asked=day(9), deadline=day(5)), "CC102")
        assert "less than 1 day for a reply, from 2026-05-09 until 2026-05-05" in finding.message

    @pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.DECLINED, Outcome.NO_COMMENT])
    def test_who_reacted_had_the_time_for_it(self, asked, found, outcome):
        assert found(asked(asked=day(5), deadline=day(5), outcome=outcome), "CC102") == {}

    def test_who_did_not_react_may_not_have_had_it(self, asked, found):
        case = asked(asked=day(5), deadline=day(5), outcome=Outcome.NO_ANSWER)
        assert found(case, "CC102") == SHORT


class TestPublished:
    @pytest.fixture
    def published(self, asked):
        def on(span, **fields):
            case = asked(**fields)
            case.replace(evolve(case["article"], published=span))
            case.add(CaseInfo(id="info", document="article"))
            return case

        return on

    def test_a_story_that_appears_before_the_deadline_is_told(self, published, findings):
        case = published(day(6), asked=day(5), deadline=day(8))
        (finding,) = findings(case, "CC102")
        assert (finding.record, finding.related) == ("request", ("ministry", "leak", "article"))
        assert "2026-05-06" in finding.message

    @pytest.mark.parametrize("on", [8, 9])
    def test_a_story_that_appears_when_it_is_over_waited(self, published, found, on):
        assert found(published(day(on), asked=day(5), deadline=day(8)), "CC102") == {}

    def test_a_story_from_before_they_were_asked_is_that_of_others(self, published, found):
        assert found(published(day(4), asked=day(5), deadline=day(8)), "CC102") == {}

    def test_on_the_day_itself_hours_tell(self, published, found):
        assert found(published(day(5), asked=day(5), deadline=day(8)), "CC102") == {}

    def test_hours_tell_that_it_appeared_after_they_were_asked(self, published, found):
        assert found(published(at(5, 17), asked=at(5, 9), deadline=day(8)), "CC102") == SHORT

    def test_a_month_may_be_before_or_after(self, published, found):
        assert found(published(DateSpan.month(2026, 5), asked=day(5), deadline=day(8)), "CC102") == {}


class TestPending:
    def test_an_article_may_have_to_wait_for_the_reply(self, asked, found):
        case = asked(asked=day(5), deadline=day(8))
        assert found(case, "CC102", now=date(2026, 5, 8), article="A story.") == {"request": "note"}

    @pytest.mark.parametrize("article", [{"article": "A story."}, {}], ids=["an article", "none"])
    def test_what_came_of_it_is_asked_for_once_its_time_is_over(self, asked, findings, article):
        (finding,) = findings(asked(asked=day(5), deadline=day(8)), "CC102", now=date(2026, 5, 9), **article)

        assert finding.level.value == "warning"
        assert "what came of it is not on record" in finding.message

    def test_whose_time_is_too_short_is_told_once(self, asked, findings):
        case = asked(asked=day(5), deadline=day(5))
        (finding,) = findings(case, "CC102", now=date(2026, 5, 5), article="A story.")
        assert finding.level.value == "warning"

    def test_without_an_article_nothing_is_about_to_appear(self, asked, found):
        assert found(asked(asked=day(5), deadline=day(8)), "CC102", now=date(2026, 5, 6)) == {}

    def test_who_did_not_answer_is_not_waited_for(self, asked, found):
        case = asked(asked=day(5), deadline=day(8), outcome=Outcome.NO_ANSWER)
        assert found(case, "CC102", now=date(2026, 5, 6), article="A story.") == {}
