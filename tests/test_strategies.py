from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from counterclaim import model, strategies, values
from counterclaim.codec import Codec
from counterclaim.errors import InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, Note, Rebuttal, Record, Source, Statement, UnknownRecord, references
from counterclaim.model.record import AnyRef, ClaimRef, Extensible, Foreign
from counterclaim.registry import Must, record_type, registrations, temporary_types, value_type
from counterclaim.strategies import (
    any_record,
    any_source,
    any_value,
    cases,
    check_type,
    claims,
    date_spans,
    for_type,
    frozen_maps,
    ids,
    json_objects,
    json_values,
    periods,
    protected,
    quantities,
    quotes,
    record_sets,
    register_mark,
    statements,
    texts,
    unknown_records,
)
from counterclaim.values import (
    DateSpan,
    Hedge,
    Period,
    Precision,
    Protected,
    Quantity,
    UnknownValue,
    Value,
)

EXPORTED = {
    cls
    for module in (model, values)
    for name in module.__all__
    if isinstance(cls := getattr(module, name), type) and issubclass(cls, Extensible | Foreign | Value)
}
#: Strategies that take no arguments of necessity.
PLAIN = sorted(
    set(strategies.__all__)
    - {"ConformanceError", "check_format", "check_lint_rule", "check_rule", "check_type"}
    - {"for_type", "frozen_maps", "register_mark"}
)


def occurs(strategy: SearchStrategy[Any], condition: Callable[[Any], bool]) -> bool:
    quick = settings(max_examples=3000, database=None, phases=[Phase.generate], deadline=None)
    find(strategy, condition, settings=quick)
    return True


def all_of(strategy: SearchStrategy[Any], condition: Callable[[Any], bool]) -> bool:
    @settings(max_examples=100, database=None, deadline=None)
    @given(strategy)
    def holds(value: Any) -> None:
        assert condition(value)

    holds()
    return True


@pytest.fixture
def extensions():
    with temporary_types():
        yield


class TestEveryExportedType:
    @pytest.mark.parametrize("cls", sorted(EXPORTED - {Record, Value}, key=str), ids=lambda cls: cls.__name__)
    def test_is_made_by_from_type_and_obeys_its_rules(self, cls):
        assert all_of(st.from_type(cls), lambda made: type(made) is cls)

    @pytest.mark.parametrize("cls", sorted(EXPORTED - {Record, Value}, key=str), ids=lambda cls: cls.__name__)
    def test_has_a_function_of_its_own(self, cls):
        returned = (getattr(strategies, name).__annotations__.get("return") for name in strategies.__all__)

        assert f"SearchStrategy[{cls.__name__}]" in map(str, returned)

    @pytest.mark.parametrize("name", PLAIN)
    def test_and_every_strategy_makes_what_can_be_hashed_without_a_health_check_failing(self, name):
        assert all_of(getattr(strategies, name)(), lambda made: hash(made) is not None)

    @pytest.mark.parametrize(
        ("annotation", "cls"),
        [
            (FrozenMap[str, Statement], FrozenMap),
            (FrozenMap, FrozenMap),
            (Protected[str], Protected),
            (Protected, Protected),
            (tuple[Claim, ...], tuple),
            (Claim | None, Claim | None),
        ],
        ids=str,
    )
    def test_composes_with_others(self, annotation, cls):
        assert all_of(st.from_type(annotation), lambda made: isinstance(made, cls))

    def test_of_a_base_stands_for_all_that_derive_from_it(self):
        for base in (Record, Value):
            for cls in (entry.cls for entry in registrations() if issubclass(entry.cls, base)):
                assert occurs(st.from_type(base), lambda made, cls=cls: type(made) is cls)


