"""How a file begins: what its form is recognised by."""

from __future__ import annotations

import re
from functools import cached_property

__all__ = ["LONGEST_SAMPLE", "Sample"]

#: Bytes from the beginning of a file that are looked at.
LONGEST_SAMPLE = 256 * 1024
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?P<end>"?)|[\[\]{}:,]', re.DOTALL)


class Sample:
    """
    The beginning of a file.

    Attributes:
        text: Its characters, without a byte order mark and white space in front.
    """

    def __init__(self, beginning: str | bytes) -> None:
        start = beginning[:LONGEST_SAMPLE]
        text = start if isinstance(start, str) else _decoded(start)
        self.text = text.removeprefix("\ufeff").lstrip()

    @property
    def is_json(self) -> bool:
        """Whether it begins as a JSON object, or a list of them."""
        return re.match(r"\{|\[\s*(?:\{|\])", self.text) is not None

    @property
    def is_markup(self) -> bool:
        """Whether it begins as HTML or XML."""
        return re.match(r"<[!?a-zA-Z]", self.text) is not None

    @property
    def first_line(self) -> str:
        """The first line that is not blank."""
        return self.text.partition("\n")[0].rstrip("\r")

    @cached_property
    def keys(self) -> dict[str, str | None]:
        """
        The keys of the first JSON object, in their order, with the values that are texts.

        Of a list, those of its first object. Escapes are left as they are written.
        """
        found: dict[str, str | None] = {}
        if not self.is_json:
            return found
        key: str | None = None
        depth, inside = 0, 1 if self.text[0] == "{" else 2
        previous = ""
        for match in _TOKEN.finditer(self.text):
            token = match[0]
            if match["end"] == "":
                break  # a text that goes on behind the sample; it is not gone through again
            if token in "{[":
                depth += 1
            elif token in "}]":
                depth -= 1
                if depth < inside:
                    break
            elif depth == inside:
                if token == ":" and previous[:1] == '"':
                    key = previous[1:-1]
                    found.setdefault(key, None)
                elif token[0] == '"' and previous == ":" and key is not None:
                    found[key] = token[1:-1]
            previous = token
        return found


def _decoded(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.decode("utf-8", "replace")
