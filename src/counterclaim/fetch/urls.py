"""
URLs, read strictly: what two programs may read differently is refused, not repaired.

Browsers repair much (WHATWG URL Standard): backslashes, white space, addresses in octal, hosts in percent
signs. Each repair is a way to say one host to a check and another to a connection, so none is made here. What
is left agrees with RFC 3986 and with the standard of browsers alike.
"""

from __future__ import annotations

import re
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address

import attrs

from counterclaim.fetch.addresses import Address
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.redaction import redacted
from counterclaim.model.page_urls import LONGEST_HOST, UNSEEN, ascii_host, encoded_target

__all__ = ["LONGEST_URL", "Url", "parse_url", "usual_port"]

#: Characters of a URL. RFC 9110, section 4.1, asks for 8,000 at least.
LONGEST_URL = 16_384
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"(?:[0-9]+|0[xX][0-9A-Fa-f]*)\Z")


@attrs.frozen
class Url:
    """
    The address of a page, in one form.

    Attributes:
        scheme: `http` or `https`.
        host: The name in ASCII and lower case, or the address without brackets.
        port: The port.
        target: Path and query, in ASCII.
    """

    scheme: str
    host: str
    port: int
    target: str = attrs.field(repr=False)

    @cached_property
    def address(self) -> Address | None:
        """The address that the host is, `None` where it is a name."""
        if ":" in self.host:
            return IPv6Address(self.host)
        return IPv4Address(self.host) if _NUMBER.match(self.host.rpartition(".")[2]) else None

    @property
    def authority(self) -> str:
        """Host and port as they stand in a URL, the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual_port(self.scheme) else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port as they stand in a URL."""
        return f"{self.scheme}://{self.authority}"

    @property
    def shown(self) -> str:
        """What of it may stand in messages and logs."""
        return redacted(self.text)

    @property
    def text(self) -> str:
        """All of it, without a fragment."""
        return self.origin + self.target


def usual_port(scheme: str) -> int:
    """Return the port of `http` or `https` where none is said."""
    return _PORTS[scheme]


def parse_url(text: str, *, base: Url | None = None) -> Url:
    """
    Return the URL that *text* is; with a *base*, *text* may be relative to it (RFC 3986, section 5.2).

    Raises:
        FetchError: It is none, or two programs may read it differently.
    """
    if len(text) > LONGEST_URL:
        raise _refused(FetchReason.URL, text, f"a URL has at most {LONGEST_URL:,} characters")
    if UNSEEN.search(text):
        rule = (
            "white space, a control character or an invisible one is in the URL; write it as %20 and the like"
        )
        raise _refused(FetchReason.URL, text, rule)
    if "\\" in text:
        raise _refused(FetchReason.URL, text, "a backslash is in the URL; write / or %5C, whichever is meant")
    rest = text.partition("#")[0]
    scheme = _SCHEME.match(rest)
    if scheme is None and base is not None:
        return _joined(base, rest, text)
    if scheme is None:
        raise _refused(FetchReason.SCHEME, text, "expected a URL that begins with https:// or http://")
    name = scheme[1].lower()
    if name not in _PORTS:
        rule = "expected a URL that begins with https:// or http://; nothing else is fetched"
        raise _refused(FetchReason.SCHEME, text, rule)
    after = rest[scheme.end() :]
    if not after.startswith("//"):
        raise _refused(FetchReason.URL, text, f"expected two slashes behind {name}:")
    return _with_authority(name, after[2:], text)


def _refused(reason: FetchReason, text: str, rule: str) -> FetchError:
    return FetchError(reason, text, rule)


def _with_authority(scheme: str, rest: str, text: str) -> Url:
    """Return the URL that has *rest* behind the two slashes."""
    end = min((at for at in map(rest.find, "/?") if at >= 0), default=len(rest))
    is_rooted = rest[end : end + 1] == "/" or text.endswith(rest[:end])
    if not is_rooted and "@" in text:
        rule = "a host without a slash and then a sign @ may be a user name; write a slash behind the host"
        raise _refused(FetchReason.USER_INFO, text, rule)
    host, port = _authority(scheme, rest[:end], text)
    return Url(scheme, host, port, _target(rest[end:], text))


def _authority(scheme: str, authority: str, text: str) -> tuple[str, int]:
    if "@" in authority:
        rule = (
            "a user name or password is in the URL; leave it out, since records keep URLs as they are given"
        )
        raise _refused(FetchReason.USER_INFO, text, rule)
    host, port = authority, ""
    if ":" in authority and not authority.endswith("]"):
        host, _, port = authority.rpartition(":")
    return _host(host, text), _port(scheme, port, text)


def _port(scheme: str, port: str, text: str) -> int:
    if not port:
        return usual_port(scheme)
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        raise _refused(FetchReason.PORT, text, "expected a port from 1 to 65535 behind the host")
    return int(port)


def _host(host: str, text: str) -> str:
    """Return the *host* in the one form that it has."""
    if host.startswith("["):
        return _ipv6(host, text)
    if not host:
        raise _refused(FetchReason.HOST, text, "there is no host in the URL")
    if "%" in host:
        raise _refused(FetchReason.HOST, text, "a host has no percent signs; write it as it is")
    name = _ascii(host, text)
    if _NUMBER.match(name.rpartition(".")[2]):
        return _ipv4(host, name, text)
    labels = name.split(".")
    if len(name) > LONGEST_HOST or not all(map(_LABEL.match, labels)):
        rule = "the host is no name: letters, digits and hyphens between single dots, with none at the end"
        raise _refused(FetchReason.HOST, text, rule)
    return name


def _ascii(host: str, text: str) -> str:
    try:
        return ascii_host(host)
    except UnicodeError:
        rule = "the host is no name in its script (IDNA 2008); copy it from the page again"
    if len(host) > LONGEST_HOST:
        rule = f"a host has at most {LONGEST_HOST} characters"
    raise _refused(FetchReason.HOST, text, rule)


def _ipv4(host: str, name: str, text: str) -> str:
    """Return the address that *name* is, in the form that has no other (WHATWG URL Standard, section 3.5)."""
    try:
        if host.isascii():
            return str(IPv4Address(name))
    except ValueError:
        pass
    rule = "the host is an address that is not written as four decimal numbers, as 93.184.216.34"
    raise _refused(FetchReason.HOST, text, rule)


def _ipv6(host: str, text: str) -> str:
    try:
        if host.endswith("]") and "%" not in host and host.isascii():
            return str(IPv6Address(host[1:-1]))
    except ValueError:
        pass
    rule = "what stands in brackets is no IPv6 address, as [2001:4860:4860::8888], without a zone"
    raise _refused(FetchReason.HOST, text, rule)


def _target(target: str, text: str) -> str:
    encoded = encoded_target(target)
    if len(encoded) > LONGEST_URL:
        raise _refused(
            FetchReason.URL, text, f"a URL has at most {LONGEST_URL:,} characters when it is encoded"
        )
    return encoded


def _joined(base: Url, reference: str, text: str) -> Url:
    """Return the URL that *reference*, which has no scheme, means on the page *base*."""
    if reference.startswith("//"):
        return _with_authority(base.scheme, reference[2:], text)
    path, _, query = base.target.partition("?")
    if reference.startswith("/"):
        target = reference
    elif reference.startswith("?"):
        target = path + reference
    elif reference:
        target = path.rpartition("/")[0] + "/" + reference
    else:
        target = path + (f"?{query}" if query else "")
    return attrs.evolve(base, target=_target(target, text))
