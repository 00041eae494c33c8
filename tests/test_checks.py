from __future__ import annotations

import enum
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar
from zoneinfo import ZoneInfo

import attrs
import pytest

from counterclaim.checks import (
    LARGEST_INTEGER,
    JsonObject,
    check_fields,
    check_for,
    field_types,
    name_of,
    refuse,
    shown,
    with_article,
)
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, Quote, UnnamedSource
from counterclaim.registry import Must, Ref
from counterclaim.values import Protected, Quantity, SomeValue, UnknownValue, Value

AnyT = TypeVar("AnyT")


class Colour(enum.Enum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Marked(str):
    pass


class Whole(int):
    pass


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = (value,)
    return FrozenMap({"a": value})


def cases(table: list[tuple[Any, list[Any]]]) -> list[Any]:
    return [
        pytest.param(hint, value, id=f"{row}-{place}")
        for row, (hint, values) in enumerate(table)
        for place, value in enumerate(values)
    ]


ACCEPTED: list[tuple[Any, list[Any]]] = [
    (str, ["", "x", "Größe", "🎥", "\x00"]),
    (bool, [True, False]),
    (int, [0, -1, LARGEST_INTEGER, -LARGEST_INTEGER]),
    (float, [0, 1, 1.5, -0.0, 1e308]),
    (Decimal, [Decimal("1"), Decimal("1E+3"), Decimal("-0.50"), Decimal("1E-63")]),
    (date, [date(2019, 10, 17)]),
    (datetime, [datetime(2019, 10, 17, tzinfo=UTC), datetime(2019, 10, 17)]),  # noqa: DTZ001
    (time, [time(14, 30), time(14, 30, tzinfo=UTC), time(14, 30, tzinfo=timezone(timedelta(hours=2)))]),
    (type(None), [None]),
    (Any, [object()]),
    (AnyT, [object()]),
    (Colour, [Colour.RED]),
    (str | None, ["x", None]),
    (int | str, [1, "x"]),
    (int | str | None, [1, "x", None]),
    (tuple[str, ...], [(), ("a",), ("a", "b")]),
    (tuple[str, int], [("a", 1)]),
    (FrozenMap[str, int], [EMPTY, FrozenMap({"a": 1})]),
    (Value, [SomeValue(), Quantity(1), UnknownValue(tag="a:b")]),
    (Protected[str], [Protected("x")]),
    (Annotated[str, Ref("claim")], ["leak"]),
    (Annotated[int, Must(lambda value: value > 2, "more than 2")], [3]),
    (JsonObject, [EMPTY, FrozenMap({"a": (None, True, 1.5, FrozenMap({"": ""}))}), nested(47)]),
]
REFUSED: list[tuple[Any, list[Any]]] = [
    (str, [None, 1, b"x", Marked("x"), "\ud800", "Größe\udfff", ["x"]]),
    (bool, [0, 1, None, "true"]),
    (int, [True, 1.0, "1", Decimal(1), LARGEST_INTEGER + 1, -LARGEST_INTEGER - 1, Whole(1), None]),
    (float, [True, "1.5", float("nan"), float("inf"), float("-inf"), LARGEST_INTEGER + 1, Decimal(1)]),
    (Decimal, [1, 1.5, "1", Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+64"), Decimal("1E-64")]),
    (Decimal, [Decimal("1E+5000000"), Decimal("1" * 65), Decimal("1." + "1" * 64)]),
    (date, [datetime(2019, 10, 17, tzinfo=UTC), "2019-10-17", None]),
    (datetime, [date(2019, 10, 17), "2019-10-17T12:00:00Z"]),
    (time, ["14:30", time(14, 30, tzinfo=ZoneInfo("Europe/Berlin"))]),
    (type(None), [0, "", False]),
    (Colour, ["red", "RED", None]),
    (str | None, [1, False]),
    (int | str, [None, 1.5]),
    (tuple[str, ...], [["a"], "a", ("a", 1), (None,), None]),
    (tuple[str, int], [("a",), ("a", "b"), ("a", 1, 2), ["a", 1]]),
    (FrozenMap[str, int], [{}, {"a": 1}, FrozenMap({"a": "b"}), FrozenMap({1: 1})]),
    (Value, [1, "x", SomeValue, None]),
    (Protected[str], ["x", None]),
    (Annotated[str, Ref("claim")], ["", "a b", 7, None]),
    (Annotated[int, Must(lambda value: value > 2, "more than 2")], [2, "3", None]),
    (
        JsonObject,
        [
            {},
            None,
            FrozenMap({"a": float("nan")}),
            FrozenMap({"a": LARGEST_INTEGER + 1}),
            FrozenMap({"a": []}),
            FrozenMap({"a": Decimal(1)}),
            FrozenMap({1: "a"}),
            FrozenMap({"\ud800": 1}),
            FrozenMap({"a": "\ud800"}),
            nested(48),
            nested(5000),
        ],
    ),
]


@pytest.mark.parametrize(("hint", "value"), cases(ACCEPTED))
def test_accepts_what_the_annotation_says(hint, value):
    assert check_for(hint).accepts(value)


@pytest.mark.parametrize(("hint", "value"), cases(REFUSED))
def test_refuses_everything_else_and_coerces_nothing(hint, value):
    assert not check_for(hint).accepts(value)


@pytest.mark.parametrize("hint", [list[str], dict[str, str], set[int], bytearray, Literal["a"], "str", 7])
def test_an_annotation_that_no_record_can_have_is_a_mistake_of_the_programmer(hint):
    with pytest.raises(TypeError, match="no field of a record can be annotated"):
        check_for(hint)


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (str, "a text"),
        (Colour, "one of red, dark-blue"),
        (str | None, "a text"),
        (int | str, "a whole number or a text"),
        (tuple[str, ...], "a list, each a text"),
        (tuple[str, int], "a list of a text, a whole number"),
        (FrozenMap[str, int], "an object, each entry a whole number"),
        (Quote, "a quote"),
        (UnknownValue, "an unknown value"),
        (Quantity, "a quantity"),
        (Annotated[str, Ref("claim", "evidence")], "the id of a claim or evidence, without spaces"),
        (Annotated[str, Ref("evidence")], "the id of an evidence, without spaces"),
        (Annotated[int, Must(bool, "anything but nought")], "anything but nought"),
    ],
)
def test_says_what_was_expected_in_plain_words(hint, expected):
    assert check_for(hint).expected == expected


class TestCheckFields:
    def test_tells_every_fault_in_the_order_of_the_fields(self):
        with pytest.raises(InvalidRecordError) as caught:
            Claim(id="a b", text=7, language="x" * 9, tags=("a", 1, None))  # type: ignore[arg-type]

        assert caught.value.what == "claim"
        assert [fault.path for fault in caught.value.faults] == [
            "id",
            "text",
            "language",
            "tags[1]",
            "tags[2]",
        ]

    def test_says_what_was_found(self):
        with pytest.raises(InvalidRecordError, match=r"tags\[1\]: expected a text, found 1$"):
            Claim(id="a", text="x", tags=("a", 1))  # type: ignore[arg-type]

    def test_asks_for_a_tuple_where_a_list_is_given(self):
        with pytest.raises(InvalidRecordError, match="accuses: expected a tuple, found a list"):
            Claim(id="a", text="x", accuses=["police"])  # type: ignore[arg-type]

    def test_lets_a_rule_of_a_whole_list_speak_for_itself(self):
        @attrs.frozen
        class Pair:
            both: Annotated[tuple[str, ...], Must(lambda value: len(value) == 2, "two texts")]

            def __attrs_post_init__(self) -> None:
                check_fields(self)

        with pytest.raises(InvalidRecordError, match="both: expected two texts, found a list"):
            Pair(("a",))

    def test_names_the_member_whose_text_is_given(self):
        with pytest.raises(InvalidRecordError, match=r"found 'opinion'; pass ClaimKind\.OPINION$"):
            Claim(id="a", text="x", kind="opinion")  # type: ignore[arg-type]

    def test_names_no_member_for_another_text(self):
        with pytest.raises(InvalidRecordError, match=r"found 'rumour'$"):
            Claim(id="a", text="x", kind="rumour")  # type: ignore[arg-type]

    def test_asks_for_the_id_where_a_record_is_given(self):
        with pytest.raises(InvalidRecordError, match=r"accuses\[0\]: expected the id of .*; give its id$"):
            Claim(id="a", text="x", accuses=(Claim(id="b", text="y"),))  # type: ignore[arg-type]

    def test_never_shows_a_value_where_a_protected_one_was_expected(self):
        with pytest.raises(InvalidRecordError) as caught:
            UnnamedSource(id="officials", name="Two officials", identity="N. N.")  # type: ignore[arg-type]

        assert "N. N." not in str(caught.value)
        assert caught.value.faults == (
            Fault("identity", "expected a protected value, found something else, which is not shown"),
        )

    def test_accepts_a_class_without_fields(self):
        assert SomeValue() == SomeValue()

    def test_checks_generic_classes_as_far_as_they_say(self):
        @attrs.frozen
        class Box(Generic[AnyT]):
            content: AnyT

            def __attrs_post_init__(self) -> None:
                check_fields(self)

        assert Box(object())


def test_refuse_names_the_type_and_the_field():
    with pytest.raises(InvalidRecordError, match=r"^some-value: text: is missing$"):
        refuse(SomeValue(), "text", "is missing")


def test_field_types_keep_their_marks_in_field_order():
    types = field_types(UnnamedSource)

    assert list(types)[:3] == ["extra", "id", "foreign"]
    assert types["identity"] == Protected[str] | None
    assert Ref("source") in types["depends_on"].__args__[0].__metadata__


@pytest.mark.parametrize(
    ("cls", "name"), [(Claim, "claim"), (UnnamedSource, "unnamed-source"), (UnknownValue, "unknown value")]
)
def test_a_type_is_called_what_users_call_it(cls, name):
    assert name_of(cls) == name


@pytest.mark.parametrize(("noun", "expected"), [("claim", "a claim"), ("entity", "an entity")])
def test_nouns_get_their_article(noun, expected):
    assert with_article(noun) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        ("x", "'x'"),
        ("x" * 61, "'" + "x" * 59 + "…'"),
        ("\x1b[31m\u202e", "'\\x1b[31m\\u202e'"),
        (7, "7"),
        (1.5, "1.5"),
        (Decimal("5.0"), "5.0"),
        (Decimal("1" * 50), "1" * 39 + "…"),
        ([1], "a list"),
        ((1,), "a list"),
        ((), "an empty list"),
        ({}, "an object"),
        (object(), "an object"),
    ],
)
def test_a_message_shows_values_short_and_in_the_words_of_json(value, expected):
    assert shown(value) == expected


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_too_large_to_print_is_not_printed(sign):
    assert shown(sign * 10**5000) == "a very large number"
