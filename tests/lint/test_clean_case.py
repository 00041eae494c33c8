"""No rule fires on a clean case, whatever the profile, and every rule looks at it."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.lint import PROFILES, RULES
from counterclaim.model import Attribution, Claim, Rebuttal, ReplyRequest, Review, Snapshot
from lint.clean_case import CLEAN


@pytest.mark.parametrize("profile", PROFILES)
def test_no_rule_fires(profile):
    assert [str(found) for found in CLEAN.lint(profile=profile).findings] == []


def test_every_rule_runs():
    result = CLEAN.lint()

    assert (result.unchecked, result.problems) == ((), ())
    assert {rule.code for rule in result.rules} == {rule.code for rule in RULES}


def test_it_is_not_clean_for_being_empty():
    counts = Counter(type(record) for record in CLEAN.case)

    assert all(counts[cls] for cls in (Attribution, Claim, Rebuttal, ReplyRequest, Review, Snapshot))
