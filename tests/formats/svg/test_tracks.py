from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.svg.tracks import tracks_of

spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=12
)


@given(spans)
def test_spans_on_one_track_do_not_touch(given_spans):
    tracks = tracks_of(given_spans)
    for track in set(tracks):
        mine = sorted(span for span, of in zip(given_spans, tracks, strict=True) if of == track)
        assert all(one[1] < other[0] for one, other in pairwise(mine))


def test_a_long_span_leads_around_a_short_one():
    assert tracks_of([(0, 10), (3, 5)]) == [1, 0]


def test_spans_side_by_side_share_a_track():
    assert tracks_of([(0, 2), (3, 5), (6, 9)]) == [0, 0, 0]
