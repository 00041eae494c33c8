"""The statements of a document as terms: names, times, and variables for what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from prov.constants import PROV_N_MAP
from prov.identifier import QualifiedName
from prov.model import ProvBundle, ProvRecord

#: The place of something of which it is known that there is none.
NONE = "-"
_numbers = count()


class Variable:
    """Something that there is and that nobody named."""

    def __init__(self) -> None:
        self.number = next(_numbers)


class Statement(NamedTuple):
    name: str
    id: Any
    args: dict[str, Any]
    types: frozenset[str] = frozenset()


class Violation(NamedTuple):
    constraint: str
    message: str


#: The arguments of each statement: "!" must be there, "?" is a variable where it is not, "-" is none then
#: (Definition 4). The activity of a delegation is as the test cases have it.
FORMS = {
    "entity": "",
    "agent": "",
    "activity": "startTime? endTime?",
    "used": "activity! entity? time?",
    "wasGeneratedBy": "entity! activity? time?",
    "wasInvalidatedBy": "entity! activity? time?",
    "wasStartedBy": "activity! trigger? starter? time?",
    "wasEndedBy": "activity! trigger? ender? time?",
    "wasInformedBy": "informed! informant!",
    "wasAttributedTo": "entity! agent!",
    "wasAssociatedWith": "activity! agent? plan-",
    "actedOnBehalfOf": "delegate! responsible? activity-",
    "wasDerivedFrom": "generatedEntity! usedEntity! activity- generation- usage-",
    "wasInfluencedBy": "influencee! influencer!",
    "specializationOf": "specificEntity! generalEntity!",
    "alternateOf": "alternate1! alternate2!",
    "hadMember": "collection! entity!",
    "mentionOf": "specificEntity! generalEntity! bundle!",
}
#: What has no name even as a variable.
WITHOUT_ID = frozenset({"specializationOf", "alternateOf", "hadMember", "mentionOf"})


def statements_of(bundle: ProvBundle) -> tuple[list[Statement], list[Violation]]:
    """Return the statements of *bundle* with what follows from them, and what is missing in them."""
    malformed: list[Violation] = []
    stated = [_statement(record, malformed) for record in bundle.records]
    return [*stated, *(new for statement in stated for new in _inferred(statement))], malformed


def _statement(record: ProvRecord, malformed: list[Violation]) -> Statement:
    name = PROV_N_MAP[record.get_type()]
    given = {attribute.localpart: _term(value) for attribute, value in record.formal_attributes if value}
    args = {}
    for place in FORMS[name].split():
        argument, sign = place[:-1], place[-1]
        if sign == "!" and argument not in given:
            malformed.append(Violation("missing", f"{name} without {argument}"))
        args[argument] = given.get(argument, NONE if sign == "-" else Variable())
    if name == "wasDerivedFrom" and args["activity"] is not NONE:
        args.update({key: Variable() for key in ("generation", "usage") if args[key] is NONE})
    identifier = NONE if name in WITHOUT_ID else Variable()
    id = identifier if record.identifier is None else _term(record.identifier)
    # A type that is a text names nothing, whatever it reads.
    types = (type for type in record.get_asserted_types() if isinstance(type, QualifiedName))
    return Statement(name, id, args, frozenset(type.uri for type in types))


def _term(value: Any) -> Any:
    return value.uri if isinstance(value, QualifiedName) else value


def _inferred(statement: Statement) -> Iterator[Statement]:
    args = statement.args
    if statement.name == "wasStartedBy":  # 9
        yield _made(args["trigger"], args["starter"])
    elif statement.name == "wasEndedBy":  # 10
        yield _made(args["trigger"], args["ender"])
    elif statement.name == "wasDerivedFrom" and args["activity"] is not NONE:  # 11
        yield _made(args["generatedEntity"], args["activity"], args["generation"])
        used = {"activity": args["activity"], "entity": args["usedEntity"], "time": Variable()}
        yield Statement("used", args["usage"], used)
    elif statement.name == "actedOnBehalfOf" and args["activity"] is not NONE:  # 14
        for agent in (args["delegate"], args["responsible"]):
            associated = {"activity": args["activity"], "agent": agent, "plan": Variable()}
            yield Statement("wasAssociatedWith", Variable(), associated)
    elif statement.name == "mentionOf":  # PROV-LINKS, inference 1
        ends = {key: args[key] for key in ("specificEntity", "generalEntity")}
        yield Statement("specializationOf", NONE, ends)


def _made(entity: Any, activity: Any, id: Any = None) -> Statement:
    generated = {"entity": entity, "activity": activity, "time": Variable()}
    return Statement("wasGeneratedBy", Variable() if id is None else id, generated)
