"""Who is connected to: listeners that count and never answer, and a watch on every connection."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Iterator

__all__ = ["LURED", "SERVER", "Trap", "Watch", "set_traps", "watching"]

#: Where the hostile server listens, so that a policy can let it in and keep the traps out.
SERVER = "127.0.0.2"
#: Where the traps listen. What is sent to 0.0.0.0 or :: arrives at the first and the last.
LURED = ("127.0.0.1", "127.0.0.3", "127.255.255.254", "::1")
_ATTEMPTS = 50


class Trap:
    """
    A listener that nobody is meant to reach.

    The system completes connections without any help, so no thread is needed: they are counted on demand.
    """

    def __init__(self, address: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.address = address
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        try:
            if family == socket.AF_INET6:
                self._socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            self._socket.bind((address, port))
            self._socket.listen(128)
            self._socket.setblocking(False)
        except OSError:
            self._socket.close()
            raise
        self.port: int = self._socket.getsockname()[1]
        self._count = 0

    def count(self) -> int:
        """Return how many connections have arrived so far."""
        with contextlib.suppress(BlockingIOError):
            while True:
                connection, _ = self._socket.accept()
                connection.close()
                self._count += 1
        return self._count

    def take(self) -> int:
        """Return how many connections have arrived, and forget them."""
        taken, self._count = self.count(), 0
        return taken

    def close(self) -> None:
        self._socket.close()


@contextlib.contextmanager
def set_traps() -> Iterator[tuple[int, tuple[Trap, ...]]]:
    """Yield a port and traps that listen on it at every lured address; the server's address is left free."""
    for _ in range(_ATTEMPTS):
        with contextlib.ExitStack() as opened:
            try:
                traps = [Trap(LURED[0], 0)]
                opened.callback(traps[0].close)
                for address in LURED[1:]:
                    traps.append(Trap(address, traps[0].port))
                    opened.callback(traps[-1].close)
            except OSError:  # somebody else has that port at one of the addresses
                continue
            yield traps[0].port, tuple(traps)
            return
    raise RuntimeError(f"no port was free at all of {', '.join(LURED)} in {_ATTEMPTS} attempts")


class Watch:
    """
    What was begun while a watch was kept.

    Attributes:
        connections: The addresses that a socket was told to connect or send to, in order.
        names: The names that the system was asked to resolve.
    """

    def __init__(self) -> None:
        self.connections: list[str] = []
        self.names: list[str] = []

    def beyond(self, allowed: str) -> list[str]:
        """Return the addresses other than *allowed* that a socket was told to connect to."""
        return [address for address in self.connections if address != allowed]


@contextlib.contextmanager
def watching() -> Iterator[Watch]:
    """
    Note every connection that Python's sockets begin and every name that is resolved.

    What is not loopback is refused in place of the network, so a guard that fails harms nobody.
    """
    watch = Watch()
    inherited = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    resolve = socket.getaddrinfo

    def noting(name):
        def begin(self, *arguments):
            address = arguments[-1]
            host = str(address[0]) if isinstance(address, tuple) else f"unix:{address!r}"
            watch.connections.append(host)
            if not _is_loopback(host):
                raise ConnectionRefusedError(f"{host} is not loopback")
            return inherited[name](self, *arguments)

        return begin

    def looking_up(host, *arguments, **options):
        if not _is_address(host):
            watch.names.append(str(host))
            raise socket.gaierror(socket.EAI_NONAME, "no name is resolved in a test")
        return resolve(host, *arguments, **options)

    for name in inherited:
        setattr(socket.socket, name, noting(name))
    socket.getaddrinfo = looking_up
    try:
        yield watch
    finally:
        socket.getaddrinfo = resolve
        for name in inherited:
            delattr(socket.socket, name)  # what the C class has shows again


def _is_address(host: object) -> bool:
    try:
        ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return _is_address(host) and (ipaddress.ip_address(host).is_loopback or host in ("0.0.0.0", "::"))
