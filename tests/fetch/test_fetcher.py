"""What both fetchers do, each against a site on loopback."""

import gzip
import hashlib
import logging
import os
import socket
import ssl
import sys
import threading
import time
from datetime import UTC, datetime

import httpcore
import pytest

from counterclaim.errors import MissingExtraError
from counterclaim.fetch import AsyncFetcher, Fetcher, FetchError, FetchPolicy, FetchReason
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.exchange import Ask
from counterclaim.fetch.fetched import Earlier
from counterclaim.fetch.urls import parse_url
from fetch.driving import FakeTime
from fetch.hostile_server import GoneError, answer, redirect
from fetch.listeners import SERVER
from fetch.site import NAME, fetched, opened
from fetch.tls import Authority

HTML = b"<!doctype html><title>Page</title>"
PAGE = answer(HTML, b"Content-Type: text/html")
BOTH = pytest.mark.parametrize("kind", [Fetcher, AsyncFetcher])


@pytest.fixture(scope="module")
def site():
    with opened() as site:
        yield site


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def secure(authority):
    with opened(authority.certified([NAME])) as secure:
        yield secure


@pytest.fixture(autouse=True)
def forgotten(site):
    site.server.heads.clear()


def refusal(mode, site, url, policy=None, **options):
    with pytest.raises(FetchError) as caught:
        fetched(mode, site, url, policy, **options)
    return caught.value


def hang_up(talk):
    talk.hang_up()


