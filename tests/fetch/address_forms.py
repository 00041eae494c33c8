"""
Hostile address forms: spellings of addresses and URLs that are meant to slip past a check.

In a URL, `{port}` stands for the port that the traps listen on. A form that *is* an address also says what a
resolver would answer to mean it.
"""

from __future__ import annotations

from collections.abc import Iterator

from fetch.url_forms import URLS, Form

__all__ = ["ADDRESSES", "FORMS"]


def _hosts(kind: str, hosts: str) -> Iterator[Form]:
    """Yield a form a host, which a resolver may also answer as it stands."""
    for host in hosts.split():
        yield Form(kind, f"http://{host}:{{port}}/", answer=host.strip("[]").replace("%25", "%"))


def _spellings(kind: str, address: str, hosts: tuple[str, ...]) -> Iterator[Form]:
    """Yield a form a spelling of *address* that URLs know and resolvers do not."""
    for host in hosts:
        yield Form(kind, f"http://{host}:{{port}}/", answer=address)


_IPV4 = (
    *_hosts("loopback", "127.0.0.1 127.0.0.3 127.255.255.254 127.0.0.0 127.255.255.255"),
    *_hosts("this host", "0.0.0.0 0.0.0.1 0.1.2.3 0"),
    *_hosts("private", "10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255"),
    *_hosts("shared (RFC 6598)", "100.64.0.1 100.127.255.254"),
    *_hosts("link-local", "169.254.0.1 169.254.255.254"),
    *_hosts("protocol assignments (RFC 6890)", "192.0.0.1 192.0.0.8 192.0.0.170"),
    *_hosts("documentation (RFC 5737)", "192.0.2.1 198.51.100.1 203.0.113.1"),
    *_hosts("6to4 relay (RFC 7526)", "192.88.99.1"),
    *_hosts("benchmarking (RFC 2544)", "198.18.0.1 198.19.255.254"),
    *_hosts("multicast", "224.0.0.1 239.255.255.250"),
    *_hosts("reserved", "240.0.0.1 255.255.255.254"),
    *_hosts("broadcast", "255.255.255.255"),
    *_hosts("metadata", "169.254.169.254 169.254.170.2 168.63.129.16 100.100.100.200 192.0.0.192"),
    *_hosts("metadata, other bases", "2852039166 0xA9FEA9FE 0xa9.0xfe.0xa9.0xfe 0251.0376.0251.0376"),
    *_hosts("metadata, short", "169.254.43518 169.16689662"),
    *_hosts("decimal", "2130706433 2130706435 4294967295 167772161 3232235521"),
    *_hosts("octal", "0177.0.0.1 017700000001 0177.0000.0000.0001 00000177.0.0.1 0300.0250.0.1 012.0.0.1"),
    *_hosts("hexadecimal", "0x7f.0.0.1 0x7f000001 0X7F000001 0x7F.0x0.0x0.0x1 0x000000007f000001 0xa.0.0.1"),
    *_hosts("short", "127.1 127.0.1 127.257 10.1 192.168.257 0.1"),
    *_hosts("mixed bases", "0x7f.1 0177.1 0177.0x0.0.01 127.0x0.0.1 127.0.0.01 127.0.0.0x1"),
    *_hosts("trailing dot", "127.0.0.1. 2130706433. 127.1. 0x7f.1. 10.0.0.1. 169.254.169.254."),
    *_hosts("too many dots", "127.0.0.1.. .127.0.0.1 127..0.0.1"),
    *_hosts("too much", "127.0.0.257 256.0.0.1 4294967296 6425673729 0x17f000001 127.0.0.1.1 127.65536.1"),
    *_hosts("no digits", "0x 0x.0x.0x.0x 127.0.0.0x 08.0.0.1 127.0.0.09 1e3.1"),
)

