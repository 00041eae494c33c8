"""
The names that records, fields and acts have in PROV.

They are names and no addresses: a URN is nothing that a reader could try to fetch. What stands behind the
last colon is percent-encoded, so any id makes a name, and two ids never make the same one.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from counterclaim.case import CaseView
from counterclaim.model import CaseInfo

__all__ = ["NAMESPACE", "field_name", "id_of_name", "local_name", "scope_of"]

#: The namespace of what PROV has no word for: the fields and types of this library.
NAMESPACE = "urn:counterclaim:ns:"

_SCOPE = "urn:counterclaim:"
#: A key of unknown fields may be empty, which a name may not. No other key makes this name.
_EMPTY = "."


def local_name(id: str) -> str:
    """
    Return *id* as the local part of a name.

    Whatever is no letter or digit of ASCII and none of `_`, `.`, `-`, `~` is percent-encoded, as UTF-8.
    """
    return quote(id, safe="")


def id_of_name(name: str) -> str:
    """Return the id that *name* was made of, the local part of a name."""
    return unquote(name)


def field_name(field: str) -> str:
    """Return the local part of the name of a field, or of a key of `extra`; it holds no full stop."""
    return local_name(field).replace(".", "%2E") or _EMPTY


def scope_of(case: CaseView) -> str:
    """
    Return what the namespaces of the records of *case* begin with.

    An id is unique in its case only, so the case is part of the name, where exactly one says what it is.
    """
    infos = case.of_type(CaseInfo)
    return f"{_SCOPE}case:{local_name(infos[0].id)}:" if len(infos) == 1 else _SCOPE
