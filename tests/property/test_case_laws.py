from __future__ import annotations

from collections.abc import Callable, Iterable

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from counterclaim.case import UNSTATED, Case, Telling, attributions_for, merge, telling_of
from counterclaim.errors import DuplicateIdError, InvalidRecordError
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    Direction,
    Document,
    Entity,
    Evidence,
    Group,
    Judgement,
    Mode,
    Note,
    Organization,
    Quote,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
    SameAs,
    Source,
    references,
)

IDS = [f"r{number}" for number in range(7)]
ids = st.sampled_from(IDS)
some_ids = st.lists(ids, max_size=3).map(tuple)
words = st.sampled_from(["x", "y"])
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(Claim, id=ids, text=words, accuses=some_ids, about=some_ids),
    st.builds(Attribution, id=ids, of=ids, source=ids, relays=some_ids, speaker=st.none() | ids),
    st.builds(
        Rebuttal,
        id=ids,
        kind=st.sampled_from(RebuttalKind),
        by=ids,
        targets=st.lists(ids, min_size=1, max_size=3).map(tuple),
        counterclaim=st.none() | ids,
    ),
    st.builds(Evidence, id=ids, bears_on=ids, direction=st.just(Direction.SUPPORTS)),
    st.builds(Review, id=ids, of=ids, reviewer=ids),
    st.builds(Note, id=ids, about=some_ids, text=words),
    st.builds(SameAs, id=ids, left=ids, right=ids, judgement=st.sampled_from(Judgement)),
    st.builds(Organization, id=ids, name=words, depends_on=some_ids),
    st.builds(Group, id=ids, name=words, members=some_ids),
    st.builds(Entity, id=ids, name=words),
    st.builds(Document, id=ids, publisher=st.none() | ids),
    st.builds(CaseInfo, id=ids, title=st.none() | words),
)
cases = st.lists(records, max_size=10, unique_by=lambda record: record.id)


def same_by_walking(case: Case, start: str) -> tuple[str, ...]:
    """What SameClasses finds, by going over all judgements until nothing is added."""
    found = {start}
    pairs = [
        {record.left, record.right}
        for record in case
        if isinstance(record, SameAs) and record.judgement is Judgement.SAME
    ]
    while any(pair & found and not pair <= found for pair in pairs):
        found |= {id for pair in pairs if pair & found for id in pair}
    on_record = [record.id for record in case if record.id in found]
    return (*on_record, *sorted(found - set(on_record)))


LOOK_UPS: list[tuple[Callable[[Case, str], Iterable[Record]], Callable[[Record, str], bool]]] = [
    (Case.attributions, lambda record, id: isinstance(record, Attribution) and record.of == id),
    (Case.relaying, lambda record, id: isinstance(record, Attribution) and id in record.relays),
    (Case.rebuttals, lambda record, id: isinstance(record, Rebuttal) and id in record.targets),
    (Case.proposing, lambda record, id: isinstance(record, Rebuttal) and record.counterclaim == id),
    (Case.evidence, lambda record, id: isinstance(record, Evidence) and record.bears_on == id),
    (Case.reviews, lambda record, id: isinstance(record, Review) and record.of == id),
    (Case.notes, lambda record, id: isinstance(record, Note) and id in record.about),
    (Case.referring, lambda record, id: any(reference.id == id for reference in references(record))),
]


class LookUpsEqualBruteForce(RuleBasedStateMachine):
    """After any sequence of changes, every look-up finds what going over all records finds."""

    def __init__(self) -> None:
        super().__init__()
        self.case = Case()
        self.expected: dict[str, Record] = {}

    @rule(record=records)
    def add(self, record: Record) -> None:
        if self.expected.setdefault(record.id, record) == record:
            self.case.add(record)
        else:
            with pytest.raises(DuplicateIdError):
                self.case.add(record)

    @rule(added=st.lists(records, max_size=4))
    def add_all(self, added: list[Record]) -> None:
        refused = [record.id for record in added if self.expected.setdefault(record.id, record) != record]
        assert [problem.record for problem in self.case.add_all(added)] == refused

    @rule(record=records)
    def replace(self, record: Record) -> None:
        if record.id in self.expected:
            self.case.replace(record)
            self.expected[record.id] = record

    @rule(id=ids)
    def remove(self, id: str) -> None:
        if id in self.expected:
            assert self.case.remove(id) == self.expected.pop(id)

    @rule(id=ids)
    def look_up(self, id: str) -> None:
        for look_up, belongs in LOOK_UPS:
            assert list(look_up(self.case, id)) == [
                record for record in self.expected.values() if belongs(record, id)
            ]

    @rule(type=st.sampled_from([Record, Source, Entity, Claim, SameAs, CaseInfo]))
    def look_up_by_type(self, type: type[Record]) -> None:
        assert list(self.case.of_type(type)) == [
            record for record in self.expected.values() if isinstance(record, type)
        ]

    @rule(id=ids)
    def look_up_sameness(self, id: str) -> None:
        assert self.case.same(id) == same_by_walking(self.case, id)

    @rule()
    def freeze(self) -> None:
        frozen = self.case.frozen()
        assert frozen.problems() == self.case.problems()

    @invariant()
    def holds_what_was_added(self) -> None:
        assert list(self.case) == list(self.expected.values())


