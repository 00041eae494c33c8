"""A server on loopback, with the pages that tests of commands fetch."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["PageServer", "opened_pages"]


class PageServer:
    """
    Serves what a test puts into it.

    Attributes:
        pages: The bodies by path, without the query.
        headers: Further headers by path; `Location` makes it a redirect, `Status` is its status.
        asked: The paths that were asked for, with their queries.
        conditions: The entity tags that were asked with.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, bytes] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.conditions: list[str] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def options(self) -> tuple[str, ...]:
        """What lets a command fetch from here, without waiting."""
        return ("--inside", "127.0.0.1/32", "--port", str(self.port), "--spacing", "0", "--deadline", "5")

    def put(self, path: str, body: str | bytes, **headers: str) -> str:
        """Serve *body* at *path*, and return its URL."""
        self.pages[path] = body.encode() if isinstance(body, str) else body
        self.headers[path] = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.url(path)

    def clear(self) -> None:
        for kept in (self.pages, self.headers, self.asked, self.conditions):
            kept.clear()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        path = request.path.partition("?")[0]
        headers = {"Content-Type": "text/html; charset=utf-8", **self.headers.get(path, {})}
        status = int(headers.pop("Status", 200 if path in self.pages else 404))
        body = self.pages.get(path, b"gone")
        tag = request.headers.get("If-None-Match")
        if tag is not None:
            self.conditions.append(tag)
        if "Location" in headers:
            status = 302
        elif tag is not None and tag == headers.get("ETag"):
            status, body = 304, b""
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        if status != 304:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@contextlib.contextmanager
def opened_pages() -> Iterator[PageServer]:
    """Yield a server that runs until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            server.answer(self)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = PageServer(listening.server_port)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join(5)
