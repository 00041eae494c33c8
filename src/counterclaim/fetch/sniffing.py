"""What bytes are, by what their server says and by what they look like; and how their text is encoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

import attrs

from counterclaim.fetch.encodings import codec_of
from counterclaim.fetch.page_head import head_of

__all__ = ["Charset", "Kind", "charset_of", "kind_of"]

#: Bytes that are looked at (WHATWG MIME Sniffing Standard, section 5.2).
_LOOKED_AT = 1445
#: Bytes in which a page says how it is encoded (WHATWG HTML Standard, section 13.2.3.2).
_PRESCANNED = 1024
_PIECE = 64 * 1024
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"PK\x03\x04", "application/zip"),
    (b"OggS\x00", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
)
#: The types that a server may say of what looks like something, where that is not one alone.
_ALIKE = {
    "application/gzip": r"application/.*",
    "application/ogg": r"(application|audio|video)/.*",
    "application/pdf": r"application/(x-)?pdf",
    "application/zip": r"(application|model)/.*",  # as documents of office programs are
    "image/jpeg": r"image/(jpe?g|pjpeg)",
    "image/png": r"image/(x-|a|vnd\.mozilla\.a)?png",
    "image/x-icon": r"image/.*",
    "text/html": r"(text|message)/.*|.*xml.*",
    "text/xml": r"text/.*|.*xml.*",
    "video/mp4": r"(image|audio|video)/.*|application/mp4",
    "video/webm": r"(audio|video)/.*",
}
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_UNKNOWN = "application/octet-stream"
_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta)[ >\t\n\r/]"
    rb"|<!--",
    re.IGNORECASE,
)
#: Bytes that no text has (section 7.1).
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([-_.:A-Za-z0-9]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(r"<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([-_.:A-Za-z0-9]{1,40})[\"']")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")


@attrs.frozen
class Kind:
    """
    What bytes are.

    Attributes:
        declared: The type that the server said, `None` where it said none that is one.
        sniffed: What they look like, `application/octet-stream` where that is not known.
    """

    declared: str | None
    sniffed: str

    @property
    def media_type(self) -> str:
        """The type to go by: what is said, unless nothing is, or it looks like something else."""
        if self.declared in (None, _UNKNOWN) or self.is_contradicted:
            return self.sniffed
        return self.declared or self.sniffed

    @property
    def is_contradicted(self) -> bool:
        """Whether it looks like something else than the server says."""
        if self.declared in (None, _UNKNOWN) or self.sniffed == "text/plain":
            return False
        if self.sniffed == _UNKNOWN:
            # What servers say of files that they know nothing of (section 7).
            return self.declared == "text/plain"
        alike = _ALIKE.get(self.sniffed, re.escape(self.sniffed))
        return re.fullmatch(alike, self.declared or "") is None

    @property
    def is_text(self) -> bool:
        """Whether there is text in it."""
        name = self.media_type
        return name.startswith("text/") or name.endswith(("xml", "json", "javascript"))


def kind_of(data: bytes, header: str | None) -> Kind:
    """Return what *data* is, sent with the *header* `Content-Type`."""
    said = _MEDIA_TYPE.match((header or "").strip()[:200])
    sniffed = _sniffed(data[:_LOOKED_AT])
    charset = _DECLARED.search((header or "")[:1000])
    is_wide = charset is not None and (codec_of(charset[1]) or "").startswith("utf-16")
    if is_wide and sniffed == _UNKNOWN:
        sniffed = "text/plain"  # half of its bytes are zeros
    return Kind(None if said is None else said[0].lower(), sniffed)


def _sniffed(data: bytes) -> str:
    for beginning, name in _BEGINNINGS:
        if data.startswith(beginning):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return "video/mp4"
    begin = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\t\n\x0c\r ")
    if _MARKUP.match(begin):
        return "text/html"
    if begin.startswith(b"<?xml"):
        return "text/xml"
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return "text/plain"
    return _UNKNOWN if _BINARY.search(data) else "text/plain"


@attrs.frozen
class Charset:
    """
    How a text is encoded, and how that was found.

    Attributes:
        name: The encoding, by the name that Python has for it.
        found_by: `mark` at its beginning, `header`, `page`, `validity` (it is UTF-8 throughout) or `default`.
        declared: What the server said, or else the page, whether or not it was gone by.
    """

    name: str
    found_by: str
    declared: str | None


def charset_of(data: bytes, header: str | None) -> Charset:
    """
    Return how the text *data*, sent with the *header* `Content-Type`, is encoded.

    A mark at the beginning goes before the server's word, and that before the page's (WHATWG Encoding
    Standard, section 6). A text of which nothing is said is UTF-8 where it can be, else Windows-1252.
    """
    in_header = _DECLARED.search((header or "")[:1000])
    labels = _labels(data[:_PRESCANNED].decode("latin-1"), kind_of(data, header))
    said = in_header[1] if in_header else labels[0] if labels else None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Charset(name, "mark", said)
    if in_header is not None and (known := codec_of(in_header[1])) is not None:
        return Charset(known, "header", said)
    for known in filter(None, map(codec_of, labels)):
        # A page in UTF-16 could not be read as far as its own word for it.
        return Charset("utf-8" if known.startswith("utf-16") else known, "page", said)
    if _is_utf_8(data):
        return Charset("utf-8", "validity", said)
    return Charset("cp1252", "default", said)


def _labels(begin: str, kind: Kind) -> list[str]:
    """Return what a page that begins with *begin* says of its encoding, if pages of its *kind* may."""
    is_page = kind.media_type in _PAGES
    declared = _XML_ENCODING.match(begin) if is_page or "xml" in kind.media_type else None
    if declared is not None or not is_page:
        return [] if declared is None else [declared[1]]
    metas = (element.attributes for element in head_of(begin) if element.name == "meta")
    return [label for label in map(_label_of_meta, metas) if label]


def _label_of_meta(attributes: Mapping[str, str]) -> str | None:
    if "charset" in attributes:
        return attributes["charset"].strip()
    if attributes.get("http-equiv", "").strip().lower() != "content-type":
        return None
    found = _DECLARED.search(attributes.get("content", ""))
    return None if found is None else found[1]


def _is_utf_8(data: bytes) -> bool:
    """Return whether *data* can be read as UTF-8; by pieces, since all of it may take four times as much."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces = memoryview(data)
    try:
        for begin in range(0, len(data), _PIECE):
            decoder.decode(pieces[begin : begin + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
