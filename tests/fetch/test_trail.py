import pytest

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.manners import Manners
from counterclaim.fetch.trail import Conditions, trail
from counterclaim.fetch.urls import parse_url
from fetch.driving import FakeTime, Reply, Web, moved, open_policy, session_of

HERE = "https://example.org/a/page?x=1"
THERE = "https://example.net/b"
PAGE = Reply(b"hello", (("Content-Type", "text/plain"),))


@pytest.fixture
def time(monkeypatch):
    fake = FakeTime()
    monkeypatch.setattr("counterclaim.fetch.session.time", fake)
    monkeypatch.setattr("counterclaim.fetch.deadline.time", fake)
    return fake


def notes(page, rule):
    return [outcome for outcome in page.log.outcomes if outcome.rule == rule]


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_are_followed_whatever_their_kind(self, status):
        web = Web({HERE: moved(THERE, status), THERE: PAGE})

        page = web.fetch(HERE)

        assert page.body == b"hello"
        assert web.urls == [HERE, THERE]
        assert [(hop.url, hop.status) for hop in page.hops] == [(HERE, status), (THERE, 200)]

    @pytest.mark.parametrize(
        ("location", "expected"),
        [
            ("next", "https://example.org/a/next"),
            ("../next", "https://example.org/next"),
            ("/next?y=2", "https://example.org/next?y=2"),
            ("?y=2", "https://example.org/a/page?y=2"),
            ("//example.net/b", THERE),
            ("https://EXAMPLE.net:443/b#part", THERE),
            (" \thttps://example.net/b ", THERE),
        ],
    )
    def test_may_be_relative_to_the_page(self, location, expected):
        web = Web({HERE: moved(location), expected: PAGE})

        assert web.fetch(HERE).hops[-1].url == expected

    def test_may_say_where_to_in_utf_8_as_many_servers_do(self):
        location = "/prüfung".encode().decode("latin-1")

        assert Web({HERE: moved(location)}).refusal(HERE).url == "https://example.org/pr%C3%BCfung"

    def test_may_say_where_to_in_latin_1(self):
        assert Web({HERE: moved("/pr\xfcfung")}).refusal(HERE).url == "https://example.org/pr%C3%BCfung"

    def test_carry_no_cookie_nor_anything_else_that_a_server_said(self):
        said = (("Set-Cookie", "a=b"), ("Location", THERE), ("WWW-Authenticate", "Basic"))
        web = Web({HERE: Reply(None, said, 302), THERE: PAGE})

        web.fetch(HERE)

        assert {name.lower() for name, _ in web.asked[1].headers} == {"accept", "accept-encoding"}
        assert web.asked[1].secrets == ()
        assert web.asked[1].body is None

    def test_that_go_in_a_circle_are_refused(self):
        web = Web({HERE: moved(THERE), THERE: moved(HERE)})

        error = web.refusal(HERE)

        assert error.reason is FetchReason.REDIRECT
        assert web.urls == [HERE, THERE]

    def test_to_the_page_itself_are_refused(self):
        assert Web({HERE: moved("#part")}).refusal(HERE).reason is FetchReason.REDIRECT

    def test_are_followed_as_often_as_the_policy_says(self):
        chain = {f"https://example.org/{number}": moved(f"/{number + 1}") for number in range(3)}
        begin = "https://example.org/0"
        web = Web({**chain, "https://example.org/3": PAGE})

        assert len(web.fetch(begin, open_policy(max_redirects=3)).hops) == 4
        error = Web(chain).refusal(begin, open_policy(max_redirects=2))

        assert error.reason is FetchReason.REDIRECT
        assert "more than 2 redirects" in error.rule

    def test_are_not_followed_where_the_policy_says_none(self):
        web = Web({HERE: moved(THERE), THERE: PAGE})

        assert web.refusal(HERE, open_policy(max_redirects=0)).reason is FetchReason.REDIRECT
        assert web.urls == [HERE]

    def test_that_lead_nowhere_are_refused(self):
        assert Web({HERE: moved("")}).refusal(HERE).reason is FetchReason.REDIRECT

    def test_without_a_location_are_no_pages(self):
        error = Web({HERE: moved(None)}).refusal(HERE)

        assert (error.reason, error.status) == (FetchReason.STATUS, 302)

    def test_that_name_two_places_are_refused(self):
        reply = Reply(None, (("Location", "/a"), ("location", "/b")), 302)

        assert Web({HERE: reply}).refusal(HERE).reason is FetchReason.REDIRECT

    def test_that_name_one_place_twice_are_followed(self):
        reply = Reply(None, (("Location", THERE), ("location", THERE)), 302)

        assert Web({HERE: reply, THERE: PAGE}).fetch(HERE).body == b"hello"

    @pytest.mark.parametrize(
        ("location", "reason"),
        [
            ("file:///etc/passwd", FetchReason.SCHEME),
            ("javascript:alert(1)", FetchReason.SCHEME),
            ("https://user:secret@example.net/", FetchReason.USER_INFO),
            ("https://example.net:22/", FetchReason.PORT),
            ("http://127.0.0.1/", FetchReason.ADDRESS),
            ("http://[::1]/", FetchReason.ADDRESS),
            ("http://0x7f000001/", FetchReason.HOST),
            ("http://exa mple.net/", FetchReason.URL),
        ],
    )
    def test_lead_nowhere_that_is_not_fetched(self, location, reason):
        web = Web({HERE: moved(location)})

        error = web.refusal(HERE)

        assert error.reason is reason
        assert len(web.asked) == 1
        assert "secret" not in str(error)

    def test_from_https_to_http_are_noted(self):
        page = Web({HERE: moved("http://example.net/b"), "http://example.net/b": PAGE}).fetch(HERE)

        (note,) = notes(page, "redirect")
        assert "https to http" in note.detail

    def test_from_http_to_https_need_no_note(self):
        page = Web({"http://example.org/": moved(THERE), THERE: PAGE}).fetch("http://example.org/")

        assert notes(page, "redirect") == []

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_within_one_scheme_need_no_note(self, scheme):
        begin, end = f"{scheme}://example.org/", f"{scheme}://example.net/"

        assert notes(Web({begin: moved(end), end: PAGE}).fetch(begin), "redirect") == []

    def test_are_counted_in_the_error_of_a_page_behind_them(self):
        error = Web({HERE: moved(THERE)}).refusal(HERE)

        assert (error.hop, error.status) == (2, 404)
        assert str(error).endswith("(after 1 redirect)")

    def test_are_counted_where_the_body_behind_them_cannot_be_unpacked(self):
        packed = Reply(b"no gzip", (("Content-Encoding", "gzip"),))

        assert Web({HERE: moved(THERE), THERE: packed}).refusal(HERE).hop == 2