class TestNarrowing:
    def test_fixes_a_field(self):
        assert all_of(claims(language="de", tags=()), lambda made: made.language == "de" and made.tags == ())

    def test_narrows_a_field_to_a_strategy(self):
        assert all_of(claims(id=st.sampled_from(["a", "b"])), lambda made: made.id in ("a", "b"))

    def test_reaches_inside(self):
        narrowed = claims(statements=st.tuples(statements(value=quantities(unit="EUR"))))

        assert all_of(narrowed, lambda made: made.statements[0].value.unit == "EUR")

    def test_by_a_field_that_is_not_there_is_a_mistake(self):
        with pytest.raises(TypeError, match="a Claim has no field 'colour'"):
            claims(colour="red")

    @pytest.mark.parametrize(
        "fields",
        [
            {"number": Decimal("5.0")},
            {"upper": Decimal(60)},
            {"number": None},
            {"upper": None},
            {"number": 40, "upper": 60},
            {"hedge": Hedge.DOZENS},
            {"hedge": Hedge.AT_LEAST},
            {"hedge": Hedge.ABOUT},
            {"number": 50, "hedge": Hedge.AT_LEAST},
            {"unit": None, "text": "x"},
        ],
        ids=lambda fields: "-".join(f"{name}={value}" for name, value in fields.items()),
    )
    def test_of_quantities_keeps_them_consistent(self, fields):
        def fits(made: Quantity) -> bool:
            return all(getattr(made, name) == value for name, value in fields.items())

        assert all_of(quantities(**fields), fits)

    @pytest.mark.parametrize("precision", Precision)
    def test_of_dates_by_precision_keeps_them_consistent(self, precision):
        assert all_of(date_spans(precision=precision), lambda made: made.precision is precision)

    def test_of_dates_by_their_days_keeps_them_consistent(self):
        day = date(2019, 10, 17)

        assert all_of(date_spans(first=day), lambda made: made.first == day)
        assert all_of(date_spans(last=day), lambda made: made.last == day)
        assert all_of(date_spans(first=None, last=None), lambda made: made.precision is Precision.UNKNOWN)
        assert all_of(date_spans(time=None), lambda made: made.time is None)

    def test_of_dates_by_a_range_keeps_them_in_it(self):
        low, high = date(2019, 10, 5), date(2021, 2, 3)
        narrowed = date_spans(min_value=low, max_value=high)

        assert all_of(narrowed, lambda made: low <= made.first <= made.last <= high)
        assert occurs(narrowed, lambda made: made.precision is Precision.YEAR)
        assert occurs(narrowed, lambda made: made.precision is Precision.DAY)

    def test_of_dates_by_one_end_of_a_range_reaches_the_other(self):
        assert all_of(date_spans(min_value=date(9999, 12, 30)), lambda made: made.first.year == 9999)
        assert all_of(date_spans(max_value=date(1, 1, 2)), lambda made: made.last <= date(1, 1, 2))

    @pytest.mark.parametrize("name", ["start", "end"])
    @pytest.mark.parametrize("given", [None, DateSpan.year(2019), DateSpan.unknown("einst")], ids=str)
    def test_of_periods_keeps_them_consistent(self, name, given):
        assert all_of(periods(**{name: given}), lambda made: getattr(made, name) == given)

    @pytest.mark.parametrize("name", ["start", "end", "time_start", "time_end"])
    def test_of_quotes_keeps_them_consistent(self, name):
        assert all_of(quotes(**{name: 7}), lambda made: getattr(made, name) == 7)

    def test_of_the_id_of_any_record(self):
        assert all_of(any_record(id="leak"), lambda made: made.id == "leak")

    def test_of_types_to_sources(self):
        assert all_of(any_source(), lambda made: isinstance(made, Source))
        assert occurs(
            any_source(), lambda made: type(made) is model.UnnamedSource and made.identity is not None
        )

    def test_of_types_to_known_ones(self):
        assert all_of(any_record(unknown=False), lambda made: type(made) is not UnknownRecord)
        assert all_of(any_value(unknown=False), lambda made: type(made) is not UnknownValue)

    def test_of_texts_to_those_that_say_something(self):
        assert all_of(texts(blank=False), str.strip)
        assert occurs(texts(), lambda made: made == "")

    def test_of_maps_by_their_parts(self):
        assert all_of(frozen_maps(ids(), st.just(1), min_size=1), lambda made: set(made.values()) == {1})

    def test_of_objects_by_the_keys_they_do_without(self):
        assert all_of(
            json_objects(without=frozenset({"colour", ""})), lambda made: not {"colour", ""} & set(made)
        )

    def test_of_protected_values_by_what_they_hide(self):
        assert all_of(protected(st.integers()), lambda made: type(made.reveal()) is int)


