"""Texts in files: an article, the text of a document."""

from __future__ import annotations

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.files import read_text


def test_a_text_is_read_without_a_byte_order_mark(tmp_path):
    (tmp_path / "article.txt").write_bytes(b"\xef\xbb\xbfVu\xc4\x8di\xc4\x87\n")

    assert read_text(tmp_path / "article.txt") == "Vučić\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\nVu\xe8i\xe6", "is no UTF-8 (line 2); save it as UTF-8"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"PK\x03\x04", "an office document"),
    ],
    ids=["another encoding", "a PDF", "an office document"],
)
def test_what_is_no_text_is_refused(data, reason, tmp_path):
    (tmp_path / "article.txt").write_bytes(data)

    with pytest.raises(FileAccessError) as caught:
        read_text(tmp_path / "article.txt")
    assert reason in str(caught.value)


def test_a_file_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(FileAccessError, match="there is no such file"):
        read_text(tmp_path / "article.txt")
