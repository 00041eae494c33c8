"""A write or sync fails, each in turn: the store is old or new, never half, and the error says so."""

import contextlib
import itertools
import shutil

import pytest

from counterclaim.model import Claim
from counterclaim.store import (
    ErasureIncompleteError,
    Store,
    StoreError,
    StoreWriteError,
    apsw_driver,
)
from faults.failing import FULL, IOERR, READ, failing_below_sqlite
from faults.plans import BY, Plan, Step, check_whole, perform, written
from faults.power_runs import MODES, Run, put_down
from faults.scale import scaled

STEPS = 8
#: Crashes whose repair fails, at each place of it.
REPAIRS = scaled(2, 20)


class OneStep(Plan):
    """A plan that ends with a given step."""

    def __init__(self, last):
        super().__init__("failing")
        self._last = last

    def _drawn(self, rng, number, state):
        drawn = super()._drawn(rng, number, state)
        return drawn if number < STEPS else self._last(drawn.key, state)


def revision(key, state):
    """Put 60 claims on record, replace one and remove one."""
    ids = sorted(state)
    put = {f"new-{number}": f"A new claim {number}" * 5 for number in range(60)} | {ids[0]: "Another text"}
    return Step(key=key, put=put, removed=(ids[1],))


def erasure(key, state):
    """Erase two claims."""
    ids = tuple(sorted(state)[:2])
    return Step(key=key, put={}, erased=ids, secrets=tuple(state[id] for id in ids))


COMMANDS = {"revision": revision, "erasure": erasure}
FAULTS = {"failed": IOERR, "full disk": FULL}


#: What a rollback journal begins with that was synced, and a write-ahead log (sqlite.org/fileformat2.html).
_JOURNAL = bytes.fromhex("d9d505f9")
_WAL = bytes.fromhex("377f0682"), bytes.fromhex("377f0683")


@pytest.fixture(params=MODES)
def mode(request):
    return request.param


@pytest.fixture
def attempts(mode, tmp_path):
    """Return what yields an open store for each place where a fault can be, until there is none."""
    return Attempts(mode, tmp_path)


class Attempts:
    def __init__(self, mode, tmp_path):
        self.mode = mode
        self._tmp_path = tmp_path

    def run(self, plan, codes, *, lasting, act, stride=1):
        """Yield the store, the error of *act*, and how much failed: for each place, then for none."""
        base = self._tmp_path / "base"
        base.mkdir()
        written(base / "case.ccl", MODES[self.mode](), plan, STEPS)
        for place in itertools.count(step=stride):
            folder = self._tmp_path / f"fault-{place}"
            shutil.copytree(base, folder)
            with failing_below_sqlite() as (vfs, faults):
                with Store.open(folder / "case.ccl", driver=apsw_driver(vfs=vfs)) as store:
                    assert store.journal_mode == self.mode
                    store.verify()  # it is in use, as in a program that runs for long
                    faults.arm(place, codes, lasting=lasting)
                    error = error_of(act, store)
                    hits = faults.hits
                    faults.disarm()
                    yield store, error, hits
                with Store.open(folder / "case.ccl", driver=MODES[self.mode]()) as store:
                    assert store.verify().ok
            shutil.rmtree(folder)
            if not hits:
                return


def error_of(act, *arguments):
    """Return the error of the store that *act* raises with *arguments*, or none."""
    try:
        act(*arguments)
    except StoreError as error:
        return error
    return None


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_store_is_old_or_new_after_a_failure(command, fault, lasting, attempts, figure):
    plan = OneStep(COMMANDS[command])
    last = plan.step(STEPS)
    outcomes = {"old": 0, "new": 0, "new, and told": 0}
    stride = scaled(3, 1) if lasting else 1
    runs = attempts.run(
        plan, FAULTS[fault], lasting=lasting, act=lambda store: perform(store, last), stride=stride
    )
    for store, error, _ in runs:
        made = check_whole(store, plan, STEPS) - STEPS
        if error is None:
            assert made
            outcomes["new"] += 1
        else:
            expected = ErasureIncompleteError if made and last.erased else StoreWriteError
            assert type(error) is expected
            assert "transaction" not in str(error)
            outcomes["new, and told" if made else "old"] += 1
        perform(store, last)

        assert check_whole(store, plan, STEPS + 1, at_most=0)
    places = outcomes["old"] + outcomes["new, and told"]
    kind = "lasting" if lasting else "once"
    told = f"{outcomes['old']} old, {outcomes['new, and told']} new and not compacted"
    figure(f"{command}, {fault} ({kind}), {attempts.mode}", f"{places} places: {told}")


