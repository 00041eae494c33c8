"""Every hostile text in every slot of every record: the page has the structure of one with harmless texts."""

from browser.every_slot import LONGEST, case_info, report_of
from browser.visits import assert_same
from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, Organization
from counterclaim.registry import is_id
from counterclaim.report import case_report
from counterclaim.safe_text import shorten, visible_line

EVERYTHING = 1_000_000
#: Groups of texts that share a page; so many that few pages are shown, and none is huge.
GROUPS_ON_A_PAGE = 40
IDS_ON_A_PAGE = 500
#: Pictures have a test of their own; the body is hidden in one of two pages.
CHOSEN = ":not(body, svg *)"
DANGLING = """[...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute("href").slice(1))
    .filter(id => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length !== 1)"""


def page_of(groups):
    return report_of(groups).to_html(limit=EVERYTHING)


def test_reports_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(unprotected, groups):
    for start in range(0, len(groups), GROUPS_ON_A_PAGE):
        hostile, plain = zip(*groups[start : start + GROUPS_ON_A_PAGE], strict=True)
        shown, expected = unprotected("report", page_of(hostile)), page_of(plain)

        assert_same(shown.structure(CHOSEN), shown.structure_of(expected, CHOSEN))
        assert shown.doings == []
        style = shown.page.eval_on_selector("style", "style => style.textContent")
        assert f"<style>{style}</style>" in expected


def test_titles_and_summaries_have_the_structure_of_harmless_ones(unprotected, groups):
    def pages(side):
        return [case_report(Case([case_info(group[side])])).to_html() for group in groups]

    shown = unprotected("title", pages(0)[0])
    for (hostile, _), (title, found), (_, expected) in zip(
        groups, shown.read(pages(0), CHOSEN), shown.read(pages(1), CHOSEN), strict=True
    ):
        assert_same(found, expected)
        assert title == shorten(visible_line("\n".join(hostile)), max(len(title), LONGEST))


def named(ids):
    """Yield claims with *ids*, and of each an attribution that is called after it."""
    yield Organization(id="somebody", name="Somebody")
    for id in ids:
        yield Claim(id=id, text="One")
        yield Attribution(id=f"{id}/said", of=id, source="somebody")


def test_ids_have_anchors_of_their_own_and_the_structure_of_harmless_ones(unprotected, groups):
    pairs = [pair for group in groups for pair in zip(*group, strict=True)]
    usable = [(f"{text}-{n}", f"{twin}-{n}") for n, (text, twin) in enumerate(pairs) if is_id(text)]
    assert len(usable) > 1_000
    for start in range(0, len(usable), IDS_ON_A_PAGE):
        hostile, plain = zip(*usable[start : start + IDS_ON_A_PAGE], strict=True)
        shown, expected = (
            case_report(Case(named(ids))).to_html(limit=EVERYTHING) for ids in (hostile, plain)
        )
        shown = unprotected("ids", shown)

        assert_same(shown.structure(CHOSEN), shown.structure_of(expected, CHOSEN))
        assert shown.page.evaluate(DANGLING) == []
        assert shown.doings == []
