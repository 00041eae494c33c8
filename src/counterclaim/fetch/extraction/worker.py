"""
What runs in the process of an extractor.

It limits itself before it reads anything, and hands back one JSON object: the text and the corrections, or
what went wrong.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys

__all__ = ["SLACK", "main"]

#: What a message of failure may need beyond the limit of the output.
SLACK = 4096
_LONGEST_DETAIL = 300
# No sandbox (PEP 578): it keeps an extractor from doing by accident what a page asks for.
_REFUSED = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
    }
)


def main() -> None:
    """Run the extractor that stands in standard input; the limits are the arguments."""
    cpu_seconds, wall_seconds, memory_bytes, output_bytes = map(float, sys.argv[1:5])
    _limit(int(cpu_seconds), wall_seconds, int(memory_bytes), int(output_bytes))
    output = _own_output()
    answer = _encoded(_answer())
    if len(answer) > output_bytes:
        answer = _encoded({"failure": "output"})
    with open(output, "wb") as file:  # noqa: PTH123  (a descriptor)
        file.write(answer)
    # Threads and handlers that the extractor left behind are not waited for.
    os._exit(0)


def _limit(cpu_seconds: int, wall_seconds: float, memory_bytes: int, output_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Ends the process by itself where whoever started it is gone.
    signal.setitimer(signal.ITIMER_REAL, wall_seconds + 1)
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes + SLACK, output_bytes + SLACK),
    ):
        most = resource.getrlimit(kind)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        try:
            resource.setrlimit(kind, (soft, hard))
        except (OSError, ValueError):
            continue  # macOS does not limit the address space


def _own_output() -> int:
    """Return a descriptor of the output that nobody else knows: what an extractor prints goes nowhere."""
    output = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return output


def _answer() -> dict[str, object]:
    try:
        extractor, html, url = pickle.load(sys.stdin.buffer)
    except MemoryError:
        return {"failure": "memory"}
    except BaseException as error:
        return {"failure": "load", "detail": _worded(error)}
    sys.addaudithook(_refuse)
    try:
        text = extractor.extract(html, url=url)
        if not isinstance(text, str):
            return {"failure": "output", "detail": f"a text was expected, found {type(text).__name__}"}
        return {"text": text, "corrections": _corrections(extractor, html, text)}
    except MemoryError:
        return {"failure": "memory"}
    except BaseException as error:
        return {"failure": "failed", "detail": _worded(error)}


def _corrections(extractor: object, html: str, text: str) -> tuple[str, ...]:
    from counterclaim.fetch.extraction.corrections import find_corrections
    from counterclaim.fetch.extraction.plain import PlainExtractor, plain_text

    return find_corrections(text if type(extractor) is PlainExtractor else plain_text(html))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        message = f"an extractor opens no connection and starts no process ({event})"
        raise PermissionError(message)


def _worded(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL].rstrip(": ")
    except Exception:
        return type(error).__name__


def _encoded(answer: dict[str, object]) -> bytes:
    try:
        return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        return b'{"failure": "memory"}'
