"""What the Acme newsroom keeps on record of photos, besides what `counterclaim` knows."""

from acme_newsroom.lint import ONE_METHOD
from acme_newsroom.photo_log import FORMAT as PHOTO_LOG
from acme_newsroom.rules import published_before_taken
from acme_newsroom.scales import SCALES
from acme_newsroom.types import Coordinates, Method, PhotoCheck
from acme_newsroom.vocabulary import PROPERTIES

__all__ = [
    "ONE_METHOD",
    "PHOTO_LOG",
    "PROPERTIES",
    "SCALES",
    "Coordinates",
    "Method",
    "PhotoCheck",
    "published_before_taken",
]
