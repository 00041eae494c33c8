"""A closed store is changed behind its back: it is found, or everything reads as before."""

import os
import random
import tempfile
from pathlib import Path

import pytest

from counterclaim.model import Claim
from counterclaim.store import Store, apsw_driver, sqlite3_driver
from faults.damage import KEY, Trials, holding, make_small_store, outcome
from faults.scale import SOAK

MODES = {"wal": apsw_driver, "delete": sqlite3_driver}
#: Of each journal mode; all of them in the soak.
POSITIONS = 1000
SEED = 20191017


class Small:
    """A small store, closed, and trials with changed copies of it."""

    def __init__(self, folder, driver):
        self.driver = driver
        path = folder / "case.ccl"
        self.expected = make_small_store(path, driver)
        self.data = path.read_bytes()
        self._folder = folder

    def counts(self, trials, changed, *checkpoints):
        """Return how often which outcome came of the bytes that *changed* makes of each of *trials*."""

        def run(process, trial):
            folder = self._folder / f"process-{process}"
            folder.mkdir(exist_ok=True)
            for left in folder.iterdir():
                left.unlink()
            path = folder / "case.ccl"
            path.write_bytes(changed(trial))
            return outcome(path, self.driver, self.expected, *checkpoints)

        return Trials().count(trials, run)


@pytest.fixture(scope="module", params=MODES)
def small(request):
    # Where there is a disk in memory: thousands of files would keep another one busy for long.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="faults-", dir=memory if os.access(memory, os.W_OK) else None
    ) as folder:
        yield Small(Path(folder), MODES[request.param]())


def told(counts):
    return ", ".join(f"{counts[name]} {name}" for name in ("refused", "found", "unreadable", "same"))


def test_unchanged_store_is_the_same(small):
    assert small.counts([0, 1], lambda _: small.data) == {"same": 2}


def test_changed_byte_is_found_or_nothing_reads_otherwise(small, figure):
    rng = random.Random(SEED)
    positions = range(len(small.data)) if SOAK else drawn_positions(small.data, rng)
    trials = [(position, rng.randrange(1, 256)) for position in positions]

    def changed(trial):
        data = bytearray(small.data)
        data[trial[0]] ^= trial[1]
        return bytes(data)

    counts = small.counts(trials, changed)

    assert counts["found"] > len(trials) // 10
    figure(f"changed bytes, {small.driver.name}", f"{len(trials)} of {len(small.data)}: {told(counts)}")


def drawn_positions(data, rng):
    """Return positions spread over *data*, half of them anywhere, and half of them where something is."""
    step = len(data) // (POSITIONS // 2)
    anywhere = [rng.randrange(start, start + step) for start in range(0, len(data) - step, step)]
    something = [position for position, byte in enumerate(data) if byte]
    return sorted(anywhere + rng.sample(something, POSITIONS // 2))


def test_cut_off_store_is_found(small, figure):
    sizes = list(range(0, len(small.data), 512))
    counts = small.counts(sizes, lambda size: small.data[:size])

    assert counts["same"] == 0
    figure(f"cut off, {small.driver.name}", f"{len(sizes)} sizes: {told(counts)}")


def pages_of(data):
    size = int.from_bytes(data[16:18], "big")
    return [data[start : start + size] for start in range(0, len(data), size)]


def test_swapped_pages_are_found(small, figure):
    pages = pages_of(small.data)
    pairs = [(one, other) for one in range(len(pages)) for other in range(one)]

    def changed(pair):
        one, other = pair
        swapped = list(pages)
        swapped[one], swapped[other] = pages[other], pages[one]
        return b"".join(swapped)

    counts = small.counts(pairs, changed)
    figure(f"swapped pages, {small.driver.name}", f"{len(pairs)} pairs: {told(counts)}")


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"A"])
def test_overwritten_pages_are_found(filling, small, figure):
    pages = pages_of(small.data)

    def changed(number):
        return b"".join([*pages[:number], filling * len(pages[number]), *pages[number + 1 :]])

    counts = small.counts(list(range(len(pages))), changed)

    assert counts["found"] + counts["refused"] > len(pages) // 2
    figure(f"pages of {filling!r}, {small.driver.name}", f"{len(pages)} pages: {told(counts)}")


@pytest.fixture
def small_path(small, tmp_path):
    path = tmp_path / "case.ccl"
    path.write_bytes(small.data)
    return path


def test_old_copy_is_found_against_a_kept_checkpoint_only(small, small_path):
    with Store.open(small_path, driver=small.driver, sealing_key=KEY) as store:
        with store.revise(by="somebody", reason="later") as change:
            change.remove("claim-1")
        kept = store.checkpoint()
    small_path.write_bytes(small.data)

    with Store.open(small_path, driver=small.driver, sealing_key=KEY) as store:
        assert store.verify().ok
        (problem,) = store.verify(kept).problems
        assert problem.code == "checkpoint"


def test_journal_of_another_store_is_not_taken_in(small, small_path, tmp_path):
    journals = {}
    for name, data in journals_of_another(tmp_path / "other", small.driver):
        journals[name] = data or journals.get(name)
    (name, data) = journals.popitem()
    (small_path.parent / name).write_bytes(data)

    assert outcome(small_path, small.driver, small.expected) in ("same", "found", "refused")


def test_old_copy_under_a_newer_write_ahead_log_is_found(tmp_path):
    """The pages of the log are put over those of the copy, which are not those that they belong to."""
    path = tmp_path / "case.ccl"
    make_small_store(path, apsw_driver())
    oldest = path.read_bytes()
    for number in (1, 2):
        with Store.open(path, driver=apsw_driver(), sealing_key=KEY) as store:
            with store.revise(by="somebody", reason="later") as change:
                change.remove(f"claim-{number}")
                change.add_all(
                    Claim(id=f"newer-{number}-{item}", text="They say so " * 20) for item in range(40)
                )
            expected = holding(store)
            log = Path(f"{path}-wal").read_bytes()
    older = tmp_path / "older"
    older.mkdir()
    (older / "case.ccl").write_bytes(oldest)
    (older / "case.ccl-wal").write_bytes(log)

    assert outcome(older / "case.ccl", apsw_driver(), expected) in ("found", "refused")


def journals_of_another(folder, driver):
    """Yield the names and bytes of journals of a store, in the middle of a revision, and behind it."""
    folder.mkdir()
    make_small_store(folder / "case.ccl", driver)
    with Store.open(folder / "case.ccl", driver=driver) as store:
        with store.revise(by="somebody", reason="later") as change:
            change.remove("claim-1")
            assert "claim-1" not in store
            yield from [(path.name, path.read_bytes()) for path in folder.glob("*-journal")]
        yield from [(path.name, path.read_bytes()) for path in folder.glob("*-wal")]
