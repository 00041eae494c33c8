from __future__ import annotations

import contextlib
import os
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import attrs
import pytest

from counterclaim.case import Case
from counterclaim.errors import (
    CounterclaimError,
    DuplicateIdError,
    FileAccessError,
    InvalidRecordError,
    UnknownIdError,
)
from counterclaim.store import (
    ForeignStoreError,
    Store,
    StoreError,
    StoreWriteError,
)
from store.helpers import (
    LEAK,
    NOON,
    PAPER,
    POLICE,
    SAID,
    add,
    claims,
    ids,
    log_of,
    names_beside,
    ops_of,
    put,
    remove,
    views_of,
)

READING = {
    "iter": lambda store: list(store),
    "len": lambda store: len(store),
    "get": lambda store: store.get("leak"),
    "case": lambda store: store.case(),
    "history": lambda store: store.history("leak"),
    "diff": lambda store: store.diff(0),
    "revisions": lambda store: list(store.revisions()),
    "revise": lambda store: add(store, POLICE),
    "checkpoint": lambda store: store.checkpoint(),
}
OF_A_WHOLE_STORE = {
    "erase": lambda store: store.erase("police", by="desk", reason="asked"),
    "verify": lambda store: store.verify(),
    "rebuild": lambda store: store.rebuild(),
    "compact": lambda store: store.compact(),
    "backup": lambda store: store.backup(store.path.with_name("copy.ccl")),
    "export": lambda store: store.export(store.path.with_name("copy")),
}


def fail_after(store, *records, **said):
    """Begin a revision that an error ends."""
    with store.revise(**{"by": "desk", "reason": "typed in", **said}) as change:
        change.add_all(records)
        raise KeyError


class TestCreating:
    def test_an_empty_store_is_one_file(self, store):
        assert list(store) == []
        assert len(store) == 0
        assert list(store.revisions()) == []
        store.close()
        assert names_beside(store.path) == ["case.ccl"]

    def test_a_store_has_the_name_it_was_given(self, new_store):
        assert new_store(origin="newsroom.example/cameras").origin == "newsroom.example/cameras"

    def test_each_store_has_a_name_of_its_own(self, new_store):
        assert new_store().origin != new_store().origin

    def test_the_name_stays(self, store, driver):
        with Store.open(store.path, driver=driver) as again:
            assert again.origin == store.origin

    def test_a_name_that_cannot_stand_in_a_checkpoint_is_refused(self, tmp_path, driver):
        with pytest.raises(InvalidRecordError, match="origin"):
            Store.create(tmp_path / "case.ccl", origin="two\nlines", driver=driver)
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_is_there_is_not_overwritten(self, tmp_path, driver):
        path = tmp_path / "notes.txt"
        path.write_text("keep me")

        with pytest.raises(StoreError, match="is there already, and is not overwritten"):
            Store.create(path, driver=driver)
        assert path.read_text() == "keep me"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_store_that_is_there_is_not_overwritten(self, store, driver):
        add(store, POLICE)

        with pytest.raises(StoreError, match="is there already"):
            Store.create(store.path, driver=driver)
        assert list(store) == [POLICE]

    def test_a_folder_that_is_missing_is_told(self, tmp_path, driver):
        with pytest.raises(StoreWriteError):
            Store.create(tmp_path / "nowhere" / "case.ccl", driver=driver)
        assert list(tmp_path.iterdir()) == []

    def test_a_clock_without_a_zone_is_refused(self, tmp_path, driver):
        with pytest.raises(ValueError, match="with their zone"):
            Store.create(tmp_path / "case.ccl", driver=driver, clock=lambda: datetime(2019, 10, 17))  # noqa: DTZ001
        assert list(tmp_path.iterdir()) == []

    def test_the_path_may_be_a_text(self, tmp_path, driver):
        with Store.create(str(tmp_path / "case.ccl"), driver=driver) as store:
            assert store.path == tmp_path / "case.ccl"

    def test_a_path_may_hold_what_an_address_may_not(self, tmp_path, driver):
        path = tmp_path / "case #1 ?mode=ro%20 größe.ccl"
        with Store.create(path, driver=driver) as store:
            add(store, POLICE)

        assert names_beside(path)[0] == path.name
        with Store.open(path, driver=driver) as store:
            assert list(store) == [POLICE]