class TestAPage:
    def test_comes_with_how_it_came(self, mode, site):
        page = fetched(mode, site, site.put("/page", PAGE))

        (hop,) = page.hops
        assert page.body == HTML
        assert (hop.url, hop.status, hop.peer) == (site.url("/page"), 200, SERVER)
        assert hop.header("content-type") == "text/html"
        assert hop.certificate_sha256 is None
        assert abs((datetime.now(UTC) - hop.received_at).total_seconds()) < 60

    def test_keeps_the_headers_as_received(self, mode, site):
        odd = answer(b"x", b"X-Odd: \xe9\xff", b"x-twice: 1", b"X-TWICE:  2 ")
        page = fetched(mode, site, site.put("/page", odd))

        headers = dict(page.hops[0].headers)
        assert headers["X-Odd"] == "\xe9\xff"
        assert page.hops[0].header("x-twice") == "1, 2"
        assert {"x-twice", "X-TWICE"} <= set(headers)

    def test_is_asked_for_in_a_few_plain_words(self, mode, site):
        fetched(
            mode, site, site.put("/page", PAGE), site.policy(user_agent="Newsroom/1 (+https://a.example)")
        )

        line, *headers = site.server.heads[0].decode().rstrip().split("\r\n")
        told = dict(header.split(": ", 1) for header in headers)
        assert line == "GET /page HTTP/1.1"
        assert {name.lower(): value for name, value in told.items()} == {
            "host": f"{NAME}:{site.port}",
            "user-agent": "Newsroom/1 (+https://a.example)",
            "accept": "*/*",
            "accept-encoding": "gzip, deflate",
            "connection": "close",
        }

    @pytest.mark.parametrize(
        "target", ["/a|b", "/a'b", "/%zz", "/a;b=c?d|e[]={}", "/a%2Fb", "/?", "/ä?ö", "/a//b", "/a^b`c"]
    )
    def test_is_asked_for_by_the_url_that_is_on_record(self, mode, site, target):
        site.put("/page", PAGE)

        refusal(mode, site, site.url(target))

        assert site.asked == [parse_url(site.url(target)).target]

    def test_may_be_packed(self, mode, site):
        packed = gzip.compress(HTML)
        page = fetched(mode, site, site.put("/page", answer(packed, b"Content-Encoding: gzip")))

        assert (page.body, page.raw) == (HTML, packed)

    def test_may_come_in_chunks(self, mode, site):
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        page = fetched(
            mode, site, site.put("/page", head + b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n")
        )

        assert page.body == b"abcde"
        assert "length" not in [outcome.rule for outcome in page.log.outcomes]

    def test_may_end_with_the_connection(self, mode, site):
        page = fetched(mode, site, site.put("/page", answer(b"abc", length=False)))

        assert page.body == b"abc"
        assert "length" in [outcome.rule for outcome in page.log.outcomes]

    def test_may_be_empty(self, mode, site):
        assert fetched(mode, site, site.put("/page", answer())).body == b""

    def test_may_have_no_content(self, mode, site):
        said = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"

        assert fetched(mode, site, site.put("/page", said)).body == b""

    def test_that_is_cut_off_is_none(self, mode, site):
        error = refusal(mode, site, site.put("/page", PAGE[:-3]))

        assert error.reason is FetchReason.PROTOCOL

    def test_that_is_larger_than_is_taken_is_none(self, mode, site):
        error = refusal(mode, site, site.put("/page", PAGE), site.policy(max_bytes=len(HTML) - 1))

        assert error.reason is FetchReason.TOO_LARGE
        assert fetched(mode, site, site.url("/page"), site.policy(max_bytes=len(HTML))).body == HTML

    def test_that_is_gone_may_be_kept(self, mode, site):
        url = site.put("/page", answer(b"removed", status=b"410 Gone"))

        assert refusal(mode, site, url).status == 410
        assert fetched(mode, site, url, site.policy(any_status=True)).body == b"removed"

    def test_may_be_long(self, mode, site):
        body = os.urandom(300_000)

        assert fetched(mode, site, site.put("/page", answer(body))).body == body

    def test_has_as_many_headers_as_are_taken(self, mode, site):
        url = site.put("/page", answer(b"", *(b"X-%d: 1" % number for number in range(50))))

        assert refusal(mode, site, url, site.policy(max_headers=52)).reason is FetchReason.HEADERS
        assert len(fetched(mode, site, url, site.policy(max_headers=53)).hops[0].headers) == 53

    def test_that_was_not_changed_is_not_sent_again(self, mode, site):
        tag = b'ETag: "1"'
        unchanged = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nConnection: close\r\n\r\n'
        url = site.put("/page", answer(HTML, tag), unchanged)
        first = fetched(mode, site, url)

        earlier = Earlier(snapshot=first.snapshot, log=first.log)
        page = fetched(mode, site, url, given={"earlier": earlier})

        assert page.is_unchanged
        assert page.snapshot.sha256 == first.snapshot.sha256
        assert b'if-none-match: "1"' in site.server.heads[1].lower()


class TestRedirects:
    def test_are_followed_with_nothing_carried_over(self, mode, site):
        site.put("/page", PAGE)
        url = site.put("/from", redirect(b"/page", b"never read"))

        page = fetched(mode, site, url)

        assert [hop.status for hop in page.hops] == [302, 200]
        assert site.asked == ["/from", "/page"]
        assert b"cookie" not in site.server.heads[1].lower()

    def test_may_be_written_in_utf_8(self, mode, site):
        site.put("/pr%C3%BCfung", PAGE)

        page = fetched(mode, site, site.put("/from", redirect("/prüfung".encode())))

        assert page.hops[1].url == site.url("/pr%C3%BCfung")

    def test_are_counted_in_an_error(self, mode, site):
        error = refusal(mode, site, site.put("/from", redirect(b"/none")))

        assert (error.hop, error.status) == (2, 404)


class TestManners:
    def test_ask_for_the_rules_of_a_site_once(self, mode, site):
        url = site.put("/page", PAGE)

        with_rules = site.policy(robots=True)
        fetched(mode, site, url, with_rules)
        assert site.asked == ["/robots.txt", "/page"]
        site.server.heads.clear()
        fetcher = Fetcher(with_rules, resolver=site.resolve)
        fetcher.fetch(url)
        fetcher.fetch(url)

        assert site.asked == ["/robots.txt", "/page", "/page"]

    def test_keep_away_from_what_a_site_forbids(self, mode, site):
        site.put("/robots.txt", answer(b"User-agent: *\nDisallow: /page\n"))
        try:
            error = refusal(mode, site, site.put("/page", PAGE), site.policy(robots=True))
        finally:
            site.put("/robots.txt", answer(b"", status=b"404 Not Found"))

        assert error.reason is FetchReason.ROBOTS
        assert site.asked == ["/robots.txt"]

    def test_try_again_after_as_long_as_the_server_asks(self, mode, site):
        busy = answer(b"", b"Retry-After: 0", status=b"503 Busy")

        page = fetched(mode, site, site.put("/page", busy, busy, PAGE), site.policy(attempts=3))

        assert page.body == HTML
        assert [outcome.rule for outcome in page.log.outcomes].count("retry") == 2
        assert len(page.hops) == 1

    def test_try_again_without_a_word_in_the_log_of_the_program(self, mode, site, caplog):
        busy = answer(b"", b"Retry-After: 0", status=b"503 Busy")

        fetched(mode, site, site.put("/page", busy, PAGE), site.policy(attempts=2))

        assert [record for record in caplog.records if record.levelno >= logging.INFO] == []

    def test_try_again_what_was_cut(self, mode, site, monkeypatch):
        monkeypatch.setattr("counterclaim.fetch.errands.random.uniform", lambda low, high: 0)

        page = fetched(mode, site, site.put("/page", hang_up, PAGE), site.policy(attempts=2))

        assert page.body == HTML

    def test_give_up_with_the_last_attempt(self, mode, site, monkeypatch):
        monkeypatch.setattr("counterclaim.fetch.errands.random.uniform", lambda low, high: 0)

        error = refusal(mode, site, site.put("/page", hang_up), site.policy(attempts=3))

        assert error.reason is FetchReason.PROTOCOL
        assert len(site.asked) == 3

    def test_do_not_wait_longer_than_the_policy_allows(self, mode, site):
        busy = answer(b"", b"Retry-After: 4", status=b"429 Slow down")

        error = refusal(mode, site, site.put("/page", busy, PAGE), site.policy(attempts=3, max_wait=3))

        assert (error.reason, error.retry_after) == (FetchReason.RATE, 4)
        assert len(site.asked) == 1

    def test_leave_time_between_two_requests(self, mode, site, monkeypatch):
        monkeypatch.setattr("counterclaim.fetch.session.time", FakeTime())
        site.put("/page", PAGE)

        page = fetched(mode, site, site.put("/from", redirect(b"/page")), site.policy(spacing=0.05))

        assert page.log.outcomes[0].detail == f"0.050 seconds, for {NAME}"


class TestTheResolver:
    def test_is_asked_for_the_name_and_the_port_in_another_thread(self, mode, site):
        asked = []

        def resolve(host, port):
            asked.append((host, port, threading.current_thread()))
            return [SERVER]

        fetched(mode, site, site.put("/page", PAGE), resolver=resolve)

        ((host, port, thread),) = asked
        assert (host, port) == (NAME, site.port)
        assert thread is not threading.main_thread()

    def test_is_not_asked_for_an_address(self, mode, site):
        site.put("/page", PAGE)

        def resolve(host, port):
            raise AssertionError("an address is no name")

        assert fetched(mode, site, f"http://{SERVER}:{site.port}/page", resolver=resolve).body == HTML

    @pytest.mark.parametrize(
        "error",
        [OSError("no"), socket.gaierror(-2, "no"), UnicodeError("no"), ValueError("no"), RuntimeError("no")],
        ids=lambda error: type(error).__name__,
    )
    def test_that_raises_anything_has_no_address(self, mode, site, error):
        def resolve(host, port):
            raise error

        found = refusal(mode, site, site.url("/page"), resolver=resolve)

        assert found.reason is FetchReason.NAME
        assert found.__cause__ is None

    @pytest.mark.parametrize(
        "answers", [None, (), [], "", ["nonsense"], [None], 7, ["127.0.0.2", "x"]], ids=repr
    )
    def test_that_answers_nonsense_has_no_address(self, mode, site, answers):
        found = refusal(mode, site, site.url("/page"), resolver=lambda host, port: answers)

        assert found.reason is FetchReason.NAME

    def test_may_know_several_addresses_of_which_one_answers(self, mode, site):
        url = site.put("/page", PAGE)
        policy = site.policy(inside=("127.0.0.0/8",))

        page = fetched(mode, site, url, policy, resolver=lambda host, port: ["127.9.9.9", SERVER, SERVER])

        assert page.hops[0].peer == SERVER

    def test_that_says_nothing_ends_with_the_deadline(self, mode, site):
        over = threading.Event()

        found = refusal(
            mode,
            site,
            site.url("/page"),
            site.policy(deadline=0.2),
            resolver=lambda host, port: over.wait(5) and [],
        )
        over.set()

        assert found.reason is FetchReason.TIMEOUT
        assert "0.2 seconds" in str(found)


class TestTheClock:
    def test_tells_the_moment_of_the_snapshot(self, mode, site):
        moment = datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)

        page = fetched(mode, site, site.put("/page", PAGE), clock=lambda: moment)

        assert page.snapshot.fetched_at == page.hops[0].received_at == moment

    def test_that_fails_is_no_fault_of_the_server(self, mode, site):
        def clock():
            raise LookupError("no clock")

        with pytest.raises(LookupError, match="no clock"):
            fetched(mode, site, site.put("/page", PAGE), site.policy(attempts=3), clock=clock)

        assert len(site.asked) == 1


