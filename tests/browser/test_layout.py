"""The page of a report fits on a telephone, a wide screen and paper, with large letters and in the dark."""

import re

import pytest

SIZES = {
    "telephone": {"width": 360, "height": 640},
    "tablet": {"width": 768, "height": 1024},
    "wide": {"width": 1440, "height": 900},
}
#: A4 without its margins, in pixels of CSS.
PAPER = {"width": 688, "height": 1009}
#: What sticks out at the right, apart from what is *inside* something that may be wider than the page.
STICKING_OUT = """inside => [...document.querySelectorAll("body *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.right > document.documentElement.clientWidth + 1 && !element.matches(inside);
}).map(element => element.outerHTML.slice(0, 200))"""
SIDEWAYS = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
#: The luminance of a colour (WCAG 2.2), from 0 to 1.
LUMINANCE = """name => {
    const parts = getComputedStyle(document.body)[name].match(/[0-9.]+/g).map(part => part / 255);
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


def sticking_out(page, inside="[role=region] *, svg *, .unseen"):
    """Return by how much a page is wider than its window, and what sticks out of it."""
    return page.evaluate(SIDEWAYS), page.evaluate(STICKING_OUT, inside)


@pytest.fixture(scope="module")
def page(visit, report_page):
    return visit(report_page).page


@pytest.mark.parametrize("size", SIZES)
def test_a_page_is_no_wider_than_the_window(page, size):
    page.set_viewport_size(SIZES[size])

    assert sticking_out(page) == (0, [])


def test_a_page_fits_with_letters_twice_as_large(page):
    page.set_viewport_size({"width": 720, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"), *sticking_out(page)
    page.reload()

    assert found == (32, 0, [])


def test_a_row_is_a_card_with_titles_on_a_telephone(visit, pages):
    page = visit(pages["example"], viewport=SIZES["telephone"]).page
    cells = page.locator("main section table.rows").first.locator("tbody tr").first.locator("th, td")
    left = {round(cell.bounding_box()["x"]) for cell in cells.all() if cell.is_visible()}
    titles = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")

    assert len(left) == 1
    assert all(re.fullmatch('".+"', title) for title in titles)


def test_a_page_is_light_or_dark_as_the_reader_has_it(page):
    shades = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        shades.append([page.evaluate(LUMINANCE, name) for name in ("backgroundColor", "color")])
    (paper, ink), (dark_paper, dark_ink) = shades

    assert (paper > 0.9, ink < 0.1, dark_paper < 0.05, dark_ink > 0.7) == (True,) * 4


@pytest.fixture(scope="module")
def paper(visit, report_page):
    """The page as it is printed, for a reader who has everything else in the dark."""
    page = visit(report_page, viewport=PAPER, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_paper_is_white_and_has_no_contents_to_click_on(paper):
    assert paper.evaluate(LUMINANCE, "backgroundColor") > 0.9
    assert paper.evaluate(LUMINANCE, "color") < 0.1
    assert not paper.locator("nav").is_visible()
    assert not paper.locator(".skip").is_visible()


def test_nothing_is_cut_off_on_paper(paper):
    assert sticking_out(paper, inside=".unseen, svg *") == (0, [])
    assert paper.locator("main h2").count() > 10
    assert all(heading.is_visible() for heading in paper.locator("main h2").all())


def test_a_short_word_is_not_broken_on_paper(paper):
    broken = paper.locator("main :is(th, td) .id").evaluate_all(
        """ids => ids.filter(id => /^\\w{1,12}$/.test(id.textContent) && id.getClientRects().length > 1)
            .map(id => id.textContent)"""
    )

    assert broken == []


def test_what_can_be_unfolded_on_a_screen_is_open_on_paper(paper):
    tables = paper.locator("details table").all()

    assert tables
    assert all(table.is_visible() for table in tables)


def test_a_printed_report_has_a_few_pages(page):
    printed = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    sizes = {
        tuple(map(round, map(float, box))) for box in re.findall(rb"/MediaBox\s*\[0 0 (\S+) (\S+)\]", printed)
    }

    assert 5 <= pages <= 30
    assert sizes == {(595, 842)}
