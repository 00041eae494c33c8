"""The power is cut at random moments, and what was not synced is lost or torn: the acknowledged is there."""

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.disk import Disk
from faults.plans import check_erased, check_repeated, check_whole
from faults.power import below_sqlite
from faults.power_runs import MODES, Run, put_down
from faults.scale import scaled

RUNS = scaled(10, 200)
#: Runs whose cuts are repaired, and cut again meanwhile.
SECOND_RUNS = scaled(2, 40)
SECOND_CUTS = 4
#: Runs of a control, which has to lose something in them.
CONTROL_RUNS = 6


@pytest.mark.parametrize("mode", MODES)
def test_acknowledged_revisions_survive_power_cuts(mode, tmp_path, monkeypatch, figure):
    cuts = moments = journals = unacknowledged = 0
    for seed in range(RUNS):
        run = Run(mode, seed, tmp_path, monkeypatch)
        moments += run.disk.moments
        for acknowledged, path in run.restored(tmp_path):
            cuts += 1
            journals += any(left.stat().st_size for left in path.parent.glob("*-*"))
            with Store.open(path, driver=run.rng.choice((apsw_driver, sqlite3_driver))()) as store:
                made = check_whole(store, run.plan, acknowledged)
                check_repeated(store, run.plan, acknowledged)
            check_erased(path.parent, run.plan, acknowledged + 1)
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
                with Store.open(again, driver=run.rng.choice((apsw_driver, sqlite3_driver))()) as store:
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
