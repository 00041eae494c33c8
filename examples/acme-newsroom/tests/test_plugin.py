"""The entry points are found and loaded, once the package is installed."""

from acme_newsroom import PROPERTIES, published_before_taken

from counterclaim.plugins import load
from counterclaim.registry import find_tag


def test_the_types_properties_and_rules_are_loaded():
    loaded = load(allow=["acme-newsroom"])

    assert loaded.problems == ()
    assert find_tag("acme:photo-check") is not None
    assert [loaded.vocabulary[property.id] for property in PROPERTIES] == list(PROPERTIES)
    assert loaded.rules == (published_before_taken,)
