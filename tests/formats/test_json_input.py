"""JSON as others write it: every value is read or the text is refused, with its place."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.json_input import DEEPEST_INPUT, documents

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def read(source):
    problems = []
    found = list(documents(source, on_problem=problems.append, name="x.json"))
    return found, problems


def values(source):
    found, problems = read(source)
    assert problems == []
    return [document.value for document in found]


class TestForms:
    def test_a_value_is_one_document(self):
        (document,), problems = read('{"a": [1, "b", null, true, 1.5]}')

        assert document.value == {"a": [1, "b", None, True, 1.5]}
        assert (document.path, document.line, problems) == ("$", None, [])

    def test_each_item_of_a_list_is_one(self):
        found, _ = read('[{"a": 1}, 5, []]')

        assert [(document.path, document.value) for document in found] == [
            ("$[0]", {"a": 1}),
            ("$[1]", 5),
            ("$[2]", []),
        ]

    def test_each_line_is_one_and_blank_ones_are_none(self):
        found, _ = read('\n{"a": 1}\r\n\n  \n{"a": 2}')

        assert [(document.line, document.value["a"]) for document in found] == [(2, 1), (5, 2)]

    def test_one_value_over_several_lines_is_one(self):
        assert values('{\n"a": 1\n}') == [{"a": 1}]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_the_encodings_of_files_are_known(self, encoding):
        assert values('{"a": "ä"}'.encode(encoding)) == [{"a": "ä"}]

    def test_an_empty_list_holds_nothing(self):
        assert values(" [ ] ") == []

    def test_of_lines_one_is_held_at_a_time(self):
        lines = itertools.chain([b"{}\n"], itertools.repeat(b'{"a": 1}\n'))
        found = documents(lines, on_problem=lambda problem: None)

        assert [next(found).value for _ in range(3)] == [{}, {"a": 1}, {"a": 1}]

    @given(st.lists(VALUES.filter(lambda value: not isinstance(value, list)), min_size=1, max_size=4))
    def test_lines_a_list_and_a_stream_hold_the_same(self, several):
        lines = [json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") for value in several]

        assert values("[" + ", ".join(line.decode() for line in lines) + "]") == several
        if len(several) > 1:
            assert values(b"\n".join(lines)) == several
        assert values(line + b"\n" for line in lines) == several


class TestWhatReadersDoNotAgreeOn:
    def test_a_key_that_stands_twice_keeps_both_values(self):
        (document,), (problem,) = read('{"a": 1, "b": 0, "a": 2}')

        assert document.value == {"a": [1, 2], "b": 0}
        assert (problem.code, "'a' stands twice" in problem.message) == ("oddity", True)

    def test_a_number_that_no_double_holds_keeps_its_digits(self):
        text = '{"a": 12345678901234567890, "b": 1.00, "c": 1e400, "d": 0.1, "e": 10}'

        assert values(text) == [{"a": "12345678901234567890", "b": "1.00", "c": "1e400", "d": 0.1, "e": 10}]

    def test_what_is_no_number_keeps_its_word(self):
        assert values('{"a": NaN, "b": -Infinity}') == [{"a": "NaN", "b": "-Infinity"}]

    def test_half_of_a_surrogate_pair_is_told(self):
        (document,), (problem,) = read('{"a": "x\\ud800"}')

        assert (document.value, problem.code) == ({"a": "x\ufffd"}, "oddity")

    def test_a_whole_pair_is_a_character(self):
        assert values('{"a": "\\ud83c\\udfd4"}') == [{"a": "🏔"}]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "text", ["", "{", '{"a"', "nonsense", "{} {}", "[1,]", "[1 2]", '{"a": 1}}', "[1] x"]
    )
    def test_what_is_no_json_is_refused(self, text):
        _, (problem,) = read(text)

        assert (problem.code, problem.file) == ("syntax", "x.json")

    def test_the_line_and_column_are_told(self):
        _, (problem,) = read('{\n"a": 1,\n"b" 2}')

        assert (problem.line, "column" in problem.message) == (3, True)

    def test_a_line_that_is_none_does_not_take_the_others_with_it(self):
        found, problems = read('{"a": 1}\n{"a": \n{"a": 3}')

        assert [document.value["a"] for document in found] == [1, 3]
        assert [(problem.code, problem.line) for problem in problems] == [("syntax", 2)]

    def test_items_before_a_mistake_are_read(self):
        found, problems = read('[{"a": 1}, {"a": 2}, {"a" 3}]')

        assert ([document.value["a"] for document in found], len(problems)) == ([1, 2], 1)

    def test_what_is_nested_too_deeply_is_refused(self):
        deep = "[" * (DEEPEST_INPUT + 5) + "]" * (DEEPEST_INPUT + 5)

        assert [problem.code for problem in read(f'{{"a": {deep}}}')[1]] == ["syntax"]

    def test_bytes_that_are_no_utf_8_are_named(self):
        _, (problem,) = read(b'{"a":\n"\xe9"}')

        assert ("0xe9" in problem.message, problem.line) == (True, 2)

    @given(st.binary(max_size=40) | st.text(max_size=40))
    def test_whatever_it_is_it_is_read_or_refused(self, source):
        found, problems = read(source)

        assert (
            found
            or problems
            or source.strip() in (b"[]", "[]")
            or not source.strip("[] \t\r\n" if isinstance(source, str) else b"[] \t\r\n")
        )
