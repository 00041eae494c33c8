"""An authority of our own, what it certifies, and servers that break TLS in every way."""

from __future__ import annotations

import ssl
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from fetch.hostile_server import Script, Talk

__all__ = ["Authority", "broken_after_handshake", "cut_in_handshake", "shake_hands", "slow_handshake"]

_DAY = timedelta(days=1)
_USAGE = {
    "digital_signature": True,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "encipher_only": False,
    "decipher_only": False,
}


class Authority:
    """Signs certificates, and makes contexts that trust it or are certified by it."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Hostile authority")])
        self._certificate = self._sign(
            _builder(self._name, self._key, -_DAY, _DAY).add_extension(
                x509.BasicConstraints(ca=True, path_length=None), critical=True
            ),
            is_authority=True,
        )

    def trusting(self) -> ssl.SSLContext:
        """Return a context for a client that trusts this authority and no other."""
        context = ssl.create_default_context()
        pem = self._certificate.public_bytes(serialization.Encoding.PEM).decode()
        fresh = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        fresh.verify_flags = context.verify_flags
        fresh.load_verify_locations(cadata=pem)
        return fresh

    def certified(
        self, names: Sequence[str], *, since: timedelta = -_DAY, until: timedelta = _DAY, itself: bool = False
    ) -> ssl.SSLContext:
        """Return a context for a server of *names*, valid within that time, signed by *itself* or by us."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        builder = (
            _builder(subject, key, since, until)
            .add_extension(
                x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False
            )
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        )
        signed = builder.issuer_name(subject).sign(key, hashes.SHA256()) if itself else self._sign(builder)
        return _server_context(key, signed)

    def _sign(self, builder: x509.CertificateBuilder, *, is_authority: bool = False) -> x509.Certificate:
        usage = x509.KeyUsage(**_USAGE, key_cert_sign=is_authority, crl_sign=is_authority)
        ours = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        return (
            builder.issuer_name(self._name)
            .add_extension(usage, critical=True)
            .add_extension(ours, critical=False)
            .sign(self._key, hashes.SHA256())
        )


def _builder(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, since: timedelta, until: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + since)
        .not_valid_after(now + until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _server_context(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    encoding = serialization.Encoding.PEM
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with tempfile.TemporaryDirectory() as folder:  # the module reads files and nothing else
        file = Path(folder) / "server.pem"
        file.write_bytes(secret + certificate.public_bytes(encoding))
        context.load_cert_chain(file)
    return context


def _first_flight(talk: Talk, context: ssl.SSLContext) -> bytes:
    """Return what a server says first, once it was greeted."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_side=True)
    while not outgoing.pending:
        incoming.write(talk.receive())
        try:
            tls.do_handshake()
        except ssl.SSLWantReadError:
            continue
    return outgoing.read()


def slow_handshake(context: ssl.SSLContext) -> Script:
    """Return a script that shakes hands byte by byte."""
    return lambda talk: talk.drip(_first_flight(talk, context), every=0.02)


def cut_in_handshake(context: ssl.SSLContext) -> Script:
    """Return a script that goes in the middle of the handshake."""

    def script(talk: Talk) -> None:
        flight = _first_flight(talk, context)
        talk.send(flight[: len(flight) // 2])

    return script


def shake_hands(talk: Talk, context: ssl.SSLContext) -> tuple[ssl.SSLObject, ssl.MemoryBIO]:
    """Shake hands in full, and return what encrypts what is said from then on, and where it is put."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_side=True)
    while True:
        incoming.write(talk.receive())
        try:
            tls.do_handshake()
        except ssl.SSLWantReadError:
            talk.send(outgoing.read())
        else:
            talk.send(outgoing.read())
            return tls, outgoing


def broken_after_handshake(context: ssl.SSLContext) -> Script:
    """Return a script that shakes hands and then says, in the clear, what is no TLS."""

    def script(talk: Talk) -> None:
        shake_hands(talk, context)
        talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain")

    return script
