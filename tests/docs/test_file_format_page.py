"""The page of the JSON form names every type, and every word that may stand for a hedge."""

from __future__ import annotations

import counterclaim.model
import counterclaim.values
from counterclaim.registry import registrations


def test_every_type_of_the_library_is_named(pages):
    for entry in registrations():
        assert entry.is_extension or f"`{entry.tag}`" in pages["file-format"]


def test_every_hedge_is_named(pages):
    for hedge in counterclaim.values.Hedge:
        assert hedge is counterclaim.values.Hedge.EXACT or f"`{hedge.value}`" in pages["file-format"]


def test_every_member_of_an_enumeration_of_the_records_is_named_where_case_files_are_described(pages):
    for name in ("ClaimKind", "Mode", "Certainty", "Direction", "Outcome", "Judgement", "Protection"):
        for member in getattr(counterclaim.model, name):
            assert f"`{member.value}`" in pages["case-file"]
