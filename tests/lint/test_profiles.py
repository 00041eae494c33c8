"""Profiles: which rules weigh how much, on which norms, and a newsroom's own."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, PlannedExport, lint, read_profile
from counterclaim.model import CaseInfo, Claim, Person, Protection, Rebuttal, RebuttalKind, UnnamedSource
from counterclaim.values import DateSpan, Protected

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
        ('id = "x"\n[levels]\nCC999 = "note"', "levels.CC999'?: there is no rule 'CC999'"),
        ('id = "x"\n[[norms.CC999]]\nname = "t"', "norms.CC999'?: there is no rule 'CC999'"),
        ("#" * 300_000, "at most 200,000 characters"),
        ("x = " + "[" * 100_000, "no TOML"),
    ],
    ids=[str(n) for n in range(18)],
)
def test_what_is_no_profile_is_refused_with_the_key_that_is_wrong(text, says):
    with pytest.raises(ValueError, match=says.replace("[", r"\[")):
        read_profile(text)


@pytest.mark.parametrize(
    "changes", [{"levels": {"CC999": Level.NOTE}}, {"norms": {"CC999.minor": ()}}], ids=str
)
def test_a_code_in_a_profile_that_there_is_not_is_told(changes):
    (problem,) = lint(Case(), profile=evolve(PROFILES["default"], **changes)).problems

    assert (problem.code, problem.field) == ("profile", next(iter(changes)))
    assert "there is no rule 'CC999" in problem.message


def test_a_code_of_an_extension_in_a_profile_is_not():
    assert lint(Case(), profile=evolve(PROFILES["default"], levels={"acme:x": Level.NOTE})).problems == ()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"least_reply_days": -3}, ValueError),
        ({"least_origins": "two"}, TypeError),
        ({"levels": {"CC101": "error"}}, TypeError),
    ],
    ids=str,
)
def test_what_cannot_be_in_a_profile_is_refused(changes, error):
    with pytest.raises(error):
        evolve(PROFILES["default"], **changes)


@pytest.mark.parametrize("id", ["ifcn", "de-pressekodex"])
def test_an_embargo_and_a_person_cite_nothing_that_is_about_sources(id):
    case = Case(
        [
            CaseInfo(id="case", title="T", embargo_until=DateSpan.day(date(2026, 12, 1))),
            Person(id="child", name="Example Child", protected_as=Protection.MINOR),
            UnnamedSource(id="source", name="a source", identity=Protected("Example Name")),
        ]
    )
    found = lint(
        case, profile=id, now=date(2026, 11, 26), export=PlannedExport(target="jsonl", protected="keep")
    )

    cited = {finding.record: bool(finding.norms) for finding in found.findings if finding.code == "CC403"}
    assert cited == {"case": False, "child": False, "source": True}


def test_norms_on_children_are_cited_of_minors_alone():
    case = Case(
        [
            Person(id="child", name="Example Child", protected_as=Protection.MINOR),
            Person(id="neighbour", name="Example Neighbour", public_figure=False),
        ]
    )
    found = lint(case, profile="de-pressekodex", article="Example Child saw Example Neighbour.").findings
    cited = {finding.record: len(finding.norms) for finding in found if finding.code == "CC402"}

    assert cited == {"child": 2, "neighbour": 1}


def test_norms_of_a_code_of_ones_own_go_before_those_of_its_aspects():
    own = OWN.replace("[norms.CC101]", "[norms.CC403]")
    assert [str(norm) for norm in read_profile(own).norms_of("CC403", "source")] == ["Acme style book, 4"]
    assert [str(norm) for norm in read_profile(own).norms_of("CC403", "embargo")] == ["Acme style book, 4"]
