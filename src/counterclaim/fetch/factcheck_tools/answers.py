"""One page of answers: asked for, checked, and read."""

from __future__ import annotations

import itertools
import json
from typing import Any

from counterclaim.fetch.decoding import ACCEPTED
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Steps, T
from counterclaim.fetch.factcheck_tools.access import Access
from counterclaim.fetch.factcheck_tools.paging import SearchPage
from counterclaim.fetch.factcheck_tools.refusals import refusal
from counterclaim.fetch.factcheck_tools.searches import LONGEST_TOKEN, Search, encoded_length
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url, parse_url
from counterclaim.findings import Imported, Problem
from counterclaim.formats import factcheck_tools
from counterclaim.formats.json_input import documents

__all__ = ["page_errand"]

#: Bytes of one page. A claim with its reviews has one or two thousand.
_LARGEST = 2 * 1024 * 1024
#: Values on one page, each of which takes many times its bytes in memory.
_MOST_VALUES = 50_000
_HEADERS = (("Accept", "application/json"), ("Accept-Encoding", ACCEPTED))
_LISTS = ("claims", "results")


def page_errand(
    session: Session, access: Access, search: Search, token: str | None, name: str
) -> Errand[SearchPage]:
    """Return the errand for the page of *search* that *token* names; *name* is what problems call it."""
    policy = session.guard.policy
    url = parse_url(access.base.text + search.target(token))

    def steps(errand: Errand[SearchPage]) -> Steps[SearchPage]:
        yield from errand.manners.space(url, policy.spacing)
        answer = yield Ask(
            url=url,
            headers=_HEADERS,
            secrets=(("X-Goog-Api-Key", access.key),),
            max_bytes=min(policy.max_bytes, _LARGEST),
        )
        assert answer is not None  # what is sent in return for a request
        return _page(answer, access, name, errand)

    return Errand(session, url, steps)


def _page(answer: Answer, access: Access, name: str, errand: Errand[T]) -> SearchPage:
    oddities: list[Problem] = []
    if answer.status != 200:
        raise refusal(answer, _told(answer, errand))
    value = _checked(_value(answer, errand, name, oddities), answer.url)
    token = _token(value.pop("nextPageToken", None), answer.url)
    text = json.dumps(value, ensure_ascii=False)
    # A token goes into the next URL, and what a claim says goes on record.
    if json.dumps(access.key)[1:-1] in text or access.key in (token or ""):
        raise _strange(answer.url, "the answer repeats the key")
    read = factcheck_tools.read(text, name=name)
    found = Imported(case=read.case, problems=(*oddities, *read.problems))
    return SearchPage(found=found, next_page_token=token)


def _told(answer: Answer, errand: Errand[T]) -> Any:
    """Return what an *answer* that is none tells, `None` where it cannot be read."""
    try:
        return _value(answer, errand, "", [])
    except FetchError:
        return None


def _value(answer: Answer, errand: Errand[T], name: str, oddities: list[Problem]) -> Any:
    """
    Return the JSON value that *answer* has, and put what is odd about it behind *oddities*.

    Raises:
        FetchError: It has none, or too much of it.
    """
    url = answer.url
    data = errand.unpacked(answer, most=_LARGEST)
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MOST_VALUES:
        raise _strange(url, f"the answer has more than {_MOST_VALUES:,} values")
    problems: list[Problem] = []
    found = list(itertools.islice(documents(data, on_problem=problems.append, name=name), 2))
    if any(problem.fatal for problem in problems):
        raise _strange(url, "the answer is no JSON, or is nested too deep")
    if len(found) != 1 or found[0].path != "$":
        raise _strange(url, "the answer is not one object of JSON")
    oddities += problems
    return found[0].value


def _checked(value: Any, url: Url) -> dict[str, Any]:
    """Return *value* where it has the shape of an answer; `{}` is that of a search without a result."""
    if not isinstance(value, dict) or not (
        any(key in value for key in _LISTS) or value.keys() <= {"nextPageToken"}
    ):
        raise _strange(url, "the answer is JSON, but none of the API")
    if not all(isinstance(value.get(key, []), list) for key in _LISTS):
        raise _strange(url, "the answer has something else in place of a list of claims")
    return value


def _token(value: Any, url: Url) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or encoded_length(value) > LONGEST_TOKEN:
        raise _strange(url, "the answer names its next page by what is no token")
    return value


def _strange(url: Url, what: str) -> FetchError:
    return FetchError(FetchReason.CONTENT, url.text, f"{what}; check base_url, or ask again later")
