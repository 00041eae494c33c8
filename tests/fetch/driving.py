"""
Errands carried out without a network: a web that is a table, and a time that only we move.

What a fetcher would ask for is looked up here, and each request, wait and repetition is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.fetch import FetchError, FetchPolicy, FetchReason
from counterclaim.fetch.deadline import DeadlinePassedError
from counterclaim.fetch.errands import Errand, page_errand
from counterclaim.fetch.exchange import Answer, Ask, Headers, Pause
from counterclaim.fetch.guard import Guard
from counterclaim.fetch.session import Session

__all__ = ["MOMENT", "FakeTime", "Reply", "Web", "moved", "open_policy", "session_of"]

#: When every answer begins.
MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Reply:
    """What a server answers, whatever it is asked."""

    body: bytes | None = b""
    headers: Headers = ()
    status: int = 200

    def answer(self, ask: Ask) -> Answer:
        return Answer(
            url=ask.url,
            status=self.status,
            phrase="",
            version="HTTP/1.1",
            headers=self.headers,
            sent=ask.headers,
            peer="93.184.216.34",
            certificate_sha256=None,
            received_at=MOMENT,
            body=self.body,
        )


def moved(location: str | None, status: int = 302) -> Reply:
    """Return a redirect to *location*."""
    return Reply(None, () if location is None else (("Location", location),), status)


class FakeTime:
    """A monotonic clock, put in place of the module `time`."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


def open_policy(**limits) -> FetchPolicy:
    """Return a policy without manners, but for *limits*."""
    return FetchPolicy(**{"robots": False, "spacing": 0, "attempts": 1, **limits})


def session_of(policy: FetchPolicy | None = None) -> Session:
    """Return a session that resolves nothing."""

    def resolve(host: str, port: int):
        raise AssertionError("no name is resolved here")

    return Session(Guard(policy or open_policy(), resolve), lambda: MOMENT)


class Web:
    """
    A web that answers by URL; what it does not know is not found.

    Attributes:
        asked: The requests, in order.
        pauses: The seconds that were waited, in order.
    """

    def __init__(
        self, pages: Mapping[str, Reply | FetchError | list[Reply | FetchError]], time: FakeTime | None = None
    ) -> None:
        self._pages = {
            url: list(found) if isinstance(found, list) else [found] for url, found in pages.items()
        }
        self._time = time
        self._guard: Guard | None = None
        self.asked: list[Ask] = []
        self.pauses: list[float] = []

    @property
    def urls(self) -> list[str]:
        """The URLs that were asked for, in order."""
        return [ask.url.text for ask in self.asked]

    def told(self, number: int) -> dict[str, str]:
        """Return the headers of the request with a number, from 0."""
        return dict(self.asked[number].headers)

    def drive(self, steps):
        """Return what comes of *steps*."""
        try:
            step = next(steps)
            while True:
                found = self._done(step)
                step = steps.throw(found) if isinstance(found, FetchError) else steps.send(found)
        except StopIteration as end:
            return end.value

    def carry_out(self, errand: Errand):
        """Return what comes of *errand*, with its repetitions, as a fetcher does."""
        while True:
            try:
                return self.drive(errand.steps())
            except (FetchError, DeadlinePassedError) as error:
                failed = error
            wait = errand.backoff(failed)
            if wait is False:
                raise errand.failed(failed)
            self._wait(float(wait))

    def fetch(self, url: str, policy: FetchPolicy | None = None, *, session: Session | None = None, **given):
        """Return the page *url*."""
        used = session or session_of(policy)
        self._guard = used.guard
        return self.carry_out(page_errand(used, url, **given))

    def refusal(self, url: str, policy: FetchPolicy | None = None, **given) -> FetchError:
        """Return the error that fetching *url* ends with."""
        try:
            self.fetch(url, policy, **given)
        except FetchError as error:
            return error
        raise AssertionError(f"{url} was fetched")

    def _done(self, step: Ask | Pause):
        if isinstance(step, Pause):
            return self._wait(step.seconds)
        if self._guard is not None:  # as both fetchers do before they connect
            try:
                self._guard.check_url(step.url)
            except FetchError as error:
                return error
        self.asked.append(step)
        found = self._pages.get(step.url.text, [Reply(b"not found", (), 404)])
        reply = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(reply, Reply) and reply.body is not None and len(reply.body) > step.max_bytes:
            reply = FetchError(FetchReason.TOO_LARGE, step.url.text, "the body is too large")
        return reply.answer(step) if isinstance(reply, Reply) else reply

    def _wait(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if self._time is not None:
            self._time.now += seconds
