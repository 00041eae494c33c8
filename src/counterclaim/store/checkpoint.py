"""
Checkpoints: what a store held, as a few lines of text that are kept, signed or printed elsewhere.

The form is that of C2SP's tlog-checkpoint, which is a signed note (C2SP's signed-note): origin, size, root,
perhaps lines of extension, an empty line, signatures. So tools of transparency logs, and their witnesses, can
read them.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

import attrs

from counterclaim.checks import refuse
from counterclaim.errors import CounterclaimError

__all__ = ["Checkpoint", "InvalidCheckpointError", "Signature", "is_key_name"]

#: As long as a note may be, and as many signatures as it may have, in Go's note package. (The specification
#: asks for a limit, and for 16 signatures at least.)
_LONGEST = 1_000_000
_MOST_SIGNATURES = 100
_LARGEST_SIZE = 2**63 - 1

_SIZE = re.compile("0|[1-9][0-9]{0,18}")
_CONTROL = re.compile("[\x00-\x1f]")
_SIGNATURE_LINE = re.compile("— ([^ ]+) ([^ ]+)")


class InvalidCheckpointError(CounterclaimError, ValueError):
    """
    A text is not a checkpoint.

    Attributes:
        line: The line, from 1, that is wrong.
        expected: What was expected there.
    """

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(line, expected)
        self.line = line
        self.expected = expected

    def __str__(self) -> str:
        return (
            f"line {self.line} of the checkpoint: expected {self.expected}; "
            "take the text again, unchanged, from where it was kept"
        )


@attrs.frozen(kw_only=True)
class Signature:
    """
    A signature under a checkpoint, which says nothing until it is checked with a key.

    Attributes:
        name: The name of the key.
        key_hash: The first four bytes of a hash of the key, by which keys of one name are told apart.
        signature: The bytes of the signature.
    """

    name: str
    key_hash: bytes
    signature: bytes

    def __attrs_post_init__(self) -> None:
        if not is_key_name(self.name):
            refuse(self, "name", "expected a name without spaces, plus signs and control characters")
        if not _is_bytes(self.key_hash, 4):
            refuse(self, "key_hash", "expected four bytes")
        if not _is_bytes(self.signature):
            refuse(self, "signature", "expected one or more bytes")

    @property
    def line(self) -> str:
        """The signature as a line of a note, without its end."""
        return f"— {self.name} {_encoded(self.key_hash + self.signature)}"


@attrs.frozen(kw_only=True)
class Checkpoint:
    """
    What a store held at some moment: how many events, and the root of the tree over them.

    Attributes:
        origin: Which store it is, in one line that no other has: best a name under one's own domain.
        size: How many events.
        root: The root of the tree over them, 32 bytes.
        extensions: Further lines that are signed with it, none of them empty.
        signatures: The signatures under it, none of them checked.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not _is_line(self.origin):
            refuse(self, "origin", "expected a line of text without control characters")
        if type(self.size) is not int or not 0 <= self.size <= _LARGEST_SIZE:
            refuse(self, "size", "expected a whole number from 0 up to 2**63 - 1")
        if not _is_bytes(self.root, 32):
            refuse(self, "root", "expected 32 bytes")
        if not _is_tuple(self.extensions, _is_line):
            refuse(self, "extensions", "expected a tuple of lines without control characters, none empty")
        self._check_signatures()
        if len(self.text) > _LONGEST:
            refuse(self, "", f"a checkpoint has at most {_LONGEST:,} characters")

    def _check_signatures(self) -> None:
        if not _is_tuple(self.signatures, lambda each: isinstance(each, Signature)):
            refuse(self, "signatures", "expected a tuple of signatures")
        if len(self.signatures) > _MOST_SIGNATURES:
            refuse(self, "signatures", f"a checkpoint has at most {_MOST_SIGNATURES} signatures")

    @property
    def body(self) -> str:
        """The text that is signed."""
        return "".join(
            f"{line}\n" for line in (self.origin, str(self.size), _encoded(self.root), *self.extensions)
        )

    @property
    def text(self) -> str:
        """The whole note: the body, an empty line, the signatures."""
        return self.body + "\n" + "".join(f"{each.line}\n" for each in self.signatures)

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """
        Read a checkpoint from *text*, which has to be exactly as it would be written.

        Raises:
            InvalidCheckpointError: *text* is anything else.
        """
        if len(text) > _LONGEST:
            raise InvalidCheckpointError(1, f"a text of at most {_LONGEST:,} characters")
        lines = _lines(text)
        if "" not in lines:
            raise InvalidCheckpointError(len(lines) + 1, "an empty line after the body")
        end = lines.index("")
        return cls(
            origin=_origin(lines[:end]),
            size=_size(lines[:end]),
            root=_root(lines[:end]),
            extensions=tuple(lines[3:end]),
            signatures=_signatures(lines, end + 1),
        )


def is_key_name(name: object) -> bool:
    """Return whether *name* can be that of a key: text without spaces, plus signs and control characters."""
    return isinstance(name, str) and _is_line(name) and "+" not in name and not any(map(str.isspace, name))


def _is_bytes(value: object, length: int | None = None) -> bool:
    return isinstance(value, bytes) and len(value) == (max(1, len(value)) if length is None else length)


def _is_tuple(value: object, is_item: Callable[[object], bool]) -> bool:
    return isinstance(value, tuple) and all(map(is_item, value))


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not _CONTROL.search(value) and _is_unicode(value)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _lines(text: str) -> list[str]:
    """Return the lines of *text*, none of which holds what no note may hold."""
    *lines, rest = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line and not _is_line(line):
            raise InvalidCheckpointError(number, "text in UTF-8 without control characters")
    if rest:
        raise InvalidCheckpointError(len(lines) + 1, "a line feed at its end")
    return lines


def _origin(body: list[str]) -> str:
    if not body:
        raise InvalidCheckpointError(1, "the origin, a line that is not empty")
    return body[0]


def _size(body: list[str]) -> int:
    written = body[1] if len(body) > 1 else ""
    if not _SIZE.fullmatch(written) or int(written) > _LARGEST_SIZE:
        raise InvalidCheckpointError(2, "the size, in decimal digits without leading zeros, below 2**63")
    return int(written)


def _root(body: list[str]) -> bytes:
    root = _decoded(body[2]) if len(body) > 2 else None
    if root is None or len(root) != 32:
        raise InvalidCheckpointError(3, "the root, 32 bytes in base64 with padding")
    return root


def _signatures(lines: list[str], start: int) -> tuple[Signature, ...]:
    if len(lines) - start > _MOST_SIGNATURES:
        raise InvalidCheckpointError(
            start + _MOST_SIGNATURES + 1, f"at most {_MOST_SIGNATURES} signatures, and nothing after them"
        )
    return tuple(_signature(number, line) for number, line in enumerate(lines[start:], start + 1))


def _signature(number: int, line: str) -> Signature:
    match = _SIGNATURE_LINE.fullmatch(line)
    data = _decoded(match[2]) if match else None
    if match is None or not is_key_name(match[1]) or data is None or len(data) < 5:
        form = "a signature: a dash (U+2014), the name of the key, and five or more bytes in base64"
        raise InvalidCheckpointError(number, f"{form}, with single spaces between")
    return Signature(name=match[1], key_hash=data[:4], signature=data[4:])


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decoded(text: str) -> bytes | None:
    """Return what *text* stands for, if it is written in the one way in which it would be encoded."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if _encoded(data) == text else None
