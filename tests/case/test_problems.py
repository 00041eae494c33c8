from __future__ import annotations

from typing import Annotated

import attrs
import pytest

from counterclaim.case import Case
from counterclaim.findings import Problem
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    Claim,
    Entity,
    Foreign,
    Group,
    Judgement,
    Note,
    Organization,
    Person,
    Place,
    Record,
    SameAs,
    Statement,
    UnknownRecord,
)
from counterclaim.registry import Ref, record_type, temporary_types
from counterclaim.values import Text, UnknownValue

POLICE = Organization(id="police", name="Police")
LEAK = Claim(id="leak", text="The police leak videos", accuses=("police",))


def problems(*records: object) -> tuple[Problem, ...]:
    return Case(records).problems()


def found(*records: object) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code, problem.record, problem.field) for problem in problems(*records)]


def same(id: str, left: str, right: str, judgement: Judgement = Judgement.SAME) -> SameAs:
    return SameAs(id=id, left=left, right=right, judgement=judgement)


def test_a_sound_case_has_none():
    assert problems(POLICE, LEAK) == ()


class TestADanglingReference:
    def test_is_reported_with_its_field_and_the_nearest_id(self):
        (problem,) = problems(POLICE, Claim(id="c", text="x", accuses=("police", "pollice")))

        assert (problem.code, problem.record, problem.field) == ("dangling-reference", "c", "accuses[1]")
        assert "did you mean 'police'" in problem.message
        assert "add an entity" in problem.message

    def test_among_very_many_gives_no_hint(self):
        many = [Entity(id=f"police-{number}", name="x") for number in range(6_000)]
        (problem,) = problems(*many, Claim(id="c", text="x", accuses=("police-",)))

        assert "did you mean" not in problem.message

    def test_gives_no_hint_where_very_many_are_missing(self):
        many = [Entity(id=f"police-{number}", name="x") for number in range(500)]
        missing = Claim(id="c", text="x", accuses=tuple(f"polise-{number}" for number in range(500)))

        assert not any("did you mean" in problem.message for problem in problems(*many, missing))


class TestAWrongReference:
    def test_is_reported_with_what_stands_there(self):
        (problem,) = problems(POLICE, LEAK, Attribution(id="a", of="leak", source="leak"))

        assert (problem.code, problem.record, problem.field) == ("wrong-reference", "a", "source")
        assert "'leak', a claim; expected a source" in problem.message

    def test_a_subtype_is_none(self):
        assert found(POLICE, LEAK) == []

    def test_a_record_of_an_unknown_type_is_none(self):
        foreign = UnknownRecord(id="bot", foreign=Foreign(tag="acme:bot"))

        assert found(foreign, LEAK, POLICE, Attribution(id="a", of="leak", source="bot")) == [
            ("unknown-type", "bot", None)
        ]

    def test_what_a_type_that_is_not_loaded_takes_in_is_not_judged(self):
        with temporary_types():

            @record_type("acme:repair")
            @attrs.frozen(kw_only=True)
            class Repair(Record):
                done_by: Annotated[str, Ref("acme:bot")]

            assert problems(POLICE, Repair(id="repair", done_by="police")) == ()

    def test_a_foreign_record_stands_where_its_bases_may(self):
        reader = Entity(
            id="r", name="x", foreign=Foreign(tag="acme:bot", bases=(("source", 1), ("entity", 1)))
        )

        assert found(reader, LEAK, POLICE, Attribution(id="a", of="leak", source="r")) == []

    def test_anything_may_be_noted(self):
        assert found(POLICE, Note(id="n", about=("police",), text="x")) == []


class TestRelays:
    RECORDS = (POLICE, LEAK, Claim(id="other", text="x"))

    def test_of_itself_are_reported(self):
        assert found(*self.RECORDS, Attribution(id="a", of="leak", source="police", relays=("a",))) == [
            ("relay", "a", "relays[0]")
        ]

    def test_of_another_claim_are_reported(self):
        assert found(
            *self.RECORDS,
            Attribution(id="a", of="other", source="police"),
            Attribution(id="b", of="leak", source="police", relays=("a",)),
        ) == [("relay", "b", "relays[0]")]

    def test_of_a_claim_that_was_judged_the_same_are_fine(self):
        assert (
            found(
                *self.RECORDS,
                same("s", "other", "leak"),
                Attribution(id="a", of="other", source="police"),
                Attribution(id="b", of="leak", source="police", relays=("a",)),
            )
            == []
        )

    def test_in_a_circle_are_fine(self):
        assert (
            found(
                *self.RECORDS,
                Attribution(id="a", of="leak", source="police", relays=("b",)),
                Attribution(id="b", of="leak", source="police", relays=("a",)),
            )
            == []
        )


class TestJudgementsOfSameness:
    RECORDS = tuple(Person(id=id, name=id) for id in "abc")

    def test_that_contradict_each_other_through_a_third_are_reported(self):
        assert found(
            *self.RECORDS,
            same("ab", "a", "b"),
            same("bc", "b", "c"),
            same("ac", "a", "c", Judgement.DIFFERENT),
        ) == [("same-as", "ac", "judgement")]

    def test_that_leave_it_open_are_fine(self):
        assert (
            found(
                *self.RECORDS,
                same("ab", "a", "b"),
                same("bc", "b", "c", Judgement.UNSURE),
                same("ac", "a", "c", Judgement.DIFFERENT),
            )
            == []
        )

    @pytest.mark.parametrize("judgement", Judgement)
    def test_of_one_record_with_itself_are_reported(self, judgement):
        assert found(*self.RECORDS, same("aa", "a", "a", judgement)) == [("same-as", "aa", "right")]


class TestUnknownTypes:
    def test_of_records_are_reported_with_the_reason(self):
        (problem,) = problems(UnknownRecord(id="x", foreign=Foreign(tag="acme:x"), reason="text is missing"))

        assert (problem.code, problem.record) == ("unknown-type", "x")
        assert "'acme:x'" in problem.message
        assert "text is missing" in problem.message

    def test_of_values_are_reported_with_the_field(self):
        shape = UnknownValue(tag="acme:shape")
        statement = Statement(
            subject="police",
            property="p",
            value=shape,
            qualifiers=FrozenMap({"base": shape, "place": Text("x")}),
        )

        assert found(POLICE, Claim(id="c", text="x", statements=(statement,))) == [
            ("unknown-type", "c", "statements[0].value"),
            ("unknown-type", "c", "statements[0].qualifiers.base"),
        ]


def test_problems_come_in_the_order_of_the_records():
    assert [
        problem.record
        for problem in problems(
            Claim(id="z", text="x", accuses=("nobody",)),
            Group(id="g", name="g", members=("missing",)),
            Place(id="a", name="a", within=("gone",)),
        )
    ] == ["z", "g", "a"]
