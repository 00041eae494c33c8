import gzip
import zlib

import pytest

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.deadline import Deadline, DeadlinePassedError
from counterclaim.fetch.decoding import unpacked
from counterclaim.fetch.urls import parse_url

URL = parse_url("https://example.org/page?token=secret")
TEXT = b"It is said that the bridge was closed. " * 300


def found(data, encoding, *, most=1_000_000, seconds=5):
    return unpacked(data, encoding, url=URL, most=most, deadline=Deadline(seconds))


def refusal(data, encoding, **limits):
    with pytest.raises(FetchError) as caught:
        found(data, encoding, **limits)
    return caught.value


def raw_deflated(data):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKED = [
    ("gzip", gzip.compress(TEXT)),
    ("x-gzip", gzip.compress(TEXT)),
    ("GZip", gzip.compress(TEXT)),
    (" gzip , ", gzip.compress(TEXT)),
    ("identity, gzip", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", zlib.compress(TEXT, 0)),
    ("deflate", zlib.compress(TEXT, 9)),
    ("deflate", raw_deflated(TEXT)),
    (None, TEXT),
    ("", TEXT),
    ("identity", TEXT),
]
IDS = [f"{number}-{encoding}" for number, (encoding, _) in enumerate(PACKED)]


@pytest.mark.parametrize(("encoding", "data"), PACKED, ids=IDS)
def test_a_body_is_unpacked_as_its_header_says(encoding, data):
    assert found(data, encoding) == TEXT


@pytest.mark.parametrize(("encoding", "data"), PACKED, ids=IDS)
def test_no_more_is_unpacked_than_is_taken(encoding, data):
    assert found(data, encoding, most=len(TEXT)) == TEXT
    error = refusal(data, encoding, most=len(TEXT) - 1)

    assert error.reason is FetchReason.TOO_LARGE
    assert f"{len(TEXT) - 1:,} bytes" in error.rule


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "gzip, br", None])
def test_an_empty_body_is_empty_however_it_is_said_to_be_packed(encoding):
    assert found(b"", encoding) == b""


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip;q=1", "utf-8", "gzip\x00"])
def test_a_way_of_packing_that_was_not_asked_for_is_refused(encoding):
    error = refusal(TEXT, encoding)

    assert error.reason is FetchReason.ENCODING
    assert encoding not in str(error).replace("gzip, deflate", "")


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,deflate", "br, gzip", "gzip, identity, gzip"])
def test_a_body_packed_several_times_over_is_refused(encoding):
    assert "several times" in refusal(gzip.compress(gzip.compress(TEXT)), encoding).rule


@pytest.mark.parametrize(
    ("encoding", "data"),
    [pair for pair in PACKED if pair[1] != TEXT],
    ids=[name for name, pair in zip(IDS, PACKED, strict=True) if pair[1] != TEXT],
)
@pytest.mark.parametrize("missing", [1, 4, 8, 20])
def test_a_body_that_ends_early_is_refused(encoding, data, missing):
    assert refusal(data[:-missing], encoding).reason is FetchReason.ENCODING


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@pytest.mark.parametrize("data", [TEXT, b"x", b"\x00", b"\x1f\x8b", b"\xff" * 100])
def test_a_body_that_is_not_packed_is_refused(encoding, data):
    assert refusal(data, encoding).reason is FetchReason.ENCODING


def test_a_damaged_body_is_refused():
    data = bytearray(gzip.compress(TEXT))
    data[-6] ^= 1

    assert refusal(bytes(data), "gzip").reason is FetchReason.ENCODING


def test_a_body_that_wants_a_dictionary_is_refused():
    packer = zlib.compressobj(zdict=b"bridge")
    data = packer.compress(TEXT) + packer.flush()

    assert refusal(data, "deflate").reason is FetchReason.ENCODING


def test_several_members_of_gzip_are_one_body():
    assert found(gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two"), "gzip") == b"one two"


def test_members_of_gzip_are_bounded_together():
    data = gzip.compress(b"x" * 1000) * 3

    assert len(found(data, "gzip", most=3000)) == 3000
    assert refusal(data, "gzip", most=2999).reason is FetchReason.TOO_LARGE


@pytest.mark.parametrize("behind", [b"\x00" * 512, b"\n", b"<!-- cached -->", b"\x1f"])
@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_what_follows_behind_a_body_is_not_of_it(encoding, pack, behind):
    assert found(pack(TEXT) + behind, encoding) == TEXT


@pytest.mark.parametrize(("encoding", "pack"), [("deflate", zlib.compress), ("deflate", raw_deflated)])
def test_a_second_stream_of_deflate_is_not_of_the_body(encoding, pack):
    assert found(pack(b"one") + pack(b"two"), encoding) == b"one"


def test_a_bomb_is_given_up_at_the_limit():
    bomb = gzip.compress(bytes(20_000_000))

    assert refusal(bomb, "gzip", most=1000).reason is FetchReason.TOO_LARGE


def test_thousands_of_members_are_unpacked_and_more_are_refused():
    assert found(gzip.compress(b"x") * 4_096, "gzip", seconds=60) == b"x" * 4_096
    assert refusal(gzip.compress(b"") * 4_097, "gzip").reason is FetchReason.ENCODING


def test_it_ends_with_the_deadline():
    with pytest.raises(DeadlinePassedError):
        found(gzip.compress(TEXT), "gzip", seconds=0)


def test_an_error_does_not_show_the_query():
    assert "secret" not in str(refusal(TEXT, "br"))
