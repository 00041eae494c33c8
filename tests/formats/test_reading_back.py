"""What an export loses is whatever reading it back does not give."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given

from counterclaim.case import Case
from counterclaim.findings import Loss
from counterclaim.formats.reading_back import lost
from counterclaim.model import Claim, Document, Person, Source
from counterclaim.strategies import cases
from formats.round_trips import assert_only_lost

HIGH = Claim(id="high", text="It is high", tags=("height",))


def why(record, field):
    return f"{type(record).__name__} {field}"


def test_what_comes_back_whole_is_not_lost():
    assert lost(Case((HIGH,)), Case((HIGH,)), why) == ()


def test_a_record_that_does_not_come_back_is_lost_whole():
    assert lost(Case((HIGH,)), Case(), why) == (Loss("high", None, "Claim None"),)


def test_each_field_that_differs_is_lost():
    back = evolve(HIGH, tags=(), text="It is")

    assert {loss.field for loss in lost(Case((HIGH,)), Case((back,)), why)} == {"text", "tags"}


def test_a_record_of_another_type_has_lost_its_type_and_what_differs():
    ann = Person(id="ann", name="Ann", role="guide")
    losses = lost(Case((ann,)), Case((Source(id="ann", name="Ann"),)), why)

    assert {"type", "role"} <= {loss.field for loss in losses}
    assert {"name", "aliases", "extra"}.isdisjoint(loss.field for loss in losses)


def test_fields_that_the_other_type_does_not_have_are_lost():
    losses = lost(Case((HIGH,)), Case((Document(id="high"),)), why)

    assert {"type", "text", "kind"} <= {loss.field for loss in losses}


def test_what_comes_back_besides_is_no_loss():
    assert lost(Case(), Case((HIGH,)), why) == ()


@given(cases(), cases())
def test_the_losses_are_exactly_the_differences(one, other):
    back = Case(other.get(id) or one[id] for id in one.ids())

    assert_only_lost(one, lost(one, back, why), back)
