"""
A checker of PROV-CONSTRAINTS (W3C Recommendation, 30 April 2013), for the documents that the tests write.

It goes by the numbers of the Recommendation. Statements with one key are merged (22 to 29), with a variable
for what is left out; then come the order of events (30 to 49), the types (50) and what is impossible (51 to
56). Of the inferences it draws those on which one of these may hang (9 to 11, 14, 19). The others bring in
what is ordered already, or new variables, which agree with everything.
"""

from __future__ import annotations

from prov.model import ProvBundle, ProvDocument

from prov_constraints.impossible import impossible
from prov_constraints.ordering import disordered
from prov_constraints.statements import Violation, statements_of
from prov_constraints.uniqueness import merged

__all__ = ["Violation", "violations"]


def violations(document: ProvDocument) -> list[Violation]:
    """Return what is invalid in *document*; each of its bundles is judged by itself."""
    return [found for part in (document, *document.bundles) for found in _in_bundle(part)]


def _in_bundle(bundle: ProvBundle) -> list[Violation]:
    statements, malformed = statements_of(bundle)
    terms, unlike = merged(statements)
    return [*malformed, *unlike, *disordered(statements, terms), *impossible(statements, terms)]
