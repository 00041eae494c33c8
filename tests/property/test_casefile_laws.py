"""What is written as a case file reads as the same records, but for what was declared lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.codec import Codec
from counterclaim.formats import casefile
from counterclaim.strategies import any_record, cases, unnamed_sources

CODEC = Codec()


def by_id(records):
    return {record.id: record for record in records}


def without(data, field):
    """Take what a loss names out of the JSON form of a record; *field* begins with a dot or an index."""
    if isinstance(data, list):
        index, _, rest = field[1:].partition("]")
        if rest:
            without(data[int(index)], rest)
        else:
            del data[int(index)]
        return
    key = max((key for key in data if field.startswith(f".{key}")), key=len)
    rest = field.removeprefix(f".{key}")
    if rest:
        without(data[key], rest)
    else:
        del data[key]


def after(losses, records):
    """Return the records as they are once everything that is declared lost is gone."""
    data = {record.id: CODEC.unstructure(record, protected="keep") for record in records}
    # From the last, so that no index moves before its turn.
    for loss in reversed(losses):
        if loss.field is None:
            del data[loss.record]
        else:
            without(data[loss.record], f".{loss.field}")
    return {id: CODEC.structure(record) for id, record in data.items()}


@given(cases(dangling=True))
def test_a_written_case_reads_as_the_same_records(case):
    exported = casefile.write(case, protected="keep")
    imported = casefile.read(exported.data)

    assert imported.ok
    assert by_id(imported.case) == after(exported.losses, case)


@given(cases(), st.randoms(use_true_random=False))
def test_a_part_of_a_case_reads_as_it_was_but_for_what_refers_to_the_rest(case, random):
    part = Case([record for record in case if random.random() < 0.7])
    exported = casefile.write(part, protected="keep")
    imported = casefile.read(exported.data)

    assert imported.ok
    assert by_id(imported.case) == after(exported.losses, part)


@given(st.lists(any_record(), max_size=3, unique_by=lambda record: record.id))
def test_records_of_any_type_read_as_they_were_but_for_the_losses(records):
    exported = casefile.write(Case(records), protected="keep")
    imported = casefile.read(exported.data)

    assert imported.ok
    assert by_id(imported.case) == after(exported.losses, records)


@given(unnamed_sources())
def test_masking_loses_the_protected_value_and_nothing_else(source):
    exported = casefile.write(Case([source]), protected="mask")

    assert by_id(casefile.read(exported.data).case) == after(exported.losses, [source])


@given(cases())
def test_writing_what_was_read_changes_nothing_more(case):
    once = casefile.write(case, protected="keep").data

    assert casefile.write(casefile.read(once).case, protected="keep").data == once


@given(st.text())
def test_no_text_makes_the_reader_fail(text):
    casefile.read(text)


@given(st.binary())
def test_no_bytes_make_the_reader_fail(data):
    casefile.read(data)
