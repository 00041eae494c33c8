"""Writes what FollowTheMoney has words for, as statements, and says what it has none for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from counterclaim.case import CaseView
from counterclaim.checks import name_of as type_name_of
from counterclaim.checks import with_article
from counterclaim.codec import ProtectedMode, paused_collector
from counterclaim.codec.writing import refuse_protected
from counterclaim.findings import Exported
from counterclaim.formats.assertable import why_not_plain
from counterclaim.formats.ftm.claims import dataset_of, own_row, told, told_row
from counterclaim.formats.ftm.entities import Written, is_writable, plain_columns, shown_name, written_entity
from counterclaim.formats.ftm.names import Origin, dataset_name, entity_id_of
from counterclaim.formats.ftm.reading import Form, read
from counterclaim.formats.ftm.rows import Row
from counterclaim.formats.ftm.selection import (
    property_for,
    why_no_attribution,
    why_no_claim,
    why_no_statement,
    words_for,
)
from counterclaim.formats.reading_back import lost
from counterclaim.model import Attribution, Claim, Document, Entity, Record

__all__ = ["write"]

#: The order of the fields, as FollowTheMoney 4.11 writes them (`Statement.to_dict`, `CSV_COLUMNS`).
_FIELDS = (
    "canonical_id",
    "entity_id",
    "prop",
    "schema",
    "value",
    "dataset",
    "lang",
    "original_value",
    "first_seen",
    "last_seen",
    "external",
    "origin",
    "id",
)
_COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)


def write(case: CaseView, *, protected: ProtectedMode = "refuse", form: Form = "jsonl") -> Exported:
    """
    Return *case* as statements of FollowTheMoney, as JSON Lines or CSV, with everything that is lost.

    A protected value is never written; *protected* says whether one is refused.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        ValueError: *form* is neither "jsonl" nor "csv".
    """
    refuse_protected(case, protected)
    if form not in _WRITERS:
        message = f"form is one of 'jsonl', 'csv', not {form!r}"
        raise ValueError(message)
    with paused_collector():
        writer = _Writer(case)
        data = _WRITERS[form](writer.rows())
        losses = lost(case, read(data, form=form).case, writer.why)
    return Exported(data=data, losses=losses)


class _Writer:
    """Writes one case, and keeps in mind why what was left out."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._reasons: dict[str, str] = {}
        self._entities: dict[str, Written] = {}
        self._names: dict[str, str] = {}

    def rows(self) -> list[Row]:
        """Return the statements: first those about the entities themselves, then those of the claims."""
        self._choose_entities()
        claims = [(claim, self._as_they_came(claim)) for claim in self._case.of_type(Claim)]
        self._leave_out_datasets([row for _, plain in claims for row in plain.values()])
        rows = [row for written in self._entities.values() for row in written.rows]
        for claim, plain in claims:
            rows += self._of_claim(claim, plain)
        return rows

    def why(self, record: Record, field: str | None) -> str:
        """Return why *field* of *record*, or the whole of it, is not in what was written."""
        if field is None:
            return self._reasons.get(record.id) or self._why_missing(record)
        if isinstance(record, Claim) and field == "statements":
            return self._reasons.get(record.id) or _STATEMENTS
        if field == "extra":
            return "what others added under names of their own is not written"
        if field == "type":
            return "FollowTheMoney has no schema for what it is; it left as the closest that there is"
        for cls in (Claim, Attribution, Document, Entity):
            if isinstance(record, cls):
                special = _WHY.get((cls, field))
                if special is not None:
                    return special
        return f"FollowTheMoney has no property for {field!r}"

    def _why_missing(self, record: Record) -> str:
        if isinstance(record, Document | Entity):
            if entity_id_of(record.id) is None:
                return "its id is too long for FollowTheMoney"
            return f"FollowTheMoney has no schema for {_named(record)}"
        if isinstance(record, Attribution):
            return "the claim or rebuttal that it is of was not written"
        return f"FollowTheMoney has no word for {_named(record)}"

    def _choose_entities(self) -> None:
        for record in self._case:
            written = written_entity(record, self._name_of)
            if written is not None:
                self._entities[record.id] = written
                self._names[written.id] = shown_name(written.back, written.id)

    def _leave_out_datasets(self, rows: Sequence[Row]) -> None:
        """Leave out the datasets that *rows* name anyway, and who publishes them."""
        named = {entity_id for row in rows for entity_id in (row.entity_id, row.value)}
        for dataset in {row.dataset for row in rows}:
            for record in dataset_of(dataset):
                written = self._entities.get(record.id)
                if written is not None and written.id not in named:
                    del self._entities[record.id]

    def _read_row(self, attribution: Attribution) -> Row | None:
        claim = self._case.get(attribution.of, Claim)
        document = self._case.get(attribution.document or "", Document)
        row = None if claim is None or document is None else told_row(claim, attribution, document)
        return row if row is not None and plain_columns(row) else None

    def _name_of(self, id: str) -> str | None:
        record = self._case.get(id)
        return record.name if isinstance(record, Entity) and is_writable(record) else None

    def _as_they_came(self, claim: Claim) -> dict[str, Row]:
        """Return the statements that *claim* was read from, where it and its attributions are unchanged."""
        found: dict[str, Row] = {}
        if why_not_plain(self._case, claim) is not None:
            return found
        for attribution in self._case.attributions(claim):
            row = self._read_row(attribution)
            if row is not None and claim.statements[0].subject in self._entities:
                parts = told(row, self._names)
                if (claim, attribution) == parts[:2] and all(part in self._case for part in parts):
                    found[attribution.id] = row
        return found

    def _of_claim(self, claim: Claim, plain: Mapping[str, Row]) -> Iterator[Row]:
        yield from plain.values()
        reason = why_no_claim(self._case, claim)
        kept = () if reason is not None else self._sayable(claim)
        if reason is not None:
            self._reasons.setdefault(claim.id, reason)
        others = [one for one in self._case.attributions(claim) if one.id not in plain]
        if kept and not plain and all(map(why_no_attribution, others)):
            self._reasons.setdefault(claim.id, _NOT_CERTAIN)
        for attribution in others:
            yield from self._of_attribution(claim, attribution, kept)

    def _sayable(self, claim: Claim) -> tuple[int, ...]:
        """Return the numbers of the statements of *claim* that can be written."""
        reasons = {
            number: why_no_statement(statement, self._entities, self._name_of)
            for number, statement in enumerate(claim.statements)
        }
        for number, reason in reasons.items():
            if reason is not None:
                self._reasons.setdefault(claim.id, f"statement {number}: {reason}")
        return tuple(number for number, reason in reasons.items() if reason is None)

    def _of_attribution(
        self, claim: Claim, attribution: Attribution, numbers: Iterable[int]
    ) -> Iterator[Row]:
        reason = why_no_attribution(attribution)
        if reason is not None:
            self._reasons.setdefault(attribution.id, reason)
            return
        dataset = dataset_name(self._dataset_of(attribution))
        for number in numbers:
            statement = claim.statements[number]
            subject = self._entities[statement.subject]
            words = words_for(statement, subject, self._entities, self._name_of)
            found = property_for(statement, subject)
            if words is not None and found is not None:
                origin = _origin(attribution, number, words.ref)
                yield own_row(words, (subject.id, *found), origin, dataset)

    def _dataset_of(self, attribution: Attribution) -> str:
        """Return what stands as the dataset: the document, where whoever says it answers for that."""
        document = self._case.get(attribution.document or "", Document)
        others = document is not None and document.publisher not in (None, attribution.source)
        if document is not None and others and attribution.source not in document.authors:
            return attribution.source
        return attribution.document or attribution.source