class TestProgress:
    def test_is_told_while_a_body_comes_in(self, mode, site):
        told = []
        body = bytes(200_000)

        fetched(mode, site, site.put("/page", answer(body)), on_progress=told.append)

        received = [progress.received for progress in told]
        assert received == sorted(received)
        assert len(received) >= 3
        assert received[-1] == len(body)
        assert {progress.expected for progress in told} == {len(body)}
        assert {(progress.url, progress.hop) for progress in told} == {(site.url("/page"), 1)}

    def test_tells_the_number_of_the_request_and_no_query(self, mode, site):
        told = []
        site.put("/page", PAGE)

        url = site.put("/from", redirect(b"/page?token=hunter2"))
        fetched(mode, site, url, on_progress=told.append)

        assert told[-1].hop == 2
        assert told[-1].url == site.url("/page?…")

    def test_does_not_know_how_much_is_expected_where_that_is_not_said(self, mode, site):
        told = []

        fetched(mode, site, site.put("/page", answer(b"abc", length=False)), on_progress=told.append)

        assert (told[-1].received, told[-1].expected) == (3, None)

    def test_that_fails_is_no_fault_of_the_server(self, mode, site):
        def fail(progress):
            raise LookupError("no terminal")

        with pytest.raises(LookupError, match="no terminal"):
            fetched(mode, site, site.put("/page", PAGE), site.policy(attempts=3), on_progress=fail)

        assert len(site.asked) == 1

    def test_may_be_where_a_user_interrupts(self, mode, site):
        def interrupt(progress):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fetched(mode, site, site.put("/page", PAGE), site.policy(attempts=3), on_progress=interrupt)

        assert len(site.asked) == 1


