import pytest

from counterclaim.model.page_urls import page_url


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("HTTPS://Example.ORG:443", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org:/a"),
        ("https://example.org:08443/", "https://example.org:8443/"),
        ("https://bücher.example/", "https://XN--BCHER-KVA.example/"),
        ("https://example.org/ä?ö", "https://example.org/%C3%A4?%C3%B6"),
        ("https://example.org/a/../b/./c", "https://example.org/b/%2e/c"),
        ("https://[2001:DB8:0::1]/", "https://[2001:db8::1]/"),
        ("https://example.org/a#", "https://example.org/a"),
    ],
)
def test_one_page_has_one_form_however_its_url_is_written(url, other):
    assert page_url(url) == page_url(other)


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a?b#c",
        "https://example.org:8443/a?b#c",
        "https://www.example.org/a?b#c",
        "https://example.org/A?b#c",
        "https://example.org/a/?b#c",
        "https://example.org/a?B#c",
        "https://example.org/a?b#C",
        "https://example.org/a?b",
        "https://user@example.org/a?b#c",
        "https://example.org/a?b #c",
    ],
)
def test_another_page_has_another_form(other):
    assert page_url("https://example.org/a?b#c") != page_url(other)


@pytest.mark.parametrize(
    "text",
    [
        "see the archive",
        "mailto:office@example.org",
        "https://[reply",
        "https://[::g]/",
        "https://user:password@Example.org/",
        "https://Example.org?a@b",
        "https://Example.org\\a",
        "https://Example.org/a b",
        "https://Example.org:port/",
        "https://xn--a/",
        "https://" + "ä" * 300 + "/",
    ],
)
def test_what_is_no_plain_url_of_the_web_stays_as_it_is(text):
    assert page_url(text) == text
