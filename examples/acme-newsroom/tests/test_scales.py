"""The labels of the newsroom mean what they say."""

from acme_newsroom import SCALES

from counterclaim import Rating
from counterclaim.ratings import Scales, Truth, map_rating


def test_the_labels_mean_what_the_newsroom_says():
    scales = Scales.default().with_scales(SCALES)

    found = {
        label: map_rating(Rating(label=label), publisher="acme.example", scales=scales)
        for label in ("Genuine", "made-up", "Old photo")
    }

    assert [found[label].truth for label in found] == [Truth.TRUE, Truth.FALSE, None]
    assert found["Old photo"].tags == ("misattributed",)
