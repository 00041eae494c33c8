import codecs

import pytest

from counterclaim.fetch.sniffing import charset_of, kind_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
HTML = b"<!doctype html><title>A</title>"
XML = b'<?xml version="1.0" encoding="utf-8"?>\n'


class TestLooking:
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"%PDF-1.7\n", "application/pdf"),
            (PNG, "image/png"),
            (b"GIF87a..", "image/gif"),
            (b"GIF89a..", "image/gif"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
            (b"RIFF\x00\x00\x00\x00WAVEfmt ", "application/octet-stream"),
            (b"RIFFLE of the day", "text/plain"),
            (b"\x1f\x8b\x08\x00", "application/gzip"),
            (b"PK\x03\x04\x14\x00", "application/zip"),
            (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
            (HTML, "text/html"),
            (b"\n\n  <HTML lang=de>", "text/html"),
            (b"<p>a", "text/html"),
            (b"<!-- a --><html>", "text/html"),
            (codecs.BOM_UTF8 + HTML, "text/html"),
            (XML + b"<rss/>", "text/xml"),
            (b"hello", "text/plain"),
            (b'{"a": 1}', "text/plain"),
            (b"", "text/plain"),
            (b"<pre-order>", "text/plain"),
            (b"a <html>", "text/plain"),
            ("größer".encode(), "text/plain"),
            ("größer".encode("latin-1"), "text/plain"),
            (codecs.BOM_UTF16_LE + "a".encode("utf-16-le"), "text/plain"),
            (b"a\x00b", "application/octet-stream"),
            (bytes(range(256)), "application/octet-stream"),
            (b"\x1b[31m", "text/plain"),
        ],
    )
    def test_finds_what_bytes_are(self, data, name):
        kind = kind_of(data, None)

        assert (kind.sniffed, kind.declared, kind.media_type) == (name, None, name)
        assert not kind.is_contradicted

    def test_takes_zeros_for_letters_where_the_server_says_so(self):
        wide = "größer".encode("utf-16-le")

        assert kind_of(wide, "text/plain; charset=utf-16le").sniffed == "text/plain"
        assert kind_of(wide, "text/plain; charset=utf-8").sniffed == "application/octet-stream"
        assert kind_of(PNG, "text/plain; charset=utf-16").sniffed == "image/png"

    def test_goes_no_further_than_browsers_do(self):
        assert kind_of(b"a" * 1445 + b"\x00", None).sniffed == "text/plain"


class TestTheHeader:
    @pytest.mark.parametrize(
        ("header", "declared"),
        [
            ("text/html", "text/html"),
            ("Text/HTML; charset=utf-8", "text/html"),
            ("  text/html ;x", "text/html"),
            ("application/vnd.api+json", "application/vnd.api+json"),
            ("text/html, text/plain", "text/html"),
            ("", None),
            (None, None),
            ("html", None),
            ("/", None),
            ("*/*", None),
            ("\x1b/\x1b", None),
            ("x" * 100_000 + "/y", None),
        ],
        ids=lambda value: repr(value)[:30],
    )
    def test_says_the_type_where_it_is_one(self, header, declared):
        assert kind_of(b"hello", header).declared == declared


