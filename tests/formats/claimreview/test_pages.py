"""Web pages: their scripts of JSON-LD and their microdata."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("lxml")

from counterclaim.formats import claimreview
from counterclaim.formats.claimreview.pages import LONGEST_PAGE
from counterclaim.model import Attribution, Claim, Document, Organization, Review
from formats.claimreview.helpers import PAGE, SOUND, html, imported, missing, only, review

SCRIPT = json.dumps(SOUND)
TEXT = "Gipfel: 8.848 m – „über“ 100 €"


class TestScripts:
    def test_a_script_of_a_page_is_read_as_it_would_be_by_itself(self):
        assert set(imported(html(SCRIPT)).case) == set(imported(SOUND).case)
        assert imported(html(SCRIPT)).problems == ()

    def test_each_of_several_is_read(self):
        other = json.dumps(review(url=f"{PAGE}/2", claimReviewed="It is low"))

        assert {claim.text for claim in imported(html(SCRIPT, other)).case.of_type(Claim)} == {
            SOUND["claimReviewed"],
            "It is low",
        }

    def test_the_path_of_a_problem_names_the_script(self):
        page = html('{"@type": "WebSite"}', json.dumps(review(reviewRating=None)))

        assert [problem.field for problem in imported(page).problems] == ["script[2]$.reviewRating"]

    def test_a_script_that_is_broken_does_not_take_the_others_with_it(self):
        result = imported(html('{"@type": "ClaimReview", ', SCRIPT))

        assert [(problem.code, problem.field) for problem in result.problems] == [("syntax", "script[1]")]
        assert result.case.of_type(Review)

    def test_a_broken_script_of_something_else_is_an_oddity(self):
        result = imported(html('{"@type": "BreadcrumbList", ', SCRIPT))

        assert [problem.code for problem in result.problems] == ["oddity"]
        assert result.ok

    @pytest.mark.parametrize(
        ("before", "behind"),
        [
            ("<!--", "-->"),
            ("//<![CDATA[\n", "\n//]]>"),
            ("/*<![CDATA[*/", "/*]]>*/"),
            ("<![CDATA[", "]]>"),
            ("\n \t", "\r\n"),
            ("\ufeff", ""),
        ],
    )
    def test_what_hides_a_script_from_old_browsers_is_taken_off(self, before, behind):
        assert imported(html(f"{before}{SCRIPT}{behind}")).problems == ()

    def test_a_script_of_blanks_costs_no_more_than_it_is_long(self):
        """One look for what closes it took a minute for a hundred kilobytes of blanks."""
        page = html(SCRIPT + " " * 3_000_000 + "x")

        assert [problem.code for problem in imported(page).problems] == ["syntax"]

    def test_line_by_line_a_page_gives_the_same(self):
        page = html(SCRIPT, json.dumps(review(url=f"{PAGE}/2")), body=f"\n{MICRODATA}\n").encode()
        streamed = claimreview.records(page.splitlines(True), on_problem=lambda problem: None)

        assert set(streamed) == set(imported(page).case)

    def test_a_script_within_a_comment_is_none(self):
        page = html(body=f'<!-- <script type="application/ld+json">{SCRIPT}</script> -->')

        assert len(imported(page).case) == 0

    @pytest.mark.parametrize(
        "type",
        [
            "application/ld+json",
            "APPLICATION/LD+JSON",
            "application/ld+json; charset=utf-8",
            " application/ld+json ",
        ],
    )
    def test_the_type_of_a_script_may_be_spelled_so(self, type):
        assert len(imported(f'<script type="{type}">{SCRIPT}</script>').case)

    def test_a_script_of_another_type_is_none(self):
        assert len(imported(f'<script type="text/javascript">{SCRIPT}</script>').case) == 0

    def test_what_stands_in_capitals_in_xhtml_or_in_the_body_is_found(self):
        head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>x'
        page = f'{head}<SCRIPT TYPE="application/ld+json">{SCRIPT}</SCRIPT></p></body></html>'

        assert len(imported(page).case)

    def test_a_page_without_markup_gives_nothing_and_says_so(self):
        result = imported("<!DOCTYPE html><html><body><h1>How high is it?</h1><p>False.</p></body></html>")

        assert (len(result.case), result.ok) == (0, True)
        assert [problem.message for problem in result.problems] == [
            "there is no ClaimReview and no Claim in it; nothing was read"
        ]

    @pytest.mark.parametrize(
        "page", ["<!", "<!--", "<a", "<?xml", "<!DOCTYPE", "<p>\x00</p>", "<html>" + "<b>" * 5000]
    )
    def test_what_is_hardly_a_page_gives_nothing(self, page):
        assert len(imported(page).case) == len(imported(page.encode()).case) == 0


class TestAddressOfThePage:
    @pytest.mark.parametrize(
        "head", [f'<link rel="canonical" href="{PAGE}">', '<base href="https://checks.example/">']
    )
    def test_relative_addresses_are_resolved_against_what_the_page_names(self, head):
        page = html(json.dumps(review(url="/everest")), head=head)

        assert imported(page).case[only(page, Review).document].url == PAGE

    def test_who_reads_it_knows_better(self):
        page = html(json.dumps(review(url="/everest")), head='<base href="https://other.example/">')

        assert imported(page, base="https://checks.example/").case.of_type(Review) == only_page(
            page, "https://checks.example/"
        )
        assert PAGE in {d.url for d in imported(page, base="https://checks.example/").case.of_type(Document)}

    @pytest.mark.parametrize("address", ["/relative", "javascript:alert(1)", "", "http://["])
    def test_an_address_that_is_none_resolves_nothing(self, address):
        page = html(json.dumps(review(url="/everest")), head=f'<base href="{address}">')

        assert imported(page).case[only(page, Review).document].url == "/everest"


def only_page(page, base):
    return claimreview.read(page, base=base).case.of_type(Review)


class TestEncodings:
    def page(self, head=""):
        return html(json.dumps(review(claimReviewed=TEXT), ensure_ascii=False), head=head)

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [
            ("utf-8", ""),
            ("utf-8", "utf-8"),
            ("utf-8-sig", ""),
            ("utf-8", "windows-1252"),
            ("cp1252", "windows-1252"),
            ("cp1252", "iso-8859-1"),
            ("cp1252", ""),
            ("utf-16", ""),
            ("utf-16", "utf-8"),
            ("iso-8859-15", "iso-8859-15"),
        ],
    )
    def test_a_page_is_read_as_a_browser_would(self, encoding, declared):
        text = TEXT if encoding != "iso-8859-15" else TEXT.translate({0x2013: "-", 0x201E: "'", 0x201C: "'"})
        page = self.page(f'<meta charset="{declared}">' if declared else "").replace(TEXT, text)

        assert only(page.encode(encoding), Claim).text == text

    def test_the_older_way_to_declare_it_is_known(self):
        head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
        page = html(json.dumps(review(claimReviewed="Эверест высок"), ensure_ascii=False), head=head)

        assert only(page.encode("cp1251"), Claim).text == "Эверест высок"

    def test_an_encoding_that_nobody_knows_stops_nothing(self):
        page = self.page('<meta charset="x-nobody-knows">').encode("cp1252")

        assert only(page, Review).rating.label == "Not quite"

    def test_a_page_as_text_needs_none(self):
        assert only(self.page('<meta charset="utf-16">'), Claim).text == TEXT


class TestLimits:
    def test_elements_may_be_nested_deeper_than_any_page_has_them(self):
        assert imported("<div>" * 1000 + f'<script type="application/ld+json">{SCRIPT}</script>').case

    def test_a_page_that_is_nested_too_deeply_says_so(self):
        result = imported("<div>" * 100_000 + f'<script type="application/ld+json">{SCRIPT}</script>')

        assert [problem.code for problem in result.problems][:1] == ["syntax"]
        assert "nested too deeply" in result.problems[0].message

    def test_a_long_script_is_read_whole(self):
        page = html(json.dumps(review(articleBody="x" * 11_000_000)))

        assert len(only(page, Review).extra["schema:articleBody"]) == 11_000_000

    def test_a_page_that_is_too_long_is_refused(self):
        result = imported("<p>" + "x" * LONGEST_PAGE)

        assert [problem.code for problem in result.problems] == ["syntax"]

    def test_a_page_that_is_too_long_is_not_held_whole(self):
        read = []

        def lines():
            yield b"<html>"
            for number in range(100):
                read.append(number)
                yield b"x" * 1024 * 1024

        assert list(claimreview.records(lines(), on_problem=lambda problem: None)) == []
        assert len(read) < 20


MICRODATA = """
<div itemscope itemtype="https://schema.org/ClaimReview">
  <a itemprop="url" href="https://checks.example/everest">The page</a>
  <time itemprop="datePublished" datetime="2024-05-29">on Wednesday</time>
  <h1 itemprop="claimReviewed">Mount Everest is
     9,000 metres high</h1>
  <div itemprop="author" itemscope itemtype="https://schema.org/Organization">
    <span itemprop="name">Height Check</span> <link itemprop="sameAs" href="https://checks.example">
    <img itemprop="image" src="https://checks.example/logo.png" alt="">
  </div>
  <div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating">
    <meta itemprop="ratingValue" content="2"><meta itemprop="bestRating" content="5">
    <meta itemprop="worstRating" content="1"><b itemprop="alternateName">Not quite</b>
  </div>
  <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
    <p itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">A climber</i></p>
  </div>
