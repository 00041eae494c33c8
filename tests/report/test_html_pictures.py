"""The pictures of the page: each has a table that says the same, and what they name leads to its record."""

import pytest

from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, ClaimKind, Organization, Rebuttal, RebuttalKind
from counterclaim.report import case_report
from report.html_pages import parsed, texts


@pytest.fixture
def root(case):
    return parsed(case_report(case).to_html())


def passed_on(count, **fields):
    """Return a case of *count* claims, each said by one source and passed on by another."""
    case = Case([Organization(id="agency", name="Agency"), Organization(id="paper", name="Paper")])
    for number in range(count):
        case.add(Claim(id=f"c{number}", text=f"Claim {number}", **fields))
        case.add(Attribution(id=f"a{number}", of=f"c{number}", source="agency"))
        case.add(Attribution(id=f"b{number}", of=f"c{number}", source="paper", relays=(f"a{number}",)))
    return case


def drawn(root, key):
    return root.xpath(f"//section[@aria-labelledby='section-{key}']//svg")


def test_the_claim_map_stands_above_a_table_to_be_unfolded(root):
    (section,) = root.xpath("//section[@aria-labelledby='section-map']")

    assert [child.tag for child in section] == ["h2", "figure", "details"]
    assert section.findtext("details/summary") == "The same as a table"
    assert section.xpath("./details//tbody/tr")


def test_the_timeline_stands_above_its_table(root):
    (section,) = root.xpath("//section[@aria-labelledby='section-timeline']")

    assert [child.tag for child in section][:3] == ["h2", "figure", "table"]


def test_a_picture_has_a_title_and_links_to_records(root):
    (picture,) = drawn(root, "map")

    assert picture.xpath("./title/@id") == ["map-title"]
    assert "#r-rock-height" in picture.xpath(".//a/@href")


def test_pictures_move_by_themselves_and_can_be_reached_by_keys(root):
    boxes = root.xpath("//figure/div")

    assert len(boxes) >= 2
    assert {(box.get("tabindex"), box.get("role")) for box in boxes} == {("0", "region")}


def test_no_picture_brings_a_style_of_its_own(root):
    assert root.xpath("//svg//style | //svg//*[@style]") == []


def test_a_claim_that_nobody_disputes_and_few_repeat_has_no_tree():
    assert drawn(parsed(case_report(passed_on(1)).to_html()), "independence") == []


def test_an_accusation_has_a_tree_with_a_table():
    root = parsed(case_report(passed_on(1, kind=ClaimKind.ACCUSATION)).to_html())
    (section,) = root.xpath("//section[@aria-labelledby='section-independence']")

    assert len(drawn(root, "independence")) == 1
    assert "Through whom c0 came: Claim 0" in texts(section.iter("h3"))
    assert [texts(row)[::2] for row in section.xpath("./details//tbody/tr")][1] == ["Paper", "Agency"]


@pytest.mark.parametrize("target", ["c0", "b0"])
def test_so_has_a_claim_that_is_disputed_or_whose_attribution_is(target):
    case = passed_on(2)
    case.add(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="paper", targets=(target,)))

    assert len(drawn(parsed(case_report(case).to_html()), "independence")) == 1


def test_so_has_a_claim_of_three_attributions():
    case = passed_on(2)
    case.add(Attribution(id="third", of="c1", source="paper"))

    assert len(drawn(parsed(case_report(case).to_html()), "independence")) == 1


def test_of_many_the_first_are_drawn_and_the_others_counted():
    root = parsed(case_report(passed_on(15, kind=ClaimKind.ACCUSATION), language="de").to_html())
    (section,) = root.xpath("//section[@aria-labelledby='section-independence']")

    assert len(drawn(root, "independence")) == 12
    assert "und 3 weitere" in section.text_content()
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_report_without_those_sections_has_no_pictures(case):
    assert parsed(case_report(case, only=["claims"]).to_html()).xpath("//svg") == []
