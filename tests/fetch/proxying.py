"""A proxy on loopback that passes everything on to one port, and tells what it was asked for."""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import threading
from collections.abc import Iterator

from fetch.listeners import SERVER

__all__ = ["Proxy", "proxying"]

#: Where the proxy listens, which no policy in these tests lets in.
_ADDRESS = "127.0.0.4"
_PATIENCE = 5.0


class Proxy(socketserver.ThreadingTCPServer):
    """
    A proxy for `http` and, by CONNECT, for `https`.

    Attributes:
        heads: The requests as they arrived.
        refusal: What it answers in place of passing anything on, `None` where it does pass on.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, to_port: int) -> None:
        super().__init__((_ADDRESS, 0), _Handler)
        self.to_port = to_port
        self.heads: list[bytes] = []
        self.refusal: bytes | None = None

    @property
    def address(self) -> str:
        return _ADDRESS

    @property
    def port(self) -> int:
        return self.server_address[1]

    def url(self, user_info: str = "") -> str:
        """Return its URL."""
        return f"http://{user_info}{_ADDRESS}:{self.port}"


class _Handler(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        client = self.request
        client.settimeout(_PATIENCE)
        head = b""
        while b"\r\n\r\n" not in head and (data := client.recv(65536)):
            head += data
        self.server.heads.append(head)
        if self.server.refusal is not None:
            client.sendall(self.server.refusal)
            return
        with socket.create_connection((SERVER, self.server.to_port), timeout=_PATIENCE) as site:
            if head.startswith(b"CONNECT "):
                client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                site.sendall(_as_the_site_knows_it(head))
            with contextlib.suppress(OSError):
                _pass_on(client, site)


def _as_the_site_knows_it(head: bytes) -> bytes:
    """Return the request *head* with the path alone in its line (RFC 9112, section 3.2.2)."""
    method, target, rest = head.split(b" ", 2)
    return b" ".join((method, b"/" + target.split(b"/", 3)[3], rest))


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    while True:
        readable, _, _ = select.select([one, other], [], [], _PATIENCE)
        if not readable:
            return
        for begin in readable:
            data = begin.recv(65536)
            if not data:
                return
            (other if begin is one else one).sendall(data)


@contextlib.contextmanager
def proxying(to_port: int) -> Iterator[Proxy]:
    """Yield a proxy, which is closed afterwards."""
    with Proxy(to_port) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
