"""
The way to a page: its redirects, what each site on the way asks for, the waits between.

It is a generator that yields what is to be done, and is sent what came of it, so that there is one way for
programs that wait and for those that do not.
"""

from __future__ import annotations

import attrs

from counterclaim.fetch.decoding import ACCEPTED
from counterclaim.fetch.directions import is_redirect, redirect_target, retry_after
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Headers, Steps
from counterclaim.fetch.manners import OVERLOADED, Manners
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url

__all__ = ["NOT_MODIFIED", "Conditions", "trail"]

#: The status of a page that is as it was (RFC 9110, section 15.4.5).
NOT_MODIFIED = 304


@attrs.frozen(kw_only=True)
class Conditions:
    """
    Headers that ask for a page in case it changed (RFC 9110, section 13.1).

    Attributes:
        url: The URL that they are about, and the one that is sent them.
        headers: The headers.
    """

    url: str
    headers: Headers


def trail(
    session: Session, begin: Url, conditions: Conditions | None, manners: Manners
) -> Steps[tuple[Answer, ...]]:
    """
    Yield what is to be done to fetch the page *begin*, and return the answers that led to it.

    Raises:
        FetchError: Something is refused, or the last answer is not that of a page.
    """
    return (yield from _Walk(session, conditions, manners).walk(begin))


class _Walk:
    def __init__(self, session: Session, conditions: Conditions | None, manners: Manners) -> None:
        self._guard = session.guard
        self._policy: FetchPolicy = session.guard.policy
        self._conditions = conditions
        self._manners = manners
        self._number = 1

    def walk(self, begin: Url) -> Steps[tuple[Answer, ...]]:
        answers: list[Answer] = []
        try:
            answer = yield from self._request(begin)
            answers.append(answer)
            while is_redirect(answer.status, answer.headers):
                self._number += 1
                url = self._next(answer, [each.url.text for each in answers])
                answer = yield from self._request(url)
                answers.append(answer)
            self._check_status(answer)
        except FetchError as error:
            error.hop = self._number
            raise
        return tuple(answers)

    def _request(self, url: Url) -> Steps[Answer]:
        self._guard.check_url(url)
        yield from self._manners.before(url)
        headers = (("Accept", "*/*"), ("Accept-Encoding", ACCEPTED), *self._conditions_for(url))
        answer = yield Ask(url=url, headers=headers, max_bytes=self._policy.max_bytes, hop=self._number)
        assert answer is not None  # what is sent in return for a request
        return answer

    def _conditions_for(self, url: Url) -> Headers:
        """Return the conditions where *url* is what they are about; another page may have the same marks."""
        about = self._conditions
        return about.headers if about is not None and about.url == url.text else ()

    def _next(self, answer: Answer, before: list[str]) -> Url:
        """Return where the redirect *answer* leads; *before* are the URLs on the way to it."""
        if len(before) > self._policy.max_redirects:
            rule = f"there are more than {self._policy.max_redirects} redirects"
            raise FetchError(FetchReason.REDIRECT, answer.url.text, rule)
        url = redirect_target(answer)
        if url.text in before:
            rule = "the redirects go in a circle; the page may want a cookie, which is not kept"
            raise FetchError(FetchReason.REDIRECT, url.text, rule)
        if url.scheme == "http" and answer.url.scheme == "https":
            detail = "from https to http, where nobody vouches for the host"
            self._manners.note("redirect", "followed", detail)
        return url

    def _check_status(self, answer: Answer) -> None:
        """Refuse an *answer* that is not that of a page."""
        status = answer.status
        if 200 <= status < 300 and status != 206:
            return
        if status == NOT_MODIFIED and self._conditions_for(answer.url):
            self._manners.note("conditional", "not modified", "the server says that the page is as it was")
            return
        if status in OVERLOADED:
            after = retry_after(answer)
            asked = "" if after is None else f", and asks to wait {after:.0f} seconds"
            rule = f"the server says that it is asked too much or not available (status {status}){asked}"
            raise FetchError(FetchReason.RATE, answer.url.text, rule, status=status, retry_after=after)
        if not self._policy.any_status or status < 400:
            rule = f"the server answered with status {status}, which is not that of a page"
            raise FetchError(FetchReason.STATUS, answer.url.text, rule, status=status)
