"""Time stamps of an authority that is made here: its certificates by `cryptography`, its tokens by hand."""

import contextlib
import copy
import hashlib
import pickle
import sys
from datetime import UTC, datetime, timedelta

import attrs
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.store.timestamps import (
    InvalidRootError,
    InvalidTimestampError,
    Timestamp,
    check_timestamp,
    timestamp_request,
)

DATA = b"example.org/case\n3\nroot\n"
# Long before today: tokens have to be good when their certificates are not any longer.
AT = datetime(2019, 10, 20, 12, 30, 15, tzinfo=UTC)
TIME_STAMPING = ExtendedKeyUsageOID.TIME_STAMPING

SHA_256, SHA_384, SHA_512, SHA_1 = (
    "608648016503040201",
    "608648016503040202",
    "608648016503040203",
    "2b0e03021a",
)
TST_INFO, SIGNED_DATA, PLAIN_DATA = "2a864886f70d0109100104", "2a864886f70d010702", "2a864886f70d010701"
CONTENT_TYPE, MESSAGE_DIGEST = "2a864886f70d010903", "2a864886f70d010904"
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2 = "2a864886f70d010910020c", "2a864886f70d010910022f"
ECDSA_SHA_256 = "2a8648ce3d040302"


def tlv(tag, *contents):
    content = b"".join(contents)
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(length)]) + length + content


def sequence(*contents):
    return tlv(0x30, *contents)


def set_of(*contents):
    return tlv(0x31, *sorted(contents))


def oid(written):
    return tlv(0x06, bytes.fromhex(written))


