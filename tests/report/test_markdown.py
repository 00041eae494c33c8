import pytest

from counterclaim.case import Case
from counterclaim.frozen import FrozenMap
from counterclaim.model import CaseInfo, Claim, Document, Organization
from counterclaim.report import case_report
from counterclaim.report.blocks import Column, Grid, Listing, Paragraph, Table
from counterclaim.report.lines import Linked
from counterclaim.report.markdown_form import MarkdownForm
from counterclaim.safe_text import visible_line
from report.rendered import acting, inlines, links, shown, structure, tables, tokens, written_cells

HOSTILE = [
    "a | b", "a \\| b", "\\", "ends with \\", "\\\\|", "`|`", "``` code", "*bold* **bold**", "_em_ __bold__",
    "~~gone~~", "~~~ fence", "# heading", "heading #", "## ", "> quote", "- item", "+ item", "* item",
    "1. item", "12) item", "---", "===", "- - -", "***", "___", "=", "-", "[x] task", "[^1]", "@everyone",
    "[a](https://a.example)", "[a]: https://a.example", "![pixel](https://a.example/p.png)", "<b>bold</b>",
    "<script>alert(1)</script>", "<!-- comment", "-->", "&lt;&copy;&#35;", "https://a.example/?a=b&c=d",
    ":white_check_mark: verified", "at 12:30:45:", ":+1::x:",
    "HTTP://A.EXAMPLE", "see www.a.example now", "somebody@a.example", "mailto:a@a.example",
    "<https://a.example>", "#1234 and GH-12", "owner/repo#7", "$x$ $$y$$", "{{ page.title }} {% raw %}",
    ":::note", "% comment", "two\nlines", "\ttab", "    indented", "\u202egnp.exe", "\x1b[31mred", "a<br>b",
    "| a | b |\n|---|---|", "\\`a\\`", "x" * 700,
]  # fmt: skip


def text_of(block):
    return MarkdownForm().text([block])


def seen(text):
    """What is read of *text* where it stands by itself: the first 600 characters of its line."""
    line = visible_line(text)
    return line if len(line) <= 600 else line[:599] + "…"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
class TestATextFromOutside:
    def test_is_read_as_it_is_in_a_paragraph(self, text):
        written = text_of(Paragraph(text))
        assert [token.type for token in tokens(written)] == ["paragraph_open", "inline", "paragraph_close"]
        assert shown(inlines(written)) == seen(text)
        assert acting(written) == set()

    def test_is_read_as_it_is_in_an_item(self, text):
        written = text_of(Listing((text, "b")))
        assert structure(written) == structure(text_of(Listing(("a", "b"))))
        assert [shown(token.children) for token in tokens(written) if token.type == "inline"] == [
            seen(text),
            "b",
        ]
        assert acting(written) == set()

    def test_is_read_as_it_is_in_a_cell(self, text):
        table = Table((Column(text), Column("b")), (((text,), ("1",)), ((text, text), ("2",))), title=text)
        written = text_of(table)
        assert tables(written) == [
            [[seen(text), "b"], [seen(text), "1"], [f"{seen(text)}\n{seen(text)}", "2"]]
        ]
        assert set(written_cells(written)) == {2}
        assert acting(written) == set()

    def test_is_read_as_it_is_in_a_heading(self, text):
        written = "\n".join(MarkdownForm().heading(text, 2))
        assert structure(written) == structure("## x")
        assert shown(inlines(written)) == seen(text)
        assert acting(written) == set()

    def test_is_read_as_it_is_in_a_grid(self, text):
        grid = Grid(text, (text, "2"), ((text, FrozenMap({0: "S"})),))
        assert tables(text_of(grid)) == [[[seen(text), seen(text), "2"], [seen(text), "S", "·"]]]
        assert acting(text_of(grid)) == set()

    def test_is_read_as_it_is_where_it_leads_to_a_record(self, text):
        written = text_of(Paragraph(("see ", Linked(text, "c"), " there")))
        assert shown(inlines(written)).startswith(f"see {seen(text)[:500]}")
        assert links(written) == []
        assert acting(written) == set()


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "href"),
        [
            ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
            ("HTTP://example.org", "HTTP://example.org"),
            ("https://example.org/a b", "https://example.org/a%20b"),
            ("https://example.org/<b>|`\\", "https://example.org/%3Cb%3E%7C%60%5C"),
            ("https://example.org/a)](x", "https://example.org/a%29%5D%28x"),
            ("https://example.org/&copy;", "https://example.org/&copy;"),
            ("https://example.org/\u202ea", "https://example.org/%E2%80%AEa"),
            ("https://example.org/\u00e4", "https://example.org/%C3%A4"),
        ],
    )
    def test_of_the_web_are_links(self, url, href):
        written = text_of(Table((Column("a"),), (((Linked(url, url=url),),),)))
        assert links(written) == [href]
        assert tables(written) == [[["a"], [visible_line(url)]]]
        assert acting(written) == set()

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https:///a",
            "//a.example",
            " https://a",
        ],
    )
    def test_of_another_kind_are_text(self, url):
        assert links(text_of(Paragraph(Linked(url, url=url)))) == []


