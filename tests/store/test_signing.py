"""Signatures of checkpoints, against a published note and key."""

import base64
import copy
import pickle
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.store.checkpoint import Checkpoint, Signature
from counterclaim.store.signing import (
    InvalidKeyError,
    SigningKey,
    VerificationKey,
    from_extra,
    is_signature_of,
    is_signed,
    sign,
    sign_text,
)

# From the documentation of Go's golang.org/x/mod/sumdb/note.
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

KEY = SigningKey.from_text(SECRET)
OTHER = SigningKey("example.org/desk", bytes(32))
CHECKPOINT = Checkpoint(origin="example.org/belgrade", size=3, root=bytes(range(32)))


def published_signature():
    data = base64.b64decode(SIGNED)
    return Signature(name="PeterNeumann", key_hash=data[:4], signature=data[4:])


class TestPublishedNote:
    def test_is_signed_as_published(self):
        assert sign_text(NOTE, KEY) == published_signature()
        assert sign_text(NOTE, KEY).line == f"— PeterNeumann {SIGNED}"

    def test_is_signed_by_the_published_key(self):
        key = VerificationKey.from_text(PUBLIC)

        assert is_signature_of(published_signature(), NOTE, key)
        assert not is_signature_of(published_signature(), NOTE + "\n", key)
        assert not is_signature_of(published_signature(), NOTE, OTHER.verification_key)

    def test_has_the_published_keys(self):
        assert KEY.text == SECRET
        assert KEY.verification_key.text == PUBLIC
        assert KEY.verification_key.key_hash.hex() == "c74f20a3"


class TestSign:
    def test_adds_a_signature_that_holds(self):
        signed = sign(CHECKPOINT, KEY)

        assert signed.body == CHECKPOINT.body
        assert is_signed(signed, KEY.verification_key)
        assert is_signed(Checkpoint.parse(signed.text), VerificationKey.from_text(PUBLIC))

    def test_adds_to_those_of_others(self):
        signed = sign(sign(CHECKPOINT, KEY), OTHER)

        assert [each.name for each in signed.signatures] == ["PeterNeumann", "example.org/desk"]
        assert is_signed(signed, KEY.verification_key)
        assert is_signed(signed, OTHER.verification_key)

    def test_replaces_an_earlier_one_by_the_same_key(self):
        forged = sign_text("something else\n", KEY)
        signed = sign(attrs.evolve(CHECKPOINT, signatures=(forged, *sign(CHECKPOINT, OTHER).signatures)), KEY)

        assert [each.name for each in signed.signatures] == ["example.org/desk", "PeterNeumann"]
        assert is_signed(signed, KEY.verification_key)
        assert sign(signed, KEY) == signed

    @given(st.text(st.characters(exclude_categories=["Cs"])), st.binary(min_size=32, max_size=32))
    def test_holds_for_any_text_and_key(self, text, seed):
        key = SigningKey("example.org/desk", seed)

        assert is_signature_of(sign_text(text, key), text, key.verification_key)


class TestIsSigned:
    def test_is_false_without_a_signature(self):
        assert not is_signed(CHECKPOINT, KEY.verification_key)

    def test_is_false_for_the_signature_of_another(self):
        assert not is_signed(sign(CHECKPOINT, OTHER), KEY.verification_key)

    def test_is_false_for_another_key_of_the_same_name(self):
        assert not is_signed(sign(CHECKPOINT, SigningKey("PeterNeumann", bytes(32))), KEY.verification_key)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("origin", "example.org/other"),
            ("size", 4),
            ("root", bytes(32)),
            ("extensions", ("added later",)),
        ],
        ids=["origin", "size", "root", "extensions"],
    )
    def test_is_false_for_whatever_else_is_put_under_a_signature(self, field, value):
        assert not is_signed(attrs.evolve(sign(CHECKPOINT, KEY), **{field: value}), KEY.verification_key)

    def test_is_false_when_one_of_two_by_the_key_does_not_hold(self):
        (good,) = sign(CHECKPOINT, KEY).signatures
        bad = sign_text("something else\n", KEY)
        for both in ((good, bad), (bad, good)):
            assert not is_signed(attrs.evolve(CHECKPOINT, signatures=both), KEY.verification_key)

    def test_is_false_for_every_change_of_the_signature(self):
        (good,) = sign(CHECKPOINT, KEY).signatures
        for at in range(64):
            changed = bytearray(good.signature)
            changed[at] ^= 1 << at % 8
            bad = attrs.evolve(good, signature=bytes(changed))
            assert not is_signed(attrs.evolve(CHECKPOINT, signatures=(bad,)), KEY.verification_key)

    @pytest.mark.parametrize("length", [1, 63, 65, 4000])
    def test_is_false_for_a_signature_of_another_length(self, length):
        bad = attrs.evolve(published_signature(), signature=bytes(length))

        assert not is_signed(attrs.evolve(CHECKPOINT, signatures=(bad,)), KEY.verification_key)

    def test_is_false_for_a_key_that_is_no_point(self):
        key = VerificationKey("example.org/desk", b"\xff" * 32)
        forged = Signature(name=key.name, key_hash=key.key_hash, signature=bytes(64))

        assert not is_signed(attrs.evolve(CHECKPOINT, signatures=(forged,)), key)


