"""Whatever is on record comes back from its annotations, but for what is declared lost."""

from __future__ import annotations

import json

import attrs
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import web_annotation
from counterclaim.formats.assertable import doubt_of
from counterclaim.formats.ids import id_in_urn
from counterclaim.model import Attribution, Claim, Entity, Person, Source
from counterclaim.safe_text import visible_line
from counterclaim.strategies import any_record, cases, json_values, texts
from formats.round_trips import assert_only_lost

LONE_RECORDS = st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(Case)
ANY_CASE = cases() | cases(dangling=True) | LONE_RECORDS
KEYS = st.sampled_from(
    [
        "@context",
        "id",
        "type",
        "target",
        "body",
        "bodyValue",
        "items",
        "first",
        "source",
        "selector",
        "state",
        "value",
        "exact",
        "start",
        "end",
        "purpose",
        "motivation",
        "creator",
        "created",
        "name",
        "refinedBy",
        "canonical",
        "via",
        "rights",
        "textDirection",
        "label",
        "total",
    ]
)
WORDS = st.sampled_from(
    [
        web_annotation.CONTEXT,
        "http://example.org/1",
        "urn:counterclaim:record:a",
        "urn:counterclaim:annotations:a",
        *[
            "Annotation",
            "AnnotationPage",
            "AnnotationCollection",
            "TextualBody",
            "SpecificResource",
            "Choice",
            "List",
        ],
        *[
            "TextQuoteSelector",
            "TextPositionSelector",
            "RangeSelector",
            "TimeState",
            "assessing",
            "describing",
        ],
        *[
            "linking",
            "replying",
            "commenting",
            "tagging",
            "Person",
            "foaf:Document",
            "schema:Claim",
            "2015-01-28T12:00:00Z",
        ],
    ]
)
#: JSON that looks like annotations here and there.
TANGLES = st.recursive(
    WORDS | json_values().filter(lambda value: value is None or isinstance(value, str | int | float)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)
TEXTS = st.fixed_dictionaries(
    {"type": st.just("TextualBody"), "value": texts()},
    optional={"purpose": st.sampled_from(["tagging", "commenting"]), "creator": WORDS},
)
BODIES = TEXTS | st.just("http://example.org/3")
#: What annotations mostly hold, and anything beside.
ENTRIES = st.tuples(
    st.dictionaries(KEYS, TANGLES, max_size=3),
    st.fixed_dictionaries(
        {},
        optional={
            "body": st.lists(
                BODIES
                | st.fixed_dictionaries({"type": st.just("Choice"), "items": st.lists(BODIES, min_size=1)})
            ),
            "creator": texts() | st.fixed_dictionaries({"type": WORDS, "name": texts()}),
            "motivation": st.sampled_from(["assessing", "commenting", ["tagging", "assessing"]]),
            "created": st.just("2015-01-28T12:00:00Z"),
        },
    ),
).map(lambda parts: {**parts[0], **parts[1]})
SOUND = {"id": "http://example.org/1", "type": "Annotation", "target": "http://example.org/2"}


@given(ANY_CASE)
def test_what_is_read_back_is_what_was_written_but_for_the_losses(case):
    exported = web_annotation.write(case, protected="mask")
    imported = web_annotation.read(exported.data)

    assert imported.problems == ()
    assert_only_lost(case, exported.losses, imported.case)


@given(ANY_CASE)
def test_what_was_read_back_is_written_and_read_unchanged(case):
    once = web_annotation.read(web_annotation.write(case, protected="mask").data).case
    exported = web_annotation.write(once)

    assert exported.losses == ()
    assert set(web_annotation.read(exported.data).case) == set(once)


@given(ANY_CASE)
def test_importing_twice_adds_nothing(case):
    data = web_annotation.write(case, protected="mask").data
    once = web_annotation.read(data).case

    assert once.add_all(web_annotation.read(data).case) == ()
    assert len(once) == len(web_annotation.read(data).case)


@given(cases() | cases(dangling=True))
def test_a_claim_stands_nowhere_without_who_says_it_and_what_speaks_against_it(case):
    case = Case(marked(record) for record in case)
    for annotation in annotations(web_annotation.write(case, protected="mask").data):
        for body in texts_of(annotation):
            for claim in case.of_type(Claim):
                if claim.text in body:
                    assert_hedged(case, claim, case.get(id_in_urn(annotation["id"])), body)


def marked(record):
    """Give a claim a text of its own, which no other text holds."""
    return (
        attrs.evolve(record, text=f"<<{visible_line(record.id)}>>") if isinstance(record, Claim) else record
    )


def annotations(data):
    return json.loads(data).get("first", {"items": []})["items"]


def texts_of(annotation):
    """Every text of an annotation but those of resources that are typed as claims."""

    def found(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for item in value:
                yield from found(item)
        elif isinstance(value, dict) and value.get("type") == "schema:Claim":
            yield from found({key: item for key, item in value.items() if key not in ("type", "schema:text")})
        elif isinstance(value, dict):
            for item in value.values():
                yield from found(item)

    return list(found(annotation))


def assert_hedged(case, claim, record, body):
    says = record.source if isinstance(record, Attribution) else record.by
    assert body.startswith((*names(case, says), "somebody who is not on record", "a person who is not named"))
    reason = doubt_of(case, claim)
    if reason is None:
        return
    attribution = record if isinstance(record, Attribution) and record.of == claim.id else None
    if "disputes it" in reason:
        assert any(f"— {word} " in body for word in (*DISPUTED, "not without objection"))
    elif any(word in reason for word in ("narrows it", "reviews it", "speaks against it")):
        assert any(f"— {word} " in body for word in (*DISPUTED, "not without objection", "reviewed:"))
    elif "only if" in reason:
        assert "holds only if other claims do" in body
    elif attribution is not None:
        assert "without taking it upon themselves" in body


DISPUTED = (
    "denied by",
    "disputed by",
    "called into question by",
    "corrected by",
    "withdrawn by",
    "narrowed by",
)


def names(case, id):
    source = case.get(id, Entity)
    unnamed = source is None or (isinstance(source, Person) and source.protected_as is not None)
    return () if unnamed else (visible_line(source.name),)


@given(TANGLES)
def test_nothing_crashes_a_reader(value):
    text = json.dumps(value)
    imported = web_annotation.read(text)
    streamed = list(web_annotation.records([text.encode()], on_problem=lambda problem: None))

    assert set(imported.case) <= set(streamed)


@given(ENTRIES)
def test_an_annotation_is_refused_or_kept_whole(entries):
    annotation = {**entries, **SOUND}
    imported = web_annotation.read(json.dumps(annotation))
    first = next(iter(imported.case), None)

    assert imported.ok is (first is not None)
    if first is not None:
        kept = {key.removeprefix("oa:"): value for key, value in first.extra.items()}
        assert kept.keys() | {"@context"} == annotation.keys() | {"@context"}


@given(ENTRIES)
def test_annotations_of_others_are_written_as_they_were(entries):
    imported = web_annotation.read(json.dumps({**entries, **SOUND}))
    exported = web_annotation.write(imported.case)

    assert exported.losses == ()
    assert set(web_annotation.read(exported.data).case) == set(imported.case)


@given(st.lists(ENTRIES, max_size=3), st.data())
def test_annotations_of_others_and_of_our_own_go_out_together(several, data):
    annotations = [{**entries, **SOUND, "id": f"http://example.org/{n}"} for n, entries in enumerate(several)]
    case = web_annotation.read(json.dumps(annotations)).case
    case.add(Claim(id="snow", text="Mount Everest is 8,848 metres high"))
    for record in list(case.of_type(Source)):
        if data.draw(st.booleans()):
            case.add(Attribution(id=f"snow@{record.id}", of="snow", source=record.id))
    exported = web_annotation.write(case)
    imported = web_annotation.read(exported.data)

    assert not [problem for problem in imported.problems if problem.fatal]
    assert_only_lost(case, exported.losses, imported.case)
