"""
Which addresses are public: those that anybody can reach, so that nothing inside can be asked for.

The table follows the IANA registries of special-purpose addresses (RFC 6890, as of 2025) and adds what clouds
use within. An address that wraps another one, as IPv6 has several ways to, is public where both are.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TypeAlias

__all__ = ["Address", "Network", "why_not_public", "wrapped_in"]

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

_IPV4: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network (RFC 791)"),
        ("10.0.0.0/8", "private (RFC 1918)"),
        ("100.64.0.0/10", "shared (RFC 6598)"),
        ("127.0.0.0/8", "loopback (RFC 1122)"),
        ("168.63.129.16/32", "a cloud's own (Azure)"),
        ("169.254.0.0/16", "link-local, where clouds keep their metadata (RFC 3927)"),
        ("172.16.0.0/12", "private (RFC 1918)"),
        ("192.0.0.0/24", "for protocols (RFC 6890)"),
        ("192.0.2.0/24", "for documentation (RFC 5737)"),
        ("192.31.196.0/24", "of AS112 (RFC 7535)"),
        ("192.52.193.0/24", "of AMT (RFC 7450)"),
        ("192.88.99.0/24", "of 6to4 relays (RFC 7526)"),
        ("192.168.0.0/16", "private (RFC 1918)"),
        ("192.175.48.0/24", "of AS112 (RFC 7534)"),
        ("198.18.0.0/15", "for benchmarks (RFC 2544)"),
        ("198.51.100.0/24", "for documentation (RFC 5737)"),
        ("203.0.113.0/24", "for documentation (RFC 5737)"),
        ("224.0.0.0/4", "multicast (RFC 5771)"),
        ("240.0.0.0/4", "reserved (RFC 1112)"),
    )
)
_IPV6: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("::1/128", "loopback (RFC 4291)"),
        ("::/128", "unspecified (RFC 4291)"),
        ("64:ff9b:1::/48", "of a local translation (RFC 8215)"),
        ("100::/64", "discarded (RFC 6666)"),
        ("2001:db8::/32", "for documentation (RFC 3849)"),
        ("2001::/23", "for protocols (RFC 2928)"),
        ("2620:4f:8000::/48", "of AS112 (RFC 7534)"),
        ("3fff::/20", "for documentation (RFC 9637)"),
        ("5f00::/16", "for segment routing (RFC 9602)"),
        ("fc00::/7", "private (RFC 4193)"),
        ("fe80::/10", "link-local (RFC 4291)"),
        ("fec0::/10", "site-local (RFC 3879)"),
        ("ff00::/8", "multicast (RFC 4291)"),
    )
)
#: All that is routed between networks (RFC 4291, section 2.5.4).
_GLOBAL_UNICAST = ip_network("2000::/3")
_MAPPED = ip_network("::ffff:0:0/96")
_COMPATIBLE = ip_network("::/96")
_TRANSLATED = ip_network("::ffff:0:0:0/96")  # RFC 2765
_NAT64 = ip_network("64:ff9b::/96")
_6TO4 = ip_network("2002::/16")
_TEREDO = ip_network("2001::/32")
#: The interface identifiers of ISATAP (RFC 5214, section 6.1), without the address that follows.
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
_LOW = 0xFFFF_FFFF


def why_not_public(address: Address) -> str | None:
    """Return what *address* is that is not public, with its source, or `None` where it is public."""
    for inner in wrapped_in(address):
        found = _special(inner, _IPV4)
        if found is not None:
            return f"{found}, within an IPv6 address"
    if isinstance(address, IPv4Address):
        return _special(address, _IPV4)
    if address.scope_id is not None:
        return "of one network interface (RFC 4007)"
    if any(address in network for network in (_MAPPED, _NAT64)):
        return None
    found = _special(address, _IPV6)
    if found is None and address not in _GLOBAL_UNICAST:
        return "not global unicast (RFC 4291)"
    return found


def wrapped_in(address: Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that *address* has within it, by any of the standards for that."""
    if isinstance(address, IPv4Address):
        return ()
    number = int(address)
    found = []
    if address in _TEREDO:  # RFC 4380, section 4: the server, and the client with its bits turned
        found += [number >> 64 & _LOW, number & _LOW ^ _LOW]
    elif address in _6TO4:  # RFC 3056
        found.append(number >> 80 & _LOW)
    elif any(address in network for network in (_MAPPED, _TRANSLATED, _NAT64)) or (
        address in _COMPATIBLE and number > 1
    ):
        found.append(number & _LOW)
    if number >> 32 & _LOW in _ISATAP:
        found.append(number & _LOW)
    return tuple(map(IPv4Address, found))


def _special(address: Address, table: tuple[tuple[Network, str], ...]) -> str | None:
    return next((what for network, what in table if address in network), None)
