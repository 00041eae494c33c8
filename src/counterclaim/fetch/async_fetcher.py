"""Fetching many pages at once, under asyncio or trio."""

from __future__ import annotations

import contextlib
import ssl
from types import TracebackType
from typing import Self

import anyio
import anyio.to_thread

from counterclaim.fetch.async_transport import GuardedAsyncTransport
from counterclaim.fetch.calling import CallerError
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
from counterclaim.model import Document

__all__ = ["AsyncFetcher"]


class AsyncFetcher:
    """Fetches pages as `Fetcher` does, within the same limits, for programs that wait for many at once."""

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
        Fetch within the limits of *policy*; all else is that of `Fetcher`. *resolver* is called in threads.

        Raises:
            MissingExtraError: The policy asks for something that `counterclaim[fetch]` brings.
            ValueError: *ssl_context* does not check whom it talks to.
        """
        self._setting = Setting(policy, resolver, ssl_context, clock, on_progress)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do nothing, since no connection is kept open."""

    def __repr__(self) -> str:
        return f"<AsyncFetcher {self.policy!r}>"

    @property
    def policy(self) -> FetchPolicy:
        """Its limits."""
        return self._setting.policy

    @property
    def session(self) -> Session:
        """What it keeps from one page to the next, for those who make errands of their own."""
        return self._setting.session

    async def fetch(
        self, url: str, *, document: Document | None = None, earlier: Earlier | None = None
    ) -> Fetched:
        """
        Return the page *url*, as `Fetcher.fetch` does.

        Raises:
            FetchError: It was not fetched, for any reason.
            ValueError: *earlier* is of another document.
        """
        return await self.carry_out(page_errand(self.session, url, document=document, earlier=earlier))

    async def claim_reviews(self, url: str) -> ReviewedPage:
        """
        Return the fact-checks that the page *url* holds as ClaimReview markup, and the page.

        It is `reviews_of` of what `fetch` returns.

        Raises:
            FetchError: The page was not fetched.
            MissingExtraError: Web pages are read by lxml, which `counterclaim[html]` brings.
        """
        page = await self.fetch(url)
        # A large page takes seconds, which nobody else has to wait for.
        return await anyio.to_thread.run_sync(reviews_of, page, abandon_on_cancel=True)

    async def carry_out(self, errand: Errand[T]) -> T:
        """
        Do what *errand* is about, again where it fails for a reason that may pass.

        Raises:
            FetchError: It failed.
        """
        try:
            with silenced():
                return await self._repeated(errand)
        except (FetchError, DeadlinePassedError) as error:
            failed = errand.failed(error)
        raise failed

    async def _repeated(self, errand: Errand[T]) -> T:
        if errand.policy.attempts == 1:
            return await self._tried(errand)
        import stamina

        async for attempt in stamina.retry_context(errand.backoff, attempts=None, timeout=None):
            with attempt:
                return await self._tried(errand)
        raise AssertionError("an errand ends with its result or an error")

    async def _tried(self, errand: Errand[T]) -> T:
        # What the steps hold, as a turn that others wait for, is given up with them, however they end.
        with contextlib.closing(errand.steps()) as steps:
            return await self._driven(steps, errand)

    async def _driven(self, steps: Steps[T], errand: Errand[T]) -> T:
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
                answer = await self._done(step, errand)
            except FetchError as error:
                failed = error

    async def _done(self, step: Ask | Pause, errand: Errand[T]) -> Answer | None:
        if isinstance(step, Pause):
            await anyio.sleep(min(step.seconds, errand.deadline.check()))
            return None
        return await self._answered(step, errand)

    async def _answered(self, ask: Ask, errand: Errand[T]) -> Answer:
        found: Exception = DeadlinePassedError()
        with anyio.move_on_after(errand.deadline.check()) as scope:
            try:
                return await self._exchanged(ask, errand)
            except (CallerError, FetchError) as error:
                found = error
            except Exception as error:  # of whatever library; see `failure`
                # What fails while all is given up says nothing of why it was.
                found = DeadlinePassedError() if scope.cancel_called else error
        raise failure(found, ask.url, errand.policy)

    async def _exchanged(self, ask: Ask, errand: Errand[T]) -> Answer:
        setting = self._setting
        wire = setting.wire(ask, errand)
        async with GuardedAsyncTransport(wire, setting.ssl_context(ask)) as transport:
            request = setting.request(ask)
            response = await transport.handle_async_request(request)
            receiver = setting.receiver(response, wire, ask)
            if receiver.has_body:
                async for chunk in response.aiter_raw():
                    receiver.take(chunk)
            return setting.answer(ask, request, response, receiver, wire)
