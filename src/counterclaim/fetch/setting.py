"""What both fetchers have in common: their limits, their trust, and how requests and answers are written."""

from __future__ import annotations

import contextlib
import ssl
from datetime import datetime
from functools import cached_property

import httpcore
import httpx

from counterclaim.errors import MissingExtraError
from counterclaim.fetch.calling import called
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.exchange import Answer, Ask, T
from counterclaim.fetch.guard import Guard, Resolver, system_resolver
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.progress import OnProgress
from counterclaim.fetch.receiving import Receiver
from counterclaim.fetch.session import Clock, Session, system_clock
from counterclaim.fetch.wire import Wire

__all__ = ["Setting"]


class Setting:
    """
    What a fetcher works with.

    Attributes:
        policy: Its limits.
        session: What it keeps from one page to the next.
        proxy: The proxy that the policy names.
    """

    def __init__(
        self,
        policy: FetchPolicy | None,
        resolver: Resolver | None,
        ssl_context: ssl.SSLContext | None,
        clock: Clock | None,
        on_progress: OnProgress | None,
    ) -> None:
        """Take what the fetcher was given; see `Fetcher`."""
        self.policy = policy or FetchPolicy()
        self.proxy = _proxy(self.policy)
        _check_extras(self.policy)
        if ssl_context is not None and not (
            ssl_context.check_hostname and ssl_context.verify_mode is ssl.CERT_REQUIRED
        ):
            raise ValueError("ssl_context: expected one that checks certificates and names")
        self._given_context = ssl_context
        self._on_progress = on_progress
        self.session = Session(Guard(self.policy, resolver or system_resolver), clock or system_clock)

    def ssl_context(self, ask: Ask) -> ssl.SSLContext | None:
        """Return whom to trust for *ask*; made once and where needed, since it takes longer than a page."""
        return self._ssl_context if ask.url.scheme == "https" else None

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        return self._given_context or httpx.create_ssl_context(trust_env=False)

    def wire(self, ask: Ask, errand: Errand[T]) -> Wire:
        """
        Return the connection for *ask*, which is not made yet.

        Raises:
            FetchError: The guard refuses the URL.
            ValueError: A secret would be sent in the clear.
        """
        self.session.guard.check_url(ask.url)
        if ask.secrets and not self.policy.trusts_with_secrets(ask.url.scheme, ask.url.address):
            raise ValueError(f"expected https:// for what has secrets, found {ask.url.shown}")
        return Wire(ask.url, self.session.guard, errand.deadline, ask.max_bytes, self.proxy)

    def request(self, ask: Ask) -> httpx.Request:
        """Return *ask* for httpx."""
        method = "GET" if ask.body is None else "POST"
        told = (("User-Agent", self.policy.user_agent), ("Connection", "close"))
        return httpx.Request(
            method, ask.url.text, headers=[*told, *ask.headers, *ask.secrets], content=ask.body
        )

    def receiver(self, response: httpx.Response, wire: Wire, ask: Ask) -> Receiver:
        """
        Return what takes in *response*.

        Raises:
            FetchError: Its head has more than the policy allows.
        """
        return Receiver(ask, response, wire, self._on_progress, called(self._moment))

    def _moment(self) -> datetime:
        moment = self.session.clock()
        if moment.utcoffset() is None:
            raise ValueError(f"clock: expected a moment with its zone, found {moment!r}")
        return moment

    def answer(
        self, ask: Ask, request: httpx.Request, response: httpx.Response, receiver: Receiver, wire: Wire
    ) -> Answer:
        """Return what came of *ask*, which *request* was made of."""
        secret = {name.lower().encode("ascii") for name, _ in ask.secrets}
        version: bytes = response.extensions.get("http_version", b"HTTP/1.1")
        phrase: bytes = response.extensions.get("reason_phrase", b"")
        return Answer(
            url=ask.url,
            status=response.status_code,
            phrase=phrase.decode("latin-1"),
            version=version.decode("latin-1"),
            headers=receiver.headers,
            sent=tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in request.headers.raw
                if name.lower() not in secret
            ),
            peer=wire.peer or "",
            certificate_sha256=wire.certificate_sha256,
            received_at=receiver.began,
            body=receiver.body(),
        )


def _proxy(policy: FetchPolicy) -> httpcore.Proxy | None:
    """Return the proxy that *policy* names."""
    if policy.proxy is None:
        return None
    with contextlib.suppress(httpx.InvalidURL, ValueError, UnicodeError):
        url = httpx.URL(policy.proxy)
        auth = (url.username, url.password) if url.username or url.password else None
        return httpcore.Proxy(f"{url.scheme}://{url.netloc.decode('ascii')}", auth=auth)
    # It is not repeated, since it may hold a password.
    raise ValueError("proxy: expected one as http://proxy.example:3128")


def _check_extras(policy: FetchPolicy) -> None:
    """Refuse a policy that needs what is not installed, before anything is fetched."""
    if policy.robots:
        try:
            import protego  # noqa: F401
        except ImportError as error:
            purpose = "to follow robots.txt, which FetchPolicy(robots=False) does without"
            raise MissingExtraError("protego", extra="fetch", purpose=purpose) from error
    if policy.attempts > 1:
        try:
            import stamina  # noqa: F401
        except ImportError as error:
            purpose = "to try again what failed, which FetchPolicy(attempts=1) does without"
            raise MissingExtraError("stamina", extra="fetch", purpose=purpose) from error