def _named(record: Record) -> str:
    name = type_name_of(type(record))
    return _NAMES.get(name) or with_article(name.replace("-", " "))


def _origin(attribution: Attribution, number: int, ref: str | None) -> Origin:
    return Origin(
        attribution=attribution.id,
        claim=attribution.of,
        index=number,
        source=attribution.source,
        document=attribution.document,
        ref=ref,
    )


def _json_lines(rows: Iterable[Row]) -> str:
    lines = ({key: columns[key] for key in _FIELDS} for columns in map(Row.columns, rows))
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def _table(rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect=csv.unix_dialect)
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(row.columns()) for row in rows)
    return text.getvalue()


def _cells(columns: dict[str, Any]) -> list[str | None]:
    return [*({**columns, "external": "t" if columns["external"] else "f"}[key] for key in _COLUMNS)]


_WRITERS = {"jsonl": _json_lines, "csv": _table}
#: What types of records are called that are no common nouns.
_NAMES = {"evidence": "evidence", "same-as": "a judgement that two are the same"}
_NOT_CERTAIN = "FollowTheMoney has no word for how certain a source is, and none is certain of this"
_STATEMENTS = "FollowTheMoney cannot say all of its values as they are on record"
#: Why a field is not in what was written, of whichever record.
_WHY: dict[tuple[type[Record], str], str] = {
    (Claim, "text"): "FollowTheMoney has no sentences; what its statements say stands in its place",
    (Attribution, "certainty"): "FollowTheMoney has no word for how certain a source is",
    (Attribution, "relays"): "FollowTheMoney has no word for who passes on whose word",
    (Attribution, "speaker"): "FollowTheMoney has no word for who speaks for a source",
    (Attribution, "quote"): "FollowTheMoney has no word for the words of a document",
    (Attribution, "said"): "FollowTheMoney has when a statement was seen, and not when it was made",
    (Entity, "name"): "FollowTheMoney does not take this name",
    (Entity, "aliases"): "FollowTheMoney has each name once, and does not take all of these",
    (Entity, "same_as"): "FollowTheMoney has ids of Wikidata and addresses of Wikipedia alone, each once",
    (Document, "publisher"): "FollowTheMoney has the name of a publisher, and this one has none on record",
    (Document, "authors"): "FollowTheMoney has the names of authors, and not all of these have one on record",
    (Document, "language"): "FollowTheMoney has no code for this language",
    (Document, "kind"): "FollowTheMoney has no schema for documents of this kind",
}