class TestStatus:
    @pytest.mark.parametrize("status", [200, 201, 203, 204, 205, 226])
    def test_of_success_is_that_of_a_page(self, status):
        assert Web({HERE: Reply(b"", (), status)}).fetch(HERE).hops[-1].status == status

    @pytest.mark.parametrize("status", [206, 300, 304, 305, 400, 401, 403, 404, 410, 451, 500, 502])
    def test_of_anything_else_is_refused_and_told(self, status):
        error = Web({HERE: Reply(b"", (), status)}).refusal(HERE)

        assert (error.reason, error.status) == (FetchReason.STATUS, status)
        assert str(status) in str(error)

    @pytest.mark.parametrize("status", [400, 404, 410, 451, 500])
    def test_may_be_any_where_the_policy_says_so(self, status):
        page = Web({HERE: Reply(b"removed", (), status)}).fetch(HERE, open_policy(any_status=True))

        assert (page.body, page.hops[-1].status) == (b"removed", status)

    @pytest.mark.parametrize("status", [206, 304, 101])
    def test_of_half_a_page_or_none_is_refused_even_so(self, status):
        error = Web({HERE: Reply(b"", (), status)}).refusal(HERE, open_policy(any_status=True))

        assert (error.reason, error.status) == (FetchReason.STATUS, status)

    @pytest.mark.parametrize("status", [429, 503])
    def test_of_too_many_requests_has_a_reason_of_its_own(self, status):
        error = Web({HERE: Reply(b"", (), status)}).refusal(HERE)

        assert (error.reason, error.status, error.retry_after) == (FetchReason.RATE, status, None)

    @pytest.mark.parametrize("status", [429, 503])
    def test_of_too_many_requests_is_not_that_of_a_page_even_so(self, status):
        error = Web({HERE: Reply(b"", (), status)}).refusal(HERE, open_policy(any_status=True))

        assert error.reason is FetchReason.RATE


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("stated", "seconds"),
        [
            ("0", 0.0),
            ("120", 120.0),
            (" 7 ", 7.0),
            ("999999999", 999_999_999.0),
            ("Wed, 04 Mar 2026 05:06:37 GMT", 30.0),
            ("Wed, 04 Mar 2026 06:06:37 +0100", 30.0),
            ("Wednesday, 04-Mar-26 05:06:37 GMT", 30.0),
            ("Tue, 03 Mar 2026 05:06:37 GMT", 0.0),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 251_596_000_000.0),
        ],
    )
    def test_is_told_in_seconds_or_as_a_date(self, stated, seconds):
        error = Web({HERE: Reply(b"", (("Retry-After", stated),), 503)}).refusal(HERE)

        assert error.retry_after == pytest.approx(seconds, rel=0.01)

    @pytest.mark.parametrize(
        "stated",
        [
            "-1",
            "1.5",
            "9999999999",
            "soon",
            "",
            "9" * 5000,
            "١٢",
            "Wed, 99 Mar 2026 99:99:99 GMT",
            "4 Mar 0000 00:00:00 +9999",
        ],
    )
    def test_that_makes_no_sense_is_none(self, stated):
        error = Web({HERE: Reply(b"", (("Retry-After", stated),), 429)}).refusal(HERE)

        assert (error.reason, error.retry_after) == (FetchReason.RATE, None)

    def test_is_told_in_the_message(self):
        error = Web({HERE: Reply(b"", (("Retry-After", "120"),), 503)}).refusal(HERE)

        assert "asks to wait 120 seconds" in str(error)


