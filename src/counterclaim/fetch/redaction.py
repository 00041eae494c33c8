"""URLs as they may be shown: without user info, query and fragment, any of which may hold a secret."""

from __future__ import annotations

import re

from counterclaim.safe_text import shorten, visible_line

__all__ = ["redacted"]

_LONGEST = 200
#: Characters of a text that is looked into; none that is longer is a URL.
_LONGEST_READ = 16_384
#: What ends a user info, in the forms that some program takes for it.
_AT = re.compile("@|%40|\uff20|\ufe6b", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,15}:/{0,2}")
_END = re.compile("[?#\uff1f\uff03]")
_ORIGIN = re.compile(
    r"https?://(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?(?=[/?#]|\Z)", re.IGNORECASE
)


def redacted(url: str) -> str:
    """
    Return *url* as it may stand in messages and logs.

    A query is replaced by `?…`. Where it is not plain what is host and what is user info, everything up to
    the last sign that may end a user info is left out.
    """
    if len(url) > _LONGEST_READ:
        scheme = _SCHEME.match(url)
        return f"{scheme[0]}…" if scheme else "…"
    origin = _ORIGIN.match(url)
    # A name or password may have a sign in it that ends the host for some programs and not for others.
    # So may a password that begins with figures be taken for a port.
    distrusted = "?#" if origin is None or origin[1] is None else "?#/"
    if origin is None or (url[origin.end() : origin.end() + 1] in distrusted and _AT.search(url)):
        url = _without_user_info(url)
    end = _END.search(url)
    shown = url if end is None else url[: end.start()]
    mark = "?…" if end is not None and end[0] in "?\uff1f" else ""
    return shorten(visible_line(shown[: 4 * _LONGEST]), _LONGEST) + mark


def _without_user_info(text: str) -> str:
    scheme = _SCHEME.match(text)
    begin = scheme[0] if scheme else ""
    after = text[len(begin) :]
    if begin and not begin.lower().startswith("http"):
        return f"{begin}…"
    signs = list(_AT.finditer(after))
    if signs:
        return f"{begin}…@{after[signs[-1].end() :]}"
    # What is before a colon may be a name, and what is behind it a password, cut off before their sign.
    return f"{begin}…" if scheme and ":" in after else text
