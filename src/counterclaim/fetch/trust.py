"""Whom to trust besides the usual authorities."""

from __future__ import annotations

import os
import ssl
from typing import TypeAlias

import httpx

from counterclaim.errors import FileAccessError

__all__ = ["trusting"]

PathLike: TypeAlias = "str | os.PathLike[str]"


def trusting(path: PathLike) -> ssl.SSLContext:
    """
    Return a context that trusts the usual authorities, and those whose certificates (PEM) stand in a file.

    It is for `Fetcher`, where a house has an authority of its own.

    Raises:
        FileAccessError: The file cannot be read, or there is no certificate in it.
    """
    context = httpx.create_ssl_context(trust_env=False)
    try:
        context.load_verify_locations(cafile=path)
    except (ValueError, ssl.SSLError):
        reason = "holds no certificate of an authority, as PEM"
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    else:
        return context
    raise FileAccessError(os.fspath(path), reason)
