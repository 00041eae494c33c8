import json
import sys

import pytest

from counterclaim.codec import decode_json
from counterclaim.errors import CounterclaimError, DecodeError


def refusal(data):
    with pytest.raises(DecodeError) as caught:
        decode_json(data)
    return str(caught.value)


class TestWhatIsRead:
    def test_an_object_is_read_as_the_standard_library_reads_it(self):
        text = '{"a": [1, -2, 0.5, 1e22, true, false, null, "é\\n\\u00e9\\ud83d\\ude00"], "b": {}}'

        assert decode_json(text) == json.loads(text)

    def test_bytes_are_utf_8(self):
        assert decode_json('["Vučić"]'.encode()) == ["Vučić"]

    def test_the_largest_safe_integer_is_read(self):
        assert decode_json("[9007199254740991, -9007199254740991]") == [2**53 - 1, 1 - 2**53]

    def test_sixty_four_levels_are_read(self):
        assert decode_json("[" * 64 + "]" * 64)

    def test_brackets_in_a_text_are_no_nesting(self):
        text = "[{" * 200 + '\\"' + "[[" * 200

        assert decode_json(f'["{text}"]') == [text.replace('\\"', '"')]

    def test_a_number_of_seventeen_digits_is_read(self):
        assert decode_json("333333333.33333329") == 333333333.33333329


class TestWhatIsRefused:
    def test_a_key_that_stands_twice_is_named(self):
        assert refusal('{"a": {"text": "x", "text": "x"}}') == (
            "the key 'text' stands twice in one object; drop one of the two"
        )

    @pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
    def test_a_constant_of_python_is_no_json(self, text):
        assert f"{text} is no JSON number" in refusal(f"[{text}]")

    @pytest.mark.parametrize("text", ["9007199254740992", "-9007199254740992", "1" * 5000])
    def test_an_integer_that_readers_round_is_refused(self, text):
        assert "beyond 2⁵³" in refusal(f"[{text}]")

    @pytest.mark.parametrize("text", ["1e400", "-1e400", "1e20", "123456789012345678.5"])
    def test_a_number_that_does_not_keep_its_form_is_refused(self, text):
        assert "too large to be kept" in refusal(f"[{text}]")

    @pytest.mark.parametrize("text", ["1e-400", "0.1000000000000000055511151231257827"])
    def test_a_number_with_more_digits_than_a_double_is_refused(self, text):
        assert "more digits than are kept" in refusal(f"[{text}]")

    @pytest.mark.parametrize("text", ['"\\ud800"', '{"\\udc00": 1}', '["\\ud83d x"]', '"\ud800"'])
    def test_half_a_surrogate_pair_is_refused(self, text):
        assert "half of a surrogate pair" in refusal(text)

    @pytest.mark.parametrize("depth", [65, 100_000])
    def test_deeper_nesting_is_refused_without_recursing(self, depth):
        assert "nested more than 64 deep" in refusal("[" * depth + "]" * depth)
        assert "nested more than 64 deep" in refusal('{"a":' * depth)

    def test_nesting_is_refused_where_it_stands(self):
        assert refusal("[\n" * 70 + "]" * 70).startswith("line 65: ")

    def test_a_text_of_quotation_marks_is_looked_at_once(self):
        hostile = '["' + '\\"' * 500_000 + "[" * 100

        assert "this is no JSON: unterminated string; check for" in refusal(hostile)

    def test_latin_1_is_refused_with_its_line(self):
        assert refusal("{\n'é'}".encode("latin-1")) == (
            "line 2: expected UTF-8, found the byte 0xe9; save the file as UTF-8"
        )

    def test_a_byte_order_mark_is_refused(self):
        assert "byte order mark" in refusal(b"\xef\xbb\xbf{}")

    def test_a_text_over_the_cap_is_refused_before_it_is_read(self):
        with pytest.raises(DecodeError, match="expected at most 10 characters, found 11"):
            decode_json('"123456789"', longest=10)

    def test_a_syntax_error_has_line_column_and_a_hint(self):
        assert refusal('{"a": 1,\n "b" 2}') == (
            "line 2, column 6: this is no JSON: expecting ':' delimiter; "
            "check for a missing quotation mark, comma or bracket"
        )

    @pytest.mark.parametrize("text", ["", " ", "{}{}", "[1,]", "{'a': 1}", '"a\nb"', "01", "[1] x", "\x00"])
    def test_what_is_no_json_is_refused(self, text):
        assert refusal(text)

    def test_errors_are_ours_and_value_errors(self):
        assert issubclass(DecodeError, CounterclaimError)
        assert issubclass(DecodeError, ValueError)

    def test_the_interpreters_limit_on_digits_plays_no_part(self):
        limit = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        try:
            assert "beyond 2⁵³" in refusal("1" * 10_000)
        finally:
            sys.set_int_max_str_digits(limit)
