"""Whatever the API or its host does wrong is one typed error that says what to do."""

import json
import re

import pytest

from counterclaim.fetch import FetchReason
from fetch import bombs
from fetch.factcheck_tools.stand_in import claims, json_answer, refused, texts
from fetch.hostile_server import CANARY, answer

_SERVERS_WORDS = "words of the server"


def _error(status, *, details=(), errors=(), word=None, headers=()):
    told = {
        "code": int(status[:3]),
        "message": _SERVERS_WORDS,
        "details": list(details),
        "errors": list(errors),
    }
    if word is not None:
        told["status"] = word
    return json_answer({"error": told}, *headers, status=status)


def _info(reason):
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": _SERVERS_WORDS},
    }


def _of(api, mode, *scripts, **limits):
    api.begin(*scripts)
    return refused(lambda: api.asks(mode, "search", "peaks", limits=limits))


@pytest.mark.parametrize(
    ("status", "reason", "shown"),
    [
        (b"400 Bad Request", FetchReason.STATUS, "an argument as it was given"),
        (b"401 Unauthorized", FetchReason.STATUS, "received no key that it takes"),
        (b"403 Forbidden", FetchReason.STATUS, "does not accept the key"),
        (b"404 Not Found", FetchReason.STATUS, "check base_url"),
        (b"429 Too Many", FetchReason.RATE, "asked too often"),
        (b"500 Oops", FetchReason.STATUS, "ask again later"),
        (b"503 Later", FetchReason.RATE, "ask again later"),
        (b"204 Nothing", FetchReason.STATUS, "check base_url"),
        (b"206 Partial", FetchReason.STATUS, "check base_url"),
        (b"418 Teapot", FetchReason.STATUS, "check base_url"),
    ],
    ids=lambda value: value.decode() if isinstance(value, bytes) else "",
)
def test_a_status_is_told_with_what_to_do_about_it(api, mode, status, reason, shown):
    error = _of(api, mode, answer(b"", status=status))

    assert (error.reason, error.status) == (reason, int(status[:3]))
    assert shown in error.rule
    assert f"(status {error.status})" in error.rule


@pytest.mark.parametrize(
    ("body", "reason", "shown"),
    [
        (
            _error(b"400 No", details=[_info("API_KEY_INVALID")], word="INVALID_ARGUMENT"),
            FetchReason.STATUS,
            "does not know the key.*API_KEY_INVALID",
        ),
        (_error(b"400 No", word="INVALID_ARGUMENT"), FetchReason.STATUS, "argument.*INVALID_ARGUMENT"),
        (
            _error(b"403 No", details=[_info("SERVICE_DISABLED")], word="PERMISSION_DENIED"),
            FetchReason.STATUS,
            "not enabled for the project.*SERVICE_DISABLED",
        ),
        (
            _error(b"403 No", details=[_info("API_KEY_SERVICE_BLOCKED")], word="PERMISSION_DENIED"),
            FetchReason.STATUS,
            "restricted to other.*API_KEY_SERVICE_BLOCKED",
        ),
        (
            _error(b"403 No", errors=[{"domain": "usageLimits", "reason": "accessNotConfigured"}]),
            FetchReason.STATUS,
            "not enabled for the project.*accessNotConfigured",
        ),
        (
            _error(b"403 No", errors=[{"domain": "usageLimits", "reason": "dailyLimitExceeded"}]),
            FetchReason.RATE,
            "quota.*used up.*dailyLimitExceeded",
        ),
        (
            _error(b"403 No", errors=[{"domain": "usageLimits", "reason": "rateLimitExceeded"}]),
            FetchReason.RATE,
            "asked too often.*rateLimitExceeded",
        ),
        (_error(b"429 No", word="RESOURCE_EXHAUSTED"), FetchReason.RATE, "quota.*RESOURCE_EXHAUSTED"),
        (_error(b"429 No", word="PERMISSION_DENIED"), FetchReason.RATE, "key.*PERMISSION_DENIED"),
        (_error(b"503 No", word="UNAVAILABLE"), FetchReason.RATE, "not available now.*UNAVAILABLE"),
    ],
    ids=[
        "key unknown",
        "argument",
        "not enabled",
        "key restricted",
        "not enabled, older form",
        "quota, older form",
        "rate, older form",
        "quota",
        "too often, though it says otherwise",
        "unavailable",
    ],
)
def test_a_word_that_is_known_says_more_than_the_status(api, mode, body, reason, shown):
    error = _of(api, mode, body)

    assert error.reason is reason
    assert re.search(shown, error.rule)


