"""Taking ids and words out of what stays on record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from counterclaim.codec import Codec
from counterclaim.errors import CounterclaimError
from counterclaim.model import UnknownRecord, references, replace_references
from counterclaim.store.errors import StoreError
from counterclaim.store.log import Event
from counterclaim.store.records import json_text

__all__ = ["ERASED_WORDS", "Redaction", "is_derived"]

#: What stands in the place of words that were taken out of a text.
ERASED_WORDS: Final = "[erased]"
#: What joins the parts of an id that follows from others: `claim@source`, `case:claim`, `claim~2`.
_JOINTS: Final = "@:/~#|"
#: An id that was derived from content is a hash of it, from which short content can be guessed.
_DERIVED = re.compile(r"[a-z-]+-[0-9a-f]{16}")
_RESERVED = frozenset({"type", "v", "bases"})


def is_derived(id: str) -> bool:
    """Return whether *id* looks like one that follows from the content of its record."""
    return _DERIVED.fullmatch(id) is not None


class Redaction:
    """
    What takes the places of ids and words that are erased.

    A number stands for an id where a record refers to it, and in other ids that it is a part of. Words are
    taken out wherever they are, whatever their case.
    """

    def __init__(self, numbers: Mapping[str, str], words: Iterable[str]) -> None:
        """Put *numbers* in the places of ids, by id, and take out *words*."""
        words = tuple(words)
        self._numbers = numbers
        self._words = _any_of(words)
        self._parts = _any_of(numbers, f"(?:^|(?<=[{_JOINTS}]))", f"(?=[{_JOINTS}]|$)", re.NOFLAG)
        edges = f'(?<=["{_JOINTS}])', f'(?=["{_JOINTS}])'
        self._sought = _any_of(_as_written(words)), _any_of(_as_written(numbers), *edges, re.NOFLAG)
        self._codec = Codec()

    def concerns(self, payload: str) -> bool:
        """Return whether *payload* may hold any of it."""
        return any(sought is not None and sought.search(payload) for sought in self._sought)

    def id(self, id: str) -> str:
        """Return *id* with the numbers of its parts in their places."""
        if id in self._numbers:
            return self._numbers[id]
        return id if self._parts is None else self._parts.sub(lambda match: self._numbers[match[0]], id)

    def has_words(self, text: str) -> bool:
        """Return whether *text* holds any of the words."""
        return self._words is not None and self._words.search(text) is not None

    def text(self, text: str) -> str:
        """Return *text* without the words."""
        return text if self._words is None else self._words.sub(ERASED_WORDS, text)

    def payload(self, event: Event, shown: str) -> str:
        """
        Return the payload of *event* without any of it; the very same text where there is none.

        Raises:
            StoreError: No readable record would be left.
        """
        data = json.loads(event.payload or "")
        if event.op in ("add", "replace"):
            redacted = self._record(data, json.loads(event.sealed or "{}"), shown)
        elif event.op == "remove":
            redacted = {**data, "id": self.id(data["id"])}
        else:
            redacted = self._without_words(data)
            if redacted.get("key") != data.get("key"):
                del redacted["key"]  # what is left of two of them might be the same
        return event.payload or "" if redacted == data else json_text(redacted)

    def _record(self, data: dict[str, Any], sealed: dict[str, str], shown: str) -> dict[str, Any]:
        try:
            redacted = self._without_words(self._renamed(data, sealed))
            self._codec.structure(redacted | sealed)
        except CounterclaimError as error:
            reason = (
                f"would hold a record that cannot be read, {data.get('id')!r}, without these words: {error}; "
                "erase the record as a whole"
            )
            raise StoreError(shown, reason) from None
        return redacted

    def _renamed(self, data: dict[str, Any], sealed: dict[str, str]) -> dict[str, Any]:
        record = self._codec.structure(data | sealed)
        ids = {reference.id for reference in references(record)} | {record.id}
        renamed = {id: new for id in ids if (new := self.id(id)) != id}
        if not renamed and not record.extra and not isinstance(record, UnknownRecord):
            return data
        written = self._codec.unstructure(replace_references(record, renamed), protected="keep")
        unknown = written if isinstance(record, UnknownRecord) else record.extra
        for name in unknown.keys() - _RESERVED - sealed.keys():
            written[name] = _changed(written[name], lambda text: self._numbers.get(text, text))
        return {name: value for name, value in written.items() if name not in sealed}

    def _without_words(self, data: dict[str, Any]) -> dict[str, Any]:
        kept = _RESERVED | {"id"}  # an id that holds one of the words was erased as a whole
        return {name: value if name in kept else _changed(value, self.text) for name, value in data.items()}


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a *value* of JSON with each of its texts as *change* returns it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    return value


def _as_written(texts: Iterable[str]) -> Iterable[str]:
    """Return *texts* as they stand inside of JSON's quotation marks."""
    return [json_text(text)[1:-1] for text in texts]


def _any_of(
    texts: Iterable[str], before: str = "", behind: str = "", flags: re.RegexFlag = re.IGNORECASE
) -> re.Pattern[str] | None:
    """Return what finds any of *texts*, the longest that fits."""
    longest_first = sorted(texts, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest_first))}){behind}", flags)
