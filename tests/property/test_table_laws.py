"""Whatever is on record: a sheet of it reads as what there was, minus what it says that it lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import table
from counterclaim.formats.assertable import doubt_of
from counterclaim.formats.table.guarding import guarded, unguarded
from counterclaim.formats.table.items import Item, read_items, read_words, write_items, write_words
from counterclaim.model import Claim
from counterclaim.strategies import any_record, cases, ids, texts
from formats.round_trips import assert_only_lost

ANY_CASE = cases() | cases(dangling=True)
SIGNS = st.text("'=+-@ \t\r\n;,\"x＝[]:%", max_size=12)


@given(
    ANY_CASE | st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(Case),
    st.sampled_from(["en", "de"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_is_read_is_what_was_written_minus_the_losses(case, language, delimiter):
    exported = table.write(case, protected="mask", language=language, delimiter=delimiter)

    imported = table.read(exported.data.encode())

    assert not any(problem.fatal for problem in imported.problems)
    assert_only_lost(case, exported.losses, imported.case)


@given(ANY_CASE)
def test_what_was_read_is_written_and_read_unchanged(case):
    first = table.read(table.write(case, protected="mask").data).case
    second = table.read(table.write(first).data).case

    assert list(second) == list(first)


@given(ANY_CASE)
def test_reading_twice_adds_nothing(case):
    data = table.write(case, protected="mask").data
    read = table.read(data).case

    assert not read.add_all(table.read(data).case)
    assert len(read) == len(table.read(data).case)


@given(ANY_CASE)
def test_every_claim_comes_back_with_its_words_and_whether_it_is_disputed(case):
    back = table.read(table.write(case, protected="mask").data).case

    assert {c.id: c.text for c in back.of_type(Claim)} == {c.id: c.text for c in case.of_type(Claim)}
    for claim in case.of_type(Claim):
        assert {r.id for r in case.rebuttals(claim)} == {r.id for r in back.rebuttals(claim.id)}
        assert back[claim.id].assuming == claim.assuming


@given(ANY_CASE)
def test_no_claim_that_is_disputed_or_doubted_comes_back_as_if_it_were_plain(case):
    back = table.read(table.write(case, protected="mask").data).case

    for claim in case.of_type(Claim):
        assert doubt_of(case, claim) is None or doubt_of(back, back[claim.id]) is not None
        for statement in back[claim.id].statements:
            assert statement.negated is claim.statements[0].negated
            assert not claim.statements[0].qualifiers


@given(texts() | SIGNS)
def test_what_is_guarded_comes_back_and_is_no_formula(text):
    written = guarded(text)

    assert unguarded(written) == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    for separator in (",", ";", "\t", "\r", "\n"):
        assert not any(
            part.lstrip(' "').startswith(("=", "+", "-", "@")) for part in written.split(separator)
        )


@given(texts() | SIGNS)
def test_what_somebody_else_wrote_is_read_as_it_is_or_loses_one_guard(text):
    assert unguarded(text) == text or guarded(unguarded(text)) == text


@given(st.lists(st.builds(Item, texts() | SIGNS, st.lists(ids(), min_size=1, max_size=3).map(tuple))))
def test_items_with_ids_come_back(items):
    assert read_items(write_items(items)) == tuple(items)


@given(st.lists(st.builds(Item, texts() | SIGNS, st.lists(ids(), min_size=1).map(tuple), texts() | SIGNS)))
def test_items_that_say_something_come_back(items):
    assert read_items(write_items(items), with_text=True) == tuple(items)


@given(st.lists(texts() | SIGNS))
def test_words_come_back(words):
    assert read_words(write_words(words)) == tuple(words)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_nothing_that_is_given_makes_it_fail(source):
    imported = table.read(source)

    assert imported.ok or not list(imported.case)


CELLS = st.sampled_from(
    [
        "",
        "?",
        "-",
        "document",
        "x",
        "China",
        "[c]",
        "China [c]",
        "A; A",
        '"',
        "[a, b]",
        "yes",
        "2019",
        "5",
        "=1",
        "a: b",
    ]
)
HEADINGS = st.sampled_from(
    [*(column.value for column in table.headings.Column), "von", "mine", "", "claim", "by"]
)


@given(st.data())
def test_no_sheet_makes_it_fail_and_what_it_reads_comes_back(data):
    headings = data.draw(st.lists(HEADINGS, min_size=1, max_size=12))
    row = st.lists(CELLS | texts() | SIGNS, max_size=len(headings) + 1)
    rows = data.draw(st.lists(row, max_size=4))
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(
        [["claim", *headings], *([*(["It is"]), *r] for r in rows)]
    )

    case = table.read(text.getvalue()).case

    case.problems()
    exported = table.write(case)
    assert_only_lost(case, exported.losses, table.read(exported.data).case)


@pytest.mark.parametrize(
    "source", ["", "\ufeff", "claim", "claim\r\n", "claim;by", b"\xff\xfe", b"\xff", "\x00"]
)
def test_the_smallest_sheets_are_read_or_refused(source):
    table.read(source)


@given(ANY_CASE, st.sampled_from(["en", "de"]), st.sampled_from([",", ";", "\t"]))
def test_merging_an_unedited_sheet_changes_nothing(case, language, delimiter):
    sheet = table.write(case, protected="mask", language=language, delimiter=delimiter).data

    merged = table.merge(case, sheet)

    assert list(merged.case) == list(case)
    assert not merged.problems


@given(ANY_CASE, st.data())
def test_merging_an_edited_sheet_twice_changes_nothing_more(case, data):
    rows = list(
        csv.reader(io.StringIO(table.write(case, protected="mask").data.removeprefix("\ufeff"), newline=""))
    )
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(1, len(rows) - 1))
        column = data.draw(st.integers(1, len(rows[0]) - 1))
        rows[row][column] = data.draw(CELLS | texts() | SIGNS)
    if data.draw(st.booleans()):
        rows.append(["", "It is new", *data.draw(st.lists(CELLS, max_size=len(rows[0]) - 2))])
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)

    first = table.merge(case, text.getvalue()).case
    second = table.merge(first, text.getvalue()).case

    assert list(second) == list(first)


@given(ANY_CASE, st.text(max_size=40) | st.binary(max_size=40))
def test_merging_anything_at_all_leaves_what_there_is(case, source):
    assert list(table.merge(case, source).case) == list(case)


@given(cases())
def test_a_column_that_is_absent_changes_nothing(case):
    rows = csv.reader(
        io.StringIO(table.write(case, protected="mask").data.removeprefix("\ufeff"), newline="")
    )
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(row[:2] for row in rows)

    assert list(table.merge(case, text.getvalue()).case) == list(case)
