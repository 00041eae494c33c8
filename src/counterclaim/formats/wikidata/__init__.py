"""
Wikidata: entities with their statements, as the Wikibase JSON of the API and of dumps has them.

Each statement becomes a claim. Who says it is the source of each of its references, which Wikidata passes on;
its rank becomes a review. It is read and not written.
"""

from __future__ import annotations

from counterclaim.formats.wikidata.reading import FORMAT, read, records
from counterclaim.formats.wikidata.statements import RANKS

__all__ = ["FORMAT", "RANKS", "read", "records"]
