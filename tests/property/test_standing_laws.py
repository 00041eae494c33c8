from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from counterclaim.case import Case
from counterclaim.model import Claim, Judgement, Organization, Rebuttal, Record, SameAs
from counterclaim.standing import Ground, Label, Standing, Standings, Status, Step, assess
from oracles.dispute_records import conflict_lists, disputes, rebuttal_ids
from oracles.disputes import Dispute

ACCEPTING = st.sets(st.integers(0, 4), max_size=2)


def accepted_of(told: list[Record], places: set[int]) -> list[str]:
    ids = sorted(rebuttal_ids(told))
    return [ids[place] for place in sorted(places) if place < len(ids)]


def dump(standings: Standings) -> dict[str, Standing]:
    return {id: standings[id] for id in sorted(standings)}


@given(disputes(), conflict_lists, ACCEPTING)
def test_labels_are_those_that_the_design_gives(told, conflicts, places):
    accepted = accepted_of(told, places)
    expected = Dispute(told, conflicts, accepted)

    found = assess(Case(told), conflicts=conflicts, accepted=accepted)

    assert {id: found.label(id) for id in found} == {
        id: expected.labels[node] for id, node in expected.node_of.items()
    }
    assert found.fallen == {id for id in expected.node_of if found.label(id) is Label.OUT}


@given(disputes(), conflict_lists, ACCEPTING)
def test_statuses_are_those_that_the_design_defines(told, conflicts, places):
    accepted = accepted_of(told, places)
    expected = Dispute(told, conflicts, accepted)

    found = assess(Case(told), conflicts=conflicts, accepted=accepted)

    assert {id: found[id].status for id in found} == {id: expected.status(id) for id in expected.node_of}
    assert all(found.status(id) is found[id].status for id in found)


@given(disputes(), conflict_lists, ACCEPTING)
def test_challengers_are_what_answers_a_record(told, conflicts, places):
    accepted = accepted_of(told, places)
    expected = Dispute(told, conflicts, accepted)

    found = assess(Case(told), conflicts=conflicts, accepted=accepted)

    assert {id: found[id].challengers for id in found} == {
        id: tuple(sorted(expected.challengers[node])) for id, node in expected.node_of.items()
    }


@given(disputes(), conflict_lists, ACCEPTING, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(told, conflicts, places, random):
    accepted = accepted_of(told, places)
    shuffled = Case(random.sample(told, len(told)))

    found = assess(shuffled, conflicts=conflicts[::-1], accepted=accepted[::-1])

    assert dump(found) == dump(assess(Case(told), conflicts=conflicts, accepted=accepted))


@given(disputes(), conflict_lists, ACCEPTING)
def test_a_record_that_has_to_do_with_nothing_changes_nothing(told, conflicts, places):
    accepted = accepted_of(told, places)
    before = dump(assess(Case(told), conflicts=conflicts, accepted=accepted))
    unrelated = [
        Organization(id="elsewhere", name="Elsewhere"),
        Claim(id="unrelated", text="y"),
        SameAs(id="same", left="elsewhere", right="nowhere", judgement=Judgement.SAME),
    ]

    after = dump(assess(Case([*unrelated, *told]), conflicts=conflicts, accepted=accepted))

    assert after.pop("unrelated").status is Status.UNATTRIBUTED
    assert after == before


@given(disputes(), conflict_lists)
def test_nothing_is_set_aside_where_nothing_was_accepted(told, conflicts):
    found = assess(Case(told), conflicts=conflicts)

    assert Status.SET_ASIDE not in {found[id].status for id in found}


@given(disputes())
def test_only_what_is_taken_back_or_rests_on_nothing_falls(told):
    """A bare denial contests and never fells."""
    kept = [record for record in told if not isinstance(record, Rebuttal) or record.kind.value == "denial"]
    without = [record for record in kept if not isinstance(record, Rebuttal)]
    fallen = assess(Case(without)).fallen

    after = assess(Case(kept)).fallen

    assert {id for id in after if id[0] in "ace"} <= fallen


@given(disputes(), conflict_lists, ACCEPTING)
def test_every_step_is_true_of_the_labels(told, conflicts, places):
    accepted = accepted_of(told, places)
    graph = Dispute(told, conflicts, accepted)
    found = assess(Case(told), conflicts=conflicts, accepted=accepted)

    for id in found:
        steps = found[id].because
        assert steps[0].record == graph.name(id)
        assert len({step.record for step in steps}) == len(steps)
        named = {steps[0].record}
        for step in steps:
            assert step.record in named
            named.update(step.by)
            assert step.by == tuple(sorted(step.by))
            assert step.label is found.label(step.record)
            assert holds(graph, step), step


def holds(graph: Dispute, step: Step) -> bool:
    """Whether *step* says what is so."""
    node = graph.node_of[step.record]
    by = graph.nodes(step.by)
    label = {one: graph.labels[one] for one in graph.labels}
    needed = [one for group in graph.groups[node] for one in group]
    attackers = graph.own[node] | (set() if node in graph.accepted else graph.word[node])
    answering = graph.nodes(graph.challengers[node])
    dead = [group for group in graph.groups[node] if all(label[one] is Label.OUT for one in group)]
    match step.ground:
        case Ground.UNANSWERED:
            return not answering and by == {one for one in needed if label[one] is Label.IN}
        case Ground.ANSWERS_FELL:
            return bool(by) and by == answering and all(label[one] is Label.OUT for one in by)
        case Ground.ACCEPTED:
            return node in graph.accepted and label[node] is Label.IN
        case Ground.ANSWERED:
            return bool(by) and by == {one for one in attackers if label[one] is Label.UNDECIDED}
        case Ground.RESTS_ON_CONTESTED:
            open_ = [group for group in graph.groups[node] if Label.IN not in {label[one] for one in group}]
            shaky = {one for group in open_ for one in group if label[one] is Label.UNDECIDED}
            return bool(by) and by == shaky
        case Ground.TAKEN_BACK:
            return bool(by) and by == {one for one in graph.own[node] if label[one] is Label.IN}
        case Ground.SUPPORT_FELL:
            return bool(dead) and by == set().union(*dead) != set()
        case Ground.NOBODY:
            return not by and set() in dead
        case Ground.CIRCULAR:
            taken_back = any(label[other] is Label.IN for one in by | {node} for other in graph.own[one])
            return bool(by) and by == set().union(*dead) and not taken_back
        case Ground.OVERRULED:
            accepted_here = graph.unaided[node] is not Label.OUT
            return accepted_here and bool(by) and by <= {one for one in attackers if label[one] is Label.IN}
    return False
