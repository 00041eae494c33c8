"""How a page came here: the requests, what the rules on the way decided, and what was made of the bytes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Self

import attrs
from attrs.validators import and_, deep_iterable, ge, instance_of, matches_re, optional

from counterclaim.errors import DecodeError
from counterclaim.fetch.exchange import Headers, header_of

__all__ = ["FetchLog", "Hop", "Outcome"]

_FORM = "counterclaim-fetch-log/1"
_is_text = instance_of(str)
_is_text_if_any = optional(_is_text)
_is_count_if_any = optional(and_(instance_of(int), ge(0)))
_is_hash = matches_re(r"[0-9a-f]{64}")


def _has_zone(hop: object, attribute: object, value: datetime) -> None:
    if value.utcoffset() is None:
        raise ValueError("expected a moment with its zone")


@attrs.frozen(kw_only=True)
class Hop:
    """
    One request, and the head of its answer.

    Attributes:
        url: What was asked for.
        status: The status of the answer.
        headers: The headers of the answer, as received.
        peer: The address that answered; that of the proxy, where an outcome tells of one.
        certificate_sha256: The SHA-256 of its certificate (DER), where the connection was secured.
        received_at: When the answer began, in UTC.
    """

    url: str = attrs.field(repr=False, validator=_is_text)
    status: int = attrs.field(validator=instance_of(int))
    headers: Headers = attrs.field(repr=False)
    peer: str = attrs.field(validator=_is_text)
    certificate_sha256: str | None = attrs.field(validator=optional(_is_hash))
    received_at: datetime = attrs.field(validator=_has_zone)

    def header(self, name: str) -> str | None:
        """Return the value of the header *name*, given in lower case; several lines are joined by commas."""
        return header_of(self.headers, name)


@attrs.frozen(kw_only=True)
class Outcome:
    """
    What a rule decided on the way.

    Attributes:
        rule: Which one: `robots`, `spacing`, `retry`, `proxy`, `conditional`, `redirect`, `type`, `charset`,
            `length`.
        decision: What it decided, as `allowed`, `waited`, `not modified`.
        detail: What it rests on, in words.
    """

    rule: str = attrs.field(validator=_is_text)
    decision: str = attrs.field(validator=_is_text)
    detail: str | None = attrs.field(default=None, validator=_is_text_if_any)


@attrs.frozen(kw_only=True)
class FetchLog:
    """
    How the bytes of a snapshot came here; kept beside them under `Snapshot.log_sha256`.

    Attributes:
        requested: The URL that was asked for.
        user_agent: The name that the servers were told.
        hops: The requests, the last of which brought the bytes.
        sha256: The SHA-256 of the bytes after unpacking; those that are kept, where none were sent again.
        outcomes: What the rules decided.
        length: How many they are, `None` where none were sent.
        raw_sha256: The SHA-256 of the bytes as received.
        raw_length: How many they were.
        encoding: How they were packed, as the header says.
        declared_type: The media type that the server said.
        sniffed_type: What the bytes look like.
        media_type: What they are taken for.
        charset: How the text is encoded, where it is one.
        charset_found_by: How that was found: `mark`, `header`, `page`, `validity` or `default`.
    """

    requested: str = attrs.field(repr=False, validator=_is_text)
    user_agent: str = attrs.field(validator=_is_text)
    hops: tuple[Hop, ...] = attrs.field(validator=deep_iterable(instance_of(Hop)))
    sha256: str = attrs.field(validator=_is_hash)
    outcomes: tuple[Outcome, ...] = attrs.field(default=(), validator=deep_iterable(instance_of(Outcome)))
    length: int | None = attrs.field(default=None, validator=_is_count_if_any)
    raw_sha256: str | None = attrs.field(default=None, validator=optional(_is_hash))
    raw_length: int | None = attrs.field(default=None, validator=_is_count_if_any)
    encoding: str | None = attrs.field(default=None, validator=_is_text_if_any)
    declared_type: str | None = attrs.field(default=None, validator=_is_text_if_any)
    sniffed_type: str | None = attrs.field(default=None, validator=_is_text_if_any)
    media_type: str | None = attrs.field(default=None, validator=_is_text_if_any)
    charset: str | None = attrs.field(default=None, validator=_is_text_if_any)
    charset_found_by: str | None = attrs.field(default=None, validator=_is_text_if_any)

    def to_json(self) -> str:
        """Return it as JSON, the same for the same log."""
        data = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}
        return json.dumps({"form": _FORM, **data}, ensure_ascii=False, sort_keys=True, default=_plain) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """
        Return the log that `to_json` wrote.

        Raises:
            DecodeError: It is none.
        """
        try:
            data = json.loads(text)
            if data.pop("form") != _FORM:
                raise ValueError(_FORM)
            data["hops"] = tuple(_hop(hop) for hop in data["hops"])
            data["outcomes"] = tuple(Outcome(**outcome) for outcome in data["outcomes"])
            return cls(**data)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass
        raise DecodeError(f"expected the log of a fetched page, of the form {_FORM}; found something else")


def _plain(value: Any) -> Any:
    """Return what stands for *value* in JSON."""
    if isinstance(value, datetime):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}


def _hop(data: dict[str, Any]) -> Hop:
    moment = datetime.fromisoformat(data.pop("received_at"))
    headers = tuple((str(name), str(value)) for name, value in data.pop("headers"))
    return Hop(**data, headers=headers, received_at=moment)
