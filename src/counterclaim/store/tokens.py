"""
The tokens of time-stamping authorities (RFC 3161), taken apart and put in order, so that they can be checked.

Whatever is no token raises one of the exceptions of those who read it; `timestamps` words them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.errors import CounterclaimError
from counterclaim.safe_text import visible_line
from counterclaim.store.der import INTEGER, OCTETS, OID, SEQUENCE, SET, TAGGED_0, Element, elements, written

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

__all__ = ["SHA_2", "InvalidTimestampError", "Parts", "read_certificates"]

#: Tokens have some thousand bytes; what is longer is refused unread.
_LONGEST = 256 * 1024

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
#: The attributes that name the signing certificate (RFC 2634, RFC 5035), and the hash that each means.
_SIGNING_CERTIFICATE = {
    bytes.fromhex("2a864886f70d010910020c"): "sha1",
    bytes.fromhex("2a864886f70d010910022f"): "sha256",
}
SHA_2 = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_SHA_2_ENCODED = {bytes.fromhex(f"60864801650304020{at}"): name for at, name in enumerate(SHA_2.values(), 1)}


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


class Parts(NamedTuple):
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
    signer: Element

    @classmethod
    def of(cls, data: bytes) -> Parts:
        """Take the token, or the answer that holds it, apart."""
        kind, wrapped = _token(data).parts(OID, TAGGED_0)
        (signed_data,) = wrapped.parts(SEQUENCE)
        version, algorithms, content, *rest = signed_data.parts(INTEGER, SET, SEQUENCE)
        content_type, explicit = content.parts(OID, TAGGED_0)
        if (kind.content, content_type.content) != (_SIGNED_DATA, _TST_INFO):
            raise ValueError("something else that is signed")
        certificates = rest.pop(0).parts() if rest[0].tag == TAGGED_0 else []
        (signer,) = rest[-1].parts(SEQUENCE)
        return cls(
            head=(version.whole, algorithms.whole, content.whole),
            info=explicit.parts(OCTETS)[0].content,
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
        signed_data = written(SEQUENCE, *self.head, written(TAGGED_0, *kept), *self.tail)
        token = written(SEQUENCE, written(OID, _SIGNED_DATA), written(TAGGED_0, signed_data))
        return written(SEQUENCE, written(SEQUENCE, written(INTEGER, b"\0")), token)

    def certificate(self) -> Certificate:
        """Return the certificate that the signed attributes name by its hash."""
        named = _named_certificates(_attributes(self.signer))
        for each in self.certificates:
            if all(hashlib.new(algorithm, each).digest() == digest for algorithm, digest in named):
                return read_certificates(each)[0]
        reason = "the certificate that signed it does not come with it; ask for a token with certificates"
        raise InvalidTimestampError(reason)


def _token(data: bytes) -> Element:
    if len(data) > _LONGEST:
        raise InvalidTimestampError(f"a token of more than {_LONGEST:,} bytes is not read")
    (whole,) = elements(data)
    first, *rest = whole.parts()
    if first.tag == OID:
        return whole
    status, *words = first.parts(INTEGER)
    # 0 is granted, 1 is granted with changes.
    if int.from_bytes(status.content) > 1 or not rest:
        said = " ".join(each.content.decode(errors="replace") for text in words[:1] for each in text.parts())
        raise InvalidTimestampError(f"the authority gave none, and said {visible_line(said)!r}; ask again")
    return rest[0]


def _attributes(signer: Element) -> dict[bytes, Element]:
    """Return the attributes that are signed, by their kind; none of them may be there twice."""
    signed = signer.parts(INTEGER, SEQUENCE, SEQUENCE, TAGGED_0)[3]
    found: dict[bytes, Element] = {}
    for each in signed.parts():
        kind, values = each.parts(OID, SET)
        (value,) = values.parts()
        if kind.content in found:
            raise ValueError("an attribute that is there twice")
        found[kind.content] = value
    if found[_CONTENT_TYPE].content != _TST_INFO:
        raise ValueError("a signature that was made for something else")
    return found


def _named_certificates(attributes: dict[bytes, Element]) -> list[tuple[str, bytes]]:
    """Return the hashes of the signing certificate that *attributes* hold, each with its algorithm."""
    named = []
    for kind in _SIGNING_CERTIFICATE.keys() & attributes.keys():
        algorithm = _SIGNING_CERTIFICATE[kind]
        first, *rest = attributes[kind].parts(SEQUENCE)[0].parts(SEQUENCE)[0].parts()
        if first.tag == SEQUENCE:
            algorithm = _SHA_2_ENCODED[first.parts(OID)[0].content]
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
        for other in read_certificates(each)
        if other != certificate and other.serial_number == certificate.serial_number
    }


def read_certificates(data: bytes) -> list[Certificate]:
    """
    Return the certificates in *data*: one in DER, or one or more in PEM.

    Raises:
        ValueError: There is none.
    """
    from cryptography import x509

    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]
