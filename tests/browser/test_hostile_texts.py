"""Every hostile text in every slot of every record: the page has the structure of one with harmless texts."""

from itertools import chain, groupby, zip_longest

import pytest

from browser.every_slot import case_info, grouped, harmless, hostile_strings, records_with
from counterclaim.case import Case
from counterclaim.conflicts import detect
from counterclaim.formats import svg
from counterclaim.model import Attribution, Claim, Organization
from counterclaim.registry import is_id
from counterclaim.report import case_report
from counterclaim.safe_text import shorten, visible_line

EVERYTHING = 1_000_000
#: Groups of texts that share a page; so many that few pages are shown, and none is huge.
GROUPS_ON_A_PAGE = 40
#: A notebook shows the first twenty rows of each section of a report; of each group, there are two claims.
GROUPS_IN_A_CELL = 10
#: Pictures have a test of their own.
NO_PICTURES = ":not(svg *)"
LONGEST = 290
IDS_ON_A_PAGE = 500
DANGLING = """[...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute("href").slice(1))
    .filter(id => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length !== 1)"""
TITLE = "html => new DOMParser().parseFromString(html, 'text/html').title"
POLICY = 'http-equiv="Content-Security-Policy"'


@pytest.fixture(scope="module")
def groups(corpora):
    """The hostile texts, in groups that stand in one slot, and beside each group one of harmless texts."""
    hostile = grouped(hostile_strings(corpora), longest=LONGEST, most=16)
    assert sum(map(len, hostile)) > 1_400
    return [(group, tuple(map(harmless, group))) for group in hostile]


@pytest.fixture
def read(visit, saved):
    """Opens a page that nothing but its escaping protects."""

    def read(name, page):
        return visit(saved(name, page.replace(POLICY, 'http-equiv="no-policy"')))

    return read


def assert_same(found, expected):
    for place, (ours, theirs) in enumerate(zip_longest(found, expected)):
        assert ours == theirs, f"element {place}, after {expected[max(place - 8, 0) : place]}"


def report_of(groups):
    return case_report(
        Case(record for number, texts in enumerate(groups) for record in records_with(texts, number))
    )


def page_of(groups):
    return report_of(groups).to_html(limit=EVERYTHING)


def test_reports_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(read, groups):
    for start in range(0, len(groups), GROUPS_ON_A_PAGE):
        hostile, plain = zip(*groups[start : start + GROUPS_ON_A_PAGE], strict=True)
        shown, expected = read("report", page_of(hostile)), page_of(plain)

        assert_same(shown.structure(NO_PICTURES), shown.structure_of(expected, NO_PICTURES))
        assert shown.doings == []
        style = shown.page.eval_on_selector("style", "style => style.textContent")
        assert f"<style>{style}</style>" in expected


def test_titles_and_summaries_have_the_structure_of_harmless_ones(read, groups):
    def pages(side):
        return [case_report(Case([case_info(group[side])])).to_html() for group in groups]

    shown = read("title", pages(0)[0])
    for (hostile, _), (title, found), (_, expected) in zip(
        groups, shown.read(pages(0)), shown.read(pages(1)), strict=True
    ):
        assert_same(found, expected)
        assert title == shorten(visible_line("\n".join(hostile)), max(len(title), LONGEST))


def named(ids):
    """Yield claims with *ids*, and of each an attribution that is called after it."""
    yield Organization(id="somebody", name="Somebody")
    for id in ids:
        yield Claim(id=id, text="One")
        yield Attribution(id=f"{id}/said", of=id, source="somebody")


def test_ids_have_anchors_of_their_own_and_the_structure_of_harmless_ones(read, groups):
    pairs = [pair for group in groups for pair in zip(*group, strict=True)]
    usable = [(f"{text}-{n}", f"{twin}-{n}") for n, (text, twin) in enumerate(pairs) if is_id(text)]
    assert len(usable) > 1_000
    for start in range(0, len(usable), IDS_ON_A_PAGE):
        hostile, plain = zip(*usable[start : start + IDS_ON_A_PAGE], strict=True)
        shown, expected = (
            case_report(Case(named(ids))).to_html(limit=EVERYTHING) for ids in (hostile, plain)
        )
        shown = read("ids", shown)

        assert_same(shown.structure(NO_PICTURES), shown.structure_of(expected, NO_PICTURES))
        assert shown.page.evaluate(DANGLING) == []
        assert shown.doings == []


def pictures_of(texts):
    case = Case(records_with(texts, 0))
    conflicts = detect(case).conflicts
    assert conflicts
    yield svg.inline_map(case, conflicts=conflicts, link=lambda id: f"#{id}")
    yield svg.inline_tree(case, "claim-0", link=lambda id: f"#{id}")
    yield svg.inline_timeline(case, link=lambda id: f"#{id}")


def once(elements):
    """Return *elements* without those that are like the one before: a text takes more lines or fewer."""
    return [element for element, _ in groupby(elements)]


def test_pictures_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(read, groups):
    hostile, plain = (
        "".join(chain.from_iterable(pictures_of(group[side]) for group in groups)) for side in (0, 1)
    )
    shown = read("pictures", hostile)

    assert_same(once(shown.structure()), once(shown.structure_of(plain)))
    assert shown.doings == []


def notebook_of(groups):
    """Yield what a notebook shows of cases, conflicts and records, and of the reports of larger cases."""
    for texts in groups:
        case = Case([case_info(texts), *records_with(texts, 0)])
        conflicts = detect(case)
        yield from (shown._repr_html_() for shown in (case, conflicts, *conflicts, *case))
    for start in range(0, len(groups), GROUPS_IN_A_CELL):
        yield report_of(groups[start : start + GROUPS_IN_A_CELL])._repr_html_()


def test_notebooks_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(read, groups):
    hostile, plain = (
        f"<div hidden>{''.join(notebook_of([group[side] for group in groups]))}</div>" for side in (0, 1)
    )
    shown = read("notebook", hostile)  # hidden, since it takes long to lay out so many tables

    assert_same(shown.structure(), shown.structure_of(plain))
    assert shown.doings == []
