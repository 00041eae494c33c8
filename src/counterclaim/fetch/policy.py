"""What a fetcher may do, and how much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import version
from ipaddress import IPv6Address, ip_network
from typing import Any
from urllib.parse import urlsplit

import attrs

from counterclaim.fetch.addresses import Address, Network, why_not_public
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.urls import parse_url

__all__ = ["FetchPolicy"]

_MEGABYTE = 1024 * 1024


def _networks(values: Iterable[str | Network]) -> tuple[Network, ...]:
    if isinstance(values, str):
        message = f"expected several networks, as ('10.1.0.0/16',), found the text {values!r}"
        raise TypeError(message)
    return tuple(ip_network(value) for value in values)


def _ports(values: Iterable[int]) -> frozenset[int]:
    ports = frozenset(values)
    for port in ports:
        if not 0 < port < 65536:
            raise ValueError(f"ports: expected numbers from 1 to 65535, found {port!r:.80}")
    return ports


def _from(least: float) -> Callable[[object, attrs.Attribute[Any], float], None]:
    """Return what checks that a limit is a number, *least* at the lowest."""

    def check(policy: object, limit: attrs.Attribute[Any], value: float) -> None:
        if not least <= value < float("inf"):
            raise ValueError(f"{limit.name}: expected a number from {least:g}, found {value!r:.80}")

    return check


def _check_proxy(policy: FetchPolicy, attribute: object, value: str | None) -> None:
    if value is not None and not _is_proxy(value):
        # It is not repeated, since it may hold a password.
        raise ValueError("expected a proxy as http://proxy.example:3128")


def _is_proxy(value: str) -> bool:
    if not (value.isascii() and value.isprintable()) or " " in value:
        return False
    try:
        parts = urlsplit(value)
        parse_url(f"http://{parts.netloc.rpartition('@')[2]}/")
    except (FetchError, ValueError):
        return False
    return parts.scheme == "http"


def _user_agent() -> str:
    return f"counterclaim/{version('counterclaim')}"


@attrs.frozen(kw_only=True)
class FetchPolicy:
    """
    The limits of a fetcher, and its manners.

    Attributes:
        deadline: Seconds for one page, with its redirects, waits and repetitions.
        max_bytes: Bytes of a body as it is received.
        max_decoded_bytes: Bytes of a body after it was unpacked.
        max_headers: Headers of one answer.
        max_header_bytes: Bytes of the head of one answer.
        max_redirects: Redirects that are followed.
        ports: The ports that may be connected to.
        inside: Networks that may be connected to although they are not public, as `("10.1.0.0/16",)`.
        proxy: The URL (http) of a proxy through which everything goes, and which then resolves the names and
            may answer itself; those of the environment are not used.
        user_agent: The name that servers are told, whose first word is looked for in `robots.txt`. A newsroom
            adds an address where it can be reached.
        any_status: Whether a page is kept that the server calls an error, as one that says it was removed;
            not where it says that it is asked too much or not available (429, 503).
        robots: Whether `robots.txt` is followed (RFC 9309).
        spacing: Seconds between two pages of one host; a site may ask for more.
        attempts: How often a page is tried that a server fails to deliver for a reason that may pass.
        max_wait: Seconds that are waited at most before a page is tried again, whatever the server asks for.
    """

    deadline: float = attrs.field(default=30.0, validator=_from(0.001))
    max_bytes: int = attrs.field(default=10 * _MEGABYTE, validator=_from(0))
    max_decoded_bytes: int = attrs.field(default=10 * _MEGABYTE, validator=_from(0))
    max_headers: int = attrs.field(default=128, validator=_from(0))
    max_header_bytes: int = attrs.field(default=64 * 1024, validator=_from(0))
    max_redirects: int = attrs.field(default=10, validator=_from(0))
    ports: frozenset[int] = attrs.field(default=(80, 443), converter=_ports)
    inside: tuple[Network, ...] = attrs.field(default=(), converter=_networks)
    proxy: str | None = attrs.field(default=None, validator=_check_proxy, repr=False)
    user_agent: str = attrs.field(factory=_user_agent)
    any_status: bool = False
    robots: bool = True
    spacing: float = attrs.field(default=1.0, validator=_from(0))
    attempts: int = attrs.field(default=3, validator=_from(1))
    max_wait: float = attrs.field(default=20.0, validator=_from(0))

    @user_agent.validator
    def _check_user_agent(self, attribute: object, value: str) -> None:
        if not value or not value.isascii() or not value.isprintable():
            raise ValueError(f"expected a name of printable ASCII characters, found {value!r:.80}")

    def refuses(self, address: Address) -> str | None:
        """Return why *address* is not connected to, `None` where it may be."""
        if self.is_inside(address):
            return None
        # A mapped address is the same host written otherwise; what else wraps an address is another host.
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        if mapped is not None and self.is_inside(mapped):
            return None
        return why_not_public(address)

    def is_inside(self, address: Address) -> bool:
        """Return whether *address* is in one of the networks that are named as `inside`."""
        return any(address in network for network in self.inside)

    def trusts_with_secrets(self, scheme: str, address: Address | None) -> bool:
        """
        Return whether a key may be sent by *scheme* to a host that is this *address*, or `None` for a name.

        In the clear it goes to addresses inside alone: a name may lead anywhere by the time it is connected
        to, and a proxy reads along.
        """
        if scheme == "https":
            return True
        return self.proxy is None and address is not None and self.is_inside(address)
