"""Which relations are written: those between records that fit, and that keep the order of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from counterclaim.case import CaseView
from counterclaim.case.problems import kind_of
from counterclaim.checks import with_article
from counterclaim.findings import Loss
from counterclaim.formats.prov.cycles import circular
from counterclaim.formats.prov.relations import Candidate, Relation, relations_of, snapshot_revisions
from counterclaim.model import Record, UnknownRecord

__all__ = ["selected"]


def selected(case: CaseView, records: Iterable[Record]) -> tuple[list[Relation], list[Loss]]:
    """Return the relations between *records* that PROV can hold, sorted, and what was left out."""
    candidates = chain(
        chain.from_iterable(relations_of(record, case) for record in records), snapshot_revisions(case)
    )
    losses: list[Loss] = []
    fitting = sorted(set(_fitting(candidates, case, losses)), key=_by_ends)
    left_out = circular(fitting)
    losses += [_circle(relation) for relation in fitting if relation in left_out]
    return [relation for relation in fitting if relation not in left_out], list(dict.fromkeys(losses))


def _by_ends(relation: Relation) -> tuple[str, ...]:
    return (relation.kind.value, *relation[1:])


def _fitting(candidates: Iterable[Candidate], case: CaseView, losses: list[Loss]) -> Iterator[Relation]:
    for relation, subjects, objects in candidates:
        wrong = [
            found
            for found, types in ((case.get(relation.subject), subjects), (case.get(relation.object), objects))
            if not _may_stand(found, types)
        ]
        if not wrong:
            yield relation
        losses += [_wrong_type(relation, found) for found in wrong if found is not None]


def _may_stand(found: Record | None, types: tuple[type[Record], ...]) -> bool:
    # What is not on record, and what an unknown type is, cannot be judged.
    return found is None or isinstance(found, (UnknownRecord, *types))


def _wrong_type(relation: Relation, found: Record) -> Loss:
    why = f"{found.id!r} is {with_article(kind_of(found))}, so no {relation.kind.value} was written"
    return Loss(relation.record, relation.field, why)


def _circle(relation: Relation) -> Loss:
    if relation.subject == relation.object:
        why = f"no {relation.kind.value} was written: {relation.subject!r} would come from itself"
    else:
        why = (
            f"no {relation.kind.value} from {relation.subject!r} to {relation.object!r} was written: they "
            "lie in a circle, in which each would come before itself"
        )
    return Loss(relation.record, relation.field, why)
