"""Whatever answers in place of the API, a page comes of it or one typed error, and the key is never told."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.factcheck_tools.access import BASE_URL, access_to
from counterclaim.fetch.factcheck_tools.answers import page_errand
from counterclaim.fetch.factcheck_tools.searches import claim_search
from counterclaim.strategies import json_values
from fetch.driving import Reply, open_policy, session_of

_KEY = "AIza-canary5f2c9e"
_SEARCH = claim_search("peaks", language=None, reviewer_site=None, max_age_days=None, page_size=10)
_STATUSES = st.sampled_from([200] * 8 + [204, 206, 302, 304, 400, 403, 429, 500, 503, 599])
_REASONS = {
    FetchReason.CONTENT,
    FetchReason.ENCODING,
    FetchReason.RATE,
    FetchReason.REDIRECT,
    FetchReason.STATUS,
    FetchReason.TOO_LARGE,
}


_TEXTS = st.sampled_from(["peaks", "t2", "SERVICE_DISABLED", "30s", "it is high"]) | st.text(max_size=5)
_KEYS = st.sampled_from(["text", "claimant", "claimReview", "claim", "reason", "retryDelay", "status", "url"])
_OBJECTS = st.dictionaries(_KEYS, _TEXTS | json_values(), max_size=4)
_CLAIMS = st.lists(_OBJECTS | st.builds(lambda text: {"text": text}, _TEXTS), max_size=3)
_ANSWERS = st.fixed_dictionaries(
    {"claims": _CLAIMS}, optional={"results": _CLAIMS, "nextPageToken": _TEXTS | json_values()}
)
_ERRORS = st.fixed_dictionaries({}, optional={"details": _CLAIMS, "errors": _CLAIMS, "status": _TEXTS})
_SAID = _ANSWERS | _ERRORS.map(lambda error: {"error": error}) | json_values()


def _written(value, places):
    """Return *value* as JSON, with the key in place of every text that is one of *places*."""
    text = json.dumps(value, default=dict)
    for place in places:
        text = text.replace(json.dumps(place), json.dumps(_KEY))
    return text.encode()


_BODIES = st.builds(_written, _SAID, st.lists(_TEXTS, max_size=2)) | st.binary(max_size=40)
_HEADERS = st.sampled_from(
    [
        (),
        (("Content-Encoding", "gzip"),),
        (("Retry-After", _KEY),),
        (("Location", f"https://{_KEY}.example/"),),
    ]
)


def _outcome(reply):
    """Return the page, or the error, that comes of *reply*."""
    session = session_of(open_policy())
    steps = page_errand(
        session, access_to(BASE_URL, _KEY, session.guard.policy), _SEARCH, None, "page 1"
    ).steps()
    asked = next(steps)
    try:
        steps.send(reply.answer(asked))
    except StopIteration as end:
        return end.value
    except FetchError as error:
        return error
    raise AssertionError("expected one request")


@given(st.builds(Reply, st.none() | _BODIES, _HEADERS, _STATUSES))
def test_a_page_or_one_typed_error_comes_of_any_answer_and_neither_holds_the_key(reply):
    found = _outcome(reply)

    if isinstance(found, FetchError):
        assert found.reason in _REASONS
        assert _KEY not in f"{found} {found!r} {vars(found)}"
    else:
        assert reply.status == 200
        assert _KEY not in f"{found} {list(found.found.case)}"
