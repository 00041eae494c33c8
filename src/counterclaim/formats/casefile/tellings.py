"""`by` and the words beside it, and the attributions that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from counterclaim.case import UNSTATED, Telling, Unstated, attributions_for
from counterclaim.checks import field_types
from counterclaim.errors import InvalidRecordError
from counterclaim.formats.casefile.expand import BROKEN
from counterclaim.formats.casefile.mistakes import shown_toml, unknown_id
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.records import EntryReader
from counterclaim.model import Attribution
from counterclaim.registry import Ref, is_id

__all__ = ["NOBODY", "PUBLISHER", "TellingReader"]

#: What may stand for `by` besides ids: nobody on record, and the publisher of the document.
NOBODY = "-"
PUBLISHER = "document"

_HINTS = field_types(Attribution)
#: The key that says what a field of an attribution holds, where it has another name.
_KEYS = {"source": "by", "id": "by", "of": "by", "relays": "via", "publisher": "document"}
#: Keeps the codec content where only some fields of an attribution are read.
_ANY_ID = "-"
_A_SOURCE = Ref("source")


class TellingReader:
    """Reads how one claim or rebuttal came to us."""

    def __init__(
        self, reader: EntryReader, publisher_of: Callable[[str], str | None], document: str | None
    ) -> None:
        """*publisher_of* gives the publisher of a document; *document* is the default one."""
        self._reader = reader
        self._entry = reader.entry
        self._words = [word for word in self._entry.table.telling_words if word in self._entry.fields]
        self._publisher_of = publisher_of
        own = self._entry.fields.get("document") if "document" in self._words else document
        self._document = own if isinstance(own, str) else None

    @property
    def states_by(self) -> bool:
        """Whether `by` is there, or something else of that name."""
        return "by" in self._entry.fields

    def author(self) -> dict[str, str]:
        """Return the field `by` of a rebuttal, where it is understood."""
        by = self._entry.fields.get("by")
        if by is None:
            return {}
        if not is_id(by) or by in (UNSTATED.value, NOBODY):
            expected = f"expected the id of one source, found {shown_toml(by)}"
            self._report(self._path("by"), self._unknown_name(by) or expected)
            return {}
        named = self._named(by, self._path("by"))
        return {} if named is None else {"by": named}

    def mentions(self) -> Iterator[tuple[str, Ref, Path]]:
        """Yield the ids that stand beside `by`, with what may stand there and where they do."""
        for word in ("by", "via"):
            value = self._entry.fields[word] if word in self._words else []
            for item, path in self._items(word, value):
                if is_id(item) and item not in (UNSTATED.value, NOBODY, PUBLISHER):
                    yield item, _A_SOURCE, path

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, origins first; none after saying what is wrong."""
        if "by" not in self._words:
            for word in self._words:
                self._report(self._path(word), "is about whoever says it, and nobody is named; add `by`")
            return ()
        by, via = self._by(), self._via()
        typed = self._typed()
        if typed is None or not self._reader.broken.isdisjoint(self._words):
            return ()
        try:
            telling = self._telling(by, via, typed)
            return attributions_for(self._entry.id, telling)
        except InvalidRecordError as error:
            self._reader.report_faults(error, self._path_of)
            return ()

    def _telling(
        self, by: tuple[str, ...] | Unstated | None, via: tuple[str, ...], typed: Attribution
    ) -> Telling:
        return Telling(
            by=by,
            via=via,
            document=self._document,
            publisher=None if self._document is None else self._publisher_of(self._document),
            said=typed.said,
            verb=typed.verb,
            speaker=typed.speaker,
            certainty=typed.certainty if "certainty" in self._words else None,
            quote=typed.quote,
            mode=typed.mode if "mode" in self._words else None,
            translated=typed.translated,
        )

    def _typed(self) -> Attribution | None:
        """Return an attribution that holds what the words beside `by` and `via` say."""
        data: dict[str, Any] = {"type": "attribution", "id": _ANY_ID, "of": _ANY_ID, "source": _ANY_ID}
        for word in self._words:
            if word not in ("by", "via"):
                value = self._reader.expander.field(self._entry.fields[word], _HINTS[word], self._path(word))
                data |= {} if value is BROKEN else {word: value}
        typed = self._reader.structured(data, self._path_of)
        return typed if isinstance(typed, Attribution) else None

    def _by(self) -> tuple[str, ...] | Unstated | None:
        by = self._entry.fields["by"]
        if by == UNSTATED.value:
            return UNSTATED
        if by == NOBODY:
            return None
        return self._sources("by", by)

    def _via(self) -> tuple[str, ...]:
        return self._sources("via", self._entry.fields["via"]) if "via" in self._words else ()

    def _sources(self, word: str, value: Any) -> tuple[str, ...]:
        found = []
        for item, path in self._items(word, value):
            wrong = self._what_is_wrong(item, word, alone=not isinstance(value, list))
            if wrong is not None:
                self._report(path, wrong)
            else:
                found.append(self._named(item, path) if word == "by" else item)
        return tuple(id for id in found if id is not None)

    def _what_is_wrong(self, item: Any, word: str, *, alone: bool) -> str | None:
        """Return what to say of an *item* that names no source, or `None`."""
        expected = f"expected ids of sources, found {shown_toml(item)}"
        if not is_id(item):
            return self._unknown_name(item) or expected
        if item not in (UNSTATED.value, NOBODY):
            return None
        if not alone:
            return f'{expected}; "?" and "-" stand alone'
        return f"{expected}, which stands for an origin; write it as `by`" if word == "via" else None

    def _unknown_name(self, found: Any) -> str | None:
        """Return what to say where the name of a source stands for its id."""
        near = self._reader.expander.meant(found, _A_SOURCE) if isinstance(found, str) else None
        return None if near is None else unknown_id(found, _A_SOURCE, near)

    def _items(self, word: str, value: Any) -> list[tuple[Any, Path]]:
        """Return what is listed as *value* of *word*, or stands there alone, each with its place."""
        if not isinstance(value, list):
            return [(value, self._path(word))]
        return [(item, (*self._path(word), index)) for index, item in enumerate(value)]

    def _named(self, id: str, path: Path) -> str | None:
        if id != PUBLISHER:
            return id
        publisher = None if self._document is None else self._publisher_of(self._document)
        if publisher is None:
            what = (
                "there is no document; name one in `document`"
                if self._document is None
                else f"{self._document!r} states none; add `publisher` to it"
            )
            self._report(path, f"'document' stands for the publisher of the document, and {what}")
        return publisher

    def _path(self, word: str) -> Path:
        return (*self._entry.path, word)

    def _path_of(self, field: str) -> Path:
        path = self._reader.path_of(field)
        step = path[len(self._entry.path)] if len(path) > len(self._entry.path) else "by"
        key = _KEYS.get(str(step), str(step))
        word = key if key in self._words else "by"
        return (*self._entry.path, word, *path[len(self._entry.path) + 1 :])

    def _report(self, path: Path, message: str) -> None:
        self._reader.expander.report(path, message)