_IPV6 = (
    *_hosts(
        "loopback", "[::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [0::1] [::0:0001]"
    ),
    *_hosts("unspecified", "[::] [0:0:0:0:0:0:0:0] [0::0]"),
    *_hosts("mapped", "[::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::FFFF:7F00:0001]"),
    *_hosts("mapped", "[::ffff:0.0.0.0] [::ffff:10.0.0.1] [::ffff:a9fe:a9fe] [::ffff:168.63.129.16]"),
    *_hosts("mapped, public", "[::ffff:100.100.100.200] [::ffff:192.168.0.1]"),
    *_hosts("translated (RFC 2765)", "[::ffff:0:127.0.0.1] [::ffff:0:7f00:1]"),
    *_hosts("compatible", "[::127.0.0.1] [::7f00:1] [::10.0.0.1] [::169.254.169.254] [::2]"),
    *_hosts("NAT64", "[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::169.254.169.254] [64:ff9b::10.0.0.1]"),
    *_hosts("NAT64", "[64:ff9b::168.63.129.16] [64:FF9B:0:0:0:0:c0a8:1] [64:ff9b::0]"),
    *_hosts("NAT64, local (RFC 8215)", "[64:ff9b:1::127.0.0.1] [64:ff9b:1::a00:1] [64:ff9b:1:ffff::1]"),
    *_hosts(
        "6to4", "[2002:7f00:1::] [2002:7f00:1::1] [2002:a9fe:a9fe::1] [2002:a00:1::1] [2002:c0a8:1:1::1]"
    ),
    *_hosts("Teredo, server", "[2001:0:7f00:1::] [2001:0000:0a00:0001::1] [2001::1]"),
    *_hosts("Teredo, client", "[2001:0:5db8:d822:0:0:80ff:fffe] [2001:0:5db8:d822:0:3fff:5601:5601]"),
    *_hosts("ISATAP", "[fe80::5efe:127.0.0.1] [fe80::200:5efe:7f00:1] [2606:4700::5efe:127.0.0.1]"),
    *_hosts("ISATAP", "[2606:4700::200:5efe:7f00:1] [2606:4700::5efe:a9fe:a9fe] [2606:4700::5efe:10.0.0.1]"),
    *_hosts("zone", "[fe80::1%25lo] [fe80::1%lo] [::1%25lo] [::1%lo] [fe80::1%251] [2606:4700::1111%25lo]"),
    *_hosts("link-local", "[fe80::1] [febf::1]"),
    *_hosts("site-local", "[fec0::1] [feff::1]"),
    *_hosts("unique local", "[fc00::1] [fd00::1] [fdff:ffff::1]"),
    *_hosts("metadata", "[fd00:ec2::254] [fd20:ce::254] [fd00:0ec2:0:0:0:0:0:0254]"),
    *_hosts("multicast", "[ff02::1] [ff0e::1] [ff05::1:3]"),
    *_hosts("documentation", "[2001:db8::1] [2001:DB8:ffff::1] [3fff::1]"),
    *_hosts("discard (RFC 6666)", "[100::1]"),
    *_hosts("benchmarking (RFC 5180)", "[2001:2::1]"),
    *_hosts("ORCHID (RFC 4843)", "[2001:10::1]"),
    *_hosts("segment routing (RFC 9602)", "[5f00::1]"),
    *_hosts("not assigned", "[1::1] [4000::1] [e000::1]"),
    *_hosts("allowed, wrapped", "[::127.0.0.2] [64:ff9b::127.0.0.2] [64:ff9b:1::127.0.0.2] [2002:7f00:2::1]"),
    *_hosts("allowed, wrapped", "[fd00::5efe:127.0.0.2] [fe80::5efe:127.0.0.2] [::ffff:0:127.0.0.2]"),
    *_hosts("allowed, wrapped", "[2001:0:7f00:2:0:0:80ff:fffd]"),
    *_hosts(
        "no address", "[:::1] [::1::] [1:2:3:4:5:6:7] [::ffff:127.1] [::ffff:0x7f.0.0.1] [::ffff:0177.0.0.1]"
    ),
    *_hosts("no address", "[::127.0.0.1.] [::00001] [::g] [] [v1.fe80::a] [127.0.0.1] [localhost] [::1%00]"),
)

