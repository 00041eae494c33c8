import pytest

from counterclaim.formats.svg.text import cut, width_of, wrap


class TestWidthOf:
    def test_it_is_that_of_helvetica_with_some_room_to_spare(self):
        # Adobe Font Metrics of Helvetica: H 722, e 556, l 222, o 556, so 2278 thousandths of the size.
        assert width_of("Hello", 100) == -(-2278 * 106 // 1000)

    def test_a_letter_with_an_accent_is_as_wide_as_without(self):
        assert width_of("é", 12) == width_of("e", 12)
        assert width_of("e\u0301", 12) == width_of("e", 12)

    def test_an_ideograph_is_as_wide_as_the_font_is_high(self):
        assert width_of("漢" * 10, 100) == 1060

    def test_a_sign_that_stands_for_a_sentence_is_far_wider(self):
        assert width_of("\ufdfd", 12) > 8 * width_of("漢", 12)


class TestCut:
    def test_what_fits_stays(self):
        assert cut("short", 100, 12) == "short"

    @pytest.mark.parametrize("text", ["a long line of words", "W" * 500, "漢字" * 90])
    def test_what_does_not_fit_ends_with_an_ellipsis_and_fits(self, text):
        found = cut(text, 60, 12)

        assert found.endswith("…")
        assert text.startswith(found[:-1])
        assert width_of(found, 12) <= 60


class TestWrap:
    def test_no_line_is_too_wide_and_no_word_is_lost(self):
        text = "The technology goes above all to poorer countries with weak basic rights"
        lines = wrap(text, 150, 12, 9)

        assert " ".join(lines) == text
        assert len(lines) > 1
        assert all(width_of(line, 12) <= 150 for line in lines)

    def test_a_long_word_is_broken_where_it_may_be(self):
        assert wrap("https://example.org/some/long/path", 150, 12, 4) == (
            "https://example.org/some/",
            "long/path",
        )

    def test_a_word_without_such_a_place_is_broken_anywhere(self):
        lines = wrap("W" * 40, 100, 12, 9)

        assert "".join(lines) == "W" * 40
        assert all(width_of(line, 12) <= 100 for line in lines)

    @pytest.mark.parametrize("text", ["many short words in a row " * 9, "W" * 400])
    def test_what_is_too_much_for_the_lines_is_cut(self, text):
        lines = wrap(text, 100, 12, 2)

        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert width_of(lines[-1], 12) <= 100

    def test_nothing_has_no_line(self):
        assert wrap("", 100, 12, 2) == ()
