"""Every hostile text in pictures and notebooks: each has the structure that harmless texts give it."""

from itertools import chain, groupby

from browser.every_slot import case_info, records_with, report_of
from browser.visits import assert_same
from counterclaim.case import Case
from counterclaim.conflicts import detect
from counterclaim.formats import svg

#: A notebook shows the first twenty rows of each section of a report; of each group, there are two claims.
GROUPS_IN_A_CELL = 10


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


def test_pictures_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(unprotected, groups):
    hostile, plain = (
        "".join(chain.from_iterable(pictures_of(group[side]) for group in groups)) for side in (0, 1)
    )
    shown = unprotected("pictures", hostile)

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


def test_notebooks_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(unprotected, groups):
    hostile, plain = (f"<body>{''.join(notebook_of([group[side] for group in groups]))}" for side in (0, 1))
    shown = unprotected("notebook", hostile)

    assert_same(shown.structure("body *"), shown.structure_of(plain, "body *"))
    assert shown.doings == []
