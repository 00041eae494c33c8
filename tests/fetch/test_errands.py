import gzip

import pytest

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.deadline import Deadline, DeadlinePassedError
from counterclaim.fetch.errands import Errand, page_errand
from counterclaim.fetch.exchange import Ask
from counterclaim.fetch.urls import parse_url
from counterclaim.model import Document
from fetch.driving import FakeTime, Reply, Web, moved, open_policy, session_of

HERE = "https://example.org/page"
PAGE = Reply(b"hello", (("Content-Type", "text/plain"),))


@pytest.fixture
def time(monkeypatch):
    fake = FakeTime()
    monkeypatch.setattr("counterclaim.fetch.session.time", fake)
    monkeypatch.setattr("counterclaim.fetch.deadline.time", fake)
    return fake


@pytest.fixture(autouse=True)
def plain_chance(monkeypatch):
    monkeypatch.setattr("counterclaim.fetch.errands.random.uniform", lambda low, high: (low + high) / 2)


def failing(reason, status=None):
    return FetchError(reason, HERE, "it failed", status=status)


def retries(page):
    return [outcome for outcome in page.log.outcomes if outcome.rule == "retry"]


class TestTryingAgain:
    @pytest.mark.parametrize(
        "reason", [FetchReason.CONNECT, FetchReason.PROTOCOL, FetchReason.NAME, FetchReason.RATE]
    )
    def test_is_for_what_may_pass(self, reason, time):
        web = Web({HERE: [failing(reason), PAGE]}, time)

        page = web.fetch(HERE, open_policy(attempts=2))

        assert page.body == b"hello"
        assert len(web.asked) == 2

    @pytest.mark.parametrize(
        "reason",
        sorted(
            set(FetchReason)
            - {FetchReason.CONNECT, FetchReason.PROTOCOL, FetchReason.NAME, FetchReason.RATE},
            key=lambda reason: reason.value,
        ),
    )
    def test_is_not_for_what_stays(self, reason, time):
        web = Web({HERE: [failing(reason), PAGE]}, time)

        assert web.refusal(HERE, open_policy(attempts=3)).reason is reason
        assert len(web.asked) == 1

    @pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
    def test_is_for_answers_that_may_pass(self, status, time):
        web = Web({HERE: [Reply(b"", (), status), PAGE]}, time)

        assert web.fetch(HERE, open_policy(attempts=2)).body == b"hello"

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501, 505])
    def test_is_not_for_answers_that_stay(self, status, time):
        web = Web({HERE: [Reply(b"", (), status), PAGE]}, time)

        assert web.refusal(HERE, open_policy(attempts=3)).status == status
        assert len(web.asked) == 1

    def test_ends_with_the_attempts_that_the_policy_allows(self, time):
        web = Web({HERE: failing(FetchReason.CONNECT)}, time)

        assert web.refusal(HERE, open_policy(attempts=3)).reason is FetchReason.CONNECT
        assert len(web.asked) == 3

    def test_waits_twice_as_long_each_time(self, time):
        web = Web({HERE: failing(FetchReason.CONNECT)}, time)

        web.refusal(HERE, open_policy(attempts=4))

        assert web.pauses == [0.5, 1.0, 2.0]

    def test_spreads_its_waits_by_chance(self, time, monkeypatch):
        asked = []
        monkeypatch.setattr(
            "counterclaim.fetch.errands.random.uniform", lambda *bounds: asked.append(bounds) or 0.7
        )
        web = Web({HERE: [failing(FetchReason.CONNECT), PAGE]}, time)

        web.fetch(HERE, open_policy(attempts=2))

        assert asked == [(0.5, 1.5)]
        assert web.pauses == [0.35]

    def test_begins_with_the_first_page_again(self, time):
        first = "https://example.org/"
        web = Web({first: moved(HERE), HERE: [failing(FetchReason.PROTOCOL), PAGE]}, time)

        page = web.fetch(first, open_policy(attempts=2))

        assert web.urls == [first, HERE, first, HERE]
        assert [hop.url for hop in page.hops] == [first, HERE]

    def test_is_noted_in_the_log(self, time):
        web = Web({HERE: [failing(FetchReason.CONNECT), failing(FetchReason.NAME), PAGE]}, time)

        page = web.fetch(HERE, open_policy(attempts=3))

        assert [outcome.decision for outcome in retries(page)] == ["tried again", "tried again"]
        assert retries(page)[0].detail == "after 0.5 seconds, since it failed"


