"""The key goes to the API in one header, and is told in no log, error, `repr`, URL or record."""

import asyncio
import logging
import pickle
import traceback

import pytest

from counterclaim.fetch import AsyncFactCheckTools, AsyncFetcher, FactCheckTools, Fetcher, FetchReason
from fetch.factcheck_tools.stand_in import KEY, claim, claims, json_answer, policy, refused
from fetch.hostile_server import CANARY, answer
from fetch.logs import everything_logged, leaks, said_of

_TOLD = f"the key {KEY} is wrong"
_GOOGLES = {
    "error": {
        "code": 400,
        "message": _TOLD,
        "status": KEY,
        "errors": [{"reason": KEY, "message": _TOLD}],
        "details": [{"reason": KEY, "retryDelay": KEY, "metadata": {"key": KEY}}],
    }
}


def _cut(talk):
    talk.send(f"HTTP/1.1 200 {KEY}\r\nX-Key: {KEY}\r\nContent-Length: 1000\r\n\r\n{KEY}".encode())
    talk.hang_up()


def _slow(talk):
    talk.send(f"HTTP/1.1 200 {KEY}\r\nX-Key: {KEY}\r\nContent-Length: 1000\r\n\r\n{KEY}".encode())
    talk.wait()


_HEADER = f"X-Key: {KEY}".encode()
_PLACE = f"Location: https://{KEY.replace('_', '-')}.example/{KEY}?key={KEY}#{KEY}".encode()
_FAILURES = {
    "an error that repeats it": json_answer(_GOOGLES, _HEADER, status=b"400 " + KEY.encode()),
    "a refusal that repeats it": json_answer(_GOOGLES, _HEADER, status=b"403 No"),
    "a page that repeats it": answer(_TOLD.encode(), status=b"500 Oops"),
    "a wait that repeats it": json_answer(_GOOGLES, b"Retry-After: " + KEY.encode(), status=b"429 No"),
    "a redirect to it": answer(_TOLD.encode(), _PLACE, status=b"302 Found"),
    "a redirect to nowhere": answer(_TOLD.encode(), b"Location: " + KEY.encode(), status=b"302 Found"),
    "no JSON": answer(_TOLD.encode()),
    "another shape": json_answer({KEY: KEY}),
    "something else than a list": json_answer({"claims": KEY}),
    "a claim that repeats it": json_answer({"claims": [claim(_TOLD)]}),
    "no claim": json_answer({"claims": [KEY]}),
    "an answer that has it as a name": json_answer({"claims": [], KEY: 1}),
    "escapes": answer(b'{"claims": ["%s"]}' % b"".join(b"\\u%04x" % sign for sign in KEY.encode())),
    "a token that is it": json_answer({"claims": [], "nextPageToken": KEY}),
    "a token that holds it": json_answer({"claims": [], "nextPageToken": f"page2&key={KEY}"}),
    "a cut connection": _cut,
    "a slow body": _slow,
    "no HTTP": KEY.encode() + b"\r\n\r\n",
    "a header that is none": b"HTTP/1.1 200 OK\r\n" + KEY.encode() + b"\r\n\r\n",
    "an encoding that is it": answer(b"{}", b"Content-Encoding: " + KEY.encode()),
    "too many headers": answer(b"{}", *[_HEADER] * 200),
}


@pytest.mark.parametrize("name", _FAILURES)
def test_no_failure_tells_the_key(api, mode, name):
    api.begin(_FAILURES[name])

    with everything_logged() as logged:
        logging.getLogger("httpx").debug("a word to show that logs are read")
        error = refused(lambda: api.asks(mode, "search", "peaks", limits={"deadline": 0.5}))

    assert f"X-Goog-Api-Key: {KEY}".encode() in api.server.heads[0]
    assert any("a word to show" in line for line in logged)
    assert leaks([*said_of(error), *logged, *_pickled(error)]) == []


def _pickled(error):
    data = pickle.dumps(error)
    return [repr(data), repr(vars(pickle.loads(data)))]


@pytest.mark.parametrize(
    "script",
    [json_answer({}, status=b"403 No"), answer(b"{"), b"", b"garbage", lambda talk: talk.wait()],
    ids=["refusal", "no JSON", "nothing", "no HTTP", "silence"],
)
def test_what_a_debugger_shows_of_a_failure_does_not_hold_the_key(api, mode, script):
    api.begin(script)

    error = refused(lambda: api.asks(mode, "search", "peaks", limits={"deadline": 0.3}))

    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert any("counterclaim/fetch" in frame.filename for frame in shown.stack)
    assert leaks([f"{frame.name}: {frame.locals}" for frame in shown.stack]) == []


def test_no_attempt_that_is_repeated_tells_the_key(api, mode):
    api.begin(json_answer(_GOOGLES, b"Retry-After: 0", status=b"429 " + KEY.encode()))

    with everything_logged() as logged:
        error = refused(lambda: api.asks(mode, "search", "peaks", limits={"attempts": 3}))

    assert error.reason is FetchReason.RATE
    assert len(api.asked) == 3
    assert leaks([*said_of(error), *logged, *_pickled(error)]) == []


def test_no_search_that_succeeds_tells_the_key(api, mode):
    api.begin(claims("one", token="t2"), _FAILURES["a refusal that repeats it"])

    with everything_logged() as logged:
        found = api.asks(mode, "search", "peaks")

    assert [problem.code for problem in found.problems] == ["incomplete"]
    assert leaks([repr(found), repr(list(found.case)), *map(str, found.problems), *logged]) == []


def test_the_key_stands_in_one_header_and_nowhere_else_of_a_request(api, mode):
    api.begin(claims("one", token="t2"), claims("two"))

    api.asks(mode, "search", "peaks")

    assert [head.count(KEY.encode()) for head in api.server.heads] == [1, 1]
    assert all(f"\r\nX-Goog-Api-Key: {KEY}\r\n".encode() in head for head in api.server.heads)


def test_the_key_goes_to_the_api_alone(api, mode):
    """The fetcher that the client uses tells no other page of it."""
    api.begin(claims("one"))
    if mode == "sync":
        fetcher = Fetcher(policy(api))
        FactCheckTools(KEY, fetcher=fetcher, base_url=api.base_url).search("peaks")
        fetcher.fetch(f"{api.base_url}claims:search")
    else:
        asyncio.run(_both(api))

    assert [KEY.encode() in head for head in api.server.heads] == [True, False]


async def _both(api):
    fetcher = AsyncFetcher(policy(api))
    await AsyncFactCheckTools(KEY, fetcher=fetcher, base_url=api.base_url).search("peaks")
    await fetcher.fetch(f"{api.base_url}claims:search")


@pytest.mark.parametrize("tools", [FactCheckTools, AsyncFactCheckTools])
def test_a_client_does_not_show_its_key(tools):
    made = tools(KEY)

    assert CANARY not in repr(made) + str(made) + repr(vars(made))
