from decimal import Decimal

import pytest

from counterclaim import Attribution, Case, Claim, ClaimKind, Note, Organization, Rebuttal, RebuttalKind
from counterclaim.case import Difference
from counterclaim.conflicts import ConflictCertainty
from counterclaim.model import Property, Statement, ValueKind
from counterclaim.report import difference_report, effect_rows
from counterclaim.values import Quantity

SOURCES = (Organization(id="agency", name="An agency"), Organization(id="police", name="The police"))
CLAIM = Claim(id="c", text="They leaked it", kind=ClaimKind.ACCUSATION, accuses=("police",))
SAID = Attribution(id="said", of="c", source="agency", first_hand=True)
DENIAL = Rebuttal(id="no", kind=RebuttalKind.DENIAL, by="police", targets=("c",))


def effects(before, after, **settings):
    return effect_rows(Case(before), Case(after), **settings)


def seen(rows, what):
    return [(row.id, row.before, row.after) for row in rows if row.what == what]


def test_a_denial_that_comes_in_changes_what_stands_and_is_a_new_conflict():
    rows = effects([*SOURCES, CLAIM, SAID], [*SOURCES, CLAIM, SAID, DENIAL])
    assert seen(rows, "standing") == [("c", "unchallenged", "contested")]
    ((id, before, after),) = seen(rows, "conflict")
    assert (id, before) == ("c", None)
    assert "Denied by The police" in after
    assert not seen(rows, "sources")


def test_a_denial_that_is_taken_out_leaves_a_conflict_that_is_gone():
    rows = effects([*SOURCES, CLAIM, SAID, DENIAL], [*SOURCES, CLAIM, SAID])
    assert seen(rows, "standing") == [("c", "contested", "unchallenged")]
    ((_, before, after),) = seen(rows, "conflict")
    assert after is None
    assert "Denied by The police" in before


def test_a_conflict_that_a_note_settles_is_said_to_be_settled_and_not_gone():
    note = Note(id="n", about=("c", "no"), text="They agreed", by="desk", settles="denial")
    rows = effects([*SOURCES, CLAIM, SAID, DENIAL], [*SOURCES, CLAIM, SAID, DENIAL, note])
    (row,) = (row for row in rows if row.what == "conflict")
    assert (row.after, row.settled_by) == (None, ("n",))
    text = difference_report(Difference(added=(note,)), effects=rows).to_text()
    assert "settled by n: Denied by The police" in " ".join(text.split())


def test_another_source_changes_how_many_are_independent():
    other = Attribution(id="also", of="c", source="police", first_hand=True)
    rows = effects([*SOURCES, CLAIM, SAID], [*SOURCES, CLAIM, SAID, other])
    assert seen(rows, "sources") == [("c", "1", "2")]


def test_what_is_new_or_gone_is_no_effect_but_a_change():
    assert effects([*SOURCES], [*SOURCES, CLAIM, SAID]) == ()
    assert effects([*SOURCES, CLAIM, SAID], [*SOURCES]) == ()


def measured(*numbers, before=()):
    """Return claims with a height each; *before* stands ahead of it in the first of them."""
    declared = Property(id="summit-height", value=ValueKind.QUANTITY, unit="m")
    statements = [
        Statement(
            subject="agency", property="summit-height", value=Quantity(number=Decimal(number), unit="m")
        )
        for number in numbers
    ]
    claims = [
        Claim(id=f"c{place}", text="So high", statements=(*(() if place else before), statement))
        for place, statement in enumerate(statements)
    ]
    said = [
        Attribution(id=f"s{place}", of=f"c{place}", source=source)
        for place, source in enumerate(("agency", "police"))
    ]
    return [*SOURCES, declared, *claims, *said]


def test_a_conflict_whose_statements_have_other_places_is_the_same():
    other = Statement(subject="agency", property="width", value=Quantity(number=Decimal(3), unit="m"))
    assert not seen(effects(measured(10, 9000), measured(10, 9000, before=(other,))), "conflict")


def test_a_conflict_that_becomes_definite_is_neither_new_nor_gone():
    definite = measured(10, 9000)
    possible = [record for record in definite if not isinstance(record, Property)]
    (row,) = (row for row in effects(possible, definite) if row.what == "conflict")
    assert row.certainty is ConflictCertainty.DEFINITE
    assert "may conflict" in row.before
    assert "cannot both hold" in row.after
    text = difference_report(Difference(), effects=(row,)).to_text()
    assert "definite now: An agency, summit-height" in " ".join(text.split())


def test_the_same_case_twice_has_no_effects():
    assert effects([*SOURCES, CLAIM, SAID, DENIAL], [*SOURCES, CLAIM, SAID, DENIAL]) == ()


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="no report is written in 'fr'"):
        effects([], [], language="fr")
