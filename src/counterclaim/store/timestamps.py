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
from typing import TYPE_CHECKING, Literal

import attrs

from counterclaim.errors import CounterclaimError
from counterclaim.store.der import INTEGER, OID, SEQUENCE, TIME, elements
from counterclaim.store.signing import from_extra
from counterclaim.store.tokens import SHA_2, InvalidTimestampError, Parts, read_certificates

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse
    from rfc3161_client.tsp import Accuracy

__all__ = ["InvalidRootError", "InvalidTimestampError", "Timestamp", "check_timestamp", "timestamp_request"]

_PURPOSE = "to ask for time stamps and to check them"


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
        parts = Parts.of(token)
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


def _roots(given: Iterable[bytes]) -> list[Certificate]:
    found: list[Certificate] = []
    for index, data in enumerate(given):
        try:
            found += read_certificates(data)
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


def _found(response: TimeStampResponse, parts: Parts, certificate: Certificate) -> Timestamp:
    info = response.tst_info
    algorithm = info.message_imprint.hash_algorithm.dotted_string
    return Timestamp(
        at=_exact(info.gen_time, parts.info),
        authority=certificate.subject.rfc4514_string(),
        accuracy=_accuracy(info.accuracy),
        algorithm=SHA_2.get(algorithm, algorithm),
        policy=info.policy.dotted_string,
        serial_number=info.serial_number,
    )


def _exact(seconds: datetime, info: bytes) -> datetime:
    """Return the time with the fraction of a second that `rfc3161-client` leaves out."""
    (whole,) = elements(info)
    written = whole.parts(INTEGER, OID, SEQUENCE, INTEGER, TIME)[4].content
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
    if algorithm not in SHA_2.values():
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
