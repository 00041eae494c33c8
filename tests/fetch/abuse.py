"""What a case of abuse is."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass

from counterclaim.fetch import Fetched, FetchReason
from fetch.hostile_server import Script, answer

__all__ = ["HTML", "PAGE", "Abuse", "sends", "sends_page"]

HTML = b"Content-Type: text/html; charset=utf-8"
PAGE = b"<!doctype html><title>Page</title><p>Nothing to see.</p>"


@dataclass(frozen=True)
class Abuse:
    """
    One way to abuse whoever fetches a page.

    Attributes:
        name: What it is called; also its path on the server.
        script: What the server does; `None` where it does what it always does.
        reasons: The reasons for which the page may be refused; none where it is to be fetched.
        record: What must hold of a page that is fetched; `None` where nothing more must hold.
        waits: Whether it goes on until the deadline, and the server does little meanwhile.
        works: Whether it goes on until the deadline, and the server works hard.
        over: The server that is asked: "http", or one that breaks TLS.
        host: The first label of the name of the host.
        begin: The path that is asked for, where it is not that of the script.
        robots: What the host has as `robots.txt`; `None` where nobody asks.
    """

    name: str
    script: Script | None
    reasons: Set[FetchReason] = frozenset()
    record: Callable[[Fetched], bool] | None = None
    waits: bool = False
    works: bool = False
    over: str = "http"
    host: str = "www"
    begin: str | None = None
    robots: bytes | None = None

    @property
    def path(self) -> str:
        return "/" + re.sub(r"\W+", "-", self.name)


def sends(*parts: bytes) -> Script:
    """Return a script that sends *parts* as they are, and then closes the connection."""
    return lambda talk: talk.send(b"".join(parts))


def sends_page(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> Script:
    """Return a script that sends a response."""
    return lambda talk: talk.send(answer(body, *headers, status=status))
