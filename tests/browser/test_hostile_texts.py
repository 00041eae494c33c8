"""Every hostile text in every slot of every record: the page has the structure that harmless texts give it."""

import re
from itertools import zip_longest

import pytest

from browser.every_slot import case_info, grouped, harmless, hostile_strings, records_with
from counterclaim.case import Case
from counterclaim.report import case_report
from counterclaim.safe_text import visible, visible_line

#: Groups of texts that share a page; so many that a browser starts up few pages, and none is huge.
_GROUPS_ON_A_PAGE = 40
_EVERYTHING = 1_000_000


@pytest.fixture(scope="module")
def groups(corpora):
    """The hostile texts, a few that stand in one slot together."""
    return grouped(hostile_strings(corpora), longest=150, most=8)


def page_of(groups):
    records = [record for n, texts in enumerate(groups) for record in records_with(texts, n)]
    return case_report(Case(records)).to_html(limit=_EVERYTHING)


def assert_same(found, expected):
    for place, (ours, theirs) in enumerate(zip_longest(found, expected)):
        assert ours == theirs, f"element {place}, after {expected[max(place - 8, 0) : place]}"


def test_pages_have_the_structure_of_harmless_ones_and_nothing_in_them_acts(visit, saved, groups):
    for start in range(0, len(groups), _GROUPS_ON_A_PAGE):
        texts = groups[start : start + _GROUPS_ON_A_PAGE]
        plain = [tuple(map(harmless, group)) for group in texts]
        hostile, twin = visit(saved("hostile", page_of(texts))), visit(saved("harmless", page_of(plain)))

        assert_same(hostile.structure(), twin.structure())
        assert hostile.doings == []
        assert hostile.page.text_content("style") == twin.page.text_content("style")
