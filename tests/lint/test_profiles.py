"""Profiles: which rules weigh how much, on which norms, and a newsroom's own."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint, read_profile
from counterclaim.model import Claim, Rebuttal, RebuttalKind

CODES = {rule.code for rule in RULES}
DENIED = Case(
    [
        Claim(id="control", text="The state controls Huawei"),
        Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="huawei", targets=("control",)),
    ]
)
OWN = """
id = "acme"
title = "The Acme newsroom"
based_on = "ifcn"
least_reply_days = 3
least_origins = 1

[levels]
CC206 = "off"
"acme:P01" = "note"

[[norms.CC101]]
title = "Acme style book"
section = "4"
url = "https://example.org/style"
read_on = 2026-11-26
"""


def test_there_are_four_profiles():
    assert list(PROFILES) == ["default", "ifcn", "at-presserat", "de-pressekodex"]
    assert all(profile.title for profile in PROFILES.values())


@pytest.mark.parametrize("id", PROFILES)
def test_a_profile_speaks_of_rules_that_there_are(id):
    profile = PROFILES[id]
    assert profile.levels.keys() | {key.partition(".")[0] for key in profile.norms} <= CODES


@pytest.mark.parametrize("id", PROFILES)
def test_every_norm_says_where_it_is_published_and_when_it_was_read(id):
    for norms in PROFILES[id].norms.values():
        for norm in norms:
            assert norm.url.startswith("https://")
            assert norm.read_on == date(2026, 11, 26)
            assert norm.title
            assert norm.section
            assert norm.read_in is None or norm.read_in.startswith("http")


def test_the_usual_profile_cites_nothing_and_changes_nothing():
    assert not PROFILES["default"].norms
    assert not PROFILES["default"].levels


def test_a_finding_cites_the_norms_of_its_profile():
    (finding,) = [one for one in lint(DENIED, profile="ifcn").findings if one.code == "CC104"]

    assert finding.level is Level.ERROR
    assert [str(norm) for norm in finding.norms] == [
        "IFCN Code of Principles, commitment 2, transparency of sources"
    ]


def test_a_newsroom_makes_one_of_its_own():
    own = evolve(PROFILES["default"], id="own", levels={"CC104": Level.OFF})
    assert "CC104" not in {one.code for one in lint(DENIED, profile=own).findings}


def test_a_profile_is_read_from_toml():
    profile = read_profile(OWN)

    assert (profile.id, profile.title) == ("acme", "The Acme newsroom")
    assert (profile.least_reply_days, profile.least_origins) == (3, 1)
    assert dict(profile.levels) == {"CC104": Level.ERROR, "CC206": Level.OFF, "acme:P01": Level.NOTE}
    assert str(profile.norms["CC101"][0]) == "Acme style book, 4"
    assert profile.norms["CC404"] == PROFILES["ifcn"].norms["CC404"]


def test_what_is_left_out_is_as_usual():
    assert read_profile('id = "own"') == evolve(PROFILES["default"], id="own", title="own")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id = ", "no TOML"),
        ("", "id is a text"),
        ('id = " "', "id is a text"),
        ('id = "x"\nbased_on = "y"', "based_on is one of default, ifcn"),
        ('id = "x"\nbased_on = 1', "based_on is a text"),
        ('id = "x"\nlevel = 1', "'level' is no key"),
        ('id = "x"\nlevels = 1', "levels is a table"),
        ('id = "x"\n[levels]\nCC101 = "fatal"', "levels.CC101 is one of error, warning, note, off"),
        ('id = "x"\nleast_origins = -1', "least_origins is a whole number from 0"),
        ('id = "x"\nleast_reply_days = true', "least_reply_days is a whole number"),
        ('id = "x"\n[norms]\nCC101 = 1', "norms.CC101 is a list of tables"),
        ('id = "x"\n[[norms.CC101]]\ntitle = "t"', "norms.CC101: read_on is a day"),
        ('id = "x"\n[[norms.CC101]]\nread_on = 2026-11-26', "norms.CC101: title is a text"),
        ('id = "x"\n[[norms.CC101]]\nname = "t"', "norms.CC101: 'name' is no key"),
        ("#" * 300_000, "at most 200,000 characters"),
        ("x = " + "[" * 100_000, "no TOML"),
    ],
    ids=[str(n) for n in range(16)],
)
def test_what_is_no_profile_is_refused_with_the_key_that_is_wrong(text, says):
    with pytest.raises(ValueError, match=says.replace("[", r"\[")):
        read_profile(text)
