"""
The way to a page: its redirects, the rules of each site on the way, the waits between.

It is a generator that yields what is to be done, and is sent what came of it, so that there is one way for
programs that wait and for those that do not.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from email.utils import parsedate_to_datetime
from typing import TypeAlias

import attrs

from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.decoding import ACCEPTED, unpacked
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Headers, Pause
from counterclaim.fetch.log import Outcome
from counterclaim.fetch.receiving import is_redirect
from counterclaim.fetch.robots import LONGEST_ROBOTS, Robots
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url, parse_url

__all__ = ["Trail", "trail"]

_MOST_ROBOTS_REDIRECTS = 5  # RFC 9309, section 2.3.1.2
_OVERLOADED = frozenset({429, 503})
_NOT_MODIFIED = 304

_Steps: TypeAlias = Generator[Ask | Pause, Answer | None, "Trail"]


@attrs.frozen(kw_only=True)
class Trail:
    """
    The way that led to a page.

    Attributes:
        answers: The answers, of which the last is that of the page.
        outcomes: What the rules decided on the way.
    """

    answers: tuple[Answer, ...]
    outcomes: tuple[Outcome, ...]


def trail(
    session: Session, begin: Url, conditions: Headers, deadline: Deadline, outcomes: list[Outcome]
) -> _Steps:
    """
    Yield what is to be done to fetch the page *begin*, and return the way that led to it.

    *conditions* are headers that ask for the page in case it changed (RFC 9110, section 13.1). What the rules
    decide is put behind *outcomes*.

    Raises:
        FetchError: Something is refused, or the answer is not that of a page.
    """
    return (yield from _Walk(session, deadline, outcomes).walk(begin, conditions))


class _Walk:
    def __init__(self, session: Session, deadline: Deadline, outcomes: list[Outcome]) -> None:
        self._session = session
        self._policy = session.guard.policy
        self._deadline = deadline
        self._outcomes = outcomes

    def walk(self, begin: Url, conditions: Headers) -> _Steps:
        answers: list[Answer] = []
        number = 1
        try:
            answer = yield from self._request(begin, conditions)
            answers.append(answer)
            while is_redirect(answer.status, answer.headers):
                number += 1
                url = self._next(answer, [each.url.text for each in answers])
                answer = yield from self._request(url, conditions)
                answers.append(answer)
            self._check_status(answer, is_conditional=bool(conditions))
        except FetchError as error:
            error.hop = number
            raise
        return Trail(answers=tuple(answers), outcomes=tuple(self._outcomes))

    def _request(self, url: Url, conditions: Headers) -> Generator[Ask | Pause, Answer | None, Answer]:
        self._session.guard.check_url(url)
        spacing = self._policy.spacing
        if self._policy.robots:
            robots = yield from self._robots(url)
            spacing = max(spacing, min(robots.delay(self._policy.user_agent), self._policy.max_wait))
        yield from self._space(url, spacing)
        headers = (("Accept", "*/*"), ("Accept-Encoding", ACCEPTED), *conditions)
        answer = yield Ask(url=url, headers=headers, max_bytes=self._policy.max_bytes)
        assert answer is not None  # what is sent in return for a request
        return answer

    def _space(self, url: Url, spacing: float) -> Generator[Ask | Pause, Answer | None, None]:
        """Yield the wait until the host may be asked again."""
        if spacing <= 0:
            return
        wait = self._session.reserve(url.host, spacing)
        if wait > self._deadline.check():
            rule = f"{url.host} is asked again only after {wait:.1f} seconds, which is after the deadline"
            raise FetchError(FetchReason.TIMEOUT, url.text, rule)
        if wait > 0:
            self._note("spacing", "waited", f"{wait:.3f} seconds, for {url.host}")
            yield Pause(wait)

    def _robots(self, url: Url) -> Generator[Ask | Pause, Answer | None, Robots]:
        """Yield what is needed for the rules of the site of *url*, and return them where they allow it."""
        robots = self._session.robots(url.origin)
        if robots is None:
            robots = yield from self._ask_robots(url)
            self._session.keep_robots(url.origin, robots)
        if not robots.allow(url.text, self._policy.user_agent):
            rule = f"{url.origin}/robots.txt asks programs to leave this page alone ({robots.found})"
            raise FetchError(FetchReason.ROBOTS, url.text, rule)
        self._note("robots", "allowed", f"{url.origin}: {robots.found}")
        return robots

    def _ask_robots(self, url: Url) -> Generator[Ask | Pause, Answer | None, Robots]:
        place = attrs.evolve(url, target="/robots.txt")
        try:
            for _ in range(_MOST_ROBOTS_REDIRECTS + 1):
                self._session.guard.check_url(place)
                answer = yield Ask(
                    url=place, headers=(("Accept-Encoding", ACCEPTED),), max_bytes=LONGEST_ROBOTS
                )
                assert answer is not None
                if not is_redirect(answer.status, answer.headers):
                    return self._rules(answer)
                place = _target(answer)
        except FetchError as error:
            if error.reason is FetchReason.REDIRECT:
                return Robots.absent("it leads nowhere")
            if error.reason in (FetchReason.TOO_LARGE, FetchReason.PROTOCOL, FetchReason.ENCODING):
                return Robots.unreachable(f"it cannot be read: {error.rule}")
            raise
        return Robots.absent("it is redirected too often")

    def _rules(self, answer: Answer) -> Robots:
        if 200 <= answer.status < 300:
            data = unpacked(
                answer.body or b"",
                answer.header("content-encoding"),
                url=answer.url,
                most=LONGEST_ROBOTS,
                deadline=self._deadline,
            )
            return Robots.read(data.decode("utf-8", "replace"), "its rules were read")
        if 400 <= answer.status < 500 and answer.status not in _OVERLOADED:
            return Robots.absent(f"there is none, status {answer.status}")
        return Robots.unreachable(f"it cannot be read, status {answer.status}")

    def _next(self, answer: Answer, before: list[str]) -> Url:
        """Return where the redirect *answer* leads; *before* are the URLs on the way to it."""
        if len(before) > self._policy.max_redirects:
            rule = f"there are more than {self._policy.max_redirects} redirects"
            raise FetchError(FetchReason.REDIRECT, answer.url.text, rule)
        url = _target(answer)
        if url.text in before:
            rule = "the redirects go in a circle; the page may want a cookie, which is not kept"
            raise FetchError(FetchReason.REDIRECT, url.text, rule)
        if url.scheme == "http" and answer.url.scheme == "https":
            self._note("redirect", "followed", "from https to http, where nobody vouches for the host")
        return url

    def _check_status(self, answer: Answer, *, is_conditional: bool) -> None:
        """Refuse an *answer* that is not that of a page."""
        status = answer.status
        if 200 <= status < 300 and status != 206:
            return
        if status == _NOT_MODIFIED and is_conditional:
            self._note("conditional", "not modified", "the server says that the page is as it was")
            return
        if status in _OVERLOADED:
            after = _retry_after(answer)
            asked = "" if after is None else f", and asks to wait {after:.0f} seconds"
            rule = f"the server says that it is asked too much or not available (status {status}){asked}"
            raise FetchError(FetchReason.RATE, answer.url.text, rule, status=status, retry_after=after)
        if not self._policy.any_status or status in (206, _NOT_MODIFIED) or status < 200:
            rule = f"the server answered with status {status}, which is not that of a page"
            raise FetchError(FetchReason.STATUS, answer.url.text, rule, status=status)

    def _note(self, rule: str, decision: str, detail: str) -> None:
        self._outcomes.append(Outcome(rule=rule, decision=decision, detail=detail))


def _target(answer: Answer) -> Url:
    """
    Return where the redirect *answer* leads.

    Raises:
        FetchError: It leads nowhere, or to more than one place, or where nothing is fetched.
    """
    places = {value.strip(" \t") for name, value in answer.headers if name.lower() == "location"}
    if len(places) != 1 or not all(places):
        rule = "the redirect does not say where to, or says several places"
        raise FetchError(FetchReason.REDIRECT, answer.url.text, rule)
    place = places.pop()
    with contextlib.suppress(UnicodeError):  # many servers write UTF-8, read as Latin-1 so far
        place = place.encode("latin-1").decode("utf-8")
    return parse_url(place, base=answer.url)


def _retry_after(answer: Answer) -> float | None:
    """Return the seconds to wait that the server asks for (RFC 9110, section 10.2.3)."""
    stated = (answer.header("retry-after") or "").strip()
    if stated.isascii() and stated.isdigit() and len(stated) < 10:
        return float(stated)
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(stated[:64])
        return max((moment - answer.received_at).total_seconds(), 0.0)
    return None
