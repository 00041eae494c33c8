import codecs

import pytest

from counterclaim.fetch.encodings import _LABELS, codec_of


@pytest.mark.parametrize("codec", _LABELS)
def test_every_codec_is_an_encoding_of_text(codec):
    assert codecs.lookup(codec)._is_text_encoding
    assert "a".encode(codec).decode(codec) == "a"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        (" Utf-8 ", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1251", "cp1251"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("shift_jis", "cp932"),
        ("euc-kr", "cp949"),
        ("utf-16", "utf-16-le"),
        ("utf-16be", "utf-16-be"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_a_label_means_what_it_means_to_browsers(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "label",
    [
        "",
        "utf-7",
        "utf-32",
        "zip",
        "zip_codec",
        "bz2",
        "zlib",
        "base64",
        "rot13",
        "hex",
        "uu",
        "quopri",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "mbcs",
        "oem",
        "hz-gb-2312",
        "iso-2022-kr",
        "utf-8\x00",
        "x" * 10_000,
    ],
    ids=lambda label: repr(label)[:30],
)
def test_other_names_that_python_knows_mean_nothing(label):
    assert codec_of(label) is None


def test_no_label_stands_for_two_encodings():
    labels = [label for labels in _LABELS.values() for label in labels.split()]

    assert len(labels) == len(set(labels))
    assert all(label == label.lower() for label in labels)
