"""
Hostile forms of URLs, whatever the address in them: user info, slashes, controls, ports, other schemes.

A form that begins nowhere is resolved against the page that names it, when it stands in a redirect, and then
may lead to that page's own host, which is no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["URLS", "Form"]


@dataclass(frozen=True)
class Form:
    """
    One hostile form.

    Attributes:
        kind: What it tries.
        text: The URL, with `{port}` in place of the port.
        answer: What a resolver answers to mean the same place; `None` where the form is no address.
        relative: Whether it may lead to the host of the page that redirects to it.
    """

    kind: str
    text: str
    answer: str | None = None
    relative: bool = False

    @property
    def name(self) -> str:
        """The URL in ASCII, as it can be printed."""
        return self.text.encode("unicode_escape").decode()

    def url(self, port: int) -> str:
        return self.text.replace("{port}", str(port))


def _urls(kind: str, *texts: str, relative: bool = False) -> Iterator[Form]:
    for text in texts:
        yield Form(kind, text, relative=relative)


_USER_INFO = _urls(
    "user info",
    "http://server.example@127.0.0.1:{port}/",
    "http://server.example:80@127.0.0.1:{port}/",
    "http://user:password@127.0.0.1:{port}/",
    "http://user:password@server.example:{port}/",
    "http://user@server.example:{port}/",
    "http://@127.0.0.1:{port}/",
    "http://:@127.0.0.1:{port}/",
    "http://@server.example:{port}/",
    "http://:@server.example:{port}/",
    "http://a@b@127.0.0.1:{port}/",
    "http://server.example@server.example@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@127.0.0.3:{port}/",
    "http://server.example%40127.0.0.1:{port}/",
    "http://server.example%00@127.0.0.1:{port}/",
    "http://server.example:{port}%2f@127.0.0.1:{port}/",
    "http://[::1]@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@server.example/",
    "http://127.0.0.1:{port}?@server.example/",
    "http://127.0.0.1:{port};@server.example/",
    "http://server.example＠127.0.0.1:{port}/",
)

_SLASHES = (
    *_urls(
        "backslashes",
        "http://127.0.0.1:{port}\\@server.example/",
        "http://server.example\\@127.0.0.1:{port}/",
        "http:\\\\127.0.0.1:{port}\\",
        "http:/\\127.0.0.1:{port}/",
        "http:\\/127.0.0.1:{port}/",
        "http://server.example\\.127.0.0.1:{port}/",
        "http://127.0.0.1\\:{port}/",
        relative=True,
    ),
    *_urls(
        "slashes",
        "http:/127.0.0.1:{port}/",
        "http:127.0.0.1:{port}/",
        "http:///127.0.0.1:{port}/",
        "http:////127.0.0.1:{port}/",
        "http:////////127.0.0.1:{port}/",
        "http:/[::1]:{port}/",
        "http:./127.0.0.1:{port}/",
        relative=True,
    ),
    *_urls(
        "no scheme",
        "//127.0.0.1:{port}/",
        "///127.0.0.1:{port}/",
        "\\\\127.0.0.1:{port}\\",
        "/\\127.0.0.1:{port}/",
        "\\/127.0.0.1:{port}/",
        "/\t/127.0.0.1:{port}/",
        "/\n/127.0.0.1:{port}/",
        "//[::1]:{port}/",
        "//user@127.0.0.1:{port}/",
        "127.0.0.1:{port}",
        "127.0.0.1",
        "localhost:{port}/",
        "://127.0.0.1:{port}/",
        ":{port}/",
        "http//127.0.0.1:{port}/",
        "?@127.0.0.1:{port}/",
        "#@127.0.0.1:{port}/",
        ".",
        "",
        " ",
        relative=True,
    ),
)

_CONTROLS = _urls(
    "controls and blanks",
    " http://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/ ",
    "\x00http://127.0.0.1:{port}/",
    "\x1fhttp://127.0.0.1:{port}/",
    "\u00a0http://127.0.0.1:{port}/",
    "\ufeffhttp://127.0.0.1:{port}/",
    "ht\ttp://127.0.0.1:{port}/",
    "http\n://127.0.0.1:{port}/",
    "http:\r//127.0.0.1:{port}/",
    "http:/\t/127.0.0.1:{port}/",
    "http://127.0.\t0.1:{port}/",
    "http://127.0.0.1\n:{port}/",
    "http://127.0.0.1\r\n:{port}/",
    "http://\t127.0.0.1:{port}/",
    "http://127.0.0.1 :{port}/",
    "http:// 127.0.0.1:{port}/",
    "http://127.0.0.1\x00:{port}/",
    "http://127.0.0.1\x00.server.example:{port}/",
    "http://server.example\x00@127.0.0.1:{port}/",
    "http://127.0.0.1\x0b:{port}/",
    "http://127.0.0.1\x0c:{port}/",
    "http://127.0.0.1\x85:{port}/",
    "http://127.0.0.1\u2028:{port}/",
    "http://127.0.0.1:{port}\t/",
    "http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: server.example\r\n\r\n",
    "http://127.0.0.1:{port}/\r\nX-Injected: 1",
    "http://127.0.0.1:{port}/%0d%0aX-Injected:1",
    "http://127.0.0.1\r\nHost: server.example:{port}/",
    relative=True,
)

_PORTS = (
    *_urls(
        "ports",
        "http://127.0.0.1:0{port}/",
        "http://127.0.0.1:00000000{port}/",
        "http://127.0.0.1:+{port}/",
        "http://127.0.0.1: {port}/",
        "http://127.0.0.1:{port} /",
        "http://127.0.0.1:{port}:{port}/",
        "http://127.0.0.1::{port}/",
        "http://127.0.0.1:/",
        "http://127.0.0.1:{port}.0/",
        "http://127.0.0.1:{port}e0/",
        "http://127.0.0.1:{port};80/",
        "http://127.0.0.1：{port}/",
        "http://127.0.0.1%3a{port}/",
        "http://[::1]{port}/",
        "http://[::1].server.example:{port}/",
        "http://[::1/",
        "http://::1:{port}/",
        "http://::1]:{port}/",
        "http://[[::1]]:{port}/",
        "http://[::1]]:{port}/",
        "http://server.example:0/",
        "http://server.example:65536/",
        "http://server.example:99999999999999999999/",
        "http://server.example:-1/",
        "http://server.example:0x50/",
        "http://server.example:８０/",
        "http://server.example:٨٠/",
        "http://server.example:8_0/",
        "http://server.example:{port},80/",
    ),
    *_urls(
        "ports of other services",
        "http://server.example:22/",
        "http://server.example:25/",
        "http://server.example:53/",
        "http://server.example:2375/",
        "http://server.example:3306/",
        "http://server.example:5432/",
        "http://server.example:6379/",
        "http://server.example:8080/",
        "http://server.example:11211/",
        "https://server.example:8443/",
        "https://server.example:80000/",
    ),
)

_SCHEMES = _urls(
    "other schemes",
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "file:/etc/passwd",
    "FILE:///etc/passwd",
    "file:\\\\127.0.0.1\\share",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_GET%20/",
    "dict://127.0.0.1:{port}/d",
    "ldap://127.0.0.1:{port}/",
    "ldaps://127.0.0.1:{port}/",
    "tftp://127.0.0.1:{port}/x",
    "sftp://127.0.0.1:{port}/",
    "ssh://127.0.0.1:{port}/",
    "smb://127.0.0.1:{port}/share",
    "telnet://127.0.0.1:{port}/",
    "imap://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/",
    "wss://127.0.0.1:{port}/",
    "redis://127.0.0.1:{port}/",
    "git://127.0.0.1:{port}/",
    "rtsp://127.0.0.1:{port}/",
    "unix:/run/docker.sock",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/info",
    "http://unix:%2Frun%2Fdocker.sock:/info",
    "data:text/html,<p>here</p>",
    "data:,",
    "javascript:alert(1)",
    "about:blank",
    "blob:http://127.0.0.1:{port}/1",
    "jar:http://127.0.0.1:{port}!/",
    "view-source:http://127.0.0.1:{port}/",
    "url:http://127.0.0.1:{port}/",
    "feed:http://127.0.0.1:{port}/",
    "php://filter/resource=http://127.0.0.1:{port}/",
    "netdoc:///etc/passwd",
    "mailto:nobody@server.example",
    "httpx://127.0.0.1:{port}/",
    "httpſ://127.0.0.1:{port}/",
    "ｈｔｔｐ://127.0.0.1:{port}/",
    "http+ssh://127.0.0.1:{port}/",
    "all://127.0.0.1:{port}/",
    relative=True,
)

_ALIKE = _urls(
    "same address, other dress",
    "HTTP://127.0.0.1:{port}/",
    "hTtP://[::1]:{port}/",
    "https://127.0.0.1:{port}/",
    "https://[::1]:{port}/",
    "http://127.0.0.1:{port}",
    "http://127.0.0.1:{port}?x",
    "http://127.0.0.1:{port}#x",
    "http://127.0.0.1:{port}/../../",
    "http://127.0.0.1:{port}//server.example/",
    "http://127.0.0.1:{port}/" + "a" * 5000,
    "http://127.0.0.1/",
    "https://127.0.0.1/",
)

URLS = (*_USER_INFO, *_SLASHES, *_CONTROLS, *_PORTS, *_SCHEMES, *_ALIKE)
