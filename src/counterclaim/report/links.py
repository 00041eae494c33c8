"""Addresses that a reader of a report may follow."""

from __future__ import annotations

import re
from urllib.parse import quote

from counterclaim.safe_text import is_hidden

__all__ = ["followed"]

#: An address of the web without the name of a user, which would pass for that of the host.
_WEB = re.compile(r"(?i)https?://[^\s/?#\\@:][^/?#\\@]*(?:[/?#]|$)")
#: A longer address is shown and not followed; it would stand in full behind what is shown of it.
_LONGEST = 2_048
#: What no address may hold as it is (RFC 3986, section 2), and what ends one in HTML or Markdown.
_UNSAFE = re.compile(r"[\s\"'<>\\^`{|}()\x00-\x20\x7f]|[^\x00-\x7f]")


def followed(url: str) -> str | None:
    """
    Return *url* as a link may have it; `None` where it is no address of the web, or too long for one.

    What may not stand in an address, and what nobody sees, is percent-encoded; letters of any script stay.
    """
    return _UNSAFE.sub(_encoded, url) if len(url) <= _LONGEST and _WEB.match(url) else None


def _encoded(found: re.Match[str]) -> str:
    character = found[0]
    if not character.isascii() and not is_hidden(character) and not character.isspace():
        return character
    return quote(character, safe="", errors="replace")
