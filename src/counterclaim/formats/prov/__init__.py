"""
W3C PROV: where the claims of a case come from, for tools that read PROV-JSON.

Sources are agents and all other records entities, each with its fields as attributes in a namespace of our
own. Beside them stand the relations that PROV knows: attribution, quotation, derivation, primary source,
revision, invalidation. The package `prov` makes the document; the extra `counterclaim[prov]` brings it.
"""

from __future__ import annotations

from counterclaim.formats.prov.names import NAMESPACE, id_of_name, local_name
from counterclaim.formats.prov.writing import ProvExport, document, write

__all__ = ["NAMESPACE", "ProvExport", "document", "id_of_name", "local_name", "write"]
