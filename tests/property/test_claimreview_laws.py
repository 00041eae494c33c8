"""Whatever is on record, and whatever stands in a page, comes through as it was or is told."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats import claimreview
from counterclaim.strategies import cases
from formats.round_trips import assert_only_lost

ANY_CASE = cases() | cases(dangling=True)


@given(ANY_CASE)
def test_what_is_read_back_is_what_was_written_minus_the_losses(case):
    exported = claimreview.write(case)
    imported = claimreview.read(exported.data)

    assert not any(problem.fatal for problem in imported.problems)
    assert_only_lost(case, exported.losses, imported.case)


@given(ANY_CASE)
def test_what_was_read_back_is_written_and_read_unchanged(case):
    once = claimreview.read(claimreview.write(case).data).case
    twice = claimreview.read(claimreview.write(once).data).case

    assert {record.id: record for record in twice} == {record.id: record for record in once}
