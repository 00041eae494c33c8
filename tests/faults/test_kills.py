"""A process is killed at a random moment: what was acknowledged is there, and nothing else but whole."""

import random
import time

import pytest

from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.children import Child
from faults.plans import Plan, check_erased, check_repeated, check_whole, perform, written
from faults.scale import scaled

#: Of each driver.
KILLS = scaled(100, 500)
#: So many kills happen to one store, one after another.
PER_STORE = 10


@pytest.mark.parametrize("seed", range(KILLS // PER_STORE))
def test_acknowledged_revisions_survive_kills(seed, driver, tmp_path, kills):
    rng = random.Random(f"kills {seed} {driver.name}")
    plan = Plan(f"kills-{seed}")
    path = written(tmp_path / "case.ccl", driver, plan, 0)
    done = 0
    for _ in range(PER_STORE):
        acknowledged = killed_while_writing(path, driver, plan, done, rng)

        kills.note(tmp_path)
        with Store.open(path, driver=driver) as store:
            made = check_whole(store, plan, acknowledged)
            kills.unacknowledged += made - acknowledged
            check_repeated(store, plan, acknowledged)
        done = acknowledged + 1
        check_erased(tmp_path, plan, done)


@pytest.mark.parametrize("seed", range(scaled(3, 40)))
def test_acknowledged_revisions_survive_kills_where_drivers_take_turns(seed, tmp_path):
    rng = random.Random(f"turns {seed}")
    plan = Plan(f"turns-{seed}")
    drivers = (sqlite3_driver(), apsw_driver())
    path = written(tmp_path / "case.ccl", drivers[1], plan, 0)
    done = 0
    for _ in range(PER_STORE):
        # What one leaves behind in its journal, the other repairs, in a process of its own.
        done = killed_while_writing(path, rng.choice(drivers), plan, done, rng, wal=rng.random() < 0.5)
        with Store.open(path, driver=rng.choice(drivers)) as store:
            check_whole(store, plan, done)
            check_repeated(store, plan, done)
        done += 1
    check_erased(tmp_path, plan, done)


def killed_while_writing(path, driver, plan, done, rng, *, wal=False):
    """
    Let a child write from revision *done* on, and kill it; return how many were acknowledged by then.

    With *wal*, it turns to a write-ahead log before, where its driver is safe with that.
    """

    def write(tell):
        with Store.open(path, driver=driver) as store:
            if wal and driver.name == "apsw":
                store._session.database.run("PRAGMA journal_mode = WAL")
            for number in range(done, done + 1000):
                perform(store, plan.step(number))
                tell(number)

    with Child(write) as child:
        for _ in range(rng.randrange(8)):
            done = int(child.line()) + 1
        time.sleep(rng.random() * 0.008)
        child.kill()
        for line in child.lines():
            done = int(line) + 1
    return done


@pytest.fixture(scope="module")
def _kills():
    return {}


class Kills:
    """Counts what the kills left behind."""

    def __init__(self):
        self.count = self.journals = self.unacknowledged = 0

    def note(self, folder):
        self.count += 1
        left = [path for path in folder.iterdir() if path.name.endswith(("-journal", "-wal"))]
        self.journals += any(path.stat().st_size for path in left)


@pytest.fixture
def kills(_kills, driver, figure):
    """Return the counts of a driver; they are noted after the last store."""
    counts = _kills.setdefault(driver.name, Kills())
    yield counts
    if counts.count == KILLS:
        left = f"{counts.journals} left a journal, {counts.unacknowledged} a commit untold"
        figure(f"kills, {driver.name}", f"{KILLS} kills, {left}; 0 lost")
