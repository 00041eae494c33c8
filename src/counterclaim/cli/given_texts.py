"""The texts of documents that a command is given: in files by their ids, and as bytes kept of snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError
from counterclaim.cli.kept_bytes import KeptBytes

if TYPE_CHECKING:
    from counterclaim.case import Case
    from counterclaim.findings import Imported

__all__ = ["GivenTexts", "texts_given"]

_ENDING = ".txt"


class GivenTexts(Mapping[str, str]):
    """
    Texts by the ids of documents, and by the SHA-256 of the texts of snapshots.

    The latter are read when they are asked for, since there may be any number of them.
    """

    def __init__(self, named: Mapping[str, str], hashes: frozenset[str], kept: Sequence[KeptBytes]) -> None:
        """Have those that are *named*, and those of *hashes* that are *kept*."""
        self._named = named
        self._hashes = hashes
        self._kept = kept

    def __getitem__(self, key: str) -> str:
        if key in self._named:
            return self._named[key]
        text = self._kept_text(key) if key in self._hashes else None
        if text is None:
            raise KeyError(key)
        return text

    def __iter__(self) -> Iterator[str]:
        yield from self._named
        yield from (key for key in sorted(self._hashes) if key not in self._named and key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _kept_text(self, sha256: str) -> str | None:
        from counterclaim.store import StoreError

        for kept in self._kept:
            try:
                return kept.get(sha256).decode()
            except (StoreError, UnicodeDecodeError):
                continue  # quotes check tells what is damaged
        return None


def texts_given(names: Sequence[str], cases: Sequence[str], imported: Imported[Case]) -> GivenTexts | None:
    """
    Return the texts in the files and folders *names*, those that case files name, those kept beside *cases*.

    It is `None` where there are none.

    Raises:
        FileAccessError: A file cannot be read, or is no text.
        UsageError: A file, or all of a folder, is of no document on record.
    """
    from counterclaim.model import Snapshot

    snapshots = imported.case.of_type(Snapshot)
    hashes = frozenset(snapshot.text_sha256 for snapshot in snapshots if snapshot.text_sha256 is not None)
    kept = [KeptBytes(cases)]
    named = dict(imported.texts)
    for name in names:
        if Path(name).is_dir():
            folder = KeptBytes((), folder=name)
            found = _of_folder(Path(name), imported.case)
            if not found and not any(_has(folder, sha256) for sha256 in hashes):
                raise UsageError(f"{name}: no file in it is the text of a document on record; {_NAMING}")
            kept.insert(0, folder)
            named.update(found)
        else:
            named.update(_of_file(Path(name), imported.case))
    if named or any(_has(one, sha256) for one in kept for sha256 in hashes):
        return GivenTexts(named, hashes, kept)
    return None


_NAMING = f"name it by the id of the document, as article{_ENDING}"


def _of_folder(folder: Path, case: Case) -> dict[str, str]:
    from counterclaim.files import read_text

    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == _ENDING)
    return {path.stem: read_text(path) for path in paths if _is_document(path.stem, case)}


def _of_file(path: Path, case: Case) -> dict[str, str]:
    from counterclaim.files import read_text

    text = read_text(path)
    if not _is_document(path.stem, case):
        raise UsageError(f"{path}: there is no document {path.stem!r} on record; {_NAMING}")
    return {path.stem: text}


def _is_document(id: str, case: Case) -> bool:
    from counterclaim.model import Document

    return case.get(id, Document) is not None


def _has(kept: KeptBytes, sha256: str) -> bool:
    from counterclaim.store import StoreError

    try:
        kept.get(sha256)
    except StoreError:
        return False
    return True
