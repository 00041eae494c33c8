"""
Constraints 30 to 49: events have an order, in which no event comes before itself.

All generations of an entity are one moment (39), and so are its invalidations (40), and the starts (31) and
ends (32) of an activity; so each is one node here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from prov_constraints.statements import NONE, Statement, Violation
from prov_constraints.uniqueness import Terms


class Edge(NamedTuple):
    """One event comes no later than another; if *strict*, it comes before it."""

    before: tuple[str, Any]
    after: tuple[str, Any]
    constraint: str
    strict: bool = False


def disordered(statements: Iterable[Statement], terms: Terms) -> Iterator[Violation]:
    """Yield each constraint that puts an event before itself."""
    edges = [edge for statement in statements for edge in _edges(statement, terms.of)]
    edges += _within(edges)
    component = _components(edges)
    for edge in edges:
        if edge.strict and component[edge.before] == component[edge.after]:
            yield Violation(edge.constraint, f"{edge.before} lies in a circle with {edge.after}")


def _edges(statement: Statement, of: Callable[[Any], Any]) -> Iterator[Edge]:
    args = {name: of(value) for name, value in statement.args.items()}
    match statement.name:
        case "used":
            use, entity, activity = ("use", of(statement.id)), args["entity"], args["activity"]
            yield from _inside(use, activity, "33")
            yield Edge(("gen", entity), use, "37")
            yield Edge(use, ("inv", entity), "38")
        case "wasGeneratedBy":
            yield from _inside(("gen", args["entity"]), args["activity"], "34")
        case "wasInformedBy":
            yield Edge(("start", args["informant"]), ("end", args["informed"]), "35")
        case "wasInvalidatedBy":
            yield Edge(("gen", args["entity"]), ("inv", args["entity"]), "36")
        case "wasDerivedFrom":
            if args["activity"] != NONE:
                yield Edge(("use", args["usage"]), ("gen", args["generatedEntity"]), "41")
            yield Edge(("gen", args["usedEntity"]), ("gen", args["generatedEntity"]), "42", strict=True)
        case "wasStartedBy":
            yield from _triggered("start", args, "43")
        case "wasEndedBy":
            yield from _triggered("end", args, "44")
        case "specializationOf":
            yield Edge(("gen", args["generalEntity"]), ("gen", args["specificEntity"]), "45")
            yield Edge(("inv", args["specificEntity"]), ("inv", args["generalEntity"]), "46")
        case "wasAssociatedWith":  # an agent may be an entity or an activity
            activity, agent = args["activity"], args["agent"]
            for begin, finish in (("gen", "inv"), ("start", "end")):
                yield Edge((begin, agent), ("end", activity), "47")
                yield Edge(("start", activity), (finish, agent), "47")
        case "wasAttributedTo":
            for begin in ("gen", "start"):
                yield Edge((begin, args["agent"]), ("gen", args["entity"]), "48")
        case "actedOnBehalfOf":
            for begin, finish in (("gen", "inv"), ("start", "end")):
                yield Edge((begin, args["responsible"]), (finish, args["delegate"]), "49")


def _inside(event: tuple[str, Any], activity: Any, constraint: str) -> Iterator[Edge]:
    yield Edge(("start", activity), event, constraint)
    yield Edge(event, ("end", activity), constraint)


def _triggered(event: str, args: dict[str, Any], constraint: str) -> Iterator[Edge]:
    yield Edge(("gen", args["trigger"]), (event, args["activity"]), constraint)
    yield Edge((event, args["activity"]), ("inv", args["trigger"]), constraint)


def _within(edges: list[Edge]) -> list[Edge]:
    """Return that whatever begins does so no later than it ends."""
    named = {node for edge in edges for node in (edge.before, edge.after)}
    starts = [Edge(node, ("end", node[1]), "30") for node in named if node[0] == "start"]
    return starts + [Edge(node, ("inv", node[1]), "36") for node in named if node[0] == "gen"]


def _components(edges: list[Edge]) -> dict[Any, int]:
    """Return the number of the strongly connected component of each node (Kosaraju, without recursion)."""
    after: dict[Any, list[Any]] = {}
    before: dict[Any, list[Any]] = {}
    for edge in edges:
        after.setdefault(edge.before, []).append(edge.after)
        before.setdefault(edge.after, []).append(edge.before)
    component: dict[Any, int] = {}
    for number, root in enumerate(reversed(_left([*after, *before], after))):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = number
                waiting += before.get(node, ())
    return component


def _left(roots: list[Any], after: dict[Any, list[Any]]) -> list[Any]:
    """Return the nodes in the order in which a depth-first walk leaves them."""
    left, seen = [], set()
    for root in roots:
        waiting = [(root, False)]
        while waiting:
            node, done = waiting.pop()
            if done:
                left.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(other, False) for other in after.get(node, ()) if other not in seen]
    return left
