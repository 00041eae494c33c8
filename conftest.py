"""
Runs what the README and the documentation show.

Python blocks run one after another, as one program a page. A block of TOML that begins with a file name
(`# case.toml`) becomes that file. A console block is compared with what its commands print, where moments of
recorded time and random numbers stand for any others. A JSON block is a record that is read and written
unchanged.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from counterclaim.cli import main
from counterclaim.codec import Codec
from counterclaim.registry import temporary_types

_FILE_NAME = re.compile(r"# (\S+\.toml)\n")
#: What is another each time: when something was recorded, what stands for an erased id, the random name of a
#: store, a root, key or signature in Base64.
_VARYING = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}",
    r"erased:[0-9a-f]{16}",
    r"counterclaim-store/[0-9a-f]{32}",
    r"\+[0-9a-f]{8}\+[0-9A-Za-z+/]{44}",
    r"[0-9A-Za-z+/]{43}=",
    r"[0-9A-Za-z+/]{90,}={0,2}",
)


def write_file(example: Example) -> None:
    """Write the file that a block of TOML begins with the name of; every block has to be TOML."""
    tomllib.loads(example.parsed)
    named = _FILE_NAME.match(example.parsed)
    if named is not None:
        Path(named[1]).write_text(example.parsed, encoding="utf-8")


def check_record(example: Example) -> None:
    """Read and write each record of a JSON block, one a line or one over several."""
    text = example.parsed
    lines = text.splitlines() if text.startswith('{"') else [text]
    for line in lines:
        data = json.loads(line)
        assert Codec().unstructure(Codec().structure(data)) == data


def run_console(example: Example) -> None:
    """
    Run the commands behind each `$` and compare what they print.

    A line `...` stands for any lines; moments of recorded time and random numbers stand for any others.
    """
    status = 0
    for command, expected in _sessions(example.parsed):
        words = shlex.split(command)
        if words == ["echo", "$?"]:
            printed = f"{status}\n"
        elif words[0] == "cat":
            printed = "".join(Path(name).read_text(encoding="utf-8") for name in words[1:])
        else:
            assert words[0] == "counterclaim", f"{command!r} is not run here"
            status, printed = _run(words[1:])
        shown = printed.replace("\t", "    ").rstrip("\n")
        if not _pattern(expected).fullmatch(shown):
            raise AssertionError(f"$ {command}\n{shown}\n\n(expected)\n{expected}")


def _sessions(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ (.*)\n?", block, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    commands = zip(parts[1::2], parts[2::2], strict=True)
    return [(command, printed.rstrip("\n")) for command, printed in commands]


def _run(arguments: list[str]) -> tuple[int, str]:
    """Return the exit status of a command, and what it writes to standard output and standard error."""
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        status = main(arguments)
    return status, written.getvalue().decode()


def _pattern(expected: str) -> re.Pattern[str]:
    lines = [r"(?:.*\n)*?.*" if line.strip() == "..." else _line(line) for line in expected.split("\n")]
    return re.compile(r" *\n".join(lines))


def _line(expected: str) -> str:
    """Return a pattern for a line that differs from *expected* in nothing but what is another each time."""
    pattern = ""
    end = 0
    for found in re.finditer("|".join(f"({form})" for form in _VARYING), expected):
        pattern += re.escape(expected[end : found.start()]) + _VARYING[(found.lastindex or 1) - 1]
        end = found.end()
    return pattern + re.escape(expected[end:])


def _enter(namespace: dict[str, Any]) -> None:
    """Go to an empty folder, which the files of a page are written to; types of a page last as long as it."""
    namespace["__name__"] = "documentation"  # what a class that is defined on a page has as its module
    cleanup = namespace["_cleanup"] = contextlib.ExitStack()
    folder = cleanup.enter_context(tempfile.TemporaryDirectory())
    cleanup.enter_context(contextlib.chdir(folder))
    cleanup.enter_context(temporary_types())


def _leave(namespace: dict[str, Any]) -> None:
    namespace["_cleanup"].close()


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser("toml", write_file),
        CodeBlockParser("json", check_record),
        CodeBlockParser("console", run_console),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
