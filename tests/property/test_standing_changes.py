"""A case that grows and is mended: what follows it by updates is what assessing it anew gives."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from counterclaim.case import Case
from counterclaim.conflicts import Conflict
from counterclaim.model import Rebuttal, Record
from counterclaim.standing import Label, Standing, Standings, assess
from oracles.dispute_records import conflict_lists, disputes, judgements, records

PLACE = st.integers(0, 4)


class GrowingCase(RuleBasedStateMachine):
    """A case, and its standings kept in step with it."""

    @initialize(told=disputes(), conflicts=conflict_lists, place=st.none() | PLACE)
    def begin(self, told: list[Record], conflicts: list[Conflict], place: int | None) -> None:
        self.case = Case(told)
        ids = [record.id for record in told if isinstance(record, Rebuttal)]
        self.accepted = [ids[place]] if place is not None and place < len(ids) else []
        self.conflicts = conflicts
        self.standings = self.assessed()
        self.waiting: Record | None = None

    def assessed(self) -> Standings:
        return assess(self.case, conflicts=self.conflicts, accepted=self.accepted)

    @rule(record=records)
    def add(self, record: Record) -> None:
        if record.id not in self.case:
            self.waiting = self.case.add(record)

    @rule(record=records)
    def add_and_update(self, record: Record) -> None:
        self.add(record)
        if self.waiting is not None:
            self.update()

    @rule(record=judgements)
    def judge(self, record: Record) -> None:
        self.add(record)

    @rule(record=records)
    def replace(self, record: Record) -> None:
        if record.id in self.case and record.id not in self.accepted:
            self.waiting = self.case.replace(record)

    @rule(place=st.integers(0, 20))
    def remove(self, place: int) -> None:
        left = [id for id in self.case.ids() if id not in self.accepted]
        if place < len(left):
            removed = self.case.remove(left[place])
            if self.waiting == removed:
                self.waiting = None

    @precondition(lambda self: self.waiting is not None)
    @rule()
    def update(self) -> None:
        before = {id: self.standings.label(id) for id in self.standings}

        changes = self.standings.update(self.waiting)

        anew = self.assessed()
        assert set(self.standings) == set(anew)
        assert dump(self.standings) == dump(anew)
        assert self.standings.fallen == anew.fallen
        assert changes == new_labels(before, anew)
        self.waiting = None


def dump(standings: Standings) -> dict[str, Standing]:
    return {id: standings[id] for id in standings}


def new_labels(before: dict[str, Label], after: Standings) -> dict[str, Label]:
    return {id: after.label(id) for id in after if after.label(id) is not before.get(id)}


TestGrowingCase = GrowingCase.TestCase
TestGrowingCase.settings = settings(stateful_step_count=25)
