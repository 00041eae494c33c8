"""The HTML page of a report: one file that asks for nothing, and that no text from outside can change."""

import base64
import hashlib
import itertools
import os
import re
import subprocess
import sys
from datetime import date

import pytest

from counterclaim.case import Case
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Note,
    Organization,
    Rebuttal,
    RebuttalKind,
    ReplyRequest,
    Review,
)
from counterclaim.model.documents import Quote
from counterclaim.model.rebuttals import Direction
from counterclaim.model.reviews import Rating
from counterclaim.report import case_report
from counterclaim.values import DateSpan
from report.html_pages import parsed, structure, texts

USUAL = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "div", "header", "nav", "main",
    "section", "footer", "h1", "h2", "h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "bdi", "span", "abbr", "figure", "figcaption", "details", "summary", "article",
    "dl", "dt", "dd",
}  # fmt: skip
DRAWN = {"svg", "g", "path", "rect", "circle", "polygon", "line", "text", "tspan", "desc"}


def full_case(text):
    """Return a case that has *text* wherever a record may have one."""
    said = DateSpan.unknown(text)
    return Case(
        [
            CaseInfo(id="info", title=text, summary=text, tags=(text,)),
            Organization(id="paper", name=text, role=text, aliases=(text,), description=text),
            Organization(id="police", name=text, role=text),
            Document(id="article", title=text, kind=text, byline=text, publisher="paper", published=said),
            Claim(id="claim", text=text, kind=ClaimKind.ACCUSATION, accuses=("police",), tags=(text,)),
            Attribution(
                id="said", of="claim", source="paper", verb=text, said=said, document="article",
                quote=Quote(exact=text, prefix=text, suffix=text),
            ),
            Attribution(id="passed", of="claim", source="police", relays=("said",), verb=text),
            Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="police", targets=("claim",), text=text),
            Evidence(id="file", bears_on="claim", direction=Direction.SUPPORTS, description=text, by="paper"),
            Review(id="review", of="claim", reviewer="paper", rating=Rating(label=text), summary=text),
            ReplyRequest(id="asked", to="police", about=("claim",), asked=said, channel=text, answer=text),
            Note(id="note", about=("claim",), text=text, by=text),
        ]
    )  # fmt: skip


@pytest.fixture
def page(case):
    return case_report(case, now=date(2026, 11, 26)).to_html()


@pytest.fixture
def root(page):
    return parsed(page)


class TestThePageAsAFile:
    def test_it_says_what_it_is(self, page, root):
        assert page.startswith('<!doctype html><html lang="en">')
        assert root.findtext(".//title") == "The height of Mount Everest"
        assert root.xpath("//meta/@charset") == ["utf-8"]
        assert root.xpath("//meta[@name='viewport']/@content") == ["width=device-width, initial-scale=1"]
        assert root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]

    def test_its_policy_allows_its_own_style_and_nothing_else(self, root):
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,) = root.xpath("//style/text()")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

        assert policy.split("; ") == [
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]

    def test_it_asks_for_nothing(self, root):
        (style,) = root.xpath("//style/text()")

        assert root.xpath("//@src | //@srcset | //@action | //@poster | //@data | //@background") == []
        assert [element.get("href") for element in root.iter("link")] == ["data:,"]
        assert not re.search(r"url\(|@import|image-set|@font-face", style)

    def test_it_has_no_element_that_runs_and_no_attribute_that_does(self, root):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]

        assert {element.tag for element in elements} <= USUAL | DRAWN
        assert not [
            name for element in elements for name in element.attrib if name.startswith(("on", "style"))
        ]

    def test_one_heading_is_the_title_and_none_skips_a_level(self, root):
        levels = [int(element.tag[1]) for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]

        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels) if before != 1)

    def test_a_case_without_records_has_a_page(self):
        root = parsed(case_report(Case()).to_html())

        assert texts(root.iter("h1")) == ["Case without a title"]

    def test_it_is_written_in_german(self, case):
        root = parsed(case_report(case, language="de").to_html())

        assert root.get("lang") == "de"
        assert "Behauptungen (3)" in texts(root.iter("h2"))
        assert "Zum Inhalt" in root.text_content()

    def test_it_is_the_same_whatever_the_seed_of_hashes_and_the_locale(self):
        program = (
            "from counterclaim.files import read_case\nfrom counterclaim.report import case_report\n"
            "import hashlib\npage = case_report(read_case('examples/belgrade-cameras.toml').case).to_html()\n"
            "print(hashlib.sha256(page.encode()).hexdigest())"
        )
        environments = ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"})
        digests = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={**os.environ, **environment},
                check=True,
                stdout=subprocess.PIPE,
            ).stdout
            for environment in environments
        }

        assert len(digests) == 1

    def test_what_makes_it_is_imported_with_the_first_page(self):
        program = "import sys, counterclaim.report\nassert 'htpy' not in sys.modules"

        assert subprocess.run([sys.executable, "-c", program]).returncode == 0


