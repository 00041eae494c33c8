import pytest

from conflicts.helpers import PLACES, Denied, compared, found, relation, said, unknowns
from counterclaim.conflicts.geography import Geography, PlaceRegion
from counterclaim.model import Judgement, Place, SameAs

ALSACE = Place(id="alsace", name="Alsace", within=("france", "germany"))


def geography(*more):
    return Geography((*PLACES, *more), lambda id: id)


class TestLyingIn:
    def test_a_place_lies_in_all_that_is_above_it(self):
        assert geography().above("paris") == {"paris", "france", "europe"}

    def test_a_place_lies_in_itself(self):
        assert geography().lies_in("paris", "paris")

    def test_the_whole_lies_not_in_its_part(self):
        assert not geography().lies_in("france", "paris")

    def test_a_place_that_is_not_on_record_lies_in_nothing_else(self):
        assert geography().above("mars") == {"mars"}

    def test_places_that_lie_in_each_other_are_walked_once(self):
        circle = geography(Place(id="a", name="A", within=("b",)), Place(id="b", name="B", within=("a",)))

        assert circle.above("a") == {"a", "b"}


class TestSharing:
    def test_a_place_and_what_lies_in_it_share_that(self):
        assert geography().share("paris", "europe")

    def test_siblings_share_nothing_that_is_on_record(self):
        assert not geography().share("france", "germany")

    def test_siblings_share_what_lies_in_both(self):
        assert geography(ALSACE).share("france", "germany")


class TestApart:
    def test_siblings_are_apart(self):
        assert geography().apart("france", "germany")
        assert geography().apart("germany", "france")

    def test_what_lies_in_siblings_is_apart(self):
        assert geography().apart("paris", "berlin")
        assert geography().apart("paris", "germany")

    def test_siblings_that_share_a_place_are_not(self):
        assert not geography(ALSACE).apart("france", "germany")

    @pytest.mark.parametrize("other", ["atlantis", "paris", "france", "europe", "mars"])
    def test_no_place_is_without_a_common_parent(self, other):
        assert not geography().apart("france", other)

    def test_two_places_without_a_parent_are_not(self):
        assert not geography().apart("europe", "atlantis")


def test_a_region_is_equal_to_that_of_the_same_place():
    assert PlaceRegion("paris", geography()) == PlaceRegion("paris", geography(), certain=False)


class TestPlacesAsValues:
    def test_a_part_is_more_precise_and_no_conflict(self):
        assert relation("paris", "france", "site") == "refines"
        assert relation("europe", "paris", "site") == "refined-by"
        assert relation("paris", "paris", "site") == "equal"

    def test_siblings_are_a_definite_conflict(self):
        comparison = compared("france", "germany", "site")

        assert (comparison.relation.value, comparison.kind) == ("conflict", "place")

    def test_without_a_common_parent_the_conflict_is_possible(self):
        comparison = compared("france", "atlantis", "site")

        assert (comparison.relation.value, comparison.kind) == ("possible-conflict", "place")
        assert unknowns(comparison)

    def test_siblings_that_share_a_place_leave_room_for_each_other(self):
        assert relation("france", "germany", "site", ALSACE) == "compatible"
        assert relation("alsace", "germany", "site", ALSACE) == "refines"

    def test_two_names_of_one_place_are_equal(self):
        same = SameAs(id="same", left="paris", right="lutetia", judgement=Judgement.SAME)
        old = Place(id="lutetia", name="Lutetia")

        assert relation("paris", "lutetia", "site", old, same) == "equal"
        assert relation("lutetia", "germany", "site", old, same) == "conflict"

    def test_what_is_in_a_place_is_not_outside_of_it(self):
        assert relation("paris", Denied("france"), "site") == "conflict"
        assert relation("paris", Denied("germany"), "site") != "conflict"

    def test_what_is_in_a_place_may_be_outside_of_a_part_of_it(self):
        assert relation("france", Denied("paris"), "site") == "compatible"

    def test_two_denials_never_conflict(self):
        assert "conflict" not in relation(Denied("paris"), Denied("europe"), "site")


def test_the_order_of_places_changes_nothing():
    claims = [said("a", "paris", "site"), said("b", "berlin", "site"), said("c", "atlantis", "site")]
    usual, reverse = found(*PLACES, *claims), found(*reversed(claims), *reversed(PLACES))

    assert usual.conflicts == reverse.conflicts
    assert len(usual) == 3
