from __future__ import annotations

import pytest

from counterclaim.case import Case, merge
from counterclaim.model import Attribution, Claim, Entity, Note, Organization

PAPER = Organization(id="paper", name="A paper")
OTHER_PAPER = Organization(id="paper", name="Another paper")


def claim(id: str = "c", text: str = "x", **fields: object) -> Claim:
    return Claim(id=id, text=text, **fields)


def said(source: str = "paper", of: str = "c") -> Attribution:
    return Attribution(id=f"{of}@{source}", of=of, source=source)


def merged(**cases: list[object]) -> tuple[list[str], list[str | None]]:
    result = merge((name, Case(records)) for name, records in cases.items())
    return [record.id for record in result.case], [problem.record for problem in result.problems]


def test_the_same_record_twice_is_one():
    assert merged(a=[PAPER, claim()], b=[claim(), PAPER]) == (["paper", "c"], [])


def test_different_records_under_one_id_get_the_id_of_their_case():
    assert merged(a=[PAPER], b=[OTHER_PAPER]) == (["a:paper", "b:paper"], ["a:paper", "b:paper"])


def test_each_renaming_is_a_problem_that_stops_nothing():
    result = merge([("a", Case([PAPER])), ("b", Case([OTHER_PAPER]))])

    assert [problem.code for problem in result.problems] == ["renamed", "renamed"]
    assert result.ok
    assert "that of 'b' is 'b:paper' here" in result.problems[1].message


def test_references_follow_and_make_their_records_differ():
    result = merge([("a", Case([PAPER, claim(), said()])), ("b", Case([OTHER_PAPER, claim(), said()]))])

    assert [record.id for record in result.case] == ["a:paper", "c", "a:c@paper", "b:paper", "b:c@paper"]
    assert result.case["a:c@paper"].source == "a:paper"
    assert result.case["b:c@paper"].source == "b:paper"
    assert result.case.problems() == ()


def test_a_chain_of_references_differs_to_its_end():
    notes = [Note(id=f"n{place}", about=(f"n{place + 1}",), text="x") for place in range(50)]
    left, right = Note(id="n50", text="left"), Note(id="n50", text="right")
    result = merge([("a", Case([*notes, left])), ("b", Case([*notes, right]))])

    assert len(result.case) == 102
    assert result.case["b:n0"].about == ("b:n1",)


def test_records_that_refer_to_each_other_stay_one():
    circle = [Note(id="m", about=("n",), text="x"), Note(id="n", about=("m",), text="y")]

    assert merged(a=circle, b=circle) == (["m", "n"], [])


def test_of_three_cases_those_that_agree_share_a_record():
    ids, problems = merged(c=[PAPER, claim()], b=[OTHER_PAPER], a=[PAPER, claim()])

    assert ids == ["a:paper", "c", "b:paper"]
    assert problems == ["a:paper", "b:paper"]


def test_those_that_agreed_part_where_their_references_do():
    ids, _ = merged(
        a=[PAPER, said()],
        b=[OTHER_PAPER, said()],
        c=[PAPER, Attribution(id="c@paper", of="c", source="paper", verb="say")],
    )

    assert ids == ["a:paper", "a:c@paper", "b:paper", "b:c@paper", "c:c@paper"]


def test_a_reference_that_led_nowhere_in_one_case_differs_from_one_that_was_renamed():
    result = merge(
        [("a", Case([PAPER, said()])), ("b", Case([OTHER_PAPER])), ("z", Case([said()]))],
    )

    assert result.case["a:c@paper"].source == "a:paper"
    assert result.case["z:c@paper"].source == "paper"


def test_a_prefixed_id_that_is_taken_gets_a_number():
    taken = Entity(id="a:paper", name="Taken")
    reader = Note(id="n", about=("b:paper",), text="leads nowhere")
    ids, _ = merged(a=[PAPER, taken, reader], b=[OTHER_PAPER])

    assert ids == ["a:paper~2", "a:paper", "n", "b:paper~2"]


def test_two_prefixed_ids_that_would_be_one_stay_two():
    ids, _ = merged(
        **{
            "a": [Entity(id="b:c", name="1")],
            "a:b": [Entity(id="c", name="2")],
            "x": [Entity(id="b:c", name="3"), Entity(id="c", name="4")],
        }
    )

    assert len(set(ids)) == 4


def test_cases_of_the_same_name_are_told_apart():
    result = merge([("desk", Case([PAPER])), ("desk", Case([OTHER_PAPER])), ("desk~2", Case([]))])

    assert [record.id for record in result.case] == ["desk:paper", "desk~3:paper"]


def test_a_long_id_stays_an_id():
    long = "x" * 255
    result = merge(
        [("a", Case([claim(long)])), ("b", Case([claim(long, "y")])), ("a", Case([claim(long, "z")]))]
    )

    assert {len(record.id) for record in result.case} == {256}
    assert len(result.case) == 3


def test_no_case_makes_an_empty_one():
    assert len(merge([]).case) == 0


def test_a_name_that_is_no_id_is_refused():
    with pytest.raises(ValueError, match="without spaces"):
        merge([("my case", Case())])


@pytest.mark.parametrize("given", [Case(), ("desk",), (Case(), "desk"), "desk"])
def test_a_case_without_its_id_is_refused(given):
    with pytest.raises(TypeError, match="expected each case with its id"):
        merge([given])


def test_cases_of_one_id_are_numbered_as_they_are_given():
    def names(*papers):
        result = merge(("desk", Case([paper])) for paper in papers)
        return {record.name: record.id for record in result.case}

    assert names(PAPER, OTHER_PAPER) == {"A paper": "desk:paper", "Another paper": "desk~2:paper"}
    assert names(OTHER_PAPER, PAPER) == {"Another paper": "desk:paper", "A paper": "desk~2:paper"}
