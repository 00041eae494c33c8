"""A key that cannot be one is refused without being repeated, and none is sent in clear."""

import sys

import pytest

from counterclaim.fetch import AsyncFactCheckTools, FactCheckTools, FetchPolicy
from counterclaim.fetch.factcheck_tools.access import BASE_URL, access_to
from fetch.hostile_server import CANARY

_KEY = "AIza-key"
_INSIDE = FetchPolicy(inside=("127.0.0.0/8", "::1/128"))


@pytest.mark.parametrize("tools", [FactCheckTools, AsyncFactCheckTools])
def test_the_api_is_that_of_google_unless_another_is_given(tools):
    assert repr(tools(_KEY)) == f"<{tools.__name__} https://factchecktools.googleapis.com/v1alpha1/>"


@pytest.mark.parametrize("tools", [FactCheckTools, AsyncFactCheckTools])
def test_a_client_needs_nothing_that_reads_robots(tools, monkeypatch):
    monkeypatch.setitem(sys.modules, "protego", None)

    tools(_KEY)


@pytest.mark.parametrize(
    "key",
    [
        "",
        " ",
        f"{CANARY}\n",
        f" {CANARY}",
        f"{CANARY} {CANARY}",
        f"{CANARY}\r\nX-Other: x",
        f"{CANARY}\x00",
        f"{CANARY}\x7f",
        f"{CANARY}é",
        f"{CANARY}\ud800",
        CANARY * 50,
        CANARY.encode(),
        None,
    ],
    ids=lambda key: repr(key)[:40],
)
@pytest.mark.parametrize("tools", [FactCheckTools, AsyncFactCheckTools])
def test_a_key_that_cannot_be_one_is_refused_without_being_repeated(tools, key):
    with pytest.raises(ValueError, match="key: expected an API key") as refused:
        tools(key)

    assert CANARY not in str(refused.value)
    assert refused.value.__context__ is None


@pytest.mark.parametrize("base_url", ["https://api.example/v1", "https://api.example/v1/"])
def test_a_base_may_end_with_a_slash_or_not(base_url):
    assert access_to(base_url, _KEY, FetchPolicy()).base.text == "https://api.example/v1/"


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8080/v1/", "http://[::1]/"])
def test_a_key_goes_in_clear_to_an_address_within_the_networks_of_the_policy(base_url):
    assert access_to(base_url, _KEY, _INSIDE).base.text == base_url


@pytest.mark.parametrize(
    ("base_url", "policy"),
    [
        (BASE_URL.replace("https", "http"), FetchPolicy()),
        (BASE_URL.replace("https", "http"), _INSIDE),
        ("http://127.0.0.1/", FetchPolicy()),
        ("http://192.0.2.1/", _INSIDE),
        ("http://localhost/", _INSIDE),
        ("http://127.0.0.1/", FetchPolicy(inside=("127.0.0.0/8",), proxy="http://proxy.example:3128")),
    ],
    ids=[
        "a public name",
        "a name",
        "an address that is not within",
        "another",
        "localhost",
        "through a proxy",
    ],
)
def test_a_key_does_not_go_in_clear_anywhere_else(base_url, policy):
    with pytest.raises(ValueError, match=r"base_url: expected one that begins with https://"):
        access_to(base_url, _KEY, policy)


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "factchecktools.googleapis.com",
        "ftp://api.example/",
        f"https://user:{CANARY}@api.example/",
        f"https://api.example/?key={CANARY}",
        f"https://api.example/#{CANARY}",
        "https://0x7f.1/",
        "https://api.example\\v1/",
    ],
    ids=lambda url: url.replace(CANARY, "…"),
)
def test_a_base_that_is_none_is_refused_without_its_secrets(base_url):
    with pytest.raises(ValueError, match="base_url: expected one as https://") as refused:
        access_to(base_url, _KEY, _INSIDE)

    assert CANARY not in str(refused.value)
    assert refused.value.__context__ is None
