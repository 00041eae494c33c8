"""The page of a report can be read and walked: headings, links, rows that lead to their records, keys."""

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

LEVELS = "nodes => nodes.map(node => [Number(node.localName[1]), node.textContent])"


@pytest.fixture(scope="module")
def page(visit, report_page):
    return visit(report_page).page


@pytest.fixture
def untouched(page):
    """The page as it is before anybody pressed a key."""
    page.reload()
    return page


@pytest.mark.parametrize(("name", "language"), [("example", "en"), ("example-in-german", "de")])
def test_a_page_says_its_language(visit, pages, name, language):
    assert visit(pages[name]).page.get_attribute("html", "lang") == language


def test_headings_are_in_order(page):
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", LEVELS)

    assert [level for level, _ in levels].count(1) == 1
    assert levels[0][0] == 1
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(levels))
    assert all(text.strip() for _, text in levels)


def test_links_within_a_page_lead_somewhere(page):
    fragments = page.eval_on_selector_all(
        'a[href^="#"]', "links => [...new Set(links.map(link => link.getAttribute('href')))]"
    )
    ids = page.eval_on_selector_all("[id]", "elements => elements.map(element => element.id)")

    assert len(fragments) > 20
    assert {unquote(fragment[1:]) for fragment in fragments} <= set(ids)
    assert len(set(ids)) == len(ids)


def test_links_outward_say_nothing_of_where_they_stand(visit, pages):
    links = visit(pages["everything"]).page.locator('a[href]:not([href^="#"])')

    for link in links.all():
        assert re.match("https?://", link.get_attribute("href"))
        assert set(link.get_attribute("rel").split()) >= {"noopener", "noreferrer"}


def test_each_row_leads_to_a_record(page):
    rows = page.eval_on_selector_all(
        "main section:not([aria-labelledby=section-records]) tbody tr",
        """rows => rows.map(row => [row.closest("section").getAttribute("aria-labelledby"),
            row.querySelector('a[href^="#r-"]') !== null, row.textContent])""",
    )

    assert len(rows) > 20
    assert [row for row in rows if not row[1]] == []


def test_what_is_listed_in_the_contents_is_on_the_page_in_that_order(page):
    listed = page.eval_on_selector_all(
        "nav a", "links => links.map(link => link.getAttribute('href').slice(1))"
    )
    sections = page.eval_on_selector_all("main h2", "headings => headings.map(heading => heading.id)")

    assert listed == sections


FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return [element.localName, element.className, seen, element.getBoundingClientRect().height > 0];
}"""


def walk(page, steps):
    """Yield what has the focus after each of so many *steps* with the Tab key."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED)


def test_the_tab_key_leads_from_the_skip_link_through_the_contents_to_the_text(untouched):
    count = untouched.locator("nav a").count()
    (first, *contents, after) = walk(untouched, count + 2)

    assert first[:2] == ["a", "skip"]
    assert [name for name, *_ in (*contents, after)] == ["a"] * count + [after[0]]
    assert all(seen and shown for _, _, seen, shown in (first, *contents, after))


def test_a_region_that_scrolls_shows_that_it_has_the_focus(untouched):
    untouched.keyboard.press("Tab")
    untouched.locator("main [role=region]").first.focus()
    _, _, seen, shown = untouched.evaluate(FOCUSED)

    assert (seen, shown) == (True, True)


def test_the_skip_link_skips_the_contents(untouched):
    untouched.keyboard.press("Tab")
    untouched.keyboard.press("Enter")
    untouched.keyboard.press("Tab")

    assert untouched.evaluate("document.activeElement.closest('main') !== null")


def test_regions_that_scroll_have_a_name_and_take_the_focus(page):
    page.set_viewport_size({"width": 360, "height": 640})
    regions = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(element =>
            element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
            && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
        ).map(element => [element.tabIndex, element.getAttribute("role"), element.ariaLabel])"""
    )

    assert regions
    assert all(place == 0 and role == "region" and name for place, role, name in regions)
