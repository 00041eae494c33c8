"""
Links as headers and lists of links write them (RFC 8288, section 3; RFC 6690, section 2).

What does not keep to the form is passed over up to the next link. Each character is looked at a bounded
number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

__all__ = ["Link", "links_in"]

_PARAMETER = re.compile(
    r"[ \t\r\n]*+;[ \t\r\n]*+([A-Za-z0-9!#$&+.^_`|~*-]++)"
    r'(?:[ \t\r\n]*+=[ \t\r\n]*+(?:"((?:[^"\\]|\\.)*+)"|([^ \t\r\n;,"<>]*+)))?',
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@attrs.frozen
class Link:
    """
    One link.

    Attributes:
        target: Where it leads, as written.
        relations: What it is for, in lower case.
        parameters: What else is said of it, by names in lower case.
    """

    target: str = attrs.field(repr=False)
    relations: frozenset[str]
    parameters: Mapping[str, str] = attrs.field(repr=False)


def links_in(text: str) -> Iterator[Link]:
    """Yield the links in *text*."""
    place = 0
    while True:
        begin = text.find("<", place)
        end = text.find(">", begin + 1) if begin >= 0 else -1
        if end < 0:
            return
        # A URL has no such sign in it, so one that is not closed belongs to no link.
        begin = text.rfind("<", begin, end)
        parameters, place = _parameters(text, end + 1)
        relations = frozenset(parameters.get("rel", "").lower().split())
        yield Link(text[begin + 1 : end].strip(), relations, parameters)


def _parameters(text: str, place: int) -> tuple[dict[str, str], int]:
    """Return the parameters that begin at *place*, and where they end."""
    found: dict[str, str] = {}
    while (parameter := _PARAMETER.match(text, place)) is not None:
        name, quoted, plain = parameter.groups()
        value = _ESCAPED.sub(r"\1", quoted) if quoted is not None else plain or ""
        found.setdefault(name.lower(), value)  # what is said again is to be ignored (RFC 8288, section 3.3)
        place = parameter.end()
    return found, place
