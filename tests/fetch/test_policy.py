from ipaddress import ip_address, ip_network

import attrs
import pytest

from counterclaim.fetch import FetchPolicy


def test_by_default_it_is_strict_and_polite():
    policy = FetchPolicy()

    assert policy.ports == {80, 443}
    assert policy.inside == ()
    assert policy.proxy is None
    assert policy.robots
    assert not policy.any_status
    assert policy.spacing == 1
    assert (policy.attempts, policy.max_redirects, policy.deadline, policy.max_wait) == (3, 10, 30, 20)
    assert policy.max_bytes == policy.max_decoded_bytes == 10 * 1024**2
    assert (policy.max_headers, policy.max_header_bytes) == (128, 64 * 1024)
    assert policy.user_agent.startswith("counterclaim/")


def test_it_does_not_change():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FetchPolicy().robots = False


LIMITS = [field.name for field in attrs.fields(FetchPolicy) if field.type in ("float", "int")]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("value", [float("inf"), float("nan"), -1], ids=str)
def test_a_limit_is_a_number_that_ends(limit, value):
    with pytest.raises(ValueError, match=limit):
        FetchPolicy(**{limit: value})


@pytest.mark.parametrize(("limit", "value"), [("deadline", 0), ("attempts", 0)])
def test_a_deadline_and_an_attempt_are_not_nothing(limit, value):
    with pytest.raises(ValueError, match=limit):
        FetchPolicy(**{limit: value})


@pytest.mark.parametrize("limit", ["max_bytes", "max_redirects", "spacing", "max_wait", "max_headers"])
def test_other_limits_may_be_nothing(limit):
    assert getattr(FetchPolicy(**{limit: 0}), limit) == 0


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_is_no_text(limit):
    with pytest.raises((TypeError, ValueError)):
        FetchPolicy(**{limit: "many"})


class TestNetworks:
    def test_are_given_as_text_or_as_they_are(self):
        policy = FetchPolicy(inside=("10.1.0.0/16", ip_network("fd00:1::/32")))

        assert policy.inside == (ip_network("10.1.0.0/16"), ip_network("fd00:1::/32"))

    def test_are_several(self):
        with pytest.raises(TypeError, match="several networks"):
            FetchPolicy(inside="10.1.0.0/16")

    @pytest.mark.parametrize("network", ["10.1.0.1/16", "intranet", ""])
    def test_that_are_none_are_refused(self, network):
        with pytest.raises(ValueError, match=r".*"):
            FetchPolicy(inside=(network,))


class TestRefusing:
    policy = FetchPolicy(inside=("10.1.0.0/16", "fd00:1::/32"))

    @pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "fd00:1::9", "93.184.216.34"])
    def test_is_not_for_what_is_public_or_named(self, address):
        assert self.policy.refuses(ip_address(address)) is None

    @pytest.mark.parametrize(
        "address",
        [
            "10.2.0.1",
            "127.0.0.1",
            "::ffff:10.2.0.1",
            "fd00:2::1",
            "::10.1.2.3",
            "2002:a01:203::1",
            "64:ff9b::10.1.2.3",
            "fe80::5efe:10.1.2.3",
            "fd12:3456::5efe:10.1.2.3",
        ],
    )
    def test_is_for_everything_else_even_where_it_wraps_what_is_named(self, address):
        assert self.policy.refuses(ip_address(address))


class TestInside:
    policy = FetchPolicy(inside=("10.1.0.0/16", "fd00:1::/32"))

    @pytest.mark.parametrize(
        ("address", "inside"),
        [("10.1.2.3", True), ("fd00:1::1", True), ("10.2.0.1", False), ("93.184.216.34", False)],
    )
    def test_is_what_is_named_so(self, address, inside):
        assert self.policy.is_inside(ip_address(address)) is inside


class TestSecrets:
    policy = FetchPolicy(inside=("10.1.0.0/16",))

    @pytest.mark.parametrize("address", [None, ip_address("93.184.216.34"), ip_address("10.1.2.3")])
    def test_may_go_anywhere_that_is_secured(self, address):
        assert self.policy.trusts_with_secrets("https", address)

    @pytest.mark.parametrize(
        ("address", "trusted"),
        [(None, False), (ip_address("93.184.216.34"), False), (ip_address("10.1.2.3"), True)],
    )
    def test_go_in_the_clear_to_addresses_inside_alone(self, address, trusted):
        assert self.policy.trusts_with_secrets("http", address) is trusted

    def test_do_not_go_in_the_clear_through_a_proxy(self):
        policy = FetchPolicy(inside=("10.1.0.0/16",), proxy="http://10.1.0.1:3128")

        assert not policy.trusts_with_secrets("http", ip_address("10.1.2.3"))


class TestProxy:
    @pytest.mark.parametrize(
        "proxy", ["http://proxy.example:3128", "http://user:secret@proxy.example", "http://10.0.0.1:8080"]
    )
    def test_is_named_by_its_url(self, proxy):
        assert FetchPolicy(proxy=proxy).proxy == proxy

    @pytest.mark.parametrize(
        "proxy",
        [
            "",
            "proxy.example:3128",
            "https://proxy.example:3128",
            "http://127.1:3128",
            "http://2130706433:3128",
            "socks5://proxy.example:1080",
            "http://",
            "http://user:secret@",
            "http://user:secret@proxy.example:99999",
            "http://user:secret@proxy.example:x",
            "http://user:secret@proxy.example:0",
            "http://user:secret@pro\u2100xy:1",
            "http://user:secret@[::1",
            "http://user:secret@b\u00fccher.example",
            "http://user:secret@pro\nxy.example:1",
            "http://user:secret@pro xy.example:1",
            "http://user:secret@proxy.example:3128\t",
        ],
    )
    def test_that_is_none_is_refused_and_not_repeated(self, proxy):
        with pytest.raises(ValueError, match="proxy") as caught:
            FetchPolicy(proxy=proxy)

        assert "secret" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    def test_is_not_shown(self):
        assert "secret" not in repr(FetchPolicy(proxy="http://user:secret@proxy.example:3128"))


class TestUserAgent:
    def test_is_what_a_newsroom_says(self):
        named = "Newsroom/1.0 (+https://news.example/bot)"

        assert FetchPolicy(user_agent=named).user_agent == named

    @pytest.mark.parametrize("name", ["", "Bot\r\nX-Evil: 1", "Bot\x00", "B\u00f6t", "Bot\t1"])
    def test_that_is_no_line_of_ascii_is_refused(self, name):
        with pytest.raises(ValueError, match="printable ASCII"):
            FetchPolicy(user_agent=name)
