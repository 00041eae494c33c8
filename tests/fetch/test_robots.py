import gzip
import logging
import sys

import pytest

from counterclaim.errors import MissingExtraError
from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.errands import page_errand
from counterclaim.fetch.exchange import Pause
from counterclaim.fetch.robots import LONGEST_ROBOTS, Robots
from fetch.driving import FakeTime, Reply, Web, moved, open_policy, session_of

HERE = "https://example.org/page"
RULES = "https://example.org/robots.txt"
PAGE = Reply(b"hello", (("Content-Type", "text/plain"),))
NOTHING = b"User-agent: *\nDisallow: /\n"


def polite(**limits):
    return open_policy(robots=True, **limits)


def allows(rules, url=HERE, user_agent="counterclaim/0.8"):
    return Robots.read(rules, "read", user_agent).allow(url)


class TestRules:
    def test_that_forbid_all_forbid_a_page(self):
        assert not allows("User-agent: *\nDisallow: /")

    @pytest.mark.parametrize(
        "rules", ["", "\n\n", "# nothing", "User-agent: *\nDisallow:", "Disallow: /", "<html>"]
    )
    def test_that_forbid_nothing_allow_a_page(self, rules):
        assert allows(rules)

    def test_for_our_name_go_before_those_for_all(self):
        rules = "User-agent: *\nDisallow: /\n\nUser-agent: Counterclaim\nDisallow: /private\n"

        assert allows(rules)
        assert not allows(rules, "https://example.org/private/x")

    def test_for_other_names_are_not_ours(self):
        assert allows("User-agent: otherbot\nDisallow: /")
        assert allows("User-agent: claim\nDisallow: /")

    @pytest.mark.parametrize(
        "rules",
        [
            "User-agent: otherbot\nUser-agent: counterclaim\nDisallow: /",
            "user-AGENT :  COUNTERCLAIM/9 # ours\nDISALLOW:/ # all",
            "User-agent: counterclaim\nSitemap: https://example.org/map\nDisallow: /",
            "User-agent: counterclaim\n\n\nDisallow: /",
            "User-agent: *\nDisallow: /",
            "User-agent: *\nUser-agent: otherbot\nDisallow: /",
            "User-agent: otherbot\nAllow: /\n\nUser-agent: counterclaim\nUser-agent: thirdbot\nDisallow: /",
            "User-agent: *\nDisallow: /a\n\nUser-agent: otherbot\nAllow: /\n\nUser-agent: *\nDisallow: /page",
        ],
    )
    def test_may_be_for_us_in_many_ways(self, rules):
        assert not allows(rules)

    @pytest.mark.parametrize(
        "rules",
        [
            "User-agent: counterclaim\nAllow: /\n\nUser-agent: *\nDisallow: /",
            "User-agent: counterclaim\nAllow: /a\n\nUser-agent: *\nDisallow: /page",
            "User-agent: counterclaim\nAllow: /a\n\nUser-agent: otherbot\nDisallow: /page",
            "User-agent: *\nDisallow: /a\n\nUser-agent: otherbot\nDisallow: /page",
            "User-agent: counterclaim\n\nUser-agent: *\nDisallow:",
            "User-agent: counterclaims\nDisallow: /",
            "# User-agent: *\n# Disallow: /",
            "User-agent: *\nDisallow: / page",
        ],
    )
    def test_may_be_for_others_in_many_ways(self, rules):
        assert allows(rules)

    def test_for_other_programs_are_not_counted(self):
        others = "".join(f"User-agent: bot\nDisallow: /{number}\n" for number in range(5_000))

        assert not allows(others + "User-agent: *\nDisallow: /page\n")

    def test_of_two_groups_with_our_name_count_together(self):
        rules = "User-agent: counterclaim\nDisallow: /a\n\nUser-agent: counterclaim\nDisallow: /b\n"

        assert not allows(rules, "https://example.org/a")
        assert not allows(rules, "https://example.org/b")

    def test_that_are_longest_win(self):
        rules = "User-agent: *\nDisallow: /\nAllow: /page\nDisallow: /page/secret\n"

        assert allows(rules)
        assert not allows(rules, "https://example.org/page/secret")

    def test_may_have_stars_and_ends(self):
        rules = "User-agent: *\nDisallow: /*.pdf$\n"

        assert not allows(rules, "https://example.org/a/b.pdf")
        assert allows(rules, "https://example.org/a/b.pdf?x")

    def test_leave_robots_txt_itself_alone(self):
        assert allows("User-agent: *\nDisallow: /", RULES)

    def test_may_begin_with_a_byte_order_mark(self):
        web = Web({RULES: Reply(b"\xef\xbb\xbf" + NOTHING), HERE: PAGE})

        assert web.refusal(HERE, polite()).reason is FetchReason.ROBOTS

    @pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
    def test_may_end_their_lines_in_any_way(self, ending):
        assert not allows(f"User-agent: *{ending}Disallow: /{ending}")

    @pytest.mark.parametrize(
        ("stated", "seconds"),
        [("3", 3.0), ("0.5", 0.5), ("-5", 0.0), ("nan", 0.0), ("soon", 0.0), ("", 0.0), ("inf", 0.0)],
    )
    def test_may_ask_for_a_delay(self, stated, seconds):
        rules = Robots.read(f"User-agent: *\nCrawl-delay: {stated}\n", "read", "counterclaim")

        assert rules.delay == seconds

    def test_ask_for_no_delay_where_there_are_none(self):
        assert Robots.absent("there is none").delay == 0
        assert Robots.unreachable("it cannot be read").delay == 0

    @pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\x0c", "\x85", "\u2028"], ids=repr)
    def test_that_are_too_many_to_be_read_allow_nothing(self, ending):
        assert not allows(f"User-agent: *{ending}Disallow: /{ending}" * 10_000)

    def test_of_a_large_site_are_read(self):
        rules = "".join(f"# {number}\r\nDisallow: /x{number}\r\n\r\n" for number in range(1_900))
        maps = "".join(f"Sitemap: https://example.org/{number}.xml\r\n" for number in range(3_000))

        assert allows("User-agent: *\r\n" + rules + maps)
        assert not allows("User-agent: *\r\n" + maps + rules, "https://example.org/x1899")

    def test_are_read_by_a_package_that_may_be_missing(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "protego", None)

        with pytest.raises(MissingExtraError, match=r"counterclaim\[fetch\]"):
            Robots.read("", "read", "counterclaim")


