"""
Signatures under checkpoints: Ed25519, as C2SP's signed-note says, with keys in the form of Go's note package.

A key is one line of text. The secret one begins with `PRIVATE+KEY+`; the other is for everybody who checks.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.store.checkpoint import Checkpoint, Signature, is_key_name

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = [
    "InvalidKeyError",
    "SigningKey",
    "VerificationKey",
    "from_extra",
    "is_signature_of",
    "is_signed",
    "sign",
    "sign_text",
]

_SECRET = "PRIVATE+KEY+"
#: The byte by which signed-note knows Ed25519.
_ED25519 = b"\x01"


class InvalidKeyError(CounterclaimError, ValueError):
    """
    A text is not a key, or a key cannot be made of what was given. What was given is never shown.

    Attributes:
        reason: What is wrong, and what was expected.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"not a key that can be used: {self.reason}"


@attrs.frozen
class VerificationKey:
    """
    A key that checks signatures, and may be known to everybody.

    Attributes:
        name: Its name: best one under one's own domain, and the origin of the checkpoints that are signed.
        public: The 32 bytes of the public key.
    """

    name: str
    public: bytes

    def __attrs_post_init__(self) -> None:
        _check(self.name, self.public)

    @property
    def key_hash(self) -> bytes:
        """Four bytes of a hash over name and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """The key as one line, for `from_text`."""
        return _line(self.name, self.key_hash, self.public)

    @classmethod
    def from_text(cls, text: str) -> VerificationKey:
        """
        Read a key from *text*; white space around it does no harm.

        Raises:
            InvalidKeyError: *text* is no such key, or is damaged.
        """
        text = text.strip()
        if text.startswith(_SECRET):
            raise InvalidKeyError("this is the secret key; give the verification key that belongs to it")
        name, key_hash, public = _parts(text)
        key = cls(name, public)
        if key.key_hash.hex() != key_hash:
            raise InvalidKeyError("its hash does not fit name and key; copy it again as a whole")
        return key


@attrs.frozen
class SigningKey:
    """
    A key that signs. Whoever has it can sign in its name: keep it apart from the store.

    Attributes:
        name: Its name, as that of its verification key.
        seed: The 32 bytes that are secret.
    """

    name: str
    seed: bytes = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        _check(self.name, self.seed)

    @classmethod
    def generate(cls, name: str) -> SigningKey:
        """
        Make a new key of the given *name*.

        Raises:
            InvalidKeyError: No key can have that name.
        """
        return cls(
            name, secrets.token_bytes(32)
        )  # RFC 8032, section 5.1.5: any 32 bytes that nobody can guess

    @property
    def verification_key(self) -> VerificationKey:
        """The key that checks what this one signs."""
        return VerificationKey(self.name, _private_key(self.seed).public_key().public_bytes_raw())

    @property
    def text(self) -> str:
        """The key as one line, for `from_text`: the secret itself."""
        return _SECRET + _line(self.name, self.verification_key.key_hash, self.seed)

    @classmethod
    def from_text(cls, text: str) -> SigningKey:
        """
        Read a key from *text*; white space around it does no harm.

        Raises:
            InvalidKeyError: *text* is no such key, or is damaged.
            MissingExtraError: The package `cryptography` is not installed.
        """
        text = text.strip()
        if not text.startswith(_SECRET):
            raise InvalidKeyError(f"a secret key begins with {_SECRET}; perhaps this is a verification key")
        name, key_hash, seed = _parts(text.removeprefix(_SECRET))
        key = cls(name, seed)
        if key.verification_key.key_hash.hex() != key_hash:
            raise InvalidKeyError("its hash does not fit name and key; copy it again as a whole")
        return key


def sign(checkpoint: Checkpoint, key: SigningKey) -> Checkpoint:
    """
    Return *checkpoint* with a signature by *key* at its end, in place of an earlier one by the same key.

    Raises:
        InvalidRecordError: It has as many signatures as a checkpoint can have.
        MissingExtraError: The package `cryptography` is not installed.
    """
    added = sign_text(checkpoint.body, key)
    others = (each for each in checkpoint.signatures if not _is_by(each, key.verification_key))
    return attrs.evolve(checkpoint, signatures=(*others, added))


def is_signed(checkpoint: Checkpoint, key: VerificationKey) -> bool:
    """
    Return whether *checkpoint* is signed by *key*.

    Signatures by other keys neither help nor harm. One that claims to be by *key* and is not makes the whole
    checkpoint unsigned, as the specification of signed notes advises.

    Raises:
        MissingExtraError: The package `cryptography` is not installed.
    """
    own = [each for each in checkpoint.signatures if _is_by(each, key)]
    return bool(own) and all(is_signature_of(each, checkpoint.body, key) for each in own)


def sign_text(text: str, key: SigningKey) -> Signature:
    """
    Return the signature by *key* over *text*, which ends with a line feed where it is that of a note.

    Raises:
        MissingExtraError: The package `cryptography` is not installed.
    """
    signature = _private_key(key.seed).sign(text.encode())
    return Signature(name=key.name, key_hash=key.verification_key.key_hash, signature=signature)


def is_signature_of(signature: Signature, text: str, key: VerificationKey) -> bool:
    """
    Return whether *signature* is one by *key* over *text*.

    Raises:
        MissingExtraError: The package `cryptography` is not installed.
    """
    with from_extra("cryptography", purpose="to check signatures"):
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    if not _is_by(signature, key):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature.signature, text.encode())
    except InvalidSignature:
        return False
    return True


@contextlib.contextmanager
def from_extra(package: str, *, purpose: str) -> Iterator[None]:
    """
    Import from *package*, which comes with the extra `sign`, inside of this.

    Raises:
        MissingExtraError: *package* is not installed; *purpose* says what it is needed for.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        # Whatever comes with the extra rests on `cryptography`.
        if error.name is None or error.name.partition(".")[0] not in (package, "cryptography"):
            raise
        raise MissingExtraError(package.replace("_", "-"), extra="sign", purpose=purpose) from None


def _is_by(signature: Signature, key: VerificationKey) -> bool:
    """Return whether *signature* claims to be by *key*."""
    return (signature.name, signature.key_hash) == (key.name, key.key_hash)


def _check(name: object, key: object) -> None:
    if not is_key_name(name):
        raise InvalidKeyError(
            "its name has to be some text without spaces, plus signs and control characters"
        )
    if not isinstance(key, bytes) or len(key) != 32:
        raise InvalidKeyError("an Ed25519 key has 32 bytes")


def _line(name: str, key_hash: bytes, key: bytes) -> str:
    return f"{name}+{key_hash.hex()}+{base64.b64encode(_ED25519 + key).decode()}"


def _parts(text: str) -> tuple[str, str, bytes]:
    """Return name, hash and key; the hash is checked by the caller, who has the public key."""
    name, _, rest = text.partition("+")  # base64 has plus signs of its own
    key_hash, _, encoded = rest.partition("+")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if len(data) != 33 or base64.b64encode(data).decode() != encoded:
        raise InvalidKeyError("expected name, hash and 33 bytes in base64, with plus signs between")
    if data[:1] != _ED25519:
        raise InvalidKeyError("it is of another kind than Ed25519, the one that is used here")
    return name, key_hash, data[1:]


def _private_key(seed: bytes) -> Ed25519PrivateKey:
    with from_extra("cryptography", purpose="to sign"):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    return Ed25519PrivateKey.from_private_bytes(seed)
