"""
A stand-in for a web archive, on loopback.

It answers each path as a test says, and keeps what it was asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.fetch import FetchPolicy
from counterclaim.fetch.archives import Archive
from fetch.hostile_server import HostileServer, Talk
from fetch.listeners import SERVER

__all__ = ["PAGE", "StandIn", "opened_stand_in", "reply"]

PAGE = "http://page.example/caf%c3%a9?id=7"


@dataclass
class Request:
    """What was asked: the path as it arrived, the headers by lower-case names, the body."""

    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class StandIn:
    """
    The archive.

    Attributes:
        port: Where it listens.
        answers: What each target is answered with; several answers are given one after the other.
        requests: What it was asked.
    """

    port: int = 0
    answers: dict[str, list[bytes]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://{SERVER}:{self.port}"

    @property
    def archive(self) -> Archive:
        return Archive(
            name="stand-in",
            timegate=self.origin + "/web/{url}",
            timemap=self.origin + "/map/{url}",
            save=self.origin + "/save",
            job=self.origin + "/save/status/{job}",
            copy=self.origin + "/web/{moment}/{url}",
        )

    def policy(self, **limits: object) -> FetchPolicy:
        settings = {
            "inside": (f"{SERVER}/32",),
            "ports": frozenset({80, 443, self.port}),
            "spacing": 0,
            "attempts": 1,
            "deadline": 5,
        }
        return FetchPolicy(**{**settings, **limits})

    def says(self, target: str, *answers: bytes) -> None:
        self.answers[target] = list(answers)

    def clear(self) -> None:
        self.answers.clear()
        self.requests.clear()

    def serve(self, talk: Talk) -> None:
        talk.read_request()
        head, _, body = talk.head.partition(b"\r\n\r\n")
        lines = [line.decode("latin-1").partition(":") for line in head.split(b"\r\n")[1:]]
        headers = {name.lower(): value.strip() for name, _, value in lines}
        while len(body) < int(headers.get("content-length", "0")):
            body += talk.receive()
        self.requests.append(Request(talk.target, headers, body))
        known = self.answers.get(talk.target, [reply(404)])
        talk.send(known.pop(0) if len(known) > 1 else known[0])


def reply(status: int, body: bytes | str = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """Return an answer of the archive."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(data)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


@contextlib.contextmanager
def opened_stand_in() -> Iterator[StandIn]:
    """Yield an archive that is closed afterwards."""
    stand_in = StandIn()
    with HostileServer({}, raw=stand_in.serve) as server:
        stand_in.port = server.port
        yield stand_in
    assert server.failures == []
