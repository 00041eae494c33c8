"""The steps that lead to a standing."""

from __future__ import annotations

from counterclaim.model import Direction, Evidence
from counterclaim.standing import Ground
from counterclaim.standing.edges import Edges
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


class TestEveryRecordIsLookedAtAFewTimes:
    """However long a chain or circle is, and however many of its hops are asked for."""

    SIZE = 2_000

    def looks(self, monkeypatch, records, ids):
        """How many records are looked at while the standing of *ids* is told."""
        found = standings(*records)
        looked: list[str] = []
        challenges = Edges.challenges
        monkeypatch.setattr(
            Edges, "challenges", lambda edges, record: looked.append(record.id) or challenges(edges, record)
        )
        for id in ids:
            found[id]
        return len(looked)

    def test_in_a_long_circle_of_sources_that_cite_each_other(self, monkeypatch):
        circle = [said(f"s{place}", f"s{(place - 1) % self.SIZE}") for place in range(self.SIZE)]

        assert self.looks(monkeypatch, circle, ["c", "s0", "s7"]) < 10 * self.SIZE

    def test_behind_one_that_was_taken_back(self, monkeypatch):
        hops = [seen("s0"), *(said(f"s{place}", f"s{place - 1}") for place in range(1, self.SIZE))]
        back = retraction("back", "s0", "s0")

        assert self.looks(monkeypatch, [*hops, back], ["c", "s0", *(hop.id for hop in hops[::20])]) < (
            1_000 * self.SIZE
        )
