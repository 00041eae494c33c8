"""
What the API means by a status, and what is to be done about it.

Of its answer no more is repeated than words that are known (Google's `google.rpc.ErrorInfo` and
`google.api.ErrorReason`, and the reasons of the form before), since anything may stand in the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from counterclaim.fetch.directions import retry_after
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer

__all__ = ["refusal"]

_ARGUMENT = "the API does not take an argument as it was given; check language, site and page token"
_KEY = "the API does not know the key; copy it again from the credentials page of the Google Cloud console"
_NO_KEY = (
    "the API received no key that it takes; see what the key is for, and whether something in between, "
    "as a proxy, drops headers"
)
_DISABLED = "the API is not enabled for the project of the key; enable it in the Google Cloud console"
_RESTRICTED = (
    "the key is restricted to other APIs, sites, apps or addresses; change what it is restricted to, "
    "or make one for this use"
)
_PROJECT = "the project of the key may not use the API; look at it in the Google Cloud console"
_BILLING = "billing is not enabled for the project of the key; enable it in the Google Cloud console"
_FORBIDDEN = "the API does not accept the key for this; look at the key in the Google Cloud console"
_QUOTA = "the quota of the project is used up; wait until it is renewed, or ask for more"
_TOO_OFTEN = "the API is asked too often; wait, or set a longer spacing in the policy"
_UNAVAILABLE = "the API is not available now; ask again later"
_FAILED = "the API failed; ask again later"
_ABSENT = "there is no such API; check base_url"
_OTHER = "expected an answer of the API; check base_url"

_BY_WORD = {
    "API_KEY_INVALID": _KEY,
    "API_KEY_SERVICE_BLOCKED": _RESTRICTED,
    "API_KEY_HTTP_REFERRER_BLOCKED": _RESTRICTED,
    "API_KEY_IP_ADDRESS_BLOCKED": _RESTRICTED,
    "API_KEY_ANDROID_APP_BLOCKED": _RESTRICTED,
    "API_KEY_IOS_APP_BLOCKED": _RESTRICTED,
    "BILLING_DISABLED": _BILLING,
    "CONSUMER_INVALID": _PROJECT,
    "CONSUMER_SUSPENDED": _PROJECT,
    "CREDENTIALS_MISSING": _NO_KEY,
    "INTERNAL": _FAILED,
    "INVALID_ARGUMENT": _ARGUMENT,
    "NOT_FOUND": _ABSENT,
    "PERMISSION_DENIED": _FORBIDDEN,
    "RATE_LIMIT_EXCEEDED": _TOO_OFTEN,
    "RESOURCE_EXHAUSTED": _QUOTA,
    "RESOURCE_QUOTA_EXCEEDED": _QUOTA,
    "SERVICE_DISABLED": _DISABLED,
    "UNAUTHENTICATED": _NO_KEY,
    "UNAVAILABLE": _UNAVAILABLE,
    "USER_PROJECT_DENIED": _PROJECT,
    "accessNotConfigured": _DISABLED,
    "badRequest": _ARGUMENT,
    "dailyLimitExceeded": _QUOTA,
    "forbidden": _FORBIDDEN,
    "invalidParameter": _ARGUMENT,
    "ipRefererBlocked": _RESTRICTED,
    "keyExpired": _KEY,
    "keyInvalid": _KEY,
    "quotaExceeded": _QUOTA,
    "rateLimitExceeded": _TOO_OFTEN,
    "userRateLimitExceeded": _TOO_OFTEN,
}
_BY_STATUS = {
    400: _ARGUMENT,
    401: _NO_KEY,
    403: _FORBIDDEN,
    404: _ABSENT,
    429: _TOO_OFTEN,
    500: _FAILED,
    502: _FAILED,
    503: _UNAVAILABLE,
    504: _FAILED,
}
_PASSING = frozenset({_QUOTA, _TOO_OFTEN, _UNAVAILABLE})
#: A `google.protobuf.Duration` in JSON.
_DELAY = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)s")


def refusal(answer: Answer, told: Any) -> FetchError:
    """Return the error that *answer* is; *told* is its JSON, `None` where it has none."""
    status = answer.status
    if 300 <= status < 400:
        rule = f"the API redirects (status {status}), and no redirect is followed with a key; check base_url"
        return FetchError(FetchReason.REDIRECT, answer.url.text, rule, status=status)
    error = told.get("error") if isinstance(told, dict) else None
    error = error if isinstance(error, dict) else {}
    word = next((word for word in _words(error) if word in _BY_WORD), None)
    meaning = _BY_STATUS.get(status, _OTHER) if word is None else _BY_WORD[word]
    reason = FetchReason.RATE if status in (429, 503) or meaning in _PASSING else FetchReason.STATUS
    after = _wait(answer, error) if reason is FetchReason.RATE else None
    asked = "" if after is None else f"; it asks to wait {after:.0f} seconds"
    shown = f"status {status}" if word is None else f"status {status}, {word}"
    return FetchError(
        reason, answer.url.text, f"{meaning} ({shown}){asked}", status=status, retry_after=after
    )


def _words(error: dict[str, Any]) -> Iterator[str]:
    """Yield the words that say what went wrong, the most exact ones first."""
    for detail in (*_objects(error.get("details")), *_objects(error.get("errors"))):
        if isinstance(detail.get("reason"), str):
            yield detail["reason"]
    if isinstance(error.get("status"), str):
        yield error["status"]


def _wait(answer: Answer, error: dict[str, Any]) -> float | None:
    """Return the seconds to wait that the API asks for, in a header or in what it tells (`RetryInfo`)."""
    delays = (each.get("retryDelay") for each in _objects(error.get("details")))
    matches = (_DELAY.fullmatch(delay) for delay in delays if isinstance(delay, str))
    told = (float(match[1]) for match in matches if match)
    return next((seconds for seconds in (retry_after(answer), *told) if seconds is not None), None)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