class TestASite:
    def test_is_asked_for_its_rules_before_a_page(self):
        web = Web({RULES: Reply(b"User-agent: *\nDisallow: /private\n"), HERE: PAGE})

        page = web.fetch(HERE, polite())

        assert web.urls == [RULES, HERE]
        (note,) = page.log.outcomes[:1]
        assert (note.rule, note.decision) == ("robots", "allowed")
        assert note.detail == "https://example.org: its rules were read"

    def test_is_not_asked_where_the_policy_does_without(self):
        web = Web({RULES: Reply(NOTHING), HERE: PAGE})

        assert web.fetch(HERE, open_policy()).body == b"hello"
        assert web.urls == [HERE]

    def test_that_forbids_a_page_is_not_asked_for_it(self):
        web = Web({RULES: Reply(NOTHING), HERE: PAGE})

        error = web.refusal(HERE, polite())

        assert error.reason is FetchReason.ROBOTS
        assert "https://example.org/robots.txt" in error.rule
        assert web.urls == [RULES]

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
    def test_without_rules_allows_all(self, status):
        web = Web({RULES: Reply(NOTHING, (), status), HERE: PAGE})

        page = web.fetch(HERE, polite())

        assert page.log.outcomes[0].detail == f"https://example.org: there is none, status {status}"

    @pytest.mark.parametrize("status", [302, 304, 429, 500, 502, 503, 599])
    def test_whose_rules_cannot_be_read_now_allows_nothing(self, status):
        web = Web({RULES: Reply(b"", (), status), HERE: PAGE})

        error = web.refusal(HERE, polite())

        assert error.status == status
        assert str(status) in str(error)
        assert web.urls == [RULES]

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_whose_rules_cannot_be_read_now_is_asked_again(self, status):
        stated = (("Retry-After", "2"),)
        web = Web({RULES: [Reply(b"", stated, status), Reply(b"")], HERE: PAGE})

        assert web.fetch(HERE, polite(attempts=2)).body == b"hello"
        assert web.pauses == [2.0]

    def test_tells_its_rules_under_the_name_that_it_is_asked_by(self):
        rules = b"User-agent: newsroombot\nDisallow: /\n"
        web = Web({RULES: Reply(rules), HERE: PAGE})

        assert web.fetch(HERE, polite()).body == b"hello"
        assert web.refusal(HERE, polite(user_agent="NewsroomBot/2 (+https://example.com)")).reason is (
            FetchReason.ROBOTS
        )

    def test_is_another_at_another_port_or_scheme(self):
        other = "http://example.org/robots.txt"
        web = Web({RULES: Reply(NOTHING), other: Reply(b""), "http://example.org/page": PAGE})

        assert web.fetch("http://example.org/page", polite()).body == b"hello"
        assert web.urls[0] == other

    def test_behind_a_redirect_is_asked_too(self):
        there = "https://example.net/b"
        web = Web({HERE: moved(there), there: PAGE, "https://example.net/robots.txt": Reply(NOTHING)})

        error = web.refusal(HERE, polite())

        assert (error.reason, error.hop) == (FetchReason.ROBOTS, 2)
        assert web.urls == [RULES, HERE, "https://example.net/robots.txt"]

    def test_that_is_not_reached_fails_as_its_pages_would(self):
        cut = FetchError(FetchReason.CONNECT, RULES, "no connection came about")

        assert Web({RULES: cut, HERE: PAGE}).refusal(HERE, polite()) is cut