HONEST = [
    (b"<p>a", "text/plain"),
    (b"<p>a", "text/markdown"),
    (HTML, "text/html"),
    (XML + HTML, "text/html"),
    (XML + HTML, "application/xhtml+xml"),
    (HTML, "application/xhtml+xml"),
    (XML + b"<rss/>", "application/rss+xml"),
    (XML + b"<feed/>", "application/atom+xml"),
    (XML + b"<svg/>", "image/svg+xml"),
    (b"<svg/>", "image/svg+xml"),
    (XML + b"<a/>", "application/xml"),
    (XML + b"<a/>", "text/xml"),
    (b'{"a": 1}', "application/json"),
    (b"a,b\n1,2\n", "text/csv"),
    (b"var a;", "application/javascript"),
    (b"body {}", "text/css"),
    (b"%PDF-1.7\n", "application/pdf"),
    (b"%PDF-1.7\n", "application/octet-stream"),
    (PNG, "application/octet-stream"),
    (b"\n%PDF-1.7\n", "application/pdf"),
    (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
    (b"PK\x03\x04", "application/epub+zip"),
    (b"PK\x03\x04", "application/octet-stream"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\xff\xd8\xff\xe0", "image/jpeg"),
    (b"\xff\xd8\xff\xe0", "image/jpg"),
    (b"\x00\x00\x00\x20ftypavif", "image/avif"),
    (b"\x00\x00\x00\x20ftypheic", "image/heic"),
    (b"\x00\x00\x00\x20ftypqt  ", "video/quicktime"),
    (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
    (b"OggS\x00", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"\x00\x00\x01\x00", "image/vnd.microsoft.icon"),
    (b"\x1f\x8b\x08", "application/x-gzip"),
    (b"\x1f\x8b\x08", "application/x-tar"),
    ("<p>a".encode("utf-16-le"), "text/html; charset=utf-16le"),
    ("größer".encode("latin-1"), "text/plain; charset=latin1"),
    (HTML, "message/rfc822"),
]
LYING = [
    (HTML, "image/png", "text/html"),
    (HTML, "application/json", "text/html"),
    (HTML, "application/pdf", "text/html"),
    (PNG, "text/html", "image/png"),
    (PNG, "image/jpeg", "image/png"),
    (b"%PDF-1.7\n", "text/html", "application/pdf"),
    (b"PK\x03\x04", "text/plain", "application/zip"),
    (b"PK\x03\x04", "image/png", "application/zip"),
    (b"a\x00b\x01", "text/plain", "application/octet-stream"),
    (b"\x1f\x8b\x08", "text/html", "application/gzip"),
]


def ids(cases):
    return [f"{number}-{case[1]}" for number, case in enumerate(cases)]


@pytest.mark.parametrize(("data", "header"), HONEST, ids=ids(HONEST))
def test_an_honest_server_is_not_contradicted(data, header):
    assert not kind_of(data, header).is_contradicted


@pytest.mark.parametrize(
    ("data", "header"),
    [case for case in HONEST if not case[1].endswith("octet-stream")],
    ids=ids([case for case in HONEST if not case[1].endswith("octet-stream")]),
)
def test_an_honest_server_is_believed(data, header):
    assert kind_of(data, header).media_type == header.partition(";")[0]


@pytest.mark.parametrize(("data", "header", "found"), LYING, ids=ids(LYING))
def test_a_server_that_says_what_is_not_so_is_contradicted(data, header, found):
    kind = kind_of(data, header)

    assert kind.is_contradicted
    assert (kind.declared, kind.media_type) == (header, found)


@pytest.mark.parametrize(
    ("data", "header", "is_text"),
    [
        (HTML, "text/html", True),
        (b"{}", "application/json", True),
        (b"{}", "application/ld+json", True),
        (XML, "application/rss+xml", True),
        (b"a", "text/javascript", True),
        (b"a", None, True),
        (HTML, "image/png", True),
        (PNG, "text/html", False),
        (b"%PDF-1.7", None, False),
        (b"a\x00", "application/octet-stream", False),
    ],
)
def test_there_is_text_in_what_is_written_as_one(data, header, is_text):
    assert kind_of(data, header).is_text is is_text


class TestCharset:
    def test_of_a_mark_goes_before_the_header(self):
        found = charset_of(codecs.BOM_UTF8 + b"a", "text/html; charset=koi8-r")

        assert (found.name, found.found_by, found.declared) == ("utf-8", "mark", "koi8-r")

    @pytest.mark.parametrize(
        ("mark", "name"),
        [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
    )
    def test_of_a_mark_is_told_by_it(self, mark, name):
        assert charset_of(mark + b"ab", None).name == name

    @pytest.mark.parametrize(
        "header",
        [
            "text/html; charset=koi8-r",
            'text/html;charset="KOI8-R"',
            "text/html; Charset = koi8-r",
            "text/html; charset='koi8-r'",
            "text/html; boundary=x; charset=koi8-r; a=b",
        ],
    )
    def test_of_the_header_goes_before_the_page(self, header):
        found = charset_of(b"<meta charset=windows-1251>", header)

        assert (found.name, found.found_by) == ("koi8-r", "header")

    @pytest.mark.parametrize(
        "page",
        [
            b"<meta charset=koi8-r>",
            b'<META CHARSET="koi8-r" />',
            b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
            b"<meta content='text/html; charset=koi8-r' http-equiv=content-type>",
            b'<?xml version="1.0" encoding="koi8-r"?>',
            b"<html><head><title>x</title><meta name=a content=b><meta charset=koi8-r>",
        ],
    )
    def test_of_the_page_counts_where_the_header_says_none(self, page):
        found = charset_of(page, "text/html")

        assert (found.name, found.found_by, found.declared) == ("koi8-r", "page", "koi8-r")

    @pytest.mark.parametrize("label", ["utf-7", "rot13", "zip_codec", "x" * 50, "\xe9"])
    def test_of_the_header_that_is_none_gives_way_to_the_page(self, label):
        found = charset_of(b"<meta charset=koi8-r>", f"text/html; charset={label}")

        assert (found.name, found.found_by) == ("koi8-r", "page")

    def test_of_a_page_in_utf_16_that_could_be_read_is_utf_8(self):
        assert charset_of(b"<meta charset=utf-16>", None).name == "utf-8"
        assert charset_of(b"<meta charset=utf-16be>", None).name == "utf-8"

    def test_of_a_page_counts_in_its_beginning_only(self):
        assert charset_of(b" " * 1100 + b"<meta charset=koi8-r>", None).found_by == "validity"

    def test_in_a_comment_does_not_count(self):
        found = charset_of(b"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", None)

        assert found.name == "cp1251"

    def test_of_a_page_that_is_none_gives_way_to_the_next(self):
        assert charset_of(b"<meta charset=x-none><meta charset=koi8-r>", None).name == "koi8-r"

    def test_is_utf_8_where_nothing_is_said_and_it_is_valid(self):
        found = charset_of("größer".encode(), "text/plain")

        assert (found.name, found.found_by, found.declared) == ("utf-8", "validity", None)

    def test_is_windows_1252_where_nothing_else_is_possible(self):
        found = charset_of("größer".encode("latin-1"), None)

        assert (found.name, found.found_by) == ("cp1252", "default")

    def test_is_utf_8_for_a_text_that_is_empty(self):
        assert charset_of(b"", None).name == "utf-8"

    def test_that_is_said_and_not_gone_by_is_told(self):
        found = charset_of(b"a", "text/html; charset=utf-7")

        assert (found.name, found.found_by, found.declared) == ("utf-8", "validity", "utf-7")

    @pytest.mark.parametrize("data", [b"<meta " * 200, b"<meta charset" * 80, b"<?xml" + b" " * 2000])
    def test_takes_no_longer_for_a_page_that_is_made_for_it(self, data):
        assert charset_of(data * 100, "charset" + "= " * 100_000).name == "utf-8"


@pytest.mark.parametrize(
    ("data", "header"),
    [
        ("see <meta charset=koi8-r> é".encode(), "text/plain"),
        ('{"html": "<meta charset=koi8-r>é"}'.encode(), "application/json"),
        ("<!doctype html><meta name=about content='charset=koi8-r'>é".encode(), "text/html"),
    ],
    ids=["a text about it", "a string in JSON", "a word in a description"],
)
def test_what_only_looks_like_a_charset_is_none(data, header):
    found = charset_of(data, header)

    assert (found.name, found.found_by) == ("utf-8", "validity")
