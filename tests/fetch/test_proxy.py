"""Pages through a proxy that the policy names, which reaches the site for us."""

import base64
import logging

import pytest

from counterclaim.fetch import FetchError, FetchReason
from fetch.hostile_server import answer, redirect
from fetch.proxying import proxying
from fetch.site import NAME, fetched, opened
from fetch.tls import Authority

HTML = b"<!doctype html><title>Page</title>"
PAGE = answer(HTML, b"Content-Type: text/html")


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def site():
    with opened() as site:
        yield site


@pytest.fixture(scope="module")
def secure(authority):
    with opened(authority.certified([NAME])) as secure:
        yield secure


@pytest.fixture
def proxy(site):
    site.server.heads.clear()
    with proxying(site.port) as proxy:
        yield proxy


@pytest.fixture
def tunnel(secure):
    secure.server.heads.clear()
    with proxying(secure.port) as proxy:
        yield proxy


def unknowing(host, port):
    raise AssertionError("the proxy resolves the names")


def policy(site, proxy, user_info="", **limits):
    return site.policy(proxy=proxy.url(user_info), inside=(), **limits)


def through(mode, site, url, proxy, user_info="", **options):
    return fetched(mode, site, url, policy(site, proxy, user_info), resolver=unknowing, **options)


def refusal(mode, site, url, proxy, user_info="", **options):
    with pytest.raises(FetchError) as caught:
        through(mode, site, url, proxy, user_info, **options)
    return caught.value


def test_a_page_is_asked_for_through_it(mode, site, proxy):
    page = through(mode, site, site.put("/page", PAGE), proxy)

    assert page.body == HTML
    assert page.hops[0].peer == proxy.address
    assert [outcome.decision for outcome in page.log.outcomes if outcome.rule == "proxy"] == ["used"]
    assert proxy.heads[0].startswith(f"GET http://{NAME}:{site.port}/page HTTP/1.1\r\n".encode())


def test_a_secured_page_is_asked_for_through_a_tunnel(mode, secure, tunnel, authority):
    page = through(mode, secure, secure.put("/page", PAGE), tunnel, ssl_context=authority.trusting())

    assert page.body == HTML
    assert page.hops[0].certificate_sha256 is not None
    assert tunnel.heads[0].startswith(f"CONNECT {NAME}:{secure.port} HTTP/1.1\r\n".encode())


def test_a_secured_page_is_believed_of_its_own_host_alone(mode, secure, tunnel):
    error = refusal(mode, secure, secure.put("/page", PAGE), tunnel, ssl_context=Authority().trusting())

    assert error.reason is FetchReason.TLS


def test_a_redirect_goes_through_it_as_well(mode, site, proxy):
    site.put("/page", PAGE)

    page = through(mode, site, site.put("/from", redirect(b"/page")), proxy)

    assert page.body == HTML
    assert len(proxy.heads) == 2


def test_its_password_goes_to_it_and_nowhere_else(mode, site, proxy, caplog):
    caplog.set_level(logging.DEBUG)

    page = through(mode, site, site.put("/page", PAGE), proxy, "user:hunter2@")

    stated = base64.b64encode(b"user:hunter2").decode()
    assert f"proxy-authorization: basic {stated}".lower() in proxy.heads[0].decode().lower()
    assert "hunter2" not in repr(page) + page.log.to_json() + caplog.text
    assert stated not in repr(page.answers) + page.log.to_json() + caplog.text


def test_its_password_does_not_go_into_a_tunnel(mode, secure, tunnel, authority):
    through(
        mode, secure, secure.put("/page", PAGE), tunnel, "user:hunter2@", ssl_context=authority.trusting()
    )

    assert b"proxy-authorization" in tunnel.heads[0].lower()
    assert b"authorization" not in secure.server.heads[0].lower()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[fd00::1]", "[::ffff:127.0.0.1]"],
)
def test_an_address_within_a_network_is_refused_before_it_is_asked(mode, site, proxy, host):
    error = refusal(mode, site, f"http://{host}:{site.port}/", proxy)

    assert error.reason is FetchReason.ADDRESS
    assert proxy.heads == []


def test_an_ipv6_address_is_refused_since_a_proxy_may_read_it_otherwise(mode, site, proxy):
    error = refusal(mode, site, f"http://[2606:4700:4700::1111]:{site.port}/", proxy)

    assert error.reason is FetchReason.HOST
    assert proxy.heads == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "a.localhost",
        "intranet",
        "printer.local",
        "metadata.google.internal",
        "router.home.arpa",
        "LOCALHOST",
        "nas.lan",
    ],
)
def test_a_name_within_a_network_is_refused_before_it_is_asked(mode, site, proxy, host):
    error = refusal(mode, site, f"http://{host}:{site.port}/", proxy)

    assert error.reason is FetchReason.HOST
    assert proxy.heads == []


def test_a_redirect_to_within_is_refused_too(mode, site, proxy):
    url = site.put("/from", redirect(f"http://localhost:{site.port}/".encode()))

    error = refusal(mode, site, url, proxy)

    assert (error.reason, error.hop) == (FetchReason.HOST, 2)
    assert len(proxy.heads) == 1


@pytest.mark.parametrize(
    "status", [b"403 Forbidden", b"407 Proxy Authentication Required", b"502 Bad Gateway"]
)
def test_that_refuses_a_tunnel_is_told_without_its_password(mode, secure, tunnel, authority, status):
    tunnel.refusal = answer(b"no", status=status)

    error = refusal(
        mode, secure, secure.url("/page"), tunnel, "user:hunter2@", ssl_context=authority.trusting()
    )

    assert error.reason is FetchReason.CONNECT
    assert "proxy" in str(error)
    assert "hunter2" not in str(error)


def test_that_refuses_a_page_is_told_by_its_status(mode, site, proxy):
    proxy.refusal = answer(b"no", status=b"407 Proxy Authentication Required")

    assert refusal(mode, site, site.url("/page"), proxy).status == 407


def test_that_is_not_there_is_told_without_its_password(mode, site):
    with proxying(site.port) as gone:
        pass

    error = refusal(mode, site, site.url("/page"), gone, "user:hunter2@")

    assert error.reason is FetchReason.CONNECT
    assert "hunter2" not in str(error)


def test_a_port_that_is_not_allowed_is_refused_before_it_is_asked(mode, site, proxy):
    error = refusal(mode, site, f"http://{NAME}:8/", proxy)

    assert error.reason is FetchReason.PORT
    assert proxy.heads == []
