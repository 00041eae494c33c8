import pytest

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.urls import LONGEST_URL, parse_url, usual_port

BASE = parse_url("https://example.org/a/b/page?x=1")


def refusal(text, base=None):
    with pytest.raises(FetchError) as caught:
        parse_url(text, base=base)
    return caught.value.reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.ORG/A", "https://example.org/A"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org:/", "https://example.org/"),
        ("https://example.org:080/", "https://example.org:80/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org?a", "https://example.org/?a"),
        ("https://example.org/a#b?c", "https://example.org/a"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/a/b/..", "https://example.org/a/"),
        ("https://example.org/a/.", "https://example.org/a/"),
        ("https://example.org/../../a", "https://example.org/a"),
        ("https://example.org/a//../b", "https://example.org/a/b"),
        ("https://example.org/%2E%2e/a/%2e/b", "https://example.org/a/b"),
        ("https://example.org/a/...", "https://example.org/a/..."),
        ("https://example.org/ä?ö=ü", "https://example.org/%C3%A4?%C3%B6=%C3%BC"),
        ("https://example.org/%C3%A4%20", "https://example.org/%C3%A4%20"),
        ("https://example.org/100%", "https://example.org/100%"),
        ('https://example.org/"<>', "https://example.org/%22%3C%3E"),
        ("https://example.org/?../a'", "https://example.org/?../a%27"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://a_b.example/", "https://a_b.example/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2001:4860:4860:0:0:0:0:8888]:8080/", "http://[2001:4860:4860::8888]:8080/"),
        ("http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"),
        ("https://example.org/@name", "https://example.org/@name"),
        ("https://example.org/a:b@c", "https://example.org/a:b@c"),
    ],
)
def test_a_url_has_one_form(text, found):
    url = parse_url(text)

    assert url.text == found
    assert parse_url(url.text) == url


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("", "https://example.org/a/b/page?x=1"),
        ("#top", "https://example.org/a/b/page?x=1"),
        ("next", "https://example.org/a/b/next"),
        ("./next", "https://example.org/a/b/next"),
        ("../next", "https://example.org/a/next"),
        ("../../../next", "https://example.org/next"),
        ("..", "https://example.org/a/"),
        ("?y=2", "https://example.org/a/b/page?y=2"),
        ("?", "https://example.org/a/b/page?"),
        ("/next", "https://example.org/next"),
        ("//example.net/x", "https://example.net/x"),
        ("http://example.net", "http://example.net/"),
        ("next?a=/../b", "https://example.org/a/b/next?a=/../b"),
        ("1:80", "https://example.org/a/b/1:80"),
        ("./a:b", "https://example.org/a/b/a:b"),
        ("ä", "https://example.org/a/b/%C3%A4"),
    ],
)
def test_a_reference_is_read_from_its_page(reference, found):
    assert parse_url(reference, base=BASE).text == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", FetchReason.SCHEME),
        ("example.org", FetchReason.SCHEME),
        ("//example.org/", FetchReason.SCHEME),
        ("ftp://example.org/", FetchReason.SCHEME),
        ("file:///etc/passwd", FetchReason.SCHEME),
        ("javascript:alert(1)", FetchReason.SCHEME),
        ("data:text/html,x", FetchReason.SCHEME),
        ("https+unix://x/", FetchReason.SCHEME),
        ("https:example.org", FetchReason.URL),
        ("https:/example.org", FetchReason.URL),
        ("https:\\\\example.org\\", FetchReason.URL),
        ("https://example.org\\@example.net/", FetchReason.URL),
        (" https://example.org/", FetchReason.URL),
        ("https://example.org/\n", FetchReason.URL),
        ("https://exam\tple.org/", FetchReason.URL),
        ("https://example.org/\x00", FetchReason.URL),
        ("https://example.org/a b", FetchReason.URL),
        ("https://example.org/\u202e", FetchReason.URL),
        ("https://example.org/\ud800", FetchReason.URL),
        ("https://example.org/\ufeff", FetchReason.URL),
        ("https://user@example.org/", FetchReason.USER_INFO),
        ("https://user:password@example.org/", FetchReason.USER_INFO),
        ("https://@example.org/", FetchReason.USER_INFO),
        ("https://example.net?@example.org/", FetchReason.USER_INFO),
        ("https://example.net#@example.org/", FetchReason.USER_INFO),
        ("https://", FetchReason.HOST),
        ("https:///path", FetchReason.HOST),
        ("https://:443/", FetchReason.HOST),
        ("https://example.org./", FetchReason.HOST),
        ("https://example..org/", FetchReason.HOST),
        ("https://.example.org/", FetchReason.HOST),
        ("https://-a.example/", FetchReason.HOST),
        ("https://a-.example/", FetchReason.HOST),
        ("https://" + "a" * 64 + ".example/", FetchReason.HOST),
        ("https://" + "a." * 130 + "example/", FetchReason.HOST),
        ("https://" + "ä" * 300 + "/", FetchReason.HOST),
        ("https://ex%61mple.org/", FetchReason.HOST),
        ("https://exa$mple.org/", FetchReason.HOST),
        ("https://xn--a/", FetchReason.HOST),
        ("http://127.1/", FetchReason.HOST),
        ("http://2130706433/", FetchReason.HOST),
        ("http://0x7f.0.0.1/", FetchReason.HOST),
        ("http://0177.0.0.1/", FetchReason.HOST),
        ("http://１２７.0.0.1/", FetchReason.HOST),
        ("http://127.0.0.1./", FetchReason.HOST),
        ("http://example.1/", FetchReason.HOST),
        ("http://[::1/", FetchReason.HOST),
        ("http://::1/", FetchReason.HOST),
        ("http://[fe80::1%25eth0]/", FetchReason.HOST),
        ("http://[1.2.3.4]/", FetchReason.HOST),
        ("http://[v1.a]/", FetchReason.HOST),
        ("http://[::1]a/", FetchReason.HOST),
        ("https://example.org:0/", FetchReason.PORT),
        ("https://example.org:65536/", FetchReason.PORT),
        ("https://example.org:-1/", FetchReason.PORT),
        ("https://example.org:+80/", FetchReason.PORT),
        ("https://example.org:８０/", FetchReason.PORT),
        ("https://example.org:000080/", FetchReason.PORT),
        ("https://example.org:x/", FetchReason.PORT),
        ("https://example.org/" + "x" * LONGEST_URL, FetchReason.URL),
        ("https://example.org/" + "ä" * (LONGEST_URL // 5), FetchReason.URL),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else value.value,
)
def test_what_two_programs_may_read_differently_is_refused(text, reason):
    assert refusal(text) is reason


@pytest.mark.parametrize(
    "reference", ["https:next", "a:b", "mailto:x", "\\\\example.net", "//user@a.example/"]
)
def test_such_a_reference_is_refused_too(reference):
    refusal(reference, BASE)


def test_the_longest_url_is_read():
    text = "https://example.org/".ljust(LONGEST_URL, "x")

    assert parse_url(text).text == text


class TestParts:
    url = parse_url("https://example.org:8443/a/b?token=hunter2")

    def test_are_told_apart(self):
        url = self.url

        assert (url.scheme, url.host, url.port, url.target) == (
            "https",
            "example.org",
            8443,
            "/a/b?token=hunter2",
        )
        assert (url.authority, url.origin) == ("example.org:8443", "https://example.org:8443")

    def test_of_a_usual_port_are_written_without_it(self):
        assert parse_url("https://example.org:443/").authority == "example.org"

    def test_of_an_ipv6_address_are_written_in_brackets(self):
        url = parse_url("http://[2001:db8::1]:8080/")

        assert (url.host, url.authority) == ("2001:db8::1", "[2001:db8::1]:8080")

    def test_that_may_be_secret_are_not_shown(self):
        assert "hunter2" not in repr(self.url)
        assert self.url.shown == "https://example.org:8443/a/b?…"

    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("https://example.org/", None),
            ("https://1.example/", None),
            ("http://93.184.216.34/", "93.184.216.34"),
            ("http://[2001:db8::1]/", "2001:db8::1"),
        ],
    )
    def test_tell_whether_the_host_is_an_address(self, text, address):
        found = parse_url(text).address

        assert (None if found is None else str(found)) == address


def test_each_scheme_has_its_port():
    assert (usual_port("http"), usual_port("https")) == (80, 443)
