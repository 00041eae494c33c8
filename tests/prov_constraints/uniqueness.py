"""Constraints 22 to 29: statements with one key are one statement, so what they say has to agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from prov_constraints.statements import WITHOUT_ID, Statement, Variable, Violation

#: Besides its name, what a statement is known by (24 to 27). That an activity uses an entity once is in no
#: constraint of the Recommendation; the test cases ask for it, and nothing that is exported here is used.
_KEYS = {
    "wasGeneratedBy": ("24", ("entity", "activity")),
    "wasInvalidatedBy": ("25", ("entity", "activity")),
    "wasStartedBy": ("26", ("activity", "starter")),
    "wasEndedBy": ("27", ("activity", "ender")),
    "used": ("usage", ("activity", "entity")),
    "mentionOf": ("mention", ("specificEntity",)),
}
_OBJECTS = frozenset({"entity", "activity", "agent"})


class Terms:
    """Which terms were found to be one and the same."""

    def __init__(self) -> None:
        self._parents: dict[Hashable, Any] = {}
        self.merges = 0

    def of(self, term: Any) -> Any:
        """Return what stands for *term* and all that is the same: a name where one of them has one."""
        while term in self._parents:
            term = self._parents[term]
        return term

    def unite(self, left: Any, right: Any) -> bool:
        """Make the two the same; return whether that can be."""
        left, right = self.of(left), self.of(right)
        if left == right:
            return True
        if not isinstance(left, Variable):
            left, right = right, left
        if not isinstance(left, Variable):
            return False
        self._parents[left] = right
        self.merges += 1
        return True


def merged(statements: Iterable[Statement]) -> tuple[Terms, list[Violation]]:
    """Return which terms of *statements* are the same, and where two that differ would have to be."""
    terms = Terms()
    statements = list(statements)
    merges = -1
    while terms.merges > merges:  # what was merged may give two statements one key
        merges = terms.merges
        unlike = list(_unlike(statements, terms))
    return terms, unlike


def _unlike(statements: list[Statement], terms: Terms) -> Iterator[Violation]:
    first: dict[Hashable, Statement] = {}
    for statement in statements:
        for number, key in _keys(statement, terms):
            other = first.setdefault((number, *key), statement)
            pairs = [(other.id, statement.id), *((other.args[k], statement.args[k]) for k in statement.args)]
            if other is not statement and not all([terms.unite(*pair) for pair in pairs]):
                yield Violation(number, f"{statement.name} {key} is stated in two ways that do not agree")
    yield from _unlike_times(statements, terms)


def _keys(statement: Statement, terms: Terms) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if statement.name not in WITHOUT_ID:
        number = "22" if statement.name in _OBJECTS else "23"
        yield number, (statement.name, terms.of(statement.id))
    if statement.name in _KEYS:
        number, arguments = _KEYS[statement.name]
        yield number, (statement.name, *(terms.of(statement.args[argument]) for argument in arguments))


def _unlike_times(statements: list[Statement], terms: Terms) -> Iterator[Violation]:
    activities = {terms.of(one.id): one for one in statements if one.name == "activity"}
    for statement in statements:
        for name, number, field in (("wasStartedBy", "28", "startTime"), ("wasEndedBy", "29", "endTime")):
            activity = activities.get(terms.of(statement.args.get("activity")))
            if statement.name != name or activity is None:
                continue
            if not terms.unite(activity.args[field], statement.args["time"]):
                yield Violation(number, f"{name} at another time than {field} says")
