"""
Statements of PROV, made with the package `prov`.

This is the one module that imports it, and it is imported where a document is made and not before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, TypeAlias

from prov.constants import (
    PROV,
    PROV_ATTR_AGENT,
    PROV_ATTR_DELEGATE,
    PROV_ATTR_ENTITY,
    PROV_ATTR_GENERAL_ENTITY,
    PROV_ATTR_GENERATED_ENTITY,
    PROV_ATTR_INFLUENCEE,
    PROV_ATTR_INFLUENCER,
    PROV_ATTR_RESPONSIBLE,
    PROV_ATTR_SPECIFIC_ENTITY,
    PROV_ATTR_USED_ENTITY,
    PROV_ATTRIBUTION,
    PROV_DELEGATION,
    PROV_DERIVATION,
    PROV_INFLUENCE,
    PROV_LABEL,
    PROV_SPECIALIZATION,
    PROV_TYPE,
)
from prov.identifier import Namespace, QualifiedName
from prov.model import Literal, ProvDocument

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.formats.prov.corrections import Withdrawal
from counterclaim.formats.prov.fields import (
    AttributeValue,
    JsonText,
    RecordName,
    attributes_of,
    label_of,
    tag_of,
)
from counterclaim.formats.prov.names import NAMESPACE, field_name, local_name, scope_of
from counterclaim.formats.prov.relations import Relation, RelationKind
from counterclaim.model import Organization, Person, Record, Source

__all__ = ["Composer"]

Attributes: TypeAlias = "list[tuple[QualifiedName, Any]]"

_OURS = Namespace("counterclaim", NAMESPACE)
_DERIVATION = (PROV_DERIVATION, PROV_ATTR_GENERATED_ENTITY, PROV_ATTR_USED_ENTITY)
#: What each relation is in PROV, with the names of its subject and its object.
_FORMS = {
    RelationKind.ATTRIBUTION: (PROV_ATTRIBUTION, PROV_ATTR_ENTITY, PROV_ATTR_AGENT),
    RelationKind.DELEGATION: (PROV_DELEGATION, PROV_ATTR_DELEGATE, PROV_ATTR_RESPONSIBLE),
    RelationKind.DERIVATION: _DERIVATION,
    RelationKind.INFLUENCE: (PROV_INFLUENCE, PROV_ATTR_INFLUENCEE, PROV_ATTR_INFLUENCER),
    RelationKind.PRIMARY_SOURCE: _DERIVATION,
    RelationKind.QUOTATION: _DERIVATION,
    RelationKind.REVISION: _DERIVATION,
    RelationKind.SPECIALIZATION: (
        PROV_SPECIALIZATION,
        PROV_ATTR_SPECIFIC_ENTITY,
        PROV_ATTR_GENERAL_ENTITY,
    ),
}
_DERIVATION_TYPES = {
    RelationKind.PRIMARY_SOURCE: PROV["PrimarySource"],
    RelationKind.QUOTATION: PROV["Quotation"],
    RelationKind.REVISION: PROV["Revision"],
}
_AGENT_TYPES = ((Person, PROV["Person"]), (Organization, PROV["Organization"]))
_PLACES = {form: place for place, form in enumerate(_FORMS.values())}


class Composer:
    """Puts together the document of one case, statement by statement."""

    def __init__(self, case: CaseView) -> None:
        scope = scope_of(case)
        self.document = ProvDocument()
        self.document.add_namespace(_OURS)
        self._records = self.document.add_namespace("record", f"{scope}record:")
        self._acts = self.document.add_namespace("act", f"{scope}act:")

    def add_record(self, record: Record, protected: ProtectedMode) -> None:
        """State that there is *record*, as an agent or entity with its fields as attributes."""
        attributes: Attributes = [(PROV_TYPE, _OURS[field_name(tag_of(record))])]
        attributes += [(PROV_TYPE, type) for cls, type in _AGENT_TYPES if isinstance(record, cls)]
        label = label_of(record)
        if label is not None:
            attributes.append((PROV_LABEL, label))
        attributes += [(_OURS[name], self._value(value)) for name, value in attributes_of(record, protected)]
        state = self.document.agent if isinstance(record, Source) else self.document.entity
        state(self._name(record.id), attributes)

    def add_relations(self, relations: Iterable[Relation]) -> None:
        """State each of *relations*, with the field that says so as its type."""
        # Several attributions may have one speaker of one source; that is stated once.
        stated = dict.fromkeys(relation._replace(record="") for relation in relations)
        # Relations have no names in PROV-JSON but their number, so those of one form stay together: then
        # whoever reads and writes the document gives them the same ones.
        for relation in sorted(stated, key=lambda relation: _PLACES[_FORMS[relation.kind]]):
            form, subject, object = _FORMS[relation.kind]
            ends = [(subject, self._name(relation.subject)), (object, self._name(relation.object))]
            self.document.new_record(form, None, ends, _relation_types(relation))

    def add_withdrawals(self, withdrawals: Collection[Withdrawal]) -> None:
        """State for each of *withdrawals* that the act of making it put an end to what it aims at."""
        acts = {withdrawal.rebuttal.id: withdrawal for withdrawal in withdrawals}
        for act in acts.values():
            kind = _OURS[act.rebuttal.kind.value]
            self.document.activity(self._act(act), None, None, [(PROV_TYPE, kind)])
        for act in acts.values():
            made = self._name(act.rebuttal.id)
            self.document.generation(made, self._act(act), _time(act), None, _precision(act))
        for act in acts.values():
            self.document.association(self._act(act), self._name(act.rebuttal.by))
        for one in withdrawals:
            target = self._name(one.target)
            self.document.invalidation(target, self._act(one), _time(one), None, _precision(one))

    def _act(self, withdrawal: Withdrawal) -> QualifiedName:
        return self._acts[local_name(withdrawal.rebuttal.id)]

    def _name(self, id: str) -> QualifiedName:
        return self._records[local_name(id)]

    def _value(self, value: AttributeValue) -> Any:
        if isinstance(value, RecordName):
            return self._name(value.id)
        return Literal(value.text, _OURS["json"]) if isinstance(value, JsonText) else value


def _relation_types(relation: Relation) -> Attributes:
    if relation.kind is RelationKind.SPECIALIZATION:  # of which PROV holds the two ends alone
        return []
    field = _OURS[relation.field.partition(".")[0]]
    kind = _DERIVATION_TYPES.get(relation.kind)
    return [(PROV_TYPE, type) for type in (kind, field) if type is not None]


def _time(withdrawal: Withdrawal) -> dt.datetime | None:
    return None if withdrawal.moment is None else withdrawal.moment.at


def _precision(withdrawal: Withdrawal) -> Attributes:
    whole_day = withdrawal.moment is not None and withdrawal.moment.whole_day
    return [(_OURS["precision"], "day")] if whole_day else []
