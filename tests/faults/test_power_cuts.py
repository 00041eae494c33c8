"""The power is cut at random moments, and what was not synced is lost or torn: the acknowledged is there."""

import random
from datetime import UTC, datetime

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.disk import Disk
from faults.plans import Plan, check_repeated, check_whole, perform, written
from faults.power import below_sqlite, same_salts
from faults.scale import scaled

MODES = {"wal": apsw_driver, "delete": sqlite3_driver}
RUNS = scaled(10, 200)
CUTS_PER_RUN = 25
#: Runs whose cuts are repaired, and cut again meanwhile.
SECOND_RUNS = scaled(2, 40)
SECOND_CUTS = 4
#: Runs of a control, which has to lose something in them.
CONTROL_RUNS = 6
BEFORE, STEPS = 4, 10


class Run:
    """One run of a plan on a disk, and its cuts: how much was acknowledged, and what was on the disk."""

    def __init__(self, mode, seed, tmp_path, monkeypatch, pragmas=()):
        self.rng = random.Random(f"power {mode} {seed}")
        self.plan = Plan(f"power-{seed}")
        self.folder = tmp_path / f"run-{seed}"
        self.folder.mkdir()
        self._acknowledged = BEFORE
        self.disk = Disk(self.rng, CUTS_PER_RUN, lambda: self._acknowledged)
        with same_salts(self.rng, monkeypatch):
            path = written(self.folder / "case.ccl", MODES[mode](), self.plan, BEFORE)
            self.disk.load(self.folder)
            with below_sqlite(self.disk) as vfs:
                self._write(path, mode, vfs, pragmas)

    def _write(self, path, mode, vfs, pragmas):
        with Store.open(
            path, driver=apsw_driver(vfs=vfs), clock=lambda: datetime(2020, 1, 1, tzinfo=UTC)
        ) as store:
            assert store.journal_mode == mode
            # Checkpoints as often as in a long life; half of the runs have none but those of erasures.
            for pragma in (*pragmas, f"wal_autocheckpoint = {self.rng.choice((0, 20))}"):
                store._session.database.run(f"PRAGMA {pragma}")
            for number in range(BEFORE, BEFORE + STEPS):
                perform(store, self.plan.step(number))
                self._acknowledged = number + 1
                self.disk.tick()

    def restored(self, tmp_path):
        """Yield how much was acknowledged, and a store with what was on the disk, for each cut."""
        for number, (acknowledged, image) in enumerate(self.disk.cuts):
            yield acknowledged, put_down(image, tmp_path / f"{self.folder.name}-cut-{number}")


def put_down(image, folder):
    """Write what was on a disk into a new *folder*; return the path of the store."""
    folder.mkdir()
    for name, data in image.items():
        (folder / name).write_bytes(data)
    return folder / "case.ccl"


@pytest.mark.parametrize("mode", MODES)
def test_acknowledged_revisions_survive_power_cuts(mode, tmp_path, monkeypatch, figure):
    cuts = moments = journals = unacknowledged = 0
    for seed in range(RUNS):
        run = Run(mode, seed, tmp_path, monkeypatch)
        moments += run.disk.moments
        for acknowledged, path in run.restored(tmp_path):
            cuts += 1
            journals += any(left.stat().st_size for left in path.parent.glob("*-*"))
            with Store.open(path, driver=run.rng.choice((apsw_driver, MODES[mode]))()) as store:
                made = check_whole(store, run.plan, acknowledged)
                check_repeated(store, run.plan, acknowledged)
            unacknowledged += made - acknowledged
    left = f"{journals} left a journal, {unacknowledged} a commit untold"
    figure(f"power cuts, {mode}", f"{cuts} cuts at {moments} moments, {left}; 0 lost")


@pytest.mark.parametrize("mode", MODES)
def test_acknowledged_revisions_survive_a_second_cut_during_the_repair(mode, tmp_path, monkeypatch, figure):
    cuts = moments = 0
    for seed in range(SECOND_RUNS):
        run = Run(mode, f"again-{seed}", tmp_path, monkeypatch)
        for acknowledged, path in run.restored(tmp_path):
            disk = Disk(run.rng, SECOND_CUTS, lambda acknowledged=acknowledged: acknowledged)
            disk.load(path.parent)
            with below_sqlite(disk) as vfs, Store.open(path, driver=apsw_driver(vfs=vfs)) as store:
                check_whole(store, run.plan, acknowledged)
            moments += disk.moments
            for place, (_, image) in enumerate(disk.cuts):
                again = put_down(image, path.parent / f"again-{place}")
                cuts += 1
                with Store.open(again, driver=run.rng.choice((apsw_driver, MODES[mode]))()) as store:
                    check_whole(store, run.plan, acknowledged)
                    check_repeated(store, run.plan, acknowledged)
    figure(f"second cuts, {mode}", f"{cuts} cuts at {moments} moments of repairs; 0 lost")


@pytest.mark.parametrize(
    ("mode", "pragma"),
    [("wal", "synchronous = NORMAL"), ("delete", "synchronous = FULL"), ("delete", "synchronous = OFF")],
)
def test_weaker_settings_lose_what_was_acknowledged(mode, pragma, tmp_path, monkeypatch, figure):
    cuts = lost = 0
    for seed in range(CONTROL_RUNS):
        run = Run(mode, seed, tmp_path, monkeypatch, [pragma])
        for acknowledged, path in run.restored(tmp_path):
            cuts += 1
            lost += not is_whole(path, run.plan, acknowledged)

    assert lost > 0
    figure(f"control: {mode}, {pragma}", f"{lost} of {cuts} cuts lost what was acknowledged")


def is_whole(path, plan, acknowledged):
    try:
        with Store.open(path, driver=apsw_driver()) as store:
            check_whole(store, plan, acknowledged)
    except (AssertionError, CounterclaimError):
        return False
    return True
