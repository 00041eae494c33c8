"""Laws of values, and of what they are made of."""

from __future__ import annotations

import pickle
from contextlib import suppress
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.checks import check_for
from counterclaim.errors import CounterclaimError, UnreadableWordingError
from counterclaim.frozen import FrozenMap, freeze, thaw
from counterclaim.model import Snapshot
from counterclaim.safe_text import shorten, visible, visible_line
from counterclaim.strategies import (
    any_value,
    clocks,
    date_spans,
    days,
    decimals,
    frozen_maps,
    ids,
    json_values,
    languages,
    moments,
    periods,
    protected,
    quantities,
    texts,
)
from counterclaim.values import DateSpan, Precision, Quantity, Text, format_edtf, parse_edtf
from counterclaim.values.dates import precision_of, unit_around
from counterclaim.values.quantity import VAGUE

KEYS = st.sampled_from(["a", "b", "c", "d"])
#: Few of them, so that equal ones turn up: the same number in several forms, and booleans beside numbers.
CLOSE = st.recursive(
    st.sampled_from([0, 0.0, -0.0, 1, 1.0, True, False, None, "", "1"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(tuple), st.dictionaries(KEYS, inner, max_size=2).map(FrozenMap)
    ),
    max_leaves=4,
)


@given(frozen_maps(KEYS, CLOSE), frozen_maps(KEYS, CLOSE))
def test_equal_maps_have_equal_hashes(left, right):
    assert (left == right) == (right == left)
    if left == right:
        assert hash(left) == hash(right)


@given(frozen_maps(KEYS, CLOSE), st.randoms(use_true_random=False))
def test_the_order_of_a_map_does_not_matter_to_equality(entries, random):
    items = list(entries.items())
    random.shuffle(items)

    assert FrozenMap(items) == entries
    assert hash(FrozenMap(items)) == hash(entries)


@given(frozen_maps(KEYS, CLOSE), frozen_maps(KEYS, CLOSE), frozen_maps(KEYS, CLOSE))
def test_equality_of_maps_is_transitive(first, second, third):
    if first == second and second == third:
        assert first == third


@given(frozen_maps(texts(), json_values()), frozen_maps(texts(), json_values()))
def test_joining_maps_is_joining_dicts(left, right):
    assert left | right == FrozenMap({**dict(left), **dict(right)})


@given(json_values())
def test_frozen_json_comes_back_from_thawing_and_pickling(value):
    frozen = FrozenMap({"value": value})

    assert freeze(thaw(frozen)) == frozen
    assert pickle.loads(pickle.dumps(frozen)) == frozen
    assert hash(freeze(thaw(frozen))) == hash(frozen)


@given(date_spans())
def test_a_date_comes_back_from_edtf_but_for_what_edtf_cannot_say(span):
    bare = DateSpan(span.first, span.last, approximate=span.approximate)

    written = format_edtf(bare)

    if written is None:
        assert bare.precision is Precision.UNKNOWN
    else:
        assert parse_edtf(written) == bare
        assert len(written) <= 32


@given(st.text("0123456789X~[].-/", max_size=24))
def test_edtf_is_read_or_refused_and_written_back_to_the_same_date(text):
    try:
        span = parse_edtf(text)
    except CounterclaimError:
        return
    written = format_edtf(span)

    assert written is not None
    assert parse_edtf(written) == span


@given(texts(max_size=80))
def test_whatever_is_no_edtf_is_refused_with_a_typed_error(text):
    with suppress(UnreadableWordingError):
        assert isinstance(parse_edtf(text), DateSpan)


@given(days(), st.sampled_from([p for p in Precision if p not in (Precision.INTERVAL, Precision.UNKNOWN)]))
def test_the_unit_around_a_day_holds_it_and_is_the_unit_around_each_of_its_days(day, precision):
    first, last = unit_around(day, precision)

    assert first <= day <= last
    assert unit_around(first, precision) == unit_around(last, precision) == (first, last)
    assert DateSpan(first, last, precision)


@given(date_spans())
def test_the_derived_precision_is_never_refused(span):
    assert DateSpan(span.first, span.last).precision is precision_of(span.first, span.last)


@given(days(), days())
def test_a_longer_unit_is_never_preferred_to_a_shorter_one(one, other):
    first, last = sorted((one, other))
    order = list(Precision)
    derived = precision_of(first, last)

    for precision in order[: order.index(derived)]:
        if precision is not Precision.WEEK:
            assert unit_around(first, precision) != (first, last)


@given(periods())
def test_a_period_never_ends_before_it_begins(period):
    start, end = period.start, period.end

    assert start is not None or end is not None
    if start and end and start.first and end.last:
        assert start.first <= end.last


@given(quantities())
def test_a_quantity_states_a_number_or_is_vague(quantity):
    assert (quantity.number is None) == (quantity.hedge in VAGUE)
    if quantity.upper is not None:
        assert quantity.number <= quantity.upper


@given(quantities(), quantities())
def test_quantities_are_equal_only_if_they_are_written_alike(left, right):
    if left == right:
        assert format(left.number or 0, "f") == format(right.number or 0, "f")
        assert hash(left) == hash(right)


@given(decimals())
def test_numbers_are_kept_digit_for_digit(number):
    assert str(Quantity(number).number) == str(number)


@given(any_value())
def test_values_compare_hash_and_pickle_by_structure(value):
    again = pickle.loads(pickle.dumps(value))

    assert again == value
    assert hash(again) == hash(value)
    assert repr(again) == repr(value)


@given(any_value(), any_value())
def test_values_of_different_types_are_never_equal(left, right):
    if type(left) is not type(right):
        assert left != right


@given(any_value())
def test_every_value_can_be_shown(value):
    assert isinstance(str(value), str)


@given(any_value())
def test_a_value_never_changes(value):
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)


