"""A clock jumps: recorded time never goes back, what the clock said is kept, and answers stay the same."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from counterclaim.model import Claim
from counterclaim.store import Store
from faults.plans import BY, texts_of

START = datetime(2019, 10, 17, 12, tzinfo=UTC)
JUMPS = {
    "back by years": [START, START + timedelta(days=1), START - timedelta(days=3000), START, START],
    "back by a microsecond": [START, START - timedelta(microseconds=1), START + timedelta(microseconds=1)],
    "forward and back": [START, START + timedelta(days=30_000), START + timedelta(hours=1), START],
    "the same instant again": [START] * 5,
    "before 1970": [START, datetime(1900, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), START],
    "the end of time": [START, datetime.max.replace(tzinfo=UTC), START],
    "another zone": [START, START.astimezone(timezone(timedelta(hours=14))), START - timedelta(hours=1)],
}


class Clock:
    """Tells the moments that it is given, one after another."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture(params=JUMPS)
def moments(request):
    return JUMPS[request.param]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, driver, clock):
    with Store.create(tmp_path / "case.ccl", driver=driver, clock=clock) as store:
        yield store


def revise_at(store, clock, moments):
    """Make a revision at each of *moments*; yield its number."""
    for number, moment in enumerate(moments, 1):
        clock.now = moment
        with store.revise(by=BY, reason="reading on") as change:
            change.put(Claim(id="changing", text=f"Version {number}"))
            change.add(Claim(id=f"claim-{number}", text="They say so"))
        yield number


def test_recorded_time_never_goes_back(store, clock, moments):
    for _ in revise_at(store, clock, moments):
        recorded = [revision.recorded_at for revision in store.revisions()]

        assert recorded == sorted(recorded)
    assert recorded[0] == START
    assert store.verify().ok


def test_what_the_clock_said_is_kept_beside_it(store, clock, moments):
    list(revise_at(store, clock, moments))

    assert [revision.clock for revision in store.revisions()] == moments


def test_what_was_known_at_a_revision_stays_known(store, clock, moments):
    known = {}
    for number in revise_at(store, clock, moments):
        known[number] = texts_of(store)

        assert {each: texts_of(store.case(known_at=each)) for each in known} == known


def test_what_was_known_at_a_moment_stays_known_from_when_it_is_past(store, clock, moments):
    list(revise_at(store, clock, moments))
    revisions = list(store.revisions())
    ends = {revision.recorded_at: revision.number for revision in revisions}
    known = {moment: texts_of(store.case(known_at=moment)) for moment in ends}

    assert known == {moment: texts_of(store.case(known_at=number)) for moment, number in ends.items()}
    for number in revise_at(store, clock, moments):
        later = {moment: text for moment, text in known.items() if moment < revisions[-1].recorded_at}
        assert number
        assert {moment: texts_of(store.case(known_at=moment)) for moment in later} == later


def test_diff_of_moments_follows_recorded_time(store, clock, moments):
    list(revise_at(store, clock, moments))
    first, *_, last = store.revisions()
    added = store.diff(first.number, last.number).added

    assert len(added) == last.number - 1
