"""
Time stamps by a third party (RFC 3161), asked for and checked without a network.

A token says that an authority saw the hash of some bytes at some time. Kept beside a checkpoint, it shows
that what the checkpoint says is at least that old.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from counterclaim.errors import CounterclaimError
from counterclaim.safe_text import visible_line
from counterclaim.store.signing import from_extra

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse
    from rfc3161_client.tsp import Accuracy

__all__ = ["InvalidRootError", "InvalidTimestampError", "Timestamp", "check_timestamp", "timestamp_request"]

#: Tokens have some thousand bytes; what is longer is refused unread.
_LONGEST = 256 * 1024
_PURPOSE = "to ask for time stamps and to check them"

_SEQUENCE, _SET, _INTEGER, _OCTETS, _OID = 0x30, 0x31, 0x02, 0x04, 0x06
_TIME, _TAGGED_0 = 0x18, 0xA0

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
#: The attributes that name the signing certificate (RFC 2634, RFC 5035), and the hash that each means.
_SIGNING_CERTIFICATE = {
    bytes.fromhex("2a864886f70d010910020c"): "sha1",
    bytes.fromhex("2a864886f70d010910022f"): "sha256",
}
_SHA_2 = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_SHA_2_ENCODED = {bytes.fromhex(f"60864801650304020{at}"): name for at, name in enumerate(_SHA_2.values(), 1)}


class InvalidTimestampError(CounterclaimError, ValueError):
    """
    A token does not show that an authority saw these bytes.

    Attributes:
        reason: Why, in words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the time stamp shows nothing: {self.reason}"


class InvalidRootError(CounterclaimError, ValueError):
    """
    What was given as a certificate to trust is none.

    Attributes:
        index: Which of those that were given, from 0; `None` where none was given.
    """

    def __init__(self, index: int | None) -> None:
        super().__init__(index)
        self.index = index

    def __str__(self) -> str:
        what = "no certificate to trust was given"
        if self.index is not None:
            what = f"the certificate to trust at index {self.index} cannot be read"
        return f"{what}; give the authority's root certificate, in PEM or DER"


@attrs.frozen(kw_only=True)
class Timestamp:
    """
    What a token shows that was checked.

    Attributes:
        at: When the authority saw the hash, in UTC.
        authority: The subject of the certificate that signed, as RFC 4514 writes it.
        accuracy: By how much `at` may be wrong, where the token says so.
        algorithm: Which hash it saw: "sha256", "sha384" or "sha512".
        policy: Under which of its policies the authority worked (an object identifier).
        serial_number: The authority's number for the token.
    """

    at: datetime
    authority: str
    accuracy: timedelta | None
    algorithm: str
    policy: str
    serial_number: int


def timestamp_request(data: bytes, *, algorithm: Literal["sha256", "sha512"] = "sha256") -> bytes:
    """
    Return a request for a time stamp of *data*, to be sent to an authority with any HTTP client.

    POST it with the content type `application/timestamp-query`, and keep the answer: `check_timestamp` reads
    it. It holds only the hash of *data*, a random number, and the wish to get the certificates along.

    Raises:
        MissingExtraError: The package `rfc3161-client` is not installed.
        ValueError: *data* is empty.
    """
    with from_extra("rfc3161_client", purpose=_PURPOSE):
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    if not data:
        raise ValueError("there is nothing to time-stamp: the data is empty")
    chosen = HashAlgorithm[algorithm.upper()]
    request = TimestampRequestBuilder().data(data).hash_algorithm(chosen).nonce(nonce=True)
    return request.cert_request(cert_request=True).build().as_bytes()


def check_timestamp(token: bytes, data: bytes, *, roots: Iterable[bytes]) -> Timestamp:
    """
    Return what *token* shows about *data*; it is an answer of an authority, or the token alone.

    *roots* are the certificates that are trusted, each in PEM (of one or more) or DER. A root that comes in
    the token is never trusted. All certificates have to be valid at the time that the token names, not today:
    so a token stays good after they have expired. What this cannot see is whether one was revoked.

    The signature and the certificates are checked by `rfc3161-client`, with OpenSSL, at that time. What it
    leaves out is checked here: that the signature names its certificate (RFC 3161, 2.4.2), which is for
    nothing but time-stamping (2.3). The random number of the request is not asked for: it tells a new answer
    from an old one, and an old one over the same bytes shows no less.

    Raises:
        InvalidRootError: One of *roots* is no certificate, or there are none.
        InvalidTimestampError: The token is not for *data*, not signed under one of *roots*, signed by a
            certificate that is not for time-stamping, or no readable token at all.
        MissingExtraError: The package `rfc3161-client` is not installed.
    """
    with from_extra("rfc3161_client", purpose=_PURPOSE):
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response
    verifier = VerifierBuilder(roots=_roots(roots)).build()
    with _reading():
        parts = _Parts.of(token)
        certificate = parts.certificate()
        response = decode_timestamp_response(parts.answer(certificate))
        found = _found(response, parts, certificate)
        _check_imprint(response, found.algorithm, data)
        _check_signer(response, certificate)
        _check_purpose(certificate)
        try:
            verifier.verify_message(response, data)
        except VerificationError as error:
            raise InvalidTimestampError(_fault_of_signature(str(error))) from None
    return found


