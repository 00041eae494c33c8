"""Checkpoints as text: read as written, and refused where they are anything else."""

import base64
import contextlib
import copy
import pickle
import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError, InvalidRecordError
from counterclaim.store.checkpoint import Checkpoint, InvalidCheckpointError, Signature, is_key_name

ROOT = bytes(range(32))
ROOT_TEXT = base64.b64encode(ROOT).decode()
PLAIN = Checkpoint(origin="example.org/belgrade", size=3, root=ROOT)
SIGNATURE = Signature(name="example.org/desk", key_hash=b"\x01\x02\x03\x04", signature=b"\xff" * 64)
SIGNED = attrs.evolve(PLAIN, extensions=("kept by the desk",), signatures=(SIGNATURE, SIGNATURE))

# The example of C2SP's tlog-checkpoint.
PUBLISHED = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""  # noqa: E501

LINES = st.text(st.characters(exclude_categories=["Cs"], min_codepoint=0x20), min_size=1, max_size=40)
NAMES = LINES.filter(is_key_name)
SIGNATURES = st.builds(
    Signature,
    name=NAMES,
    key_hash=st.binary(min_size=4, max_size=4),
    signature=st.binary(min_size=1, max_size=80),
)
CHECKPOINTS = st.builds(
    Checkpoint,
    origin=LINES,
    size=st.integers(0, 2**63 - 1),
    root=st.binary(min_size=32, max_size=32),
    extensions=st.lists(LINES, max_size=4).map(tuple),
    signatures=st.lists(SIGNATURES, max_size=4).map(tuple),
)


def refusal(text):
    with pytest.raises(InvalidCheckpointError) as caught:
        Checkpoint.parse(text)
    return caught.value.line


class TestText:
    def test_is_that_of_the_specification(self):
        published = Checkpoint.parse(PUBLISHED)

        assert published.origin == "example.com/behind-the-sofa"
        assert published.size == 20852163
        assert published.signatures[0].key_hash.hex() == "033de0ae"
        assert len(published.signatures[0].signature) == 64
        assert published.text == PUBLISHED

    def test_of_one_without_signatures_ends_with_an_empty_line(self):
        assert PLAIN.body == f"example.org/belgrade\n3\n{ROOT_TEXT}\n"
        assert PLAIN.text == PLAIN.body + "\n"

    def test_has_extensions_in_what_is_signed(self):
        assert SIGNED.body == PLAIN.body + "kept by the desk\n"
        assert SIGNED.text.startswith(SIGNED.body + "\n— example.org/desk AQIDBP////")

    @given(CHECKPOINTS)
    def test_is_read_as_what_was_written(self, checkpoint):
        assert Checkpoint.parse(checkpoint.text) == checkpoint

    @given(st.text())
    def test_is_read_or_refused_whatever_it_is(self, text):
        with contextlib.suppress(InvalidCheckpointError):
            assert Checkpoint.parse(text).text == text

    @given(CHECKPOINTS, st.data())
    def test_with_a_change_is_read_as_another_or_refused(self, checkpoint, data):
        text = checkpoint.text
        at = data.draw(st.integers(0, len(text) - 1))
        new = data.draw(st.sampled_from(["", "\n", " ", "0", "=", "— ", "\r", "A", "\ud800", "\x00"]))
        changed = text[:at] + new + text[at + 1 :]
        with contextlib.suppress(InvalidCheckpointError):
            assert Checkpoint.parse(changed).text == changed


