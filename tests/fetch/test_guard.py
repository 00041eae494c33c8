import socket
from ipaddress import ip_address

import pytest

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.deadline import Deadline, DeadlinePassedError
from counterclaim.fetch.guard import Guard, is_peer, system_resolver
from counterclaim.fetch.urls import parse_url
from fetch.driving import open_policy

HERE = parse_url("https://example.org/")


def guard(*addresses, **limits):
    return Guard(open_policy(**limits), lambda host, port: addresses)


def refusal(asked, *arguments):
    with pytest.raises(FetchError) as caught:
        asked(*arguments)
    return caught.value


class TestAName:
    def test_has_the_addresses_that_the_resolver_tells(self):
        found = guard("93.184.216.34", "2606:4700:4700::1111").addresses(HERE)

        assert list(map(str, found)) == ["93.184.216.34", "2606:4700:4700::1111"]

    def test_has_each_address_once(self):
        assert len(guard("93.184.216.34", "93.184.216.34").addresses(HERE)) == 1

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_is_refused_where_any_of_its_addresses_is_within_a_network(self, place):
        addresses = ["93.184.216.34", "93.184.216.35"]
        addresses.insert(place, "10.0.0.1")

        error = refusal(guard(*addresses).addresses, HERE)

        assert error.reason is FetchReason.ADDRESS
        assert "10.0.0.1, which is private (RFC 1918)" in error.rule
        assert "'inside'" in error.rule

    def test_may_be_within_a_network_that_the_policy_names(self):
        assert guard("10.0.0.1", inside=("10.0.0.0/8",)).addresses(HERE) == (ip_address("10.0.0.1"),)

    def test_without_an_address_is_not_resolved(self):
        assert refusal(guard().addresses, HERE).reason is FetchReason.NAME

    def test_is_resolved_by_the_deadline(self):
        assert guard("93.184.216.34").addresses_by(Deadline(5), HERE) == (ip_address("93.184.216.34"),)
        with pytest.raises(DeadlinePassedError):
            guard("93.184.216.34").addresses_by(Deadline(0), HERE)


class TestAnAddress:
    def test_is_its_own(self):
        url = parse_url("https://93.184.216.34/")

        assert guard().addresses(url) == guard().addresses_by(Deadline(0), url) == (url.address,)

    @pytest.mark.parametrize("host", ["10.0.0.1", "[::1]", "[64:ff9b::a00:1]"])
    def test_within_a_network_is_refused_before_anything_is_asked(self, host):
        url = parse_url(f"https://{host}/")

        assert refusal(guard().check_url, url).reason is FetchReason.ADDRESS
        assert refusal(guard().addresses, url).reason is FetchReason.ADDRESS


class TestAPort:
    @pytest.mark.parametrize("port", [22, 25, 8080, 65535])
    def test_is_one_that_the_policy_allows(self, port):
        error = refusal(guard().check_url, parse_url(f"https://example.org:{port}/"))

        assert error.reason is FetchReason.PORT
        assert "80, 443" in error.rule

    def test_of_either_scheme_may_be_used_with_the_other(self):
        guard().check_url(parse_url("http://example.org:443/"))

    def test_may_be_added(self):
        guard(ports={8080}).check_url(parse_url("https://example.org:8080/"))


def test_a_public_name_is_not_refused_where_a_proxy_resolves_it():
    guard(proxy="http://proxy.example:3128").check_url(HERE)


@pytest.mark.parametrize("host", ["localhost", "printer", "a.local", "a.internal", "a.home.arpa"])
def test_a_name_within_a_network_is_refused_by_name_where_a_proxy_resolves_it(host):
    url = parse_url(f"https://{host}/")

    guard("93.184.216.34").check_url(url)
    error = refusal(guard(proxy="http://proxy.example:3128").check_url, url)

    assert error.reason is FetchReason.HOST


@pytest.mark.parametrize(
    ("address", "peer", "same"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.2", False),
        ("127.0.0.1", "::ffff:127.0.0.1", True),
        ("127.0.0.1", "::ffff:127.0.0.2", False),
        ("127.0.0.1", "::127.0.0.1", False),
        ("::1", "0:0:0:0:0:0:0:1", True),
        ("::1", "127.0.0.1", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "localhost", False),
    ],
)
def test_a_peer_is_the_address_that_was_asked_for_however_it_is_written(address, peer, same):
    assert is_peer(ip_address(address), peer) is same


def test_the_system_is_asked_for_what_can_be_connected_to(monkeypatch):
    asked = []

    def getaddrinfo(host, port, **options):
        asked.append((host, port, options))
        family = socket.AF_INET
        return [
            (family, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("192.0.2.1", "192.0.2.2")
        ]

    monkeypatch.setattr("counterclaim.fetch.guard.socket.getaddrinfo", getaddrinfo)

    assert list(system_resolver("example.org", 443)) == ["192.0.2.1", "192.0.2.2"]
    assert asked == [("example.org", 443, {"type": socket.SOCK_STREAM})]
