from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import assume, given, settings

from counterclaim.case import Case
from counterclaim.model import Attribution, Rebuttal, Record
from counterclaim.provenance import Corroborator, corroborate, terminal_attributions
from oracles.independence import Sources, joined_to_us
from oracles.reports import IDS, reports

FALLEN = st.just(frozenset()) | st.frozensets(st.sampled_from([*IDS, "r0", "r1", "c"]), max_size=3)
ABOUT = st.sampled_from(["c", "c", "c", "twin"])
# Sources on the same way twice are rare in random cases.
MANY = settings(max_examples=max(400, settings.default.max_examples))


def attributions_of(records: list[Record]) -> list[Attribution]:
    return [record for record in records if isinstance(record, Attribution)]


@MANY
@given(reports(), ABOUT, FALLEN)
def test_the_ends_are_the_flow_from_the_origins_to_us(records, about, fallen):
    expected = Sources(records, about, fallen)

    found = corroborate(Case(records), about, fallen=fallen)

    assert (found.lower, found.upper) == (expected.lower, expected.upper)


@MANY
@given(reports(), ABOUT, FALLEN)
def test_origins_are_the_sources_with_which_chains_begin(records, about, fallen):
    expected = Sources(records, about, fallen)

    origins = corroborate(Case(records), about, fallen=fallen).origins

    assert sorted(origin.id for origin in origins) == sorted(map(expected.name, expected.origins))
    assert {origin.id: origin.attributions for origin in origins} == {
        expected.name(node): expected.makes_origin(node) for node in expected.origins
    }
    assert sorted(origin.id for origin in origins if origin.sure) == sorted(
        map(expected.name, expected.reaching(expected.sure))
    )


@given(reports())
def test_rebuttals_are_counted_as_claims_are(records):
    for rebuttal in [record for record in records if isinstance(record, Rebuttal)]:
        found = corroborate(Case(records), rebuttal)
        if Case(records).attributions(rebuttal):
            expected = Sources(records, rebuttal.id)
            assert (found.lower, found.upper) == (expected.lower, expected.upper)
        else:
            assert (found.lower, found.upper, [one.id for one in found.origins]) == (1, 1, [rebuttal.by])


@MANY
@given(reports(), FALLEN)
def test_the_bottleneck_is_the_smallest_cut_nearest_to_the_origins(records, fallen):
    expected = Sources(records, "c", fallen)

    found = corroborate(Case(records), "c", fallen=fallen).bottleneck

    assert len(found) == expected.upper
    assert sorted(found) == sorted(map(expected.name, expected.nearest_cut))


@given(reports(), FALLEN)
def test_without_the_bottleneck_nothing_reaches_us(records, fallen):
    expected = Sources(records, "c", fallen)
    named = {expected.name(node): node for node in expected.carrying}

    cut = [named[id] for id in corroborate(Case(records), "c", fallen=fallen).bottleneck]

    assert not expected.reaching(expected.origins, without=cut)


@given(reports(), FALLEN)
def test_dominators_are_those_without_any_of_which_nothing_reaches_us(records, fallen):
    expected = Sources(records, "c", fallen)
    roots = expected.origins
    single = {node for node in expected.carrying if roots and not expected.reaching(roots, without=[node])}

    found = corroborate(Case(records), "c", fallen=fallen)

    assert sorted(found.dominators) == sorted(map(expected.name, single if found.upper == 1 else ()))
    for chain in found.chains if found.upper == 1 else ():
        assert [id for id in chain if id in found.dominators] == list(found.dominators)


@given(reports(), FALLEN)
def test_chains_share_no_source_and_lead_from_an_origin_to_us(records, fallen):
    expected = Sources(records, "c", fallen)
    edges = {(expected.name(left), expected.name(right)) for left, right in expected.carrying.edges}

    found = corroborate(Case(records), "c", fallen=fallen)

    hops = [id for chain in found.chains for id in chain]
    assert len(found.chains) == found.upper
    assert expected.upper <= len(expected.origins)
    assert len(set(hops)) == len(hops)
    for chain in found.chains:
        assert chain[0] in {origin.id for origin in found.origins}
        assert chain[-1] in set(map(expected.name, expected.joined))
        assert set(pairwise(chain)) <= edges


@MANY
@given(reports(), FALLEN)
def test_circles_are_sources_that_cite_each_other(records, fallen):
    expected = Sources(records, "c", fallen)

    found = corroborate(Case(records), "c", fallen=fallen).circles

    assert sorted((circle.sources, circle.has_origin) for circle in found) == sorted(
        (tuple(sorted(map(expected.name, circle))), expected.has_origin(circle))
        for circle in expected.circles
    )


@MANY
@given(reports(), ABOUT)
def test_what_is_joined_to_us_is_held_or_passed_on_by_nobody_else(records, about):
    case = Case(records)
    told = [entry for id in case.same(about) for entry in case.attributions(id)]

    found = {entry.id for entry in terminal_attributions(case, about)}

    assert found == joined_to_us(records, told)


@given(reports(), FALLEN)
def test_lower_is_at_most_upper_and_upper_at_most_the_origins(records, fallen):
    found = corroborate(Case(records), "c", fallen=fallen)

    assert 0 <= found.lower <= found.upper <= len(found.origins)


@given(reports(), FALLEN, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing_at_all(records, fallen, random):
    shuffled = random.sample(records, len(records))

    assert corroborate(Case(shuffled), "c", fallen=fallen) == corroborate(Case(records), "c", fallen=fallen)


@given(reports(), FALLEN)
def test_counting_many_claims_at_once_gives_what_counting_one_does(records, fallen):
    case = Case(records)
    corroborator = Corroborator(case, fallen=fallen)

    for about in ("c", "twin", "other"):
        assert corroborator.of(about) == corroborate(case, about, fallen=fallen)


@given(reports(), st.data())
def test_copying_one_attribution_never_adds_an_origin(records, data):
    told = [entry for entry in attributions_of(records) if entry.of == "c"]
    assume(told)
    copied = data.draw(st.sampled_from(told))
    copy = Attribution(id="copy", of="c", source="copier", relays=(copied.id,))
    before = corroborate(Case(records), "c")

    after = corroborate(Case([*records, copy]), "c")

    assert {origin.id for origin in after.origins} <= {origin.id for origin in before.origins}


@given(reports(), FALLEN, st.sampled_from([None, "article"]))
def test_an_independent_first_hand_source_adds_one_to_the_upper_end(records, fallen, document):
    assume(Case(records).attributions("c"))
    witness = Attribution(id="w", of="c", source="witness", first_hand=True, document=document)
    before = corroborate(Case(records), "c", fallen=fallen)

    after = corroborate(Case([*records, witness]), "c", fallen=fallen)

    assert after.upper == before.upper + 1
    assert len(after.origins) == len(before.origins) + 1


@given(reports())
def test_what_has_fallen_adds_nothing(records):
    everything = frozenset(entry.id for entry in attributions_of(records)) | {"r0", "r1"}

    found = corroborate(Case(records), "c", fallen=everything)

    assert (found.lower, found.upper, found.origins, found.chains) == (0, 0, (), ())


@given(reports(), st.sampled_from(IDS))
def test_what_falls_makes_nobody_an_origin(records, fallen):
    before = {origin.id for origin in corroborate(Case(records), "c").origins}

    after = {origin.id for origin in corroborate(Case(records), "c", fallen={fallen}).origins}

    assert after <= before
