"""One record of a case file on its way into the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.formats.casefile.entries import Entry
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.records import Context, EntryReader
from counterclaim.formats.casefile.references import Mention
from counterclaim.formats.casefile.sources import Sources
from counterclaim.formats.casefile.tellings import TellingReader
from counterclaim.model import Attribution, Property, Record, UnknownRecord

__all__ = ["Row"]


class Row:
    """
    One record, with the attributions that its `by` stands for.

    Attributes:
        entry: The record as it is written.
        record: The record, once it is read; `None` where a mistake is in it.
        attributions: What its `by` stands for.
    """

    def __init__(
        self,
        entry: Entry,
        context: Context,
        publisher_of: Callable[[str], str | None],
        document: str | None,
    ) -> None:
        """*publisher_of* gives the publisher of a document; *document* is the default one."""
        self.entry = entry
        self.record: Record | None = None
        self.attributions: tuple[Attribution, ...] = ()
        self._mistakes = context.mistakes
        self._reader = EntryReader(entry, context)
        self._telling = TellingReader(self._reader, publisher_of, document) if entry.table.takes_by else None

    @property
    def phase(self) -> int:
        """When it can be read: properties first, and last what needs to know who publishes documents."""
        if issubclass(self.entry.table.cls, Property):
            return 0
        return 1 if self._telling is None else 2

    @property
    def states_by(self) -> bool:
        """Whether it says by whom it is, or has no means to."""
        return self._telling is None or self._telling.states_by or isinstance(self.record, UnknownRecord)

    def read(self) -> Record | None:
        """Read the record and what its `by` stands for; return the record."""
        given: dict[str, str] = {}
        kind = self.entry.table.kind
        if kind is not None and self._telling is not None:
            given = {"kind": kind.value, **self._telling.author()}
        self.record = self._reader.read(given)
        if self._telling is not None and not isinstance(self.record, UnknownRecord):
            self.attributions = self._telling.attributions()
        if self._reader.broken:
            self.record = None
        self._reader.flush()
        return self.record

    def mentions(self) -> Iterator[Mention]:
        """Yield the ids that stand in it."""
        if isinstance(self.record, UnknownRecord):
            return  # what it refers to is not known
        named = self._telling.mentions() if self._telling is not None else iter(())
        for id, expected, path in (*self._reader.expander.mentions, *named):
            yield Mention(id, expected, self.entry.file, path, self.entry.id)

    def text(self, sources: Sources) -> str | None:
        """Return the text of the document, where it names a file with it."""
        if not self.entry.table.takes_text_file or "text" not in self.entry.fields:
            return None
        return sources.text_of(self.entry.file, self.path("text"), self.entry.fields["text"], self.entry.id)

    def path(self, key: str) -> Path:
        """Return where the value of *key* stands."""
        return (*self.entry.path, key)

    def add_mistake(self, message: str, *, key: str | None = None, code: str = "shape") -> None:
        """Say what is wrong with it, or with the value of *key*."""
        path = self.entry.path if key is None else self.path(key)
        self._mistakes.add(self.entry.file, path, message, record=self.entry.id, code=code)
