"""
The ways in which a hostile address reaches a fetcher, and what came of each.

Every way lets the hostile server in and nothing else of loopback, so that the check of addresses is all that
stands between a form and the traps, which listen on the very port.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from counterclaim.fetch import AsyncFetcher, Fetcher, FetchError, FetchPolicy, FetchReason
from fetch.address_forms import ADDRESSES, FORMS
from fetch.hostile_server import HostileServer
from fetch.listeners import SERVER, Trap, Watch, set_traps, watching
from fetch.resolvers import HOST, PUBLIC, Resolver, luring
from fetch.url_forms import Form

__all__ = ["MODES", "WAYS", "Outcome", "Site", "Way", "fetch_all", "opened_site", "outcomes"]

MODES = ("sync", "async")


@dataclass(frozen=True)
class Site:
    """A hostile server, and traps on the same port at other addresses."""

    server: HostileServer
    traps: tuple[Trap, ...]

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def policy(self) -> FetchPolicy:
        """The policy that lets the server in, on the port that the traps listen on too."""
        return FetchPolicy(
            deadline=5.0,
            ports=frozenset({80, 443, self.port}),
            inside=(f"{SERVER}/32",),
            robots=False,
            spacing=0.0,
            attempts=1,
        )

    def trapped(self) -> dict[str, int]:
        """Return how many connections reached each trap that was reached."""
        return {trap.address: trap.count() for trap in self.traps if trap.count()}


@contextlib.contextmanager
def opened_site() -> Iterator[Site]:
    """Yield a site, which is closed afterwards."""
    with set_traps() as (port, traps), HostileServer({}, port=port) as server:
        yield Site(server, traps)


@dataclass(frozen=True)
class Way:
    """
    One way of a hostile form to a fetcher.

    Attributes:
        name: What it is called in the table.
        forms: The forms that can go it.
        url: What is fetched for a form, given its number and the port.
        answers: What a resolver answers for the name of a form, one after the other; the last one stays.
        hop: The request at which the form is met.
        reasons: The reasons for which it may be refused: never that a connection was tried.
    """

    name: str
    forms: tuple[Form, ...]
    url: Callable[[Form, int, int], str]
    answers: Callable[[str], tuple[Sequence[str], ...]] | None
    hop: int
    reasons: frozenset[FetchReason]

    def resolver(self) -> Resolver:
        """Return what resolves the names of this way."""
        if self.answers is None:
            return luring
        remaining = {_name(at): list(self.answers(form.answer or "")) for at, form in enumerate(self.forms)}
        held = threading.Lock()

        def resolve(host: str, port: int) -> Sequence[str]:
            with held:
                answers = remaining[host]
                return answers.pop(0) if len(answers) > 1 else answers[0]

        return resolve


@dataclass(frozen=True)
class Outcome:
    """
    What came of fetching one URL.

    Attributes:
        form: The form.
        error: What was raised, if anything was.
        peers: The addresses that were reached, where nothing was raised.
    """

    form: Form
    error: BaseException | None
    peers: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The outcome in a word."""
        if isinstance(self.error, FetchError):
            return self.error.reason.value
        return (
            f"{type(self.error).__name__} escaped" if self.error else f"fetched from {', '.join(self.peers)}"
        )

    def is_refused(self, way: Way) -> bool:
        """Return whether it ended as it should."""
        stayed = self.form.relative and way.name == "redirect"  # at the host of the page that redirects
        if self.error is None:
            return stayed and set(self.peers) == {SERVER}
        if not isinstance(self.error, FetchError):
            return False
        if stayed and self.error.reason in (FetchReason.STATUS, FetchReason.REDIRECT):
            return True
        # What cannot stand in a header is found in the answer that has it.
        hop = way.hop - 1 if self.error.reason in _BY_HEADER else way.hop
        return self.error.reason in way.reasons and self.error.hop == hop


def _name(number: int) -> str:
    return f"form{number}.example"


def _direct(form: Form, number: int, port: int) -> str:
    return form.url(port)


def _redirect(form: Form, number: int, port: int) -> str:
    return f"http://{HOST}:{port}/to?{quote(form.url(port), safe='', errors='surrogatepass')}"


def _page(form: Form, number: int, port: int) -> str:
    return f"http://{_name(number)}:{port}/page"


def _again(form: Form, number: int, port: int) -> str:
    return f"http://{_name(number)}:{port}/again"


_BY_TEXT = frozenset(
    {
        FetchReason.URL,
        FetchReason.SCHEME,
        FetchReason.USER_INFO,
        FetchReason.HOST,
        FetchReason.PORT,
        FetchReason.ADDRESS,
    }
)
# A Location with a line break or a control in it is no header at all; an empty one leads nowhere.
_BY_HEADER = frozenset({FetchReason.PROTOCOL, FetchReason.HEADERS})
_BY_LOCATION = _BY_TEXT | _BY_HEADER | {FetchReason.REDIRECT}
_BY_ANSWER = frozenset({FetchReason.ADDRESS, FetchReason.NAME})

WAYS = (
    Way("direct", FORMS, _direct, None, 1, _BY_TEXT),
    Way("redirect", FORMS, _redirect, None, 2, _BY_LOCATION),
    Way("DNS", ADDRESSES, _page, lambda answer: ((answer,),), 1, _BY_ANSWER),
    Way("mixed, last", ADDRESSES, _page, lambda answer: ((PUBLIC, answer),), 1, _BY_ANSWER),
    Way("mixed, first", ADDRESSES, _page, lambda answer: ((answer, PUBLIC),), 1, _BY_ANSWER),
    Way("mixed, allowed", ADDRESSES, _page, lambda answer: ((SERVER, answer),), 1, _BY_ANSWER),
    Way("rebinding", ADDRESSES, _again, lambda answer: ((SERVER,), (answer,)), 2, _BY_ANSWER),
)


def outcomes(way: Way, mode: str, site: Site) -> tuple[tuple[Outcome, ...], Watch]:
    """Return what came of each form that goes a way, and what was connected to meanwhile."""
    urls = [way.url(form, number, site.port) for number, form in enumerate(way.forms)]
    with watching() as watch:
        found = fetch_all(urls, mode, site.policy, way.resolver())
    return tuple(
        Outcome(form, result)
        if isinstance(result, BaseException)
        else Outcome(form, None, tuple(hop.peer for hop in result.hops))
        for form, result in zip(way.forms, found, strict=True)
    ), watch


def fetch_all(urls: Sequence[str], mode: str, policy: FetchPolicy, resolver: Resolver) -> list:
    """Return what a fetcher makes of each URL: what it fetched, or whatever it raised."""
    if mode == "sync":
        with Fetcher(policy, resolver=resolver) as fetcher:
            return [_attempt(fetcher, url) for url in urls]
    return asyncio.run(_fetch_all(urls, policy, resolver))


def _attempt(fetcher: Fetcher, url: str) -> object:
    try:
        return fetcher.fetch(url)
    except Exception as error:
        return error


async def _fetch_all(urls: Sequence[str], policy: FetchPolicy, resolver: Resolver) -> list:
    found: list = []
    async with AsyncFetcher(policy, resolver=resolver) as fetcher:
        for url in urls:
            try:
                found.append(await fetcher.fetch(url))
            except Exception as error:
                found.append(error)
    return found
