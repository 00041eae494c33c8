"""
The guard: which addresses a host has, and whether they may be connected to.

A name is resolved once a request, and the connection goes to one of the addresses that were checked, so that
no later answer of a name server counts. Where any address of a name is refused, all of it is.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TypeAlias

import attrs

from counterclaim.fetch.addresses import Address
from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.lookups import done_by
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.urls import Url

__all__ = ["Guard", "Resolver", "is_peer", "system_resolver"]

#: Returns the addresses of a host, given its name and a port; raises `OSError` where it has none.
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]

_LOCAL = frozenset(
    {
        "corp",
        "home",
        "internal",
        "intranet",
        "lan",
        "local",
        "localdomain",
        "localdomain6",
        "localhost",
        "private",
    }
)


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system has for *host*."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[4][0]) for place in found]


@attrs.frozen
class Guard:
    """
    Decides which addresses are connected to.

    Attributes:
        policy: What is allowed.
        resolver: What tells the addresses of a name.
    """

    policy: FetchPolicy
    resolver: Resolver

    def check_url(self, url: Url) -> None:
        """
        Refuse *url* where its port or the address in it is not allowed.

        Raises:
            FetchError: It is not.
        """
        if url.port not in self.policy.ports:
            allowed = ", ".join(map(str, sorted(self.policy.ports)))
            rule = f"port {url.port} is none of {allowed}, which the policy allows"
            raise FetchError(FetchReason.PORT, url.text, rule)
        if url.address is not None:
            self._check(url, [url.address])
        if self.policy.proxy is not None:
            self._check_for_proxy(url)

    def _check_for_proxy(self, url: Url) -> None:
        """Refuse what a proxy may read otherwise, or may reach where it is, since it resolves the names."""
        if isinstance(url.address, IPv6Address):
            rule = "an IPv6 address is not asked for through a proxy, since some read its port as part of it"
            raise FetchError(FetchReason.HOST, url.text, rule)
        if url.address is None and _is_local(url.host):
            rule = "the name is one of a host within a network, which a proxy may reach"
            raise FetchError(FetchReason.HOST, url.text, rule)

    def addresses(self, url: Url) -> tuple[Address, ...]:
        """
        Return the addresses of *url*, a host or the proxy, which may be connected to; this may take a while.

        Raises:
            FetchError: It has none, or one that may not be.
        """
        if url.address is not None:
            found: tuple[Address, ...] = (url.address,)
        else:
            found = self._resolved(url)
        if self.policy.proxy is None:  # which the policy names, wherever it is
            self._check(url, found)
        return found

    def addresses_by(self, deadline: Deadline, url: Url) -> tuple[Address, ...]:
        """
        Return the addresses of the host of *url*, by the *deadline*, however long the resolver takes.

        Raises:
            DeadlinePassedError: The resolver takes longer.
            FetchError: It has none, or one that may not be connected to.
        """
        if url.address is not None:
            return self.addresses(url)
        return done_by(deadline, lambda: self.addresses(url))

    def _resolved(self, url: Url) -> tuple[Address, ...]:
        try:
            addresses = tuple(dict.fromkeys(map(ip_address, self.resolver(url.host, url.port))))
        except Exception:  # whatever a resolver raises, of those who use the library or of the system
            addresses = ()
        if not addresses:
            rule = "the name was not resolved; is it spelled as you meant it, and is there a network?"
            raise FetchError(FetchReason.NAME, url.text, rule)
        return addresses

    def _check(self, url: Url, addresses: Sequence[Address]) -> None:
        for address in addresses:
            why = self.policy.refuses(address)
            if why is not None:
                rule = (
                    f"the host has the address {address}, which is {why}; nothing within a network is asked "
                    "for unless the policy names the network as 'inside'"
                )
                raise FetchError(FetchReason.ADDRESS, url.text, rule)


def is_peer(address: Address, peer: str) -> bool:
    """Return whether *peer*, as the system tells it, is the *address* that was asked for."""
    try:
        found: IPv4Address | IPv6Address = ip_address(peer)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and isinstance(address, IPv4Address):
        return found.ipv4_mapped == address
    return found == address


def _is_local(host: str) -> bool:
    """Return whether the name *host* stands for something within a network (RFC 6761, 6762, 8375)."""
    return "." not in host or host.endswith(".home.arpa") or host.rpartition(".")[2] in _LOCAL
