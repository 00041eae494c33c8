"""Whatever stands in the place of anything, reading ends, keeps every value, and gives the same each time."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codec import Codec
from counterclaim.conflicts import detect
from counterclaim.formats import wikidata
from counterclaim.formats.assertable import why_not_plain
from counterclaim.formats.wikidata.times import read_time
from counterclaim.model import Claim
from counterclaim.values import Precision
from formats.wikidata.helpers import (
    JULIAN,
    as_read,
    entity,
    everest,
    leaves,
    leaves_on_record,
    quantity,
    read,
    reference,
    statement,
    string,
    time_value,
)

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(
        ["Q513", "P569", "value", "somevalue", "time", "quantity", "deprecated", "+1-00-00T00:00:00Z"]
    ),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """The path of every place in *value*."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


PLACES = [path for path in places(everest()) if path]


def put(value, path, new):
    """Return *value* with *new* at *path*."""
    key, *rest = path
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = put(copy[key], rest, new) if rest else new
    return copy


@st.composite
def mutated(draw):
    """An entity with anything in one or two places of it."""
    source = everest()
    for _ in range(draw(st.integers(1, 2))):
        try:
            source = put(source, draw(st.sampled_from(PLACES)), draw(ANYTHING))
        except (KeyError, IndexError, TypeError):  # the first has put away where the second was to go
            continue
    return source


@given(mutated())
def test_every_value_is_on_record_whatever_is_wrong(source):
    text = json.dumps(source)
    imported = wikidata.read(text)
    (value,) = as_read(text)

    assert all(problem.message for problem in imported.problems)
    if imported.ok:
        assert leaves(value) <= leaves_on_record(imported.case)


@given(mutated())
def test_whatever_is_read_can_be_written_compared_and_read_again(source):
    case = read(source).case

    for record in case:
        assert Codec().structure(json.loads(Codec().dumps(record))) == record
    detect(case)
    again = read(source).case
    assert list(case) == list(again)
    assert case.add_all(again) == ()


@given(ANYTHING)
def test_any_json_ends_in_records_or_problems(value):
    imported = read(value)

    assert len(imported.case) > 0 or imported.problems or value in ([], {"entities": {}}, {"entities": []})


@given(st.binary(max_size=200), st.integers(0, 4000))
def test_any_bytes_end_in_records_or_problems(noise, cut):
    text = json.dumps(everest()).encode()
    for source in (noise, text[:cut], text[:cut] + noise + text[cut:]):
        wikidata.read(source)
        list(wikidata.records(source.splitlines(keepends=True), on_problem=lambda problem: problem))


@given(st.sampled_from(["preferred", "normal", "deprecated"]), st.booleans(), st.booleans())
def test_what_is_deprecated_is_never_a_plain_statement(rank, refers, infers):
    references = [reference(string("P854", "https://a.example/", "url"))] * refers
    references += [reference(string("P887", "x"))] * infers
    case = read(entity(statement(1, quantity("P1082", "+1"), rank=rank, references=references))).case
    (claim,) = case.of_type(Claim)

    assert (why_not_plain(case, claim) is None) is (rank != "deprecated")


@given(st.dates(min_value=date(101, 1, 1)))
def test_a_gregorian_day_is_that_day(day):
    span = read_time(time_value(f"+{day.isoformat()}T00:00:00Z")).span

    assert (span.first, span.last, span.text) == (day, day, None)


@given(st.dates(min_value=date(101, 1, 1), max_value=date(9998, 12, 31)))
def test_a_julian_day_is_as_far_behind_as_the_leap_days_that_gregory_left_out(day):
    span = read_time(time_value(f"+{day.isoformat()}T00:00:00Z", 11, JULIAN)).span
    year = day.year - (day.month < 3)  # the leap day of the year has not come yet

    assert span.first.toordinal() - day.toordinal() == year // 100 - year // 400 - 2


@given(st.integers(101, 9000), st.integers(1, 12), st.integers(6, 11), st.booleans())
def test_a_finer_time_lies_within_a_coarser_one_of_the_same_calendar(year, month, precision, julian):
    calendar = [JULIAN] if julian else []
    text = f"+{year:04}-{month:02}-15T00:00:00Z"
    fine = read_time(time_value(text, 11, *calendar)).span
    coarse = read_time(time_value(text, precision, *calendar)).span

    assert coarse.precision is not Precision.UNKNOWN
    assert (coarse.first or date.min) <= fine.first <= fine.last <= coarse.last
