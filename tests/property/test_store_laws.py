"""A store beside a plain model: whatever is done to both, they hold the same, now and at every moment."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from counterclaim.case import Case, difference
from counterclaim.codec.writing import protected_fields
from counterclaim.errors import DuplicateIdError, UnknownIdError
from counterclaim.model import Attribution, Claim, Note, Record
from counterclaim.store import Store, apsw_driver, sqlite3_driver
from counterclaim.strategies import any_record, record_sets

IDS = ["zz-a", "zz-b", "zz-leak", "zz-a@zz-b", "zz-leak@zz-a", "desk:zz-leak", "zz-leak@zz-a@zz-b"]
NAMES = ["Zuzana", "Größe", "Kva(pil", 'Qu"o"te', "Ba\\ck"]
ids = st.sampled_from(IDS)
some_ids = st.lists(ids, max_size=2).map(tuple)
texts = st.lists(st.sampled_from([*NAMES, *map(str.upper, NAMES), "said", "so"]), min_size=1, max_size=4).map(
    " ".join
)
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(Claim, id=ids, text=texts, accuses=some_ids, about=some_ids),
    st.builds(Attribution, id=ids, of=ids, source=ids, relays=some_ids),
    st.builds(
        Note,
        id=ids,
        text=texts,
        about=some_ids,
        extra=st.just({}) | ids.map(lambda id: {"acme:of": [{"who": id, id: 1}]}),
    ),
)
#: How many changes there are in one revision.
changes = st.lists(
    st.tuples(st.sampled_from(["add", "put", "replace", "remove"]), records), min_size=1, max_size=4
)
DRIVERS = (sqlite3_driver(), apsw_driver())


class Model:
    """What a store should hold, said as plainly as can be."""

    def __init__(self) -> None:
        self.case = Case()
        self.states: list[tuple[datetime | None, tuple[Record, ...]]] = [(None, ())]
        self.histories: dict[str, list[tuple[int, str, Record | None, bool]]] = {}
        self.reasons = [""]

    def copy(self) -> Model:
        other = Model()
        other.case = Case(self.case)
        other.states = list(self.states)
        other.histories = {id: list(history) for id, history in self.histories.items()}
        other.reasons = list(self.reasons)
        return other

    @property
    def number(self) -> int:
        """The revision that is being made."""
        return len(self.states)

    def change(self, op: str, record: Record) -> bool:
        """Do what a revision would; return whether anything was changed."""
        on_record = self.case.get(record.id)
        if op == "put":
            op = "add" if on_record is None else "replace"
        if op == "remove":
            self.case.remove(record.id)
        elif op == "add":
            self.case.add(record)
        else:
            self.case.replace(record)
        if op != "remove" and on_record == record:
            return False
        self.histories.setdefault(record.id, []).append(
            (self.number, op, None if op == "remove" else record, False)
        )
        return True

    def end_revision(self, moment: datetime, reason: str) -> None:
        self.states.append((moment, tuple(self.case)))
        self.reasons.append(reason)

    def at(self, moment: datetime) -> tuple[Record, ...]:
        return next(state for when, state in reversed(self.states) if when is None or when <= moment)

    def erase(self, numbers: dict[str, str], words: list[str]) -> None:
        """Take records out of all that ever was, and put numbers and gaps in their places."""

        def left(record: Record) -> Record:
            return without(record, lambda text: renamed(text, numbers), lambda text: gaps(text, words))

        def state_left(state: tuple[Record, ...]) -> tuple[Record, ...]:
            return tuple(left(record) for record in state if record.id not in numbers)

        self.states = [(moment, state_left(state)) for moment, state in self.states]
        self.case = Case(state_left(tuple(self.case)))
        self.reasons = [gaps(reason, words) for reason in self.reasons]
        self.histories = {
            renamed(id, numbers): [
                (number, op, None, True) if id in numbers else (number, op, record and left(record), erased)
                for number, op, record, erased in history
            ]
            for id, history in self.histories.items()
        }


def renamed(id: str, numbers: dict[str, str]) -> str:
    """Put numbers in the places of ids, the longest ones first, where they stand between joints."""
    for old in sorted(numbers, key=len, reverse=True):
        parts = f"\0{id}\0"
        parts = re.sub(rf"(?<=[\0@:]){re.escape(old)}(?=[\0@:])", f"\1{numbers[old][7:]}\2", parts)
        id = parts.strip("\0")
    return id.replace("\1", "erased:").replace("\2", "")


def gaps(text: str, words: list[str]) -> str:
    for word in words:
        for spelling in (word, word.upper()):
            text = re.sub(re.escape(spelling), lambda _: "[erased]", text, flags=re.IGNORECASE)
    return text


def without(record: Any, id: Callable[[str], str], text: Callable[[str], str]) -> Any:
    """Change every id and every text of a record, knowing where each stands."""
    changes: dict[str, Any] = {"id": id(record.id)}
    for name in ("of", "source"):
        if hasattr(record, name):
            changes[name] = id(getattr(record, name))
    for name in ("accuses", "about", "relays"):
        if hasattr(record, name):
            changes[name] = tuple(map(id, getattr(record, name)))
    if hasattr(record, "text"):
        changes["text"] = text(record.text)
    if record.extra:
        ((who, _),) = [item for item in record.extra["acme:of"][0].items() if item[0] == "who"] or [("", 0)]
        old = record.extra["acme:of"][0][who]
        changes["extra"] = {"acme:of": [{"who": id(old), id(old): 1}]}
    return attrs.evolve(record, **changes)


class StoreIsItsModel(RuleBasedStateMachine):
    """After any sequence of changes, a store holds what its model does."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2019, 10, 17, 12, tzinfo=UTC)
        self.model = Model()
        self.gone: set[str] = set()
        self.keys: list[str] = []
        self.moves = 0

    @initialize(driver=st.sampled_from(DRIVERS))
    def create(self, driver: Any) -> None:
        self.driver = driver
        self.store = Store.create(self.new_folder() / "case.ccl", driver=driver, clock=lambda: self.now)
        self.checkpoints = [self.store.checkpoint()]
        self.last = self.now

    def new_folder(self) -> Path:
        self.moves += 1
        folder = self.folder / str(self.moves)
        folder.mkdir()
        return folder

    def use(self, store: Store) -> None:
        """Go on with another file, and forget the one before."""
        before = self.store.path.parent
        self.store.close()
        if before != store.path.parent:
            shutil.rmtree(before)
        self.store = store

    def reopen(self, path: Path) -> Store:
        return Store.open(path, driver=self.driver, clock=lambda: self.now)

    def ended(self, reason: str) -> None:
        self.last = max(self.last, self.now)
        self.model.end_revision(self.last, reason)
        self.checkpoints.append(self.store.checkpoint())

    def allowed(self, text: str) -> str:
        """Leave out names that were erased, so that none comes back."""
        return gaps(text, sorted(self.gone))

    def fitting(self, record: Record) -> Record:
        return without(record, lambda id: id, self.allowed)

    # What is done.

    @rule(done=changes, reason=texts)
    def revise(self, done: list[tuple[str, Record]], reason: str) -> None:
        reason = self.allowed(reason)
        changed = False
        with self.store.revise(by="desk", reason=reason) as change:
            for op, given in done:
                record = self.fitting(given)
                try:
                    changed |= self.model.change(op, record)
                except (DuplicateIdError, UnknownIdError) as error:
                    with pytest.raises(type(error)):
                        getattr(change, op)(record.id if op == "remove" else record)
                else:
                    getattr(change, op)(record.id if op == "remove" else record)
                assert (record.id in change) == (record.id in self.model.case)
        assert (change.made is not None) == changed
        if changed:
            self.ended(reason)

    @rule(added=st.lists(records, max_size=5))
    def add_all(self, added: list[Record]) -> None:
        fitting = [self.fitting(record) for record in added]
        before = len(self.model.case)
        with self.store.revise(by="desk", reason="many") as change:
            problems = change.add_all(fitting)
        expected = []
        for record in fitting:
            try:
                self.model.change("add", record)
            except DuplicateIdError:
                expected.append(record.id)
        assert [problem.record for problem in problems] == expected
        if len(self.model.case) > before:
            self.ended("many")

    @rule(given=st.lists(records, max_size=5))
    def put_all(self, given: list[Record]) -> None:
        fitting = [self.fitting(record) for record in given]
        with self.store.revise(by="desk", reason="many") as change:
            change.put_all(fitting)
        if any([self.model.change("put", record) for record in fitting]):
            self.ended("many")

    @rule()
    def make_an_empty_revision(self) -> None:
        with self.store.revise(by="desk", reason="nothing"):
            pass

    @rule(done=st.lists(records, min_size=1, max_size=3))
    def fail(self, done: list[Record]) -> None:
        def failing() -> None:
            with self.store.revise(by="desk", reason="failed", key="never") as change:
                change.put_all(done)
                assert len(self.store) >= len({record.id for record in done})
                raise KeyError

        with pytest.raises(KeyError):
            failing()

    @rule(given=records)
    def use_a_key(self, given: Record) -> None:
        record, key = self.fitting(given), f"key-{len(self.keys)}"
        with self.store.revise(by="desk", reason="keyed", key=key) as change:
            change.put(record)
        if self.model.change("put", record):
            self.keys.append(key)
            self.ended("keyed")

    @precondition(lambda self: self.keys)
    @rule(data=st.data(), record=records)
    def use_a_key_again(self, data: st.DataObject, record: Record) -> None:
        key = data.draw(st.sampled_from(self.keys))
        with self.store.revise(by="desk", reason="keyed", key=key) as change:
            change.put(record)
            assert change.repeats is not None
            assert change.repeats.key == key

    @rule(hours=st.sampled_from([-30, -1, 0, 1, 2]))
    def move_the_clock(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # What is done to the file.

    @rule(driver=st.sampled_from(DRIVERS))
    def close_and_open(self, driver: Any) -> None:
        path = self.store.path
        self.store.close()
        self.driver = driver
        self.store = self.reopen(path)

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild()

    @rule()
    def go_on_with_a_backup(self) -> None:
        path = self.new_folder() / "case.ccl"
        assert self.store.backup(path) == self.store.checkpoint()
        self.use(self.reopen(path))

    @rule()
    def go_on_with_an_export(self) -> None:
        folder = self.new_folder()
        self.store.export(folder / "out")
        Store.restore(folder / "out", folder / "case.ccl", driver=self.driver).close()
        shutil.rmtree(folder / "out")
        self.use(self.reopen(folder / "case.ccl"))

    # What is taken out.

    @precondition(lambda self: any(id in self.model.histories for id in IDS))
    @rule(data=st.data(), words=st.lists(st.sampled_from(NAMES), max_size=1))
    def erase(self, data: st.DataObject, words: list[str]) -> None:
        known = [id for id in IDS if id in self.model.histories]
        chosen = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
        erasure = self.store.erase(chosen, words=words, by="desk", reason="asked")
        numbers = {id: erasure.numbers[id] for id in chosen}
        assert len(set(numbers.values())) == len(chosen)
        self.took_out(numbers, words)
        whole = "|".join(map(re.escape, chosen))
        held = self.bytes()
        assert re.search(rf"(?<![\w@:-])(?:{whole})(?![\w@:-])", held) is None

    @rule(words=st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
    def erase_words(self, words: list[str]) -> None:
        if any(self.holds(word) for word in words):
            self.store.erase(words=words, by="desk", reason="asked")
            self.took_out({}, words)

    def holds(self, word: str) -> bool:
        said = [
            *self.model.reasons,
            *(
                getattr(entry[2], "text", "")
                for history in self.model.histories.values()
                for entry in history
            ),
        ]
        return any(gaps(text, [word]) != text for text in said)

    def took_out(self, numbers: dict[str, str], words: list[str]) -> None:
        self.model.erase(numbers, words)
        self.gone |= set(words)
        self.ended("asked")

    @rule()
    def erase_what_never_was(self) -> None:
        with pytest.raises(UnknownIdError):
            self.store.erase("zz-nobody", by="desk", reason="asked")

    # What holds.

    @invariant()
    def holds_what_its_model_holds(self) -> None:
        assert list(self.store) == list(self.store.case()) == list(self.model.case)
        assert len(self.store) == len(self.model.case)
        assert [self.store.get(id) for id in IDS] == [self.model.case.get(id) for id in IDS]

    @invariant()
    def is_whole(self) -> None:
        found = self.store.verify(*self.checkpoints)
        assert found.problems == ()
        assert found.held == tuple(self.checkpoints)

    @invariant()
    def holds_no_byte_of_what_is_gone(self) -> None:
        held = self.bytes()
        for word in self.gone:
            for spelling in (word, word.replace("\\", "\\\\"), word.replace('"', '\\"')):
                assert spelling.casefold() not in held

    def bytes(self) -> str:
        """All files of the store as one text, in small letters."""
        found = [each for each in self.store.path.parent.rglob("*") if each.is_file()]
        return "\0".join(each.read_bytes().decode("utf-8", "replace") for each in found).casefold()

    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        for number, (_, state) in enumerate(self.model.states):
            assert list(self.store.case(known_at=number)) == list(state)
        moments = [moment for moment, _ in self.model.states if moment is not None] or [self.now]
        for moment in {
            *moments,
            min(moments) - timedelta(hours=1),
            data.draw(st.sampled_from(moments)) + timedelta(minutes=1),
        }:
            assert list(self.store.case(known_at=moment)) == list(self.model.at(moment))

    @rule()
    def look_at_histories(self) -> None:
        for id, history in self.model.histories.items():
            assert [
                (version.revision.number, version.op, version.record, version.erased)
                for version in self.store.history(id)
            ] == history
        assert [revision.reason for revision in self.store.revisions()] == self.model.reasons[1:]
        assert [revision.recorded_at for revision in self.store.revisions()] == [
            moment for moment, _ in self.model.states[1:]
        ]

    @rule(data=st.data())
    def look_at_differences(self, data: st.DataObject) -> None:
        numbers = st.integers(0, len(self.model.states) - 1)
        one, other = data.draw(numbers), data.draw(numbers)
        before, after = self.model.states[one][1], self.model.states[other][1]
        assert self.store.diff(one, other) == difference(before, after)
        assert self.store.diff(one) == difference(before, self.model.case)

    @rule(data=st.data())
    def prove(self, data: st.DataObject) -> None:
        for id in self.model.histories:
            proof = self.store.prove_inclusion(id)
            assert proof.holds
            assert proof.checkpoint == self.checkpoints[-1]
        assert all(self.store.prove_consistency(checkpoint).holds for checkpoint in self.checkpoints)
        number = data.draw(st.integers(0, len(self.model.states) - 1))
        assert self.store.checkpoint(known_at=number) == self.checkpoints[number]

    def teardown(self) -> None:
        if hasattr(self, "store"):
            try:
                self.look_at_histories()
                for number, (_, state) in enumerate(self.model.states):
                    assert list(self.store.case(known_at=number)) == list(state)
            finally:
                self.store.close()
        shutil.rmtree(self.folder)


TestStore = StoreIsItsModel.TestCase
TestStore.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def new_store(folder: Path, driver: Any = DRIVERS[1]) -> Store:
    return Store.create(Path(tempfile.mkdtemp(dir=folder)) / "case.ccl", driver=driver)


@given(st.lists(any_record(), max_size=6, unique_by=lambda record: record.id), st.sampled_from(DRIVERS))
@settings(max_examples=60)
def test_whatever_can_be_a_record_comes_back(tmp_path_factory, added, driver):
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        kept = [record for record in added if not protected_fields(record)]
        with store.revise(by="desk", reason="imported") as change:
            assert change.add_all(kept) == ()

        assert list(store) == kept
        assert [store.history(record)[0].record for record in kept] == kept
        assert store.verify(store.checkpoint()).ok
        with store.revise(by="desk", reason="again") as change:
            change.put_all(kept)
        assert change.made is None


@given(record_sets(), st.sampled_from(DRIVERS))
@settings(max_examples=30)
def test_whatever_can_be_a_case_is_sealed_and_comes_back(tmp_path_factory, case, driver):
    key = bytes(range(32))
    folder = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))
    with Store.create(folder / "case.ccl", driver=driver, sealing_key=key) as store:
        with store.revise(by="desk", reason="imported") as change:
            change.add_all(case)
        store.export(folder / "out", protected="mask")
    Store.restore(folder / "out", folder / "again.ccl", driver=driver).close()

    with Store.open(folder / "again.ccl", driver=driver, sealing_key=key) as again:
        assert list(again) == list(case)
