from __future__ import annotations

import pytest

from counterclaim.safe_text import is_hidden, shorten, unescaped, visible, visible_line


class TestIsHidden:
    @pytest.mark.parametrize("character", "\x00\x1b\x7f\x9b\r\u200b\u202e\u2028\ufeff\ud800\U000e0041")
    def test_what_cannot_be_seen_is(self, character):
        assert is_hidden(character)

    @pytest.mark.parametrize("character", "aß \n\t\u00a0\u00ad\u200c\u200d👩")
    def test_what_texts_need_is_not(self, character):
        assert not is_hidden(character)


class TestVisible:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "plain",
            "Größe",
            "two\nlines\tand a tab",
            "\u00ad soft hyphen",
            "नि\u200dष्",
            "👩\u200d👧",
            "a\u00a0b",
        ],
    )
    def test_leaves_ordinary_text_alone(self, text):
        assert visible(text) == text

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("\u202eevil", "<U+202E>evil"),
            ("a\u200bb", "a<U+200B>b"),
            ("a\x00b", "a<U+0000>b"),
            ("a\u2028b", "a<U+2028>b"),
            ("\ufeffa", "<U+FEFF>a"),
            ("a\ud800b", "a<U+D800>b"),
            ("\U000e0041", "<U+E0041>"),
            ("back\rspace\x08", "back<U+000D>space<U+0008>"),
        ],
    )
    def test_spells_out_what_cannot_be_seen(self, text, shown):
        assert visible(text) == shown

    @pytest.mark.parametrize(
        "text",
        [
            "\x1b[31mred\x1b[0m",
            "\x1b]0;title\x07red",
            "\x1b]8;;https://example.org\x1b\\red\x1b]8;;\x1b\\",
            "\x1b(Bred",
            "\x1bPq#0\x1b\\red",
            "\x1b[38;2;1;2;3mred",
        ],
    )
    def test_removes_terminal_sequences(self, text):
        assert visible(text) == "red"

    def test_spells_out_an_escape_that_begins_nothing(self):
        assert visible("\x1b\x01") == "<U+001B><U+0001>"

    def test_keeps_the_text_behind_a_sequence_that_never_ends(self):
        assert visible("\x1b]0;title") == "<U+001B>]0;title"

    def test_loses_no_words_of_a_text_read_in_the_wrong_encoding(self):
        wrong = "“eins” und “zwei”".encode().decode("latin-1")

        shown = visible(wrong)

        assert "eins" in shown
        assert "und" in shown
        assert "zwei" in shown
        assert "\x9d" not in shown
        assert visible("mÄ\x9bsto") == "mÄ<U+009B>sto"

    def test_turns_windows_line_ends_into_plain_ones(self):
        assert visible("a\r\nb") == "a\nb"

    @pytest.mark.parametrize(
        "unit", ["\x9d", "\x9b", "\x1b]", "\x1b[", "\x1b[0", "\x1b", "\x1bP\x90", "\u202e"]
    )
    def test_looks_at_a_hostile_text_once(self, unit):
        # Quadratic work would take hours here, not a moment.
        assert "\x1b" not in visible(unit * 300_000)

    def test_changes_nothing_the_second_time(self):
        once = visible("\x1b[31mred\u202e\x00\r\n")

        assert visible(once) == once


class TestVisibleLine:
    def test_puts_everything_on_one_line(self):
        assert visible_line("  two\nlines\t and  spaces ") == "two lines and spaces"

    def test_spells_out_hidden_line_ends(self):
        assert visible_line("a\u2029b") == "a<U+2029>b"


class TestShorten:
    @pytest.mark.parametrize(
        ("width", "expected"),
        [
            (20, "every head"),
            (10, "every head"),
            (9, "every he…"),
            (7, "every…"),
            (1, "…"),
            (0, ""),
            (-3, ""),
        ],
    )
    def test_never_exceeds_the_width(self, width, expected):
        assert shorten("every head", width) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("&#8222;so&#x201C;", "„so“"),
        ("&#" + "1" * 5_000 + ";", "\ufffd"),
        ("&#x" + "f" * 5_000, "\ufffd"),
        ("&#0000000000065;", "A"),
        ("AT&T", "AT&T"),
    ],
)
def test_references_of_html_are_read_whatever_their_length(text, expected):
    assert unescaped(text) == expected