class TestLinks:
    def test_every_link_within_the_page_leads_to_an_element(self, root):
        ids = root.xpath("//@id")
        links = [link for link in root.xpath("//@href") if link.startswith("#")]

        assert len(ids) == len(set(ids))
        assert {link[1:] for link in links} <= set(ids)
        assert "#r-rock-height" in links

    def test_every_row_of_the_sections_links_to_a_record(self, root):
        rows = root.xpath("//main/section[not(@aria-labelledby='section-records')]//tbody/tr")

        assert rows
        assert not [row for row in rows if not row.xpath(".//a[starts-with(@href, '#r-')]")]

    def test_the_contents_name_every_section_with_its_count(self, root):
        contents = texts(root.xpath("//nav//a"))

        assert contents == texts(root.xpath("//main/section/h2"))
        assert "Claims (3)" in contents

    def test_a_limited_page_counts_the_other_rows_and_no_link_leads_nowhere(self):
        case = Case([Claim(id=f"c{number}", text=f"Claim {number}") for number in range(90)])
        root = parsed(case_report(case).to_html(limit=3))
        claims = root.xpath("//section[@aria-labelledby='section-claims']")[0]

        assert len(claims.xpath(".//tbody/tr")) == 3
        assert "… and 87 more that are not shown" in claims.text_content()
        assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(
            root.xpath("//@id")
        )
        assert f"Shown are {len(root.xpath('//article'))} of 90 records" in root.text_content()
        assert len(root.xpath("//article")) < 90

    def test_a_row_of_many_records_links_to_the_first_and_counts_the_others(self):
        case = Case([Claim(id="c", text="It rains"), Organization(id="o", name="O")])
        for number in range(9):
            case.add(Attribution(id=f"a{number}", of="c", source="o"))
        root = parsed(case_report(case, only=["claims"]).to_html())
        (cell,) = root.xpath("//section[@aria-labelledby='section-claims']//tbody/tr/td[last()]")

        assert texts(cell.iter("a")) == ["a0", "a1", "a2"]
        assert cell.text_content().endswith("and 6 more")

    def test_ids_that_are_made_from_that_of_the_row_are_shortened(self):
        case = Case([Claim(id="c", text="It rains"), Organization(id="o", name="O")])
        case.add(Attribution(id="c@o", of="c", source="o"))
        case.add(Attribution(id="cold", of="c", source="o"))
        root = parsed(case_report(case, only=["claims"]).to_html())

        links = root.xpath("//section[@aria-labelledby='section-claims']//tbody/tr/td[last()]/div/a")
        assert [(link.text_content(), link.get("href")) for link in links] == [
            ("@o", "#r-c_40o"),
            ("cold", "#r-cold"),
        ]

    def test_a_row_whose_name_shows_nothing_still_links_to_its_record(self):
        case = Case([Organization(id="o", name="\x1b[0m"), Claim(id="c", text="It rains")])
        case.add(Attribution(id="a", of="c", source="o"))
        root = parsed(case_report(case, only=["map", "sources"]).to_html())

        rows = root.xpath("//main/section[not(@aria-labelledby='section-records')]//tbody/tr")
        assert rows
        assert not [row for row in rows if not row.xpath(".//a[starts-with(@href, '#r-')]")]

    @pytest.mark.parametrize("url", ["http://example.org/a", "https://example.org/a?b=1&c=2#d"])
    def test_an_address_of_the_web_is_a_link_that_tells_nobody_where_it_was_followed(self, url):
        root = parsed(case_report(Case([Document(id="d", url=url)])).to_html())

        links = root.xpath("//a[@rel]")
        assert {link.get("href") for link in links} == {url}
        assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}
        assert url in texts(links)

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,<b>",
            "file:///etc/passwd",
            "//example.org",
            "ftp://example.org",
        ],
    )
    def test_anything_else_is_text(self, url):
        root = parsed(case_report(Case([Document(id="d", url=url)])).to_html())

        assert root.xpath("//a[@rel]") == []
        assert {link[:1] for link in root.xpath("//a/@href")} == {"#"}
        assert url.strip() in root.text_content()


