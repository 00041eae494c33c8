"""The form of a file is seen in how it begins; each form knows its own and leaves alone what is another's."""

from __future__ import annotations

import json

import pytest

from counterclaim.case import Case
from counterclaim.errors import FileAccessError
from counterclaim.files import Forms, read_case
from counterclaim.formats import casefile, dot, ftm, jsonl, mermaid, prov, table, web_annotation
from counterclaim.formats import claimreview as claimreview_format
from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample
from counterclaim.model import Attribution, Claim, Document, Entity, Organization, Quote, Review

CASE = Case(
    (
        Organization(id="survey", name="The Survey"),
        Entity(id="everest", name="Mount Everest"),
        Document(id="atlas", url="https://atlas.example/1", title="The Atlas"),
        Claim(id="high", text="Mount Everest is 8,849 metres high", about=("everest",)),
        Attribution(id="said", of="high", source="survey", document="atlas", quote=Quote(exact="8,849 m")),
        Review(id="checked", of="high", reviewer="survey", document="atlas"),
    )
)
REVIEW = {"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "It is high"}
CHECKED = {
    "text": "It is high",
    "claimant": "Ann",
    "claimReview": [{"publisher": {"site": "checks.example"}, "textualRating": "False"}],
}
ITEM = {
    "type": "item",
    "id": "Q513",
    "labels": {"en": {"language": "en", "value": "Mount Everest"}},
    "claims": {"P2044": []},
}
STATEMENT = {
    "id": "a1",
    "entity_id": "e1",
    "canonical_id": "e1",
    "prop": "name",
    "schema": "Person",
    "value": "Tenzing Norgay",
    "dataset": "peaks",
}
ENTITY = {"id": "e1", "schema": "Person", "properties": {"name": ["Tenzing Norgay"]}}
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/1",
    "type": "Annotation",
    "bodyValue": "With the snow?",
    "target": "https://atlas.example/1",
}
FEED = {"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]}
PAGE = f'<!DOCTYPE html><html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>'
#: Files of each form: those we write, and those of others.
SAMPLES = {
    "our records": ("jsonl", jsonl.write(CASE).data),
    "a record": ("jsonl", '{"type": "claim", "id": "high", "text": "Says schema.org, \\"claimReview\\""}'),
    "our markup": ("claimreview", claimreview_format.write(CASE).data),
    "a review": ("claimreview", json.dumps(REVIEW)),
    "a review without a context": ("claimreview", json.dumps({**REVIEW, "@context": None})),
    "a graph": ("claimreview", json.dumps({"@context": "https://schema.org", "@graph": [REVIEW]})),
    "a list of reviews": ("claimreview", json.dumps([REVIEW, REVIEW], indent=2)),
    "reviews one a line": ("claimreview", f"{json.dumps(REVIEW)}\n{json.dumps(REVIEW)}\n"),
    "a feed": ("claimreview", json.dumps(FEED)),
    "expanded markup": ("claimreview", '[{"@type": ["http://schema.org/ClaimReview"]}]'),
    "a review within an answer": ("claimreview", json.dumps({"data": {"markup": [REVIEW]}}, indent=1)),
    "a page": ("claimreview-page", PAGE),
    "a page in XML": ("claimreview-page", f'<?xml version="1.0"?>\n{PAGE}'),
    "an answer": ("factcheck-tools", json.dumps({"claims": [CHECKED], "nextPageToken": "x"})),
    "an answer about a picture": ("factcheck-tools", json.dumps({"results": [{"claim": CHECKED}]})),
    "claims that were checked": ("factcheck-tools", json.dumps([CHECKED])),
    "an item": ("wikidata", json.dumps(ITEM)),
    "an answer with items": ("wikidata", json.dumps({"entities": {"Q513": ITEM}, "success": 1})),
    "a dump": ("wikidata", "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(ITEM) + "\n]"),
    "our statements": ("ftm", ftm.write(CASE).data),
    "a statement": ("ftm", json.dumps(STATEMENT)),
    "an entity": ("ftm", json.dumps(ENTITY)),
    "our statements as CSV": ("ftm-csv", ftm.write(CASE, form="csv").data),
    "a sheet": ("table", table.write(CASE).data),
    "our annotations": ("web-annotation", web_annotation.write(CASE).data),
    "an annotation": ("web-annotation", json.dumps(ANNOTATION)),
}
#: What is written and not read, or told by its ending alone, is seen in no content.
UNSEEN = {
    "a case file": casefile.write(CASE).data,
    "PROV-JSON": prov.write(CASE).data,
    "a picture for Graphviz": dot.write(CASE).data,
    "a picture for Mermaid": mermaid.write(CASE).data,
}
NOBODYS = {
    "nothing": "",
    "prose": "Mount Everest is 8,849 metres high.\n",
    "a number": "8849",
    "a list": "[1, 2]",
    "an object": '{"peak": {"height": 8849}}',
    "a package": '{"name": "peaks", "version": "1.0.0", "type": "module"}',
    "an object about schema.org": '{"about": "https://schema.org, \\"claimReviewed\\": and @type"}',
    "GeoJSON": '{"type": "FeatureCollection", "features": []}',
    "a table": "peak,metres\nEverest,8849\n",
    "bytes": "\x00\x01\x02",
}
EACH = pytest.mark.parametrize(("name", "text"), SAMPLES.values(), ids=SAMPLES)


@EACH
def test_each_form_knows_its_own(name, text):
    assert Forms().by_content(Sample(text)).name == name
    assert Forms().by_content(Sample(text.encode())).name == name


@EACH
def test_no_other_takes_it_for_its_own(name, text):
    assert [form.name for form in Forms() if form.recognise(Sample(text))] == [name]


@EACH
def test_a_mark_or_blank_lines_in_front_change_nothing(name, text):
    for before in ("\ufeff", "\n\n  ", "\r\n"):
        assert Forms().by_content(Sample(before + text)).name == name


@EACH
def test_it_is_read_by_its_content_whatever_it_is_called(name, text, tmp_path):
    for ending in ("json", "txt", "data"):
        path = tmp_path / f"x.{ending}"
        path.write_text(text, encoding="utf-8")
        found = read_case(path)
        same = Forms().named(name).read(text, name=str(path))
        assert set(found.case) == set(same.case)


@pytest.mark.parametrize("text", [*UNSEEN.values(), *NOBODYS.values()], ids=[*UNSEEN, *NOBODYS])
def test_what_is_nobodys_is_recognised_by_nobody(text):
    assert Forms().by_content(Sample(text)) is None


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_a_file_that_nobody_recognises_is_refused_with_what_could_be_read(text, tmp_path):
    path = tmp_path / "x.unknown"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FileAccessError, match="use one of") as refused:
        read_case(path)
    assert ".toml" in str(refused.value)


