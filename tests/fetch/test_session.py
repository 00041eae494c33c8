from datetime import UTC

import pytest

from counterclaim.fetch.robots import Robots
from counterclaim.fetch.session import system_clock
from fetch.driving import FakeTime, session_of


@pytest.fixture
def time(monkeypatch):
    fake = FakeTime()
    monkeypatch.setattr("counterclaim.fetch.session.time", fake)
    return fake


@pytest.fixture
def session(time):
    return session_of()


class TestReserving:
    def test_gives_the_moment_itself_where_a_host_was_not_asked(self, session):
        assert session.reserve("example.org", 2, 60) == 0

    def test_gives_each_of_several_pages_a_moment_of_its_own(self, session):
        waits = [session.reserve("example.org", 2, 60) for _ in range(4)]

        assert waits == [0, 2, 4, 6]

    def test_counts_the_time_that_went_by(self, session, time):
        session.reserve("example.org", 2, 60)
        time.now += 1.5

        assert session.reserve("example.org", 2, 60) == 0.5

    def test_gives_no_moment_that_passed(self, session, time):
        session.reserve("example.org", 2, 60)
        time.now += 1000

        assert session.reserve("example.org", 2, 60) == 0
        assert session.reserve("example.org", 2, 60) == 2

    def test_leaves_as_much_time_as_each_asks_for(self, session):
        assert [session.reserve("example.org", spacing, 60) for spacing in (5, 1, 9)] == [0, 5, 6]

    def test_is_by_host(self, session):
        session.reserve("example.org", 2, 60)

        assert session.reserve("example.net", 2, 60) == 0

    def test_is_refused_beyond_what_there_is_and_keeps_nothing(self, session):
        session.reserve("example.org", 9, 60)

        assert session.reserve("example.org", 9, 8.9) is None
        assert session.reserve("example.org", 9, 8.9) is None
        assert session.reserve("example.org", 9, 9) == 9

    def test_forgets_the_hosts_that_were_asked_longest_ago(self, session):
        session.reserve("example.org", 1000, 60)
        for number in range(10_000):
            session.reserve(f"{number}.example", 1000, 60)

        assert session.reserve("example.org", 1000, 60) == 0
        assert session.reserve("9999.example", 1000, 60) is None


class TestRules:
    def test_are_kept_for_a_day(self, session, time):
        rules = Robots.absent("there is none")
        session.keep_robots("https://example.org", rules)

        time.now += 24 * 3600 - 1
        assert session.robots("https://example.org") is rules
        time.now += 1
        assert session.robots("https://example.org") is None

    def test_are_not_known_of_another_site(self, session):
        session.keep_robots("https://example.org", Robots.absent("there is none"))

        assert session.robots("https://example.org:8443") is None

    def test_are_kept_of_so_many_sites(self, session):
        for number in range(101):
            session.keep_robots(f"https://{number}.example", Robots.absent("there is none"))

        assert session.robots("https://0.example") is None
        assert session.robots("https://1.example") is not None


def test_the_moment_is_told_in_utc():
    assert system_clock().tzinfo is UTC