class TestHardValues:
    @pytest.mark.parametrize(
        ("strategy", "condition"),
        [
            (date_spans(), lambda made: made.precision is Precision.DAY),
            (date_spans(), lambda made: made.first is None and made.last is not None),
            (date_spans(), lambda made: made.time is not None and made.time.tzinfo is not None),
            (date_spans(), lambda made: made.first == date.min),
            (date_spans(), lambda made: made.last == date.max),
            (date_spans(), lambda made: made.precision is Precision.WEEK),
            (quantities(), lambda made: str(made.number) == "5"),
            (quantities(), lambda made: str(made.number) == "5.0"),
            (quantities(), lambda made: made.upper is not None and made.upper > made.number),
            (quantities(), lambda made: made.number is not None and len(made.number.as_tuple().digits) == 64),
            (periods(), lambda made: made.start == made.end),
            (periods(), lambda made: made.start is None),
            (texts(), lambda made: made != unicodedata.normalize("NFC", made)),
            (texts(), lambda made: any(unicodedata.bidirectional(c) in ("R", "AL", "RLO") for c in made)),
            (texts(), lambda made: any(ord(c) > 0xFFFF for c in made)),
            (texts(), lambda made: "\x00" in made),
            (ids(), lambda made: len(made) == 256),
            (json_values(), lambda made: made is True),
            (json_values(), lambda made: type(made) is int and made == 5),
            (json_values(), lambda made: type(made) is float and made == 5),
            (json_values(), lambda made: isinstance(made, tuple) and len(made) == 2),
            (json_values(), lambda made: isinstance(made, FrozenMap) and len(made) == 2),
            (claims(), lambda made: not made.about and not made.statements and not made.extra),
            (claims(), lambda made: len(made.about) == 2 and made.statements and made.place),
            (claims(), lambda made: any(isinstance(part, FrozenMap) for part in made.extra.values())),
            (claims(), lambda made: made.foreign is not None and made.foreign.bases == (("claim", 1),)),
            (statements(), lambda made: len(made.qualifiers) == 2),
            (unknown_records(), lambda made: made.data and made.foreign.bases),
        ],
        ids=map(str, range(99)),
    )
    def test_turn_up(self, strategy, condition):
        assert occurs(strategy, condition)


@attrs.frozen(kw_only=True)
class Branch(Extensible):
    claim: ClaimRef | None = None
    branches: tuple[Branch, ...] = ()


EVEN = Must(lambda value: value % 2 == 0, "an even number")
NORTH = Must(lambda value: -90 <= value <= 90, "degrees", {"minimum": -90, "maximum": 90})
TWO = Must(lambda value: len(value) >= 2, "two or more", {"minItems": 2})
SHOUTED = Must(lambda value: value.isupper(), "capital letters", {"pattern": "^[A-Z]+$"})


