"""
Protected values at rest: encrypted with AES-256-GCM (NIST SP 800-38D) under a key kept outside the file.

A store can be read without the key: what is sealed is masked then, and kept as it is where its record is
replaced.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from counterclaim.codec import decode_json, protected_fields
from counterclaim.errors import DecodeError, MissingExtraError
from counterclaim.frozen import freeze, thaw
from counterclaim.model import Record
from counterclaim.model.record import UnknownRecord
from counterclaim.store.errors import SealedValueError
from counterclaim.values import Protected

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["KEY_LENGTH", "Sealed", "Sealer", "new_sealing_key", "unplaced", "with_sealed"]

#: Bytes of a key: AES-256.
KEY_LENGTH = 32
_NONCE_LENGTH = 12
_NO_KEY = "a protected value needs the key of the store, and none was given (sealing_key, --sealing-key)"


def new_sealing_key() -> bytes:
    """Return a new random key, 32 bytes, to be kept outside the store and its backups."""
    return secrets.token_bytes(KEY_LENGTH)


class Sealed(Protected[Any]):
    """
    A protected value that was read without the key: it can be kept and compared, and not revealed.

    Attributes:
        origin: The store that it is of; another one cannot keep it, since its key will not open it.
    """

    __slots__ = ("origin",)
    origin: str

    def __init__(self, token: str, origin: str) -> None:
        super().__init__(token)
        object.__setattr__(self, "origin", origin)

    @property
    def token(self) -> str:
        """What stands in the store for it."""
        return str(self._hidden)

    def satisfies(self, check: Callable[[Any], bool]) -> bool:
        """Return `True`: whatever is sealed was checked when that was done."""
        return True

    def reveal(self) -> NoReturn:
        """Refuse."""
        raise SealedValueError(_NO_KEY)


class Sealer:
    """Seals values with a key and opens them again."""

    def __init__(self, key: bytes | None, origin: str) -> None:
        """
        Take the *key* of the store named *origin*, or none.

        Raises:
            MissingExtraError: There is one, and what works with it is not installed.
            ValueError: It is no key.
        """
        self._origin = origin
        self._cipher = None if key is None else _cipher_of(key)
        self._name = "" if key is None else hashlib.sha256(b"counterclaim key name\n" + key).hexdigest()[:16]

    @property
    def has_key(self) -> bool:
        """Whether values can be sealed and opened."""
        return self._cipher is not None

    def seal(self, value: Protected[Any]) -> str:
        """
        Return what stands in the store for *value*: the name of the key, and nonce and ciphertext in Base64.

        Raises:
            SealedValueError: There is no key; or it was sealed with another one, or in another store.
        """
        if isinstance(value, Sealed):
            if value.origin != self._origin:
                reason = "a protected value of another store cannot be kept sealed; open that with its key"
                raise SealedValueError(reason)
            if self.has_key:
                self.opened(value.token)
            return value.token
        if self._cipher is None:
            raise SealedValueError(_NO_KEY)
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        plain = json.dumps(thaw(value.reveal()), ensure_ascii=False).encode()
        sealed = nonce + self._cipher.encrypt(nonce, plain, self._origin.encode())
        return f"{self._name}:{base64.b64encode(sealed).decode()}"

    def opened(self, token: str) -> Protected[Any]:
        """
        Return the value that *token* stands for, sealed as it is where there is no key.

        Raises:
            SealedValueError: It was sealed with another key, or is damaged.
        """
        if self._cipher is None:
            return Sealed(token, self._origin)
        self.check_name(token)
        text = token.partition(":")[2]
        from cryptography.exceptions import InvalidTag

        try:
            sealed = base64.b64decode(text, validate=True)
            nonce, data = sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:]
            plain = self._cipher.decrypt(nonce, data, self._origin.encode())
            return Protected(freeze(decode_json(plain)))
        except (InvalidTag, binascii.Error, ValueError, DecodeError):
            reason = "a protected value cannot be opened: it was changed, or is of another store"
            raise SealedValueError(reason) from None

    def check_name(self, token: str) -> None:
        """
        Check that *token* was sealed with this key, if there is one, as far as the name of the key tells.

        Raises:
            SealedValueError: It was sealed with another one.
        """
        name = token.partition(":")[0]
        if self._cipher is not None and name != self._name:
            reason = (
                f"what is protected was sealed with the key {name[:16]!r}, and this one is {self._name!r}"
            )
            raise SealedValueError(reason)

    def seal_fields(self, record: Record, before: Mapping[str, str]) -> dict[str, str]:
        """
        Return what stands in the store for the protected values of *record*, by field.

        *before* is what stands there for those of the version before; what is the same is not sealed again.

        Raises:
            SealedValueError: There is no key; or a value that was not opened is not one of those *before*.
        """
        return {
            name: self._kept(_protected_of(record, name), before.get(name))
            for name in protected_fields(record)
        }

    def _kept(self, value: Protected[Any], before: str | None) -> str:
        if isinstance(value, Sealed):
            if value.token != before and value.origin == self._origin:
                reason = "a protected value that was not opened can stay with its record and go nowhere else"
                raise SealedValueError(reason)
        elif before is not None and self.has_key and self.opened(before) == value:
            return before
        return self.seal(value)


def with_sealed(record: Record, sealed: Mapping[str, str], sealer: Sealer) -> Record:
    """
    Return *record*, which was read with the tokens of *sealed* in its protected fields, with their values.

    Where the extension that brings a field is not loaded, its token stays where it was read to.
    """
    tokens = frozenset(sealed.values())
    opened: dict[str, Any] = {
        name: sealer.opened(token) for name, token in _tokens(record) if token in tokens
    }
    if isinstance(record, UnknownRecord):
        return attrs.evolve(record, protected=record.protected | opened)
    return attrs.evolve(record, **opened)


def unplaced(record: Record, sealed: Mapping[str, str]) -> bool:
    """Return whether a value of *sealed* has no protected field in *record*, as it was read here."""
    return len(protected_fields(record)) < len(sealed)


def _tokens(record: Record) -> Iterator[tuple[str, str]]:
    for name in protected_fields(record):
        token = _protected_of(record, name).reveal()
        if isinstance(token, str):
            yield name, token


def _protected_of(record: Record, name: str) -> Protected[Any]:
    found = record.protected[name] if isinstance(record, UnknownRecord) else getattr(record, name)
    if not isinstance(found, Protected):
        message = f"{type(record).__name__}.{name} is annotated as protected, and holds something else"
        raise TypeError(message)
    return found


def _cipher_of(key: object) -> AESGCM:
    if not isinstance(key, bytes) or len(key) != KEY_LENGTH:
        message = f"a key is {KEY_LENGTH} random bytes, as new_sealing_key() returns them"
        raise ValueError(message)
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise MissingExtraError("cryptography", extra="sign", purpose="to seal protected values") from None
    return AESGCM(key)
