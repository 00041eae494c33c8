"""Public collections of bad input, as files, as pages and as values: each is read or refused aloud."""

from __future__ import annotations

import contextlib
import json

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.files import read_case
from counterclaim.formats import claimreview, factcheck_tools
from counterclaim.model import Review
from formats.claimreview.helpers import SOUND, html, imported, missing, review


@pytest.fixture(scope="module")
def json_files(corpora):
    """The documents of JSONTestSuite."""
    folder = corpora / "hostile-inputs" / "json-test-suite"
    paths = [*(folder / "test_parsing").glob("*.json"), *(folder / "test_transform").glob("*.json")]
    assert len(paths) > 300
    return sorted(paths)


@pytest.fixture(scope="module")
def fragments(corpora):
    """The pieces of HTML that a sanitizer is tested with."""
    tests = json.loads((corpora / "hostile-inputs/html5lib-sanitizer/tests1.dat").read_text("utf-8"))
    assert len(tests) > 50
    return [test["input"] for test in tests]


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return found


@pytest.mark.parametrize("module", [claimreview, factcheck_tools], ids=["claimreview", "factcheck-tools"])
def test_every_json_document_is_read_or_refused_aloud(module, json_files):
    for path in json_files:
        data = path.read_bytes()
        result = module.read(data, name=path.name)
        streamed = list(module.records(data.splitlines(True), on_problem=lambda problem: None))
        assert len(result.case) == len(streamed) == 0, path.name
        if path.name.startswith("n_"):
            assert result.problems, path.name
        assert all(problem.file == path.name for problem in result.problems), path.name


def test_every_json_document_is_opened_or_refused_whatever_it_is_called(json_files, tmp_path):
    for path in json_files:
        for ending in (".json", ".jsonl", ".txt", ".html"):
            copy = tmp_path / f"x{ending}"
            copy.write_bytes(path.read_bytes())
            with contextlib.suppress(FileAccessError):
                assert len(read_case(copy).case) == 0, path.name


def test_every_fragment_of_html_is_a_page_without_markup(fragments):
    pytest.importorskip("lxml")
    for fragment in fragments:
        for page in (fragment, f"<html><body>{fragment}</body></html>"):
            assert len(imported(page).case) == 0


def test_a_fragment_of_html_beside_a_script_takes_nothing_from_it(fragments):
    pytest.importorskip("lxml")
    for fragment in fragments:
        page = html(json.dumps(SOUND), body=fragment)
        assert set(imported(page).case) == set(imported(SOUND).case), fragment


def test_a_fragment_of_html_within_a_value_stays_one(fragments):
    for fragment in fragments:
        for markup in (review(claimReviewed=fragment), review(author={"@type": "Person", "name": fragment})):
            result = imported(markup)
            assert result.ok, fragment
            assert missing(markup, result.case) == [], fragment


PLACES = [
    lambda text: review(claimReviewed=text),
    lambda text: review(url=text),
    lambda text: review(datePublished=text),
    lambda text: review(type_=text),
    lambda text: review(inLanguage=text),
    lambda text: review(author={"@type": "Person", "name": text, "sameAs": [text]}),
    lambda text: review(author=text),
    lambda text: review(reviewRating={"@type": text, "alternateName": text, "ratingValue": text}),
    lambda text: review(itemReviewed={"@type": "CreativeWork", "author": {"name": "Ann"}, "name": text}),
    lambda text: review(**{text: text, "@id": text}),
]


@pytest.mark.parametrize("put", PLACES, ids=range(len(PLACES)))
def test_a_naughty_string_in_any_place_is_kept(put, strings):
    for text in strings:
        markup = put(text)
        result = imported(markup)
        assert result.ok, ascii(text)
        assert result.case.of_type(Review), ascii(text)
        assert missing(markup, result.case) == [], ascii(text)


def test_a_naughty_string_survives_in_and_out(strings):
    for text in strings:
        case = imported(review(claimReviewed=text, reviewBody=text)).case
        back = claimreview.read(claimreview.write(case).data).case
        assert {one.of for one in back.of_type(Review)} == {one.of for one in case.of_type(Review)}
        assert [one.summary for one in back.of_type(Review)] == [one.summary for one in case.of_type(Review)]


def test_a_naughty_string_in_an_answer_is_kept(strings):
    for text in strings:
        claim = {"text": "It is high", "claimant": text, "claimDate": text, text: text}
        verdict = {"textualRating": text, "url": text, "publisher": {"name": text, "site": text}}
        answer = {**claim, "claimReview": [verdict]}
        result = factcheck_tools.read(json.dumps(answer))
        assert missing(answer, result.case) == [], ascii(text)
