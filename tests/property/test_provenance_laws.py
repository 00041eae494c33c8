from __future__ import annotations

from collections.abc import Iterator

import hypothesis.strategies as st
from hypothesis import given

from counterclaim.case import Case
from counterclaim.model import Attribution, Certainty, Claim, Document
from counterclaim.provenance import Chain, Start, chains, commitments, terminal_attributions, trace
from counterclaim.provenance.ends import chain_ends

CLAIM = Claim(id="c", text="x")
IDS = ["a0", "a1", "a2", "a3", "a4"]
attributions = st.lists(
    st.builds(
        Attribution,
        id=st.sampled_from(IDS),
        of=st.just("c"),
        source=st.sampled_from(["p", "q", "r"]),
        relays=st.lists(st.sampled_from([*IDS, "lost"]), max_size=3, unique=True).map(tuple),
        first_hand=st.none() | st.booleans(),
        document=st.none() | st.sampled_from(["article", "lost"]),
    ),
    max_size=5,
    unique_by=lambda attribution: attribution.id,
)


def case_of(given_attributions: list[Attribution]) -> Case:
    return Case([CLAIM, Document(id="article"), *given_attributions])


def found_by_recursion(case: Case, path: tuple[Attribution, ...]) -> Iterator[Chain]:
    """Every chain that goes on from *path*, whose first hop is nearest to the origin so far."""
    first = path[0]
    if first.first_hand:
        yield Chain(hops=path, start=Start.FIRST_HAND)
    elif not first.relays:
        yield Chain(hops=path, start=Start.UNSTATED)
    for id in first.relays:
        relayed = case.get(id, Attribution)
        if relayed is None:
            yield Chain(hops=path, start=Start.MISSING, beyond=id)
        elif relayed in path:
            yield Chain(hops=path, start=Start.CIRCULAR, beyond=id)
        else:
            yield from found_by_recursion(case, (relayed, *path))


@given(attributions)
def test_chains_are_those_that_recursion_finds(given_attributions):
    case = case_of(given_attributions)

    assert list(chains(case, "c")) == [
        chain for end in chain_ends(case, "c") for chain in found_by_recursion(case, (end,))
    ]


@given(attributions)
def test_every_terminal_attribution_stands_behind_one_that_chains_end_with(given_attributions):
    case = case_of(given_attributions)
    ends, terminal = set(chain_ends(case, "c")), set(terminal_attributions(case, "c"))

    assert ends <= terminal <= {hop for chain in chains(case, "c") for hop in chain.hops}


@given(attributions)
def test_every_attribution_stands_in_a_chain(given_attributions):
    case = case_of(given_attributions)

    assert {hop for chain in chains(case, "c") for hop in chain.hops} == set(given_attributions)


@given(attributions)
def test_no_chain_comes_twice_and_every_hop_relays_the_one_before(given_attributions):
    found = trace(case_of(given_attributions), "c", limit=10_000)

    assert len(set(found)) == len(found)
    for chain in found:
        for nearer, further in zip(chain.hops, chain.hops[1:], strict=False):
            assert nearer.id in further.relays


@given(attributions, st.randoms(use_true_random=False))
def test_the_order_of_records_decides_only_the_order_of_chains(given_attributions, random):
    case = case_of(given_attributions)
    shuffled = case_of(random.sample(given_attributions, len(given_attributions)))

    assert set(terminal_attributions(shuffled, "c")) == set(terminal_attributions(case, "c"))
    assert set(chains(shuffled, "c")) == set(chains(case, "c"))


@given(attributions)
def test_the_committed_are_those_with_an_attribution_that_is(given_attributions):
    found = commitments(case_of(given_attributions), "c")

    assert [commitment.rests_on for commitment in found] == [
        attribution
        for attribution in given_attributions
        if attribution.certainty is not Certainty.UNCOMMITTED
    ]
