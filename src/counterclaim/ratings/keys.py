"""What is compared when labels, names, addresses and numbers are looked up; all of it exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import urlsplit

__all__ = ["host_of", "key_of", "number_of"]

#: More digits than any scale has; a longer number is no rating.
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_SUSPECT = re.compile(r"[\s@\\]")
_UP_TO_PATH = re.compile(r"[^/?#]*//[^/?#]*")
_HOST = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")
#: No name of a host is longer (RFC 1035, section 2.3.4), and no address worth reading is.
_LONGEST_HOST, _LONGEST_ADDRESS = 253, 8192


def key_of(text: str) -> str:
    """
    Return what a label or name is looked up by: trimmed, in Unicode form NFC, with cases folded.

    Folding can take a text out of NFC, so it is brought into it before and after.
    """
    return normalize("NFC", normalize("NFC", text.strip()).casefold())


def host_of(publisher: str) -> str | None:
    """
    Return the host that an address or host name stands for, without `www.`; `None` for anything else.

    An address with user information is refused, since it may look like that of somebody else.
    """
    text = publisher.strip()
    if len(text) > _LONGEST_ADDRESS or _SUSPECT.search(text) is not None:
        return None
    if "://" not in text and not text.startswith("//"):
        text = f"//{text}"
    beginning = _UP_TO_PATH.match(text)
    return None if beginning is None else _host_at(beginning[0])


@lru_cache(maxsize=1024)
def _host_at(text: str) -> str | None:
    """Return the host in the beginning of an address, up to its path: many addresses share one."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number
        host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    except ValueError:
        return None
    allowed = parts.scheme in {"", "http", "https"} and len(host) <= _LONGEST_HOST
    return normalize("NFC", host) if allowed and _HOST.fullmatch(host) else None


def number_of(text: str | None) -> Decimal | None:
    """Return the number that *text* is, in the digits 0 to 9 with a point; `None` for anything else."""
    if text is None or len(text) > 64:
        return None
    found = text.strip()
    return Decimal(found) if _NUMBER.fullmatch(found) else None
