"""How a file begins, whatever it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.sample import LONGEST_SAMPLE, Sample


@pytest.mark.parametrize("text", ["{}", " \r\n\t{", '\ufeff{"a": 1}', "[{", "[ \n {", "[]", "[\n]"])
def test_an_object_or_a_list_of_them_is_json(text):
    assert Sample(text).is_json
    assert Sample(text.encode()).is_json


@pytest.mark.parametrize("text", ["", "[case]", "[1]", '["a"]', "<p>", "a = 1", "5", "[[{"])
def test_a_heading_of_toml_and_other_values_are_no_json(text):
    assert not Sample(text).is_json
    assert Sample(text).keys == {}


@pytest.mark.parametrize("text", ["<!DOCTYPE html>", "<html", "<?xml", "  <p>", "\ufeff<div>", "<!--"])
def test_html_and_xml_are_markup(text):
    assert Sample(text).is_markup
    assert Sample(text.encode()).is_markup


@pytest.mark.parametrize("text", ["", "< 5", "<", "<5>", "a < b", "{}"])
def test_a_sign_of_less_is_no_markup(text):
    assert not Sample(text).is_markup


def test_the_first_line_is_the_first_that_is_not_blank():
    assert Sample("\n\n  a,b\r\nc,d").first_line == "a,b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_encoded_otherwise_begins_the_same(encoding):
    assert Sample('{"ä": "ö"}'.encode(encoding)).keys == {"ä": "ö"}


@pytest.mark.parametrize("beginning", [b"\xff\xfe", b"\xff\xfea", b"\xfe\xff\xd8", b"\x80", b"\xef\xbb", b""])
def test_bytes_that_are_no_text_begin_as_nothing(beginning):
    sample = Sample(beginning)

    assert (sample.is_json, sample.is_markup, sample.keys) == (False, False, {})


def test_the_keys_are_those_of_the_first_object_and_no_other():
    text = '{"a": {"inner": "x"}, "b": ["y", {"c": 1}], "d": "z", "e": 5} {"f": 1}'

    assert Sample(text).keys == {"a": None, "b": None, "d": "z", "e": None}


def test_of_a_list_they_are_those_of_its_first_object():
    assert Sample('[{"a": "b"}, {"c": "d"}]').keys == {"a": "b"}


def test_they_are_found_as_far_as_the_sample_goes():
    assert list(Sample('{"a": "b", "c": "d", "e": "broken o').keys)[:2] == ["a", "c"]


def test_brackets_and_marks_within_texts_are_no_structure():
    assert Sample('{"a": "}{][,:\\"", "b": "x"}').keys == {"a": '}{][,:\\"', "b": "x"}


def test_no_more_than_the_beginning_is_looked_at():
    assert len(Sample("x" * 2 * LONGEST_SAMPLE).text) == LONGEST_SAMPLE


@given(st.dictionaries(st.text(alphabet="abc{}[]:, "), st.text(alphabet='xyz{}[]:",\\ ') | st.integers()))
def test_the_keys_are_those_that_a_parser_finds(value):
    found = Sample(json.dumps(value)).keys

    assert {json.loads(f'"{key}"') for key in found} == set(value)
    texts = {key: item for key, item in value.items() if isinstance(item, str)}
    assert {
        json.loads(f'"{key}"'): json.loads(f'"{text}"') for key, text in found.items() if text is not None
    } == texts


@given(st.binary() | st.text())
def test_whatever_a_file_begins_with_nothing_crashes(beginning):
    sample = Sample(beginning)

    assert isinstance(sample.keys, dict)
    assert isinstance(sample.first_line, str)
    assert not (sample.is_json and sample.is_markup)


def test_a_text_that_goes_on_behind_the_sample_is_gone_through_once():
    sample = Sample('{"id": "x", "text": "' + '\\"' * 200_000)

    assert sample.keys == {"id": "x", "text": None}