class TestTLS:
    def test_tells_the_certificate(self, mode, authority, secure):
        page = fetched(mode, secure, secure.put("/page", PAGE), ssl_context=authority.trusting())

        shown = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate((SERVER, secure.port)))
        assert page.hops[0].certificate_sha256 == hashlib.sha256(shown).hexdigest()
        assert page.hops[0].peer == SERVER

    def test_trusts_nobody_else(self, mode, secure):
        error = refusal(mode, secure, secure.put("/page", PAGE), ssl_context=Authority().trusting())

        assert error.reason is FetchReason.TLS

    def test_is_not_taken_down_silently(self, mode, site, authority, secure):
        site.put("/page", PAGE)
        url = secure.put("/from", redirect(site.url("/page").encode()))

        page = fetched(
            mode,
            secure,
            url,
            secure.policy(ports={site.port, secure.port}),
            ssl_context=authority.trusting(),
        )

        assert "https to http" in page.log.outcomes[0].detail


@BOTH
class TestMaking:
    @pytest.mark.parametrize("checks", ["nothing", "no name", "no certificate"])
    def test_is_refused_with_trust_in_anybody(self, kind, checks):
        context = ssl.create_default_context()
        context.check_hostname = False
        if checks != "no name":
            context.verify_mode = ssl.CERT_NONE if checks == "nothing" else ssl.CERT_OPTIONAL

        with pytest.raises(ValueError, match="checks certificates and names"):
            kind(FetchPolicy(), ssl_context=context)

    @pytest.mark.parametrize(
        ("package", "limits"), [("protego", {"attempts": 1}), ("stamina", {"robots": False})]
    )
    def test_is_refused_where_the_policy_needs_what_is_missing(self, kind, package, limits, monkeypatch):
        monkeypatch.setitem(sys.modules, package, None)

        with pytest.raises(MissingExtraError, match=r"counterclaim\[fetch\]") as caught:
            kind(FetchPolicy(**limits))

        assert caught.value.package == package

    def test_needs_nothing_that_the_policy_does_without(self, kind, monkeypatch):
        monkeypatch.setitem(sys.modules, "protego", None)
        monkeypatch.setitem(sys.modules, "stamina", None)

        assert kind(FetchPolicy(robots=False, attempts=1)).policy.attempts == 1

    def test_has_a_policy_that_is_strict_where_none_is_given(self, kind):
        assert kind().policy == FetchPolicy()

    def test_shows_no_password(self, kind):
        assert "hunter2" not in repr(kind(FetchPolicy(proxy="http://user:hunter2@proxy.example:3128")))


