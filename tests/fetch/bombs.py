"""Small bodies that are large when they are unpacked, made without ever holding them unpacked."""

from __future__ import annotations

import functools
import struct
import zlib

__all__ = [
    "BROTLI",
    "ZSTANDARD",
    "deflated",
    "empty_members",
    "gzip_bomb",
    "gzipped",
    "many_members",
    "raw_bomb",
    "zlib_bomb",
]

MEGABYTE = 1024 * 1024
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
_ZLIB_HEAD = b"\x78\xda"

#: 64 MB of zeros in Brotli (RFC 7932).
BROTLI = bytes.fromhex(
    "cfffff7f002400e2b14072effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdffe7ffff3f001200715800baf7ff03"
)


def _zstandard(megabytes: int) -> bytes:
    """Return zeros in Zstandard (RFC 8878): a frame of blocks that each repeat one byte 128 KB long."""
    frame = struct.pack("<IBB", 0xFD2FB528, 0x00, 0x38)  # magic, no content size, a window of 128 KB
    size = 128 * 1024
    block = struct.pack("<I", size << 3 | 1 << 1)[:3] + b"\x00"
    last = struct.pack("<I", size << 3 | 1 << 1 | 1)[:3] + b"\x00"
    return frame + block * (8 * megabytes - 1) + last


ZSTANDARD = _zstandard(1024)


@functools.cache
def _block() -> bytes:
    """Return a megabyte of zeros, deflated so that copies can stand one behind the other."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)


def gzip_bomb(megabytes: int = 1024) -> bytes:
    """Return so many megabytes of zeros in gzip, without an end that nobody should come to."""
    return _GZIP_HEAD + _block() * megabytes


def zlib_bomb(megabytes: int = 1024) -> bytes:
    """Return the same as the encoding `deflate` is defined."""
    return _ZLIB_HEAD + _block() * megabytes


def raw_bomb(megabytes: int = 1024) -> bytes:
    """Return the same as some servers send `deflate`, without the frame of zlib."""
    return _block() * megabytes


def many_members(megabytes: int = 256) -> bytes:
    """Return a gzip file of many members, each a megabyte of zeros."""
    return gzipped(bytes(MEGABYTE)) * megabytes


def empty_members(size: int = 256 * 1024) -> bytes:
    """Return a gzip file of so many bytes whose members are all empty."""
    member = gzipped(b"")
    return member * (size // len(member))


def gzipped(data: bytes) -> bytes:
    """Return *data* in gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def deflated(data: bytes) -> bytes:
    """Return *data* deflated, in the frame of zlib."""
    return zlib.compress(data, 9)