class TestRedirectsOfRobots:
    def test_are_followed_to_another_host(self):
        moved_to = "https://www.example.org/robots.txt"
        web = Web({RULES: moved(moved_to), moved_to: Reply(NOTHING), HERE: PAGE})

        assert web.refusal(HERE, polite()).reason is FetchReason.ROBOTS

    def test_are_followed_five_times(self):
        chain = {RULES: moved("/1"), **{f"https://example.org/{n}": moved(f"/{n + 1}") for n in range(1, 5)}}
        web = Web({**chain, "https://example.org/5": Reply(NOTHING), HERE: PAGE})

        assert web.refusal(HERE, polite()).reason is FetchReason.ROBOTS
        assert len(web.asked) == 6

    def test_that_go_on_are_taken_for_no_rules(self):
        web = Web({RULES: moved(RULES), HERE: PAGE})

        page = web.fetch(HERE, polite())

        assert web.urls == [RULES] * 6 + [HERE]
        assert "redirected too often" in page.log.outcomes[0].detail

    def test_that_lead_nowhere_are_taken_for_no_rules(self):
        assert Web({RULES: moved(""), HERE: PAGE}).fetch(HERE, polite()).body == b"hello"

    def test_reach_nothing_within_a_network(self):
        web = Web({RULES: moved("http://169.254.169.254/"), HERE: PAGE})

        assert web.refusal(HERE, polite()).reason in (FetchReason.ADDRESS, FetchReason.ROBOTS)
        assert web.urls == [RULES]


class TestTheFile:
    def test_may_be_packed(self):
        packed = Reply(gzip.compress(NOTHING), (("Content-Encoding", "gzip"),))

        assert Web({RULES: packed, HERE: PAGE}).refusal(HERE, polite()).reason is FetchReason.ROBOTS

    def test_that_cannot_be_unpacked_allows_nothing(self):
        broken = Reply(gzip.compress(b"")[:-4], (("Content-Encoding", "gzip"),))

        error = Web({RULES: broken, HERE: PAGE}).refusal(HERE, polite())

        assert error.reason is FetchReason.ROBOTS
        assert "cannot be read" in str(error)

    def test_that_is_larger_than_is_read_allows_nothing(self):
        huge = Reply(b"#" * (LONGEST_ROBOTS + 1))

        assert Web({RULES: huge, HERE: PAGE}).refusal(HERE, polite()).reason is FetchReason.ROBOTS

    def test_is_read_up_to_the_size_that_the_standard_asks_for(self):
        large = Reply(b"#" * (LONGEST_ROBOTS - len(NOTHING) - 1) + b"\n" + NOTHING)

        assert LONGEST_ROBOTS >= 500 * 1024
        assert "its rules were read" in str(Web({RULES: large, HERE: PAGE}).refusal(HERE, polite()))

    def test_that_unpacks_to_more_than_is_read_allows_nothing(self):
        bomb = Reply(gzip.compress(b"#" * (LONGEST_ROBOTS + 1)), (("Content-Encoding", "gzip"),))

        assert Web({RULES: bomb, HERE: PAGE}).refusal(HERE, polite()).reason is FetchReason.ROBOTS

    @pytest.mark.parametrize(
        "body", [bytes(range(256)) * 20, b"\x00" * 1000, b"\xff\xfe" + b"a\x00" * 100, b""]
    )
    def test_that_is_no_text_has_no_rules(self, body):
        assert Web({RULES: Reply(body), HERE: PAGE}).fetch(HERE, polite()).body == b"hello"

    def test_that_is_cut_off_allows_nothing(self):
        cut = FetchError(FetchReason.PROTOCOL, RULES, "the connection was cut")

        assert Web({RULES: cut, HERE: PAGE}).refusal(HERE, polite()) is cut


