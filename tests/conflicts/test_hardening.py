"""What made detection fail, lose something or say something wrong once."""

import pytest

from counterclaim import Case, Claim, Organization, compare, detect
from counterclaim.conflicts import Conflict, RuleName, RuleSet, sentence_of
from counterclaim.errors import UnknownIdError
from counterclaim.model import Attribution, Counting, Place, Property, Statement, ValueKind
from counterclaim.values import DateSpan, EntityRef, Quantity, SomeValue

PAPERS = (Organization(id="ap", name="AP"), Organization(id="afp", name="AFP"))


def claimed(id, *statements, by="ap"):
    return Claim(id=id, text=id, statements=statements), Attribution(id=f"{id}@{by}", of=id, source=by)


def case_of(*groups):
    return Case([*PAPERS, *(record for group in groups for record in group)])


def says(property, value, **fields):
    return Statement(subject="ap", property=property, value=value, **fields)


def test_a_number_among_many_dates_out_of_order_is_passed_over():
    begun = Property(id="begun", value=ValueKind.DATE, before=("ended",))
    ended = Property(id="ended", value=ValueKind.DATE)
    dated = [claimed(f"c{n}", says("begun", DateSpan.year(2000 + n)), by="afp") for n in range(3)]
    odd = claimed("odd", says("ended", Quantity(number=1955)))
    last = claimed("last", says("ended", DateSpan.year(1990)))

    report = detect(case_of((begun, ended), *dated, odd, last), rule_set=RuleSet(most_listed=2))

    assert [conflict.pairs for conflict in report.of_kind("order")] == [3]


def test_a_claim_whose_id_looks_like_an_address_is_no_statement_of_another():
    height = Property(id="height", value=ValueKind.QUANTITY, unit="metre", counted=Counting.EXACT)
    one, other = says("height", Quantity(number=81)), says("height", Quantity(number=97))
    case = case_of((height,), claimed("a", one), claimed("a#0", other, by="afp"))

    report = detect(case)

    (conflict,) = report
    assert conflict.sides == (("a#0",), ("a#0#0",))
    assert "“a”" not in sentence_of(report.explain(conflict))


def test_a_rule_may_use_the_kind_of_another_and_is_told_by_what_it_names():
    def rule(case, rule_set, /):
        yield Conflict(kind="quantity", rule=RuleName("acme:rule"), sides=(("a",), ("b",), ("ap",)))

    report = detect(case_of(claimed("a"), claimed("b")), rules=(rule,))

    assert sentence_of(report.explain(report.conflicts[0])) == "quantity: “a”, “b” and “ap”."


def test_a_rule_that_leaves_the_program_is_named_like_any_other():
    def rule(case, rule_set, /):
        raise SystemExit(3)

    (problem,) = detect(case_of(), rules=(rule,)).problems

    assert "failed with SystemExit: 3" in problem.message


def test_a_rule_that_never_ends_is_stopped():
    def rule(case, rule_set, /):
        while True:
            yield Conflict(kind="acme:again", rule=RuleName("acme:rule"), sides=(("ap",), ("afp",)))

    report = detect(case_of(), rules=(rule,))

    assert len(report) == 1
    assert "yields more than 100,000" in report.problems[0].message


def test_two_claims_compare_as_the_converse_whichever_comes_first():
    exact, bound = Quantity(number=53), Quantity(number=61)
    case = case_of(
        claimed("a", says("x", exact), says("y", bound)), claimed("b", says("x", exact), says("y", exact))
    )

    assert compare(case, "a", "b").relation is compare(case, "b", "a").relation.converse


def test_places_that_lie_in_each_other_are_one():
    seat = Property(id="seat", value=ValueKind.PLACE)
    places = (Place(id="north", name="N", within=("south",)), Place(id="south", name="S", within=("north",)))
    one, other = (says("seat", EntityRef(id=place.id)) for place in places)

    found = compare(case_of((seat, *places), claimed("a", one), claimed("b", other)), "a", "b")

    assert found.relation.value == "equal"


def test_that_it_is_not_five_leaves_open_whether_there_is_any():
    denied, some = says("x", Quantity(number=5), negated=True), says("x", SomeValue())

    assert compare(case_of(claimed("a", denied), claimed("b", some)), "a", "b").relation.value == "compatible"


@pytest.mark.parametrize("index", ["9" * 5000, "٠", "00"])
def test_an_address_with_an_absurd_index_names_no_claim(index):
    case = case_of(claimed("a", says("x", Quantity(number=5))))

    with pytest.raises(UnknownIdError, match="holds no claim"):
        compare(case, f"a#{index}", "a")