class _Element(NamedTuple):
    """One element of DER: its tag, what it holds, and the whole of it."""

    tag: int
    content: bytes
    whole: bytes

    def parts(self, *tags: int) -> list[_Element]:
        """Return the elements that it holds, which begin with ones of these *tags*."""
        found = _elements(self.content)
        if tuple(each.tag for each in found[: len(tags)]) != tags:
            raise ValueError("other elements than expected")
        return found


class _Parts(NamedTuple):
    """
    The parts of a token that are looked at or put in order here; all else is left to `rfc3161-client`.

    Attributes:
        head: Version, algorithms and content of the signed data, as they are written.
        info: The content: what the authority says of hash and time.
        certificates: The certificates that came along.
        tail: What stands behind the certificates, as it is written.
        signer: Who signed, and the attributes that were signed with the content.
    """

    head: tuple[bytes, ...]
    info: bytes
    certificates: tuple[bytes, ...]
    tail: tuple[bytes, ...]
    signer: _Element

    @classmethod
    def of(cls, data: bytes) -> _Parts:
        """Take the token, or the answer that holds it, apart."""
        kind, wrapped = _token(data).parts(_OID, _TAGGED_0)
        (signed_data,) = wrapped.parts(_SEQUENCE)
        version, algorithms, content, *rest = signed_data.parts(_INTEGER, _SET, _SEQUENCE)
        content_type, explicit = content.parts(_OID, _TAGGED_0)
        if (kind.content, content_type.content) != (_SIGNED_DATA, _TST_INFO):
            raise ValueError("something else that is signed")
        certificates = rest.pop(0).parts() if rest[0].tag == _TAGGED_0 else []
        (signer,) = rest[-1].parts(_SEQUENCE)
        return cls(
            head=(version.whole, algorithms.whole, content.whole),
            info=explicit.parts(_OCTETS)[0].content,
            certificates=tuple(each.whole for each in certificates),
            tail=tuple(each.whole for each in rest),
            signer=signer,
        )

    def answer(self, certificate: Certificate) -> bytes:
        """
        Return the token within an answer, with its certificates in an order that `rfc3161-client` reads.

        DER sorts them, and authorities as large as DigiCert do not; no signature is over them. Of those with
        the serial number of the one that signed only that one stays: OpenSSL compares the names of issuers
        less strictly than `cryptography`, and might check the signature with another than the one shown.
        """
        kept = sorted(set(self.certificates) - _namesakes(certificate, self.certificates))
        signed_data = _written(_SEQUENCE, *self.head, _written(_TAGGED_0, *kept), *self.tail)
        token = _written(_SEQUENCE, _written(_OID, _SIGNED_DATA), _written(_TAGGED_0, signed_data))
        return _written(_SEQUENCE, _written(_SEQUENCE, _written(_INTEGER, b"\0")), token)

    def certificate(self) -> Certificate:
        """Return the certificate that the signed attributes name by its hash."""
        named = _named_certificates(_attributes(self.signer))
        for each in self.certificates:
            if all(hashlib.new(algorithm, each).digest() == digest for algorithm, digest in named):
                return _certificates(each)[0]
        reason = "the certificate that signed it does not come with it; ask for a token with certificates"
        raise InvalidTimestampError(reason)


def _elements(data: bytes) -> list[_Element]:
    found: list[_Element] = []
    at = 0
    while at < len(data):
        start, tag, length = at, data[at], data[at + 1]
        at += 2
        if length & 0x80:
            width = length & 0x7F
            length = int.from_bytes(data[at : at + width])
            at += width
        end = at + length
        if end > len(data):
            raise ValueError("cut short")
        found.append(_Element(tag, data[at:end], data[start:end]))
        at = end
    return found


def _written(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    width = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | width)) + length.to_bytes(width) + content


def _token(data: bytes) -> _Element:
    if len(data) > _LONGEST:
        raise InvalidTimestampError(f"a token of more than {_LONGEST:,} bytes is not read")
    (whole,) = _elements(data)
    first, *rest = whole.parts()
    if first.tag == _OID:
        return whole
    status, *words = first.parts(_INTEGER)
    # 0 is granted, 1 is granted with changes.
    if int.from_bytes(status.content) > 1 or not rest:
        said = " ".join(each.content.decode(errors="replace") for text in words[:1] for each in text.parts())
        raise InvalidTimestampError(f"the authority gave none, and said {visible_line(said)!r}; ask again")
    return rest[0]


def _attributes(signer: _Element) -> dict[bytes, _Element]:
    """Return the attributes that are signed, by their kind; none of them may be there twice."""
    signed = signer.parts(_INTEGER, _SEQUENCE, _SEQUENCE, _TAGGED_0)[3]
    found: dict[bytes, _Element] = {}
    for each in signed.parts():
        kind, values = each.parts(_OID, _SET)
        (value,) = values.parts()
        if kind.content in found:
            raise ValueError("an attribute that is there twice")
        found[kind.content] = value
    if found[_CONTENT_TYPE].content != _TST_INFO:
        raise ValueError("a signature that was made for something else")
    return found


