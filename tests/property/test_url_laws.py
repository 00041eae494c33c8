"""Whatever text stands where a URL should, it is read as one URL or refused; what is read says it again."""

import ipaddress
import re

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.redaction import redacted
from counterclaim.fetch.urls import LONGEST_URL, Url, parse_url
from counterclaim.model.page_urls import page_url
from counterclaim.safe_text import visible_line

PARTS = st.sampled_from(
    [
        *(
            "http:",
            "https:",
            "HTTP://",
            "//",
            "/",
            "\\",
            "?",
            "#",
            "@",
            ":",
            "[",
            "]",
            "..",
            ".",
            "%2e",
            "%",
            "%00",
        ),
        *(
            "127.0.0.1",
            "0x7f.1",
            "2130706433",
            "[::1]",
            "[::ffff:7f00:1]",
            "localhost",
            "example.org",
            "xn--a",
        ),
        *(
            "user",
            "password",
            ":80",
            ":0",
            ":65536",
            "１２７",
            "。",
            "ⓔ",
            "ß",
            "faß.de",
            "\t",
            "\r\n",
            "\x00",
            " ",
        ),
        *(
            "\u200b",
            "\u202e",
            "\ud800",
            "é",
            "日本.jp",
            "a" * 64,
            "a." * 130,
            "path",
            "q=1&token=x",
            ";",
            "|",
            '"',
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PARTS, max_size=8).map("".join),
    st.lists(PARTS, max_size=6).map(lambda parts: "http://" + "".join(parts)),
)
BASE = parse_url("https://example.org/folder/page?query")


def _read(text: str, base: Url | None = None) -> Url | None:
    try:
        return parse_url(text, base=base)
    except FetchError:
        return None


@given(TEXTS)
def test_a_text_is_a_url_or_is_refused_and_what_is_read_is_read_the_same_again(text):
    for base in (None, BASE):
        url = _read(text, base)
        if url is not None:
            assert parse_url(url.text) == url


@given(TEXTS)
def test_a_url_that_is_read_has_one_plain_host_and_an_ascii_target(text):
    url = _read(text)
    if url is None:
        return
    assert url.scheme in ("http", "https")
    assert 0 < url.port < 65536
    assert re.fullmatch(r"/[!-~]*", url.target)
    assert "#" not in url.target
    if url.address is not None:
        assert str(ipaddress.ip_address(url.host)) == url.host
    else:
        assert re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", url.host)
        assert len(url.host) <= 253


@given(TEXTS, st.sampled_from(["", "#", "#part", "#a?b/../c"]))
def test_one_page_is_what_is_asked_for_together_with_the_fragment(text, fragment):
    url = _read(text + fragment)
    if url is not None:
        assert page_url(text + fragment) == f"{url.text}#{(text + fragment).partition('#')[2]}"


@given(TEXTS)
def test_the_form_of_a_page_has_no_other_form(text):
    assert page_url(page_url(text)) == page_url(text)


@given(TEXTS)
def test_a_url_without_a_base_is_the_same_with_one(text):
    url = _read(text)
    if url is not None:
        assert parse_url(text, base=BASE) == url


@given(TEXTS)
def test_what_is_relative_stays_at_its_host_unless_it_names_another(text):
    url = _read(text, BASE)
    if url is not None and _read(text) is None and not text.startswith("//"):
        assert (url.scheme, url.host, url.port) == (BASE.scheme, BASE.host, BASE.port)


@given(TEXTS)
def test_what_other_readers_of_urls_make_of_what_is_read_is_the_same_host(text):
    url = _read(text)
    if url is None:
        return
    httpx = pytest.importorskip("httpx")
    other = httpx.URL(url.text)
    assert (other.scheme, other.raw_host.decode(), other.port or {"http": 80, "https": 443}[url.scheme]) == (
        url.scheme,
        url.host,
        url.port,
    )
    assert other.raw_path.decode() == url.target


@given(st.lists(PARTS, max_size=4).map("".join), TEXTS)
def test_no_path_leads_to_another_host(path, rest):
    url = _read(f"https://example.org/{path}{rest}")
    if url is not None:
        assert attrs.evolve(url, target="/") == Url("https", "example.org", 443, "/")


@given(TEXTS, st.sampled_from(["?", "?x=", "?a&token=", "#", "?a#", "#a?"]))
def test_what_is_shown_of_a_url_has_no_query_and_no_fragment(text, sign):
    shown = redacted(f"{text}{sign}canary5f2c9e")

    assert "canary" not in shown
    assert visible_line(shown) == shown


@given(TEXTS.map(lambda text: text.replace("/", "")), TEXTS)
@example(before="a" * 1000, after="example.org/")
@example(before="#x", after="example.org/")
@example(before="?x", after="example.org/")
def test_what_is_shown_of_a_url_has_no_user_info(before, after):
    for text in (f"http://canary5f2c9e{before}@{after}", f"http://user:canary5f2c9e@{after}"):
        assert "canary" not in redacted(text)


@pytest.mark.parametrize(
    "unit", ["a", "%2e%2e/", "a.", "@", "[", ":", "ß.", "../", "?", "#", "\\", "\u200b", "1."]
)
@pytest.mark.parametrize("begin", ["", "http:", "http://", "http://example.org/", "https://example.org/?"])
def test_a_url_has_a_length_beyond_which_it_is_not_read(begin, unit):
    text = begin + unit * (1_000_000 // len(unit))

    with pytest.raises(FetchError, match="at most") as caught:
        parse_url(text)

    assert len(text) > LONGEST_URL
    assert len(str(caught.value)) < 400