def test_pages_are_fetched_without_the_extras_where_the_policy_does_without(mode, site, monkeypatch):
    monkeypatch.setitem(sys.modules, "protego", None)
    monkeypatch.setitem(sys.modules, "stamina", None)

    assert fetched(mode, site, site.put("/page", PAGE)).body == HTML


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "https://user@a.example/", "http://10.0.0.1/", "nonsense", ""]
)
def test_what_is_no_url_of_a_page_is_one_error(mode, site, url):
    refusal(mode, site, url)

    assert site.asked == []


def test_one_fetcher_is_used_for_many_pages(site):
    site.put("/page", PAGE)

    with Fetcher(site.policy(), resolver=site.resolve) as fetcher:
        pages = [fetcher.fetch(site.url("/page")) for _ in range(3)]
    again = fetcher.fetch(site.url("/page"))

    assert {page.body for page in [*pages, again]} == {HTML}


def test_an_errand_may_send_something_and_keep_what_is_secret_in_it(site):
    url = parse_url(site.put("/api", answer(b'{"a": 1}')).replace(NAME, SERVER))
    secret = ("X-Key", "hunter2")

    def steps(errand):
        ask = Ask(url=url, headers=(("X-Open", "a"),), secrets=(secret,), max_bytes=100, body=b"what?")
        assert "hunter2" not in repr(ask)
        return (yield ask)

    fetcher = Fetcher(site.policy(), resolver=site.resolve)
    found = fetcher.carry_out(Errand(fetcher.session, url, steps))

    head = site.server.heads[0]
    assert head.startswith(b"POST /api ")
    assert b"X-Key: hunter2" in head
    assert found.body == b'{"a": 1}'
    assert ("X-Open", "a") in found.sent
    assert secret not in found.sent
    assert "hunter2" not in repr(found)


def test_no_secret_goes_to_a_name_in_the_clear(site):
    url = parse_url(site.put("/api", PAGE))
    fetcher = Fetcher(site.policy(), resolver=site.resolve)

    def steps(errand):
        return (yield Ask(url=url, secrets=(("X-Key", "hunter2"),), max_bytes=100))

    with pytest.raises(ValueError, match="expected https"):
        fetcher.carry_out(Errand(fetcher.session, url, steps))
    assert site.asked == []


