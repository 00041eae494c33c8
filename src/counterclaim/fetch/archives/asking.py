"""What is common to all that archives are asked: manners, redirects, and what an answer is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Generic

from counterclaim.fetch.decoding import ACCEPTED
from counterclaim.fetch.directions import is_redirect, redirect_target, retry_after
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Headers, Steps, T
from counterclaim.fetch.manners import OVERLOADED
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url, usual_port

__all__ = [
    "Inquiry",
    "asked",
    "check_answer",
    "followed",
    "is_same_page",
    "is_to_come",
    "moment_of",
]

#: Failures that are those of whoever asks: what was asked for is not reached whatever the archive does.
_OURS = frozenset(
    {
        FetchReason.URL,
        FetchReason.SCHEME,
        FetchReason.USER_INFO,
        FetchReason.HOST,
        FetchReason.PORT,
        FetchReason.ADDRESS,
    }
)
#: How far a clock may be wrong.
_CLOCKS = timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOMENT = re.compile(
    rf"[A-Z][a-z]{{2}}, ([0-9]{{2}}) ({'|'.join(_MONTHS)}) ([12][0-9]{{3}}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT"
)
_ESCAPE = re.compile("%[0-9a-f]{2}", re.IGNORECASE)


class Inquiry(Generic[T]):
    """
    Something that an archive is asked, with what it comes to where it does not answer.

    Attributes:
        errand: What is to be done.
    """

    def __init__(
        self,
        session: Session,
        begin: Url,
        steps: Callable[[Errand[T]], Steps[T]],
        unknown: Callable[[str], T],
    ) -> None:
        """Begin at *begin*; *unknown* returns the result for something that was not found out, given why."""
        self.errand: Errand[T] = Errand(session, begin, steps)
        self._unknown = unknown

    def unanswered(self, error: FetchError) -> T:
        """
        Return what *error* comes to.

        Raises:
            FetchError: It is the very *error*, where whoever asks has to mend something.
        """
        if error.reason in _OURS:
            raise error
        return self._unknown(error.rule)


def asked(errand: Errand[T], ask: Ask) -> Steps[Answer]:
    """
    Yield what is to be done for *ask*, and return the answer, whatever it says.

    Rules for crawlers do not apply to what archives offer to programs; the spacing of requests does.

    Raises:
        FetchError: It is refused, or cannot be made in time.
    """
    yield from errand.manners.space(ask.url, errand.policy.spacing)
    answer = yield ask
    assert answer is not None  # what is sent in return for a request
    return answer


def followed(
    errand: Errand[T], begin: Url, headers: Headers, is_end: Callable[[Answer], bool]
) -> Steps[Answer]:
    """
    Yield what is to be done to get *begin*, with its redirects but for one that *is_end*.

    Raises:
        FetchError: Something is refused, or there are too many redirects.
    """
    url, most = begin, errand.policy.max_redirects
    told = (*headers, ("Accept-Encoding", ACCEPTED))
    for hop in range(1, most + 2):
        try:
            answer = yield from asked(errand, Ask(url=url, headers=told, max_bytes=errand.policy.max_bytes))
            if is_end(answer) or not is_redirect(answer.status, answer.headers):
                return answer
            url = redirect_target(answer)
        except FetchError as error:
            error.hop = hop
            raise
    rule = f"there are more than {most} redirects"
    raise FetchError(FetchReason.REDIRECT, url.text, rule, hop=most + 1)


def check_answer(answer: Answer) -> None:
    """
    Refuse an *answer* that says that the archive cannot answer now.

    Raises:
        FetchError: It does, or has another status that tells nothing of the copy.
    """
    status, url = answer.status, answer.url.text
    if status in OVERLOADED:
        rule = f"the archive says that it is asked too much or not available (status {status})"
        raise FetchError(FetchReason.RATE, url, rule, status=status, retry_after=retry_after(answer))
    if not 200 <= status < 300:
        rule = f"the archive answered with status {status}, which says nothing of a copy"
        raise FetchError(FetchReason.STATUS, url, rule, status=status)


def is_same_page(left: Url, right: Url) -> bool:
    """
    Return whether archives keep both under one key, as far as that is plain.

    That is so where they differ in `http` and `https`, or in the case of escapes (RFC 3986, section 6.2.2.1).
    """
    return _page(left) == _page(right)


def _page(url: Url) -> tuple[str, int | None, str]:
    port = None if url.port == usual_port(url.scheme) else url.port
    return url.host, port, _ESCAPE.sub(lambda escape: escape[0].upper(), url.target)


def moment_of(text: str | None) -> datetime | None:
    """Return the moment that *text* says (RFC 7089, section 2.1.1.1), `None` where it says none."""
    found = _MOMENT.fullmatch((text or "").strip())
    if found is None:
        return None
    day, month, *rest = found.groups()
    year, hour, minute, second = map(int, rest)
    try:
        return datetime(year, _MONTHS.index(month) + 1, int(day), hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def is_to_come(moment: datetime, answer: Answer) -> bool:
    """Return whether *moment* is after *answer* was received, so that no copy can be of it."""
    return moment > answer.received_at + _CLOCKS
