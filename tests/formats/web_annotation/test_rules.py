"""What the Recommendation demands is asked for, and nothing else is."""

from __future__ import annotations

import pytest

from formats.web_annotation.helpers import PAGE, annotation, imported

MOMENT = "2019-10-17T12:00:00Z"
TEXT = {"type": "TextualBody", "value": "It is"}
QUOTE = {"type": "TextQuoteSelector", "exact": "8,848 m"}
CSS = {"type": "CssSelector", "value": "p"}


def body(**entries):
    return annotation(bodyValue=None, body=entries)


def selected(**selector):
    return annotation(target={"source": PAGE, "selector": selector})


def state(**entries):
    return annotation(target={"source": PAGE, "state": entries})


def page(**entries):
    whole = {"@context": annotation()["@context"], "id": "https://a.example/p", "type": "AnnotationPage"}
    return {**whole, "items": [annotation()], **entries}


def collection(**entries):
    whole = {
        "@context": annotation()["@context"],
        "id": "https://a.example/c",
        "type": "AnnotationCollection",
    }
    return {**whole, **entries}


GOOD = {
    "3.1 without a body": annotation(bodyValue=None),
    "3.1 with several types": annotation(type=["Annotation", "schema:Comment"]),
    "3.1 with several targets": annotation(target=[PAGE, "https://example.org/"]),
    "3.2.1 of several languages": body(id=PAGE, language=["en", "ne"], textDirection="auto"),
    "3.2.4 a text with an id": body(**TEXT, id="https://a.example/b"),
    "3.2.4 an empty text": body(type="TextualBody", value=""),
    "3.2.4 a text without a type": body(value="It is"),
    "3.2.7 a choice": body(type="Choice", items=[TEXT, PAGE]),
    "3.2.7 a set": annotation(
        target={"type": "Independents", "items": [PAGE, {"id": "https://example.org/"}]}
    ),
    "3.3.1 dates": annotation(created=MOMENT, modified="2019-10-17T12:00:00.5Z", generated=MOMENT),
    "3.3.2 a creator of two names": annotation(creator={"name": ["Nepal", "नेपाल"]}),
    "3.3.6 several rights": annotation(rights=[PAGE, {"id": PAGE}]),
    "3.3.7 other identities": annotation(canonical="urn:uuid:1", via=[PAGE, PAGE]),
    "4 a specific resource with an id": annotation(
        target={"id": PAGE, "source": {"id": PAGE, "type": "Text"}}
    ),
    "4.2 a selector elsewhere": annotation(target={"source": PAGE, "selector": "https://a.example/s"}),
    "4.2 several selectors": annotation(target={"source": PAGE, "selector": [QUOTE, CSS]}),
    "4.2 a selector of another vocabulary": selected(type="ex:PageSelector", index=3),
    "4.2.1 a fragment": selected(type="FragmentSelector", value="t=1,2", conformsTo=PAGE),
    "4.2.4 a quotation": selected(**QUOTE, prefix="is ", suffix=" high"),
    "4.2.5 a position": selected(type="TextPositionSelector", start=0, end=7),
    "4.2.6 a position in data": selected(type="DataPositionSelector", start=0, end=0),
    "4.2.7 an SVG elsewhere": selected(type="SvgSelector", id="https://a.example/svg"),
    "4.2.8 a range": selected(type="RangeSelector", startSelector=CSS, endSelector=QUOTE),
    "4.2.9 a refined selector": selected(**CSS, refinedBy=[QUOTE]),
    "4.3 a state elsewhere": state(id="https://a.example/s"),
    "4.3.1 two moments": state(type="TimeState", sourceDate=[MOMENT, MOMENT], cached=PAGE),
    "4.3.1 a time": state(type="TimeState", sourceDateStart=MOMENT, sourceDateEnd=MOMENT),
    "4.3.2 a request": state(type="HttpRequestState", value="Accept: text/html"),
    "4.3.3 a state refined by a selector": state(type="TimeState", refinedBy=QUOTE),
    "4.4 a style": annotation(stylesheet={"type": "CssStylesheet", "value": ".red { color: red }"}),
    "4.5 words of other vocabularies": annotation(
        target={"source": PAGE, "renderedVia": {"id": PAGE, "schema:softwareVersion": "2.5"}}
    ),
    "5.1 an empty collection": collection(total=0),
    "5.1 a collection whose pages stand elsewhere": collection(
        total=2, first=PAGE, last=PAGE, label=["A", "B"]
    ),
    "5.2 a page": page(startIndex=0, partOf={"id": PAGE, "label": "A"}, next=PAGE),
}
BAD = {
    "3.1 no id": (annotation(id=None), "id"),
    "3.1 two ids": (annotation(id=[PAGE, PAGE]), "id"),
    "3.1 an id that is no IRI": (annotation(id="the first"), "id"),
    "3.1 no type": (annotation(type=None), "type"),
    "3.1 another type": (annotation(type="Text"), "type"),
    "3.1 no target": (annotation(target=None), "target"),
    "3.1 an empty list of targets": (annotation(target=[]), "target"),
    "3.2 a target that is a number": (annotation(target=9), "target"),
    "3.2 one of two targets that is a number": (annotation(target=[PAGE, 9]), "target[1]"),
    "3.2 a body that is a text": (annotation(bodyValue=None, body="It is so"), "body"),
    "3.2.1 a target without an IRI": (annotation(target={"format": "text/html"}), "target.id"),
    "3.2.1 an unknown direction": (body(id=PAGE, textDirection="up"), "body.textDirection"),
    "3.2.1 two directions": (body(id=PAGE, textDirection=["ltr", "rtl"]), "body.textDirection"),
    "3.2.1 two processing languages": (
        body(id=PAGE, processingLanguage=["a", "b"]),
        "body.processingLanguage",
    ),
    "3.2.4 a text without a value": (body(type="TextualBody"), "body.value"),
    "3.2.4 two values": (body(type="TextualBody", value=["a", "b"]), "body.value"),
    "3.2.5 two string bodies": (annotation(bodyValue=["a", "b"]), "bodyValue"),
    "3.2.5 a string body that is a number": (annotation(bodyValue=23), "bodyValue"),
    "3.2.5 a string body beside a body": (annotation(body=PAGE), "bodyValue"),
    "3.2.7 two composite types": (body(type=["Choice", "List"], items=[PAGE]), "body.type"),
    "3.2.7 items without a type": (body(items=[PAGE]), "body.type"),
    "3.2.7 a choice between nothing": (body(type="Choice"), "body.items"),
    "3.2.7 a choice with a number": (body(type="Choice", items=[PAGE, 9]), "body.items[1]"),
    "3.3.1 a date in words": (annotation(modified="an hour ago"), "modified"),
    "3.3.1 a day": (annotation(created="2019-10-17"), "created"),
    "3.3.1 a day that there is not": (annotation(created="2019-02-30T12:00:00Z"), "created"),
    "3.3.1 two dates": (annotation(generated=[MOMENT, MOMENT]), "generated"),
    "3.3.1 a body's date in words": (body(**TEXT, created="now"), "body.created"),
    "3.3.2 a creator with two ids": (annotation(creator={"id": [PAGE, PAGE]}), "creator.id"),
    "3.3.2 a creator with two nicknames": (annotation(creator={"nickname": ["a", "b"]}), "creator.nickname"),
    "3.3.6 rights in words": (annotation(rights="all of them"), "rights"),
    "3.3.7 a canonical that is no IRI": (annotation(canonical="not a name"), "canonical"),
    "3.3.7 two canonicals": (annotation(canonical=[PAGE, PAGE]), "canonical"),
    "4 no source": (annotation(target={"type": "SpecificResource"}), "target.source"),
    "4 two sources": (annotation(target={"source": [PAGE, PAGE]}), "target.source"),
    "4 a source without an IRI": (annotation(target={"source": {"type": "Text"}}), "target.source.id"),
    "4.2 a selector that is a number": (
        annotation(target={"source": PAGE, "selector": 9}),
        "target.selector",
    ),
    "4.2 a selector without a type": (selected(value="p"), "target.selector.type"),
    "4.2 a selector of two types": (
        selected(type=["CssSelector", "ex:A"], value="p"),
        "target.selector.type",
    ),
    "4.2.1 no fragment": (selected(type="FragmentSelector"), "target.selector.value"),
    "4.2.1 two fragments": (selected(type="FragmentSelector", value=["a", "b"]), "target.selector.value"),
    "4.2.1 two specifications": (
        selected(type="FragmentSelector", value="a", conformsTo=[PAGE, PAGE]),
        "target.selector.conformsTo",
    ),
    "4.2.2 no path": (selected(type="CssSelector"), "target.selector.value"),
    "4.2.3 no path": (selected(type="XPathSelector"), "target.selector.value"),
    "4.2.4 no words": (selected(type="TextQuoteSelector"), "target.selector.exact"),
    "4.2.4 two prefixes": (selected(**QUOTE, prefix=["a", "b"]), "target.selector.prefix"),
    "4.2.5 no end": (selected(type="TextPositionSelector", start=1), "target.selector.end"),
    "4.2.5 a start in words": (
        selected(type="TextPositionSelector", start="1", end=2),
        "target.selector.start",
    ),
    "4.2.6 a start below 0": (
        selected(type="DataPositionSelector", start=-1, end=2),
        "target.selector.start",
    ),
    "4.2.7 no SVG": (selected(type="SvgSelector"), "target.selector.value"),
    "4.2.8 no end": (selected(type="RangeSelector", startSelector=CSS), "target.selector.endSelector"),
    "4.2.9 a broken refinement": (
        selected(**CSS, refinedBy={"type": "CssSelector"}),
        "target.selector.refinedBy[0].value",
    ),
    "4.3.1 a moment in words": (state(type="TimeState", sourceDate="now"), "target.state.sourceDate"),
    "4.3.1 a start without an end": (
        state(type="TimeState", sourceDateStart=MOMENT),
        "target.state.sourceDateStart",
    ),
    "4.3.1 a moment and a time": (
        state(type="TimeState", sourceDate=MOMENT, sourceDateStart=MOMENT, sourceDateEnd=MOMENT),
        "target.state.sourceDate",
    ),
    "4.3.2 no headers": (state(type="HttpRequestState"), "target.state.value"),
    "4.4 two styles": (annotation(stylesheet=[PAGE, PAGE]), "stylesheet"),
    "5.1 an id that is a number": (collection(id=3), "id"),
    "5.1 a label that is a number": (collection(label=3), "label"),
    "5.1 a total in words": (collection(total="two"), "total"),
    "5.1 a total without a page": (collection(total=2), "first"),
    "5.2 a page without items": (page(items=None), "items"),
    "5.2 a negative index": (page(startIndex=-1), "startIndex"),
}


