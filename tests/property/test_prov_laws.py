"""Whatever is on record makes a document that is valid, that others can read, and that misses nothing."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument

from counterclaim.case import Case
from counterclaim.formats import prov
from counterclaim.formats.prov import id_of_name, local_name
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Evidence,
    Mode,
    Rebuttal,
    RebuttalKind,
    Snapshot,
    Source,
)
from counterclaim.strategies import any_record, cases, date_spans, ids, texts
from formats.prov.helpers import rebuilt
from prov_constraints import violations

NAMES = st.sampled_from(["a", "b", "c", "d"])
SEVERAL = st.lists(NAMES, max_size=3).map(tuple)


@st.composite
def tangles(draw):
    """Cases of a few ids that refer to each other in any way at all, whatever stands under them."""
    makers = {
        "source": lambda id: Source(id=id, name="Nepal", depends_on=draw(SEVERAL)),
        "claim": lambda id: Claim(id=id, text="It is"),
        "attribution": lambda id: Attribution(
            id=id,
            of=draw(NAMES),
            source=draw(NAMES),
            speaker=draw(st.none() | NAMES),
            relays=draw(SEVERAL),
            first_hand=draw(st.booleans()),
            mode=draw(st.sampled_from(Mode)),
            said=draw(st.none() | date_spans()),
            document=draw(st.none() | NAMES),
        ),
        "rebuttal": lambda id: Rebuttal(
            id=id,
            kind=draw(st.sampled_from([RebuttalKind.CORRECTION, RebuttalKind.RETRACTION])),
            by=draw(NAMES),
            targets=(draw(NAMES), *draw(SEVERAL)),
            counterclaim=draw(st.none() | NAMES),
        ),
        "evidence": lambda id: Evidence(
            id=id, bears_on=draw(NAMES), direction=Direction.SUPPORTS, basis=draw(SEVERAL), by=draw(NAMES)
        ),
        "snapshot": lambda id: Snapshot(id=id, document=draw(NAMES), sha256="0" * 64),
    }
    chosen = draw(st.dictionaries(NAMES, st.sampled_from(list(makers)), min_size=1))
    return Case([makers[kind](id) for id, kind in chosen.items()])


ANY_CASE = cases() | cases(dangling=True) | tangles()


@given(ANY_CASE)
def test_every_case_makes_a_valid_document(case):
    assert violations(prov.document(case, protected="keep").document) == []


@given(ANY_CASE)
def test_what_is_written_is_read_and_written_unchanged(case):
    exported = prov.write(case, protected="keep")
    read = ProvDocument.deserialize(content=exported.data, format="json")

    assert read == prov.document(case, protected="keep").document
    assert json.loads(read.serialize(format="json")) == json.loads(exported.data)


@given(ANY_CASE, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(case, random):
    records = list(case)
    random.shuffle(records)
    shuffled = prov.write(Case(records), protected="keep")
    exported = prov.write(case, protected="keep")

    assert shuffled.data == exported.data
    assert set(shuffled.losses) == set(exported.losses)


@given(st.one_of(ANY_CASE, st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(Case)))
def test_every_record_can_be_made_again_from_its_attributes(case):
    exported = json.loads(prov.write(case, protected="keep").data)
    stated = {**exported.get("agent", {}), **exported.get("entity", {})}

    assert len(stated) == len(case)
    for record in case:
        statement = stated[f"record:{local_name(record.id)}"]
        assert rebuilt(statement, record.id, like=record) == record


@given(ANY_CASE)
def test_what_is_lost_names_a_record_and_a_field_that_it_has(case):
    for loss in prov.write(case, protected="mask").losses:
        assert hasattr(case[loss.record], loss.field.partition("[")[0].partition(".")[0])


@given(ids() | texts(blank=False))
def test_every_id_makes_a_name_that_gives_it_back(id):
    name = local_name(id)

    assert id_of_name(name) == id
    assert name.isascii()
    assert not set(name) & set(" :/#\"'()=,;[]")