@pytest.mark.parametrize("fault", FAULTS)
def test_views_are_old_or_new_after_a_failed_rebuild(fault, attempts, figure):
    plan = Plan("rebuilding")
    count = 0
    for store, error, hits in attempts.run(plan, FAULTS[fault], lasting=False, act=Store.rebuild):
        assert type(error) in (type(None), StoreWriteError)
        check_whole(store, plan, STEPS, at_most=0)
        store.rebuild()
        check_whole(store, plan, STEPS, at_most=0)
        count += bool(hits)
    figure(f"rebuild, {fault}, {attempts.mode}", f"{count} places: rows the same after each")


@pytest.mark.parametrize("fault", [*FAULTS, "failed reading"])
def test_store_can_be_repaired_after_a_failed_repair(fault, mode, tmp_path, monkeypatch, figure):
    codes = FAULTS.get(fault, READ)
    run = Run(mode, "repairs", tmp_path, monkeypatch)
    cuts = sorted(run.disk.cuts, key=left_to_repair)[-REPAIRS:]
    count = 0
    for cut, (acknowledged, image) in enumerate(cuts):
        for place in itertools.count(step=scaled(3, 1)):
            path = put_down(image, tmp_path / f"repair-{cut}-{place}")
            with failing_below_sqlite() as (vfs, faults):
                faults.arm(place, codes, lasting=True)
                error = error_of(open_and_check, path, apsw_driver(vfs=vfs), run.plan, acknowledged)
                assert (error is None) or faults.hits
                with Store.open(path, driver=MODES[mode]()) as store:
                    check_whole(store, run.plan, acknowledged)
                count += bool(faults.hits)
                if not faults.hits:
                    break
    assert count
    figure(f"repairs, {fault}, {mode}", f"{count} places in repairs of {len(cuts)} crashes: 0 lost")


def left_to_repair(cut):
    """Return how much a journal holds that a store is to be repaired from."""
    _, image = cut
    started = [data for data in image.values() if data[:4] in (_JOURNAL, *_WAL)]
    return max(map(len, started), default=0)


def open_and_check(path, driver, plan, acknowledged):
    with Store.open(path, driver=driver) as store:
        check_whole(store, plan, acknowledged)


@pytest.mark.parametrize("fault", [*FAULTS, "failed reading"])
def test_nothing_is_recorded_where_the_block_goes_on_after_a_failure(fault, attempts, figure):
    codes = FAULTS.get(fault, READ)
    plan = Plan("going-on")
    count = 0
    stride = scaled(24, 1)
    for store, error, hits in attempts.run(plan, codes, lasting=False, act=going_on, stride=stride):
        assert store.verify().ok
        assert ("last" in store) is (error is None)
        assert ("new-1999" in store) is (error is None)
        check_whole(store, plan, STEPS) if error is not None else None
        count += bool(hits)
    figure(f"block goes on, {fault}, {attempts.mode}", f"{count} places: nothing of the revision on record")


def going_on(store):
    """Make a revision whose block takes no notice of errors."""
    store._session.database.run("PRAGMA cache_size = 20")  # so that pages are written and read in the block
    with store.revise(by=BY, reason="going on", key=Plan("going-on").step(STEPS).key) as change:
        for start in (0, 1000):
            with contextlib.suppress(StoreError):
                change.add_all(
                    Claim(id=f"new-{number}", text="x" * 100) for number in range(start, start + 1000)
                )
            with contextlib.suppress(StoreError):
                store.get("new-0")
        with contextlib.suppress(StoreError):
            change.add(Claim(id="last", text="The last"))
