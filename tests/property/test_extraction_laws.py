"""What holds for the text of any page."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.fetch.extraction import find_corrections
from counterclaim.fetch.extraction.plain import plain_text

MEGABYTE = 1_000_000

letters = st.text("abcäöüß中", min_size=1, max_size=6)
words = st.builds("w{}".format, letters)
secrets = st.builds("secret{}".format, letters)
inline = st.sampled_from(
    ["<b>", "</b>", "<i class=a>", "</i>", "<a href='>'>", '<a title="</p>">', "<wbr/>", "<x-y>"]
)
blocks = st.sampled_from(
    ["<p>", "</p>", "<div id=x>", "</div>", "<br/>", "<li>", "<td>", "<h1>", "<ASIDE>", "</footer >"]
)
debris = st.sampled_from(
    ["<", "-", "!", "'", '"', "/", ">", "=", "<a ", "</", "<!", "&", "&lt;", "<p>", "--", "]]>", " "]
)
wrapped = st.builds(
    lambda wrapping, secret, more: wrapping.format(f"{secret}{more}"),
    st.sampled_from(
        [
            "<script>{}</script>",
            "<SCRIPT src='a>b'>{}</script >",
            "<style>{}</style>",
            "<title>{}</title>",
            "<noscript>{}</noscript>",
            "<textarea>{}</textarea>",
            "<script><!--<script>{}</script>--></script>",
        ]
    ),
    secrets,
    st.lists(debris.filter(lambda piece: "-" not in piece and "!" not in piece), max_size=6).map("".join),
)


@given(st.lists(st.one_of(words, inline, blocks, wrapped)))
def test_text_between_tags_survives_in_its_order(pieces):
    text = plain_text("".join(pieces))

    shown = [piece for piece in pieces if piece.startswith("w")]
    assert re.sub(r"\s", "", text) == "".join(shown)


@given(st.lists(st.one_of(words, debris, wrapped)))
def test_what_scripts_and_styles_hold_never_leaks(pieces):
    # A tag or comment that is not ended would swallow the tag of the script.
    assert "secret" not in plain_text(" -->".join(pieces))


@given(st.text())
def test_escaped_text_is_read_back(text):
    shown = text.replace("\0", "").replace("\r", "\n")

    assert plain_text(html.escape(shown)) == re.sub(r"[\t\n\f ]+", " ", shown).strip(" ")


@given(st.lists(st.one_of(debris, inline, blocks, st.text(max_size=8))).map("".join))
def test_any_page_has_lines_without_blanks_around_them(page):
    text = plain_text(page)

    assert all(line == re.sub(r"[\t\n\f\r ]+", " ", line).strip(" ") for line in text.split("\n"))
    assert "\n\n" not in text


@given(
    st.lists(
        st.sampled_from(["Correction", "Update:", " 12 May", "\n", "Korrektur vom", ": ", "a b c d e.", "("])
    )
)
def test_corrections_are_blocks_of_the_text(pieces):
    text = "".join(pieces)
    blocks_of_text = [line.strip() for line in text.splitlines() if line.strip()]

    for correction in find_corrections(text):
        first, *rest = correction.split("\n")
        assert blocks_of_text[blocks_of_text.index(first) :]
        assert not rest or rest[0] in blocks_of_text


def _repeated(piece):
    return lambda size: piece * (size // len(piece))


def _opened(opening, piece):
    return lambda size: opening + piece * (size // len(piece))


FAMILIES = {
    "comments": _repeated("<!--"),
    "comment-ends": _opened("<!--", "--!"),
    "dashes": _opened("<!--", "-"),
    "scripts": _repeated("<script"),
    "whole-scripts": _repeated("<script></script>"),
    "scripts-in-comments": _repeated("<script><!--"),
    "script-ends": _opened("<script>", "</scrip"),
    "style-ends": _opened("<style>", "</styl"),
    "dashes-in-scripts": _opened("<script>", "<!--" + "-" * 60),
    "angles": _repeated("<"),
    "ampersands": _repeated("&"),
    "unfinished-references": _repeated("&am"),
    "number": _opened("&#", "9"),
    "zeros": _opened("&#", "0"),
    "hexadecimal-zeros": _opened("&#x", "0"),
    "numbers": _repeated("&#x" + "0" * 60),
    "nested": _repeated("<div>"),
    "templates": _repeated("<template>"),
    "drawings": _repeated("<svg/"),
    "quotes": _repeated("<a b='"),
    "values": _repeated("<a b="),
    "attributes": _opened("<a ", "b "),
    "blanks-in-tags": _opened("<a ", "b" + " " * 60),
    "long-name": _opened("<", "a"),
    "sections": _repeated("<![CDATA["),
    "section-ends": _repeated("]]>"),
    "blanks": _repeated(" \t"),
    "updates": _repeated("<br>Update:"),
    "dates": _opened("Correction ", "12, "),
    "stars": _repeated("*"),
}


#: What takes less processor time is no measure.
LEAST_SECONDS = 0.02


def _seconds(function, text):
    began = time.thread_time()
    function(text)
    return time.thread_time() - began


def _is_linear(function, family):
    """Return whether a megabyte takes at most 2.5 times the time of half of it, by the best of five."""
    half, whole = family(MEGABYTE // 2), family(MEGABYTE)
    quickest_half = quickest_whole = float("inf")
    for _ in range(5):
        quickest_half = min(quickest_half, _seconds(function, half))
        quickest_whole = min(quickest_whole, _seconds(function, whole))
        if quickest_whole <= 2.5 * max(quickest_half, LEAST_SECONDS):
            return True
    return False


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_page_takes_about_twice_the_time(family):
    assert _is_linear(plain_text, FAMILIES[family])
    assert _is_linear(find_corrections, FAMILIES[family])


@pytest.mark.parametrize(
    "line", ["Update:\n", "Correction\n", "Update: a\n", "\n", "Dieser Text wurde a. \n"]
)
def test_twice_the_lines_take_about_twice_the_time(line):
    assert _is_linear(find_corrections, _repeated(line))
