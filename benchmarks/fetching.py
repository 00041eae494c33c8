"""
Small pages from a server on this machine: ours beside plain httpx.

Ours checks every address, counts every byte, hashes the page and makes its records; politeness is off. httpx
gets a fresh client a page and one TLS context for all, as ours has. Times are by the clock on the wall, since
a thread resolves the names.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import anyio
import httpx

from benchmarks.beside import at_least, collector_off, show
from counterclaim.fetch import AsyncFetcher, Fetcher, FetchPolicy

PAGES = 1_000
RUNS = 5
AT_ONCE = 20

_PAGE = b"<!doctype html><title>Everest</title><p>Mount Everest is 8,849 metres high.</p>" + b"<p>.</p>" * 500
_SERVER = """
import asyncio, sys
page = bytes.fromhex(sys.argv[1])
head = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nConnection: close\\r\\n"
head += b"Content-Length: %d\\r\\n\\r\\n" % len(page)
async def answer(reader, writer):
    await reader.readuntil(b"\\r\\n\\r\\n")
    writer.write(head + page)
    await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.wait_for(server.serve_forever(), 600)
asyncio.run(main())
"""


@contextlib.contextmanager
def _server() -> Iterator[int]:
    """Yield the port of a server of one page, in a process of its own."""
    command = [sys.executable, "-c", _SERVER, _PAGE.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def _least(ways: dict[str, Callable[[], None]]) -> dict[str, float]:
    found = dict.fromkeys(ways, float("inf"))
    for _ in range(RUNS):
        for name, way in ways.items():
            with collector_off():
                start = time.perf_counter()
                way()
                found[name] = min(found[name], time.perf_counter() - start)
    return found


def _one_by_one(fetcher: Fetcher, url: str) -> None:
    for _ in range(PAGES):
        assert fetcher.fetch(url).body == _PAGE


def _plainly(context: object, url: str) -> None:
    for _ in range(PAGES):
        with httpx.Client(verify=context) as client:  # type: ignore[arg-type]
            assert client.get(url).content == _PAGE


async def _many_at_once(policy: FetchPolicy, resolver: Callable[[str, int], list[str]], url: str) -> None:
    fetcher = AsyncFetcher(policy, resolver=resolver)
    gate = anyio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with gate:
            assert (await fetcher.fetch(url)).body == _PAGE

    async with anyio.create_task_group() as group:
        for _ in range(PAGES):
            group.start_soon(one)


async def _many_plainly(context: object, url: str) -> None:
    gate = anyio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with gate, httpx.AsyncClient(verify=context) as client:  # type: ignore[arg-type]
            assert (await client.get(url)).content == _PAGE

    async with anyio.create_task_group() as group:
        for _ in range(PAGES):
            group.start_soon(one)


def main() -> None:
    with _server() as port:
        policy = FetchPolicy(
            inside=("127.0.0.1/32",), ports={port}, robots=False, spacing=0, attempts=1, deadline=60
        )
        context = httpx.create_ssl_context()

        def resolver(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        fetcher = Fetcher(policy, resolver=resolver)
        fetcher.fetch(f"http://127.0.0.1:{port}/")  # makes the TLS context
        address, name = f"http://127.0.0.1:{port}/", f"http://localhost:{port}/"
        found = _least(
            {
                "httpx, by address": lambda: _plainly(context, address),
                "ours, by address": lambda: _one_by_one(fetcher, address),
                "httpx, by name": lambda: _plainly(context, name),
                "ours, by name": lambda: _one_by_one(fetcher, name),
                f"httpx, {AT_ONCE} at once": lambda: asyncio.run(_many_plainly(context, name)),
                f"ours, {AT_ONCE} at once": lambda: asyncio.run(_many_at_once(policy, resolver, name)),
            }
        )
    rows = [[name, f"{seconds:.2f}", f"{PAGES / seconds:,.0f}"] for name, seconds in found.items()]
    show(rows, [f"{PAGES:,} pages of {len(_PAGE):,} bytes", "s", "pages a second"])
    for way in ("by address", "by name", f"{AT_ONCE} at once"):
        at_least(f"fetching {way}", found[f"httpx, {way}"] / found[f"ours, {way}"], 0.7)


if __name__ == "__main__":
    main()
