"""What a revision does, beside what the same calls do to a case."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from counterclaim.case import Case
from counterclaim.errors import DuplicateIdError, UnknownIdError, UnregisteredTypeError
from counterclaim.model import Claim, Note, Record, Statement
from counterclaim.store import StoreError
from counterclaim.store.appending import BATCH
from counterclaim.values import Quantity
from store.helpers import LEAK, PAPER, POLICE, add, claims, ids, ops_of, put, remove

POLICE_NOW = attrs.evolve(POLICE, name="Police of Belgrade")


def changed(store, change_it):
    """Do *change_it* to a revision and to a case of the same records; return what each returned or raised."""
    case = Case(store)
    with store.revise(by="desk", reason="typed in") as change:
        results = [outcome(change_it, each) for each in (change, case)]
    assert list(store) == list(case)
    assert store.verify().ok
    return results


def outcome(change_it, what):
    try:
        return change_it(what)
    except Exception as error:
        return type(error), str(error)


class TestAsACaseDoes:
    """Each change is made to a store and to a case; both hold the same afterwards, and answer alike."""

    @pytest.mark.parametrize(
        "name",
        [
            "add_new",
            "add_same",
            "add_other",
            "add_no_record",
            "add_all",
            "add_all_with_duplicates",
            "add_all_of_nothing",
            "replace",
            "replace_same",
            "replace_missing",
            "remove_missing",
            "remove_twice",
            "add_again_behind",
            "replace_keeps_the_place",
        ],
    )
    def test_it(self, store, name):
        add(store, POLICE, PAPER)
        of_store, of_case = changed(store, getattr(self, name))

        assert of_store == of_case

    @staticmethod
    def add_new(what):
        return what.add(LEAK)

    @staticmethod
    def add_same(what):
        return what.add(attrs.evolve(POLICE))

    @staticmethod
    def add_other(what):
        return what.add(POLICE_NOW)

    @staticmethod
    def add_no_record(what):
        return what.add("police")

    @staticmethod
    def add_all(what):
        return what.add_all([LEAK, *claims(3)])

    @staticmethod
    def add_all_with_duplicates(what):
        other = Claim(id="c1", text="Another")
        return what.add_all(
            [LEAK, POLICE, POLICE_NOW, *claims(3), LEAK, other, Claim(id="c5", text="x"), other]
        )

    @staticmethod
    def add_all_of_nothing(what):
        return what.add_all(iter(()))

    @staticmethod
    def replace(what):
        return what.replace(POLICE_NOW)

    @staticmethod
    def replace_same(what):
        return what.replace(attrs.evolve(POLICE))

    @staticmethod
    def replace_missing(what):
        try:
            return what.replace(LEAK)
        except UnknownIdError as error:  # a case also names the nearest
            return error.id

    @staticmethod
    def remove_missing(what):
        try:
            return what.remove("leak")
        except UnknownIdError as error:
            return error.id

    @staticmethod
    def remove_twice(what):
        what.remove("police")
        try:
            what.remove(POLICE)
        except UnknownIdError as error:
            return error.id

    @staticmethod
    def add_again_behind(what):
        what.remove("police")
        return what.add(POLICE_NOW)

    @staticmethod
    def replace_keeps_the_place(what):
        what.add(LEAK)
        what.replace(POLICE_NOW)
        what.remove("paper")
        what.add(PAPER)
        return what.replace(attrs.evolve(LEAK, text="Another"))


class TestAdding:
    def test_returns_the_record(self, store):
        with store.revise(by="desk", reason="typed in") as change:
            assert change.add(LEAK) is LEAK
            assert change.add(attrs.evolve(LEAK)) == LEAK

    def test_the_same_content_is_no_event(self, store):
        add(store, POLICE)
        add(store, POLICE, LEAK)

        assert ops_of(store) == ["create", "revise", "add", "revise", "add"]

    def test_the_same_content_inside_of_one_revision_is_no_event(self, store):
        with store.revise(by="desk", reason="typed in") as change:
            change.add(POLICE)
            change.add(POLICE)
            change.add_all([POLICE, LEAK, LEAK])
            change.put(POLICE)

        assert ops_of(store) == ["create", "revise", "add", "add"]

    def test_other_content_is_refused(self, store):
        add(store, POLICE)

        with pytest.raises(DuplicateIdError):
            add(store, POLICE_NOW)
        assert list(store) == [POLICE]

    def test_a_number_stated_more_precisely_is_another(self, store):
        def counted(amount):
            value = Quantity(number=Decimal(amount))
            return Claim(id="c", text="t", statements=(Statement(subject="s", property="p", value=value),))

        add(store, counted("5"))
        assert put(store, counted("5")) is None
        assert put(store, counted("5.0")) is not None

    def test_a_removed_one_comes_back_at_the_end(self, store):
        add(store, POLICE, PAPER)
        remove(store, "police")
        add(store, POLICE)

        assert list(store) == [PAPER, POLICE]
        assert [version.op for version in store.history("police")] == ["add", "remove", "add"]

    def test_something_that_is_not_registered_is_refused(self, store):
        @attrs.frozen(kw_only=True)
        class Unregistered(Record):
            pass

        for change_it in ("add", "put"):
            with pytest.raises(UnregisteredTypeError):
                self.change(store, change_it, Unregistered(id="u"))
        for change_it in ("add_all", "put_all"):
            with pytest.raises(UnregisteredTypeError):
                self.change(store, change_it, [LEAK, Unregistered(id="u")])
        assert ops_of(store) == ["create"]

    def test_something_that_is_no_record_is_refused(self, store):
        for change_it in ("add", "put", "replace"):
            with pytest.raises(TypeError, match="holds records, not str"):
                self.change(store, change_it, "leak")
        for change_it in ("add_all", "put_all"):
            with pytest.raises(TypeError, match="holds records, not int"):
                self.change(store, change_it, [LEAK, 5])
        assert ops_of(store) == ["create"]

    @staticmethod
    def change(store, name, what):
        with store.revise(by="desk", reason="typed in") as change:
            getattr(change, name)(what)

    def test_a_record_that_could_not_be_read_again_is_refused(self, store):
        note = Note(id="n", text="x" * (16 * 1024 * 1024))

        with pytest.raises(StoreError, match="is longer than what can be read again"):
            add(store, POLICE, note)
        assert list(store) == []
        add(store, attrs.evolve(note, text=note.text[:-1000]))
        assert len(store.get("n").text) == len(note.text) - 1000


class TestManyAtOnce:
    @pytest.mark.parametrize("count", [0, 1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 7])
    def test_are_all_there_in_their_order(self, store, count):
        with store.revise(by="desk", reason="imported") as change:
            assert change.add_all(iter(claims(count))) == ()

        assert list(store) == claims(count)
        assert store.verify().ok

    def test_come_as_they_are_made(self, store):
        """Of more than fit into memory, a batch at a time is held."""
        alive = 0

        def made():
            nonlocal alive
            for claim in claims(3 * BATCH):
                alive += 1
                yield claim

        with store.revise(by="desk", reason="imported") as change:
            for record in made():
                change.add(record)
                assert len(change._appender._rows) <= BATCH

        assert alive == len(store) == 3 * BATCH

    def test_a_duplicate_in_any_batch_is_left_out_and_told(self, store):
        add(store, Claim(id="c7", text="Already"))
        wrong = [Claim(id="c3", text="Again"), Claim(id=f"c{BATCH + 5}", text="Again")]
        with store.revise(by="desk", reason="imported") as change:
            problems = change.add_all([*claims(2 * BATCH), *wrong, claims(1)[0]])

        assert [(problem.code, problem.record) for problem in problems] == [
            ("shape", "c7"),
            ("shape", "c3"),
            ("shape", f"c{BATCH + 5}"),
        ]
        assert len(store) == 2 * BATCH
        assert store.get("c7").text == "Already"
        assert ids(store)[:3] == ["c7", "c0", "c1"]
        assert store.verify().ok

    def test_removed_ones_come_back_in_a_batch(self, store):
        add(store, *claims(10))
        remove(store, "c3", "c5")
        with store.revise(by="desk", reason="imported") as change:
            assert change.add_all(claims(12)) == ()

        assert ids(store)[-4:] == ["c3", "c5", "c10", "c11"]
        assert len(store.history("c3")) == 3
        assert store.verify().ok

    def test_a_batch_behind_single_changes(self, store):
        with store.revise(by="desk", reason="mixed") as change:
            change.add(POLICE)
            change.add_all(claims(3))
            change.remove("c1")
            change.add_all([PAPER, POLICE, Claim(id="c1", text="New")])
            change.put_all([POLICE_NOW, LEAK])

        assert list(store) == [
            POLICE_NOW,
            claims(3)[0],
            claims(3)[2],
            PAPER,
            Claim(id="c1", text="New"),
            LEAK,
        ]
        assert store.verify().ok

    def test_a_batch_that_fails_leaves_nothing_of_it(self, store):
        with store.revise(by="desk", reason="mixed") as change:
            change.add(POLICE)
            with pytest.raises(TypeError):
                change.add_all([*claims(3), "nonsense"])
            change.add(LEAK)

        assert POLICE in store
        assert LEAK in store
        assert store.verify().ok


class TestPutting:
    def test_adds_or_replaces(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="put right") as change:
            assert change.put(POLICE_NOW) is POLICE_NOW
            assert change.put(LEAK) is LEAK

        assert list(store) == [POLICE_NOW, LEAK]
        assert ops_of(store)[-2:] == ["replace", "add"]

    def test_many_at_once(self, store):
        add(store, *claims(2 * BATCH))
        new = [Claim(id=f"c{number}", text="New") for number in range(0, 2 * BATCH, 100)]
        with store.revise(by="desk", reason="put right") as change:
            change.put_all([*claims(BATCH), *new, PAPER])

        assert ops_of(store).count("replace") == len(new)
        assert ids(store) == [*ids(claims(2 * BATCH)), "paper"]
        assert store.verify().ok

    def test_the_last_of_several_counts(self, store):
        with store.revise(by="desk", reason="put right") as change:
            change.put_all([POLICE, POLICE_NOW, POLICE])

        assert list(store) == [POLICE]
        assert len(store.history("police")) == 3


class TestReplacing:
    def test_keeps_the_place(self, store):
        add(store, POLICE, PAPER, LEAK)
        put(store, attrs.evolve(PAPER, name="The paper"))
        put(store, attrs.evolve(PAPER, name="Der Standard again"))

        assert ids(store) == ["police", "paper", "leak"]

    def test_one_that_is_missing_or_was_removed_is_refused(self, store):
        add(store, POLICE)
        remove(store, "police")

        for record in (POLICE, LEAK):
            with store.revise(by="desk", reason="r") as change, pytest.raises(UnknownIdError) as missed:
                change.replace(record)
            assert missed.value.id == record.id

    def test_back_to_what_it_was_is_an_event(self, store):
        add(store, POLICE)
        put(store, POLICE_NOW)
        put(store, POLICE)

        assert [version.record for version in store.history("police")] == [POLICE, POLICE_NOW, POLICE]

    def test_by_a_record_of_another_type(self, store):
        add(store, POLICE)
        put(store, Claim(id="police", text="t"))

        assert store.get("police") == Claim(id="police", text="t")


class TestRemoving:
    def test_by_id_or_record(self, store):
        add(store, POLICE, PAPER)
        remove(store, "police", PAPER)

        assert list(store) == []

    def test_what_refers_to_it_stays(self, store):
        add(store, POLICE, LEAK)
        remove(store, "police")

        assert list(store) == [LEAK]

    def test_within_the_revision_that_added_it(self, store):
        with store.revise(by="desk", reason="r") as change:
            change.add(POLICE)
            change.remove("police")
            assert "police" not in change
            change.add(POLICE_NOW)
            change.remove("police")

        assert list(store) == []
        assert len(store.history("police")) == 4
        assert store.verify().ok


class TestContaining:
    def test_says_what_a_case_says(self, store):
        add(store, POLICE)
        case = Case([POLICE])
        with store.revise(by="desk", reason="r") as change:
            for asked in ("police", POLICE, POLICE_NOW, LEAK, "leak", None, 5):
                assert (asked in change) is (asked in case)