def test_a_form_that_is_asked_for_counts_for_more_than_the_content(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps([CHECKED]), encoding="utf-8")

    assert len(read_case(path, format="factcheck-tools").case)
    assert not len(read_case(path, format="claimreview").case)


def test_a_name_that_is_nearly_right_is_told(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")

    with pytest.raises(FileAccessError, match="did you mean 'claimreview'"):
        read_case(path, format="claim-review")


def test_the_longest_ending_decides():
    forms = Forms()
    endings = {
        "a.toml": "toml",
        "a.jsonl": "jsonl",
        "a.json": "jsonl",
        "a.csv": "table",
        "a.ftm.csv": "ftm-csv",
        "A.FTM.CSV": "ftm-csv",
        "a.claimreview.json": "claimreview",
        "a.html": "claimreview-page",
        "a.wikidata.json": "wikidata",
        "a.anno.json": "web-annotation",
        "a.provjson": "prov",
        "a.gv": "dot",
        "a.mmd": "mermaid",
        "a.svg": "svg",
        "a.ccl": "store",
    }

    assert {name: forms.by_ending(name).name for name in endings} == endings
    assert forms.by_ending("json") is forms.by_ending("a.txt") is None


def test_names_and_endings_are_those_of_one_form_each():
    names = [form.name for form in Forms()]
    endings = [ending for form in Forms() for ending in form.endings]

    assert len(names) == len(set(names))
    assert len(endings) == len(set(endings))


def test_each_form_is_read_or_written_or_both():
    assert [form.name for form in Forms() if form.read is None and form.write is None] == ["store"]


@pytest.mark.parametrize("form", ["claimreview", "web-annotation", "ftm", "ftm-csv", "table", "jsonl"])
def test_what_is_written_is_recognised_and_read_again(form):
    known = Forms().named(form)
    text = known.write(CASE).data

    assert known.recognise(Sample(text))
    assert known.read(text).ok


def test_a_form_of_a_plug_in_is_asked_before_the_others():
    own = Format(name="own", title="my own", read=jsonl.read, recognise=lambda sample: sample.is_json)

    assert Forms([own]).by_content(Sample(json.dumps(REVIEW))).name == "own"
    assert Forms([own]).by_content(Sample(PAGE)).name == "claimreview-page"


def test_a_form_of_a_plug_in_takes_the_place_of_one_with_its_name():
    own = Format(name="table", title="my own", endings=(".csv",), read=jsonl.read)

    forms = Forms([own])
    assert forms.named("table").title == forms.by_ending("x.csv").title == "my own"
    assert [form.name for form in forms].count("table") == 1


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.csv", "a.xlsx", "a"])
@pytest.mark.parametrize(
    ("beginning", "told"),
    [
        (b"%PDF-1.7\n", "is a PDF document"),
        (b"PK\x03\x04rest", "save a spreadsheet as CSV"),
        (b"\x1f\x8b\x08", "unpack it"),
        (b"\x89PNG\r\n", "is a picture"),
    ],
)
def test_what_holds_no_text_is_told_in_one_sentence(tmp_path, name, beginning, told):
    (tmp_path / name).write_bytes(beginning + bytes(range(256)))

    with pytest.raises(FileAccessError, match=told):
        read_case(tmp_path / name)