class TestWhatTheServerAsksToWait:
    def rate(self, stated):
        return Reply(b"", (("Retry-After", stated),), 503)

    def test_goes_before_our_own_waits(self, time):
        web = Web({HERE: [self.rate("7"), PAGE]}, time)

        assert web.fetch(HERE, open_policy(attempts=2)).body == b"hello"
        assert web.pauses == [7.0]

    def test_may_be_nothing(self, time):
        web = Web({HERE: [self.rate("0"), PAGE]}, time)

        assert web.fetch(HERE, open_policy(attempts=2)).body == b"hello"
        assert web.pauses == [0.0]

    @pytest.mark.parametrize("stated", ["21", "999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    def test_is_not_waited_where_it_is_more_than_the_policy_allows(self, time, stated):
        web = Web({HERE: [self.rate(stated), PAGE]}, time)

        error = web.refusal(HERE, open_policy(attempts=3, max_wait=20, deadline=1e6))

        assert error.retry_after > 20
        assert web.pauses == []

    @pytest.mark.parametrize("stated", ["-5", "soon", "", "1e9"])
    def test_is_our_own_wait_where_it_makes_no_sense(self, time, stated):
        web = Web({HERE: [self.rate(stated), PAGE]}, time)

        web.fetch(HERE, open_policy(attempts=2))

        assert web.pauses == [0.5]


class TestTheDeadline:
    def test_is_not_waited_beyond(self, time):
        web = Web({HERE: [Reply(b"", (("Retry-After", "9"),), 503), PAGE]}, time)

        error = web.refusal(HERE, open_policy(attempts=3, deadline=9))

        assert (error.reason, error.retry_after) == (FetchReason.RATE, 9.0)
        assert web.pauses == []

    def test_bounds_all_attempts_together(self, time):
        web = Web({HERE: failing(FetchReason.CONNECT)}, time)

        web.refusal(HERE, open_policy(attempts=100, deadline=4))

        assert sum(web.pauses) < 4

    def test_that_passes_is_told_with_the_seconds(self):
        errand = page_errand(session_of(open_policy(deadline=2)), HERE)

        error = errand.failed(DeadlinePassedError())

        assert (error.reason, error.rule) == (FetchReason.TIMEOUT, "not there within 2 seconds")
        assert error.url == HERE

    def test_begins_with_the_errand(self, time):
        errand = page_errand(session_of(open_policy(deadline=2)), HERE)
        time.now += 1.5

        assert errand.deadline.seconds_left == 0.5

    def test_counts_no_seconds_after_it(self, time):
        deadline = Deadline(2)
        time.now += 5

        assert deadline.seconds_left == 0


def test_an_error_holds_nothing_of_what_led_to_it():
    errand = page_errand(session_of(), HERE)
    try:
        try:
            raise ValueError("bytes of the server")
        except ValueError as cause:
            raise failing(FetchReason.PROTOCOL) from cause
    except FetchError as caught:
        error = caught

    found = errand.failed(error, hop=3)

    assert found is error
    assert (found.__cause__, found.__context__, found.__traceback__, found.hop) == (None, None, None, 3)


def test_an_errand_of_ones_own_is_tried_again_as_a_page_is(time):
    session = session_of(open_policy(attempts=2))

    def steps(errand):
        answer = yield Ask(url=errand.url, max_bytes=10)
        return answer.body.decode()

    web = Web({HERE: [failing(FetchReason.CONNECT), PAGE]}, time)

    assert web.carry_out(Errand(session, parse_url(HERE), steps)) == "hello"


def test_an_errand_keeps_to_the_manners_that_its_steps_ask_for(time):
    rules = Reply(b"User-agent: *\nDisallow: /page\n", (("Content-Type", "text/plain"),))
    web = Web({"https://example.org/robots.txt": rules, HERE: PAGE}, time)
    session = session_of(open_policy(robots=True, spacing=2))

    def polite(errand):
        yield from errand.manners.before(errand.url)
        return (yield Ask(url=errand.url, max_bytes=10))

    def direct(errand):
        yield from errand.manners.space(errand.url, errand.policy.spacing)
        return (yield Ask(url=errand.url, max_bytes=10))

    with pytest.raises(FetchError) as caught:
        web.carry_out(Errand(session, parse_url(HERE), polite))
    assert caught.value.reason is FetchReason.ROBOTS
    assert [web.carry_out(Errand(session, parse_url(HERE), direct)).status for _ in range(2)] == [200, 200]
    assert web.pauses == [2.0]


class TestTheBodyOfAnAnswer:
    def errand(self, **limits):
        return Errand(session_of(open_policy(**limits)), parse_url(HERE), lambda errand: None)

    def answer(self, body):
        packed = Reply(gzip.compress(body), (("Content-Encoding", "gzip"),))
        return packed.answer(Ask(url=parse_url(HERE), max_bytes=100))

    def test_is_unpacked(self):
        assert self.errand().unpacked(self.answer(b"a" * 1000)) == b"a" * 1000

    def test_is_empty_where_it_was_not_read(self):
        assert self.errand().unpacked(Reply(None).answer(Ask(url=parse_url(HERE), max_bytes=1))) == b""

    @pytest.mark.parametrize(("most", "allowed"), [(999, 10_000), (None, 999), (10_000, 999)])
    def test_has_no_more_bytes_than_are_allowed(self, most, allowed):
        with pytest.raises(FetchError) as caught:
            self.errand(max_decoded_bytes=allowed).unpacked(self.answer(b"a" * 1000), most=most)
        assert caught.value.reason is FetchReason.TOO_LARGE


class TestHeadersOfARequest:
    @pytest.mark.parametrize("value", ["", "a", "a b\tc", "ä", "!~"])
    def test_may_have_any_printable_value(self, value):
        ask = Ask(url=parse_url(HERE), max_bytes=1, headers=(("X-A", value),))

        assert ask.headers == (("X-A", value),)

    @pytest.mark.parametrize("field", ["headers", "secrets"])
    @pytest.mark.parametrize(
        "value", ["canary\nb", "canary\r", "canary€", " canary", "canary ", "\0", "\x85"]
    )
    def test_cannot_break_out_of_their_line(self, field, value):
        with pytest.raises(ValueError, match=f"{field}: X-A: expected printable") as caught:
            Ask(url=parse_url(HERE), max_bytes=1, **{field: (("X-A", value),)})
        assert "canary" not in str(caught.value)

    @pytest.mark.parametrize("name", ["", "a b", "a:", "ä", "a\n"])
    def test_have_names(self, name):
        with pytest.raises(ValueError, match="headers: expected the name of a header"):
            Ask(url=parse_url(HERE), max_bytes=1, headers=((name, "a"),))


def test_other_errors_are_not_tried_again():
    errand = page_errand(session_of(open_policy(attempts=3)), HERE)

    assert errand.backoff(ValueError("a mistake")) is False
    assert errand.backoff(KeyboardInterrupt()) is False


class TestTheDocument:
    def test_has_an_id_that_follows_from_the_url(self):
        web = Web({HERE: PAGE})

        one, other = web.fetch(HERE), web.fetch(HERE)

        assert one.document == other.document
        assert one.document.url == HERE
        assert one.snapshot.document == one.document.id

    def test_keeps_the_url_as_it_is_given(self):
        given = "HTTPS://Example.ORG/page#part"

        page = Web({HERE: PAGE}).fetch(given)

        assert page.document.url == given
        assert page.log.requested == given
        assert page.snapshot.url == HERE

    def test_may_be_on_record_already(self):
        known = Document(id="statement", url=HERE)

        page = Web({HERE: PAGE}).fetch(HERE, document=known)

        assert page.document is known
        assert page.snapshot.document == "statement"

    @pytest.mark.parametrize("url", [None, "https://example.org/elsewhere"])
    def test_may_have_another_url_than_was_asked_for(self, url):
        page = Web({HERE: PAGE}).fetch(HERE, document=Document(id="statement", url=url))

        assert page.log.requested == HERE

    def test_is_made_of_no_url_that_is_not_fetched(self):
        with pytest.raises(FetchError):
            page_errand(session_of(), "ftp://example.org/")