class TestGrids:
    def test_wide_ones_are_split_and_rows_of_nothing_but_silence_left_out(self):
        rows = tuple((f"s{place}", FrozenMap({place: "S"})) for place in range(45))
        found = tables(text_of(Grid("source", tuple(map(str, range(45))), rows)))
        assert [len(table[0]) for table in found] == [21, 21, 6]
        assert [len(table) for table in found] == [21, 21, 6]


class TestAReport:
    def test_has_a_heading_for_each_section_and_a_drawing_of_the_claims(self, case):
        written = case_report(case).to_markdown()
        assert written.startswith("# The height of Mount Everest\n\n3 claims · ")
        assert "\n## Claims (3)\n" in written
        assert "\n```mermaid\nflowchart LR\n" in written
        assert written.rstrip("\n") + "\n" == written

    def test_has_all_cells_of_every_row(self, case):
        for table in tables(case_report(case).to_markdown()):
            assert len({len(row) for row in table}) == 1

    def test_links_to_the_documents(self, case):
        case.add(Document(id="web", title="A page", url="https://example.org/a_b?c=1&d=2"))
        assert links(case_report(case).to_markdown()) == ["https://example.org/a_b?c=1&d=2"]

    def test_counts_what_it_does_not_show(self, case):
        written = case_report(case).to_markdown(limit=1)
        assert "… and 2 more that are not shown" in written
        assert "## Claims (3)" in written

    def test_has_a_table_alone_where_the_drawing_would_be_too_large(self):
        case = Case(Claim(id=f"c{number}", text="It is") for number in range(501))
        written = case_report(case).to_markdown()
        assert "```" not in written
        assert "The map is too large to be drawn here" in written

    def test_is_written_in_german_as_well(self, case):
        assert "\n## Behauptungen (3)\n" in case_report(case, language="de").to_markdown()

    def test_the_drawing_ends_where_its_fence_does(self):
        case = Case(
            [CaseInfo(id="i", title="```\n# x"), Organization(id="o", name="```"), Claim(id="c", text="````")]
        )
        fences = [token for token in tokens(case_report(case).to_markdown()) if token.type == "fence"]
        assert [token.info for token in fences] == ["mermaid"]
        assert "flowchart" in fences[0].content

    def test_a_section_is_shown_by_itself(self, case):
        written = case_report(case, only=("claims",)).section_markdown("claims")
        assert [len(table) for table in tables(written)] == [4]
        assert case_report(case, only=("notes",)).section_markdown("notes") == "Notes: none\n"


@pytest.mark.parametrize("name", [":x", ":heavy_check_mark", "acme:+1"])
def test_a_name_makes_no_short_code_with_the_colon_behind_it(name):
    written = text_of(Paragraph((Linked(name, record="a"), ": leaks")))
    assert shown(inlines(written)) == f"{name}: leaks"
    assert acting(written) == set()
