from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.svg.layering import layered, spread


def test_a_chain_has_a_layer_for_each_node():
    assert layered(3, [(0, 1), (1, 2)]).layers == ((0,), (1,), (2,))


def test_a_long_edge_has_a_place_in_each_layer_that_it_crosses():
    layering = layered(3, [(0, 1), (1, 2), (0, 2)])

    assert layering.routes[0, 2] == (0, 3, 2)
    assert set(layering.layers[1]) == {1, 3}


def test_what_nothing_leads_to_stands_right_before_what_it_leads_to():
    layering = layered(4, [(0, 1), (1, 2), (3, 2)])

    assert layering.layers == ((0,), (1, 3), (2,))


def test_an_edge_that_closes_a_circle_is_turned():
    layering = layered(2, [(0, 1), (1, 0)])

    assert layering.layers == ((0,), (1,))
    assert layering.turned == {(1, 0)}
    assert layering.routes[1, 0] == (0, 1)


def test_edges_that_need_not_cross_do_not():
    layering = layered(4, [(0, 3), (1, 2)])
    first, second = layering.layers

    assert [second.index({0: 3, 1: 2}[node]) for node in first] == [0, 1]


graphs = st.integers(1, 9).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20),
    )
)


@given(graphs)
def test_every_node_is_in_one_layer_and_every_edge_goes_from_layer_to_layer(graph):
    count, edges = graph
    layering = layered(count, edges)
    layer_of = {node: number for number, layer in enumerate(layering.layers) for node in layer}

    assert sorted(node for node in layer_of if node < count) == list(range(count))
    assert layering.routes.keys() == {edge for edge in edges if edge[0] != edge[1]}
    for edge, route in layering.routes.items():
        ends = (route[0], route[-1])
        assert ends == (edge[::-1] if edge in layering.turned else edge)
        first = layer_of[route[0]]
        assert [layer_of[node] for node in route] == list(range(first, first + len(route)))


boxes = st.lists(st.tuples(st.integers(-99, 99), st.integers(0, 40)), min_size=1, max_size=8)


@given(boxes)
def test_boxes_are_spread_without_touching(given_boxes):
    wanted, sizes = zip(*given_boxes, strict=True)
    places = spread(wanted, sizes, 5)

    for place, size, following in zip(places, sizes, places[1:], strict=False):
        assert following >= place + size + 5


@given(boxes)
def test_boxes_with_room_stand_where_they_are_wanted(given_boxes):
    wanted = [100 * place + aim // 9 for place, (aim, _) in enumerate(given_boxes)]

    assert spread(wanted, [size for _, size in given_boxes], 5) == wanted
