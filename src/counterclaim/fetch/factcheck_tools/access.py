"""Where the API is, and the key to it."""

from __future__ import annotations

import re

import attrs

from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.redaction import redacted
from counterclaim.fetch.urls import Url, parse_url

__all__ = ["BASE_URL", "Access", "access_to"]

BASE_URL = "https://factchecktools.googleapis.com/v1alpha1/"
# Far longer than any key is, so that a file that was taken for one is refused.
_KEY = re.compile(r"[\x21-\x7e]{1,512}")


@attrs.frozen(kw_only=True)
class Access:
    """
    Where the API is, and the key to it.

    Attributes:
        base: What the name of a method is put behind.
        key: The key, which is told in a header and stands nowhere else.
    """

    base: Url
    key: str = attrs.field(repr=False)


def access_to(base_url: str, key: str, policy: FetchPolicy) -> Access:
    """
    Return the access to the API at *base_url* with *key*, under *policy*.

    Raises:
        ValueError: *key* cannot be one, or is not to be sent there.
    """
    checked = _checked_key(key)
    base = _base(base_url)
    if not policy.trusts_with_secrets(base.scheme, base.address):
        raise ValueError(
            f"base_url: expected one that begins with https://, found {base.shown}; a key is sent in clear "
            "to an address within the networks of the policy alone, without a proxy"
        )
    return Access(base=base, key=checked)


def _checked_key(key: object) -> str:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ValueError(
            "key: expected an API key of up to 512 printable ASCII characters without white space; "
            "it may have been copied with a line break, or not at all"
        )
    return key


def _base(base_url: str) -> Url:
    wrong = f"base_url: expected one as {BASE_URL}, found {redacted(base_url)}"
    if "?" in base_url or "#" in base_url:
        raise ValueError(f"{wrong}; nothing stands behind the path")
    try:
        return parse_url(base_url if base_url.endswith("/") else f"{base_url}/")
    except FetchError as error:
        wrong = f"{wrong}; {error.rule}"
    raise ValueError(wrong)
