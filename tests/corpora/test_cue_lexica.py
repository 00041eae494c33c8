"""Whether a sentence that says who says so is never taken for the article's own, whichever verb it has."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import Claim, ClaimKind, Person

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC401"})
CASE = Case(
    [
        Person(id="doe", name="John Doe"),
        Claim(id="theft", text="John Doe stole it", kind=ClaimKind.ACCUSATION, accuses=("doe",)),
    ]
)


@pytest.mark.parametrize("name", ["quote_verbs_en.txt", "quote_verbs_en_journalismai.txt"])
def test_reporting_verbs_attribute(corpora, name):
    lines = (corpora / "cue-lexica" / name).read_text(encoding="utf-8").splitlines()
    verbs = [line.strip() for line in lines if line.strip().isalpha()]
    article = "\n\n".join(f"The paper {verb} that John Doe stole the money." for verb in verbs)

    assert len(verbs) > 200
    assert not lint(CASE, article=article, profile=ONLY).findings