@pytest.mark.parametrize("value", GOOD.values(), ids=GOOD.keys())
def test_what_the_recommendation_allows_is_read(value):
    assert imported(value).problems == ()
    assert len(imported(value).case) > 0


@pytest.mark.parametrize(("value", "place"), BAD.values(), ids=BAD.keys())
def test_what_it_forbids_is_refused_with_its_place(value, place):
    problems = imported(value).problems

    assert [problem.field for problem in problems if problem.fatal] == [f"$.{place}"]
    assert str(problems[0]).startswith(f"$.{place}: ")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (annotation(created="2019-10-17T12:00:00+02:00"), "created"),
        (annotation(id="#1"), "id"),
        (page(items=[]), "items"),
        (page(items=[annotation(), "https://a.example/2"]), "items[1]"),
        (annotation(**{"@context": None}), "@context"),
        (annotation(**{"@context": [annotation()["@context"], "https://iiif.io/api"]}), "@context"),
    ],
    ids=["zone", "relative", "empty-page", "item-elsewhere", "no-context", "other-context"],
)
def test_what_is_odd_is_told_and_read(value, place):
    result = imported(value)

    assert [(problem.code, problem.field) for problem in result.problems] == [("oddity", f"$.{place}")]
    assert len(result.case) > 0


def test_one_refused_annotation_leaves_the_others():
    result = imported(annotation(), annotation(target=9), annotation(id="https://annotations.example/2"))

    assert [problem.field for problem in result.problems] == ["$[1].target"]
    assert len(result.case) == 3


def test_of_many_faults_the_first_twenty_are_told():
    assert len(imported(annotation(target=[9] * 1000)).problems) == 20


@pytest.mark.parametrize("value", [9, "text", None, [[]], {"type": "Person"}, {"type": [{}]}, {}])
def test_what_is_no_annotation_is_refused(value):
    result = imported(value)

    assert not result.ok
    assert len(result.case) == 0
