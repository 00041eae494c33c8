"""Fetching pages, one after another."""

from __future__ import annotations

import contextlib
import ssl
import time
from types import TracebackType
from typing import Self

from counterclaim.fetch.deadline import DeadlinePassedError
from counterclaim.fetch.errands import Errand, page_errand
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.exchange import Answer, Ask, Pause, Steps, T
from counterclaim.fetch.failures import failure
from counterclaim.fetch.fetched import Earlier, Fetched
from counterclaim.fetch.guard import Resolver
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.progress import OnProgress
from counterclaim.fetch.reviews import ReviewedPage, reviews_of
from counterclaim.fetch.session import Clock, Session
from counterclaim.fetch.setting import Setting
from counterclaim.fetch.silence import silenced
from counterclaim.fetch.transport import GuardedTransport
from counterclaim.model import Document

__all__ = ["Fetcher"]


class Fetcher:
    """
    Fetches pages, one after another; `AsyncFetcher` does the same for programs that wait for many at once.

    It keeps the rules of sites and when it last asked each host, so one of them is used for many pages.
    """

    def __init__(
        self,
        policy: FetchPolicy | None = None,
        *,
        resolver: Resolver | None = None,
        ssl_context: ssl.SSLContext | None = None,
        clock: Clock | None = None,
        on_progress: OnProgress | None = None,
    ) -> None:
        """
        Fetch within the limits of *policy*.

        *resolver* tells the addresses of a name, given it and a port, instead of the system's. *ssl_context*
        says whom to trust, instead of the usual authorities; it must check certificates and names. *clock*
        tells the moment, with its zone. *on_progress* is called while a body comes in.

        Raises:
            MissingExtraError: The policy asks for something that `counterclaim[fetch]` brings.
            ValueError: *ssl_context* does not check whom it talks to.
        """
        self._setting = Setting(policy, resolver, ssl_context, clock, on_progress)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do nothing, since no connection is kept open."""

    def __repr__(self) -> str:
        return f"<Fetcher {self.policy!r}>"

    @property
    def policy(self) -> FetchPolicy:
        """Its limits."""
        return self._setting.policy

    @property
    def session(self) -> Session:
        """What it keeps from one page to the next, for those who make errands of their own."""
        return self._setting.session

    def fetch(self, url: str, *, document: Document | None = None, earlier: Earlier | None = None) -> Fetched:
        """
        Return the page *url*.

        It is a snapshot of *document*, where that is on record already. With what is kept of it from an
        *earlier* time, the server need not send it again where it did not change.

        Raises:
            FetchError: It was not fetched, for any reason.
            ValueError: *earlier* is of another document.
        """
        return self.carry_out(page_errand(self.session, url, document=document, earlier=earlier))

    def claim_reviews(self, url: str) -> ReviewedPage:
        """
        Return the fact-checks that the page *url* holds as ClaimReview markup, and the page.

        It is `reviews_of` of what `fetch` returns.

        Raises:
            FetchError: The page was not fetched.
            MissingExtraError: Web pages are read by lxml, which `counterclaim[html]` brings.
        """
        return reviews_of(self.fetch(url))

    def carry_out(self, errand: Errand[T]) -> T:
        """
        Do what *errand* is about, again where it fails for a reason that may pass.

        Raises:
            FetchError: It failed.
        """
        try:
            with silenced():
                return self._repeated(errand)
        except (FetchError, DeadlinePassedError) as error:
            failed = errand.failed(error)
        raise failed

    def _repeated(self, errand: Errand[T]) -> T:
        if errand.policy.attempts == 1:
            return self._tried(errand)
        import stamina

        for attempt in stamina.retry_context(errand.backoff, attempts=None, timeout=None):
            with attempt:
                return self._tried(errand)
        raise AssertionError("an errand ends with its result or an error")

    def _tried(self, errand: Errand[T]) -> T:
        # What the steps hold, as a turn that others wait for, is given up with them, however they end.
        with contextlib.closing(errand.steps()) as steps:
            return self._driven(steps, errand)

    def _driven(self, steps: Steps[T], errand: Errand[T]) -> T:
        answer: Answer | None = None
        failed: FetchError | None = None
        while True:
            try:
                step = steps.send(answer) if failed is None else steps.throw(failed)
            except StopIteration as end:
                result: T = end.value
                return result
            answer = failed = None
            try:
                answer = self._done(step, errand)
            except FetchError as error:
                failed = error

    def _done(self, step: Ask | Pause, errand: Errand[T]) -> Answer | None:
        if isinstance(step, Pause):
            time.sleep(min(step.seconds, errand.deadline.check()))
            return None
        return self._answered(step, errand)

    def _answered(self, ask: Ask, errand: Errand[T]) -> Answer:
        setting = self._setting
        wire = setting.wire(ask, errand)
        try:
            with GuardedTransport(wire, setting.ssl_context(ask)) as transport:
                request = setting.request(ask)
                response = transport.handle_request(request)
                receiver = setting.receiver(response, wire, ask)
                if receiver.has_body:
                    for chunk in response.iter_raw():
                        receiver.take(chunk)
                return setting.answer(ask, request, response, receiver, wire)
        except Exception as error:  # of whatever library; see `failure`
            found = failure(error, ask.url, errand.policy)
        raise found