class TestRefusedText:
    @pytest.mark.parametrize("end", range(len(SIGNED.body) + 1))
    def test_that_is_cut_short(self, end):
        assert refusal(SIGNED.text[:end])

    def test_without_an_origin(self):
        assert refusal("\n" + PLAIN.text) == 1

    @pytest.mark.parametrize(
        "size",
        ["", " 3", "3 ", "03", "00", "+3", "-3", "3.0", "0x3", "1_000", "٣", "³", str(2**63), "9" * 100_000],
        ids=ascii,
    )
    def test_with_another_size_than_plain_digits(self, size):
        assert refusal(PLAIN.text.replace("\n3\n", f"\n{size}\n")) == 2

    @pytest.mark.parametrize(
        "root",
        [
            "",
            ROOT_TEXT[:-1],
            ROOT_TEXT + "=",
            ROOT_TEXT[:-2] + "9=",  # bits that no byte has
            base64.b64encode(ROOT[:31]).decode(),
            base64.b64encode(bytes(33)).decode(),
            base64.urlsafe_b64encode(b"\xff" * 32).decode(),
            ROOT.hex(),
            ROOT_TEXT[:8] + " " + ROOT_TEXT[8:],
            "é" + ROOT_TEXT[1:],
        ],
    )
    def test_with_another_root_than_32_bytes_in_base64(self, root):
        assert refusal(PLAIN.text.replace(ROOT_TEXT, root)) == 3

    def test_without_the_empty_line(self):
        assert refusal(PLAIN.body) == 4

    def test_with_a_second_empty_line(self):
        assert refusal(PLAIN.text + "\n") == 5
        assert refusal(SIGNED.text + "\n") == 8

    @pytest.mark.parametrize("character", ["\r", "\t", "\0", "\x1b", "\x1f", "\ud800"], ids=ascii)
    def test_with_control_characters_or_half_of_a_pair(self, character):
        assert refusal(PLAIN.text.replace("\n3\n", f"\n{character}3\n")) == 2
        assert refusal(SIGNED.text.replace("desk\n", f"desk{character}\n")) == 4

    def test_with_the_line_ends_of_another_system(self):
        assert refusal(PLAIN.text.replace("\n", "\r\n")) == 1
        assert refusal(PLAIN.text.replace("\n", "\r")) == 1

    def test_without_its_last_line_end(self):
        assert refusal(SIGNED.text[:-1]) == 7

    @pytest.mark.parametrize(
        "line",
        [
            "- name AQIDBP8=",
            "—name AQIDBP8=",
            "— name  AQIDBP8=",
            "— name AQIDBP8= ",
            "— AQIDBP8=",
            "— a+b AQIDBP8=",
            "— a\u00a0b AQIDBP8=",
            "— name AQIDBA==",  # the hash of the key, and no signature
            "— name AQIDBP8",
            "— name AQIDBP9=",
            "name",
        ],
    )
    def test_with_something_else_than_a_signature_behind_the_empty_line(self, line):
        assert refusal(f"{PLAIN.text}{line}\n") == 5

    def test_with_more_signatures_than_anybody_needs(self):
        assert Checkpoint.parse(PLAIN.text + f"{SIGNATURE.line}\n" * 100)
        assert refusal(PLAIN.text + f"{SIGNATURE.line}\n" * 101) == 105

    @pytest.mark.parametrize("part", ["A", "\n", "a\n", "— a AQIDBP8=\n", "9", " ", "=", "\ud800"], ids=ascii)
    def test_that_is_huge_at_once(self, part):
        start = time.perf_counter()
        for many in (900_000 // len(part), 10**7):
            assert refusal(part * many)
            assert refusal(PLAIN.text + part * many)
        assert time.perf_counter() - start < 5

    def test_says_where_and_what_to_do(self):
        with pytest.raises(InvalidCheckpointError) as caught:
            Checkpoint.parse(PLAIN.text.replace("\n3\n", "\n03\n"))

        assert str(caught.value) == (
            "line 2 of the checkpoint: expected the size, in decimal digits without leading zeros, "
            "below 2**63; take the text again, unchanged, from where it was kept"
        )


class TestCheckpoint:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("origin", ""),
            ("origin", "two\nlines"),
            ("origin", None),
            ("size", -1),
            ("size", True),
            ("size", 3.0),
            ("size", 2**63),
            ("root", b"short"),
            ("root", "a" * 32),
            ("extensions", ("",)),
            ("extensions", ["a list"]),
            ("extensions", ("a\tb",)),
            ("extensions", ("\ud800",)),
            ("signatures", ("text",)),
            ("signatures", (SIGNATURE,) * 101),
        ],
        ids=str,
    )
    def test_is_not_made_of_anything_else(self, field, value):
        with pytest.raises(InvalidRecordError, match=f"checkpoint: {field}: "):
            attrs.evolve(PLAIN, **{field: value})

    def test_is_not_longer_than_it_may_be_when_read(self):
        with pytest.raises(InvalidRecordError, match="at most 1,000,000 characters"):
            attrs.evolve(PLAIN, extensions=("a" * 10**6,))


class TestSignature:
    @pytest.mark.parametrize(
        "name", ["", "a b", "a+b", "a\u2003b", "a\u0085b", "a\nb", "a\x7f+", "\ud800", None]
    )
    def test_has_no_name_that_a_note_cannot_hold(self, name):
        with pytest.raises(InvalidRecordError, match="signature: name: "):
            attrs.evolve(SIGNATURE, name=name)

    @pytest.mark.parametrize("name", ["example.org/desk", "редакция", "a-b_c", "名"])
    def test_has_a_name_in_any_script(self, name):
        assert attrs.evolve(SIGNATURE, name=name).line.startswith(f"— {name} ")

    def test_has_bytes(self):
        with pytest.raises(InvalidRecordError, match="four bytes"):
            attrs.evolve(SIGNATURE, key_hash=b"12345")
        with pytest.raises(InvalidRecordError, match="one or more bytes"):
            attrs.evolve(SIGNATURE, signature=b"")


def test_the_error_can_be_pickled():
    error = InvalidCheckpointError(2, "the size")
    back = pickle.loads(pickle.dumps(error))

    assert (type(back), vars(back), str(back)) == (type(error), vars(error), str(error))
    assert str(copy.copy(error)) == str(error)
    assert isinstance(error, CounterclaimError)
