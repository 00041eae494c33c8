"""A report in a notebook: part of a page that belongs to somebody else."""

from lxml import html as lxml_html

from counterclaim.case import Case
from counterclaim.model import Claim
from counterclaim.report import case_report
from report.html_pages import structure, texts


def shown(report):
    return lxml_html.fragment_fromstring(report._repr_html_())


def test_it_is_one_element_whose_style_reaches_nothing_else(case):
    root = shown(case_report(case))
    (style,) = root.xpath(".//style/text()")
    rules = [rule for rule in style.replace("\n", "").split("}") if rule]

    assert root.get("class") == "counterclaim-report"
    assert all(
        selector.strip().startswith(".counterclaim-report ")
        for rule in rules
        for selector in rule.split("{")[0].split(",")
    )


def test_it_has_no_ids_that_could_clash_no_links_to_them_and_no_pictures(case):
    root = shown(case_report(case))

    assert root.xpath(".//@id | .//a[starts-with(@href, '#')] | .//svg | .//script") == []


def test_it_shows_the_sections(case):
    root = shown(case_report(case))

    assert texts(root.iter("h2")) == ["The height of Mount Everest"]
    assert texts(root.iter("h3"))[:2] == ["Claims (3)", "Who says what"]


def test_it_shows_the_first_rows_and_counts_the_others():
    root = shown(case_report(Case([Claim(id=f"c{number}", text="It rains") for number in range(50)])))

    assert len(root.xpath(".//table[1]//tbody/tr")) == 20
    assert "… and 30 more" in root.text_content()


def test_texts_from_outside_change_nothing():
    hostile, plain = (
        case_report(Case([Claim(id="c", text=text)]))._repr_html_() for text in ("</style><script>", "x" * 17)
    )

    assert structure(hostile) == structure(plain)
    assert type(hostile) is str
