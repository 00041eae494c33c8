"""The same way of a request as in `transport`, for programs that wait for many at once."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from typing import Any, cast

import anyio
import httpcore
import httpx

from counterclaim.fetch.addresses import Address
from counterclaim.fetch.lookups import done_beside
from counterclaim.fetch.transport import check_peer, core_request, origin_of, unix_refusal
from counterclaim.fetch.wire import Wire

__all__ = ["GuardedAsyncTransport"]


class _Stream(httpcore.AsyncNetworkStream):
    """A connection whose every wait ends with the deadline, and whose bytes are counted."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._inner.read(max_bytes, timeout=self._wire.deadline.check())
        self._wire.took(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout=self._wire.deadline.check())

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        left = self._wire.deadline.check()
        try:
            secure = await self._inner.start_tls(ssl_context, server_hostname, timeout=left)
            self._wire.secured(secure.get_extra_info("ssl_object"))
        except httpcore.ConnectError as error:
            refusal = self._wire.tls_refusal(error)
        except BaseException:  # the deadline, or whoever waits gave up
            with anyio.CancelScope(shield=True):
                await self._inner.aclose()
            raise
        else:
            return _Stream(secure, self._wire)
        raise refusal

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.AsyncNetworkBackend):
    """Makes connections, to addresses that the guard lets through and to no others."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        wire = self._wire
        guard, place = wire.guard, wire.place
        addresses = (
            guard.addresses(place)
            if place.address is not None
            else await done_beside(lambda: guard.addresses(place))
        )
        for address, patience, is_last in wire.turns(addresses):
            try:
                stream = await self._inner.connect_tcp(
                    str(address), port, timeout=patience, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
            else:
                return await self._checked(stream, address)
        raise AssertionError("a host has an address, or was refused")

    async def _checked(
        self, stream: httpcore.AsyncNetworkStream, address: Address
    ) -> httpcore.AsyncNetworkStream:
        try:
            check_peer(self._wire, stream.get_extra_info, address)
        except BaseException:
            await stream.aclose()
            raise
        return _Stream(stream, self._wire)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise unix_refusal(self._wire)

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    def __init__(self, stream: AsyncIterable[bytes]) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield chunk

    async def aclose(self) -> None:
        if hasattr(self._stream, "aclose"):
            await self._stream.aclose()


class GuardedAsyncTransport(httpx.AsyncBaseTransport):
    """A transport of httpx for one request: no cookies, no environment, one guarded connection."""

    def __init__(self, wire: Wire, ssl_context: ssl.SSLContext | None) -> None:
        """Use *wire* for what goes through, and *ssl_context* where it is to be secured."""
        self._wire = wire
        backend = _Backend(wire)
        self._way: httpcore.AsyncHTTPConnection | httpcore.AsyncConnectionPool
        if wire.proxy is None:
            self._way = httpcore.AsyncHTTPConnection(origin_of(wire), ssl_context, network_backend=backend)
        else:
            self._way = httpcore.AsyncConnectionPool(ssl_context, proxy=wire.proxy, network_backend=backend)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* and return the answer, whose body is still to be read."""
        response = await self._way.handle_async_request(core_request(request, self._wire))
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(cast("AsyncIterable[bytes]", response.stream)),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close the connection."""
        await self._way.aclose()
