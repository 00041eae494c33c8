"""Resolvers of our own: no name is ever looked up for real, and each lies in its own way."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

from fetch.listeners import LURED, SERVER

__all__ = ["HOST", "PUBLIC", "Resolver", "failing", "fixed", "luring"]

Resolver = Callable[[str, int], Sequence[str]]

#: The name under which the hostile server is known.
HOST = "server.example"
#: A public address that mixed answers hold, and that is never connected to.
PUBLIC = "93.184.216.34"


def luring(host: str, port: int) -> Sequence[str]:
    """Return the server's address for its name, and a trap's for any other, as the worst would."""
    return (SERVER,) if host == HOST or host.endswith(f".{HOST}") else (LURED[0],)


def fixed(addresses: dict[str, Sequence[str]]) -> Resolver:
    """Return a resolver that knows *addresses* by name, and the hostile server."""
    return lambda host, port: addresses[host] if host in addresses else luring(host, port)


def failing(error: Exception | None = None) -> Resolver:
    """Return a resolver that raises *error*, or says that there is no such name."""

    def resolve(host: str, port: int) -> Sequence[str]:
        raise error or socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    return resolve