@given(protected(texts(blank=False).filter(lambda text: len(text) > 4 and text not in "<protected>")))
def test_a_protected_text_is_in_no_text_made_of_it(hidden):
    shown = f"{hidden} {hidden!r} {hidden!s} {hidden!a} {[hidden]} {hidden:>40}" + str({"x": hidden})

    assert hidden.reveal() not in shown
    with pytest.raises(CounterclaimError):
        pickle.dumps(hidden)


@given(texts(max_size=60))
def test_a_visible_text_holds_nothing_hidden_and_stays_as_it_is(text):
    shown = visible(text)

    assert not any(character in shown for character in "\x00\x1b\x9b\x9d\u202e\u2066\u200b\u2028\ufeff\r")
    assert visible(shown) == shown
    assert len(visible_line(text).splitlines()) <= 1


@given(st.text(st.sampled_from("\x1b[]P\\\x07;m01 \x9b\x9d\x9cax"), max_size=60))
def test_terminal_sequences_of_every_make_are_disarmed(text):
    shown = visible(text)

    assert not any(character in shown for character in "\x1b\x9b\x9d\x9c\x07")
    assert visible(shown) == shown


@given(texts(max_size=60), st.integers(-2, 70))
def test_a_shortened_text_fits_and_begins_as_the_text_does(text, width):
    short = shorten(text, width)

    assert len(short) <= max(width, len(text) if len(text) <= width else 0, 0)
    assert text.startswith(short.removesuffix("…")) or text == short


@pytest.mark.parametrize(
    ("hint", "strategy"),
    [
        (str, texts()),
        (date, days()),
        (FrozenMap[str, str], frozen_maps(texts(), texts())),
    ],
    ids=["text", "day", "map"],
)
def test_what_strategies_make_passes_the_checks(hint, strategy):
    check = check_for(hint)

    @given(strategy)
    def passes(value):
        assert check.accepts(value)

    passes()


@given(languages(), ids(), moments(), clocks())
def test_what_the_small_strategies_make_is_accepted(language, id, moment, clock):
    assert Text("x", language)
    assert Snapshot(id=id, document=id, sha256="0" * 64, fetched_at=moment).fetched_at == moment
    assert DateSpan.day(date(2019, 10, 17), time=clock).time == clock