class TestKeys:
    def test_are_made_anew_each_time(self):
        one, other = SigningKey.generate("example.org/desk"), SigningKey.generate("example.org/desk")

        assert one != other
        assert is_signed(sign(CHECKPOINT, one), one.verification_key)

    def test_are_read_from_their_text(self):
        key = SigningKey.generate("example.org/desk")

        assert SigningKey.from_text(key.text + "\n") == key
        assert VerificationKey.from_text(f" {key.verification_key.text}\n") == key.verification_key

    def test_do_not_show_the_secret(self):
        shown = repr(KEY) + str(KEY)

        assert "PeterNeumann" in shown
        assert repr(KEY.seed) not in shown
        assert SECRET[-20:] not in shown

    @pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "\ud800", None], ids=ascii)
    def test_have_a_name_that_a_note_can_hold(self, name):
        with pytest.raises(InvalidKeyError, match="name"):
            SigningKey.generate(name)

    @pytest.mark.parametrize(
        "key", [b"", bytes(31), bytes(33), "a" * 32], ids=["none", "short", "long", "text"]
    )
    def test_have_32_bytes(self, key):
        with pytest.raises(InvalidKeyError, match="32 bytes"):
            SigningKey("example.org/desk", key)
        with pytest.raises(InvalidKeyError, match="32 bytes"):
            VerificationKey("example.org/desk", key)

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            ("", "expected name, hash and 33 bytes"),
            ("PeterNeumann", "expected name, hash and 33 bytes"),
            ("PeterNeumann+c74f20a3", "expected name, hash and 33 bytes"),
            (PUBLIC[:-1], "expected name, hash and 33 bytes"),
            (PUBLIC + "=", "expected name, hash and 33 bytes"),
            (PUBLIC[:-8] + "é" + PUBLIC[-7:], "expected name, hash and 33 bytes"),
            (PUBLIC.replace("+AR", "+BB"), "another kind than Ed25519"),
            (PUBLIC.replace("Peter", "Piotr"), "hash does not fit"),
            (PUBLIC.replace("c74f20a3", "c74f20a4"), "hash does not fit"),
            (PUBLIC.replace("c74f20a3", "C74F20A3"), "hash does not fit"),
            (PUBLIC.replace("KqiB", "KqiC"), "hash does not fit"),
            (PUBLIC.replace("PeterNeumann", ""), "name"),
            (SECRET, "give the verification key"),
        ],
    )
    def test_are_refused_when_their_text_is_damaged(self, wrong, reason):
        with pytest.raises(InvalidKeyError, match=reason):
            VerificationKey.from_text(wrong)

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            (PUBLIC, "begins with PRIVATE"),
            (SECRET[:-1], "expected name, hash and 33 bytes"),
            (SECRET.replace("c74f20a3", "00000000"), "hash does not fit"),
            (SECRET.replace("9iUvxd", "9iUvxe"), "hash does not fit"),
        ],
    )
    def test_that_are_secret_are_refused_without_showing_them(self, wrong, reason):
        with pytest.raises(InvalidKeyError, match=reason) as caught:
            SigningKey.from_text(wrong)

        told = f"{caught.value} {caught.value!r} {caught.value.__cause__} {caught.value.__context__}"
        assert "FGyNhPJEMzD1QIDr" not in told


class TestWithoutThePackage:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        for name in [name for name in sys.modules if name.partition(".")[0] == "cryptography"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "cryptography", None)

    @pytest.mark.parametrize(
        "call",
        [
            lambda: sign(CHECKPOINT, KEY),
            lambda: is_signature_of(published_signature(), NOTE, VerificationKey.from_text(PUBLIC)),
            lambda: SigningKey.from_text(SECRET),
        ],
        ids=["sign", "check", "read"],
    )
    def test_the_error_says_what_to_install(self, call):
        with pytest.raises(MissingExtraError, match=r"pip install 'counterclaim\[sign\]'"):
            call()

    def test_keys_can_be_made_and_those_for_checking_read(self):
        assert SigningKey.generate("example.org/desk")
        assert VerificationKey.from_text(PUBLIC).text == PUBLIC


def test_what_else_is_missing_is_another_mistake():
    with (
        pytest.raises(ModuleNotFoundError, match="no_such_package"),
        from_extra("rfc3161_client", purpose="to"),
    ):
        import no_such_package  # noqa: F401


def test_the_error_can_be_pickled():
    error = InvalidKeyError("it is of another kind")
    back = pickle.loads(pickle.dumps(error))

    assert (type(back), vars(back), str(back)) == (type(error), vars(error), str(error))
    assert str(copy.copy(error)) == str(error)
    assert isinstance(error, CounterclaimError)
