from counterclaim.model import Attribution
from counterclaim.provenance.ends import relay_circles


def said(id, *relays):
    return Attribution(id=id, of="c", source=id, relays=relays)


class TestRelayCircles:
    def test_are_told_apart(self):
        found = relay_circles([said("a", "b"), said("b", "a", "d"), said("d", "e"), said("e", "d", "lost")])

        assert found["a"] == found["b"]
        assert found["d"] == found["e"]
        assert found["a"] != found["d"]

    def test_hold_nothing_that_lies_beside_or_between_them(self):
        attributions = [said("a", "b"), said("b", "a", "between"), said("between", "d"), said("d", "e")]

        assert relay_circles([*attributions, said("e", "d"), said("beside")]).keys() == set("abde")

    def test_one_that_relays_itself_is_no_circle_of_several(self):
        assert relay_circles([said("a", "a")]) == {}
