"""Whether two values can both be had: of one value at a time, of several, and of what nobody declared."""

import attrs
import pytest

from conflicts.helpers import Denied, compared, failures, found, kinds, relation, said, unknowns
from counterclaim.conflicts import RuleSet
from counterclaim.model import Counting, Property, ValueKind
from counterclaim.registry import temporary_types, value_type
from counterclaim.values import DateSpan, EntityRef, NoValue, SomeValue, Text, UnknownValue, Value


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


class TestOneValueAtATime:
    @pytest.mark.parametrize(
        ("left", "right", "property", "kind"),
        [
            ("51", "61", "countries", "quantity"),
            ("2020", "2021", "founded", "date"),
            ("anna", "ben", "head", "value"),
            ("Be good", "Be bold", "motto", "value"),
            ("france", "germany", "site", "place"),
        ],
    )
    def test_two_that_differ_are_a_conflict_of_their_kind(self, left, right, property, kind):
        comparison = compared(left, right, property)

        assert (comparison.relation.value, comparison.kind) == ("conflict", kind)


class TestSeveralValuesAtOnce:
    @pytest.mark.parametrize(
        ("left", "right", "property"),
        [("anna", "ben", "owner"), ("trains", "ships", "topic"), ("3", "7", "offices")],
    )
    def test_two_that_differ_can_both_be_had(self, left, right, property):
        comparison = compared(left, right, property)

        assert comparison.relation.value == "compatible"
        assert failures(comparison) == ["single-valued"]

    def test_the_same_is_equal(self):
        assert relation("anna", "anna", "owner") == "equal"

    def test_none_and_one_of_them_cannot(self):
        assert relation(NoValue(), "anna", "owner") == "conflict"
        assert relation(Denied("anna"), "anna", "owner") == "conflict"


class TestExclusiveValues:
    def test_are_a_conflict_of_their_own_kind(self):
        comparison = compared("weapons", "Peace  Work", "topic")

        assert (comparison.relation.value, comparison.kind) == ("conflict", "exclusive")

    def test_are_entities_as_well(self):
        factions = Property(id="faction", value=ValueKind.ENTITY, exclusive_values=("anna", "ben"))
        anna, ben = EntityRef("anna"), EntityRef("ben")

        assert compared(anna, ben, "faction", factions).kind == "exclusive"
        assert compared(anna, EntityRef("ap"), "faction", factions).kind is None

    def test_exclude_no_others(self):
        assert relation("weapons", "ships", "topic") == "compatible"

    def test_exclude_not_themselves(self):
        assert relation("weapons", "WEAPONS", "topic") == "equal"

    def test_leave_room_for_a_denial_of_the_other(self):
        assert "conflict" not in relation("weapons", Denied("peace work"), "topic")

    def test_are_found_in_a_case(self):
        assert kinds(
            said("a", "weapons", "topic"),
            said("b", "ships", "topic"),
            said("c", "peace work", "topic", by="afp"),
        ) == [("exclusive", "definite")]


class TestUndeclaredProperties:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("51", "61"),
            (EntityRef("anna"), Denied(EntityRef("anna"))),
            (Text("x"), NoValue()),
            (SomeValue(), NoValue()),
        ],
    )
    def test_are_in_possible_conflict_at_most(self, left, right):
        comparison = compared(left, right, "robots")

        assert (comparison.relation.value, unknowns(comparison)) == ("possible-conflict", ["property"])

    def test_have_one_quantity_or_date_at_a_time(self):
        assert kinds(said("a", "51", "robots"), said("b", "61", "robots", by="afp")) == [
            ("quantity", "possible")
        ]
        assert kinds(
            said("a", DateSpan.year(2020), "robots-since"),
            said("b", DateSpan.year(2021), "robots-since", by="afp"),
        ) == [("date", "possible")]

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (EntityRef("anna"), EntityRef("ben")),
            (EntityRef("france"), EntityRef("germany")),
            (Text("red"), Text("green")),
        ],
    )
    def test_have_several_entities_and_texts(self, left, right):
        assert relation(left, right, "colour") == "compatible"
        assert kinds(said("a", left, "colour"), said("b", right, "colour")) == []

    def test_are_not_counted_in_whole_things(self):
        assert relation("more than 50", "fewer than 51", "robots") == "compatible"

    def test_are_declared_by_a_property_of_the_case(self):
        robots = Property(id="robots", value=ValueKind.QUANTITY, counted=Counting.EXACT)

        assert relation("more than 50", "fewer than 51", "robots", robots) == "conflict"

    def test_and_by_the_built_in_vocabulary(self):
        assert relation("51", "61", "seats") == "possible-conflict"
        assert unknowns(compared("51", "61", "seats")) == ["time"]