class TestTextsFromOutside:
    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "</style><script>alert(1)</script>",
            "</title><img src=x onerror=alert(1)>",
            "\"><img src=x onerror='alert(1)'>",
            "' onmouseover='alert(1)' x='",
            "<!-- <b>",
            "]]><svg onload=alert(1)>",
            "&lt;b&gt;&#60;i&#62;",
            "javascript:alert(1)",
            "https://example.org/",
            "\u202etxt.exe",
            "שלום עולם",
            "{{7*7}} ${7*7}",
            "a\u0000b",
            "\ufffe\U0001f600",
        ],
    )  # fmt: skip
    def test_the_elements_are_those_of_a_harmless_text_of_its_length(self, text):
        hostile, plain = (case_report(full_case(one)).to_html() for one in (text, "x" * len(text)))

        assert structure(hostile) == structure(plain)

    def test_the_text_is_there_as_it_is(self):
        root = parsed(case_report(full_case("<b>&amp;</b>")).to_html())

        assert texts(root.iter("h1")) == ["<b>&amp;</b>"]

    def test_what_is_hidden_is_spelled_out(self):
        page = case_report(full_case("\u202eab\u2066c\x1b[31md")).to_html()

        assert "<U+202E>ab<U+2066>cd" in parsed(page).text_content()
        assert not {"\u202e", "\u2066", "\x1b"} & set(page)

    def test_a_name_stands_apart_from_its_neighbours(self):
        root = parsed(case_report(full_case("שם"), only=["claims"]).to_html())

        assert "שם" in texts(root.iter("bdi"))

    def test_a_long_line_is_cut_and_the_record_has_more_of_it(self):
        text = "word " * 400
        root = parsed(case_report(Case([Claim(id="c", text=text)])).to_html())
        (line,) = texts(root.xpath("//section[@aria-labelledby='section-claims']//tbody/tr/td[2]"))

        assert len(line) <= 600
        assert text.strip() in root.get_element_by_id("r-c").text_content()

    def test_a_text_of_megabytes_makes_no_page_of_megabytes(self):
        page = case_report(full_case("x" * 2_000_000)).to_html()

        assert len(page) < 400_000
        assert "cut here" in page


class TestMarks:
    def test_a_mark_says_what_it_means(self, root):
        marks = root.xpath("//table[contains(@class, 'grid')]//abbr")

        assert {(mark.text, mark.get("title")) for mark in marks} == {
            ("S", "states it"),
            ("R", "reports it"),
            ("X", "disputes it"),
        }

    def test_a_wide_table_moves_by_itself_and_can_be_reached_by_keys(self, root):
        regions = root.xpath("//div[contains(@class, 'wide')]")

        assert {(region.get("tabindex"), region.get("role")) for region in regions} == {("0", "region")}
        names = [region.get("aria-label") for region in regions]
        assert len(names) == len(set(names))

    def test_what_stands_is_a_badge_with_a_word(self, root):
        badges = root.xpath("//section[@aria-labelledby='section-claims']//span[contains(@class, 'status')]")

        assert texts(badges) == ["contested", "unchallenged", "unchallenged"]

    def test_the_claims_of_a_large_matrix_are_split(self):
        case = Case([Organization(id="o", name="O")])
        for number in range(70):
            case.add_claim(f"Claim {number}", id=f"c{number}", by="o")
        root = parsed(case_report(case, only=["stances"]).to_html())

        assert [len(head.xpath("./th")) - 1 for head in root.xpath("//thead/tr")] == [20, 20, 20, 10]
