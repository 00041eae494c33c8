"""Several processes write to one store: nothing fails or is lost, and all get their turns."""

import time
from contextlib import closing

import pytest

from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.children import Child
from faults.crowds import at_work, check_moment, threads_at_work
from faults.scale import scaled

WRITERS = 4
SECONDS = scaled(10, 60)
LONGEST_WAIT = 0.5
SMALLEST_SHARE = 0.5
#: The disk may be busy for other programs, whose dirty pages a sync waits for.
ATTEMPTS = 3


@pytest.fixture
def path(tmp_path, driver):
    Store.create(tmp_path / "case.ccl", driver=driver).close()
    return tmp_path / "case.ccl"


def check_nothing_lost(path, driver, told):
    with Store.open(path, driver=driver) as store:
        assert store.verify().ok
        keys = {revision.key for revision in store.revisions()}
        assert keys == {f"{name}-{n}" for name, each in enumerate(told) for n in range(each.count)}
        check_moment({record.id: record.text for record in store})


def test_four_writers_get_their_turns(tmp_path, driver, figure):
    for attempt in range(ATTEMPTS):
        path = tmp_path / f"case-{attempt}.ccl"
        Store.create(path, driver=driver).close()
        told, _ = at_work(path, [driver], WRITERS, SECONDS)
        counts = [each.count for each in told]
        longest = max(each.longest for each in told)
        share = min(counts) / max(counts)

        check_nothing_lost(path, driver, told)
        waited = f"longest wait {longest * 1000:.0f} ms, smallest/largest share {share:.2f}"
        figure(f"{WRITERS} writers, {driver.name}", f"{SECONDS} s, {sum(counts)} revisions, 0 lost, {waited}")
        if longest < LONGEST_WAIT and share >= SMALLEST_SHARE:
            return
    pytest.fail(f"in each of {ATTEMPTS} attempts somebody waited for too long, or wrote too little")


def test_readers_see_one_moment_while_others_write(path, driver, figure):
    told, readers = at_work(path, [driver], 2, scaled(2, 20), readers=2, pause=0.01)

    check_nothing_lost(path, driver, told)
    counts = f"{sum(each.count for each in told)} revisions, {sum(each.count for each in readers)} readings"
    longest = max(each.longest for each in told)
    figure(
        f"readers beside writers, {driver.name}", f"{counts}, longest wait to write {longest * 1000:.0f} ms"
    )


def test_threads_get_their_turns(path, driver, figure):
    told = threads_at_work(path, driver, WRITERS, scaled(1, 20))
    counts = [each.count for each in told]

    check_nothing_lost(path, driver, told)
    longest = max(each.longest for each in told)
    figure(
        f"{WRITERS} threads, {driver.name}", f"{sum(counts)} revisions, longest wait {longest * 1000:.0f} ms"
    )


def test_writers_of_both_kinds_lose_nothing(tmp_path, figure):
    path = tmp_path / "case.ccl"
    drivers = [sqlite3_driver(), apsw_driver()]
    Store.create(path, driver=drivers[0]).close()
    told, _ = at_work(path, drivers, 4, scaled(2, 20), readers=2)

    for driver in drivers:
        check_nothing_lost(path, driver, told)
    figure("writers of both kinds", f"{sum(each.count for each in told)} revisions, 0 lost")


def test_copying_comes_to_an_end_beside_a_steady_writer(tmp_path, driver):
    path, target = tmp_path / "large.db", tmp_path / "copy.db"
    path.touch()
    target.touch()
    with closing(driver.connect(path)) as connection:
        if driver.name == "apsw":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE large (text)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO large VALUES (?)", (("x" * 2000,) for _ in range(30_000)))
        connection.execute("COMMIT")

    def write(tell):
        with closing(driver.connect(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 60000")
            tell("begun")
            while True:
                connection.execute("INSERT INTO large VALUES ('more')")
                time.sleep(0.001)

    with (
        Child(write) as child,
        closing(driver.connect(path)) as source,
        closing(driver.connect(target)) as copy,
    ):
        assert child.line() == "begun"
        start = time.monotonic()
        driver.copy(source, copy)
        assert time.monotonic() - start < 15
