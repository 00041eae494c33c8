"""What changed after publication without a correction."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Note,
    Organization,
    Quote,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    Snapshot,
    Statement,
)
from counterclaim.values import DateSpan, Quantity

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC404"})
FIFTEEN = Statement(subject="acme", property="sold", value=Quantity(number=15))
CLAIM = Claim(id="claim", text="Acme sells to 15 countries", statements=(FIFTEEN,), accuses=("acme",))
SAID = Attribution(
    id="said",
    of="claim",
    source="paper",
    said=DateSpan.day(date(2019, 10, 17), text="17.10.2019"),
    quote=Quote(exact="to 15 countries"),
)
DENIAL = Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="acme", targets=("claim",), text="Not so")
REVIEW = Review(id="review", of="claim", reviewer="paper", rating=Rating(label="Mostly so"))
RECORDS = (
    CaseInfo(id="case", title="A case"),
    Organization(id="acme", name="Acme"),
    Organization(id="paper", name="The Example"),
    CLAIM,
    SAID,
    DENIAL,
    REVIEW,
)


def found(*records, before=(), without=()):
    changed = {record.id: record for record in records}
    kept = [changed.pop(one.id, one) for one in RECORDS if one.id not in without]
    case = Case([*kept, *changed.values()])
    previous = Case([*(one for one in RECORDS if one.id not in {old.id for old in before}), *before])
    result = lint(case, previous=previous, profile=ONLY)
    assert result.problems == ()
    return result.findings


CHANGES = [
    (evolve(CLAIM, text="Acme sells to 16 countries"), "wording"),
    (evolve(CLAIM, statements=(evolve(FIFTEEN, value=Quantity(number=16)),)), "figures"),
    (evolve(CLAIM, statements=()), "figures"),
    (evolve(CLAIM, accuses=()), "whom it accuses"),
    (evolve(CLAIM, kind=ClaimKind.OPINION), "kind"),
    (evolve(SAID, certainty=Certainty.POSSIBLE), "how certain they are"),
    (evolve(DENIAL, counterclaim="other"), "what it says instead"),
    (evolve(SAID, source="acme"), "who says it"),
    (evolve(SAID, said=DateSpan.day(date(2019, 10, 18))), "when"),
    (evolve(SAID, quote=Quote(exact="to 16 countries")), "quotation"),
    (evolve(DENIAL, text="Not quite so"), "wording"),
    (evolve(DENIAL, kind=RebuttalKind.DISPUTE), "kind"),
    (evolve(REVIEW, rating=Rating(label="Mostly not")), "rating"),
]


@pytest.mark.parametrize(
    ("changed", "part"), CHANGES, ids=[f"{one.id}-{n}" for n, (one, _) in enumerate(CHANGES)]
)
def test_what_was_published_and_says_something_else_now_is_told(changed, part):
    (finding,) = found(changed)

    assert (finding.code, finding.level, finding.record) == ("CC404", Level.ERROR, changed.id)
    assert f"({part})" in finding.message


@pytest.mark.parametrize("id", ["claim", "said", "denial", "review"])
def test_what_was_published_and_is_gone_is_told(id):
    (finding,) = found(without=(id,))

    assert finding.record == id
    assert "is gone" in finding.message


def test_a_rebuttal_that_is_gone_is_told_once_and_by_whose_it_is():
    bare = evolve(DENIAL, id="bare", text=None)
    its_own = Attribution(id="bare@acme", of="bare", source=bare.by)
    (finding,) = found(before=(bare, its_own))

    assert finding.record == "bare"
    assert finding.message.startswith("denial by Acme (bare) was published and is gone")


def test_who_said_what_got_another_id_is_told_where_nobody_says_it_now():
    renamed = evolve(CLAIM, id="renamed")
    rest = (evolve(DENIAL, targets=("renamed",)), evolve(REVIEW, of="renamed"))

    assert "said" in {finding.record for finding in found(renamed, *rest, without=("claim", "said"))}


def test_nothing_is_told_where_nothing_changed():
    assert not found()


@pytest.mark.parametrize(
    "record",
    [
        evolve(CLAIM, tags=("sales",), language="en", statements=(FIFTEEN, evolve(FIFTEEN, property="x"))),
        evolve(CLAIM, text="Acme  sells to\n15 countries"),
        evolve(SAID, said=DateSpan.day(date(2019, 10, 17), text="2019-10-17"), verb="says"),
        evolve(SAID, document="page"),
        evolve(DENIAL, targets=("claim", "said")),
        Note(id="note", about=("claim",), text="A remark."),
        Claim(id="more", text="Acme sells to nobody"),
        Snapshot(id="snapshot", document="page", sha256="0" * 64),
        Document(id="page", url="https://example.org/"),
        Organization(id="acme", name="Acme Ltd"),
    ],
    ids=["parts", "spaces", "date", "page", "target", "note", "claim", "snapshot", "document", "name"],
)
def test_additions_notes_tags_and_snapshots_change_nothing(record):
    assert not found(record)


def test_what_got_another_id_is_not_gone():
    assert not found(
        evolve(CLAIM, id="renamed"),
        evolve(SAID, id="renamed-said", of="renamed"),
        evolve(DENIAL, id="renamed-denial", targets=("renamed",)),
        evolve(REVIEW, id="renamed-review", of="renamed"),
        without=("claim", "said", "denial", "review"),
    )


OTHER = Claim(id="other", text="Acme makes cameras")
RENEWED = [
    (evolve(CLAIM, id="c2", statements=(evolve(FIFTEEN, value=Quantity(number=50)),)), "claim", "figures"),
    (evolve(SAID, id="s2", quote=Quote(exact="to 5000 countries")), "said", "quotation"),
    (evolve(SAID, id="s2", said=DateSpan.day(date(2020, 1, 1))), "said", "when"),
    (evolve(REVIEW, id="r2", rating=Rating(label="Mostly not")), "review", "rating"),
    (evolve(DENIAL, id="d2", targets=("other",)), "denial", "what it is about"),
]


@pytest.mark.parametrize(
    ("renewed", "was", "part"), RENEWED, ids=[f"{was}-{part}" for _, was, part in RENEWED]
)
def test_what_changed_and_got_another_id_as_well_is_told(renewed, was, part):
    findings = found(renewed, OTHER, before=(OTHER,), without=(was,))

    told = [finding for finding in findings if finding.record == was]
    assert [f"({part})" in finding.message for finding in told] == [True]


@pytest.mark.parametrize("kind", [RebuttalKind.CORRECTION, RebuttalKind.RETRACTION])
@pytest.mark.parametrize("target", ["claim", "said"])
def test_a_correction_on_record_says_so(kind, target):
    correction = Rebuttal(id="correction", kind=kind, by="paper", targets=(target,), text="It is 16")
    changed = evolve(CLAIM, text="Acme sells to 16 countries")

    assert not found(changed, correction)
    assert not found(correction, evolve(SAID, quote=Quote(exact="to 16 countries")))


def test_a_correction_of_what_is_gone_says_so():
    correction = Rebuttal(id="correction", kind=RebuttalKind.RETRACTION, by="paper", targets=("claim",))
    assert not found(correction, without=("claim", "said"))


def test_a_correction_that_was_published_already_is_of_something_else():
    correction = Rebuttal(id="old", kind=RebuttalKind.CORRECTION, by="paper", targets=("claim",))
    changed = evolve(CLAIM, text="Acme sells to 16 countries")

    assert [one.record for one in found(changed, correction, before=(correction,))] == ["claim"]


def test_other_rebuttals_are_no_corrections():
    dispute = Rebuttal(id="dispute", kind=RebuttalKind.DISPUTE, by="paper", targets=("claim",))
    assert found(evolve(CLAIM, text="Acme sells to 16 countries"), dispute)


def test_a_note_settles_it_unless_it_was_there_before():
    note = Note(id="n", about=("claim",), settles="CC404", text="A misprint.", by="A. Editor")
    changed = evolve(CLAIM, text="Acme sells to fifteen countries")

    assert [one.settled_by for one in found(changed, note)] == [("n",)]
    older = lint(
        Case([*(one for one in RECORDS if one.id != "claim"), changed, note]),
        previous=Case([*RECORDS, note]),
        profile=ONLY,
    )
    assert [one.settled_by for one in older.findings] == [()]
    assert [problem.record for problem in older.problems] == ["n"]


def test_without_the_published_case_it_is_not_checked():
    assert [one.code for one in lint(Case(RECORDS), profile=ONLY).unchecked] == ["CC404"]
