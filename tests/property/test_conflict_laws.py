"""
What holds of every comparison and of every case.

Regions are compared with sets of points, valid times with all worlds that they allow, wordings with a small
table of their own, blocks and whole cases with all pairs.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, product
from typing import NamedTuple

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from conflicts.helpers import PLACES, PROPERTIES, Denied, case_of, said
from counterclaim.case import Case
from counterclaim.conflicts import (
    Block,
    Relation,
    Row,
    RuleSet,
    camps_at,
    clashing_pairs,
    compare,
    count_clashes,
    count_sure_clashes,
    detect,
    gather,
    has_clash,
    hot_keys,
    most_disputed_moment,
    sentence_of,
    why_not,
    widest_pairs,
    would_settle,
)
from counterclaim.conflicts.counting import count_fallen
from counterclaim.conflicts.geography import Geography
from counterclaim.conflicts.intervals import EVERYTHING, NOTHING, between
from counterclaim.conflicts.quantity_reading import NoRegionError, read_quantity
from counterclaim.conflicts.readings import complement, is_disjoint, is_subset
from counterclaim.conflicts.relations import relate
from counterclaim.conflicts.times import overlap, times_of
from counterclaim.model import (
    Attribution,
    Certainty,
    ClaimKind,
    Judgement,
    Note,
    Place,
    Rebuttal,
    RebuttalKind,
    SameAs,
    ValueKind,
)
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Hedge,
    NoValue,
    Period,
    Quantity,
    SomeValue,
    Text,
    convert,
)
from counterclaim.values.quantity import VAGUE

USUAL = RuleSet()
FEW = RuleSet(id="few", most_listed=2)
_BY_ID = {property.id: property for property in PROPERTIES}

# -- regions, by the points that they hold -------------------------------------------------------------------

#: Ends are whole numbers from 0 to 5, so that these points tell any two regions apart.
POINTS = tuple(Fraction(half, 2) for half in range(-1, 12))


class Drawn(NamedTuple):
    """A region with the points that it should hold."""

    region: object
    points: frozenset[object]


@st.composite
def intervals(draw):
    lower, upper = (draw(st.none() | st.integers(0, 5)) for _ in range(2))
    lower_open, upper_open = draw(st.booleans()), draw(st.booleans())
    points = frozenset(
        point
        for point in POINTS
        if (lower is None or point > lower or (point == lower and not lower_open))
        and (upper is None or point < upper or (point == upper and not upper_open))
    )
    return Drawn(between(lower, upper, lower_open=lower_open, upper_open=upper_open), points)


def _joined(regions):
    pairs = st.tuples(regions, regions)
    return st.one_of(
        regions.map(lambda one: Drawn(one.region.complement(), frozenset(POINTS) - one.points)),
        pairs.map(lambda two: Drawn(two[0].region.union(two[1].region), two[0].points | two[1].points)),
        pairs.map(
            lambda two: Drawn(two[0].region.intersection(two[1].region), two[0].points & two[1].points)
        ),
    )


ordered = st.recursive(intervals(), _joined, max_leaves=4)
#: Things without an order; of these there is always one more, the last.
THINGS = frozenset("abc?")
unordered = st.frozensets(st.sampled_from("abc"), min_size=1).flatmap(
    lambda some: st.sampled_from([Drawn(some, some), Drawn(complement(some), THINGS - some)])
)
two_regions = st.one_of(st.tuples(ordered, ordered), st.tuples(unordered, unordered))
three_regions = st.one_of(st.tuples(*[ordered] * 3), st.tuples(*[unordered] * 3))


def by_points(left, right):
    if left == right:
        return Relation.EQUAL
    if not left & right:
        return Relation.CONFLICT
    if left < right:
        return Relation.REFINES
    return Relation.REFINED_BY if left > right else Relation.COMPATIBLE


@given(two_regions)
def test_regions_stand_to_each_other_as_their_points_do(two):
    left, right = two

    assert is_disjoint(left.region, right.region) == left.points.isdisjoint(right.points)
    assert is_subset(left.region, right.region) == left.points.issubset(right.points)
    assert relate(left.region, right.region) is by_points(left.points, right.points)


@given(two_regions)
def test_the_relation_of_the_second_to_the_first_is_the_converse(two):
    left, right = two

    assert relate(right.region, left.region) is relate(left.region, right.region).converse


@given(three_regions)
def test_equal_is_an_equivalence_and_refines_a_strict_order(three):
    first, second, third = (drawn.region for drawn in three)

    assert relate(first, first) is Relation.EQUAL
    for relation in (Relation.EQUAL, Relation.REFINES):
        if relate(first, second) is relate(second, third) is relation:
            assert relate(first, third) is relation
    if relate(first, second) is Relation.REFINES:
        assert relate(second, first) is not Relation.REFINES


@given(three_regions)
def test_what_lies_in_a_region_conflicts_with_all_that_this_conflicts_with(three):
    inner, outer, other = (drawn.region for drawn in three)

    if is_subset(inner, outer) and is_disjoint(outer, other):
        assert is_disjoint(inner, other)


@given(two_regions)
def test_a_region_conflicts_with_a_denial_exactly_where_it_lies_in_what_is_denied(two):
    left, right = two

    assert is_disjoint(left.region, complement(right.region)) == is_subset(left.region, right.region)
    assert complement(complement(left.region)) == left.region


@given(ordered)
def test_a_region_is_kept_as_disjoint_intervals_in_their_order(drawn):
    cuts = [cut for part in drawn.region.parts for cut in part]

    assert all(lower < upper for lower, upper in pairwise(cuts))
    assert drawn.region.empty == (not drawn.points)
    assert (drawn.region == EVERYTHING) == (drawn.points == frozenset(POINTS))


@given(ordered, ordered)
def test_snapping_keeps_whole_numbers_alone_and_removes_no_conflict(left, right):
    snapped = left.region.whole()
    whole = [number for number in range(6) if number in left.points]

    assert [number for number in range(6) if between(number, number).issubset(snapped)] == whole
    assert all(
        cut[0] % 1 == 0 for part in snapped.parts for cut in part if cut[0] not in (-math.inf, math.inf)
    )
    assert snapped.issubset(left.region)
    if left.region.isdisjoint(right.region):
        assert snapped.isdisjoint(right.region.whole())


@given(ordered, ordered, st.fractions(min_value=Fraction(1, 1000), max_value=1000), st.integers(-5, 5))
def test_scaling_and_moving_keep_the_relation(left, right, factor, offset):
    def moved(drawn):
        return drawn.region.mapped(lambda point: point * factor + offset)

    assert relate(moved(left), moved(right)) is relate(left.region, right.region)


@given(ordered)
def test_nothing_lies_in_all_and_conflicts_with_all(drawn):
    assert NOTHING.issubset(drawn.region)
    assert NOTHING.isdisjoint(drawn.region)
    assert drawn.region.union(drawn.region.complement()) == EVERYTHING


# -- places --------------------------------------------------------------------------------------------------

NAMES = "abcdef"


@st.composite
def geographies(draw):
    """Places of which each lies in some of those before it."""
    places = [
        Place(
            id=name,
            name=name,
            within=tuple(draw(st.lists(st.sampled_from(NAMES[:number] or "z"), max_size=2, unique=True))),
        )
        for number, name in enumerate(NAMES)
    ]
    return Geography(places, lambda id: id)


@given(geographies())
def test_places_are_apart_only_where_they_share_nothing(geography):
    for left, right in product(NAMES, repeat=2):
        assert geography.apart(left, right) == geography.apart(right, left)
        assert geography.share(left, right) == geography.share(right, left)
        assert not (geography.apart(left, right) and geography.share(left, right))
        if geography.lies_in(left, right):
            assert geography.share(left, right)


@given(geographies())
def test_what_lies_in_places_that_are_apart_is_apart_unless_it_lies_in_both(geography):
    for left, right, inner in product(NAMES, repeat=3):
        if geography.apart(left, right) and geography.lies_in(inner, left):
            assert geography.apart(inner, right)


# -- wordings, by a table of their own -----------------------------------------------------------------------

CLOSE = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
TOLERANCES = tuple(map(Decimal, ("0", "0.05", "0.1", "0.25")))


whole = st.integers(0, 130).map(Decimal)
decimals = st.integers(-1300, 1300).map(lambda tenths: Decimal(tenths) / 10)


every_hedge = st.sampled_from([Hedge.EXACT, *Hedge])
#: Those that say themselves how far they reach, whatever the digits of their number.
firm_hedges = st.sampled_from([hedge for hedge in Hedge if hedge not in VAGUE and hedge is not Hedge.EXACT])


@st.composite
def worded(draw, numbers=whole, hedges=every_hedge):
    """Quantities as people state them, dozens at most."""
    hedge = draw(hedges)
    if hedge in VAGUE:
        return Quantity(hedge=Hedge.DOZENS)
    number = draw(numbers)
    ranged = hedge in (Hedge.EXACT, Hedge.ABOUT) and draw(st.integers(0, 3)) == 0
    return Quantity(number, number + draw(st.integers(1, 9)) if ranged else None, hedge=hedge)


class Allowed(NamedTuple):
    """Whether a number is allowed: read strictly, as stated, and generously."""

    narrow: bool
    stated: bool
    wide: bool


def allowed(quantity, number, tolerance, *, counted):
    """The table of wordings of the design page."""
    share = Fraction(tolerance)
    if quantity.hedge is Hedge.DOZENS:
        stated = number >= 24 * (1 - share)
        return Allowed(stated and number <= 99 * (1 + share), stated, stated)
    low = Fraction(quantity.number)
    high = low if quantity.upper is None else Fraction(quantity.upper)
    below, above = low - share * abs(low), high + share * abs(high)
    stated = {
        Hedge.AT_LEAST: number >= low,
        Hedge.MORE_THAN: number > low,
        Hedge.AT_MOST: number <= low and not (counted and number < 0),
        Hedge.LESS_THAN: number < low and not (counted and number < 0),
        Hedge.ABOUT: below <= number <= above,
        Hedge.NEARLY: below <= number < low,
        Hedge.JUST_OVER: low < number <= above,
        Hedge.EXACT: low <= number <= high,
    }[quantity.hedge]
    if quantity.hedge is not Hedge.EXACT or quantity.upper is not None:
        return Allowed(stated, stated, stated)
    return plainly(quantity.number, number, counted=counted)


def plainly(stated_number, number, *, counted):
    """Exact counts, rounded ones, and half of the last digit of what is measured."""
    distance = abs(number - Fraction(stated_number))
    digits = str(stated_number)
    zeros = 0 if "." in digits or stated_number == 0 else len(digits) - len(digits.rstrip("0"))
    rounded = distance < Fraction(10**zeros, 2)
    if counted and zeros > 1:
        return Allowed(rounded, rounded, rounded)
    decimals = len(digits.partition(".")[2])
    stated = distance == 0 if counted else distance < Fraction(1, 2 * 10**decimals)
    return Allowed(stated, stated, stated or (rounded and zeros > 0))


@given(worded(decimals), st.sampled_from(TOLERANCES), st.data())
def test_a_measure_allows_what_the_table_of_wordings_says(quantity, tolerance, data):
    assume(not (quantity.hedge in CLOSE and quantity.number == 0 and quantity.upper is None))
    known = [Decimal(24), Decimal(99)] if quantity.number is None else [quantity.number]
    near = data.draw(st.sampled_from(known + ([quantity.upper] if quantity.upper else [])))
    reach = data.draw(
        st.sampled_from([Fraction(0), Fraction(tolerance) * abs(Fraction(near)), Fraction(1, 20)])
    )
    number = Fraction(near) + data.draw(st.sampled_from([-1, 1])) * reach
    number += data.draw(
        st.sampled_from([Fraction(0), Fraction(1, 80), Fraction(-1, 80), Fraction(5), Fraction(-4)])
    )

    rule_set = RuleSet(tolerance=tolerance)
    try:
        reading = read_quantity(quantity, _BY_ID["offices"], rule_set, prediction=False)
    except NoRegionError:
        # Without a tolerance, nothing is nearly 50.
        assert quantity.hedge in CLOSE
        assert tolerance == 0
        return

    expected = allowed(quantity, number, tolerance, counted=False)
    point = between(number, number)
    found = (point.issubset(region) for region in (reading.narrow, reading.stated, reading.wide))
    assert Allowed(*found) == expected


class Meaning(NamedTuple):
    """The counts that a statement allows, up to beyond every number here; the last stands for all above."""

    narrow: frozenset[int]
    stated: frozenset[int]
    wide: frozenset[int]
    rests_on_tolerance: bool


COUNTS = (*range(320), 10_000)


@cache
def meaning(quantity):
    table = {number: allowed(quantity, number, USUAL.tolerance, counted=True) for number in COUNTS}
    narrow, stated, wide = (
        frozenset(number for number, found in table.items() if found[place]) for place in range(3)
    )
    return Meaning(narrow, stated, wide, quantity.hedge in (*CLOSE, Hedge.DOZENS))


def denied(positive):
    rest = frozenset(COUNTS)
    return positive._replace(
        narrow=rest - positive.wide, stated=rest - positive.stated, wide=rest - positive.narrow
    )


def expected_of(left, right):
    """Return the relation of two counts; each is a quantity, or one that is denied."""
    sides = [meaning(one.value if isinstance(one, Denied) else one) for one in (left, right)]
    negated = [isinstance(one, Denied) for one in (left, right)]
    if negated[0] is not negated[1] and sides[0][:3] == sides[1][:3]:
        return Relation.CONFLICT  # the very thing is denied, however it is read
    one, other = (denied(side) if no else side for side, no in zip(sides, negated, strict=True))
    if not one.narrow & other.narrow:
        soft = any(no and side.rests_on_tolerance for side, no in zip(sides, negated, strict=True))
        return Relation.POSSIBLE_CONFLICT if soft or one.wide & other.wide else Relation.CONFLICT
    return by_points(one.stated, other.stated)


#: Of these no whole number is left, or nothing at all, which are problems of their own.
def is_plain(quantity):
    found = meaning(quantity)
    return bool(found.stated) and not (quantity.hedge in CLOSE and quantity.number == 0)


counts = worded().filter(is_plain)
stated_counts = counts | counts.filter(lambda one: meaning(one).stated != frozenset(COUNTS)).map(Denied)


@given(stated_counts, stated_counts)
def test_two_counts_stand_to_each_other_as_the_table_of_wordings_says(left, right):
    case = case_of(said("a", left), said("b", right, by="afp"))

    assert compare(case, "a", "b").relation is expected_of(left, right)
    assert compare(case, "b", "a").relation is expected_of(left, right).converse


@given(worded(decimals, firm_hedges), worded(decimals, firm_hedges))
def test_snapping_to_whole_numbers_removes_no_conflict(left, right):
    measured, counted = (
        compare(case_of(attrs.evolve(_BY_ID["countries"], counted=how), *sides), "a", "b")
        for sides in [(said("a", left), said("b", right, by="afp"))]
        for how in (_BY_ID["length"].counted, _BY_ID["countries"].counted)
    )

    if measured.conflict:
        assert counted.conflict or counted.relation is Relation.INCOMPARABLE


@given(worded(decimals), worded(decimals), st.sampled_from(["kilometre", "mile", "foot"]))
def test_a_change_of_unit_keeps_the_relation(left, right, unit):
    def relation(unit):
        sides = (attrs.evolve(quantity, unit=unit) for quantity in (left, right))
        values = dict(zip("ab", sides, strict=True))
        case = case_of(*(said(id, value, "length", by=id) for id, value in values.items()))
        return compare(case, "a", "b").relation

    assert relation(unit) is relation("metre")


@given(worded(decimals, firm_hedges), worded(decimals, firm_hedges))
def test_a_conversion_of_what_does_not_hang_on_its_digits_keeps_the_relation(left, right):
    kilometres = [attrs.evolve(quantity, unit="kilometre") for quantity in (left, right)]

    def relation(one, other):
        case = case_of(said("a", one, "length"), said("b", other, "length", by="afp"))
        return compare(case, "a", "b").relation

    assert relation(*kilometres) is relation(convert(kilometres[0], "metre"), kilometres[1])


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most pairs meet, or have no tolerance
@given(worded(decimals), worded(decimals), st.sampled_from(TOLERANCES))
def test_two_figures_in_conflict_meet_at_their_flip_tolerance_and_not_below(left, right, tolerance):
    def compared(share):
        steady = attrs.evolve(_BY_ID["length"], tolerance=share)
        case = case_of(steady, said("a", left, "length"), said("b", right, "length", by="afp"))
        return compare(case, "a", "b")

    first = compared(tolerance)
    flip = first.flip_tolerance
    assume(flip is not None)
    assert first.conflict
    assert flip >= Fraction(tolerance)
    beyond = Decimal(math.ceil(flip * 10**6) + 1) / 10**6
    assert not compared(beyond).conflict
    if flip > Fraction(tolerance):
        before = Decimal(math.floor((Fraction(tolerance) + flip) / 2 * 10**6)) / 10**6
        assert compared(max(before, tolerance)).conflict


# -- valid times, by all worlds ------------------------------------------------------------------------------

DAYS = range(-1, 9)  # the first and the last stand for all before and behind


def day(number):
    return date(2021, 3, 10) + timedelta(number)


spans = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(
    lambda pair: DateSpan(day(pair[0]), day(pair[0] + pair[1]))
)
open_spans = spans | st.integers(0, 6).map(lambda number: DateSpan(first=day(number)))
open_spans |= st.integers(0, 6).map(lambda number: DateSpan(last=day(number)))


def _fits(ends):
    start, end = ends
    return start.first is None or end.last is None or start.first <= end.last


periods = st.one_of(
    spans.map(Period.as_of),
    open_spans.map(Period.as_of),
    st.tuples(spans, spans).filter(_fits).map(lambda ends: Period(*ends)),
    spans.map(lambda start: Period(start=start)),
    spans.map(lambda end: Period(end=end)),
)


def _numbers(span):
    if span is None:
        return set(DAYS)
    first = DAYS[0] if span.first is None else (span.first - day(0)).days
    last = DAYS[-1] if span.last is None else (span.last - day(0)).days
    return set(range(first, last + 1)) & set(DAYS)


def worlds(period):
    """Return from when until when something may have held that is said of *period*."""
    if period is None:
        return {(start, end) for start in DAYS for end in DAYS if start <= end}
    if period.start == period.end:
        return {(number, number) for number in _numbers(period.start)}
    return {(start, end) for start in _numbers(period.start) for end in _numbers(period.end) if start <= end}


def met(left, right):
    """Return whether two periods have a day in common: in every world, in none, or in some."""
    found = {one[0] <= other[1] and other[0] <= one[1] for one, other in product(worlds(left), worlds(right))}
    return "unknown" if len(found) == 2 else "passed" if True in found else "failed"


def is_settled(period):
    """Whether the start may fall on the last day of its span, and the end on the first of its own."""
    if period.start is None or period.end is None or period.start == period.end:
        return True
    return period.start.first <= period.end.first and period.start.last <= period.end.last


@given(periods, periods)
def test_valid_times_overlap_as_in_all_worlds(left, right):
    outcome = overlap(times_of(left, USUAL), times_of(right, USUAL), varies=True).value

    assert (outcome == "failed") == (met(left, right) == "failed")
    if outcome == "passed":
        assert met(left, right) == "passed"
    if is_settled(left) and is_settled(right):
        assert outcome == met(left, right)


@given(st.none() | periods, st.none() | periods, st.booleans())
def test_overlap_is_symmetric(left, right, varies):
    times = [None if period is None else times_of(period, USUAL) for period in (left, right)]

    assert overlap(*times, varies=varies) is overlap(*reversed(times), varies=varies)


# -- blocks, by all pairs ------------------------------------------------------------------------------------

CUTS = st.integers(0, 11)
one_key, some_dated, not_dated = st.just("k"), st.booleans(), st.just(False)


@st.composite
def rows(draw, keys=one_key, dated=some_dated):
    lower = draw(st.just(-math.inf) | CUTS)
    upper = draw(st.just(math.inf) | CUTS.map(lambda cut: cut + 1))
    if lower >= upper:
        lower, upper = upper - 1, lower + 1
    if not draw(dated):
        return Row(draw(keys), lower, upper)
    ends = sorted(draw(st.lists(st.integers(0, 6), min_size=4, max_size=4)))
    if draw(st.booleans()):  # some day in a span
        return Row(draw(keys), lower, upper, ends[0], ends[3], ends[0], ends[3])
    start = draw(st.sampled_from([ends[0], -math.inf]))
    end = draw(st.sampled_from([ends[3], math.inf]))
    return Row(draw(keys), lower, upper, start, ends[1], ends[2], end)


blocks = st.lists(rows(), max_size=9).map(Block)
undated = st.lists(rows(dated=not_dated), max_size=9).map(Block)


def are_disjoint(block, left, right):
    return block.upper[left] <= block.lower[right] or block.upper[right] <= block.lower[left]


def may_meet(block, left, right):
    return (
        block.earliest_start[left] <= block.latest_end[right]
        and block.earliest_start[right] <= block.latest_end[left]
    )


def surely_meet(block, left, right):
    return (
        block.latest_start[left] <= block.earliest_end[right]
        and block.latest_start[right] <= block.earliest_end[left]
    )


def all_pairs(block):
    return [pair for pair in combinations(range(len(block)), 2) if are_disjoint(block, *pair)]


@given(blocks | undated)
def test_clashes_are_counted_and_found_as_among_all_pairs(block):
    clashing = {frozenset(pair) for pair in all_pairs(block) if may_meet(block, *pair)}

    assert count_clashes(block) == len(clashing)
    assert count_sure_clashes(block) == sum(surely_meet(block, *pair) for pair in all_pairs(block))
    assert has_clash(block) == bool(clashing)
    found = list(clashing_pairs(block))
    assert len(found) == len(clashing)
    assert set(map(frozenset, found)) == clashing
    assert all(block.upper[left] <= block.lower[right] for left, right in found)


@given(blocks | undated)
def test_the_widest_pairs_are_all_that_clash_in_order_of_their_gaps(block):
    found = list(widest_pairs(block))
    gaps = [block.lower[right] - block.upper[left] for left, right in found]

    assert gaps == sorted(gaps, reverse=True)
    assert sorted(found) == sorted(clashing_pairs(block))


@given(blocks, st.booleans())
def test_counts_that_moved_back_are_those_among_all_pairs(block, increasing):
    expected = 0
    for left, right in product(range(len(block)), repeat=2):
        if block.latest_end[left] < block.earliest_start[right]:
            before, behind = (left, right) if increasing else (right, left)
            expected += block.lower[before] >= block.upper[behind]

    assert count_fallen(block, increasing=increasing) == expected


@given(st.lists(rows(keys=st.sampled_from("abc"), dated=not_dated), max_size=12))
def test_hot_keys_are_those_under_which_two_are_disjoint(given_rows):
    block = Block(given_rows)
    expected = {
        given_rows[left].key
        for left, right in all_pairs(block)
        if given_rows[left].key == given_rows[right].key
    }

    assert hot_keys(given_rows) == expected
    gathered = {key: places for key, places, _ in gather(given_rows)}
    assert gathered.keys() == expected
    for key, places in gathered.items():
        assert places == [place for place, row in enumerate(given_rows) if row.key == key]


def largest_quarrel(block, places):
    """Return of how many of *places* each two are disjoint, at most, by trying all subsets."""
    return max(
        size
        for size in range(len(places) + 1)
        for some in combinations(places, size)
        if all(are_disjoint(block, *pair) for pair in combinations(some, 2))
    )


@given(st.lists(rows(), max_size=7).map(Block), st.none() | st.integers(0, 6))
def test_camps_are_the_fewest_that_share_a_point_each(block, moment):
    places = [
        place
        for place in range(len(block))
        if moment is None
        or not block.dated
        or block.latest_start[place] <= moment <= block.earliest_end[place]
    ]
    camps = camps_at(block, moment)

    assert sorted(place for camp in camps for place in camp) == places
    for camp in camps:
        assert max(block.lower[place] for place in camp) < min(block.upper[place] for place in camp)
    assert len(camps) == largest_quarrel(block, places)
    assert all(are_disjoint(block, one[0], other[0]) for one, other in combinations(camps, 2))


@given(blocks)
def test_the_most_disputed_moment_is_found_as_by_trying_each_day(block):
    best = None
    for moment in range(-1, 8):
        holding = [
            place
            for place in range(len(block))
            if block.latest_start[place] <= moment <= block.earliest_end[place]
        ]
        disputed = any(are_disjoint(block, *pair) for pair in combinations(holding, 2))
        if disputed and (best is None or len(holding) > best[0]):
            best = len(holding), moment

    assert most_disputed_moment(block) == (None if best is None or not block.dated else best[1])


# -- whole cases, by an oracle of their own ------------------------------------------------------------------

CERTAINTIES = st.sampled_from([Certainty.CERTAIN] * 4 + [Certainty.PROBABLE, Certainty.UNCOMMITTED])


class Claimed(NamedTuple):
    """What somebody says: a value, when, and how firmly."""

    value: object
    during: Period | None
    certainty: Certainty

    @property
    def exists(self):
        """Whether there is any, by what is said; `None` where that is left open."""
        value, no = (self.value.value, True) if isinstance(self.value, Denied) else (self.value, False)
        if isinstance(value, SomeValue | NoValue):
            return isinstance(value, SomeValue) is not no
        return None if no else True


some_claims = st.builds(
    Claimed,
    stated_counts | st.sampled_from([SomeValue(), NoValue(), Denied(SomeValue()), Denied(NoValue())]),
    st.none() | periods.filter(is_settled),
    CERTAINTIES,
)


@st.composite
def firms(draw):
    """What is said about a firm, some of it more than once, stated or denied, and at other times."""
    claims = draw(st.lists(some_claims, min_size=2, max_size=6))
    again = draw(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=2))
    for place, no in again:
        claim = claims[place % len(claims)]
        value = claim.value.value if isinstance(claim.value, Denied) else claim.value
        if no and (not isinstance(value, Quantity) or meaning(value).stated != frozenset(COUNTS)):
            value = Denied(value)
        claims.append(claim._replace(value=value))
    return claims


def expected_conflict(left, right, *, varies):
    """Return whether two claims conflict: definitely, possibly, or not (`None`)."""
    if Certainty.UNCOMMITTED in (left.certainty, right.certainty):
        return None
    sure = left.certainty is right.certainty is Certainty.CERTAIN
    time = met(left.during, right.during)
    if left.during is right.during is None:
        time = "unknown" if varies else "passed"
    if time == "failed":
        return None
    plain = not any(
        isinstance(one.value.value if isinstance(one.value, Denied) else one.value, SomeValue | NoValue)
        for one in (left, right)
    )
    if plain:
        relation = expected_of(left.value, right.value)
        if relation not in (Relation.CONFLICT, Relation.POSSIBLE_CONFLICT):
            return None
        sure = sure and relation is Relation.CONFLICT
    elif {left.exists, right.exists} != {True, False}:
        return None
    return "definite" if sure and time == "passed" else "possible"


def firm_case(claims, property, *, shared=()):
    """Return the case; claims at the places *shared* are all by one source, others by one each."""
    return case_of(
        *(
            said(
                f"c{place}",
                claim.value,
                property,
                by="ap" if place in shared else f"s{place}",
                during=claim.during,
                certainty=claim.certainty,
            )
            for place, claim in enumerate(claims)
        )
    )


def expected_pairs(claims, property):
    found = {}
    for left, right in combinations(range(len(claims)), 2):
        certainty = expected_conflict(claims[left], claims[right], varies=property == "staff")
        if certainty is not None:
            found[f"c{left}#0", f"c{right}#0"] = certainty
    return found


@given(firms(), st.sampled_from(["countries", "staff"]))
def test_a_case_has_the_conflicts_that_wordings_and_worlds_make(claims, property):
    report = detect(firm_case(claims, property))

    found = {conflict.members: conflict.certainty.value for conflict in report if conflict.kind != "joint"}
    assert found == expected_pairs(claims, property)


@given(firms(), st.sampled_from(["countries", "staff"]), st.sets(st.integers(0, 7)))
def test_one_source_that_holds_both_sides_contradicts_itself(claims, property, shared):
    report = detect(firm_case(claims, property, shared=shared))

    for conflict in report:
        if conflict.kind != "joint" and conflict.basis != "joint":
            alone = all(int(member[1]) in shared for member in conflict.members)
            assert (conflict.kind == "self-contradiction") == alone


@given(firms(), st.sampled_from(["countries", "staff"]))
def test_a_large_family_is_counted_as_it_would_be_listed(claims, property):
    expected = expected_pairs(claims, property)
    report = detect(firm_case(claims, property), rule_set=FEW)
    found = [conflict for conflict in report if conflict.kind != "joint"]

    assert sum(conflict.pairs for conflict in found) == len(expected)
    assert sum(conflict.definite_pairs for conflict in found) == list(expected.values()).count("definite")
    assert {pair for conflict in found for pair in report.widest(conflict)} == set(expected)


small = st.integers(0, 4).map(Decimal)
pieces = st.one_of(
    st.builds(Quantity, small, hedge=st.sampled_from([Hedge.AT_LEAST, Hedge.AT_MOST])),
    st.builds(Quantity, small).map(Denied),
    st.tuples(small, st.integers(1, 3)).map(lambda pair: Denied(Quantity(pair[0], sum(pair)))),
    st.builds(Quantity, small),
)
AT_LEAST_1, AT_MOST_2 = Quantity(Decimal(1), hedge=Hedge.AT_LEAST), Quantity(Decimal(2), hedge=Hedge.AT_MOST)


def strictly(value):
    return denied(meaning(value.value)).narrow if isinstance(value, Denied) else meaning(value).narrow


def are_joint(values):
    """Return whether no two of *values* conflict, and nothing is left of all of them."""
    left_over = list(map(strictly, values))
    return all(one & other for one, other in combinations(left_over, 2)) and not frozenset.intersection(
        *left_over
    )


@example([AT_LEAST_1, AT_MOST_2, Denied(Quantity(Decimal(1), Decimal(2)))])
@example([AT_LEAST_1, AT_MOST_2, Denied(Quantity(Decimal(1))), Denied(Quantity(Decimal(2)))])
@example([AT_MOST_2, Denied(Quantity(Decimal(0))), Denied(Quantity(Decimal(1), Decimal(2)))])
@settings(max_examples=200)
@given(st.lists(pieces, min_size=3, max_size=6))
def test_a_joint_conflict_is_found_exactly_where_some_statements_make_one(values):
    report = detect(firm_case([Claimed(value, None, Certainty.CERTAIN) for value in values], "countries"))
    together = report.of_kind("joint")
    sets = (some for size in range(3, len(values) + 1) for some in combinations(values, size))

    assert len(report) - len(together) == sum(
        not strictly(left) & strictly(right) for left, right in combinations(values, 2)
    )
    assert bool(together) == any(map(are_joint, sets))
    for conflict in together:
        assert are_joint([values[int(member[1])] for member in conflict.members])


# -- cases of every kind, by the judgement of each pair ------------------------------------------------------

STATED = {
    ValueKind.QUANTITY: st.builds(
        lambda quantity, unit: attrs.evolve(quantity, unit=unit),
        worded(),
        st.sampled_from([None, None, "kilometre", "EUR", "percent"]),
    ),
    ValueKind.DATE: st.builds(
        lambda span, about: attrs.evolve(span, approximate=about), spans, st.booleans()
    ),
    ValueKind.ENTITY: st.sampled_from(["anna", "ben", "ap", "afp"]).map(EntityRef),
    ValueKind.PLACE: st.sampled_from([place.id for place in PLACES]).map(EntityRef),
    ValueKind.TEXT: st.builds(
        Text,
        st.sampled_from(["weapons", "Peace work", "PEACE WORK", "ships"]),
        st.sampled_from([None, "en", "de"]),
    ),
}
FAMILIES = [
    *([property.id] for property in PROPERTIES),
    ["planned", "founded", "closed"],
    ["listed-at", "bankrupt-since"],
    ["robots"],
]


@st.composite
def told(draw, id, property):
    kind = _BY_ID[property].value if property in _BY_ID else ValueKind.QUANTITY
    value = draw(STATED[kind] | st.sampled_from([SomeValue(), NoValue()]))
    claim = draw(st.sampled_from([ClaimKind.ASSERTION, ClaimKind.ASSERTION, ClaimKind.PREDICTION]))
    return said(
        id,
        Denied(value) if draw(st.integers(0, 3)) == 0 else value,
        property,
        by=draw(st.sampled_from(["ap", "afp", "paper", ("ap", "paper")])),
        certainty=draw(CERTAINTIES),
        subject=draw(st.sampled_from(["firm", "firm", "firm", "company"])),
        base=draw(st.sampled_from([None, "voters", "people"])),
        during=draw(st.none() | periods),
        place=draw(st.sampled_from([None, None, "paris", "france", "germany", "atlantis"])),
        kind=claim,
    )


@st.composite
def stories(draw):
    """The records of a case: statements of one or a few properties, judgements, rebuttals and a note."""
    family = draw(st.sampled_from(FAMILIES))
    count = draw(st.integers(2, 6))
    groups = [draw(told(f"c{number}", draw(st.sampled_from(family)))) for number in range(count)]
    judgements = [
        SameAs(id=f"{left}-{right}", left=left, right=right, judgement=draw(st.sampled_from(Judgement)))
        for left, right in (("firm", "company"), ("anna", "ben"))
        if draw(st.booleans())
    ]
    return [*(record for group in groups for record in group), *judgements, *draw(rebuttals())]


@st.composite
def rebuttals(draw):
    targets = st.sampled_from(["c0", "c1@ap", "c0@ap", "c1@afp", "r0"])
    made = [
        Rebuttal(
            id=f"r{number}",
            kind=draw(st.sampled_from(RebuttalKind)),
            by=draw(st.sampled_from(["ap", "afp"])),
            targets=(draw(targets),),
            text="x",
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    if draw(st.booleans()):
        settles = draw(st.sampled_from(["quantity", "denial", "self-contradiction"]))
        made.append(Note(id="n", about=("c0", "c1"), text="x", settles=settles))
    return made


def claims_of(case):
    return [record.id for record in case if record.id.startswith("c") and record.id[1:].isdecimal()]


def pairwise_conflicts(report):
    return {
        conflict.members: conflict
        for conflict in report
        if "#" in conflict.members[0] and len(conflict.sides) == 2
    }


@given(stories())
@settings(max_examples=150)
def test_a_case_has_the_conflicts_that_comparing_each_pair_finds(records):
    case = case_of(*records)
    found = pairwise_conflicts(detect(case))

    for left, right in combinations(claims_of(case), 2):
        comparison = compare(case, left, right)
        assert compare(case, right, left).relation is comparison.relation.converse
        conflict = found.pop((f"{left}#0", f"{right}#0"), None)
        assert (conflict is not None) == comparison.conflict
        if conflict is not None:
            assert conflict.definite == (comparison.relation is Relation.CONFLICT)
            assert (conflict.basis or conflict.kind) == comparison.kind
            assert conflict.unknown == tuple(
                dict.fromkeys(check.guard.value for check in comparison.checks if check.unknown)
            )
    assert not found


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(records, random):
    usual = list(case_of(*records))
    case, shuffled = Case(usual), Case(random.sample(usual, len(usual)))

    for rule_set in (USUAL, FEW):
        left, right = detect(case, rule_set=rule_set), detect(shuffled, rule_set=rule_set)
        assert left.conflicts == right.conflicts
        assert left.problems == right.problems
        assert list(map(left.explain, left)) == list(map(right.explain, right))


@given(stories(), st.data())
def test_what_is_added_removes_no_conflict_between_two_others(records, data):
    """Judgements are left out: that two are the same changes what is said."""
    case = case_of(*records)
    more = data.draw(told("c9", data.draw(st.sampled_from(["countries", "staff", "founded", "head"]))))
    extra = [
        *more,
        *(
            Attribution(id=f"new-{id}", of=id, source="police", certainty=data.draw(CERTAINTIES))
            for id in claims_of(case)[:2]
        ),
        Rebuttal(
            id="late",
            kind=data.draw(st.sampled_from(RebuttalKind)),
            by="ap",
            targets=(data.draw(st.sampled_from(["c0", "c0@ap", "c1@ap"])),),
            text="x",
        ),
    ]
    before, after = (pairwise_conflicts(detect(one)) for one in (case, case_of(*records, *extra)))

    assert before.keys() <= after.keys()


def by_one_source_each(records):
    """Return *records* with a source of its own for each claim, so that nobody contradicts themselves."""
    held = {record.of: record for record in records if isinstance(record, Attribution)}
    others = [record for record in records if not isinstance(record, Attribution | Note)]
    return [
        *others,
        *(attrs.evolve(one, id=f"{of}@ap", source=f"source-of-{of}") for of, one in held.items()),
    ]


@given(stories())
def test_large_families_stand_for_as_many_pairs_as_are_listed(records):
    case = case_of(*by_one_source_each(records))
    listed, counted = (
        [conflict for conflict in detect(case, rule_set=rule_set) if "#" in conflict.members[0]]
        for rule_set in (USUAL, FEW)
    )

    assert sum(conflict.pairs for conflict in counted) == len(listed)
    assert sum(conflict.definite_pairs for conflict in counted) == sum(one.definite for one in listed)


@given(stories(), st.sampled_from(["en", "de"]))
def test_what_is_shown_of_a_large_family_is_as_certain_as_it_is(records, language):
    report = detect(case_of(*records), rule_set=FEW)

    for conflict in report:
        explanation = report.explain(conflict)
        assert sentence_of(explanation, language=language).endswith(".")
        if explanation.comparison is not None:
            assert explanation.comparison.conflict
            assert (explanation.comparison.relation is Relation.CONFLICT) == conflict.definite
            pair = {explanation.comparison.left.address, explanation.comparison.right.address}
            assert pair in map(set, report.widest(conflict))


@given(stories(), st.sampled_from(["en", "de"]))
def test_every_conflict_and_every_comparison_has_a_sentence(records, language):
    case = case_of(*records)
    report = detect(case)

    for conflict in report:
        explanation = report.explain(conflict)
        sentence = sentence_of(explanation, language=language)
        assert sentence.endswith(".")
        assert bool(would_settle(explanation, language=language)) is not conflict.settled
    for left, right in combinations(claims_of(case), 2):
        assert why_not(compare(case, left, right), language=language).endswith(".")


@given(stories(), st.integers(-2, 9))
def test_as_of_a_day_there_are_no_others_than_without(records, number):
    """But for predictions, whose time may have come, and what then becomes certain."""
    assertions = [
        attrs.evolve(record, kind=ClaimKind.ASSERTION) if hasattr(record, "statements") else record
        for record in records
    ]
    case = case_of(*assertions)

    assert (
        pairwise_conflicts(detect(case, as_of=day(number))).keys() <= pairwise_conflicts(detect(case)).keys()
    )


@pytest.mark.parametrize("kind", ["quantity", "date"])
def test_a_growing_series_is_no_conflict_however_long(kind):
    series = [
        said(
            f"c{number}",
            1000 + number,
            "staff",
            by=f"s{number}",
            during=Period.as_of(DateSpan.day(day(number))),
        )
        for number in range(400)
    ]

    assert len(detect(case_of(*series))) == 0
