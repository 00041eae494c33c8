from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest

from counterclaim.fetch.addresses import why_not_public, wrapped_in

PUBLIC = [
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:800::200e",
    "2001:4860:4860::8888",
    "64:ff9b::5db8:d822",
    "::ffff:93.184.216.34",
    "2002:5db8:d822::1",
]
NOT_PUBLIC = [
    ("0.0.0.0", "RFC 791"),
    ("0.255.255.255", "RFC 791"),
    ("10.0.0.0", "RFC 1918"),
    ("10.255.255.255", "RFC 1918"),
    ("100.64.0.0", "RFC 6598"),
    ("100.100.100.200", "RFC 6598"),
    ("100.127.255.255", "RFC 6598"),
    ("127.0.0.1", "RFC 1122"),
    ("127.255.255.255", "RFC 1122"),
    ("168.63.129.16", "Azure"),
    ("169.254.169.254", "metadata"),
    ("172.16.0.0", "RFC 1918"),
    ("172.31.255.255", "RFC 1918"),
    ("192.0.0.1", "RFC 6890"),
    ("192.0.2.1", "RFC 5737"),
    ("192.88.99.1", "RFC 7526"),
    ("192.168.0.0", "RFC 1918"),
    ("192.168.255.255", "RFC 1918"),
    ("198.18.0.0", "RFC 2544"),
    ("198.19.255.255", "RFC 2544"),
    ("198.51.100.1", "RFC 5737"),
    ("203.0.113.1", "RFC 5737"),
    ("224.0.0.1", "RFC 5771"),
    ("239.255.255.255", "RFC 5771"),
    ("240.0.0.1", "RFC 1112"),
    ("255.255.255.255", "RFC 1112"),
    ("::", "RFC 4291"),
    ("::1", "RFC 4291"),
    ("64:ff9b:1::1", "RFC 8215"),
    ("100::1", "RFC 6666"),
    ("2001:2::1", "RFC 2928"),
    ("2001:20::1", "RFC 2928"),
    ("2001:db8::1", "RFC 3849"),
    ("3fff::1", "RFC 9637"),
    ("5f00::1", "RFC 9602"),
    ("fc00::1", "RFC 4193"),
    ("fd00:ec2::254", "RFC 4193"),
    ("fe80::1", "RFC 4291"),
    ("fec0::1", "RFC 3879"),
    ("ff02::1", "RFC 4291"),
    ("4000::1", "RFC 4291"),
    ("::2", "within"),
]
WRAPPED = [
    ("::ffff:10.0.0.1", "10.0.0.1"),
    ("::10.0.0.1", "10.0.0.1"),
    ("::ffff:0:10.0.0.1", "10.0.0.1"),
    ("64:ff9b::10.0.0.1", "10.0.0.1"),
    ("2002:a00:1::", "10.0.0.1"),
    ("2002:a00:1:ffff:ffff:ffff:ffff:ffff", "10.0.0.1"),
    ("2a00:1450::5efe:10.0.0.1", "10.0.0.1"),
    ("2a00:1450::200:5efe:10.0.0.1", "10.0.0.1"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_what_anybody_can_reach_is_public(address):
    assert why_not_public(ip_address(address)) is None


@pytest.mark.parametrize(("address", "source"), NOT_PUBLIC)
def test_what_is_within_is_not_public_and_its_source_is_told(address, source):
    assert source in why_not_public(ip_address(address))


@pytest.mark.parametrize(("outer", "inner"), WRAPPED)
def test_an_address_that_wraps_one_within_is_not_public(outer, inner):
    address = IPv6Address(outer)

    assert IPv4Address(inner) in wrapped_in(address)
    assert why_not_public(address).startswith("private (RFC 1918)")


def test_teredo_wraps_its_server_and_its_client_with_its_bits_turned():
    client = int(IPv4Address("10.0.0.1")) ^ 0xFFFFFFFF
    server = int(IPv4Address("93.184.216.34"))
    address = IPv6Address((0x20010000 << 96) | (server << 64) | client)

    assert wrapped_in(address) == (IPv4Address("93.184.216.34"), IPv4Address("10.0.0.1"))
    assert why_not_public(address) is not None


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700:4700::1111", "::", "::1"])
def test_most_addresses_wrap_none(address):
    assert wrapped_in(ip_address(address)) == ()


def test_an_address_of_one_network_interface_is_not_public():
    assert "RFC 4007" in why_not_public(IPv6Address("2606:4700:4700::1111%eth0"))
