"""All text of a page, as a browser would show it, and nothing of what it would not."""

import pytest

from counterclaim.fetch.extraction.plain import PlainExtractor, plain_text


def test_blocks_are_lines():
    page = "<html><body><h1>One</h1><p>Two<div>Three<br>Four</div><ul><li>Five<li>Six</ul>Seven</html>"

    assert plain_text(page).split("\n") == ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]


def test_elements_within_a_line_do_not_part_words():
    assert plain_text("<p>at <b>lea</b>st<i> 50</i> <a href='/'>countries</a>") == "at least 50 countries"


def test_cells_are_parted():
    assert plain_text("<table><tr><td>Hikvision<td>15<tr><td>NEC<td>14</table>") == "Hikvision 15\nNEC 14"


def test_asides_and_footers_stay():
    assert plain_text("<aside>Correction</aside><footer>Imprint</footer>") == "Correction\nImprint"


def test_white_space_is_collapsed_and_no_break_spaces_stay():
    assert plain_text(" a\r\n\t b&#10;c\u00a0 d&nbsp;e ") == "a b c\u00a0 d\u00a0e"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("&lt;p&gt; &amp;amp; &eacute;&#233;&#xe9;", "<p> &amp; ééé"),
        ("&notit; &nothing", "¬it; ¬hing"),
        ("AT&T &unknown; & &#; &#x;", "AT&T &unknown; & &#; &#x;"),
        ("&#128;&#0;&#xD800;&#x110000;", "€\ufffd\ufffd\ufffd"),
        ("&#" + "0" * 9000 + "65;&#x" + "0" * 9000 + "42z", "ABz"),
        ("&#" + "9" * 9000 + ";&#x" + "f" * 9000 + " ", "\ufffd\ufffd"),
        ("&#" + "0" * 9000, "\ufffd"),
    ],
    ids=["usual", "unfinished", "none", "no-characters", "zeros", "huge", "nothing-but-zeros"],
)
def test_references_become_their_characters(page, text):
    assert plain_text(page) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<!--x-->",
        "<!-- > x -->",
        "<!-->",
        "<!--->",
        "<!---->",
        "<!--x--!>",
        "<!--x--->",
        "<!--<!--x-->",
        "<!DOCTYPE x>",
        "<!x>",
        "<?x y>",
        "</>",
        "</ x>",
        "<![CDATA[x]]>",
        "<![if !IE 5]>",
        "<script>x</script>",
        "<SCRIPT type='a>b'>x</ScRiPt \n>",
        "<script>'</scriptx>' < x</script/>",
        "<script><!-- <script>x</script> --></script>",
        "<script><!-- x</script>",
        "<script><!--><script>x</script>",
        "<script>--><script>x</script>",
        "<style>x</style>",
        "<style><p>x</style>",
        "<title>x<p></title>",
        "<textarea>x</textarea>",
        "<noscript>x</noscript>",
        "<iframe><p>x</iframe>",
        "<template>x<p>x</p><template>x</template>x</template>",
        "<b title='>x'></b>",
        '<b title=">x"></b>',
        "<b title = '>x' ></b>",
        '<b title=x"></b>',
        '<b "></b>',
        '<b ="></b>',
        "<b title=></b>",
        "<b/title=x/></b/>",
        "<b a='b'c='>x'></b title='>x'>",
        "<svg><title/><script/><style/></svg>",
    ],
)
def test_what_browsers_do_not_show_is_left_out(hidden):
    assert plain_text(f"<p>before{hidden} after</p>") == "before after"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("1 < 2 <3 <", "1 < 2 <3 <"),
        ("a<!--b", "a"),
        ("a<script>b", "a"),
        ("a<style>b</styles>", "a"),
        ("a<b title='c>d", "a"),
        ("a<b", "a"),
        ("a</b", "a"),
        ("a<template>b", "a"),
        ("a</template>b", "ab"),
        ("a</script>b", "ab"),
        ("]]>", "]]>"),
        ("-->", "-->"),
        ("a<title/>b", "a"),
        ("a</svg><title/>b", "a"),
        ("a<svg/><title/>b", "a"),
        ("a</\u017fcript>b<\u017fcript>c", "ab<\u017fcript>c"),
        ("<script>a</\u017fcript>b</script>c", "c"),
        ("a\0b", "ab"),
    ],
)
def test_broken_markup_is_read_as_browsers_read_it(page, text):
    assert plain_text(page) == text


def test_depth_does_not_matter():
    assert plain_text("<div>" * 50_000 + "deep" + "</div>" * 50_000) == "deep"


def test_the_extractor_is_named_with_its_version():
    assert PlainExtractor().name == "plain 1"
    assert PlainExtractor().extract("<p>a<p>b", url=None) == "a\nb"
