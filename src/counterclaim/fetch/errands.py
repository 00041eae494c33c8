"""What a fetcher is sent for: a page, or whatever else is asked of a server within the same limits."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Generic

from counterclaim.fetch.deadline import Deadline, DeadlinePassedError
from counterclaim.fetch.decoding import unpacked
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Steps, T
from counterclaim.fetch.fetched import Earlier, Fetched, conditions_of, fetched
from counterclaim.fetch.log import Outcome
from counterclaim.fetch.manners import Manners
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.session import Session
from counterclaim.fetch.trail import trail
from counterclaim.fetch.urls import Url, parse_url
from counterclaim.formats.ids import derived_id
from counterclaim.model import Document

__all__ = ["Errand", "page_errand"]


_PASSING = frozenset({FetchReason.CONNECT, FetchReason.PROTOCOL, FetchReason.NAME, FetchReason.RATE})
_PASSING_STATUS = frozenset({408, 425, 500, 502, 504})
#: Seconds before a page is tried for the second time.
_FIRST_WAIT = 0.5


class Errand(Generic[T]):
    """
    Something that is asked of a server, and tried again where it fails for a reason that may pass.

    A fetcher carries it out within the limits of its policy, each request checked as that of a page is. It
    follows no redirect by itself. `robots.txt` and the time between two requests are regarded where its steps
    have the manners do so.

    Attributes:
        url: Where it begins.
        policy: The limits.
        deadline: When it ends, with all its repetitions, told from when it was made.
        outcomes: What was decided on the way, in all attempts.
        manners: What keeps to what sites ask for.
    """

    def __init__(self, session: Session, url: Url, steps: Callable[[Errand[T]], Steps[T]]) -> None:
        """
        Begin it at *url*, for the fetcher whose *session* it is.

        *steps* is called with the errand for each attempt. It is a generator, which yields what is to be done
        and returns what comes of it. For an `Ask` it is sent the `Answer`, or thrown the `FetchError` with
        which the request failed; for a `Pause` it is sent `None`. A `FetchError` that it raises ends the
        attempt, and is followed by another one where the reason may pass: `CONNECT`, `NAME`, `PROTOCOL`,
        `RATE`, and `STATUS` of a status that may pass. Whatever else it raises is raised as it is.
        """
        self.url = url
        self.policy: FetchPolicy = session.guard.policy
        self.deadline = Deadline(self.policy.deadline)
        self.outcomes: list[Outcome] = []
        self.manners = Manners(session, self.deadline, self.outcomes)
        self._steps = steps
        self._tried = 0

    def steps(self) -> Steps[T]:
        """Return the steps of one more attempt."""
        return self._steps(self)

    def unpacked(self, answer: Answer, *, most: int | None = None) -> bytes:
        """
        Return the body of *answer*, unpacked, of *most* bytes and no more than the policy allows.

        Raises:
            DeadlinePassedError: It takes longer than there is time; `carry_out` makes a `FetchError` of it.
            FetchError: It cannot be unpacked, or has more bytes.
        """
        allowed = self.policy.max_decoded_bytes
        return unpacked(
            answer.body or b"",
            answer.header("content-encoding"),
            url=answer.url,
            most=allowed if most is None else min(most, allowed),
            deadline=self.deadline,
        )

    def backoff(self, error: Exception) -> bool | float:
        """
        Return whether to try again after *error*, and after how many seconds.

        What a server asks for goes before our own waits, which double and are spread by chance, so that many
        programs do not come back at once. A wait that the policy or the deadline does not allow is none.
        """
        self._tried += 1
        if not isinstance(error, FetchError) or not _may_pass(error) or self._tried >= self.policy.attempts:
            return False
        own = _FIRST_WAIT * 2 ** (self._tried - 1) * random.uniform(0.5, 1.5)
        wait = own if error.retry_after is None else error.retry_after
        if wait > self.policy.max_wait or wait >= self.deadline.seconds_left:
            return False
        detail = f"after {wait:.1f} seconds, since {error.rule}"
        self.outcomes.append(Outcome(rule="retry", decision="tried again", detail=detail))
        return wait

    def failed(self, error: FetchError | DeadlinePassedError, *, hop: int = 1) -> FetchError:
        """
        Return *error* for whoever sent for it, at which *hop* it was.

        What led to it is left behind: it holds whole bodies, and what libraries say has bytes of the server.
        """
        found = error
        if isinstance(found, DeadlinePassedError):
            rule = f"not there within {self.policy.deadline:g} seconds"
            found = FetchError(FetchReason.TIMEOUT, self.url.text, rule)
        found.hop = max(found.hop, hop)
        found.__cause__ = found.__context__ = None
        return found.with_traceback(None)


def _may_pass(error: FetchError) -> bool:
    return error.reason in _PASSING or (
        error.reason is FetchReason.STATUS and error.status in _PASSING_STATUS
    )


def page_errand(
    session: Session, url: str, *, document: Document | None = None, earlier: Earlier | None = None
) -> Errand[Fetched]:
    """
    Return the errand for the page *url*, a snapshot of *document*; what is kept from *earlier* may do.

    Raises:
        FetchError: *url* is none, or one that is not fetched.
        ValueError: *earlier* is of another document.
    """
    begin = parse_url(url)
    policy = session.guard.policy
    known = document or Document(id=derived_id("document", url), url=url)
    if earlier is not None and earlier.snapshot.document != known.id:
        message = f"expected an earlier snapshot of {known.id!r}, found one of {earlier.snapshot.document!r}"
        raise ValueError(message)

    def steps(errand: Errand[Fetched]) -> Steps[Fetched]:
        manners = errand.manners
        if policy.proxy is not None:
            manners.note("proxy", "used", "each peer is the proxy, which resolved the names")
        answers = yield from trail(session, begin, conditions_of(earlier), manners)
        try:
            return fetched(
                url,
                known,
                answers,
                manners=manners,
                earlier=earlier,
                policy=policy,
                deadline=errand.deadline,
            )
        except (FetchError, DeadlinePassedError) as error:
            failed = errand.failed(error, hop=len(answers))
        raise failed

    return Errand(session, begin, steps)
