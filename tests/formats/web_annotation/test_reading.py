"""Annotations of others become remarks and assessments, and are kept whole."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from counterclaim.formats import web_annotation
from counterclaim.formats.sample import Sample
from counterclaim.model import Document, Evidence, Note, Organization, Person, Review, Source
from counterclaim.values.dates import DateSpan
from formats.web_annotation.helpers import PAGE, SOUND, annotation, first, imported

READER = "https://annotations.example/reader"
QUOTE = {"source": PAGE, "selector": {"type": "TextQuoteSelector", "exact": "8,848 m"}}


def text(value, **entries):
    return {"type": "TextualBody", "value": value, **entries}


def with_body(*bodies, **changes):
    return annotation(bodyValue=None, body=list(bodies), **changes)


def test_an_annotation_is_a_note_about_a_document():
    result = imported(SOUND)
    note, document = result.case

    assert isinstance(note, Note)
    assert note.text == "The height is that of the snow"
    assert note.about == (document.id,)
    assert isinstance(document, Document)
    assert document.url == PAGE


def test_every_key_is_kept_as_it_was():
    note = first(annotation(rights=PAGE, audience={"schema:age": 12}), Note)

    assert note.extra["oa:id"] == SOUND["id"]
    assert note.extra["oa:rights"] == PAGE
    assert note.extra["oa:audience"]["schema:age"] == 12
    assert note.extra["oa:target"] == PAGE
    assert "oa:@context" not in note.extra


def test_a_date_is_read_and_its_wording_kept():
    note = first(annotation(created="2019-10-17T12:00:00Z"), Note)

    assert note.at == DateSpan.day(dt.date(2019, 10, 17), time=dt.time(12, tzinfo=dt.UTC))
    assert note.extra["oa:created"] == "2019-10-17T12:00:00Z"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (with_body(text("One"), text("Two")), "One\n\nTwo"),
        (with_body(text("love", purpose="tagging"), text("One")), "One"),
        (with_body(text("love", purpose="tagging")), "love"),
        (with_body({"type": "Choice", "items": [text("One"), text("Un")]}), "One"),
        (with_body({"type": "List", "items": [text("One"), text("Two")]}), "One\n\nTwo"),
        (with_body("https://example.org/post"), "https://example.org/post"),
        (annotation(bodyValue=None, target=QUOTE), "8,848 m"),
        (annotation(bodyValue=None), SOUND["id"]),
        (annotation(bodyValue=" "), SOUND["id"]),
    ],
    ids=["texts", "text-and-tag", "tag", "choice", "list", "link", "highlight", "nothing", "blank"],
)
def test_the_text_of_a_note_is_the_nearest_to_what_was_said(value, expected):
    assert first(value, Note).text == expected


def test_a_marked_passage_is_no_evidence_of_anything():
    result = imported(annotation(bodyValue=None, motivation="highlighting", target=QUOTE))

    assert result.case.of_type(Evidence) == ()
    assert result.case.of_type(Note)[0].extra["oa:target"]["selector"]["exact"] == "8,848 m"


@pytest.mark.parametrize(
    ("types", "cls", "role"),
    [
        ("Person", Person, None),
        ("Organization", Organization, None),
        ("Software", Source, "software"),
        (None, Source, None),
    ],
)
def test_a_creator_is_a_source_of_the_type_that_is_stated(types, cls, role):
    creator = {"id": READER, "name": "A reader", "nickname": "r", "email_sha1": "0"}
    note = first(annotation(creator=creator if types is None else {**creator, "type": types}), Note)
    source = first(annotation(creator=creator if types is None else {**creator, "type": types}), Source)

    assert type(source) is cls
    assert (source.name, source.aliases, source.same_as, source.role) == ("A reader", ("r",), (READER,), role)
    assert source.extra["oa:email_sha1"] == "0"
    assert note.by == "A reader"


def test_a_creator_of_whom_there_is_an_address_goes_by_it():
    assert first(annotation(creator=READER), Source).name == READER


def test_two_descriptions_of_one_creator_are_two_sources():
    one = annotation(creator={"id": READER, "name": "A"})
    other = annotation(id="https://annotations.example/2", creator={"id": READER, "name": "B"})

    assert [source.name for source in imported(one, other).case.of_type(Source)] == ["A", "B"]
    assert imported(one, other).ok


def test_an_assessment_is_a_review_without_a_rating():
    review = first(annotation(motivation="assessing", creator=READER), Review)
    document = first(SOUND, Document)

    assert review.of == document.id
    assert review.summary == "The height is that of the snow"
    assert review.rating is None
    assert review.reviewer == first(annotation(creator=READER), Source).id


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, "nobody is named"),
        ({"creator": [READER, PAGE]}, "2 are named"),
        ({"creator": READER, "target": [PAGE, READER]}, "2 things together"),
        ({"creator": READER, "target": {"type": "Composite", "items": [PAGE]}}, "1 things together"),
    ],
)
def test_an_assessment_that_is_no_review_is_a_note_and_says_why(changes, why):
    result = imported(annotation(motivation="assessing", **changes))

    assert [problem.code for problem in result.problems] == ["oddity"]
    assert why in result.problems[0].message
    assert isinstance(next(iter(result.case)), Note)


def test_several_targets_are_one_note_about_all_of_them():
    targets = [PAGE, {"type": "List", "items": [READER, {"id": "https://example.org/"}]}, PAGE]
    result = imported(annotation(target=targets))

    assert [document.url for document in result.case.of_type(Document)] == [
        PAGE,
        READER,
        "https://example.org/",
    ]
    assert len(result.case.of_type(Note)[0].about) == 3


def test_a_remark_on_a_record_of_ours_is_about_that_record():
    result = imported(annotation(target="urn:counterclaim:record:snow"))

    assert [record.about for record in result.case] == [("snow",)]


def test_a_collection_is_a_document_that_its_pages_are_part_of():
    page = {
        "id": "https://a.example/p",
        "type": "AnnotationPage",
        "partOf": "https://a.example/c",
        "items": [SOUND],
    }
    value = {"@context": web_annotation.CONTEXT, "id": "https://a.example/c", "type": "AnnotationCollection"}
    result = imported({**value, "label": "Heights", "creator": READER, "total": 1, "first": page})
    collection, maker, part, note, target = result.case

    assert (collection.title, collection.url) == ("Heights", "https://a.example/c")
    assert collection.authors == (maker.id,)
    assert collection.extra["oa:total"] == 1
    assert part.part_of == collection.id
    assert part.extra["oa:items"] == (SOUND["id"],)
    assert note.about == (target.id,)


def test_reading_twice_adds_nothing():
    case = imported(annotation(creator=READER)).case

    assert case.add_all(imported(annotation(creator=READER)).case) == ()
    assert len(case) == 3


def test_of_two_annotations_with_one_name_the_first_is_kept():
    result = imported(SOUND, annotation(bodyValue="Something else"))

    assert [problem.code for problem in result.problems] == ["shape"]
    assert result.case.of_type(Note)[0].text == SOUND["bodyValue"]


def test_annotations_one_a_line_are_streamed():
    lines = [json.dumps(annotation(id=f"https://a.example/{number}")).encode() for number in range(3)]
    problems = []
    records = list(
        web_annotation.records([lines[0], b"\n", b"{\n", *lines[1:]], on_problem=problems.append, name="a")
    )

    assert sum(isinstance(record, Note) for record in records) == 3
    assert [(problem.code, problem.file, problem.line) for problem in problems] == [("syntax", "a", 3)]


@pytest.mark.parametrize(
    ("value", "recognised"),
    [
        (SOUND, True),
        ([SOUND], True),
        ({"type": "Annotation", "target": PAGE}, True),
        ({"@context": [web_annotation.CONTEXT, "x"], "type": "AnnotationPage", "items": []}, True),
        ({"type": "Annotation"}, False),
        ({"@context": "https://schema.org", "@type": "ClaimReview"}, False),
        ({"type": "claim", "id": "snow", "text": "It is"}, False),
    ],
)
def test_annotations_are_told_from_other_files(value, recognised):
    assert web_annotation.FORMAT.recognise(Sample(json.dumps(value))) is recognised


def test_the_words_of_many_selectors_are_found_in_their_order():
    chain = {"type": "TextQuoteSelector", "exact": "b", "refinedBy": [quoting("c"), quoting("d")]}
    selectors = [quoting("a"), chain, *[quoting("e")] * 50_000]
    note = first(annotation(bodyValue=None, target={"source": PAGE, "selector": selectors}), Note)

    assert note.text[:16] == "a\n\nb\n\nc\n\nd\n\ne\n\ne"


def quoting(exact):
    return {"type": "TextQuoteSelector", "exact": exact}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"type": ["Annotation", "x:Remark"], "target": PAGE}, True),
        ({"type": ["x:Page", "AnnotationPage"], "items": []}, True),
        ({"type": ["x:Remark"], "target": PAGE}, False),
        ({"type": ["Annotation"], "items": []}, False),
        ({"target": PAGE, "items": []}, False),
    ],
)
def test_one_of_several_types_is_recognised_without_a_context(value, expected):
    assert web_annotation.FORMAT.recognise(Sample(json.dumps(value))) is expected
