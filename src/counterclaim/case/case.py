"""The case that is being worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from counterclaim.case.building import (
    By,
    Several,
    Words,
    built,
    ids_of,
    origin_of_rebuttal,
    origins_of,
    several,
    tell,
)
from counterclaim.case.view import CaseView, RecordOrId, check_record, id_of
from counterclaim.errors import DuplicateIdError
from counterclaim.findings import Problem
from counterclaim.frozen import EMPTY
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Mode,
    Quote,
    Rebuttal,
    RebuttalKind,
    Record,
    Statement,
)
from counterclaim.values.dates import DateSpan, Period

__all__ = ["Case"]

RecordT = TypeVar("RecordT", bound=Record)


class Case(CaseView):
    """
    The records of one story, to be added to and mended.

    Records may refer to others that are added later; `problems()` lists what is missing in the end. A case is
    compared by identity and has one writer; `frozen()` is what threads share.

    *new_id* gives an id to what is added without one. Without it, such an id follows from the content, so
    that adding the same thing twice adds nothing.
    """

    __slots__ = ("_new_id",)

    def __init__(self, records: Iterable[Record] = (), *, new_id: Callable[[], str] | None = None) -> None:
        super().__init__(records)
        self._new_id = new_id

    def add(self, record: RecordT) -> RecordT:
        """
        Add *record* and return it; nothing happens where it is on record already.

        Raises:
            DuplicateIdError: Another record has its id.
        """
        if self._is_new(record):
            self._records[record.id] = record
            self._indexes.added(record)
        return record

    def add_all(self, records: Iterable[Record]) -> tuple[Problem, ...]:
        """Add *records*; return a problem for each whose id another record has, which is left out."""
        problems = []
        for record in records:
            try:
                self.add(record)
            except DuplicateIdError as error:
                problems.append(Problem("shape", record.id, "id", f"{error}; this one was left out"))
        return tuple(problems)

    def replace(self, record: RecordT) -> RecordT:
        """
        Put *record* in the place of the one with its id, and return it.

        Raises:
            UnknownIdError: There is none.
        """
        check_record(record)
        old = self[record.id]
        self._records[record.id] = record
        self._indexes.replaced(old, record)
        return record

    def remove(self, id: RecordOrId) -> Record:
        """
        Take out a record and return it. What refers to it stays, as a problem.

        Raises:
            UnknownIdError: There is none.
        """
        record = self[id]
        del self._records[record.id]
        self._indexes.removed(record)
        return record

    def add_claim(
        self,
        text: str,
        *,
        by: By,
        id: str | None = None,
        via: Several = (),
        document: RecordOrId | None = None,
        language: str | None = None,
        kind: ClaimKind = ClaimKind.ASSERTION,
        about: Several = (),
        accuses: Several = (),
        statements: Statement | Iterable[Statement] = (),
        during: Period | None = None,
        place: RecordOrId | None = None,
        assuming: Several = (),
        tags: str | Iterable[str] = (),
        extra: Mapping[str, Any] = EMPTY,
        said: DateSpan | None = None,
        verb: str | None = None,
        speaker: RecordOrId | None = None,
        certainty: Certainty | None = None,
        quote: Quote | str | None = None,
        mode: Mode | None = None,
        translated: bool = False,
    ) -> Claim:
        """
        Add a claim with the attributions that say how it came to us, and return it.

        *by* is who said it: one source or several, `UNSTATED` where it was passed on and the origin is not
        stated, `None` where nobody is on record. *via* are the sources between, nearest to the origin first;
        the publisher of *document* is the last hop without being named. *said*, *verb*, *speaker* and
        *certainty* belong to the first hop; *quote*, *mode* and *translated* to the last. The other options
        are fields of the claim. All is added, or nothing.

        Raises:
            InvalidRecordError: A field, or what is said of the hops, is refused.
            UnknownIdError: The document is not on record, so nobody knows its publisher.
            DuplicateIdError: Another record has one of the ids.
        """
        fields = {
            "text": text,
            "language": language,
            "kind": kind,
            "about": ids_of(about),
            "accuses": ids_of(accuses),
            "statements": several(statements),
            "during": during,
            "place": None if place is None else id_of(place),
            "assuming": ids_of(assuming),
            "tags": several(tags),
            "extra": extra,
        }
        words = Words(said, verb, speaker, certainty, quote, mode, translated)
        telling = tell(self, origins_of(by), via, document, words)
        return self._add_told(built(Claim, fields, telling, id=id, new_id=self._new_id))

    def add_rebuttal(
        self,
        targets: Several,
        *,
        by: RecordOrId,
        kind: RebuttalKind,
        id: str | None = None,
        via: Several = (),
        document: RecordOrId | None = None,
        text: str | None = None,
        counterclaim: RecordOrId | None = None,
        evidence: Several = (),
        extra: Mapping[str, Any] = EMPTY,
        said: DateSpan | None = None,
        verb: str | None = None,
        speaker: RecordOrId | None = None,
        certainty: Certainty | None = None,
        quote: Quote | str | None = None,
        mode: Mode | None = None,
        translated: bool = False,
    ) -> Rebuttal:
        """
        Add a rebuttal of *targets*, with the attributions that say how it came to us, and return it.

        *by* is the one source that makes it; the other options mean what they mean for a claim. All is added,
        or nothing.

        Raises:
            InvalidRecordError: A field, or what is said of the hops, is refused.
            UnknownIdError: The document is not on record, so nobody knows its publisher.
            DuplicateIdError: Another record has one of the ids.
        """
        source = origin_of_rebuttal(by)
        fields = {
            "kind": kind,
            "by": source,
            "targets": ids_of(targets),
            "text": text,
            "counterclaim": None if counterclaim is None else id_of(counterclaim),
            "evidence": ids_of(evidence),
            "extra": extra,
        }
        words = Words(said, verb, speaker, certainty, quote, mode, translated)
        telling = tell(self, (source,), via, document, words)
        return self._add_told(built(Rebuttal, fields, telling, id=id, new_id=self._new_id))

    def _add_told(self, told: tuple[RecordT, tuple[Attribution, ...]]) -> RecordT:
        record, attributions = told
        parts: tuple[Record, ...] = (record, *attributions)
        for part in parts:
            self._is_new(part)  # raises before anything is added
        for part in parts:
            self.add(part)
        return record

    def __reduce__(self) -> tuple[Any, ...]:
        return (_remade, (tuple(self), self._new_id))


def _remade(records: tuple[Record, ...], new_id: Callable[[], str] | None) -> Case:
    return Case(records, new_id=new_id)