_WRITINGS = (
    *_spellings(
        "fullwidth digits",
        "127.0.0.1",
        ("１２７.０.０.１", "１２７．０．０．１", "２１３０７０６４３３", "０ｘ７ｆ.1"),
    ),
    *_spellings("other full stops", "127.0.0.1", ("127。0。0。1", "127｡0｡0｡1", "127．1")),
    *_spellings("enclosed digits", "127.0.0.1", ("①②⑦.⓪.⓪.①", "①②⑦。⓪。⓪。①", "⑫７.⓪.⓪.1")),
    *_spellings(
        "enclosed digits", "169.254.169.254", ("①⑥⑨.②⑤④.①⑥⑨.②⑤④", "⑯⑨。㉕④。⑯⑨｡㉕④", "⒈⒍⒐.254.169.254")
    ),
    *_spellings("mathematical digits", "127.0.0.1", ("𝟏𝟐𝟕.𝟎.𝟎.𝟏", "𝟷𝟸𝟽.𝟶.𝟶.𝟷")),
    *_spellings("raised and lowered digits", "127.0.0.1", ("¹²⁷.⁰.⁰.¹", "₁₂₇.₀.₀.₁")),
    *_spellings("digits of other scripts", "127.0.0.1", ("١٢٧.٠.٠.١", "१२७.०.०.१", "๑๒๗.๐.๐.๑")),
    *_spellings(
        "percent-encoded", "127.0.0.1", ("%31%32%37.%30.%30.%31", "127%2e0%2E0%2e1", "%31%32%37%2e%31")
    ),
    *_spellings(
        "percent-encoded", "127.0.0.1", ("%EF%BC%91%32%37.0.0.1", "127%E3%80%820%E3%80%820%E3%80%821")
    ),
    *_spellings("percent-encoded twice", "127.0.0.1", ("%2531%2532%2537.0.0.1", "127%252e0.0.1")),
    *_spellings(
        "invisible characters", "127.0.0.1", ("127.0.0.\u00ad1", "127.0\u200b.0.1", "\u2060127.0.0.1")
    ),
    *_spellings(
        "invisible characters", "127.0.0.1", ("\ufeff127.0.0.1", "127.0.0.1\ufe0f", "\u202e1.0.0.721")
    ),
    *_spellings("percent-encoded", "::1", ("[%3A%3A1]", "%5B::1%5D", "[::%31]")),
    *_spellings("fullwidth", "::1", ("[：：1]", "［::1］", "[::１]")),
)

_NAMES = (
    *_spellings("names of this host", "127.0.0.1", ("localhost", "LOCALHOST", "localhost.", "a.localhost")),
    *_spellings("names of this host", "::1", ("ip6-localhost", "ip6-loopback", "localhost6.localdomain6")),
    *_spellings(
        "names of this host", "127.0.0.1", ("localhost.localdomain", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ")
    ),
    *_spellings("names of this host", "127.0.0.1", ("lo\u00adcalhost", "%6c%6f%63alhost", "loc\u200dalhost")),
    *_spellings(
        "names that hold an address", "127.0.0.1", ("127.0.0.1.nip.example", "7f000001.rebind.example")
    ),
    *_spellings(
        "names of metadata", "169.254.169.254", ("metadata", "metadata.google.internal", "instance-data")
    ),
    *_spellings(
        "names of networks", "192.168.0.1", ("router.local", "intranet", "host.docker.internal", "db.lan")
    ),
    *_spellings(
        "no name", "127.0.0.1", ("xn--", "xn--a", "xn--localhost-", "xn--11b5bs1di..", "a..b", "-", "_")
    ),
    *_spellings(
        "no name", "127.0.0.1", (f"{'a' * 64}.example", f"{'a.' * 127}example", "a" * 300, "ab\u2024c")
    ),
    *_spellings(
        "forbidden characters", "127.0.0.1", ("exa mple", "a<b", "a>b", "a^b", "a|b", "a`b", 'a"b', "a{b}")
    ),
    *_spellings(
        "forbidden characters", "127.0.0.1", ("a%00b", "a\x7fb", "a%0d%0ab", "a*b", "a%2fb", "a%40b", "a%23")
    ),
    *_spellings("halves of pairs", "127.0.0.1", ("a\ud800b", "\udfff.example")),
)

FORMS = (
    *_IPV4,
    *_IPV6,
    *_WRITINGS,
    *_NAMES,
    *URLS,
)
#: Those that a resolver can answer.
ADDRESSES = tuple(form for form in FORMS if form.answer is not None)
