"""What is wrong between the records of a case: each problem with its record, its field and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from counterclaim.case.kind_rules import KindRules
from counterclaim.case.nearest import nearest_id
from counterclaim.case.sameness import SameClasses
from counterclaim.checks import name_of, with_article
from counterclaim.findings import Problem
from counterclaim.model import (
    Attribution,
    Claim,
    Judgement,
    Rebuttal,
    Record,
    Reference,
    SameAs,
    Statement,
    UnknownRecord,
    references,
)
from counterclaim.registry import Ref, find_tag
from counterclaim.values.base import UnknownValue

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["kind_of", "problems_of"]

#: How many pairs of a missing id and one on record are compared for a suggestion in one case, at most.
_MOST_PAIRS = 200_000


def problems_of(case: CaseView) -> Iterator[Problem]:
    """Yield every problem of *case*, by the order of its records."""
    same = SameClasses(case.of_type(SameAs))
    rules = KindRules(case, same)
    missing = _Missing(case)
    for record in case:
        yield from _reference_problems(case, record, missing)
        if isinstance(record, Rebuttal):
            yield from rules.problems(record)
        elif isinstance(record, Attribution):
            yield from _relay_problems(case, record, same)
        elif isinstance(record, SameAs):
            yield from _same_problems(record, same)
        elif isinstance(record, Claim):
            yield from _value_problems(record)
        elif isinstance(record, UnknownRecord):
            yield _unknown_type(record)


class _Missing:
    """The ids that are referred to and not on record, with what they may have been meant to be."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._nearest: dict[str, str | None] = {}
        self._affordable: bool | None = None

    def hint(self, id: str) -> str:
        if not self._worth_comparing():
            return "."
        if id not in self._nearest:
            self._nearest[id] = nearest_id(id, self._case.ids())
        nearest = self._nearest[id]
        return "." if nearest is None else f"; did you mean {nearest!r}?"

    def _worth_comparing(self) -> bool:
        # All or none, so that no hint depends on the order of the records.
        if self._affordable is None:
            most = _MOST_PAIRS // max(len(self._case), 1)
            self._affordable = sum(1 for _ in islice(self._distinct(), most + 1)) <= most
        return self._affordable

    def _distinct(self) -> Iterator[str]:
        ids, found = self._case.ids(), set[str]()
        for record in self._case:
            for reference in references(record):
                if reference.id not in ids and reference.id not in found:
                    found.add(reference.id)
                    yield reference.id


def _reference_problems(case: CaseView, record: Record, missing: _Missing) -> Iterator[Problem]:
    for reference in references(record):
        found = case.get(reference.id)
        if found is None:
            yield _dangling(record, reference, missing.hint(reference.id))
        elif not _may_stand(found, reference.expected):
            yield _wrong(record, reference, found)


def _dangling(record: Record, reference: Reference, hint: str) -> Problem:
    message = (
        f"{reference.field} names {reference.id!r}, which is not on record{hint} "
        f"Correct the reference, or add {with_article(reference.expected.expected)} with that id"
    )
    return Problem("dangling-reference", record.id, reference.field, message)


def _wrong(record: Record, reference: Reference, found: Record) -> Problem:
    message = (
        f"{reference.field} names {reference.id!r}, {with_article(kind_of(found))}; "
        f"expected {with_article(reference.expected.expected)}, so correct the reference"
    )
    return Problem("wrong-reference", record.id, reference.field, message)


def kind_of(record: Record) -> str:
    """Return what users call the type of *record*."""
    tag = record.foreign.tag if record.foreign is not None else name_of(type(record))
    return tag.replace("-", " ")


def _may_stand(record: Record, expected: Ref) -> bool:
    # What an unknown type is cannot be judged; neither can what a type that is not loaded takes in.
    if not expected.tags or isinstance(record, UnknownRecord):
        return True
    foreign = record.foreign
    own = () if foreign is None else (foreign.tag, *(tag for tag, _ in foreign.bases))
    for tag in expected.tags:
        registration = find_tag(tag)
        if registration is None or isinstance(record, registration.cls) or tag in own:
            return True
    return False


def _relay_problems(case: CaseView, record: Attribution, same: SameClasses) -> Iterator[Problem]:
    for place, id in enumerate(record.relays):
        relayed = case.get(id, Attribution)
        field = f"relays[{place}]"
        if id == record.id:
            message = (
                f"{field} names this attribution itself; name the one that it passes on, or leave it out"
            )
            yield Problem("relay", record.id, field, message)
        elif relayed is not None and not same.together(relayed.of, record.of):
            yield Problem(
                "relay",
                record.id,
                field,
                f"{field} names {id!r}, which is of {relayed.of!r}, while this one is of {record.of!r}; "
                "relay an attribution of the same record, or judge the two the same",
            )


def _same_problems(record: SameAs, same: SameClasses) -> Iterator[Problem]:
    if record.left == record.right:
        message = f"right names {record.right!r} again; name two records, or remove this judgement"
        yield Problem("same-as", record.id, "right", message)
    elif record.judgement is Judgement.DIFFERENT and same.together(record.left, record.right):
        yield Problem(
            "same-as",
            record.id,
            "judgement",
            f"{record.left!r} and {record.right!r} are judged different here, while other judgements taken "
            "together make them the same; change one of them",
        )


def _value_problems(record: Claim) -> Iterator[Problem]:
    for place, statement in enumerate(record.statements):
        for path, value in _values(statement):
            if isinstance(value, UnknownValue):
                field = f"statements[{place}].{path}"
                message = (
                    f"{field} is a value of the type {value.tag!r}, which is not known here; it is kept "
                    "unchanged and compared with nothing. Load the extension that brings the type"
                )
                yield Problem("unknown-type", record.id, field, message)


def _values(statement: Statement) -> Iterable[tuple[str, object]]:
    yield "value", statement.value
    for key, value in statement.qualifiers.items():
        yield f"qualifiers.{key}", value


def _unknown_type(record: UnknownRecord) -> Problem:
    reason = "not known here" if record.reason is None else f"known here, but not read: {record.reason}"
    message = (
        f"it is of the type {record.foreign.tag!r}, which is {reason}. It is kept unchanged and takes "
        "part in nothing; load the extension that brings the type, or correct the record"
    )
    return Problem("unknown-type", record.id, None, message)
