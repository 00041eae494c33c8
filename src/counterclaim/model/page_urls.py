"""The one form of the URLs of a page, however they are written (RFC 3986, section 6.2)."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import Final
from urllib.parse import quote

import idna

__all__ = ["LONGEST_HOST", "UNSEEN", "ascii_host", "encoded_target", "page_url"]

#: Characters of the name of a host (RFC 1035, section 2.3.4), with room for one in another script.
LONGEST_HOST: Final = 253
#: Controls, white space, signs of direction and halves of pairs: invisible, or read differently.
UNSEEN: Final = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]"
)
#: What stays as it is in paths and queries, besides letters and digits (WHATWG URL Standard, section 1.3).
_PATH_SIGNS: Final = "!$%&'()*+,-./:;=@[]_|~"
_QUERY_SIGNS: Final = "!$%&()*+,-./:;=?@[]^_`{|}~"
_DOT: Final = re.compile(r"%2e", re.IGNORECASE)
_USUAL_PORTS: Final = {"http": 80, "https": 443}
_URL: Final = re.compile(r"(https?)://([^/?#]+)([^#]*)#?(.*)", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"(\[[^\]%]*\]|[^\[\]:%]+)(?::([0-9]{0,5}))?", re.ASCII)


def page_url(url: str) -> str:
    """
    Return what the URLs of one page have in common: how they are written does not matter, all else does.

    Scheme and host may be in capitals, the host in its script or in ASCII (IDNA 2008), the usual port be
    there or not, the path have dot segments, and characters be written as they are or in percent signs where
    both mean the same. What is no URL of the web, or is read differently by different programs, is returned
    as it is.
    """
    found = None if "\\" in url or UNSEEN.search(url) else _URL.fullmatch(url)
    if found is None:
        return url
    scheme, authority, target, fragment = found.groups()
    origin = _origin(scheme.lower(), authority)
    if origin is None or ("@" in url and not target.startswith("/")):
        return url
    return f"{origin}{encoded_target(target)}#{fragment}"


def ascii_host(host: str) -> str:
    """
    Return the name *host* in ASCII and lower case (UTS 46, not transitional; IDNA 2008).

    Raises:
        UnicodeError: It is no name in its script, or longer than `LONGEST_HOST`.
    """
    if host.isascii() and "xn--" not in host.lower():
        return host.lower()
    if len(host) > LONGEST_HOST:  # reading a name takes longer than it is long
        raise UnicodeError(f"a host has at most {LONGEST_HOST} characters")
    return idna.encode(host, uts46=True, std3_rules=True).decode("ascii")


def encoded_target(target: str) -> str:
    """Return *target*, a path and query, in ASCII and without dot segments (RFC 3986, section 5.2.4)."""
    path, mark, query = target.partition("?")
    return _path(path) + mark + quote(query, safe=_QUERY_SIGNS)


def _path(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:]
    for place, segment in enumerate(segments):
        plain = _DOT.sub(".", segment) if "%" in segment else segment
        if plain == ".." and kept:
            kept.pop()
        if plain in (".", ".."):
            if place == len(segments) - 1:
                kept.append("")
        else:
            kept.append(segment)
    return "/" + quote("/".join(kept), safe=_PATH_SIGNS)


def _origin(scheme: str, authority: str) -> str | None:
    """Return scheme, host and port in one form, `None` where *authority* has none, or a user name."""
    found = None if "@" in authority else _AUTHORITY.fullmatch(authority)
    if found is None:
        return None
    try:
        host = f"[{IPv6Address(found[1][1:-1])}]" if found[1].startswith("[") else ascii_host(found[1])
    except ValueError:  # that of IDNA is one as well
        return None
    port = int(found[2] or _USUAL_PORTS[scheme])
    return f"{scheme}://{host}" if port == _USUAL_PORTS[scheme] else f"{scheme}://{host}:{port}"
