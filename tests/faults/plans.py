"""
What is written to a store, revision by revision: always the same for a seed, so that it can be told what must
be there after so many of them.
"""

import random

from attrs import frozen

from counterclaim.model import Claim
from counterclaim.store import Store

BY = "desk@example"


@frozen(kw_only=True)
class Step:
    """One revision: texts of claims by id that are put on record, ids that are removed, or are erased."""

    key: str
    put: dict
    removed: tuple = ()
    erased: tuple = ()
    #: Texts of which no byte may be left once it is done.
    secrets: tuple = ()


class Plan:
    """The revisions of one seed, and what is on record after each."""

    def __init__(self, seed, *, erases=True):
        self.seed = seed
        self._erases = erases
        self._steps = []
        self._states = [{}]

    def step(self, number):
        """Return the revision *number*, from 0."""
        while len(self._steps) <= number:
            self._grow()
        return self._steps[number]

    def state(self, count):
        """Return the texts by id that are on record after *count* revisions."""
        if count:
            self.step(count - 1)
        return self._states[count]

    def known(self, count, now):
        """Return the texts by id that were on record after *count* revisions, as told after *now*."""
        erased = {id for number in range(count, now) for id in self.step(number).erased}
        return {id: text for id, text in self.state(count).items() if id not in erased}

    def _grow(self):
        number, state = len(self._steps), self._states[-1]
        step = self._drawn(random.Random(f"{self.seed}:{number}"), number, state)
        kept = {id: text for id, text in state.items() if id not in (*step.removed, *step.erased)}
        self._steps.append(step)
        self._states.append(kept | step.put)

    def _drawn(self, rng, number, state):
        key = f"step-{self.seed}-{number}"
        ids = sorted(state)
        kind = rng.choices(("one", "many", "change", "erase"), (4, 2, 4, 1))[0]
        if kind == "erase" and ids and self._erases:
            erased = tuple(rng.sample(ids, min(len(ids), 2)))
            return Step(key=key, put={}, erased=erased, secrets=tuple(state[id] for id in erased))
        if kind == "change" and len(ids) > 4:
            replaced, removed = rng.sample(ids, 4), rng.sample(ids, 1)
            put = {id: _text(rng) for id in replaced if id not in removed}
            return Step(key=key, put=put, removed=tuple(removed))
        put = {f"claim-{number}-{item}": _text(rng) for item in range(50 if kind == "many" else 1)}
        return Step(key=key, put=put)


def _text(rng):
    return f"They say {rng.getrandbits(96):024x}" + " and so on" * rng.randrange(20)


def perform(store, step):
    """Make one revision."""
    if step.erased:
        store.erase(step.erased, by=BY, reason="asked for", key=step.key)
        return
    with store.revise(by=BY, reason="reading on", key=step.key) as change:
        change.put_all(Claim(id=id, text=text) for id, text in step.put.items())
        for id in step.removed:
            change.remove(id)


def texts_of(records):
    """Return the texts of *records* by id."""
    return {record.id: record.text for record in records}


def check_whole(store, plan, acknowledged, *, at_most=1):
    """Check that the *acknowledged* revisions are there, whole, and *at_most* some more; return how many."""
    found = store.verify()
    assert found.ok, found.problems
    keys = [revision.key for revision in store.revisions()]
    done = len(keys)
    assert acknowledged <= done <= acknowledged + at_most
    assert keys == [plan.step(number).key for number in range(done)]
    assert texts_of(store) == plan.state(done)
    assert texts_of(store.case(known_at=done // 2)) == plan.known(done // 2, done)
    return done


def check_repeated(store, plan, acknowledged):
    """Check that the revision behind the *acknowledged* ones can be repeated, whether it was made or not."""
    perform(store, plan.step(acknowledged))

    assert check_whole(store, plan, acknowledged + 1, at_most=0) == acknowledged + 1


def check_erased(folder, plan, done):
    """Check that no file in *folder* holds what was erased in the first *done* revisions."""
    secrets = [text.encode() for number in range(done) for text in plan.step(number).secrets]
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for secret in secrets:
            assert secret not in data, f"{path.name} still holds {secret!r}"


def written(path, driver, plan, count):
    """Make a store with the first *count* revisions of *plan*, closed."""
    with Store.create(path, driver=driver, origin="faults.example/store") as store:
        for number in range(count):
            perform(store, plan.step(number))
    return path
