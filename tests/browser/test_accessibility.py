"""What axe finds in the page of a report: nothing, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 640}
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]


def findings(page, rules):
    """Return what axe finds on a page, in words."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    assert found.response["passes"]
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [("example", "light", WIDE), ("abgas", "dark", NARROW)],
    ids=["wide-and-light", "narrow-and-dark"],
)
def test_axe_finds_nothing(visit, pages, name, scheme, width):
    assert not findings(visit(pages[name], color_scheme=scheme, viewport=width).page, ALL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_told_apart_in_all_pictures_and_tables(visit, pages, scheme):
    assert not findings(visit(pages["everything"], color_scheme=scheme, viewport=WIDE).page, COLOURS)
