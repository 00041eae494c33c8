"""What a page states of itself: its own word, in its head, in the form that the standards ask for."""

import json
import time
from datetime import UTC, date
from datetime import time as clock

import pytest

from counterclaim.fetch.facts import PageFacts, described, facts_of_page, page_facts
from counterclaim.fetch.page_head import LONGEST_HEAD, head_of
from counterclaim.model import Document
from counterclaim.values.dates import DateSpan
from fetch.driving import Reply, Web, open_policy


def facts(head, before="<html>"):
    return page_facts(f"<!doctype html>{before}<head>{head}</head><body><p>Some text</p></body></html>")


def ld(text):
    return facts(f'<script type="application/ld+json">{text}</script>')


class TestTitle:
    def test_it_is_on_one_line_with_its_references_read(self):
        assert facts("<title>\n Cameras &amp;\t more </title>").title == "Cameras & more"

    def test_open_graph_goes_before_it_since_it_has_no_name_of_the_site(self):
        found = facts('<title>Cameras – Example</title><meta property="og:title" content="Cameras">')

        assert found.title == "Cameras"

    def test_of_several_the_first_counts(self):
        assert (
            facts('<meta property="og:title" content="A"><meta property="og:title" content="B">').title == "A"
        )

    def test_an_empty_one_is_none(self):
        assert facts('<title> </title><meta property="og:title" content="">').title is None

    def test_of_a_megabyte_the_beginning_is_kept(self):
        title = facts(f"<title>{'long ' * 200_000}</title>").title

        assert len(title) <= 500
        assert title.startswith("long long")

    def test_markup_within_it_is_text(self):
        assert facts("<title><b>x</b><meta property=og:title content=y></title>").title.startswith("<b>x</b>")


class TestLanguage:
    def test_it_is_that_of_the_page(self):
        assert facts("", '<html lang="de-AT">').language == "de-AT"

    @pytest.mark.parametrize("stated", ["", "en_US", "the German one", "x" * 100, "de<b>"])
    def test_what_is_no_tag_is_none(self, stated):
        assert facts("", f'<html lang="{stated}">').language is None


class TestDates:
    def test_a_moment_is_read_with_its_zone(self):
        found = facts('<meta property="article:published_time" content="2019-10-17T08:30:00Z">')

        assert found.published == DateSpan.day(date(2019, 10, 17), time=clock(8, 30, tzinfo=UTC))

    def test_a_day_is_read(self):
        assert facts('<meta property="article:modified_time" content="2019-10-17">').modified == DateSpan.day(
            date(2019, 10, 17)
        )

    @pytest.mark.parametrize(
        "stated",
        ["yesterday", "17 October 2019", "2019", "2019-10", "2019-13-45", "17.10.2019", "9" * 100_000],
    )
    def test_what_is_no_day_in_iso_form_is_none(self, stated):
        assert facts(f'<meta property="article:published_time" content="{stated}">').published is None

    def test_two_that_differ_are_none(self):
        head = (
            '<meta property="article:published_time" content="2019-10-17">'
            '<meta property="article:published_time" content="2019-10-18">'
        )

        assert facts(head).published is None

    def test_none_is_taken_from_running_text(self):
        assert page_facts("<title>x</title><p>Published on 2019-10-17</p>").published is None


class TestArticle:
    def test_its_publisher_and_date_are_read(self):
        found = ld(
            '{"@type": "NewsArticle", "datePublished": "2019-10-17", "publisher": {"name": "The Desk"}}'
        )

        assert found == PageFacts(publisher="The Desk", published=DateSpan.day(date(2019, 10, 17)))

    def test_a_publisher_elsewhere_in_the_graph_is_found(self):
        found = ld(
            '{"@graph": [{"@type": ["Article"], "publisher": {"@id": "#o"}}, {"@id": "#o", "name": "Desk"}]}'
        )

        assert found.publisher == "Desk"

    def test_two_that_differ_are_none(self):
        article = '{"@type": "Article", "publisher": {"name": "%s"}}'

        assert ld(f"[{article % 'A'}, {article % 'B'}]").publisher is None

    @pytest.mark.parametrize(
        "script",
        ["", "{", "null", "[[[]]]", '{"@type": "Event", "publisher": "x"}', "[" * 100_000, '{"@type": 3}'],
    )
    def test_what_states_no_article_states_nothing(self, script):
        assert ld(script) == PageFacts()

    def test_what_the_head_states_goes_before_it(self):
        head = '<meta property="article:published_time" content="2019-10-17">'
        script = '{"@type": "Article", "datePublished": "2020-01-01"}'
        found = facts(f'{head}<script type="application/ld+json">{script}</script>')

        assert found.published == DateSpan.day(date(2019, 10, 17))


