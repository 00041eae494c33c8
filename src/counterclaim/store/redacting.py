"""Taking ids and words out of what stays on record."""

from __future__ import annotations

import contextlib
import functools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from counterclaim.codec import Codec
from counterclaim.errors import CounterclaimError
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record, references, replace_references
from counterclaim.registry import find_tag, is_id
from counterclaim.store.errors import DamagedStoreError, StoreError
from counterclaim.store.log import Event
from counterclaim.store.records import json_text
from counterclaim.store.sought import SoughtIds, SoughtWords
from counterclaim.store.views import UNREADABLE

__all__ = ["ERASED_WORDS", "NUMBER", "Redaction", "derived_part", "readable", "spellings"]

#: What stands in the place of words that were taken out of a text.
ERASED_WORDS: Final = "[erased]"
#: What the number begins with that stands in the place of an erased id.
NUMBER: Final = "erased:"
#: What joins the parts of an id that follows from others: `claim@source`, `case:claim`, `claim~2`.
_JOINTS: Final = "@:/~#|"
#: An id that was derived from content is a hash of it, from which short content can be guessed. Merging puts
#: the id of a case in front of it, and a number behind.
_DERIVED = re.compile(r"(?:.*:)?([a-z0-9-]+-[0-9a-f]{16})(?:~[0-9]+)?")
#: What holds no words, whatever its letters are: numbers of what was erased, gaps, hashes of bytes.
_NO_WORDS = rf"{NUMBER}[0-9a-f]{{16}}|\[erased\]|(?<![0-9a-z])[0-9a-f]{{64}}(?![0-9a-z])"
_RESERVED = frozenset({"type", "v", "bases"})
#: What people say of a revision; the rest is the machine's.
_SAID = frozenset({"by", "reason", "key"})
#: Fields whose content is not described by annotations: of types that are not known, or of extensions.
_UNDESCRIBED = frozenset({"extra", "data"})


def derived_part(id: str) -> str | None:
    """Return the part of *id* that looks as if it follows from the content of its record."""
    found = _DERIVED.fullmatch(id)
    return None if found is None else found[1]


@contextlib.contextmanager
def readable(event: Event, shown: str) -> Iterator[None]:
    """
    Read what *event* holds in a block.

    Raises:
        DamagedStoreError: It cannot be read.
    """
    try:
        yield
    except StoreError:
        raise
    except (CounterclaimError, *UNREADABLE) as error:
        reason = f"holds an event that cannot be read, {event.position} ({error}); check it with verify"
        raise DamagedStoreError(shown, reason) from error


def spellings(text: str) -> set[str]:
    """Return *text* composed and decomposed, which look the same, in small letters and in capitals."""
    cased = (text, text.upper(), text.lower(), text.casefold())
    return {text, *(unicodedata.normalize(form, each) for each in cased for form in ("NFC", "NFD"))}


