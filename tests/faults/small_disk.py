"""A small disk of its own: a tmpfs that only this process sees, mounted where the system allows it."""

import ctypes
import os

_CLONE_NEWNS = 0x00020000
_CLONE_NEWUSER = 0x10000000
_MS_PRIVATE, _MS_REC = 1 << 18, 1 << 14


class NoSmallDiskError(Exception):
    """It cannot be mounted here; the text says why."""


def mount_small_disk(folder, size):
    """
    Mount a disk of *size* bytes on *folder*, in a name space that ends with this process, a forked one.

    Who is not the superuser becomes one in a user name space of its own, where the system has these.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    spaces = _CLONE_NEWNS if os.geteuid() == 0 else _CLONE_NEWNS | _CLONE_NEWUSER
    _check(libc.unshare(spaces), "unshare")
    _check(libc.mount(b"none", b"/", None, _MS_REC | _MS_PRIVATE, None), "mount --make-rprivate")
    options = f"size={size},mode=700".encode()
    _check(libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, options), "mount -t tmpfs")


def fill(folder, left):
    """Leave no more than *left* bytes of the disk of *folder* free; return what can be deleted again."""
    filler = folder / "filler"
    found = os.statvfs(folder)
    with filler.open("wb") as stream:
        stream.write(bytes(max(0, found.f_bavail * found.f_frsize - left)))
    return filler


def _check(result, what):
    if result != 0:
        raise NoSmallDiskError(f"{what}: {os.strerror(ctypes.get_errno())}")
