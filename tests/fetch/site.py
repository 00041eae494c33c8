"""A site on loopback whose pages a test puts there, and a fetch in either way."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Iterator, Sequence

from counterclaim.fetch import AsyncFetcher, Fetched, Fetcher, FetchPolicy
from fetch.hostile_server import HostileServer, Script, Talk, answer
from fetch.listeners import SERVER

__all__ = ["NAME", "Site", "fetched", "opened"]

#: The name that the site has.
NAME = "site.example"


class Site:
    """
    A site that answers by path with what was put there, else with 404.

    Attributes:
        server: What serves it.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._pages: dict[str, list[bytes | Script]] = {}
        self._scheme = "http" if tls is None else "https"
        self.server = HostileServer({}, tls=tls, raw=self._serve)

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [head.split(b" ", 2)[1].decode("latin-1") for head in self.server.heads]

    def put(self, path: str, *answers: bytes | Script) -> str:
        """Answer *path* with each of *answers* in turn, the last of which stays; return its URL."""
        self._pages[path] = list(answers)
        return self.url(path)

    def url(self, path: str) -> str:
        """Return the URL of *path*."""
        return f"{self._scheme}://{NAME}:{self.port}{path}"

    def policy(self, **limits) -> FetchPolicy:
        """Return a policy without manners that lets the site in, but for *limits*."""
        given = {"inside": (f"{SERVER}/32",), "ports": {self.port}, "robots": False, "spacing": 0}
        return FetchPolicy(**{**given, "attempts": 1, "deadline": 5, **limits})

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Return where every name is."""
        return (SERVER,)

    def _serve(self, talk: Talk) -> None:
        talk.read_request()
        self.server.heads.append(talk.head)
        found = self._pages.get(talk.target.partition("?")[0], [answer(b"none", status=b"404 Not Found")])
        said = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(said, bytes):
            talk.send(said)
        else:
            said(talk)


@contextlib.contextmanager
def opened(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Yield a site, which is closed afterwards."""
    site = Site(tls)
    with site.server:
        yield site
    assert site.server.failures == []


def fetched(
    mode: str,
    site: Site,
    url: str,
    policy: FetchPolicy | None = None,
    *,
    resolver=None,
    given=None,
    **options,
) -> Fetched:
    """Return the page *url*, fetched in a *mode*; *options* are those of the fetcher, *given* those of it."""
    arguments = {"resolver": resolver or site.resolve, **options}

    async def main() -> Fetched:
        async with AsyncFetcher(policy or site.policy(), **arguments) as fetcher:
            return await fetcher.fetch(url, **(given or {}))

    if mode == "async":
        return asyncio.run(main())
    with Fetcher(policy or site.policy(), **arguments) as fetcher:
        return fetcher.fetch(url, **(given or {}))
