"""A small store of everything, how a change behind its back is told, and many trials of that at once."""

import collections
import contextlib
import functools
import json
import mmap
import resource
import signal
import struct
import traceback

from counterclaim.errors import CounterclaimError
from counterclaim.model import Claim, Person, UnnamedSource
from counterclaim.store import DamagedStoreError, Store, StoreError
from counterclaim.values import Protected
from faults.children import Child
from faults.plans import BY

KEY = bytes(range(32))
#: Seconds that one trial may take, and bytes of memory that a process of trials may use.
_PATIENCE = 60
_MEMORY = 1 << 31


def make_small_store(path, driver):
    """Make a store of 30 records, some replaced, removed, erased and sealed; return what it holds."""
    with Store.create(path, driver=driver, origin="faults.example/small", sealing_key=KEY) as store:
        with store.revise(by=BY, reason="reading", key="first") as change:
            change.add_all(Claim(id=f"claim-{number}", text=f"They say {number}") for number in range(24))
            change.add(Person(id="milena", name="Milena Berger", description="Denies claim-3."))
            change.add(
                UnnamedSource(id="witness", identity=Protected("Jovan from the ministry"), name="an official")
            )
        with store.revise(by=BY, reason="corrected") as change:
            change.put_all(Claim(id=f"claim-{number}", text=f"They deny {number}") for number in range(5))
            change.remove("claim-6")
        store.erase(["milena", "claim-7"], words="They deny 2", by=BY, reason="asked for", key="erasing")
        with store.revise(by=BY, reason="reading on", key="last") as change:
            change.add_all(Claim(id=f"later-{number}", text=f"Later {number}") for number in range(8))
        return holding(store)


def holding(store):
    """Return all that can be read of *store*."""
    records = list(store)
    sources = [record for record in records if isinstance(record, UnnamedSource)]
    ids = [f"claim-{number}" for number in range(24) if number != 7] + ["witness", "later-1"]
    return {
        "records": records,
        "revealed": [record.identity and record.identity.reveal() for record in sources],
        "history": [store.history(id) for id in ids],
        "revisions": list(store.revisions()),
        "earlier": list(store.case(known_at=1)),
    }


def outcome(path, driver, expected, *checkpoints):
    """
    Open, check and read a store that may be damaged; return how that is told.

    It is "refused", "found" by verify, "unreadable", or "same": nothing is found, and it reads as *expected*.
    Whatever else would be an exception that is not of the library, or an AssertionError.
    """
    try:
        store = Store.open(path, driver=driver, sealing_key=KEY)
    except CounterclaimError:
        return "refused"
    with store:
        try:
            is_ok = store.verify(*checkpoints).ok
        except StoreError:
            is_ok = False
        try:
            present = holding(store)
        except DamagedStoreError:
            return "unreadable" if is_ok else "found"
        except CounterclaimError:
            if is_ok:
                raise
            return "found"
        if is_ok:
            assert present == expected, "verify finds nothing, and something else is read"
            return "same"
        return "found"


class Trials:
    """Runs trials in processes of their own, which may not take long or much memory, and counts outcomes."""

    def __init__(self, processes=2):
        self._processes = processes

    def count(self, trials, run):
        """Return how often *run* returned what, of the number of a process and one of *trials*."""
        counts, failures = collections.Counter(), []
        slices = [trials[start :: self._processes] for start in range(self._processes)]
        notes = [mmap.mmap(-1, 8) for _ in slices]
        with contextlib.ExitStack() as stack:
            children = [
                stack.enter_context(Child(_bounded(part, note, functools.partial(run, number))))
                for number, (part, note) in enumerate(zip(slices, notes, strict=True))
            ]
            for child, part, note in zip(children, slices, notes, strict=True):
                line = child.line(timeout=24 * 3600)
                (done,) = struct.unpack("q", note)
                assert line is not None, f"a process ended or was stopped in the trial {part[done]}"
                told = json.loads(line)
                counts.update(told["counts"])
                failures += told["failures"]
        assert not failures, "\n".join(failures)
        return counts


def _bounded(trials, note, run):
    def work(tell):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        counts, failures = collections.Counter(), {}
        for number, trial in enumerate(trials):
            note[:] = struct.pack("q", number)
            signal.alarm(_PATIENCE)
            try:
                counts[run(trial)] += 1
            except Exception as error:
                frames = traceback.extract_tb(error.__traceback__)
                text = f"{frames[-1].filename}:{frames[-1].lineno}: {type(error).__name__}: {error}"
                failures.setdefault(text, []).append(trial)
        signal.alarm(0)
        told = [f"{text}, in {len(found)} trials: {found[:3]}" for text, found in failures.items()]
        tell(json.dumps({"counts": counts, "failures": told[:100]}))

    return work