@pytest.mark.parametrize(
    "body",
    [
        _error(b"403 No", details=[_info(_SERVERS_WORDS)], word=_SERVERS_WORDS),
        _error(b"403 No", errors=[{"reason": _SERVERS_WORDS}]),
        _error(b"403 No", details=[_info({"x": 1}), 5, None]),
        json_answer({"error": _SERVERS_WORDS}, status=b"403 No"),
        json_answer([_SERVERS_WORDS], status=b"403 No"),
        json_answer({"error": {"details": {"reason": "SERVICE_DISABLED"}}}, status=b"403 No"),
        answer(b"<h1>words of the server</h1>", status=b"403 " + _SERVERS_WORDS.encode()),
        answer(b"[" * 100_000, status=b"403 No"),
        answer(b"\xff\xfe\xfd", status=b"403 No"),
        answer(b"not gzip", b"Content-Encoding: gzip", status=b"403 No"),
    ],
    ids=[
        "unknown words",
        "unknown word, older form",
        "no words",
        "a text",
        "a list",
        "no list",
        "a page",
        "deep",
        "no text",
        "not packed",
    ],
)
def test_nothing_else_of_what_the_server_says_is_repeated(api, mode, body):
    error = _of(api, mode, body)

    assert error.reason is FetchReason.STATUS
    assert error.rule.endswith("(status 403)")
    assert _SERVERS_WORDS not in str(error)


@pytest.mark.parametrize("status", [b"301 Moved", b"302 Found", b"307 Moved", b"308 Moved", b"304 As It Was"])
def test_a_redirect_is_an_error_and_is_not_followed(api, mode, status):
    place = f"Location: {api.base_url}claims:imageSearch?key={CANARY}".encode()

    error = _of(api, mode, answer(b"", place, status=status))

    assert error.reason is FetchReason.REDIRECT
    assert len(api.asked) == 1
    assert CANARY not in str(error)


def test_a_search_that_is_asked_too_often_is_tried_again_when_the_api_says_so(api, mode):
    api.begin(answer(b"", b"Retry-After: 0", status=b"429 Too Many"), claims("one"))

    found = api.asks(mode, "search", "peaks", limits={"attempts": 2})

    assert texts(found.case) == ["one"]
    assert len(api.asked) == 2


@pytest.mark.parametrize(
    ("headers", "delay", "seconds"),
    [
        ((b"Retry-After: 3600",), None, 3600.0),
        ((b"Retry-After: 7",), "3600s", 7.0),
        ((b"Retry-After: soon",), "3600s", 3600.0),
        ((), "1.5s", 1.5),
        ((), "-5s", None),
        ((), "soon", None),
        ((), 5, None),
        ((), None, None),
    ],
    ids=["a header", "both", "a word and a delay", "a delay", "before", "a word", "a number", "nothing"],
)
def test_how_long_to_wait_is_told(api, mode, headers, delay, seconds):
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}

    error = _of(api, mode, _error(b"429 No", details=[info], headers=headers))

    assert error.retry_after == seconds


def test_a_wait_that_the_policy_does_not_allow_is_none(api, mode):
    error = _of(api, mode, answer(b"", b"Retry-After: 3600", status=b"429 Too Many"), attempts=3)

    assert error.reason is FetchReason.RATE
    assert error.rule.endswith("it asks to wait 3600 seconds")
    assert len(api.asked) == 1