TestLookUps = LookUpsEqualBruteForce.TestCase
TestLookUps.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)


@given(cases, st.randoms(use_true_random=False))
def test_problems_do_not_depend_on_the_order_of_insertion(given_records, random):
    shuffled = random.sample(given_records, len(given_records))

    problems = Case(given_records).problems()

    assert len(set(problems)) == len(problems)
    assert set(Case(shuffled).problems()) == set(problems)


class TestMerging:
    @given(cases)
    def test_one_case_stays_as_it_is(self, only):
        result = merge([("a", Case(only))])

        assert (list(result.case), result.problems) == (only, ())

    @given(cases)
    def test_a_case_with_itself_stays_as_it_is(self, only):
        result = merge([("a", Case(only)), ("b", Case(only))])

        assert (list(result.case), result.problems) == (only, ())

    @given(st.lists(cases, max_size=3), st.randoms(use_true_random=False))
    def test_the_order_of_the_cases_decides_only_the_order_of_the_records(self, given_cases, random):
        named = [(name, Case(case)) for name, case in zip("abc", given_cases, strict=False)]

        result = merge(named)
        shuffled = merge(random.sample(named, len(named)))

        assert set(shuffled.case) == set(result.case)
        assert set(shuffled.problems) == set(result.problems)

    @given(cases, cases)
    def test_every_record_is_there_once_with_its_references_followed(self, left, right):
        result = merge([("a", Case(left)), ("b", Case(right))])

        for name, case in (("a", left), ("b", right)):
            held = {record.id for record in case}
            for record in case:
                new = result.case.get(f"{name}:{record.id}") or result.case[record.id]
                assert type(new) is type(record)
                for old, now in zip(references(record), references(new), strict=True):
                    own = f"{name}:{old.id}" if old.id in held else old.id
                    assert now.id == (own if own in result.case else old.id)

    @given(cases, cases)
    def test_a_shared_id_stays_only_where_everything_reached_from_it_is_shared(self, left, right):
        ours, theirs = Case(left), Case(right)
        result = merge([("a", ours), ("b", theirs)])

        for id in ours.ids() & theirs.ids():
            assert (id in result.case) is reaches_the_same(ours, theirs, id)


def reaches_the_same(left: Case, right: Case, start: str) -> bool:
    """Return whether two cases hold the same under *start* and everything that leads to from there."""
    seen, waiting = {start}, [start]
    while waiting:
        id = waiting.pop()
        ours, theirs = left.get(id), right.get(id)
        if ours is None or theirs is None:
            continue  # on record in one at most, so it keeps its id
        if ours != theirs:
            return False
        for reference in references(ours):
            if reference.id not in seen:
                seen.add(reference.id)
                waiting.append(reference.id)
    return True


PUBLISHERS = {"article": "paper", "leaflet": None}
sources = st.sampled_from(["paper", "agency", "police", "ministry", "witness"])
tellings = st.builds(
    lambda document, **fields: Telling(document=document, publisher=PUBLISHERS.get(document), **fields),
    by=st.just(UNSTATED) | st.none() | st.lists(sources, min_size=1, max_size=3).map(tuple),
    via=st.lists(sources, max_size=3).map(tuple),
    document=st.sampled_from([None, "article", "leaflet"]),
    verb=st.none() | st.just("say"),
    speaker=st.none() | st.just("spokesman"),
    certainty=st.none() | st.sampled_from(Certainty),
    quote=st.none() | st.just(Quote(exact="x")),
    mode=st.none() | st.sampled_from(Mode),
    translated=st.booleans(),
)


@settings(max_examples=500)
@given(tellings, st.randoms(use_true_random=False))
def test_what_a_telling_stands_for_leads_back_to_one_that_stands_for_the_same(telling, random):
    try:
        made = attributions_for("c", telling)
    except InvalidRecordError:
        return
    found = telling_of(tuple(random.sample(made, len(made))), PUBLISHERS.get)

    assert found is not None
    assert set(attributions_for("c", found)) == set(made)


@given(tellings)
def test_each_attribution_of_a_telling_relays_only_those_before_it(telling):
    try:
        made = attributions_for("c", telling)
    except InvalidRecordError:
        return
    known: set[str] = set()
    for attribution in made:
        assert set(attribution.relays) <= known
        known.add(attribution.id)
    assert len(known) == len(made)
