"""Paths as callers give them, and what the operating system says of them, in words."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from counterclaim.errors import FileAccessError

__all__ = ["PathLike", "access", "path_of"]

PathLike: TypeAlias = "str | os.PathLike[str]"


def path_of(name: str) -> Path:
    """Return the path that *name* names."""
    if "\0" in name:
        raise FileAccessError(name, "no file has a null character in its name")
    return Path(name)


@contextlib.contextmanager
def access(name: str) -> Iterator[None]:
    """Word the errors of the operating system."""
    try:
        yield
    except FileAccessError:
        raise
    except IsADirectoryError:
        raise FileAccessError(name, "is a directory; name a file in it") from None
    except FileNotFoundError:
        raise FileAccessError(name, "there is no such file") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileAccessError(name, reason[:1].lower() + reason[1:]) from None
