"""Constraints 50 to 56: what nothing can be, or be two of at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from prov.constants import PROV

from prov_constraints.statements import NONE, Statement, Variable, Violation
from prov_constraints.uniqueness import Terms

_OBJECTS = ("entity", "activity", "agent")
#: Constraint 50: of which type the arguments of a statement are.
_TYPES = {
    "used": {"activity": "activity", "entity": "entity"},
    "wasGeneratedBy": {"entity": "entity", "activity": "activity"},
    "wasInvalidatedBy": {"entity": "entity", "activity": "activity"},
    "wasStartedBy": {"activity": "activity", "trigger": "entity", "starter": "activity"},
    "wasEndedBy": {"activity": "activity", "trigger": "entity", "ender": "activity"},
    "wasInformedBy": {"informed": "activity", "informant": "activity"},
    "wasDerivedFrom": {"generatedEntity": "entity", "usedEntity": "entity", "activity": "activity"},
    "wasAttributedTo": {"entity": "entity", "agent": "agent"},
    "wasAssociatedWith": {"activity": "activity", "agent": "agent", "plan": "entity"},
    "actedOnBehalfOf": {"delegate": "agent", "responsible": "agent", "activity": "activity"},
    "specializationOf": {"specificEntity": "entity", "generalEntity": "entity"},
    "alternateOf": {"alternate1": "entity", "alternate2": "entity"},
    "hadMember": {"collection": "entity", "entity": "entity"},
    "mentionOf": {"specificEntity": "entity", "generalEntity": "entity", "bundle": "entity"},
}
#: Constraint 53 leaves influence and derivation out.
_APART = frozenset(_TYPES) - {"wasDerivedFrom", "specializationOf", "alternateOf", "hadMember", "mentionOf"}


def impossible(statements: Iterable[Statement], terms: Terms) -> Iterator[Violation]:
    """Yield what of *statements* cannot be."""
    statements = list(statements)
    yield from _derivations(statements)
    yield from _specializations(statements, terms)
    yield from _names(statements, terms)
    yield from _disjoint(statements, terms)
    empty = PROV["EmptyCollection"].uri
    collections = {terms.of(one.args["collection"]) for one in statements if one.name == "hadMember"}
    for statement in statements:
        if empty in statement.types and terms.of(statement.id) in collections:
            yield Violation("56", f"{statement.id} is an empty collection with a member")


def _derivations(statements: list[Statement]) -> Iterator[Violation]:
    for statement in statements:
        if statement.name == "wasDerivedFrom" and statement.args["activity"] is NONE:
            specified = {statement.args["generation"], statement.args["usage"]} - {NONE}
            yield from (Violation("51", f"{part} without its activity") for part in specified)


def _specializations(statements: list[Statement], terms: Terms) -> Iterator[Violation]:
    general: dict[Any, set[Any]] = {}
    for statement in statements:
        if statement.name == "specializationOf":
            ends = [terms.of(statement.args[end]) for end in ("specificEntity", "generalEntity")]
            general.setdefault(ends[0], set()).add(ends[1])
    for start in general:  # by inference 19 whatever can be reached is more general
        reached, waiting = set(), list(general[start])
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting += general.get(node, ())
        if start in reached:
            yield Violation("52", f"{start} specializes itself")


def _names(statements: list[Statement], terms: Terms) -> Iterator[Violation]:
    named: dict[Any, set[str]] = {}
    for statement in statements:
        id = terms.of(statement.id)
        if id is not NONE and not isinstance(id, Variable):
            named.setdefault(id, set()).add(statement.name)
    for id, names in named.items():
        if len(names & _APART) > 1:
            yield Violation("53", f"{id} names {names}")
        if names & set(_OBJECTS) and names - set(_OBJECTS):
            yield Violation("54", f"{id} names {names}")


def _disjoint(statements: list[Statement], terms: Terms) -> Iterator[Violation]:
    types: dict[Any, set[str]] = {}
    for statement in statements:
        if statement.name in _OBJECTS:
            types.setdefault(terms.of(statement.id), set()).add(statement.name)
        for argument, type in _TYPES.get(statement.name, {}).items():
            value = terms.of(statement.args[argument])
            if value is not NONE:
                types.setdefault(value, set()).add(type)
    for term, found in types.items():
        if {"entity", "activity"} <= found:
            yield Violation("55", f"{term} is an entity and an activity")
