"""What the Acme newsroom keeps on record of photos, besides what `counterclaim` knows."""

from acme_newsroom.rules import published_before_taken
from acme_newsroom.types import Coordinates, Method, PhotoCheck
from acme_newsroom.vocabulary import PROPERTIES

__all__ = ["PROPERTIES", "Coordinates", "Method", "PhotoCheck", "published_before_taken"]
