"""What holds of the pictures of every case, and of what is written of them, whatever the texts are."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import dot, mermaid
from counterclaim.formats.pictures import (
    Edge,
    EdgeKind,
    Lane,
    Node,
    NodeKind,
    Picture,
    claim_map,
    provenance_tree,
)
from counterclaim.formats.pictures.losses import map_losses
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal, Source
from counterclaim.provenance import chains
from counterclaim.strategies import any_record, cases, texts
from formats.drawn import as_drawn, read_dot, read_mermaid
from property.test_provenance_laws import attributions, case_of

any_case = cases(dangling=True) | st.lists(any_record(), max_size=8, unique_by=lambda record: record.id).map(
    Case
)
languages = st.sampled_from(["en", "de"])
_SYNTAX = (
    '"];',
    "-->",
    "n1 -> n2",
    "\\",
    '\\"',
    "]",
    "end",
    "%%{init: {}}%%",
    "#quot;",
    "|",
    "<br/>",
    "&#34;",
)
# What is blank is shown as a space in the one and as nothing in the other, so it is tried apart.
labels = (
    texts(blank=False) | st.text(min_size=1) | st.lists(st.sampled_from(_SYNTAX), min_size=1).map("".join)
).map(lambda text: f"{text}.")
lines = st.lists(labels, min_size=1, max_size=3).map(tuple)


@st.composite
def pictures(draw):
    lanes = [
        Lane(id=f"lane{number}", lines=draw(lines), record="r") for number in range(draw(st.integers(0, 2)))
    ]
    places = st.sampled_from([None, *(lane.id for lane in lanes)])
    nodes = [
        Node(id=f"n{number}", kind=draw(st.sampled_from(NodeKind)), lines=draw(lines), lane=draw(places))
        for number in range(1, draw(st.integers(2, 5)))
    ]
    ids = st.sampled_from([node.id for node in nodes])
    edges = st.builds(Edge, tail=ids, head=ids, kind=st.sampled_from(EdgeKind), label=st.just("") | labels)
    return Picture(lanes=tuple(lanes), nodes=tuple(nodes), edges=tuple(draw(st.lists(edges, max_size=4))))


@given(pictures())
def test_a_reader_of_dot_sees_the_picture_whatever_the_texts(picture):
    assert read_dot(dot.draw(picture)) == as_drawn(picture)


@given(pictures())
def test_a_reader_of_mermaid_sees_the_picture_whatever_the_texts(picture):
    assert read_mermaid(mermaid.draw(picture)) == as_drawn(picture)


@given(any_case, languages)
def test_a_map_holds_every_claim_source_rebuttal_attribution_and_piece_of_evidence(case, language):
    picture = claim_map(case, language=language)
    drawn = [node.record for node in picture.nodes if node.record is not None]

    expected = {record.id for record in case if isinstance(record, Claim | Attribution | Rebuttal | Evidence)}
    assert expected <= set(drawn)
    assert len(set(drawn)) == len(drawn)
    assert {source.id for source in case.of_type(Source)} <= {lane.record for lane in picture.lanes}


@given(any_case)
def test_a_map_holds_every_reference_between_what_it_draws(case):
    picture = claim_map(case)
    record = {node.id: node.record for node in picture.nodes}
    arrows = {(record[edge.tail], record[edge.head]) for edge in picture.edges}

    for rebuttal in case.of_type(Rebuttal):
        assert {(rebuttal.id, target) for target in rebuttal.targets} <= arrows
    for attribution in case.of_type(Attribution):
        assert {(attribution.id, relayed) for relayed in attribution.relays} <= arrows
        assert attribution.relays or (attribution.id, attribution.of) in arrows
    for evidence in case.of_type(Evidence):
        assert (evidence.id, evidence.bears_on) in arrows


@given(any_case, languages)
def test_every_lane_of_a_map_holds_a_node_and_every_arrow_joins_two(case, language):
    picture = claim_map(case, language=language)
    ids = {node.id for node in picture.nodes}

    assert {lane.id for lane in picture.lanes} <= {node.lane for node in picture.nodes}
    assert {end for edge in picture.edges for end in (edge.tail, edge.head)} <= ids


@given(any_case)
def test_maps_and_trees_are_read_back_from_both_languages(case):
    found = [claim_map(case)]
    found += [provenance_tree(case, record) for record in case if isinstance(record, Claim | Rebuttal)]
    for picture in found:
        assert read_dot(dot.draw(picture))[2] == as_drawn(picture)[2]
        assert read_mermaid(mermaid.draw(picture))[2] == as_drawn(picture)[2]


@given(any_case)
def test_no_field_of_a_type_is_lost_twice_and_every_loss_names_a_record(case):
    losses = map_losses(case)
    types = {(type(case[loss.record]), case[loss.record].foreign, loss.field) for loss in losses}

    assert len(types) == len(losses)


@given(attributions)
def test_the_tree_of_a_claim_holds_every_hop_of_every_chain_and_nothing_else(given_attributions):
    case = case_of(given_attributions)
    picture = provenance_tree(case, "c")
    record = {node.id: node.record for node in picture.nodes}
    arrows = {(record[edge.tail], record[edge.head]) for edge in picture.edges}
    found = list(chains(case, "c"))

    hops = {hop.id for chain in found for hop in chain.hops}
    begun = {(chain.beyond, chain.hops[0].id) for chain in found if chain.beyond is not None}
    passed = {
        (nearer.id, further.id)
        for chain in found
        for nearer, further in zip(chain.hops, chain.hops[1:], strict=False)
    }
    held = {(chain.hops[-1].id, "c") for chain in found}
    assert {id for id in record.values() if id is not None and id in case} == hops | {"c"}
    assert {arrow for arrow in arrows if arrow[0] is not None} == begun | passed | held
