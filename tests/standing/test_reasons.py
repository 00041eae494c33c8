"""The steps that lead to a standing."""

from __future__ import annotations

from counterclaim.model import Direction, Evidence
from counterclaim.standing import Ground
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
