"""Several processes that write to one store, and others that read it meanwhile."""

import contextlib
import itertools
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

from attrs import frozen

from counterclaim.model import Claim
from counterclaim.store import Store
from faults.children import Child
from faults.plans import BY

#: Claims that each revision adds, all of them or none.
PARTS = 3


@frozen(kw_only=True)
class Told:
    """What a process did: how often, and the longest that it waited for one, in seconds."""

    count: int
    longest: float


def at_work(path, drivers, writers, seconds, *, readers=0, pause=0.0):
    """
    Let processes write and read for so long; return what writers told, and what readers told.

    They take *drivers* in turn.
    """
    span = _span(seconds)
    turns = itertools.cycle(drivers)
    with contextlib.ExitStack() as stack:

        def begun(work, *arguments):
            driver = next(turns)
            child = Child(lambda tell: tell(json.dumps(work(path, driver, span, *arguments))))
            return stack.enter_context(child)

        children = [begun(write, name, pause) for name in range(writers)]
        children += [begun(read) for _ in range(readers)]
        found = [Told(**json.loads(child.line(seconds + 60))) for child in children]
        for child in children:
            child.reap()
    return found[:writers], found[writers:]


def threads_at_work(path, driver, writers, seconds):
    """Let threads write for so long, each through a connection of its own; return what they told."""
    span = _span(seconds)
    with ThreadPoolExecutor(writers) as pool:
        begun = [pool.submit(write, path, driver, span, name, 0.0) for name in range(writers)]
        return [Told(**each.result()) for each in begun]


def _span(seconds):
    start = time.monotonic() + 0.3
    return start, start + seconds


def write(path, driver, span, name, pause):
    """Make one revision after another in a *span* of time; return what is told of it."""
    start, until = span
    number, longest = 0, 0.0
    with Store.open(path, driver=driver) as store:
        _wait_for(start)
        while (begun := time.monotonic()) < until:
            with store.revise(by=BY, reason="reading on", key=f"{name}-{number}") as change:
                for part in range(PARTS):
                    change.add(Claim(id=f"{name}-{number}-{part}", text=f"Process {os.getpid()} says so"))
                change.put(Claim(id=f"last-{name}", text=str(number)))
            longest = max(longest, time.monotonic() - begun)
            number += 1
            time.sleep(pause)
    return {"count": number, "longest": longest}


def read(path, driver, span):
    """Read and check one moment after another in a *span* of time; return what is told of it."""
    start, until = span
    number, longest = 0, 0.0
    with Store.open(path, driver=driver) as store:
        _wait_for(start)
        while (begun := time.monotonic()) < until:
            case = store.case()
            check_moment({record.id: record.text for record in case})
            size = store.checkpoint()
            found = store.verify(size)
            assert found.ok, found.problems
            last = list(store.revisions())[-1:]
            assert not last or store.history(f"last-{last[0].key.split('-')[0]}")
            longest = max(longest, time.monotonic() - begun)
            number += 1
    return {"count": number, "longest": longest}


def check_moment(texts):
    """Check that what is there is whole revisions, and of each writer all up to the last."""
    lasts = {id.split("-")[1]: int(text) for id, text in texts.items() if id.startswith("last-")}
    expected = {
        f"{name}-{n}-{part}" for name, last in lasts.items() for n in range(last + 1) for part in range(PARTS)
    }
    assert {id for id in texts if not id.startswith("last-")} == expected


def _wait_for(start):
    time.sleep(max(0.0, start - time.monotonic()))