class TestForeignValues:
    FOREIGN = UnknownValue(tag="acme:mood")

    @pytest.mark.parametrize("other", [FOREIGN, "51", SomeValue(), NoValue(), Denied(FOREIGN)])
    def test_are_compared_with_nothing(self, other):
        comparison = compared(self.FOREIGN, other)

        assert (comparison.relation.value, failures(comparison)) == ("incomparable", ["value"])

    def test_are_in_no_conflict_and_disturb_none(self):
        report = found(
            said("a", self.FOREIGN), said("b", "51"), said("c", "61", by="afp"), said("d", self.FOREIGN)
        )

        assert [conflict.members for conflict in report] == [("b#0", "c#0")]
        assert report.problems == ()


class TestValuesOfExtensions:
    """A value type with `region()` takes part; one without is compared with nothing."""

    GRADE = Property(id="grade", value=ValueKind.TEXT, single_valued=True)

    @pytest.fixture
    def grade(self):
        @value_type("acme:grade")
        @attrs.frozen
        class Grade(Value):
            marks: str = ""

            def region(self):
                return frozenset(self.marks)

        return Grade

    def relation(self, left, right):
        return relation(left, right, "grade", self.GRADE)

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("ab", "cd", "conflict"),
            ("ab", "ba", "equal"),
            ("ab", "abc", "refines"),
            ("abc", "ab", "refined-by"),
            ("ab", "bc", "compatible"),
        ],
    )
    def test_with_a_region_is_compared_by_it(self, grade, left, right, expected):
        assert self.relation(grade(left), grade(right)) == expected

    @pytest.mark.parametrize(
        ("stated", "denied", "expected"),
        [
            ("ab", "abc", "conflict"),
            ("ab", "ab", "conflict"),
            ("ab", "bc", "compatible"),
            ("ab", "cd", "refines"),
        ],
    )
    def test_with_a_region_may_be_denied(self, grade, stated, denied, expected):
        assert self.relation(grade(stated), Denied(grade(denied))) == expected

    def test_with_a_region_stands_against_none(self, grade):
        assert self.relation(grade("ab"), NoValue()) == "conflict"
        assert self.relation(grade("ab"), SomeValue()) == "refines"

    def test_with_a_region_is_not_compared_with_other_types(self, grade):
        assert self.relation(grade("ab"), Text("ab")) == "incomparable"

    def test_with_a_region_is_found_in_a_case(self, grade):
        one, other = said("a", grade("ab"), "grade"), said("b", grade("cd"), "grade", by="afp")

        assert kinds(self.GRADE, one, other) == [("value", "definite")]

    def test_with_a_region_is_counted_in_large_families(self, grade):
        claims = [
            said(f"c{place}", value, "grade", by=f"s{place}")
            for place, value in enumerate(
                [grade("ab"), grade("cd"), grade("bc"), Denied(grade("abc")), grade("e"), NoValue()]
            )
        ]
        listed = found(self.GRADE, *claims)
        counted = found(self.GRADE, *claims, rule_set=RuleSet(id="few", most_listed=2))

        assert sum(conflict.pairs for conflict in counted) == len(listed) == 10
        assert {pair for conflict in counted for pair in counted.widest(conflict)} == {
            conflict.members for conflict in listed
        }

    def test_of_which_there_may_be_several_is_no_conflict(self, grade):
        assert kinds(said("a", grade("ab"), "marks"), said("b", grade("cd"), "marks")) == []

    def test_without_a_region_is_compared_with_nothing(self):
        @value_type("acme:mute")
        @attrs.frozen
        class Mute(Value):
            marks: str = ""

        assert failures(compared(Mute("ab"), Mute("cd"), "grade", self.GRADE)) == ["value"]

    @pytest.mark.parametrize("made", [RuntimeError("no marks"), 5, None])
    def test_of_which_the_region_fails_or_is_none_is_a_problem_and_stops_nothing(self, made):
        @value_type("acme:broken")
        @attrs.frozen
        class Broken(Value):
            marks: str = ""

            def region(self):
                if isinstance(made, Exception):
                    raise made
                return made

        report = found(
            self.GRADE,
            said("a", Broken("ab"), "grade"),
            said("b", Broken("cd"), "grade", by="afp"),
            said("c", "81"),
            said("d", "12", by="afp"),
        )

        assert [conflict.members for conflict in report] == [("c#0", "d#0")]
        assert [problem.record for problem in report.problems] == ["a", "b"]
        assert failures(compared(Broken("ab"), Broken("cd"), "grade", self.GRADE)) == ["value"]