class TestAnExtension:
    @pytest.fixture
    def geo_claim(self, extensions) -> type:
        register_mark(EVEN, st.integers(-50, 50).map(lambda number: 2 * number))

        @record_type("acme:geo-claim")
        @attrs.frozen(kw_only=True)
        class GeoClaim(Claim):
            """A claim about a place."""

            latitude: Annotated[float, NORTH]
            code: Annotated[str, SHOUTED] = "A"
            short: Annotated[str, Must(lambda value: len(value) < 4, "x", {"maxLength": 3})] = ""
            count: Annotated[int, EVEN] = 0
            few: Annotated[int, Must(lambda value: value > 2, "x", {"minimum": 3})] = 3
            word: Annotated[str, Must(lambda value: value in "ab", "x", {"enum": ["a", "b"]})] = "a"
            some: Annotated[tuple[AnyRef, ...], TWO] = ("a", "b")
            odd: Annotated[int, Must(lambda value: value % 2 == 1, "an odd number")] = 1
            seen: FrozenMap[str, Quantity] = EMPTY
            tree: Branch | None = None
            hidden: Protected[str] | None = None

        return GeoClaim

    def test_has_a_strategy_without_a_word_of_code(self, geo_claim):
        assert all_of(for_type(geo_claim), lambda made: -90 <= made.latitude <= 90 and made.code.isupper())
        assert occurs(for_type(geo_claim), lambda made: made.count not in (0, 2))
        assert occurs(for_type(geo_claim), lambda made: made.tree is not None and made.tree.branches)

    def test_is_found_among_any_records_while_it_is_registered(self, geo_claim):
        assert occurs(any_record(), lambda made: type(made) is geo_claim)

    def test_is_not_found_when_it_is_gone(self):
        assert all_of(any_record(), lambda made: type(made).__name__ != "GeoClaim")

    def test_inherits_the_rules_that_fields_have_between_them(self, extensions):
        @value_type("acme:estimate")
        @attrs.frozen
        class Estimate(Quantity):
            method: str = ""

        assert all_of(for_type(Estimate, method="poll"), lambda made: made.method == "poll")
        assert occurs(statements(), lambda made: type(made.value) is Estimate)

    def test_gets_no_extra_key_that_is_a_field_of_its_own(self, extensions):
        @record_type("acme:coloured-note")
        @attrs.frozen(kw_only=True)
        class ColouredNote(Note):
            colour: str = ""
            nested: str = ""

        assert all_of(for_type(ColouredNote), lambda made: not {"colour", "nested"} & set(made.extra))

    def test_passes_the_conformance_check(self, geo_claim):
        check_type(geo_claim)


class TestCases:
    @given(cases())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_have_nothing_wrong_in_them(self, case):
        assert [str(problem) for problem in case.problems()] == []

    def test_hold_rebuttals_of_every_kind(self):
        seen = set()

        @settings(max_examples=150, derandomize=True, phases=[Phase.generate], deadline=None)
        @given(record_sets(max_claims=1))
        def collect(records: tuple[Record, ...]) -> None:
            seen.update(record.kind for record in records if isinstance(record, Rebuttal))

        collect()
        assert seen == set(model.RebuttalKind)

    def test_hold_chains_of_attributions(self):
        def holds(records: tuple[Record, ...]) -> bool:
            return any(isinstance(record, model.Attribution) and record.relays for record in records)

        assert occurs(record_sets(), holds)

    def test_may_refer_to_what_is_missing(self):
        def holds(records: tuple[Record, ...]) -> bool:
            present = {record.id for record in records}
            return any(reference.id not in present for record in records for reference in references(record))

        assert occurs(record_sets(dangling=True), holds)

    def test_hold_as_many_claims_as_are_asked_for(self):
        def count(records: tuple[Record, ...]) -> int:
            return sum(type(record) is Claim for record in records)

        assert all_of(record_sets(max_claims=1), lambda records: count(records) == 1)
        assert occurs(record_sets(max_claims=5), lambda records: count(records) == 5)


@given(any_record())
def test_what_is_made_is_written_and_read_back(record):
    assert Codec().loads(Codec().dumps(record, protected="keep")) == record


def test_a_rule_without_a_strategy_of_its_own_is_obeyed_all_the_same():
    @attrs.frozen
    class Odd(Value):
        number: Annotated[int, Must(lambda value: value % 2 == 1, "an odd number")]

    assert all_of(for_type(Odd), lambda made: made.number % 2 == 1)
    with pytest.raises(InvalidRecordError):
        Odd(2)


def test_a_value_in_a_value_is_made_too():
    @attrs.frozen
    class Pair(Value):
        left: Value
        right: Value

    assert occurs(for_type(Pair), lambda made: isinstance(made.left, Period))