class TestCanonical:
    def test_it_is_the_address_with_its_query(self):
        found = facts('<link rel="alternate Canonical" href="https://example.org/a?b=1&copy=2&amp;c=3">')

        assert found.canonical == "https://example.org/a?b=1&copy=2&c=3"

    @pytest.mark.parametrize("stated", ["/a", "javascript:x", "https://a@example.org/", "", "https://a b/"])
    def test_what_is_no_address_of_a_page_is_none(self, stated):
        assert facts(f'<link rel="canonical" href="{stated}">').canonical is None

    def test_two_that_differ_are_none(self):
        head = '<link rel=canonical href="https://example.org/a"><link rel=canonical href="https://example.org/b">'

        assert facts(head).canonical is None


class TestHead:
    @pytest.mark.parametrize("before", ["</head>", "<body>", "<p>", "<div>", "<img src=x>"])
    def test_what_stands_behind_it_is_not_the_word_of_the_page(self, before):
        assert page_facts(f'<head>{before}<meta property="og:site_name" content="x">').site_name is None

    @pytest.mark.parametrize(
        "around", ["<!--{}-->", "<script>{}</script>", "<noscript>{}</noscript>", "<style>{}"]
    )
    def test_what_is_hidden_in_it_is_not(self, around):
        assert facts(around.format('<meta property="og:site_name" content="x">')).site_name is None

    @pytest.mark.parametrize(
        "meta",
        [
            "<META PROPERTY='og:site_name' CONTENT='The > Desk'/>",
            '<meta content="The > Desk" name=og:site_name>',
            '<meta\nproperty = "og:site_name"\tcontent\n=\n"The &gt; Desk">',
        ],
    )
    def test_tags_are_read_however_they_are_written(self, meta):
        assert facts(meta).site_name == "The > Desk"

    def test_of_an_attribute_that_stands_twice_the_first_counts(self):
        assert facts("<meta property=og:site_name content=a content=b>").site_name == "a"

    @pytest.mark.parametrize(
        "tag", ["<meta property=og:site_name content=x", '<meta property=og:site_name content="x>']
    )
    def test_a_tag_that_does_not_end_is_none(self, tag):
        assert page_facts(f"<head>{tag}").site_name is None

    def test_no_more_than_the_beginning_of_a_page_is_looked_at(self):
        page = f"<head><!--{' ' * LONGEST_HEAD}--><title>x</title>"

        assert page_facts(page) == PageFacts()

    def test_halves_of_surrogate_pairs_become_characters(self):
        assert facts("<title>a\ud800b</title>").title == "a\ufffdb"


_PIECES = """
<
<a
<meta
<meta a="
<meta a='b"
<!--
<!-- --
<title>
<title></titl
<meta a=b
<title>&#0
<meta content="&
<meta//
<meta =
<!
</
<meta property=og:title content=x>
<link rel=canonical href=//a>
<script type=application/ld+json>{"@type":"Article"}</script>
<script type=application/ld+json>[
"""


@pytest.mark.parametrize("piece", _PIECES.split("\n")[1:-1])
def test_twice_as_long_a_page_takes_no_more_than_about_twice_the_time(piece):
    def taken(length):
        page = "<head>" + f"{piece} " * (length // len(piece))
        begin = time.process_time()
        page_facts(page)
        return time.process_time() - begin

    short, long = (min(taken(length) for _ in range(7)) for length in (LONGEST_HEAD // 2, LONGEST_HEAD))

    assert long <= 2.5 * short + 0.005


def test_a_document_is_described_where_it_says_nothing_itself():
    known = Document(id="page", title="As somebody put it")
    found = described(known, PageFacts(title="As the page has it", language="de"))

    assert found == Document(id="page", title="As somebody put it", language="de")


def test_elements_are_yielded_with_their_content():
    assert [(each.name, each.text) for each in head_of("<html><title>a &lt; b</title><meta>")] == [
        ("html", ""),
        ("title", "a < b"),
        ("meta", ""),
    ]


def test_a_publisher_with_thousands_of_names_who_is_named_thousands_of_times_costs_little():
    many = [{"@id": "a", "name": [""] * 30_000}, {"@type": "Article", "publisher": [{"@id": "a"}] * 8_000}]
    page = f"<script type=application/ld+json>{json.dumps(many)}</script><title>T</title>"

    began = time.process_time()
    assert page_facts(page).title == "T"
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("status", "title"), [(200, "Page not found"), (404, None), (410, None)])
def test_the_title_of_an_error_is_not_that_of_the_document(status, title):
    error = Reply(b"<title>Page not found</title>", (("Content-Type", "text/html"),), status)
    page = Web({"https://example.org/": error}).fetch("https://example.org/", open_policy(any_status=True))

    assert facts_of_page(page).title == title
