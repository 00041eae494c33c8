"""The entry points are found and loaded, once the package is installed."""

from acme_newsroom import ONE_METHOD, PHOTO_LOG, PROPERTIES, SCALES, published_before_taken

from counterclaim.plugins import load
from counterclaim.registry import find_tag


def test_everything_that_is_offered_is_loaded():
    loaded = load(allow=["acme-newsroom"])

    assert loaded.problems == ()
    assert find_tag("acme:photo-check") is not None
    assert [loaded.vocabulary[property.id] for property in PROPERTIES] == list(PROPERTIES)
    assert [loaded.scales.get(scale.id) for scale in SCALES] == list(SCALES)
    assert loaded.formats == (PHOTO_LOG,)
    assert loaded.rules == (published_before_taken,)
    assert loaded.lint_rules == (ONE_METHOD,)
