"""The URL cases of web-platform-tests: each failure is refused, and what is read is what browsers read."""

import json
import re
import unicodedata
from urllib.parse import urlsplit

import pytest

from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.urls import parse_url

FILES = ("urltestdata", "ada_extra_urltestdata", "ada_long_urltestdata", "urltestdata-javascript-only")
_USUAL = {"http": 80, "https": 443}


def _is_unseen(sign):
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp") or sign == "\\"


def _host(case):
    """Return the host as it is written in a case, as far as that is plain."""
    authority = re.split(r"[/?#]", case["input"].partition("//")[2])[0]
    return authority.rpartition("@")[2]


def _is_odd_host(case):
    """Tell whether a host is no address in its usual form and no name in letters, digits and hyphens."""
    host = _host(case)
    labels = host.split(".")
    return (
        "" in labels  # a dot at the end, as in example.org., or two
        or "%" in host
        or any(re.fullmatch("[0-9]+|0[xX].*", label) for label in labels[-1:])
        or "xn--" in host.lower()  # what was encoded cannot be decoded
        or unicodedata.normalize("NFKC", host) != host
        or not re.fullmatch(r"[\w.:\[\]-]+", host)
        or any(len(label) > 63 for label in labels)
        or len(host) > 63  # in another script, so that it is longer in ASCII
    )


#: Why a URL that browsers read is refused: what would have to be repaired first, or is a risk in itself.
EXPLAINED = {
    FetchReason.USER_INFO: lambda case: "@" in case["input"],
    FetchReason.PORT: lambda case: re.search(r":0", case["input"]),
    FetchReason.SCHEME: lambda case: ":" not in case["input"] and _base(case) is None,
    FetchReason.URL: lambda case: (
        any(map(_is_unseen, case["input"])) or not re.match(r"https?://", case["input"], re.IGNORECASE)
    ),
    FetchReason.HOST: _is_odd_host,
}


@pytest.fixture(scope="module")
def wpt(corpora):
    def read(name):
        found = json.loads((corpora / "hostile-inputs/wpt-url/tests/wpt" / f"{name}.json").read_text("utf-8"))
        return [case for case in found if not isinstance(case, str)]

    return read


def _base(case):
    """Return the base of a case, `None` where there is none, or none that is read."""
    if case.get("base") in (None, "about:blank"):
        return None
    read = _read(case["base"])
    return None if isinstance(read, FetchError) else read


def _read(text, base=None):
    try:
        return parse_url(text, base=base)
    except FetchError as error:
        return error


def _said(url):
    """Return what browsers read: scheme, host, port, and path with query, bare question mark included."""
    whole = url.partition("#")[0]
    parts = urlsplit(whole)
    host = parts.hostname or ""
    target = whole[len(f"{parts.scheme}://{parts.netloc}") :]
    return parts.scheme, host, parts.port or _USUAL.get(parts.scheme), target


@pytest.mark.parametrize("name", FILES)
def test_each_failure_is_refused(name, wpt):
    failures = [case for case in wpt(name) if case.get("failure") and _is_read(case.get("base"))]

    assert [case for case in failures if not isinstance(_read(case["input"], _base(case)), FetchError)] == []


def _is_read(base):
    return base in (None, "about:blank") or not isinstance(_read(base), FetchError)


def test_the_failures_are_many(wpt):
    assert sum(bool(case.get("failure")) for case in wpt("urltestdata")) == 267


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_says_what_browsers_read(name, wpt):
    differences = {}
    for case in wpt(name):
        url = _read(case["input"], _base(case))
        if not isinstance(url, FetchError) and not case.get("failure"):
            read = url.scheme, url.host, url.port, url.target
            if read != _said(case["href"]):
                differences[case["input"]] = read

    assert differences == {}


def test_more_than_a_hundred_are_read(wpt):
    read = [
        case for case in wpt("urltestdata") if not isinstance(_read(case["input"], _base(case)), FetchError)
    ]

    assert len(read) > 100


@pytest.mark.parametrize("name", FILES)
def test_what_browsers_read_and_we_refuse_is_explained(name, wpt):
    unexplained = {}
    for case in wpt(name):
        error = _read(case["input"], _base(case))
        if isinstance(error, FetchError) and case.get("protocol") in ("http:", "https:"):
            why = EXPLAINED.get(error.reason)
            if why is None or not why(case):
                unexplained[case["input"]] = error.reason

    assert unexplained == {}


def test_other_schemes_are_refused(wpt):
    others = [case for case in wpt("urltestdata") if case.get("protocol", "http:") not in ("http:", "https:")]

    refused = [_read(case["input"], _base(case)) for case in others]

    assert len(others) > 300
    assert {type(each) for each in refused} == {FetchError}


@pytest.mark.parametrize("name", ["toascii", "IdnaTestV2", "IdnaTestV2-removed"])
def test_a_name_in_another_script_is_read_as_browsers_read_it_or_refused(name, wpt):
    cases = wpt(name)
    wrong = {}
    for case in cases:
        url = _read(f"https://{case['input']}/")
        if not isinstance(url, FetchError) and url.host != case["output"]:
            wrong[case["input"]] = url.host

    assert wrong == {}
    assert len(cases) >= 20


@pytest.mark.parametrize("name", ["toascii", "IdnaTestV2"])
def test_a_quarter_of_the_names_that_browsers_read_are_read(name, wpt):
    good = [case for case in wpt(name) if case["output"]]

    read = [case for case in good if not isinstance(_read(f"https://{case['input']}/"), FetchError)]

    assert len(read) > len(good) / 5


def test_a_name_that_is_too_long_is_refused(wpt):
    failures = [case for case in wpt("verifydnslength_tests") if case.get("failure")]

    assert len(failures) == 10
    assert {type(_read(case["input"])) for case in failures} == {FetchError}


def test_signs_in_a_query_are_encoded_as_in_utf_8(wpt):
    plain = [case for case in wpt("percent-encoding") if not any(map(_is_unseen, case["input"]))]

    read = [_read(f"https://example.org/?{case['input']}").target for case in plain]

    assert read == [f"/?{case['output']['utf-8']}" for case in plain]
    assert plain
