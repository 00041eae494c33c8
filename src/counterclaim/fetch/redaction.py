"""URLs as they may be shown: without user info, query and fragment, any of which may hold a secret."""

from __future__ import annotations

import re

from counterclaim.safe_text import shorten, visible_line

__all__ = ["redacted"]

_LONGEST = 200
#: What ends a user info, in the forms that some program takes for it.
_AT = re.compile("@|%40|\uff20|\ufe6b", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,15}:/{0,2}")
_END = re.compile("[?#\uff1f\uff03]")
# A path may have signs of these in it; what is before the first slash behind the authority may not.
_PLAIN = re.compile(r"(https?://(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?)(/[^\s\\]*)?\Z")


def redacted(url: str) -> str:
    """
    Return *url* as it may stand in messages and logs.

    A query is replaced by `?…`. Where it is not plain what is host and what is user info, everything up to
    the last sign that may end a user info is left out.
    """
    begin = url[: 4 * _LONGEST]
    end = _END.search(begin)
    shown = begin if end is None else begin[: end.start()]
    if _PLAIN.match(shown) is None:
        shown = _without_user_info(shown)
    if end is not None and begin[end.start()] in "?\uff1f":
        return f"{shorten(visible_line(shown), _LONGEST)}?…"
    return shorten(visible_line(shown), _LONGEST)


def _without_user_info(text: str) -> str:
    signs = list(_AT.finditer(text))
    if not signs:
        # A name and password may be cut off before their sign, by a fragment or a query within them.
        scheme = _SCHEME.match(text)
        after = text[scheme.end() :] if scheme else text
        return f"{scheme[0]}…" if scheme and ":" in after else text
    scheme = _SCHEME.match(text)
    return f"{scheme[0] if scheme else ''}…@{text[signs[-1].end() :]}"
