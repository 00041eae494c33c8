"""
What still tells of something that was erased behind snapshots: these themselves, and their bytes.

Bytes are kept as they were received, or not at all. So no words are taken out of them; it is told which have
them.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from attrs import frozen

from counterclaim.findings import Problem
from counterclaim.safe_text import unescaped
from counterclaim.store.blobs import BLOB_FIELDS, BlobFolder, is_blob_name
from counterclaim.store.drivers import Database
from counterclaim.store.errors import StoreError
from counterclaim.store.mentions import Names
from counterclaim.store.redacting import Redaction
from counterclaim.store.views import UNREADABLE

__all__ = ["left_snapshots", "snapshots_of", "traces_in_bytes"]

#: Of the fields that hold hashes, what each is the hash of. The page as received may be packed, and is the
#: same as the page.
_KINDS: Final = {"sha256": "page", "text_sha256": "text", "log_sha256": "log"}
_USUAL_CHARSET: Final = "utf-8"


@frozen(kw_only=True)
class _Version:
    """A version of a snapshot: its id, that of its document, and the hashes of its bytes by field."""

    id: str
    document: str
    hashes: dict[str, str]


def _versions(database: Database) -> Iterator[_Version]:
    """Yield the snapshots on record in all their versions; what cannot be read is for `verify` to tell."""
    sql = "SELECT payload FROM event WHERE op IN ('add', 'replace') AND instr(payload, 'sha256') > 0"
    for (payload,) in database.rows(sql):
        with contextlib.suppress(*UNREADABLE):
            data = json.loads(payload)
            if data["type"] == "snapshot":
                hashes = {field: data[field] for field in BLOB_FIELDS if is_blob_name(data.get(field))}
                yield _Version(id=data["id"], document=data["document"], hashes=hashes)


def snapshots_of(database: Database, documents: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the snapshots that are, or once were, of one of the *documents*."""
    found = (version.id for version in _versions(database) if version.document in documents)
    return tuple(dict.fromkeys(found))


def left_snapshots(database: Database, numbers: Collection[str]) -> Iterator[Problem]:
    """Yield which snapshots stay of documents that were erased, in whose place the *numbers* stand."""
    for id in snapshots_of(database, numbers):
        message = "is a snapshot of what is erased, and stays, with its URL, page and text; erase it as well"
        yield Problem("snapshot", id, None, message)


def traces_in_bytes(
    database: Database,
    blobs: BlobFolder,
    *,
    words: Iterable[str],
    names: Iterable[str],
) -> Iterator[Problem]:
    """
    Yield which snapshots have one of the *words* in their bytes, or one of the *names* as a whole.

    Bytes are looked into as text, and as what character references and percent signs in it stand for.
    """
    search = _Search(blobs, tuple(map(_on_one_line, words)), tuple(map(_on_one_line, names)))
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for version in _versions(database) if search.is_any else ():
        for kind, told in search.found_in(version.hashes):
            by_kind = found.setdefault(version.id, {})
            by_kind[kind] = min(told, by_kind.get(kind, told))  # words before names
    for id, by_kind in found.items():
        code, words_there = min(by_kind.values())
        kinds = " and ".join(kind for kind, told in by_kind.items() if told[0] == code)
        message = f"{words_there!r} still stands in its {kinds}; bytes stay as they are, so erase it whole"
        yield Problem(code, id, None, message)


class _Search:
    """Looks for words and names in the bytes of snapshots, once in each."""

    def __init__(self, blobs: BlobFolder, words: tuple[str, ...], names: tuple[str, ...]) -> None:
        self.is_any = bool(words or names)
        self._blobs = blobs
        self._redaction, self._names = Redaction({}, words), Names(names)
        self._found: dict[tuple[str, str], tuple[str, str] | None] = {}

    def found_in(self, hashes: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield what of the bytes with these *hashes* has something, with its code and the words."""
        charset = self._charset(hashes)
        for field, kind in _KINDS.items():
            if field in hashes:
                key = (hashes[field], charset if field == "sha256" else _USUAL_CHARSET)
                if key not in self._found:
                    self._found[key] = self._first_in(*key)
                if (found := self._found[key]) is not None:
                    yield kind, found

    def _first_in(self, name: str, charset: str) -> tuple[str, str] | None:
        texts = self._texts(name, charset)
        for text in texts:
            if (word := self._redaction.first_in(text)) is not None:
                return "bytes", word
        for text in texts:
            if (called := self._names.first_in_text(text)) is not None:
                return "mention", called
        return None

    def _texts(self, name: str, charset: str) -> tuple[str, ...]:
        """Return the bytes under *name* as text, also as a browser shows it; nothing where there are none."""
        try:
            data = self._blobs.get(name)
        except StoreError:
            return ()
        try:
            text = data.decode(charset, "replace")
        except (LookupError, ValueError):  # a charset that there is none of, or that decodes to no text
            text = data.decode(_USUAL_CHARSET, "replace")
        return tuple({_on_one_line(each): None for each in (text, unescaped(text), unquote(text))})

    def _charset(self, hashes: dict[str, str]) -> str:
        """Return the charset of the page, which the log of its fetching tells."""
        with contextlib.suppress(StoreError, *UNREADABLE):
            return str(json.loads(self._blobs.get(hashes["log_sha256"]))["charset"] or _USUAL_CHARSET)
        return _USUAL_CHARSET


def _on_one_line(text: str) -> str:
    """Return *text* as it is shown where lines are broken anew."""
    return " ".join(text.split())