</div>
"""


class TestMicrodata:
    def test_it_says_what_json_ld_would(self):
        case = imported(html(body=MICRODATA)).case
        (found,) = case.of_type(Review)

        assert case[found.of].text == "Mount Everest is 9,000 metres high"
        assert (found.rating.label, found.rating.value, found.rating.best) == ("Not quite", "2", "5")
        assert case[found.document].url == PAGE
        assert str(case[found.document].published.first) == "2024-05-29"
        assert case[found.reviewer].same_as == ("https://checks.example",)
        assert case[found.reviewer].extra["schema:image"] == "https://checks.example/logo.png"
        assert case[case.of_type(Attribution)[0].source].name == "A climber"

    def test_it_is_read_without_a_problem(self):
        assert imported(html(body=MICRODATA)).problems == ()

    def test_properties_elsewhere_belong_to_who_refers_to_them(self):
        body = MICRODATA.replace("<h1", "<h1 hidden").replace(
            'itemtype="https://schema.org/ClaimReview"',
            'itemtype="https://schema.org/ClaimReview" itemref="more"',
        )
        page = html(body=f'{body}<p id="more"><span itemprop="reviewBody">It is 8,849 metres</span></p>')

        assert only(page, Review).summary == "It is 8,849 metres"

    def test_an_item_that_refers_to_itself_is_read_once(self):
        body = MICRODATA.replace("itemscope", 'itemscope id="me" itemref="me you"', 1)

        assert (
            len(
                imported(html(body=f'{body}<p id="you" itemprop="x" itemscope itemref="me">')).case.of_type(
                    Review
                )
            )
            == 1
        )

    def test_of_several_values_each_is_kept(self):
        body = MICRODATA.replace("<h1", '<p itemprop="keywords">peak</p><p itemprop="keywords">snow</p><h1')

        assert only(html(body=body), Review).extra["schema:keywords"] == ("peak", "snow")

    def test_one_element_may_be_several_properties(self):
        body = MICRODATA.replace('itemprop="claimReviewed"', 'itemprop="claimReviewed headline"')

        assert SOUND["claimReviewed"] in {
            document.title for document in imported(html(body=body)).case.of_type(Document)
        }

    def test_a_property_of_an_item_within_is_not_one_of_the_item_around(self):
        page = html(body=MICRODATA)

        assert only(page, Organization).name == "Height Check"
        assert "schema:image" not in only(page, Review).extra

    def test_microdata_of_others_is_nothing_to_us(self):
        item = '<div itemscope itemtype="http://vocabulary.example/ClaimReview">'
        body = f'{item}<b itemprop="claimReviewed">x</b></div>'

        assert len(imported(html(body=body)).case) == 0

    def test_microdata_and_scripts_stand_side_by_side(self):
        other = json.dumps(review(url=f"{PAGE}/2", claimReviewed="It is low"))

        assert len(imported(html(other, body=MICRODATA)).case.of_type(Review)) == 2

    def test_items_within_items_end_somewhere(self):
        item = '<div itemprop="isPartOf" itemscope itemtype="https://schema.org/CreativeWork">'
        within = f'{item}<b itemprop="name">x</b>' * 300 + "</div>" * 300
        result = imported(html(body=MICRODATA.replace("</h1>", "</h1>" + within)))

        assert result.case.of_type(Review)
        assert "was left out with all that it holds" in " ".join(p.message for p in result.problems)

    def test_a_text_that_is_cut_is_told(self):
        body = MICRODATA.replace("<h1", f'<p itemprop="articleBody">{"high " * 5000}</p><h1')
        result = imported(html(body=body))

        assert ["is longer than 20,000" in problem.message for problem in result.problems] == [True]

    def test_references_that_multiply_are_cut_off_and_told(self):
        """Each of 400 items refers to all others: 400 to the power of 20 if they were followed for ever."""
        ids = " ".join(f"i{n}" for n in range(400))
        items = "".join(f'<p id="i{n}" itemprop="hasPart" itemscope itemref="{ids}"></p>' for n in range(400))
        result = imported(html(body=MICRODATA.replace("itemscope", f'itemscope itemref="{ids}"', 1) + items))

        assert "there are more than" in " ".join(problem.message for problem in result.problems)
        assert missing([SOUND["claimReviewed"]], result.case) == []

    @pytest.mark.parametrize(
        "around",
        [
            "<div itemscope>{}</div>",
            '<div itemscope itemtype="http://vocabulary.example/Page">{}</div>',
            "<section>{}</section>",
            '<div itemscope><b itemprop="x"></b><div itemprop="y" itemscope>{}</div></div>',
        ],
        ids=["no type", "another vocabulary", "no item", "within within"],
    )
    def test_what_belongs_to_something_that_is_not_read_is_read(self, around):
        item = MICRODATA.replace("<div itemscope", '<div itemprop="review" itemscope', 1)

        assert set(imported(html(body=around.format(item))).case) == set(imported(html(body=MICRODATA)).case)

    def test_what_others_refer_to_is_not_read_a_second_time(self):
        start = MICRODATA.index('<div itemprop="itemReviewed"')
        item = MICRODATA[start : MICRODATA.index("</div>", start) + len("</div>")]
        body = MICRODATA.replace(item, "").replace("<div itemscope", '<div itemscope itemref="claim"', 1)
        elsewhere = item.replace("<div", '<div id="claim"')

        found = imported(html(body=f"<div itemscope>{elsewhere}</div>{body}"))
        assert set(found.case) == set(imported(html(body=MICRODATA)).case)

    @pytest.mark.parametrize(
        "parts",
        [
            f'<p itemprop="{" ".join(f"n{n}" for n in range(9000))}">{"high " * 3000}</p>',
            '<div itemscope itemprop="a b c d">' * 18 + '<p itemprop="x">high</p>' + "</div>" * 18,
        ],
        ids=["one value", "items within items"],
    )
    def test_names_that_multiply_a_value_are_cut_off_and_told(self, parts):
        body = MICRODATA.replace("<h1", f"{parts}<h1")
        result = imported(html(body=body))

        assert "it repeats itself" in " ".join(problem.message for problem in result.problems)
        assert result.case.of_type(Review)

    def test_a_large_value_that_many_refer_to_is_cut_off_and_told(self):
        items = '<p itemscope itemtype="https://schema.org/Claim" itemref="big"></p>' * 80
        big = f'<i id="big"><meta itemprop="text" content="{"y" * 10**6}"></i>'
        result = imported(html(body=items + big))

        assert "it repeats itself" in " ".join(problem.message for problem in result.problems)
