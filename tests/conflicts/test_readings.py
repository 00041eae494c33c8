"""What a denial, "there is one" and "there is none" allow beside a value."""

import pytest

from conflicts.helpers import Denied, compared, failures, relation
from counterclaim.conflicts.readings import complement, is_disjoint, is_subset
from counterclaim.values import NoValue, SomeValue, Text

SOME, NONE = SomeValue(), NoValue()
RED, GREEN, COLOURS = frozenset({"red"}), frozenset({"green"}), frozenset({"red", "green"})


class TestComplements:
    """Of regions without an order: of such things there is always one more."""

    def test_a_set_and_its_complement_have_nothing_in_common(self):
        assert is_disjoint(RED, complement(RED))
        assert is_disjoint(complement(RED), RED)

    def test_a_set_meets_the_complement_of_another(self):
        assert not is_disjoint(RED, complement(GREEN))
        assert is_subset(RED, complement(GREEN))

    def test_a_set_is_disjoint_from_a_complement_exactly_where_it_lies_in_what_that_leaves_out(self):
        assert is_disjoint(RED, complement(COLOURS))
        assert not is_disjoint(COLOURS, complement(RED))

    def test_two_complements_always_meet(self):
        assert not is_disjoint(complement(RED), complement(GREEN))

    def test_the_more_is_left_out_the_less_is_allowed(self):
        assert is_subset(complement(COLOURS), complement(RED))
        assert not is_subset(complement(RED), complement(COLOURS))

    def test_a_complement_lies_in_no_set(self):
        assert not is_subset(complement(RED), GREEN)

    def test_the_complement_of_a_complement_is_the_set(self):
        assert complement(complement(RED)) == RED


class TestDenials:
    def test_of_a_value_and_the_value_are_a_definite_conflict(self):
        comparison = compared(Denied("51"), "51")

        assert (comparison.relation.value, comparison.kind) == ("conflict", "negation")

    @pytest.mark.parametrize("other", ["50", "52", "at most 50", "between 40 and 60"])
    def test_of_a_value_leave_room_for_another(self, other):
        assert relation(Denied("51"), other) != "conflict"

    @pytest.mark.parametrize(
        ("left", "right"), [("51", "52"), ("51", "51"), ("40–60", "70–80"), ("40–60", "51")]
    )
    def test_two_holes_never_conflict(self, left, right):
        assert "conflict" not in relation(Denied(left), Denied(right))
        assert "conflict" not in relation(Denied(left), Denied(right), "length")

    def test_of_a_ray_is_the_other_ray(self):
        assert relation(Denied("at least 50"), "61") == "conflict"
        assert relation(Denied("at least 50"), "49") != "conflict"
        assert relation(Denied("at least 50"), "fewer than 50") == "equal"

    def test_of_two_rays_that_leave_nothing_between_them_conflict(self):
        assert relation(Denied("at least 50"), Denied("at most 60")) == "conflict"
        assert relation(Denied("at least 60"), Denied("at most 50")) == "compatible"

    def test_a_value_within_a_denied_range_is_a_conflict(self):
        assert relation(Denied("between 40 and 60"), "51") == "conflict"
        assert relation(Denied("between 40 and 60"), "between 45 and 55") == "conflict"
        assert relation(Denied("between 40 and 60"), "at least 45") == "compatible"

    def test_of_an_approximate_value_conflicts_possibly_with_what_lies_in_its_tolerance(self):
        assert relation(Denied("about 40"), "41") == "possible-conflict"
        assert relation(Denied("nearly 51"), "49") == "possible-conflict"

    def test_of_an_approximate_value_conflicts_definitely_with_the_same_wording(self):
        assert relation(Denied("about 40"), "about 40") == "conflict"

    def test_of_what_allows_everything_allows_nothing_and_is_compared_with_nothing(self):
        comparison = compared(Denied("at least 0"), "51")

        assert (comparison.relation.value, failures(comparison)) == ("incomparable", ["value"])

    def test_of_an_entity(self):
        assert relation(Denied("anna"), "anna", "head") == "conflict"
        assert relation(Denied("anna"), "ben", "head") == "refined-by"
        assert relation(Denied("anna"), Denied("ben"), "head") == "compatible"

    def test_of_an_entity_conflict_with_one_of_several_values_as_well(self):
        assert relation(Denied("anna"), "anna", "owner") == "conflict"
        assert relation(Denied("anna"), "ben", "owner") != "conflict"

    def test_of_a_text(self):
        assert relation(Denied("Be good"), "be good", "motto") == "conflict"


class TestThereIsOne:
    @pytest.mark.parametrize(
        ("value", "property"),
        [("51", "countries"), ("2021", "founded"), ("anna", "head"), ("paris", "site"), ("Go", "motto")],
    )
    def test_it_is_refined_by_every_value(self, value, property):
        assert relation(SOME, value, property) == "refined-by"
        assert relation(value, SOME, property) == "refines"

    def test_it_says_the_same_twice(self):
        assert relation(SOME, SOME) == "equal"

    def test_its_denial_says_that_there_is_none(self):
        assert relation(Denied(SOME), NONE) == "equal"
        assert relation(Denied(SOME), "51") == "conflict"

    def test_it_leaves_room_for_a_denial(self):
        assert relation(SOME, Denied("51")) != "conflict"


class TestThereIsNone:
    @pytest.mark.parametrize(
        ("value", "property"),
        [
            ("51", "countries"),
            ("2021", "founded"),
            ("anna", "head"),
            ("anna", "owner"),
            ("paris", "site"),
            ("Go", "motto"),
            (SOME, "countries"),
            (Text("Go"), "topic"),
        ],
    )
    def test_it_conflicts_with_every_value(self, value, property):
        comparison = compared(NONE, value, property)

        assert (comparison.relation.value, comparison.kind) == ("conflict", "negation")

    def test_it_allows_itself_alone(self):
        assert relation(NONE, NONE) == "equal"

    def test_its_denial_says_that_there_is_one(self):
        assert relation(Denied(NONE), SOME) == "equal"
        assert relation(Denied(NONE), "51") == "refined-by"

    @pytest.mark.parametrize("value", ["51", "at least 1"])
    def test_a_denied_value_leaves_open_whether_there_is_any(self, value):
        comparison = compared(NONE, Denied(value))

        assert (comparison.relation.value, failures(comparison)) == ("incomparable", ["existence"])