def test_an_ipv6_address_is_written_in_brackets(mode, site):
    heads = []
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        server.settimeout(5)

        def serve():
            connection, _ = server.accept()
            with connection:
                heads.append(connection.recv(65536))
                connection.sendall(PAGE)

        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]
        policy = site.policy(inside=("::1/128",), ports={port})
        page = fetched(mode, site, f"http://[::1]:{port}/page", policy)
        thread.join()

    assert page.hops[0].peer == "::1"
    assert f"host: [::1]:{port}\r\n".encode() in heads[0].lower()


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_not_used(mode, site, name, monkeypatch):
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    assert fetched(mode, site, site.put("/page", PAGE)).hops[0].peer == SERVER


def test_trust_of_the_environment_is_not_used(mode, secure, monkeypatch, tmp_path, authority):
    trusted = tmp_path / "trusted.pem"
    (certificate,) = authority.trusting().get_ca_certs(binary_form=True)
    trusted.write_text(ssl.DER_cert_to_PEM_cert(certificate))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))

    assert refusal(mode, secure, secure.put("/page", PAGE)).reason is FetchReason.TLS


@pytest.mark.parametrize("answers", [("127.0.0.3",), ("::1",)])
def test_a_connection_that_went_elsewhere_is_given_up(mode, site, monkeypatch, answers):
    backend = httpcore.SyncBackend if mode == "sync" else httpcore.AnyIOBackend
    connect = backend.connect_tcp
    monkeypatch.setattr(
        backend,
        "connect_tcp",
        lambda self, host, port, **options: connect(self, SERVER, site.port, **options),
    )

    url = site.put("/page", PAGE)
    policy = site.policy(inside=("127.0.0.0/8", "::1/128"))
    error = refusal(mode, site, url, policy, resolver=lambda host, port: answers)

    assert error.reason is FetchReason.CONNECT
    assert f"and not to {answers[0]}" in error.rule
    assert site.asked == []


def test_passwords_of_the_environment_are_not_used(mode, site, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text(f"machine {NAME} login user password hunter2\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))

    fetched(mode, site, site.put("/page", PAGE))

    assert b"authorization" not in site.server.heads[0].lower()


def test_a_page_that_hangs_ends_with_the_deadline(mode, site):
    def hang(talk):
        try:
            talk.wait()
        except GoneError:
            return

    error = refusal(mode, site, site.put("/slow", hang), site.policy(deadline=0.2, attempts=3))

    assert error.reason is FetchReason.TIMEOUT
    assert len(site.asked) == 1


def test_a_name_of_a_proxy_that_nobody_answers_for_ends_with_the_deadline():
    asked = threading.Event()

    def resolve(host, port):
        asked.wait(5)
        return []

    fetcher = Fetcher(
        FetchPolicy(proxy="http://proxy.example:3128", deadline=0.2, robots=False, attempts=1),
        resolver=resolve,
    )
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        fetcher.fetch("http://example.org/")
    asked.set()

    assert caught.value.reason is FetchReason.TIMEOUT
    assert time.monotonic() - began < 1


def test_a_clock_without_a_zone_is_the_mistake_of_whoever_gave_it(mode, site):
    url = site.put("/page", PAGE)

    with pytest.raises(ValueError, match="with its zone"):
        fetched(mode, site, url, clock=lambda: datetime(2026, 5, 1))  # noqa: DTZ001


def test_an_interruption_that_is_kept_keeps_nobody_waiting_for_the_rules_of_the_site(site):
    site.put("/robots.txt", answer(b"", b"Content-Type: text/plain"))
    url = site.put("/page", PAGE)
    interrupted = [True]

    def resolve(host, port):
        if interrupted and interrupted.pop():
            raise KeyboardInterrupt
        return (SERVER,)

    fetcher = Fetcher(site.policy(robots=True, deadline=2), resolver=resolve)
    with pytest.raises(KeyboardInterrupt) as kept:
        fetcher.fetch(url)

    assert kept.value.__traceback__ is not None
    assert fetcher.fetch(url).body == HTML
