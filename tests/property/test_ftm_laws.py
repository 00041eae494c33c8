"""Whatever is on record, what is read of what was written is that minus the losses, and no more than that."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import ftm
from counterclaim.formats.assertable import why_not_plain
from counterclaim.formats.ftm.names import dataset_name, entity_id_of, record_id_of
from counterclaim.formats.ftm.values import clean, date_value
from counterclaim.frozen import thaw
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Entity,
    Organization,
    Person,
    Place,
    Rebuttal,
    RebuttalKind,
    Statement,
)
from counterclaim.registry import is_id
from counterclaim.strategies import any_record, any_value, cases, date_spans, ids, json_values, texts
from counterclaim.values import DateSpan, EntityRef, Quantity, Text
from formats.round_trips import assert_only_lost

FORMS = pytest.mark.parametrize("form", ["jsonl", "csv"])
PROPERTIES = st.sampled_from(
    [
        "date-of-birth",
        "place-of-birth",
        "citizenship",
        "founding-date",
        "ftm:Person:height",
        "ftm:Person:position",
        "ftm:Thing:addressEntity",
        "ftm:Person:addressEntity",
        "ftm:Organization:website",
        "ftm:LegalEntity:registrationNumber",
        "height",
    ]
)
VALUES = st.one_of(
    st.builds(Text, texts(), st.none() | st.sampled_from(["de", "sr-Latn"])),
    st.sampled_from([Text("de"), Text("https://example.org"), EntityRef("place"), EntityRef("person")]),
    st.integers(0, 300).map(Quantity),
    st.builds(DateSpan.year, st.integers(900, 3100), text=st.none() | texts()),
    st.dates().map(DateSpan.day),
    any_value(),
)


@st.composite
def dossiers(draw):
    """Cases about a few entities that FollowTheMoney knows, with claims that it can say, or nearly."""
    name = texts(blank=False)
    records = [
        Person(id="person", name=draw(name), aliases=tuple(draw(st.lists(texts(), max_size=2)))),
        Organization(id="paper", name=draw(name), same_as=draw(st.sampled_from([(), ("wikidata:Q1",)]))),
        Place(id="place", name=draw(name)),
        Document(
            id="article",
            title=draw(texts()),
            url="https://example.org/1",
            publisher="paper",
            published=draw(st.none() | date_spans()),
            language=draw(st.sampled_from([None, "de", "tlh"])),
        ),
        Entity(id="deal", name="The deal", extra={"ftm:schema": "Payment"}),
    ]
    for number in range(draw(st.integers(0, 3))):
        statements = draw(
            st.lists(
                st.builds(
                    Statement,
                    subject=st.sampled_from(["person", "paper", "place", "article", "nobody"]),
                    property=PROPERTIES,
                    value=VALUES,
                    negated=st.sampled_from([False, False, False, True]),
                ),
                max_size=3,
            )
        )
        kind = draw(st.sampled_from([ClaimKind.ASSERTION, ClaimKind.ASSERTION, ClaimKind.OPINION]))
        claim = Claim(id=f"claim-{number}", text=draw(name), kind=kind, statements=tuple(statements))
        records.append(claim)
        for hop in range(draw(st.integers(0, 2))):
            certainty = draw(st.sampled_from([Certainty.CERTAIN, Certainty.CERTAIN, *Certainty]))
            records.append(
                Attribution(
                    id=f"{claim.id}@{hop}",
                    of=claim.id,
                    source=draw(st.sampled_from(["paper", "person", "not-on-record"])),
                    document=draw(st.sampled_from([None, "article"])),
                    certainty=certainty,
                )
            )
        if draw(st.sampled_from([False, False, True])):
            records.append(
                Rebuttal(
                    id=f"no-{number}",
                    kind=draw(st.sampled_from(RebuttalKind)),
                    by="person",
                    targets=(claim.id,),
                )
            )
    return Case(records)


ANY_CASE = cases() | cases(dangling=True) | dossiers()
STRANGE = st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(Case)


@FORMS
@given(case=ANY_CASE | STRANGE)
def test_what_is_read_of_what_was_written_is_that_minus_the_losses(form, case):
    exported = ftm.write(case, protected="mask", form=form)
    back = ftm.read(exported.data)

    assert_only_lost(case, exported.losses, back.case)
    assert back.problems == ()


@given(case=ANY_CASE)
def test_both_serialisations_say_the_same(case):
    table = ftm.read(ftm.write(case, protected="mask", form="csv").data)

    assert list(table.case) == list(ftm.read(ftm.write(case, protected="mask").data).case)


@FORMS
@given(case=ANY_CASE)
def test_writing_what_was_read_loses_nothing_more(form, case):
    once = ftm.read(ftm.write(case, protected="mask", form=form).data).case
    again = ftm.write(once, form=form)

    assert again.losses == ()
    assert set(ftm.read(again.data).case) == set(once)


@given(ANY_CASE)
def test_a_denied_negated_or_uncommitted_claim_is_never_written(case):
    back = ftm.read(ftm.write(case, protected="mask").data).case
    for claim in back.of_type(Claim):
        original = case[claim.id]
        assert why_not_plain(case, original) is None
        assert original.kind is ClaimKind.ASSERTION
        assert original.during is None
        assert not any(statement.negated or statement.qualifiers for statement in claim.statements)
        assert back.attributions(claim)
    for attribution in back.of_type(Attribution):
        assert case[attribution.id].certainty is Certainty.CERTAIN


@given(ANY_CASE)
def test_what_is_written_follows_the_model_of_followthemoney(case):
    from followthemoney.dataset.util import dataset_name_check
    from followthemoney.model import Model
    from followthemoney.statement.serialize import read_json_statements
    from followthemoney.types import registry

    data = ftm.write(case, protected="mask").data
    lines = [json.loads(line) for line in data.split("\n") if line]
    statements = list(read_json_statements(io.BytesIO(data.encode())))
    assert len(statements) == len(lines)
    for statement, line in zip(statements, lines, strict=True):
        assert {key: getattr(statement, key) for key in ("entity_id", "prop", "value", "dataset", "id")} == {
            key: line[key] for key in ("entity_id", "prop", "value", "dataset", "id")
        }
        assert registry.entity.validate(statement.entity_id)
        assert dataset_name_check(statement.dataset)
        schema = Model.instance().get(statement.schema)
        assert statement.id == statement.generate_key()
        if statement.prop != "id":
            prop = schema.get(statement.prop)
            assert prop.type.clean(statement.value, format=prop.format) == statement.value
            assert prop.type.validate(statement.value)


@given(ids() | texts(blank=False))
def test_every_id_makes_an_entity_id_that_gives_it_back(id):
    from followthemoney.types import registry

    entity_id = entity_id_of(id)
    if is_id(id) and entity_id is not None:
        assert record_id_of(entity_id) == id
        assert registry.entity.clean(entity_id) == entity_id


@given(st.lists(texts(), min_size=2, max_size=2, unique=True))
def test_no_two_entities_are_one_record(entity_ids):
    assert len(set(map(record_id_of, entity_ids))) == 2
    assert all(map(is_id, map(record_id_of, entity_ids)))


@given(ids())
def test_every_id_makes_the_name_of_a_dataset(id):
    from followthemoney.dataset.util import dataset_name_check

    assert dataset_name_check(dataset_name(id))


@given(texts(max_size=30), st.sampled_from(["name", "address", "string", "text", "identifier"]))
def test_what_is_cleaned_followthemoney_leaves_as_it_is(text, type):
    from followthemoney.types import registry

    cleaned = clean(text, type)
    if cleaned is not None:
        assert registry.get(type).clean(cleaned) == cleaned


@given(st.dates(max_value=date(2999, 12, 31)))
def test_dates_are_those_of_followthemoney(day):
    from followthemoney.types import registry

    written = date_value(DateSpan.day(day))
    assert registry.date.clean(day.isoformat()) == written


KEYS = st.sampled_from(
    [
        "entity_id",
        "canonical_id",
        "prop",
        "prop_type",
        "schema",
        "value",
        "dataset",
        "lang",
        "original_value",
        "external",
        "first_seen",
        "origin",
        "id",
        "properties",
        "statements",
        "datasets",
        "caption",
    ]
)
WORDS = st.sampled_from(
    [
        "Person",
        "Company",
        "Document",
        "name",
        "birthDate",
        "id",
        "Q1",
        "counterclaim",
        "2019",
        "counterclaim.a",
        "urn:counterclaim:record:a?=claim=b&index=0&source=c",
        "urn:counterclaim:record:a?=claim=b&index=00&source=c",
        "urn:counterclaim:record:a",
    ]
)
ANYTHING = st.one_of(
    WORDS,
    WORDS,
    json_values().map(thaw),
    st.lists(WORDS, max_size=2),
    st.dictionaries(WORDS, st.lists(WORDS)),
)
OBJECTS = st.fixed_dictionaries(
    {"schema": ANYTHING}, optional={key: ANYTHING for key in ["entity_id", "prop", "value"]}
).flatmap(lambda fixed: st.dictionaries(KEYS, ANYTHING).map(lambda more: {**more, **fixed}))


@given(st.lists(OBJECTS | json_values().map(thaw), max_size=4))
def test_whatever_is_read_is_read_again_alike_and_loses_only_what_is_declared(values):
    source = "\n".join(json.dumps(value) for value in values)
    imported = ftm.read(source)
    exported = ftm.write(imported.case)

    assert list(ftm.read(source).case) == list(imported.case)
    assert_only_lost(imported.case, exported.losses, ftm.read(exported.data).case)


@given(st.lists(st.lists(ANYTHING.map(str), max_size=16), max_size=4))
def test_whatever_a_table_holds_is_read(rows):
    from csv import writer

    text = io.StringIO()
    writer(text).writerows([["entity_id", "schema", "prop", "value", "external", "dataset", "value"], *rows])
    imported = ftm.read(text.getvalue())
    exported = ftm.write(imported.case, form="csv")

    assert_only_lost(imported.case, exported.losses, ftm.read(exported.data).case)
