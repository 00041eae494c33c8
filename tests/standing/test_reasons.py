"""The steps that lead to a standing."""

from __future__ import annotations

from time import perf_counter

from counterclaim.model import Direction, Evidence
from counterclaim.standing import Ground, Status
from standing.helpers import denial, dispute, retraction, said, seen, standings


class TestReasons:
    def test_of_a_circle_whose_origin_was_taken_back_lead_there(self):
        found = standings(
            seen("agency"),
            said("wiki", "agency", "paper"),
            said("paper", "wiki"),
            retraction("back", "agency", "agency"),
        )

        assert {(step.record, step.ground) for step in found["paper"].because} == {
            ("paper", Ground.SUPPORT_FELL),
            ("wiki", Ground.SUPPORT_FELL),
            ("agency", Ground.TAKEN_BACK),
        }

    def test_of_what_rests_on_two_things_name_only_what_is_contested(self):
        log = Evidence(id="log", bears_on="c", direction=Direction.SUPPORTS)
        found = standings(
            log, dispute("d", "x", "lost", evidence=("log",)), seen("x1", of="d"), seen("x2", of="d"),
            denial("e", "y", "log", "x2"),
        )  # fmt: skip

        assert found["d"].because[0].ground is Ground.RESTS_ON_CONTESTED
        assert found["d"].because[0].by == ("log",)


class TestReasonsAreFoundInTimeThatGrowsWithTheCase:
    """A fraction of a second where nothing is looked for twice, and minutes of ten thousand else."""

    SIZE = 3_000
    SECONDS = 4

    def test_of_sources_that_cite_each_other_in_a_long_circle(self):
        found = standings(*(said(f"s{place}", f"s{(place - 1) % self.SIZE}") for place in range(self.SIZE)))

        began = perf_counter()
        assert found["c"].status is Status.UNATTRIBUTED
        assert perf_counter() - began < self.SECONDS

    def test_of_every_hop_behind_one_that_was_taken_back(self):
        hops = [said(f"s{place}", f"s{place - 1}") for place in range(1, self.SIZE)]
        found = standings(seen("s0"), *hops, retraction("back", "s0", "s0"))

        began = perf_counter()
        assert {found.status(id) for id in found if id != "back"} == {Status.WITHDRAWN}
        assert perf_counter() - began < self.SECONDS
