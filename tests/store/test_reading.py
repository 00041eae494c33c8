"""What was known at a moment, the history of a record, and what changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest

from counterclaim.case import Case, Difference, difference
from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim
from counterclaim.store import StoreError
from store.helpers import LEAK, NOON, PAPER, POLICE, SAID, add, claims, ids, put, remove

POLICE_NOW = attrs.evolve(POLICE, name="Police of Belgrade")


@pytest.fixture
def grown(store, watch):
    """A store with revisions at 13:00, 14:00, twice at 15:00, and 16:00."""
    watch.move(hours=1)
    add(store, POLICE, PAPER)
    watch.move(hours=1)
    put(store, POLICE_NOW)
    watch.move(hours=1)
    add(store, LEAK)
    remove(store, "paper")
    watch.move(hours=1)
    add(store, PAPER)
    return store


def at(hour, **rest):
    return NOON.replace(hour=hour, **rest)


STATES = {
    0: [],
    1: [POLICE, PAPER],
    2: [POLICE_NOW, PAPER],
    3: [POLICE_NOW, PAPER, LEAK],
    4: [POLICE_NOW, LEAK],
    5: [POLICE_NOW, LEAK, PAPER],
}


class TestKnownAt:
    @pytest.mark.parametrize(
        ("moment", "revision"),
        [
            (at(11), 0),
            (at(12), 0),
            (at(12, minute=59), 0),
            (at(13) - timedelta(microseconds=1), 0),
            (at(13), 1),
            (at(13) + timedelta(microseconds=1), 1),
            (at(13, minute=30), 1),
            (at(14), 2),
            (at(15) - timedelta(microseconds=1), 2),
            (at(15), 4),
            (at(15, minute=1), 4),
            (at(16), 5),
            (at(23), 5),
            (datetime(1, 1, 1, tzinfo=UTC), 0),
            (datetime(9999, 12, 31, tzinfo=UTC), 5),
            (at(14).astimezone(timezone(timedelta(hours=5, minutes=30))), 2),
            (datetime(2019, 10, 17, 15, tzinfo=timezone(timedelta(hours=2))), 1),
        ],
    )
    def test_a_moment_is_that_of_the_last_revision_until_then(self, grown, moment, revision):
        assert list(grown.case(known_at=moment)) == STATES[revision]

    @pytest.mark.parametrize("number", STATES)
    def test_a_number_is_that_of_the_last_revision_that_counts(self, grown, number):
        assert list(grown.case(known_at=number)) == STATES[number]

    def test_now_is_all(self, grown):
        assert list(grown.case()) == list(grown) == STATES[5]

    @pytest.mark.parametrize("moment", [datetime(2019, 10, 17, 13), datetime.min])  # noqa: DTZ001, DTZ901
    def test_a_moment_without_a_zone_is_refused(self, grown, moment):
        for ask in (grown.case, grown.checkpoint):
            with pytest.raises(ValueError, match="has its zone"):
                ask(known_at=moment)
        with pytest.raises(ValueError, match="has its zone"):
            grown.diff(moment)

    @pytest.mark.parametrize("number", [-1, 6, 10**30])
    def test_a_revision_that_is_none_is_refused(self, grown, number):
        for ask in (grown.case, grown.checkpoint):
            with pytest.raises(StoreError, match=f"has the revisions 0 to 5, and no revision {number}"):
                ask(known_at=number)
        with pytest.raises(StoreError, match="no revision"):
            grown.diff(0, number)

    def test_what_came_later_is_not_read(self, grown):
        """So a later record that cannot be read does not hide what was known before."""
        grown._session.database.run("DROP TRIGGER event_is_never_changed")
        grown._session.database.run("UPDATE event SET payload = 'nonsense' WHERE revision = 3")

        assert list(grown.case(known_at=2)) == STATES[2]
        with pytest.raises(StoreError, match="cannot be read"):
            grown.case()

    def test_a_clock_that_goes_back_hides_nothing(self, store, watch):
        add(store, POLICE)
        watch.move(days=-3)
        add(store, LEAK)

        assert list(store.case(known_at=NOON)) == [POLICE, LEAK]
        assert list(store.case(known_at=NOON - timedelta(days=1))) == []

    def test_is_a_case_with_all_that_it_finds(self, grown):
        add(grown, SAID)

        assert grown.case().attributions("leak") == (SAID,)
        assert isinstance(grown.case(known_at=3), Case)

    def test_a_checkpoint_is_what_the_log_held_then(self, store):
        taken = [store.checkpoint()]
        for claim in claims(5):
            add(store, claim)
            taken.append(store.checkpoint())

        assert [store.checkpoint(known_at=number) for number in range(6)] == taken
        assert store.checkpoint(known_at=NOON) == taken[-1]
        assert store.checkpoint(known_at=NOON - timedelta(1)) == taken[0]


class TestHistory:
    def test_of_every_change(self, grown):
        assert [
            (version.revision.number, version.op, version.record, version.erased)
            for version in grown.history("paper")
        ] == [(1, "add", PAPER, False), (4, "remove", None, False), (5, "add", PAPER, False)]
        assert [version.record for version in grown.history(POLICE)] == [POLICE, POLICE_NOW]

    def test_says_who_and_why(self, grown):
        first, second = grown.history("police")

        assert (first.revision.by, first.revision.reason) == ("desk", "typed in")
        assert (second.revision.reason, second.revision.recorded_at) == ("put right", at(14))

    def test_of_one_that_was_removed(self, store):
        add(store, POLICE)
        remove(store, "police")

        assert [version.op for version in store.history("police")] == ["add", "remove"]

    @pytest.mark.parametrize("id", ["nobody", "", "Police", "police "])
    def test_of_one_that_never_was_is_refused(self, grown, id):
        with pytest.raises(UnknownIdError) as missed:
            grown.history(id)
        assert missed.value.id == id

    def test_of_a_long_one(self, store):
        add(store, Claim(id="c", text="0"))
        for number in range(1, 60):
            put(store, Claim(id="c", text=str(number)))

        assert [version.record.text for version in store.history("c")] == [
            str(number) for number in range(60)
        ]


class TestWhatCannotBe:
    """Half of a surrogate pair is no text that SQLite can take, and an id as unknown as any other."""

    @pytest.mark.parametrize("id", ["\ud800", "pol\udfffice"])
    def test_an_id_that_is_no_text_is_unknown(self, grown, id):
        assert grown.get(id) is None
        assert id not in grown
        with pytest.raises(UnknownIdError):
            grown.history(id)
        with pytest.raises(UnknownIdError):
            grown[id]

    @pytest.mark.parametrize("number", [-1, 6, 99, 2**63, 2**70])
    def test_a_revision_that_is_none_has_no_counts(self, grown, number):
        with pytest.raises(StoreError, match=f"has the revisions 0 to 5, and no revision {number}"):
            grown.counts(number)

    def test_the_making_of_the_store_counts_nothing(self, grown):
        assert dict(grown.counts(0)) == {}


class TestDiff:
    @pytest.mark.parametrize("earlier", STATES)
    @pytest.mark.parametrize("later", STATES)
    def test_is_that_of_the_two_cases(self, grown, earlier, later):
        before, after = STATES[earlier], STATES[later]

        assert grown.diff(earlier, later) == difference(before, after)

    def test_to_now(self, grown):
        assert grown.diff(at(13)) == difference(STATES[1], STATES[5])
        assert grown.diff(at(13), at(15)) == difference(STATES[1], STATES[4])

    def test_of_a_moment_to_itself_is_nothing(self, grown):
        for number in STATES:
            assert grown.diff(number, number) == Difference()
        assert not grown.diff(5)

    def test_removed_and_added_again_is_no_difference(self, grown):
        assert grown.diff(3, 5) == Difference()

    def test_removed_and_added_again_with_other_content_is_a_replacement(self, store):
        add(store, POLICE, PAPER)
        remove(store, "police")
        add(store, POLICE_NOW)

        assert store.diff(1) == Difference(replaced=((POLICE, POLICE_NOW),))
        assert store.diff(3, 1) == Difference(replaced=((POLICE_NOW, POLICE),))

    def test_there_and_back_is_no_difference(self, store):
        add(store, POLICE)
        put(store, POLICE_NOW)
        put(store, POLICE)

        assert not store.diff(1)
        assert store.diff(1, 2).replaced == ((POLICE, POLICE_NOW),)

    def test_what_came_and_went_between_is_none(self, store):
        add(store, POLICE)
        add(store, PAPER)
        remove(store, "paper")

        assert not store.diff(1)
        assert store.diff(2).removed == (PAPER,)

    def test_in_the_order_of_the_case(self, store):
        add(store, *claims(5))
        put(store, *(Claim(id=f"c{number}", text="New") for number in (3, 1)))
        remove(store, "c4", "c0")
        add(store, PAPER, POLICE)
        diff = store.diff(1)

        assert ids(diff.added) == ["paper", "police"]
        assert ids(diff.removed) == ["c0", "c4"]
        assert [old.id for old, _ in diff.replaced] == ["c1", "c3"]


class TestOrder:
    def test_is_that_of_a_case_after_the_same_changes(self, store):
        case = Case()
        add(store, *claims(6))
        case.add_all(claims(6))
        for id in ("c4", "c1"):
            remove(store, id)
            case.remove(id)
        for claim in (Claim(id="c1", text="Back"), Claim(id="c9", text="New")):
            add(store, claim)
            case.add(claim)
        for claim in (Claim(id="c0", text="Changed"), Claim(id="c1", text="Changed")):
            put(store, claim)
            case.replace(claim)

        assert list(store) == list(case)
        assert list(store.case()) == list(case)
