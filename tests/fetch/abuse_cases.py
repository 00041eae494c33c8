"""All cases of abuse, the servers that commit them, and what came of each, with its time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import re
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from counterclaim.fetch import AsyncFetcher, Fetched, Fetcher, FetchError, FetchPolicy
from fetch.abuse import Abuse
from fetch.abuse_bodies import BODIES
from fetch.abuse_heads import HEADS
from fetch.abuse_text import CHARSETS, ROBOTS, SECURED
from fetch.hostile_server import HostileServer, Talk, answer
from fetch.listeners import SERVER
from fetch.resolvers import HOST
from fetch.tls import Authority, broken_after_handshake, cut_in_handshake, slow_handshake

__all__ = ["CASES", "DEADLINE", "AbuseSite", "Result", "all_results", "opened_abuse", "result"]

CASES = (*BODIES, *HEADS, *CHARSETS, *SECURED, *ROBOTS)
#: Seconds that a page may take where a server goes on until then, and where it does not.
DEADLINE = 0.5
_PATIENCE = 5.0
_DAYS = timedelta(days=1)
_LITTLE = 1_000_000


@dataclass(frozen=True)
class Result:
    """
    What came of one case.

    Attributes:
        abuse: The case.
        page: What was fetched, if anything was.
        error: What was raised, if anything was.
        seconds: How long it took.
        allowed: How long it might take.
        peak: The bytes of memory that it took at its peak, with all that was tried beside it.
        kept: The bytes that were held afterwards, by the page or the error and whatever they refer to.
    """

    abuse: Abuse
    page: Fetched | None
    error: BaseException | None
    seconds: float
    allowed: float
    peak: int = 0
    kept: int = 0

    @property
    def shown(self) -> str:
        """The outcome in a word."""
        if isinstance(self.error, FetchError):
            return self.error.reason.value
        return f"{type(self.error).__name__} escaped" if self.error else "fetched"

    @property
    def is_expected(self) -> bool:
        """Whether it ended as it should: refused for one of the reasons, or fetched with an honest record."""
        if isinstance(self.error, FetchError):
            return self.error.reason in self.abuse.reasons
        if self.page is None:
            return False
        return not self.abuse.reasons if self.abuse.record is None else self.abuse.record(self.page)


class AbuseSite:
    """The servers that commit every case, one that speaks plainly and one a way to break TLS."""

    def __init__(self, opened: contextlib.ExitStack) -> None:
        authority = Authority()
        self.context = authority.trusting()
        self._released = threading.Event()
        opened.callback(self._released.set)
        scripts = {abuse.path: abuse.script for abuse in CASES if abuse.script is not None}
        scripts["/robots.txt"] = _robots
        self.servers = {
            over: opened.enter_context(HostileServer(scripts, **options))
            for over, options in _servers(authority).items()
        }

    def url(self, abuse: Abuse, extra: str = "") -> str:
        """Return the URL of a case, with what is *extra* at its end."""
        scheme = "http" if abuse.over == "http" else "https"
        port = self.servers[abuse.over].port
        return f"{scheme}://{abuse.host}.{HOST}:{port}{abuse.begin or abuse.path}{extra}"

    def policy(self, abuse: Abuse) -> FetchPolicy:
        """Return the policy under which a case is tried: the usual one, but for what the test needs."""
        return FetchPolicy(
            deadline=DEADLINE if abuse.waits or abuse.works else _PATIENCE,
            ports=frozenset({80, *(server.port for server in self.servers.values())}),
            inside=(f"{SERVER}/32",),
            robots=abuse.robots is not None,
            spacing=0.0,
            attempts=1,
        )

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Return the address of the servers, for one name only after a long time."""
        if host == f"slow.{HOST}":
            self._released.wait(3 * DEADLINE)
        return (SERVER,)

    def options(self) -> dict[str, object]:
        """Return what a fetcher is given besides its policy."""
        return {"resolver": self.resolve, "ssl_context": self.context}