class TestSpacing:
    def test_leaves_seconds_between_two_pages_of_a_host(self, time):
        web = Web({HERE: PAGE}, time)
        session = session_of(open_policy(spacing=3))

        web.fetch(HERE, session=session)
        time.now += 1
        page = web.fetch(HERE, session=session)

        assert web.pauses == [2.0]
        (note,) = notes(page, "spacing")
        assert note.detail == "2.000 seconds, for example.org"

    def test_lets_another_host_be_asked_at_once(self, time):
        web = Web({HERE: PAGE, THERE: PAGE}, time)
        session = session_of(open_policy(spacing=3))

        web.fetch(HERE, session=session)
        web.fetch(THERE, session=session)

        assert web.pauses == []

    def test_counts_the_redirects_within_a_host(self, time):
        web = Web({HERE: moved("/next"), "https://example.org/next": PAGE}, time)

        web.fetch(HERE, open_policy(spacing=3))

        assert web.pauses == [3.0]

    def test_of_none_waits_for_nothing(self, time):
        web = Web({HERE: PAGE}, time)
        session = session_of(open_policy(spacing=0))

        web.fetch(HERE, session=session)
        web.fetch(HERE, session=session)

        assert web.pauses == []

    def test_beyond_the_deadline_is_told_at_once(self, time):
        web = Web({HERE: PAGE}, time)
        session = session_of(open_policy(spacing=9, deadline=5))
        web.fetch(HERE, session=session)

        error = web.refusal(HERE, session=session)

        assert error.reason is FetchReason.TIMEOUT
        assert web.pauses == []
        assert len(web.asked) == 1

    def test_is_not_lengthened_by_those_who_did_not_wait(self, time):
        web = Web({HERE: PAGE}, time)
        session = session_of(open_policy(spacing=9, deadline=5))
        web.fetch(HERE, session=session)
        web.refusal(HERE, session=session)
        time.now += 9

        assert web.fetch(HERE, session=session).body == b"hello"


class TestConditions:
    about = Conditions(url=HERE, headers=(("If-None-Match", '"1"'),))

    def walked(self, web, begin=HERE, outcomes=None):
        session = session_of()
        manners = Manners(session, Deadline(5), [] if outcomes is None else outcomes)
        return web.drive(trail(session, parse_url(begin), self.about, manners))

    def test_are_asked_with(self):
        web = Web({HERE: Reply(None, (), 304)})

        (answer,) = self.walked(web)

        assert answer.status == 304
        assert web.told(0)["If-None-Match"] == '"1"'

    def test_that_hold_are_noted(self):
        outcomes = []

        self.walked(Web({HERE: Reply(None, (), 304)}), outcomes=outcomes)

        assert [(outcome.rule, outcome.decision) for outcome in outcomes] == [("conditional", "not modified")]

    def test_that_do_not_hold_need_no_note(self):
        outcomes = []

        self.walked(Web({HERE: PAGE}), outcomes=outcomes)

        assert outcomes == []

    def test_are_told_to_the_page_alone_that_they_are_about(self):
        first = "https://example.com/"
        web = Web({first: moved(HERE), HERE: moved(THERE), THERE: PAGE})

        self.walked(web, first)

        assert ["If-None-Match" in dict(ask.headers) for ask in web.asked] == [False, True, False]

    def test_that_another_page_says_to_hold_are_no_answer(self):
        web = Web({HERE: moved(THERE), THERE: Reply(None, (), 304)})

        with pytest.raises(FetchError) as caught:
            self.walked(web)

        assert (caught.value.reason, caught.value.status) == (FetchReason.STATUS, 304)


def test_a_failure_of_the_connection_keeps_its_reason_and_gets_its_number():
    cut = FetchError(FetchReason.PROTOCOL, THERE, "the connection was cut")

    error = Web({HERE: moved(THERE), THERE: cut}).refusal(HERE)

    assert error is cut
    assert error.hop == 2


def test_nothing_is_asked_of_a_host_that_is_refused():
    web = Web({})

    assert web.refusal("http://10.0.0.1/").reason is FetchReason.ADDRESS
    assert web.refusal("https://example.org:8080/").reason is FetchReason.PORT
    assert web.asked == []
