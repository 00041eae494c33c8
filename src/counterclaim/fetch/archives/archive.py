"""Archives of the web, and the keys to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import attrs

from counterclaim.fetch.urls import Url, parse_url

__all__ = ["WAYBACK", "Archive", "ArchiveKeys", "address_of"]

# Places may stand behind the host alone, so that who is asked does not depend on the page.
_BEGIN = re.compile(r"https?://[^/?#{}]+/")


def _holds(name: str) -> Callable[[object, attrs.Attribute[Any], str | None], None]:
    """Return what checks that an address has a place for *name*."""

    def check(archive: object, address: attrs.Attribute[Any], value: str | None) -> None:
        if value is not None and not (_BEGIN.match(value) and value.count("{" + name + "}") == 1):
            raise ValueError(
                f"{address.name}: expected an address with {{{name}}} behind its host, found {value!r:.80}"
            )

    return check


def _are_letters(keys: object, part: attrs.Attribute[Any], value: str) -> None:
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        # It is not repeated, since it is a secret.
        raise ValueError(f"{part.name}: expected printable ASCII characters without white space")


@attrs.frozen
class ArchiveKeys:
    """
    What an archive knows a user by (for the Internet Archive: https://archive.org/account/s3.php).

    Attributes:
        access: The name of the key.
        secret: The key.
    """

    access: str = attrs.field(validator=_are_letters, repr=False)
    secret: str = attrs.field(validator=_are_letters, repr=False)


@attrs.frozen(kw_only=True)
class Archive:
    """
    An archive of the web: where it is asked, and how.

    Attributes:
        name: What it is called.
        timegate: Where the copy nearest to a moment is asked for (RFC 7089, section 2.1); `{url}` in it
            stands for the URL of the page.
        timemap: Where the list of all copies is (section 2.1), likewise.
        save: Where a copy is asked for, by the interface of Save Page Now, version 2.
        job: Where such a copy is inquired about; `{job}` stands for what the archive called it.
        copy: Where such a copy is then; `{moment}` stands for its fourteen digits, `{url}` for the page.
        is_aggregator: Whether its copies may be at other hosts than its own.
    """

    name: str
    timegate: str = attrs.field(validator=_holds("url"))
    timemap: str | None = attrs.field(default=None, validator=_holds("url"))
    save: str | None = None
    job: str | None = attrs.field(default=None, validator=_holds("job"))
    copy: str | None = attrs.field(default=None, validator=[_holds("url"), _holds("moment")])
    is_aggregator: bool = False

    def __attrs_post_init__(self) -> None:
        if len({self.save is None, self.job is None, self.copy is None}) > 1:
            raise ValueError("expected all of save, job and copy, or none of them")

    def keeps(self, url: Url) -> bool:
        """Return whether a copy of it may be at *url*."""
        own = (self.timegate, self.timemap, self.copy)
        return self.is_aggregator or url.host in {_host(address) for address in own if address is not None}


#: The Wayback Machine of the Internet Archive.
WAYBACK = Archive(
    name="Wayback Machine",
    timegate="https://web.archive.org/web/{url}",
    timemap="https://web.archive.org/web/timemap/link/{url}",
    save="https://web.archive.org/save",
    job="https://web.archive.org/save/status/{job}",
    copy="https://web.archive.org/web/{moment}/{url}",
)


def address_of(template: str, **values: str) -> Url:
    """
    Return the URL that *template* is with *values* in their places; in a query they are escaped.

    Raises:
        FetchError: It is none.
    """
    query = template.find("?")
    for name, value in values.items():
        mark = "{" + name + "}"
        written = quote(value, safe="") if 0 <= query < template.find(mark) else value
        template = template.replace(mark, written)
    return parse_url(template)


def _host(template: str) -> str:
    return address_of(template.partition("{")[0]).host
