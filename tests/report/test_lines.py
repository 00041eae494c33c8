import pytest

from counterclaim.report.lines import (
    Linked,
    comma,
    first,
    joined,
    linked_records,
    named,
    phrase,
    plain,
    shown_pieces,
)
from counterclaim.report.links import followed
from counterclaim.words import Words

WORDS = Words("en")
A, B, C = map(named, "abc")


class TestLines:
    def test_are_read_as_their_parts_one_after_another(self):
        assert plain(("see ", A, ".")) == "see a."
        assert plain(A) == plain("a") == "a"

    def test_a_phrase_keeps_the_links_of_what_is_put_in(self):
        line = phrase(WORDS, "claims.rated", rating=Linked("False", "r"), reviewer=("by ", B))
        assert plain(line) == "rated False by by b"
        assert list(linked_records([line])) == ["r", "b"]

    @pytest.mark.parametrize("count", range(4))
    def test_a_list_reads_as_one_of_texts(self, count):
        lines = [A, B, C][:count]
        assert plain(joined(WORDS, lines)) == WORDS.joined(list(map(plain, lines)))
        assert plain(comma(lines)) == ", ".join(map(plain, lines))
        assert tuple(map(plain, first(WORDS, lines, 2))) == WORDS.first(list(map(plain, lines)), 2)


class TestShownPieces:
    def test_texts_that_follow_one_another_are_one(self):
        assert shown_pieces(("a", "b", C, "d"), 100) == ("ab", C, "d")

    def test_spaces_and_breaks_are_single_spaces_and_none_stands_at_an_end(self):
        assert shown_pieces((" a\n", Linked("  b ", "b"), " "), 100) == ("a ", Linked("b", "b"))

    def test_what_is_hidden_is_spelled_out(self):
        assert shown_pieces(Linked("a\u202eb", "a\u202eb"), 100) == (Linked("a<U+202E>b", "a\u202eb"),)

    def test_a_long_line_is_cut_once(self):
        assert shown_pieces(("aaaa", Linked("bbbb", "b"), "cccc"), 6) == ("aaaa", Linked("b…", "b"))


class TestAddresses:
    @pytest.mark.parametrize(
        "url", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG"]
    )
    def test_of_the_web_are_followed(self, url):
        assert followed(url) == url

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "https:", "https:///", "http://@example.org", "ftp://a", "\thttps://a", ""],
    )
    def test_others_are_not(self, url):
        assert followed(url) is None

    def test_what_nobody_sees_or_ends_a_link_is_encoded(self):
        assert followed('https://a/ "<>\u202e\u00e4') == "https://a/%20%22%3C%3E%E2%80%AE\u00e4"
