from __future__ import annotations

from typing import Annotated

import attrs
import pytest

from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Evidence,
    Note,
    Quote,
    Rebuttal,
    Record,
    Statement,
    references,
    replace_references,
)
from counterclaim.model.rebuttals import Direction, RebuttalKind
from counterclaim.model.record import AnyRef, ClaimRef, Extensible, SourceRef
from counterclaim.registry import Must, Ref
from counterclaim.values import DateSpan, EntityRef, Period, SomeValue, Value


def found(record: Record) -> list[tuple[str, str]]:
    return [(reference.field, reference.id) for reference in references(record)]


@attrs.frozen(kw_only=True)
class Branch(Extensible):
    claim: ClaimRef | None = None
    branches: tuple[Branch, ...] = ()


@attrs.frozen
class Pointing(Value):
    at: AnyRef


@attrs.frozen(kw_only=True)
class Tangle(Record):
    """Refers in every way that annotations allow."""

    pair: tuple[str, ClaimRef, SourceRef] | None = None
    many: tuple[tuple[ClaimRef, ...], ...] = ()
    by_name: FrozenMap[str, ClaimRef] = EMPTY
    by_claim: FrozenMap[ClaimRef, SourceRef] = EMPTY
    counts: FrozenMap[SourceRef, int] = EMPTY
    either: ClaimRef | Statement | int | None = None
    tree: Branch | None = None
    value: Value | None = None
    some: Annotated[tuple[AnyRef, ...], Must(lambda value: len(value) < 3, "two at most")] = ()
    plain: tuple[str, ...] = ()


class TestReferences:
    def test_are_found_in_the_order_of_the_fields(self):
        record = Claim(
            id="leak",
            text="x",
            about=("belgrade", "article"),
            accuses=("police",),
            place="belgrade",
            assuming=("espionage",),
        )

        assert found(record) == [
            ("about[0]", "belgrade"),
            ("about[1]", "article"),
            ("accuses[0]", "police"),
            ("place", "belgrade"),
            ("assuming[0]", "espionage"),
        ]

    def test_say_what_may_stand_there(self):
        record = Attribution(id="a", of="leak", source="paper")

        assert [reference.expected for reference in references(record)] == [
            Ref("claim", "rebuttal"),
            Ref("source"),
        ]

    def test_are_found_in_statements_and_their_values_and_qualifiers(self):
        statement = Statement(
            subject="huawei",
            property="supplies",
            value=EntityRef("germany"),
            qualifiers={"base": EntityRef("europe"), "other": SomeValue()},
        )

        assert found(Claim(id="c", text="x", statements=(statement,))) == [
            ("statements[0].subject", "huawei"),
            ("statements[0].value.id", "germany"),
            ("statements[0].qualifiers.base.id", "europe"),
        ]

    def test_are_found_in_quotes(self):
        record = Evidence(
            id="e", bears_on="leak", direction=Direction.SUPPORTS, quote=Quote(exact="x", snapshot="shot")
        )

        assert found(record) == [("bears_on", "leak"), ("quote.snapshot", "shot")]

    def test_do_not_include_the_own_id_nor_ids_that_are_plain_text(self):
        assert found(Document(id="article", title="leak", tags=("leak",))) == []

    def test_are_not_looked_for_in_what_is_not_known(self):
        assert found(Note(id="n", text="x", extra={"acme:about": "leak"})) == []

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"pair": ("a", "b", "c")}, [("pair[1]", "b"), ("pair[2]", "c")]),
            ({"many": (("a",), (), ("b",))}, [("many[0][0]", "a"), ("many[2][0]", "b")]),
            ({"by_name": FrozenMap({"x": "a"})}, [("by_name.x", "a")]),
            ({"by_claim": FrozenMap({"a": "b"})}, [("by_claim.a", "a"), ("by_claim.a", "b")]),
            ({"counts": FrozenMap({"a": 1})}, [("counts.a", "a")]),
            ({"either": "a"}, [("either", "a")]),
            ({"either": 7}, []),
            (
                {"either": Statement(subject="a", property="b", value=SomeValue())},
                [("either.subject", "a")],
            ),
            (
                {
                    "tree": Branch(
                        claim="a", branches=(Branch(claim="b"), Branch(branches=(Branch(claim="c"),)))
                    )
                },
                [
                    ("tree.claim", "a"),
                    ("tree.branches[0].claim", "b"),
                    ("tree.branches[1].branches[0].claim", "c"),
                ],
            ),
            ({"value": Pointing("a")}, [("value.at", "a")]),
            ({"value": Period.as_of(DateSpan.year(2019))}, []),
            ({"some": ("a", "b")}, [("some[0]", "a"), ("some[1]", "b")]),
            ({"plain": ("a",)}, []),
        ],
        ids=lambda value: next(iter(value)) + str(len(repr(value))) if isinstance(value, dict) else "",
    )
    def test_of_an_extension_are_found_however_it_is_annotated(self, fields, expected):
        record = Tangle(id="t", **fields)

        assert found(record) == expected
        renamed = replace_references(record, {"a": "new-a", "b": "new-b", "c": "new-c"})
        assert [id for _, id in found(renamed)] == [f"new-{id}" for _, id in expected]


class TestReplaceReferences:
    def test_renames_the_record_itself_and_all_it_refers_to(self):
        record = Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("leak", "own"))

        renamed = replace_references(record, {"r": "desk/r", "police": "desk/police", "own": "desk/own"})

        assert renamed.id == "desk/r"
        assert found(renamed) == [("by", "desk/police"), ("targets[0]", "leak"), ("targets[1]", "desk/own")]

    def test_returns_the_very_record_where_nothing_is_renamed(self):
        record = Note(id="n", text="x", about=("leak",))

        assert replace_references(record, {"other": "x"}) is record

    def test_renames_deep_inside(self):
        statement = Statement(
            subject="a", property="p", value=EntityRef("a"), qualifiers={"base": EntityRef("a")}
        )
        renamed = replace_references(Claim(id="c", text="a", statements=(statement,)), {"a": "b"})

        assert [id for _, id in found(renamed)] == ["b", "b", "b"]
        assert renamed.text == "a"

    def test_may_swap_two_ids(self):
        record = Note(id="a", text="x", about=("a", "b"))

        assert replace_references(record, {"a": "b", "b": "a"}).about == ("b", "a")

    def test_keeps_everything_else(self):
        record = Attribution(id="a", of="leak", source="paper", relays=("b",), extra={"acme:x": 1})

        renamed = replace_references(record, {"b": "c"})

        assert attrs.evolve(renamed, relays=("b",)) == record