class TestKeeping:
    @pytest.fixture
    def time(self, monkeypatch):
        fake = FakeTime()
        monkeypatch.setattr("counterclaim.fetch.session.time", fake)
        monkeypatch.setattr("counterclaim.fetch.deadline.time", fake)
        return fake

    def test_is_for_a_day(self, time):
        web = Web({RULES: Reply(b""), HERE: PAGE}, time)
        session = session_of(polite())

        web.fetch(HERE, session=session)
        time.now += 24 * 3600 - 1
        web.fetch(HERE, session=session)
        assert web.urls == [RULES, HERE, HERE]
        time.now += 1
        web.fetch(HERE, session=session)

        assert web.urls == [RULES, HERE, HERE, RULES, HERE]

    def test_is_not_for_rules_that_could_not_be_read(self, time):
        web = Web({RULES: [Reply(b"", (), 500), Reply(b"")], HERE: PAGE}, time)
        session = session_of(polite())

        web.refusal(HERE, session=session)
        time.now += 3600

        assert web.fetch(HERE, session=session).body == b"hello"

    def test_is_by_site(self):
        session = session_of()
        session.keep_robots("https://example.org", Robots.absent("none"))

        assert session.robots("https://example.org") is not None
        assert session.robots("http://example.org") is None


class TestTheDelay:
    @pytest.fixture
    def time(self, monkeypatch):
        fake = FakeTime()
        monkeypatch.setattr("counterclaim.fetch.session.time", fake)
        monkeypatch.setattr("counterclaim.fetch.deadline.time", fake)
        return fake

    @pytest.mark.parametrize(
        ("asked", "spacing", "waited"),
        [("7", 1, 7.0), ("0.1", 1, 1.0), ("3600", 1, 20.0), ("1e300", 1, 20.0)],
    )
    def test_that_a_site_asks_for_is_kept_up_to_what_the_policy_allows(self, time, asked, spacing, waited):
        web = Web({RULES: Reply(f"User-agent: *\nCrawl-delay: {asked}\n".encode()), HERE: PAGE}, time)
        session = session_of(polite(spacing=spacing, max_wait=20))

        web.fetch(HERE, session=session)
        web.pauses.clear()
        web.fetch(HERE, session=session)

        assert web.pauses == [pytest.approx(waited)]


def test_nothing_that_a_site_writes_is_logged_above_the_level_of_debugging(caplog):
    caplog.set_level(logging.INFO)

    Robots.read(
        "Disallow: /\nUser-agent: *\nCrawl-delay: x\nRequest-rate: ???\nVisit-time: 9\n",
        "read",
        "counterclaim",
    )

    assert caplog.records == []


@pytest.mark.parametrize("key", ["useragent", "user agent", "Host", "Clean-param"])
def test_words_that_are_no_rules_do_not_interfere(key):
    rules = f"User-agent: *\n{key}: x\nUser-agent: counterclaim\nDisallow: /\n"

    assert not allows(rules)


def test_rules_for_many_programs_under_another_spelling_are_not_parsed_for_each():
    rules = "User-agent: *\n" + "useragent: i*\n" * 990 + "Disallow: /i$\n" * 990

    assert len(Robots.read(rules, "read", "counterclaim")._rules or "") < 20_000


def test_long_rules_are_not_kept():
    rules = "User-agent: *\n" + ("Disallow: /" + "*ab" * 100 + "\n") * 1_900

    assert not allows(rules)


def test_pages_of_one_site_that_are_fetched_at_once_ask_for_its_rules_once():
    session = session_of(polite())
    first, second = (page_errand(session, f"{HERE}{name}").steps() for name in "ab")

    asked = next(first)
    assert asked.url.text == RULES
    assert isinstance(next(second), Pause)
    assert first.send(Reply(b"User-agent: *\nDisallow: /x\n").answer(asked)).url.text == f"{HERE}a"
    assert second.send(None).url.text == f"{HERE}b"


def test_where_the_one_that_asked_gave_up_the_next_one_asks():
    session = session_of(polite())
    first, second = (page_errand(session, f"{HERE}{name}").steps() for name in "ab")
    next(first)
    assert isinstance(next(second), Pause)

    first.close()

    assert second.send(None).url.text == RULES


def test_rules_that_cannot_be_read_are_told_as_that():
    rules = "User-agent: *\n" + "Disallow: /x\n" * 2_001

    assert "cannot be gone by" in Web({RULES: Reply(rules.encode()), HERE: PAGE}).refusal(HERE, polite()).rule
