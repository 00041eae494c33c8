"""The page of a case of a thousand claims can still be read."""

import pytest

from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, Organization, Rebuttal, RebuttalKind
from counterclaim.report import case_report


def records():
    """Yield a thousand claims of three hundred sources, each passed on once, and one in five denied."""
    yield from (Organization(id=f"s{n}", name=f"Source {n}") for n in range(300))
    for n in range(1000):
        yield Claim(id=f"c{n}", text=f"The company sells to {n} countries")
        yield Attribution(id=f"c{n}@first", of=f"c{n}", source=f"s{n % 300}", first_hand=True)
        yield Attribution(id=f"c{n}@second", of=f"c{n}", source=f"s{7 * n % 300}", relays=(f"c{n}@first",))
        if not n % 5:
            denier = f"s{11 * n % 300}"
            yield Rebuttal(id=f"r{n}", kind=RebuttalKind.DENIAL, by=denier, targets=(f"c{n}",))


@pytest.fixture(scope="module")
def large(visit, saved):
    path = saved("large", case_report(Case(records())).to_html())
    assert path.stat().st_size < 5_000_000
    return visit(path)


def test_it_shows_every_claim_and_does_nothing_by_itself(large):
    assert large.page.locator("section[aria-labelledby=section-claims] tbody tr").count() == 1000
    assert large.doings == []


def test_no_link_within_it_leads_nowhere(large):
    dangling = large.page.eval_on_selector_all(
        'a[href^="#"]',
        "links => links.filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length",
    )

    assert dangling == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_it_is_no_wider_than_the_window(large, width):
    large.page.set_viewport_size({"width": width, "height": 800})

    assert large.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_its_map_is_no_tangle(large):
    claim_map = large.page.locator("section[aria-labelledby=section-map] svg").first

    assert claim_map.bounding_box()["height"] < 6000
    assert claim_map.locator("path, line, polyline").count() < 1000
