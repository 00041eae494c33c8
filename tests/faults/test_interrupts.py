"""Somebody presses Ctrl-C at a random moment, and goes on with the same open store."""

import contextlib
import random
import signal

from counterclaim.store import Store
from faults.children import told
from faults.plans import Plan, check_erased, check_whole, perform, written
from faults.scale import scaled

INTERRUPTS = scaled(150, 3000)


@contextlib.contextmanager
def interrupted_after(seconds):
    """Interrupt a block after so many *seconds*, if it lasts so long."""
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def test_revisions_are_whole_after_interrupts(tmp_path, driver, figure):
    path = written(tmp_path / "case.ccl", driver, Plan("interrupts"), 0)
    rng = random.Random(f"interrupts {driver.name}")

    def work(tell):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        plan = Plan("interrupts")
        hits = done = 0
        with Store.open(path, driver=driver) as store:
            while hits < INTERRUPTS:
                step = plan.step(done)
                try:
                    with interrupted_after(rng.random() ** 2 * 0.02 + 0.00001):
                        perform(store, step)
                    done += 1
                except KeyboardInterrupt:
                    hits += 1  # and the same revision again, which may have been made
                if hits % 10 == 0:
                    check_whole(store, plan, done)
        tell(str(done))

    (done,) = told(work, timeout=600)
    with Store.open(path, driver=driver) as store:
        check_whole(store, Plan("interrupts"), int(done))
    check_erased(tmp_path, Plan("interrupts"), int(done))
    figure(
        f"interrupts, {driver.name}",
        f"{INTERRUPTS} interrupts of {done} revisions; 0 lost, the store goes on",
    )