class TestOpening:
    def test_finds_what_was_recorded(self, store, driver):
        add(store, POLICE, LEAK)
        store.close()

        with Store.open(store.path, driver=driver) as again:
            assert list(again) == [POLICE, LEAK]

    def test_sees_what_another_connection_recorded(self, store, driver):
        with Store.open(store.path, driver=driver) as other:
            add(other, POLICE)

            assert list(store) == [POLICE]

    def test_a_missing_file_is_told_and_not_made(self, tmp_path, driver):
        with pytest.raises(StoreError, match="there is no such file"):
            Store.open(tmp_path / "case.ccl", driver=driver)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_is_told(self, tmp_path, driver):
        with pytest.raises(StoreError, match="is a directory"):
            Store.open(tmp_path, driver=driver)

    def test_another_file_is_told_and_not_touched(self, tmp_path, driver):
        path = tmp_path / "notes.txt"
        path.write_text("keep me")

        with pytest.raises(ForeignStoreError, match="is no store"):
            Store.open(path, driver=driver)
        assert path.read_text() == "keep me"
        assert list(tmp_path.iterdir()) == [path]

    def test_errors_name_the_file_as_it_was_given(self, tmp_path, driver, monkeypatch):
        monkeypatch.chdir(tmp_path)

        with pytest.raises(StoreError) as missed:
            Store.open("case.ccl", driver=driver)
        assert missed.value.path == "case.ccl"
        assert isinstance(missed.value, FileAccessError)

    def test_the_store_stays_where_it_is_when_the_program_goes_elsewhere(self, tmp_path, driver, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with Store.create("case.ccl", driver=driver) as store:
            (tmp_path / "elsewhere").mkdir()
            monkeypatch.chdir("elsewhere")
            add(store, POLICE)
            store.blobs.put(b"<html>")

        assert list((tmp_path / "elsewhere").iterdir()) == []
        assert (tmp_path / "case.ccl.blobs").is_dir()

    def test_a_block_closes_it(self, store, driver):
        with Store.open(store.path, driver=driver) as opened:
            pass

        with pytest.raises(RuntimeError, match="is closed"):
            list(opened)

    def test_an_error_in_the_block_closes_it_too(self, store, driver):
        with pytest.raises(KeyError), Store.open(store.path, driver=driver) as opened:
            raise KeyError

        with pytest.raises(RuntimeError, match="is closed"):
            len(opened)


class TestClosing:
    def test_twice_is_once(self, store):
        store.close()
        store.close()

    @pytest.mark.parametrize("use", [*READING, *OF_A_WHOLE_STORE])
    def test_what_is_asked_of_a_closed_store_is_no_damage(self, store, use):
        add(store, LEAK)
        store.close()
        before = names_beside(store.path)

        with pytest.raises(RuntimeError, match="is closed"):
            (READING | OF_A_WHOLE_STORE)[use](store)
        assert names_beside(store.path) == before

    def test_a_closed_store_leaves_one_file_and_the_queue(self, store):
        add(store, POLICE)
        store.close()

        assert names_beside(store.path) == ["case.ccl", "case.ccl-queue"]


class TestThreads:
    def test_another_thread_is_refused(self, store):
        add(store, POLICE)
        found: list[object] = []

        def use() -> None:
            try:
                found.append(list(store))
            except RuntimeError as error:
                found.append(str(error))

        thread = threading.Thread(target=use)
        thread.start()
        thread.join()

        assert found == [
            f"{store.path} is used by one thread, that which opened it; open the file in this one too"
        ]
        assert list(store) == [POLICE]

    def test_another_thread_opens_the_file_for_itself(self, store, driver):
        add(store, POLICE)

        def use() -> None:
            with Store.open(store.path, driver=driver) as own:
                add(own, PAPER)

        thread = threading.Thread(target=use)
        thread.start()
        thread.join()

        assert list(store) == [POLICE, PAPER]


class TestReading:
    def test_finds_by_id_or_record(self, store):
        add(store, LEAK)

        assert store.get("leak") == store.get(LEAK) == LEAK
        assert store.get("denial") is None

    def test_knows_what_it_holds_as_a_case_does(self, store):
        add(store, POLICE, LEAK)
        case = Case([POLICE, LEAK])

        for asked in ("leak", LEAK, "denial", SAID, attrs.evolve(LEAK, text="Another"), None, 5, b"leak"):
            assert (asked in store) is (asked in case)

    def test_counts_what_is_on_record_now(self, store):
        add(store, POLICE, LEAK)
        remove(store, "police")

        assert len(store) == 1

    def test_each_record_can_be_looked_into_while_going_through_all(self, store):
        add(store, POLICE, LEAK)

        assert [store.get(record) for record in store] == [POLICE, LEAK]
        assert [len(store.history(record)) for record in store] == [1, 1]
        assert all(store.prove_inclusion(record).holds for record in store)

    def test_the_case_can_be_had_at_each_revision_while_going_through_them(self, store):
        add(store, POLICE)
        add(store, LEAK)

        assert [list(store.case(known_at=revision.number)) for revision in store.revisions()] == [
            [POLICE],
            [POLICE, LEAK],
        ]

    def test_going_through_is_of_one_moment(self, store, driver):
        add(store, POLICE, PAPER)
        records = iter(store)
        first = next(records)
        if store.journal_mode == "wal":
            with Store.open(store.path, driver=driver) as other:
                add(other, LEAK)

        assert [first, *records] == [POLICE, PAPER]

    def test_stopping_half_way_leaves_nothing_open(self, store):
        add(store, POLICE, PAPER)
        for _ in store:
            break

        assert add(store, LEAK) is not None

    def test_no_revision_is_made_while_going_through(self, store):
        add(store, POLICE, PAPER)

        records = iter(store)
        next(records)
        with pytest.raises(RuntimeError, match="the store is being read; end that before"):
            add(store, LEAK)
        assert list(store) == [POLICE, PAPER]


class TestRevising:
    def test_records_all_when_the_block_ends(self, store):
        with store.revise(by="desk", reason="typed in") as change:
            change.add(POLICE)
            change.add(LEAK)

        assert list(store) == [POLICE, LEAK]
        assert ops_of(store) == ["create", "revise", "add", "add"]

    def test_says_who_when_and_why(self, store, watch):
        watch.move(hours=1)
        with store.revise(by="desk@example", reason="police answered", key="import-7") as change:
            change.add(POLICE)

        (revision,) = store.revisions()
        assert change.made == revision
        assert (revision.number, revision.by, revision.reason, revision.key) == (
            1,
            "desk@example",
            "police answered",
            "import-7",
        )
        assert revision.recorded_at == revision.clock == NOON + timedelta(hours=1)

    def test_nothing_is_recorded_after_an_error(self, store):
        before = store.checkpoint()

        with pytest.raises(KeyError):
            fail_after(store, POLICE, *claims(1500))
        assert list(store) == []
        assert store.checkpoint() == before
        assert store.verify(before).ok

    def test_another_one_is_made_after_an_error(self, store):
        with pytest.raises(KeyError):
            fail_after(store, POLICE)

        assert add(store, POLICE).number == 1

    def test_an_error_that_is_caught_inside_undoes_only_its_own_change(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="typed in") as change:
            change.add(PAPER)
            with pytest.raises(DuplicateIdError):
                change.add(attrs.evolve(POLICE, name="Police"))
            with pytest.raises(UnknownIdError):
                change.remove("nobody")
            with pytest.raises(TypeError):
                change.add("leak")
            change.add(LEAK)

        assert list(store) == [POLICE, PAPER, LEAK]
        assert store.verify().ok

    @pytest.mark.parametrize(
        "said", [{"by": ""}, {"by": " \t"}, {"reason": ""}, {"reason": "\n"}, {"key": " "}]
    )
    def test_who_and_why_are_said(self, store, said):
        name = next(iter(said))

        with pytest.raises(ValueError, match=f"'{name}' is a text"):
            add(store, POLICE, **said)
        assert ops_of(store) == ["create"]

    @pytest.mark.parametrize("name", ["by", "reason", "key"])
    def test_what_cannot_be_written_is_refused(self, store, name):
        with pytest.raises(ValueError, match=f"'{name}' is a text"):
            add(store, POLICE, **{name: "half \ud800"})
        assert ops_of(store) == ["create"]

    @pytest.mark.parametrize(
        "said", ["two\nlines", 'a "word" \\ of', "nul\x00", "\U0001f3a5 größe", "x" * 5000]
    )
    def test_whatever_is_said_is_kept(self, store, said):
        made = add(store, POLICE, by=said, reason=said, key=said)

        assert (made.by, made.reason, made.key) == (said, said, said)
        assert list(store.revisions()) == [made]
        assert store.verify().ok

    def test_an_empty_one_is_recorded_nowhere(self, store):
        before = store.checkpoint()
        with store.revise(by="desk", reason="nothing new") as change:
            pass

        assert change.made is None
        assert store.checkpoint() == before
        assert list(store.revisions()) == []

    def test_one_that_changes_nothing_is_recorded_nowhere(self, store):
        add(store, POLICE)
        before = store.checkpoint()
        with store.revise(by="desk", reason="nothing new", key="again") as change:
            change.add(attrs.evolve(POLICE))
            change.put(POLICE)
            change.replace(POLICE)
            change.add_all([POLICE])
            change.put_all([POLICE])

        assert change.made is None
        assert store.checkpoint() == before
        assert add(store, PAPER, key="again") is not None

    def test_a_second_one_inside_of_the_first_is_refused(self, store):
        with store.revise(by="desk", reason="first") as change:
            change.add(POLICE)
            with (
                pytest.raises(RuntimeError, match="a revision is being made"),
                store.revise(by="d", reason="r"),
            ):
                pass
            change.add(LEAK)

        assert list(store) == [POLICE, LEAK]

    @pytest.mark.parametrize("use", OF_A_WHOLE_STORE)
    def test_what_is_for_a_whole_store_is_refused_inside(self, store, use):
        with store.revise(by="desk", reason="first") as change:
            change.add(POLICE)
            with pytest.raises(RuntimeError, match="a revision is being made"):
                OF_A_WHOLE_STORE[use](store)
            change.add(LEAK)

        assert list(store) == [POLICE, LEAK]
        assert names_beside(store.path)[0] == "case.ccl"

    def test_the_block_is_over_when_it_is_over(self, store):
        with store.revise(by="desk", reason="first") as change:
            change.add(POLICE)
        before = store.checkpoint()

        for late in (
            lambda: change.add(LEAK),
            lambda: change.add_all([LEAK]),
            lambda: change.put(LEAK),
            lambda: change.put_all([LEAK]),
            lambda: change.replace(POLICE),
            lambda: change.remove("police"),
            lambda: "police" in change,
        ):
            with pytest.raises(RuntimeError, match="this revision has ended"):
                late()
        assert list(store) == [POLICE]
        assert store.checkpoint() == before
        assert store.verify().ok

    def test_another_connection_sees_nothing_before_the_end(self, store, driver):
        with Store.open(store.path, driver=driver) as other:
            with store.revise(by="desk", reason="first") as change:
                change.add(POLICE)
                if store.journal_mode == "wal":
                    assert list(other) == []
            assert list(other) == [POLICE]

    def test_the_moment_has_its_zone(self, store, watch):
        watch.moment = datetime(2019, 10, 17, 14, tzinfo=timezone(timedelta(hours=2)))

        assert add(store, POLICE).recorded_at == NOON
        watch.moment = datetime(2019, 10, 17, 14)  # noqa: DTZ001
        with pytest.raises(ValueError, match="with their zone"):
            add(store, LEAK)
        assert list(store) == [POLICE]


class TestWhatCouldNotBeWritten:
    @pytest.mark.parametrize("rolls_back", [False, True])
    def test_nothing_is_recorded_where_the_error_was_swallowed(self, store, monkeypatch, rolls_back):
        before = store.checkpoint()

        with pytest.raises(StoreWriteError, match="nothing of this revision is recorded"):
            self.go_on_after_a_full_disk(store, monkeypatch, rolls_back=rolls_back)
        assert list(store) == []
        assert store.verify(before).ok

    @staticmethod
    def go_on_after_a_full_disk(store, monkeypatch, *, rolls_back):
        """Let one batch fail as if the disk was full, and take no notice; SQLite may go back by itself."""
        database = store._session.database
        run_many = database.run_many

        def fail(sql, rows):
            monkeypatch.setattr(database, "run_many", run_many)
            if rolls_back:
                database.run("ROLLBACK")
            raise StoreWriteError(database.shown, "could not be written: the disk is full")

        with store.revise(by="desk", reason="typed in") as change:
            change.add_all([POLICE])
            monkeypatch.setattr(database, "run_many", fail)
            with contextlib.suppress(StoreWriteError):
                change.add_all(claims(5))
            change.add_all([LEAK])


class TestReadingInsideOfARevision:
    def test_sees_what_was_changed_so_far(self, store):
        add(store, POLICE, PAPER)
        changed = attrs.evolve(POLICE, name="Police")
        with store.revise(by="desk", reason="put right") as change:
            change.replace(changed)
            change.remove("paper")
            change.add(LEAK)

            assert list(store) == list(store.case()) == [changed, LEAK]
            assert store.get("police") == changed
            assert store.get("paper") is None
            assert "leak" in store
            assert "leak" in change
            assert "paper" not in store
            assert "paper" not in change
            assert len(store) == 2

    def test_what_is_added_meanwhile_does_not_come_up(self, store):
        add(store, *claims(2500))
        with store.revise(by="desk", reason="copied") as change:
            change.add_all(attrs.evolve(claim, id=f"{claim.id}-again") for claim in store)
            change.put_all(attrs.evolve(claim, text="Again") for claim in store)

        assert len(store) == 5000
        assert {claim.text for claim in store} == {"Again"}

    def test_what_was_known_before_is_still_what_it_was(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="put right") as change:
            change.add(LEAK)

            assert list(store.case(known_at=1)) == [POLICE]
            assert list(store.revisions())[-1].number == 1

    def test_the_difference_to_now_has_it(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="put right") as change:
            change.add(LEAK)

            assert ids(store.diff(1).added) == ["leak"]

    def test_the_history_has_it(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="put right") as change:
            change.replace(attrs.evolve(POLICE, name="Police"))

            first, second = store.history("police")
        assert (first.revision.number, second.revision.number) == (1, 2)
        assert second.revision == change.made

    def test_what_is_not_in_the_log_yet_cannot_be_proved(self, store):
        add(store, POLICE)
        with store.revise(by="desk", reason="put right") as change:
            change.add(LEAK)

            assert store.prove_inclusion("police").holds
            with pytest.raises(RuntimeError, match="end that before"):
                store.prove_inclusion("leak")
        assert store.prove_inclusion("leak").holds

    def test_the_checkpoint_is_that_before(self, store):
        add(store, POLICE)
        before = store.checkpoint()
        with store.revise(by="desk", reason="put right") as change:
            change.add(LEAK)

            assert store.checkpoint() == before

    def test_all_is_gone_after_an_error(self, store):
        with contextlib.suppress(KeyError), store.revise(by="desk", reason="put right") as change:
            change.add(POLICE)
            assert list(store) == [POLICE]
            raise KeyError

        assert list(store) == []
        assert len(store) == 0
        assert "police" not in store


class TestKeys:
    def test_a_revision_is_made_once(self, store):
        first = add(store, POLICE, key="import-7")
        before = store.checkpoint()
        with store.revise(by="desk", reason="again", key="import-7") as change:
            assert change.repeats == first
            change.add(LEAK)
            change.add_all([LEAK])
            change.put(attrs.evolve(POLICE, name="Police"))
            change.put_all([PAPER])
            change.replace(attrs.evolve(POLICE, name="Police"))
            change.remove("police")

        assert change.made is None
        assert list(store) == [POLICE]
        assert store.checkpoint() == before

    def test_what_is_returned_is_as_if_it_was_made(self, store):
        add(store, POLICE, key="import-7")
        with store.revise(by="desk", reason="again", key="import-7") as change:
            assert change.add(LEAK) is LEAK
            assert change.put(LEAK) is LEAK
            assert change.replace(LEAK) is LEAK
            assert change.add_all(iter([LEAK])) == ()

    def test_the_store_can_be_read_meanwhile(self, store):
        add(store, POLICE, key="import-7")
        with store.revise(by="desk", reason="again", key="import-7") as change:
            assert list(store) == [POLICE]
            assert "police" in change

    def test_a_new_key_repeats_nothing(self, store):
        add(store, POLICE, key="import-7")
        with store.revise(by="desk", reason="more", key="import-8") as change:
            assert change.repeats is None
            change.add(LEAK)

        assert list(store) == [POLICE, LEAK]

    def test_a_revision_that_failed_has_not_used_its_key(self, store):
        with pytest.raises(KeyError):
            fail_after(store, POLICE, key="import-7")

        assert add(store, POLICE, key="import-7") is not None

    def test_an_erasure_is_made_once(self, store):
        add(store, POLICE, PAPER)
        first = store.erase("police", by="desk", reason="asked", key="request-1")
        before = store.checkpoint()
        second = store.erase("paper", by="desk", reason="asked", key="request-1")

        assert second.revision == first.revision
        assert list(store) == [PAPER]
        assert store.checkpoint() == before

    def test_keys_differ_by_case_and_form(self, store):
        for number, key in enumerate(["a", "A", "a ", "größe", "gro\u0308ße"]):
            assert add(store, *claims(1, number), key=key) is not None


class TestClock:
    def test_recorded_time_never_goes_back(self, store, watch):
        first = add(store, POLICE)
        watch.move(days=-1)
        second = add(store, LEAK)

        assert second.recorded_at == first.recorded_at == NOON
        assert second.clock == NOON - timedelta(days=1)

    def test_it_goes_on_once_the_clock_has_caught_up(self, store, watch):
        add(store, POLICE)
        watch.move(days=-1)
        add(store, LEAK)
        watch.move(days=1, microseconds=1)

        assert add(store, PAPER).recorded_at == NOON + timedelta(microseconds=1)

    def test_it_is_kept_to_the_microsecond(self, store, watch, driver):
        watch.moment = datetime(2019, 10, 17, 12, 0, 0, 123456, tzinfo=UTC)
        add(store, POLICE)
        store.close()

        with Store.open(store.path, driver=driver) as again:
            (revision,) = again.revisions()
            assert revision.recorded_at == watch.moment

    @pytest.mark.parametrize("year", [1, 1969, 1970, 9999])
    def test_a_clock_that_is_far_off_is_kept(self, tmp_path, driver, year):
        moment = datetime(year, 6, 1, tzinfo=UTC)
        with Store.create(tmp_path / "case.ccl", driver=driver, clock=lambda: moment) as store:
            assert add(store, POLICE).recorded_at == moment
            assert list(store.case(known_at=moment)) == [POLICE]
            assert store.verify().ok


class TestOneFileForTwoWays:
    def test_what_one_way_wrote_the_other_reads(self, store, driver):
        add(store, *claims(300))
        store.erase("c7", by="desk", reason="asked")
        before, rows, log = store.checkpoint(), views_of(store), log_of(store)
        store.close()

        with Store.open(store.path) as usual:
            assert usual.checkpoint() == before
            assert (views_of(usual), log_of(usual)) == (rows, log)
            put(usual, *claims(1))
            assert usual.verify(before).ok


def test_every_error_of_a_store_is_one_of_the_library(tmp_path: Path):
    with pytest.raises(CounterclaimError):
        Store.open(tmp_path / os.urandom(4).hex())
