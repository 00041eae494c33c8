"""The manners on the way to a page: what its site asks of programs, and the time between two pages."""

from __future__ import annotations

import attrs

from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.decoding import ACCEPTED, unpacked
from counterclaim.fetch.directions import is_redirect, redirect_target, retry_after
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Pause, Steps
from counterclaim.fetch.log import Outcome
from counterclaim.fetch.robots import LONGEST_ROBOTS, Robots
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url

__all__ = ["OVERLOADED", "Manners"]

#: The states in which a server asks to be left alone for a while.
OVERLOADED = frozenset({429, 503})
#: Seconds between two looks whether another page of the site has its rules by now.
_WAIT_FOR_OTHERS = 0.05
_MOST_REDIRECTS = 5  # RFC 9309, section 2.3.1.2
#: What is wrong with the rules themselves, and will be so the next time.
_UNREADABLE = (FetchReason.TOO_LARGE, FetchReason.ENCODING)


class Manners:
    """
    Keeps to what sites ask for, within a policy.

    Attributes:
        outcomes: What was decided, to which more is added.
    """

    def __init__(self, session: Session, deadline: Deadline, outcomes: list[Outcome]) -> None:
        """Keep to them until *deadline*."""
        self._session = session
        self._policy = session.guard.policy
        self._deadline = deadline
        self.outcomes = outcomes

    def before(self, url: Url) -> Steps[None]:
        """
        Yield what has to be done before *url* may be asked for.

        Raises:
            FetchError: It may not be, or only after the deadline.
        """
        spacing = self._policy.spacing
        if self._policy.robots:
            robots = yield from self._robots(url)
            spacing = max(spacing, min(robots.delay, self._policy.max_wait))
        yield from self.space(url, spacing)

    def note(self, rule: str, decision: str, detail: str) -> None:
        """Add an outcome."""
        self.outcomes.append(Outcome(rule=rule, decision=decision, detail=detail))

    def space(self, url: Url, spacing: float) -> Steps[None]:
        """
        Yield the wait until the host of *url* may be asked, and leave *spacing* seconds behind it.

        Raises:
            FetchError: It may be only after the deadline.
        """
        if spacing <= 0:
            return
        wait = self._session.reserve(url.host, spacing, self._deadline.check())
        if wait is None:
            rule = f"{url.host} is asked again only after the deadline, since it was asked a short time ago"
            raise FetchError(FetchReason.TIMEOUT, url.text, rule)
        if wait > 0:
            self.note("spacing", "waited", f"{wait:.3f} seconds, for {url.host}")
            yield Pause(wait)

    def _robots(self, url: Url) -> Steps[Robots]:
        """Yield what is needed for the rules of the site of *url*, and return them where they allow it."""
        robots = self._session.robots(url.origin)
        while robots is None and self._session.is_asking(url.origin):
            yield Pause(_WAIT_FOR_OTHERS)
            robots = self._session.robots(url.origin)
        if robots is None:
            with self._session.asking(url.origin):
                robots = yield from self._ask_robots(url)
            self._session.keep_robots(url.origin, robots)
        if not robots.allow(url.text):
            asks = "asks programs to leave this page alone" if robots.is_known else "cannot be gone by"
            rule = f"{url.origin}/robots.txt {asks} ({robots.found})"
            raise FetchError(FetchReason.ROBOTS, url.text, rule)
        self.note("robots", "allowed", f"{url.origin}: {robots.found}")
        return robots

    def _ask_robots(self, url: Url) -> Steps[Robots]:
        place = attrs.evolve(url, target="/robots.txt")
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                headers = (("Accept-Encoding", ACCEPTED),)
                answer = yield Ask(url=place, headers=headers, max_bytes=LONGEST_ROBOTS)
                assert answer is not None  # what is sent in return for a request
                if not is_redirect(answer.status, answer.headers):
                    return self._rules(answer)
                place = redirect_target(answer)
        except FetchError as error:
            if error.reason is FetchReason.REDIRECT:
                return Robots.absent("it leads nowhere")
            if error.reason in _UNREADABLE:
                return Robots.unreachable(f"it cannot be read: {error.rule}")
            raise
        return Robots.absent("it is redirected too often")

    def _rules(self, answer: Answer) -> Robots:
        """Return the rules in *answer*; what may pass is an error, and not kept (RFC 9309, 2.3.1.4)."""
        status = answer.status
        if 200 <= status < 300:
            packed = answer.header("content-encoding")
            body = answer.body or b""
            data = unpacked(body, packed, url=answer.url, most=LONGEST_ROBOTS, deadline=self._deadline)
            text = data.decode("utf-8-sig", "replace")
            return Robots.read(text, "its rules were read", self._policy.user_agent)
        if 400 <= status < 500 and status not in OVERLOADED:
            return Robots.absent(f"there is none, status {status}")
        reason = FetchReason.RATE if status in OVERLOADED else FetchReason.STATUS
        rule = f"what the site asks of programs is not known (status {status}), so nothing is fetched from it"
        raise FetchError(reason, answer.url.text, rule, status=status, retry_after=retry_after(answer))