def _named_certificates(attributes: dict[bytes, _Element]) -> list[tuple[str, bytes]]:
    """Return the hashes of the signing certificate that *attributes* hold, each with its algorithm."""
    named = []
    for kind in _SIGNING_CERTIFICATE.keys() & attributes.keys():
        algorithm = _SIGNING_CERTIFICATE[kind]
        first, *rest = attributes[kind].parts(_SEQUENCE)[0].parts(_SEQUENCE)[0].parts()
        if first.tag == _SEQUENCE:
            algorithm = _SHA_2_ENCODED[first.parts(_OID)[0].content]
            first = rest[0]
        named.append((algorithm, first.content))
    if not named:
        raise ValueError("no word on the certificate that signed")
    return named


def _namesakes(certificate: Certificate, others: Iterable[bytes]) -> set[bytes]:
    """Return those of *others* that have the serial number of *certificate* and are another one."""
    return {
        each
        for each in others
        for other in _certificates(each)
        if other != certificate and other.serial_number == certificate.serial_number
    }


def _certificates(data: bytes) -> list[Certificate]:
    from cryptography import x509

    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]


def _roots(given: Iterable[bytes]) -> list[Certificate]:
    found: list[Certificate] = []
    for index, data in enumerate(given):
        try:
            found += _certificates(data)
        except ValueError:
            raise InvalidRootError(index) from None
    if not found:
        raise InvalidRootError(None)
    return found


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Word whatever a token that is no token does to those who read it."""
    try:
        yield
    except InvalidTimestampError:
        raise
    except BaseException as error:
        # What reads the token is written in Rust and may panic, which raises an exception of its own
        # that is no `Exception`; `cryptography` has several that have no common base.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise InvalidTimestampError("what was given is no token, or a damaged one") from None
        raise


def _found(response: TimeStampResponse, parts: _Parts, certificate: Certificate) -> Timestamp:
    info = response.tst_info
    algorithm = info.message_imprint.hash_algorithm.dotted_string
    return Timestamp(
        at=_exact(info.gen_time, parts.info),
        authority=certificate.subject.rfc4514_string(),
        accuracy=_accuracy(info.accuracy),
        algorithm=_SHA_2.get(algorithm, algorithm),
        policy=info.policy.dotted_string,
        serial_number=info.serial_number,
    )


def _exact(seconds: datetime, info: bytes) -> datetime:
    """Return the time with the fraction of a second that `rfc3161-client` leaves out."""
    (whole,) = _elements(info)
    written = whole.parts(_INTEGER, _OID, _SEQUENCE, _INTEGER, _TIME)[4].content
    fraction = re.fullmatch(rb"[0-9]{14}(?:\.([0-9]{1,32}))?Z", written)
    if fraction is None or written[:14] != seconds.strftime("%Y%m%d%H%M%S").encode():
        raise ValueError("a time that is written in another way")
    return seconds.replace(microsecond=int((fraction[1] or b"").ljust(6, b"0")[:6]))


def _accuracy(found: Accuracy | None) -> timedelta | None:
    if found is None:
        return None
    millis, micros = found.millis or 0, found.micros or 0
    return timedelta(seconds=found.seconds or 0, milliseconds=millis, microseconds=micros)


def _check_imprint(response: TimeStampResponse, algorithm: str, data: bytes) -> None:
    if algorithm not in _SHA_2.values():
        raise InvalidTimestampError(f"it is over a hash that is not used here ({algorithm})")
    if hashlib.new(algorithm, data).digest() != response.tst_info.message_imprint.message:
        raise InvalidTimestampError("it is for other bytes; give those that the request was made of")


def _check_signer(response: TimeStampResponse, certificate: Certificate) -> None:
    (signer,) = response.signed_data.signer_infos
    if (signer.issuer, signer.serial_number) != (certificate.issuer, certificate.serial_number):
        raise InvalidTimestampError("it names two certificates as the one that signed it")


def _check_purpose(certificate: Certificate) -> None:
    """Refuse a key that has other purposes, or whose purpose may be passed over (RFC 3161, 2.3)."""
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID

    purposes = [each for each in certificate.extensions if isinstance(each.value, x509.ExtendedKeyUsage)]
    if not any(
        each.critical and list(each.value) == [ExtendedKeyUsageOID.TIME_STAMPING] for each in purposes
    ):
        raise InvalidTimestampError("the certificate that signed it is not for time-stamping alone")


def _fault_of_signature(message: str) -> str:
    # OpenSSL says only in this part of its message what it holds against the certificates.
    detail = re.search('Verify error: ([^"]+)"', message)
    if detail is None:
        return "its signature does not fit what it says"
    return f"its certificates do not lead to one of the roots at the time it names ({detail[1]})"