class Redaction:
    """
    What takes the places of ids and words that are erased.

    A number stands for an id where a record refers to it, and in other ids that it is a part of. Words are
    taken out wherever they are, whatever their case, composed or decomposed.
    """

    def __init__(self, numbers: Mapping[str, str], words: Iterable[str]) -> None:
        """Put *numbers* in the places of ids, by id, and take out *words*."""
        words = {spelling for word in words for spelling in spellings(word)}
        self._words, self._written_words = SoughtWords(words), SoughtWords(map(_as_written, words))
        self._ids, self._written_ids = SoughtIds(_JOINTS), SoughtIds(f'"{_JOINTS}')
        self._has_words, self._has_ids = bool(words), False
        self._numbers: dict[str, str] = {}
        for id, number in numbers.items():
            self.add(id, number)
        self._codec = Codec()

    def add(self, id: str, number: str) -> None:
        """Put *number* in the place of *id* as well."""
        self._has_ids = True
        self._numbers[id] = number
        self._ids.add(id, number)
        self._written_ids.add(_as_written(id), number)

    def concerns(self, payload: str) -> bool:
        """Return whether *payload* may hold any of it."""
        if self._has_ids and self._written_ids.occur_in(payload):
            return True
        return self._has_words and bool(self._written_words.found_in(payload))

    def id(self, id: str) -> str:
        """Return *id* with the numbers of its parts in their places."""
        return self._numbers[id] if id in self._numbers else self._ids.replaced_in(id)

    def has_words(self, text: str) -> bool:
        """Return whether *text* holds any of the words."""
        return self.text(text) != text

    def text(self, text: str) -> str:
        """Return *text* without the words."""
        pattern = self._pattern_for(text)
        return text if pattern is None else pattern.sub(lambda match: match["kept"] or ERASED_WORDS, text)

    def first_in(self, text: str) -> str | None:
        """Return the first of the words in *text*, as it stands there; `None` where there is none."""
        pattern = self._pattern_for(text)
        found = () if pattern is None else pattern.finditer(text)
        return next((match[0] for match in found if match["kept"] is None), None)

    def _pattern_for(self, text: str) -> re.Pattern[str] | None:
        found = self._words.found_in(text) if self._has_words else None
        return _pattern_of(frozenset(self._words.spelled(found))) if found else None

    def payload(self, event: Event, shown: str) -> str:
        """
        Return the payload of *event* without any of it; the very same text where there is none.

        Raises:
            DamagedStoreError: It cannot be read.
            StoreError: No readable record would be left.
        """
        with readable(event, shown):
            data = json.loads(event.payload or "")
            if event.op in ("add", "replace"):
                redacted = self._record(data, json.loads(event.sealed or "{}"), shown)
            elif event.op == "remove":
                redacted = {**data, "id": self.id(data["id"])}
            else:
                redacted = {name: self.text(said) if name in _SAID else said for name, said in data.items()}
                if redacted.get("key") != data.get("key"):
                    del redacted["key"]  # what is left of two of them might be the same
            return event.payload or "" if redacted == data else json_text(redacted)

    def _record(self, data: dict[str, Any], sealed: dict[str, str], shown: str) -> dict[str, Any]:
        record = self._codec.structure(data | sealed)
        try:
            redacted = self._without_words(self._renamed(record, data, sealed))
            self._codec.structure(redacted | sealed)
        except CounterclaimError as error:
            reason = (
                f"would hold a record that cannot be read, {data.get('id')!r}, without these words: {error}; "
                "erase the record as a whole"
            )
            raise StoreError(shown, reason) from None
        return redacted

    def _renamed(self, record: Record, data: dict[str, Any], sealed: dict[str, str]) -> dict[str, Any]:
        ids = {reference.id for reference in references(record)} | {record.id}
        renamed = {id: new for id in ids if (new := self.id(id)) != id}
        changed = self._of_instance(replace_references(record, renamed) if renamed else record)
        if changed is record:
            return data
        written = self._codec.unstructure(changed, protected="keep")
        return {name: value for name, value in written.items() if name not in sealed}

    def _of_instance(self, instance: Any) -> Any:
        """Return a record or value with the keys of its maps changed, and ids where no annotation says so."""
        changes = {}
        for field in attrs.fields(type(instance)):
            value = getattr(instance, field.name)
            if field.name in _UNDESCRIBED and isinstance(value, FrozenMap):
                new: Any = FrozenMap(self._entries(value, str, self._undescribed))
            else:
                new = self._described(value)
            if new is not value and new != value:
                changes[field.alias] = new
        return attrs.evolve(instance, **changes) if changes else instance

    def _described(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._described, value))
        if isinstance(value, FrozenMap):
            return FrozenMap(self._entries(value, str, self._described))
        return self._of_instance(value) if attrs.has(type(value)) else value

    def _undescribed(self, value: Any) -> Any:
        """Return a value of JSON with each text that may be a reference changed as one."""
        if isinstance(value, str):
            is_address = "//" in value  # whose parts are joined in the same way
            return self.id(value) if is_id(value) and not is_address else value
        if isinstance(value, tuple):
            return tuple(map(self._undescribed, value))
        if isinstance(value, FrozenMap):
            return FrozenMap(self._entries(value, self._undescribed, self._undescribed))
        return value

    def _entries(
        self, entries: Mapping[str, Any], key: Callable[[str], str], item: Callable[[Any], Any]
    ) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        for old, value in entries.items():
            name = new = self.text(key(old))
            count = 1
            while new != old and (new in changed or new in entries):
                count += 1
                new = f"{name}~{count}"
            changed[new] = item(value)
        return changed

    def _without_words(self, data: dict[str, Any]) -> dict[str, Any]:
        kept = _RESERVED | {"id"}  # an id that holds one of the words was erased as a whole
        return {name: value if name in kept else self._texts(value) for name, value in data.items()}

    def _texts(self, value: Any) -> Any:
        """Return a *value* of JSON with each of its texts without the words."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return list(map(self._texts, value))
        if isinstance(value, dict):
            return {
                key: item if key == "type" and _is_tag(item) else self._texts(item)
                for key, item in value.items()
            }
        return value


def _is_tag(value: object) -> bool:
    return isinstance(value, str) and find_tag(value) is not None


def _as_written(text: str) -> str:
    """Return *text* as it stands inside of JSON's quotation marks."""
    return json_text(text)[1:-1]


@functools.lru_cache(maxsize=256)
def _pattern_of(words: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of *words*, the longest that fits, and what holds no words."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?P<kept>{_NO_WORDS})|{'|'.join(map(re.escape, longest_first))}", re.IGNORECASE)
