"""Hostile markup and strings: the plain extractor reads them all, and shows nothing of their scripts."""

import html
import json

import pytest

from counterclaim.fetch.extraction import PlainExtractor, TrafilaturaExtractor, extract_text, find_corrections
from counterclaim.fetch.extraction.plain import plain_text


@pytest.fixture(scope="module")
def fragments(corpora):
    found = json.loads((corpora / "hostile-inputs/html5lib-sanitizer/tests1.dat").read_text("utf-8"))
    assert len(found) > 60
    return [case["input"] for case in found]


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return found


def test_every_fragment_and_string_is_read(fragments, strings):
    for page in (*fragments, *strings):
        text = plain_text(page)
        assert text.encode("utf-8", "surrogatepass") is not None
        find_corrections(text)


def test_scripts_of_the_fragments_are_not_shown(fragments):
    scripts = [page for page in fragments if page.lower().startswith("<script")]
    assert len(scripts) > 5
    for page in scripts:
        assert "XSS" not in plain_text(page)


def test_strings_that_are_text_are_shown_as_they_are(strings):
    for text in strings:
        shown = plain_text(f"<p>{html.escape(text)}</p>")
        assert shown.split() == text.replace("\0", "").split()


def test_all_of_them_on_one_page_are_read_by_every_extractor(fragments, strings):
    page = "<html><body><article>" + "".join(f"<p>{each}</p>" for each in (*strings, *fragments))
    for extractor in (PlainExtractor(), TrafilaturaExtractor()):
        assert extract_text(page, extractor=extractor).text