def _servers(authority: Authority) -> dict[str, dict[str, object]]:
    names = [f"www.{HOST}"]
    valid = authority.certified(names)
    return {
        "http": {},
        "valid": {"tls": valid},
        "expired": {"tls": authority.certified(names, since=-3 * _DAYS, until=-_DAYS)},
        "future": {"tls": authority.certified(names, since=_DAYS, until=3 * _DAYS)},
        "other name": {"tls": authority.certified(["www.other.example"])},
        "star": {"tls": authority.certified(["*.example"])},
        "itself": {"tls": authority.certified(names, itself=True)},
        "other authority": {"tls": Authority().certified(names)},
        "cut": {"raw": cut_in_handshake(valid)},
        "cut at once": {"raw": lambda talk: talk.receive()},
        "refused": {"raw": lambda talk: talk.send(b"\x15\x03\x01\x00\x02\x02\x46")},
        "garbage": {"raw": lambda talk: talk.send(b"\x16\x03\x03\xff\xff" + bytes(70_000))},
        "plain": {"raw": _plainly},
        "broken": {"raw": broken_after_handshake(valid)},
        "slow": {"raw": slow_handshake(valid)},
        "silent": {"raw": Talk.wait},
    }


def _plainly(talk: Talk) -> None:
    talk.receive()
    talk.send(answer(b"This server speaks no TLS.", status=b"400 Bad Request"))


def _robots(talk: Talk) -> None:
    label = re.sub("(?<=chain)[0-9]+", "0", talk.host.partition(".")[0])
    rules = next((abuse.robots for abuse in ROBOTS if abuse.host == label), None)
    talk.send(answer(rules or b"", b"Content-Type: text/plain"))


@contextlib.contextmanager
def opened_abuse() -> Iterator[AbuseSite]:
    """Yield the servers, which are closed afterwards."""
    with contextlib.ExitStack() as opened:
        yield AbuseSite(opened)


def result(site: AbuseSite, abuse: Abuse, mode: str, extra: str = "") -> Result:
    """Return what comes of a case that is tried alone."""
    policy, url = site.policy(abuse), site.url(abuse, extra)
    begin = time.perf_counter()
    page, error = _once(site, policy, url) if mode == "sync" else asyncio.run(_once_async(site, policy, url))
    return Result(abuse, page, error, time.perf_counter() - begin, policy.deadline)


def _once(site: AbuseSite, policy: FetchPolicy, url: str) -> tuple[Fetched | None, BaseException | None]:
    try:
        with Fetcher(policy, **site.options()) as fetcher:
            return fetcher.fetch(url), None
    except Exception as error:
        return None, error


async def _once_async(
    site: AbuseSite, policy: FetchPolicy, url: str
) -> tuple[Fetched | None, BaseException | None]:
    try:
        async with AsyncFetcher(policy, **site.options()) as fetcher:
            return await fetcher.fetch(url), None
    except Exception as error:
        return None, error


def all_results(site: AbuseSite, mode: str, extra: str = "") -> tuple[Result, ...]:
    """
    Return what comes of every case.

    Those that wait for the deadline are tried beside each other, since all they do is wait; the others one
    after another, so that the memory of each is known.
    """
    result(site, next(abuse for abuse in CASES if abuse.over == "valid"), mode)  # imports what is needed
    waiting = [abuse for abuse in CASES if abuse.waits]
    with ThreadPoolExecutor(len(waiting)) as pool:
        together = measured(lambda: list(pool.map(lambda abuse: result(site, abuse, mode, extra), waiting)))
    alone = [abuse for abuse in CASES if not abuse.waits]
    return (*together, *(measured(partial(_alone, site, abuse, mode, extra))[0] for abuse in alone))


def _alone(site: AbuseSite, abuse: Abuse, mode: str, extra: str) -> list[Result]:
    return [result(site, abuse, mode, extra)]


def measured(attempt: Callable[[], list[Result]]) -> list[Result]:
    """Return what comes of an *attempt*, with the memory that Python takes for it, the server's included."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        found = attempt()
        kept, peak = tracemalloc.get_traced_memory()
        if kept - before > _LITTLE:  # what refers to itself is let go later
            gc.collect()
            kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return [replace(each, peak=peak - before, kept=kept - before) for each in found]