def integer(value, tag=0x02):
    return tlv(tag, value.to_bytes(value.bit_length() // 8 + 1))


def attribute(kind, value):
    return sequence(oid(kind), set_of(value))


@attrs.frozen
class Authority:
    """Something that has a certificate and the key for it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self):
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def issue(name, issuer=None, *, is_ca=False, usages=(), critical=True, days=365, number=None, key=None):
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(number or x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=days))
        .not_valid_after(AT + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    )
    if usages:
        builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=critical)
    return Authority(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


def tst_info(data=DATA, *, algorithm=SHA_256, name="sha256", at=b"20191020123015Z", accuracy=b""):
    imprint = sequence(sequence(oid(algorithm)), tlv(0x04, hashlib.new(name, data).digest()))
    return sequence(integer(1), oid("2a0304"), imprint, integer(77), tlv(0x18, at), accuracy)


def signed_attributes(content, signer, *, named=None, content_type=TST_INFO):
    certificate = (named or signer).der
    named_by = sequence(sequence(sequence(tlv(0x04, hashlib.sha256(certificate).digest()))))
    return [
        attribute(CONTENT_TYPE, oid(content_type)),
        attribute(MESSAGE_DIGEST, tlv(0x04, hashlib.sha256(content).digest())),
        attribute(SIGNING_CERTIFICATE_2, named_by),
    ]


def token_by(signer, others=(), *, content=None, attributes=None, sid=None, content_type=TST_INFO, signers=1):
    """Return a token as RFC 3161 and RFC 5652 write it; what is given otherwise makes it a bad one."""
    content = content or tst_info()
    attributes = signed_attributes(content, signer) if attributes is None else attributes
    sid = sid or signer
    signature = signer.key.sign(set_of(*attributes), ec.ECDSA(hashes.SHA256()))
    signer_info = sequence(
        integer(1),
        sequence(sid.certificate.issuer.public_bytes(), integer(sid.certificate.serial_number)),
        sequence(oid(SHA_256)),
        tlv(0xA0, *sorted(attributes)),
        sequence(oid(ECDSA_SHA_256)),
        tlv(0x04, signature),
    )
    signed_data = sequence(
        integer(3),
        set_of(sequence(oid(SHA_256))),
        sequence(oid(content_type), tlv(0xA0, tlv(0x04, content))),
        tlv(0xA0, *(each.der for each in others)),
        tlv(0x31, *[signer_info] * signers),
    )
    return sequence(oid(SIGNED_DATA), tlv(0xA0, signed_data))


def answer(token, status=0, text=""):
    words = sequence(tlv(0x0C, text.encode())) if text else b""
    return sequence(sequence(integer(status), words), token)


ROOT = issue("Root", is_ca=True)
MIDDLE = issue("Middle", ROOT, is_ca=True)
CLOCK = issue("Clock", MIDDLE, usages=[TIME_STAMPING])
CHAIN = (CLOCK, MIDDLE)
TOKEN = token_by(CLOCK, CHAIN)


def check(token=TOKEN, data=DATA, roots=(ROOT.pem,)):
    return check_timestamp(token, data, roots=roots)


def refusal(*args, **kwargs):
    with pytest.raises(InvalidTimestampError) as caught:
        check(*args, **kwargs)
    return caught.value.reason


class TestTimestampRequest:
    def test_holds_the_hash_and_asks_for_certificates(self):
        request = timestamp_request(DATA)

        assert hashlib.sha256(DATA).digest() in request
        assert request.endswith(b"\x01\x01\xff")

    def test_can_be_made_with_sha_512(self):
        assert hashlib.sha512(DATA).digest() in timestamp_request(DATA, algorithm="sha512")

    def test_holds_another_random_number_each_time(self):
        assert timestamp_request(DATA) != timestamp_request(DATA)

    def test_of_nothing_is_refused(self):
        with pytest.raises(ValueError, match="nothing to time-stamp"):
            timestamp_request(b"")


class TestGoodToken:
    def test_shows_when_and_by_whom(self):
        assert check() == Timestamp(
            at=AT, authority="CN=Clock", accuracy=None, algorithm="sha256", policy="1.2.3.4", serial_number=77
        )

    def test_may_stand_in_the_answer_of_the_authority(self):
        assert check(answer(TOKEN)) == check(answer(TOKEN, status=1)) == check()

    @pytest.mark.parametrize("others", [CHAIN, CHAIN[::-1], (*CHAIN, ROOT), (ROOT, *CHAIN[::-1])])
    def test_may_have_its_certificates_in_any_order(self, others):
        assert check(token_by(CLOCK, others)) == check()

    @pytest.mark.parametrize(("algorithm", "name"), [(SHA_384, "sha384"), (SHA_512, "sha512")])
    def test_may_be_over_a_longer_hash(self, algorithm, name):
        token = token_by(CLOCK, CHAIN, content=tst_info(algorithm=algorithm, name=name))

        assert check(token).algorithm == name

    def test_keeps_the_fraction_of_its_second(self):
        token = token_by(CLOCK, CHAIN, content=tst_info(at=b"20191020123015.0625Z"))

        assert check(token).at == AT + timedelta(microseconds=62500)

    def test_says_how_exact_it_is(self):
        accuracy = sequence(integer(1), integer(500, 0x80), integer(7, 0x81))

        found = check(token_by(CLOCK, CHAIN, content=tst_info(accuracy=accuracy)))

        assert found.accuracy == timedelta(seconds=1, milliseconds=500, microseconds=7)

    def test_is_judged_by_certificates_as_they_were_then(self):
        assert CLOCK.certificate.not_valid_after_utc < datetime.now(UTC)
        assert check().at == AT

    def test_may_be_signed_directly_under_the_root(self):
        clock = issue("Clock", ROOT, usages=[TIME_STAMPING])

        assert check(token_by(clock, [clock])).authority == "CN=Clock"

    def test_may_name_its_certificate_by_sha_1_or_a_hash_that_it_says(self):
        for kind, name, words in (
            (SIGNING_CERTIFICATE, "sha1", ()),
            (SIGNING_CERTIFICATE_2, "sha512", (sequence(oid(SHA_512)),)),
        ):
            digest = tlv(0x04, hashlib.new(name, CLOCK.der).digest())
            named = attribute(kind, sequence(sequence(sequence(*words, digest))))
            attributes = [*signed_attributes(tst_info(), CLOCK)[:2], named]

            assert check(token_by(CLOCK, CHAIN, attributes=attributes)) == check()


class TestRoots:
    def test_are_read_from_pem_bundles_and_der(self):
        other = issue("Other", is_ca=True)

        assert check(roots=[other.pem + ROOT.pem]) == check(roots=[other.der, ROOT.der]) == check()

    def test_may_be_given_twice(self):
        assert check(roots=[ROOT.pem, ROOT.der]) == check()

    @pytest.mark.parametrize("roots", [[ROOT.pem, b""], [ROOT.pem, b"-----BEGIN nothing"]])
    def test_that_cannot_be_read_are_named(self, roots):
        with pytest.raises(InvalidRootError, match="index 1 cannot be read"):
            check(roots=roots)

    def test_have_to_be_given(self):
        with pytest.raises(InvalidRootError, match="no certificate to trust"):
            check(roots=[])


class TestRefusedToken:
    def test_for_other_bytes(self):
        assert "for other bytes" in refusal(data=DATA + b" ")

    def test_over_a_hash_that_is_too_weak(self):
        token = token_by(CLOCK, CHAIN, content=tst_info(algorithm=SHA_1, name="sha1"))

        assert "hash that is not used here (1.3.14.3.2.26)" in refusal(token)

    def test_under_another_root(self):
        reason = refusal(roots=[issue("Root", is_ca=True).pem])

        assert "do not lead to one of the roots" in reason

    def test_under_a_root_that_only_the_token_brings(self):
        token = token_by(CLOCK, (*CHAIN, ROOT))

        assert "do not lead to one of the roots" in refusal(token, roots=[issue("Other", is_ca=True).pem])

    def test_by_an_authority_that_signed_its_own_certificate(self):
        clock = issue("Clock", usages=[TIME_STAMPING])

        assert "do not lead to one of the roots" in refusal(token_by(clock, [clock]))

    def test_without_the_certificate_between(self):
        assert "do not lead to one of the roots" in refusal(token_by(CLOCK, [CLOCK]))

    def test_without_certificates(self):
        assert "ask for a token with certificates" in refusal(token_by(CLOCK, []))

    def test_under_a_certificate_that_is_no_authority(self):
        page = issue("Page", ROOT)
        clock = issue("Clock", page, usages=[TIME_STAMPING])

        assert "do not lead to one of the roots" in refusal(token_by(clock, [clock, page]))

    @pytest.mark.parametrize("days", [-400, 400])
    def test_at_a_time_at_which_the_certificate_was_not_valid(self, days):
        at = (AT + timedelta(days=days)).strftime("%Y%m%d%H%M%SZ").encode()

        assert "at the time it names" in refusal(token_by(CLOCK, CHAIN, content=tst_info(at=at)))

    @pytest.mark.parametrize(
        ("usages", "critical"),
        [
            ([], True),
            ([ExtendedKeyUsageOID.SERVER_AUTH], True),
            ([TIME_STAMPING, ExtendedKeyUsageOID.SERVER_AUTH], True),
            ([TIME_STAMPING], False),
        ],
    )
    def test_by_a_certificate_that_is_not_for_time_stamping_alone(self, usages, critical):
        clock = issue("Clock", ROOT, usages=usages, critical=critical)

        assert "not for time-stamping alone" in refusal(token_by(clock, [clock]))

    def test_that_borrows_its_purpose_from_a_certificate_of_the_same_number(self):
        page = issue("Page", ROOT, number=5)
        # Nobody signed this one; by its number and its issuer, in other letters, it passes for the page's.
        false = issue("Clock", issue("ROOT", is_ca=True), usages=[TIME_STAMPING], number=5)
        for others in ([page, false], [false, page]):
            for sid in (page, false):
                attributes = signed_attributes(tst_info(), page, named=false)
                assert refusal(token_by(page, others, attributes=attributes, sid=sid))

    def test_that_names_two_certificates_as_its_own(self):
        other = issue("Other clock", MIDDLE, usages=[TIME_STAMPING])
        attributes = signed_attributes(tst_info(), CLOCK, named=other)

        assert "names two certificates" in refusal(token_by(CLOCK, (*CHAIN, other), attributes=attributes))

    def test_signed_by_another_key(self):
        thief = issue("Thief")
        token = token_by(thief, CHAIN, sid=CLOCK, attributes=signed_attributes(tst_info(), CLOCK))

        assert refusal(token) == "its signature does not fit what it says"

    def test_whose_content_was_exchanged(self):
        token = TOKEN.replace(b"20191020123015Z", b"20181020123015Z")

        assert "at the time it names" in refusal(token) or "does not fit" in refusal(token)

    @pytest.mark.parametrize("left_out", [0, 1, 2])
    def test_without_an_attribute_that_has_to_be_signed(self, left_out):
        attributes = signed_attributes(tst_info(), CLOCK)
        del attributes[left_out]

        assert refusal(token_by(CLOCK, CHAIN, attributes=attributes))

    def test_with_an_attribute_that_is_there_twice(self):
        attributes = signed_attributes(tst_info(), CLOCK)

        assert "no token" in refusal(token_by(CLOCK, CHAIN, attributes=[*attributes, attributes[2]]))

    def test_that_was_signed_as_something_else(self):
        attributes = signed_attributes(tst_info(), CLOCK, content_type=PLAIN_DATA)

        assert "no token" in refusal(token_by(CLOCK, CHAIN, attributes=attributes))
        assert "no token" in refusal(token_by(CLOCK, CHAIN, content_type=PLAIN_DATA))

    def test_with_no_signature_or_two(self):
        for signers in (0, 2):
            assert "no token" in refusal(token_by(CLOCK, CHAIN, signers=signers))

    def test_with_a_time_of_another_form(self):
        for at in (b"20191020143015+0200", b"201910201230Z", b"20191020123015", b"20191020123060Z", b""):
            assert "no token" in refusal(token_by(CLOCK, CHAIN, content=tst_info(at=at)))

    def test_with_an_accuracy_beyond_measure(self):
        content = tst_info(accuracy=sequence(integer(2**63)))

        assert "no token" in refusal(token_by(CLOCK, CHAIN, content=content))

    def test_that_the_authority_did_not_give(self):
        reason = refusal(sequence(sequence(integer(2), sequence(tlv(0x0C, "zu spät\x1b[31m".encode())))))

        assert reason == "the authority gave none, and said 'zu spät'; ask again"

    @pytest.mark.parametrize(
        "token", [b"", b"0", b"0\x80", b"0\x84\xff\xff\xff\xff", b"-----BEGIN", TOKEN * 2]
    )
    def test_that_is_none(self, token):
        assert "no token" in refusal(token)

    def test_that_is_too_long(self):
        assert "is not read" in refusal(bytes(10**6))


def test_no_change_of_one_byte_yields_another_time():
    good = check()
    changed = bytearray(TOKEN)
    for at in range(0, len(TOKEN), 3):
        changed[at] ^= 1 << at % 8
        with contextlib.suppress(InvalidTimestampError):
            assert check(bytes(changed)) == good, at
        changed[at] = TOKEN[at]


def test_every_token_that_is_cut_short_is_refused():
    for end in range(0, len(TOKEN), 7):
        assert refusal(TOKEN[:end])


@pytest.mark.parametrize("package", ["rfc3161_client", "cryptography"])
def test_without_a_package_the_error_says_what_to_install(monkeypatch, package):
    for name in [name for name in sys.modules if name.partition(".")[0] in ("rfc3161_client", package)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)

    for call in (lambda: timestamp_request(DATA), check):
        with pytest.raises(MissingExtraError, match=r"pip install 'counterclaim\[sign\]'"):
            call()


@pytest.mark.parametrize("error", [InvalidTimestampError("it is for other bytes"), InvalidRootError(1)])
def test_errors_can_be_pickled(error):
    back = pickle.loads(pickle.dumps(error))

    assert (type(back), vars(back), str(back)) == (type(error), vars(error), str(error))
    assert str(copy.copy(error)) == str(error)
    assert isinstance(error, CounterclaimError)
