"""The way of a request to its server and back, through the guard."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import httpcore
import httpx

from counterclaim.fetch.addresses import Address
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.guard import is_peer
from counterclaim.fetch.urls import usual_port
from counterclaim.fetch.wire import Wire

__all__ = ["GuardedTransport", "check_peer", "core_request", "origin_of", "unix_refusal"]


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the deadline, and whose bytes are counted."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, timeout=self._wire.deadline.check())
        self._wire.took(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=self._wire.deadline.check())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._wire.deadline.check()
        try:
            secure = self._inner.start_tls(ssl_context, server_hostname, timeout=left)
            self._wire.secured(secure.get_extra_info("ssl_object"))
        except httpcore.ConnectError as error:
            refusal = self._wire.tls_refusal(error)
        except BaseException:
            self._inner.close()
            raise
        else:
            return _Stream(secure, self._wire)
        raise refusal

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Makes connections, to addresses that the guard lets through and to no others."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        wire = self._wire
        addresses = wire.guard.addresses_by(wire.deadline, wire.place)
        for address, patience, is_last in wire.turns(addresses):
            try:
                stream = self._inner.connect_tcp(
                    str(address), port, timeout=patience, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
            else:
                return self._checked(stream, address)
        raise AssertionError("a host has an address, or was refused")

    def _checked(self, stream: httpcore.NetworkStream, address: Address) -> httpcore.NetworkStream:
        try:
            check_peer(self._wire, stream.get_extra_info, address)
        except BaseException:
            stream.close()
            raise
        return _Stream(stream, self._wire)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise unix_refusal(self._wire)


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


class GuardedTransport(httpx.BaseTransport):
    """A transport of httpx for one request: no cookies, no environment, one guarded connection."""

    def __init__(self, wire: Wire, ssl_context: ssl.SSLContext | None) -> None:
        """Use *wire* for what goes through, and *ssl_context* where it is to be secured."""
        self._wire = wire
        backend = _Backend(wire)
        self._way: httpcore.HTTPConnection | httpcore.ConnectionPool
        if wire.proxy is None:
            self._way = httpcore.HTTPConnection(origin_of(wire), ssl_context, network_backend=backend)
        else:
            self._way = httpcore.ConnectionPool(ssl_context, proxy=wire.proxy, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* and return the answer, whose body is still to be read."""
        response = self._way.handle_request(core_request(request, self._wire))
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(cast("Iterable[bytes]", response.stream)),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close the connection."""
        self._way.close()


def check_peer(wire: Wire, tell: Callable[[str], Any], address: Address) -> None:
    """
    Take down who answers on a connection, which *tell* tells of.

    Raises:
        FetchError: That is not the *address* that was checked, or the connection is gone already.
    """
    found = None
    with contextlib.suppress(OSError):
        found = tell("server_addr")
    if found is None:
        raise FetchError(FetchReason.CONNECT, wire.url.text, "the connection was cut at once")
    peer = str(found[0])
    if not is_peer(address, peer):
        rule = f"the connection went to {peer} and not to {address}, as was asked"
        raise FetchError(FetchReason.CONNECT, wire.url.text, rule)
    wire.peer = peer


def origin_of(wire: Wire) -> httpcore.Origin:
    """Return where a connection without a proxy goes."""
    url = wire.url
    return httpcore.Origin(url.scheme.encode("ascii"), url.host.encode("ascii"), url.port)


def unix_refusal(wire: Wire) -> FetchError:
    """Return the error for a connection to a socket of the system, which nothing asks for."""
    return FetchError(FetchReason.SCHEME, wire.url.text, "nothing goes to a socket of the system")


def core_request(request: httpx.Request, wire: Wire) -> httpcore.Request:
    """
    Return *request* for httpcore.

    Raises:
        FetchError: httpx read another host or port from the URL than was checked.
    """
    read, url = request.url, wire.url
    found = (read.scheme, read.raw_host.decode("ascii"), read.port or usual_port(read.scheme))
    if found != (url.scheme, url.host, url.port):
        rule = "two readers of URLs do not agree on what it says; write it in its simplest form"
        raise FetchError(FetchReason.URL, url.text, rule)
    # Which signs of a path are to be escaped is another such matter, of no danger, and is decided by us.
    core = httpcore.URL(scheme=url.scheme, host=url.host, port=url.port, target=url.target)
    return httpcore.Request(request.method, core, headers=request.headers.raw, content=request.stream)
