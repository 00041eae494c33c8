"""
A server on loopback that answers whatever a script says.

It writes to raw sockets, one thread a connection, so what it sends need not be HTTP, nor end. A connection
is bounded in time, and all end when the server does. What it sends in headers and redirects holds
`CANARY`, which no message, log or `repr` of ours may ever show.
"""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Self
from urllib.parse import unquote

from fetch.listeners import SERVER

__all__ = ["CANARY", "GoneError", "HostileServer", "Script", "Talk", "answer", "redirect"]

CANARY = "canary5f2c9e"
#: How long a connection lasts at most, in seconds.
TIME_LIMIT = 5.0
_LARGEST_HEAD = 64 * 1024

Script = Callable[["Talk"], None]


class GoneError(Exception):
    """The other side has closed the connection, or the server ends."""


class Talk:
    """
    One connection, as a script sees it.

    Attributes:
        head: The request up to and with the empty line, as it arrived.
        target: The path and query that were asked for.
        host: What the Host header says.
    """

    def __init__(self, connection: socket.socket, ended: threading.Event) -> None:
        self._connection = connection
        self._ended = ended
        self._until = time.monotonic() + TIME_LIMIT
        self.head = b""
        self.target = ""
        self.host = ""

    def read_request(self) -> None:
        """Read a request's head."""
        while b"\r\n\r\n" not in self.head and len(self.head) < _LARGEST_HEAD:
            self.head += self.receive()
        line, *headers = self.head.split(b"\r\n")
        self.target = line.split(b" ")[1].decode("latin-1") if line.count(b" ") >= 2 else ""
        named = [
            value for name, _, value in (each.partition(b":") for each in headers) if name.lower() == b"host"
        ]
        self.host = named[0].strip().decode("latin-1") if named else ""

    def receive(self) -> bytes:
        """Return what arrives next."""
        self._check()
        received = self._connection.recv(65536)
        if not received:
            raise GoneError
        return received

    def send(self, data: bytes) -> None:
        """Send *data*."""
        self._check()
        self._connection.sendall(data)

    def drip(self, data: bytes, *, every: float = 0.02) -> None:
        """Send *data* byte by byte, one *every* so many seconds."""
        for number in range(len(data)):
            self.send(data[number : number + 1])
            self.wait(every)

    def repeat(self, chunk: bytes, *, every: float = 0.0) -> None:
        """Send *chunk* again and again for as long as anybody listens."""
        while True:
            self.send(chunk)
            if every:
                self.wait(every)

    def wait(self, seconds: float = TIME_LIMIT) -> None:
        """Say nothing for so many seconds; end sooner when the other side goes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._check()
            readable, _, _ = select.select([self._connection], [], [], min(left, 0.05))
            if readable and not self._connection.recv(65536):
                raise GoneError

    def hang_up(self) -> None:
        """Close the connection with a reset, in the middle of whatever was being sent."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._connection.close()
        raise GoneError

    def _check(self) -> None:
        if self._ended.is_set() or time.monotonic() > self._until:
            raise GoneError


class HostileServer:
    """
    Serves *scripts* by path until it is closed.

    Attributes:
        address: Where it listens.
        port: On which port.
        heads: The requests that arrived, as they arrived.
        failures: What went wrong within a script; empty unless a test is at fault.

    Args:
        scripts: What is done with a request, by its path without the query.
        port: The port to listen on, or 0 for any.
        tls: How TLS is spoken, or `None` for none.
        raw: What is done with a connection in place of reading a request from it.
    """

    def __init__(
        self,
        scripts: Mapping[str, Script],
        *,
        port: int = 0,
        tls: ssl.SSLContext | None = None,
        raw: Script | None = None,
    ) -> None:
        self._scripts = {"/page": _page, "/to": _to, "/again": _again, **scripts}
        self._tls = tls
        self._raw = raw
        self._ended = threading.Event()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server((SERVER, port), backlog=128)
        self.address = SERVER
        self.port: int = self._listening.getsockname()[1]
        self.heads: list[bytes] = []
        self.failures: list[BaseException] = []
        self._acceptor = threading.Thread(target=self._accept, name="hostile server", daemon=True)
        self._acceptor.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every connection and stop listening."""
        self._ended.set()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        socket.create_connection((self.address, self.port)).close()
        self._acceptor.join()
        self._listening.close()
        for thread in self._threads:
            thread.join(TIME_LIMIT)

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._ended.is_set():  # `close` has connected, to be heard
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads = [running for running in self._threads if running.is_alive()] + [thread]
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(TIME_LIMIT)
        try:
            with self._kept(connection), self._spoken(connection) as spoken:
                self._answer(Talk(spoken, self._ended))
                with contextlib.suppress(OSError):
                    spoken.shutdown(socket.SHUT_WR)
        except (GoneError, OSError):
            pass
        except BaseException as failure:
            self.failures.append(failure)

    def _answer(self, talk: Talk) -> None:
        if self._raw is not None:
            self._raw(talk)
            return
        talk.read_request()
        self.heads.append(talk.head)
        self._scripts.get(talk.target.partition("?")[0], _missing)(talk)

    @contextlib.contextmanager
    def _kept(self, connection: socket.socket) -> Iterator[None]:
        self._open.add(connection)
        try:
            yield
        finally:
            self._open.discard(connection)
            connection.close()

    def _spoken(self, connection: socket.socket) -> contextlib.AbstractContextManager[socket.socket]:
        if self._tls is None:
            return contextlib.nullcontext(connection)
        return self._tls.wrap_socket(connection, server_side=True)


def answer(body: bytes = b"", *headers: bytes, status: bytes = b"200 OK", length: bool = True) -> bytes:
    """Return a response with a secret in its headers; with *length*, its Content-Length is told truly."""
    lines = [b"HTTP/1.1 " + status, *headers, f"Set-Cookie: session={CANARY}".encode(), b"Connection: close"]
    if length:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def redirect(location: bytes, body: bytes = b"", *headers: bytes) -> bytes:
    """Return a redirect to *location*."""
    return answer(body, b"Location: " + location, *headers, status=b"302 Found")


def _page(talk: Talk) -> None:
    talk.send(answer(b"<!doctype html><title>Page</title><p>Nothing to see.</p>", b"Content-Type: text/html"))


def _to(talk: Talk) -> None:
    """Redirect to what the query holds, percent-encoded, whatever it is."""
    talk.send(redirect(unquote(talk.target.partition("?")[2]).encode("utf-8", "surrogatepass")))


def _again(talk: Talk) -> None:
    """Redirect to a page of the same host, whose name will be resolved again."""
    talk.send(redirect(b"/page"))


def _missing(talk: Talk) -> None:
    talk.send(answer(b"No such page.", b"Content-Type: text/plain", status=b"404 Not Found"))
