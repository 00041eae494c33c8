"""Plans that are carried out on a disk that loses its power."""

import random
from datetime import UTC, datetime

from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.disk import Disk
from faults.plans import Plan, perform, written
from faults.power import below_sqlite, same_salts

MODES = {"wal": apsw_driver, "delete": sqlite3_driver}
CUTS_PER_RUN = 25
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