@pytest.mark.parametrize(
    "failure",
    [answer(b"", status=b"500 Oops"), lambda talk: talk.hang_up()],
    ids=["500", "cut connection"],
)
def test_a_failure_that_may_pass_is_tried_again(api, mode, monkeypatch, failure):
    monkeypatch.setattr("counterclaim.fetch.errands._FIRST_WAIT", 0.01)
    api.begin(failure, claims("one"))

    assert texts(api.asks(mode, "search", "peaks", limits={"attempts": 2}).case) == ["one"]


@pytest.mark.parametrize(
    "body",
    [answer(b"", status=b"400 No"), answer(b"", status=b"403 No"), json_answer([])],
    ids=["400", "403", "no answer"],
)
def test_a_failure_that_stays_is_not_tried_again(api, mode, body):
    _of(api, mode, body, attempts=3)

    assert len(api.asked) == 1


def _cut_body(talk):
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b'{"claims": [')
    talk.hang_up()


@pytest.mark.parametrize(
    "script",
    [lambda talk: talk.hang_up(), _cut_body, b"", b"garbage\r\n\r\n"],
    ids=["at once", "in the body", "nothing", "garbage"],
)
def test_a_connection_that_is_cut_is_told(api, mode, script):
    assert _of(api, mode, script).reason is FetchReason.PROTOCOL


def _slow_body(talk):
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    talk.drip(b"{" + b" " * 999)


def _slow_error(talk):
    talk.send(b"HTTP/1.1 403 No\r\nContent-Length: 1000\r\n\r\n")
    talk.drip(b"{" + b" " * 999)


@pytest.mark.parametrize(
    "script", [_slow_body, _slow_error, lambda talk: talk.wait()], ids=["body", "error", "silence"]
)
def test_what_is_slow_ends_with_the_deadline(api, mode, script):
    assert _of(api, mode, script, deadline=0.3).reason is FetchReason.TIMEOUT


def test_a_spacing_that_ends_after_the_deadline_is_told(api, mode):
    api.begin(claims("one", token="t2"))

    found = api.asks(mode, "search", "peaks", limits={"spacing": 60.0, "deadline": 0.3})

    assert texts(found.case) == ["one"]
    assert "asked again only after the deadline" in found.problems[0].message


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"claims": [}',
        b"<html>",
        b"\xff\xfe\x00\xd8",
        b'"a text"',
        b"5",
        b"null",
        b"[]",
        b'[{"claims": []}]',
        b'{"claims": []}\n{"claims": []}',
        b'{"claims": []}\n{',
        b'{"error": {"code": 403}}',
        b'{"text": "a claim by itself", "claimReview": []}',
        b'{"claims": 5}',
        b'{"claims": {"text": "x"}}',
        b'{"results": "x"}',
        b"[" * 500_000,
        b'{"a":' * 200_000,
        b'{"claims": [' + b"[" * 60 + b"]" * 60 + b"]}",
        b'{"claims": [' + b"[],[[]]," * 200_000 + b"[]]}",
        b'{"claims": [' + b"0," * 200_000 + b"0]}",
    ],
    ids=lambda body: f"{body[:24].decode('latin-1').encode('unicode_escape').decode()}… {len(body)}",
)
def test_what_is_no_answer_of_the_api_is_refused(api, mode, body):
    error = _of(api, mode, answer(body))

    assert error.reason is FetchReason.CONTENT
    assert "check base_url" in error.rule


@pytest.mark.parametrize(
    "body",
    [
        answer(json.dumps({"claims": ["x" * 3_000_000]}).encode()),
        answer(bombs.gzip_bomb(64), b"Content-Encoding: gzip"),
    ],
    ids=["plain", "packed"],
)
def test_an_answer_that_is_too_large_is_refused(api, mode, body):
    assert _of(api, mode, body).reason is FetchReason.TOO_LARGE


def test_an_answer_may_have_no_more_bytes_than_the_policy_allows(api, mode):
    assert _of(api, mode, claims("one"), max_bytes=100).reason is FetchReason.TOO_LARGE


def test_an_api_on_a_port_that_is_not_allowed_is_refused(api, mode):
    error = refused(lambda: api.asks(mode, "search", "peaks", limits={"ports": {443}}))

    assert error.reason is FetchReason.PORT
    assert api.asked == []
