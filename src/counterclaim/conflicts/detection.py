"""Every conflict of a case: those that its sources state, and those between what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from counterclaim.case import CaseView
from counterclaim.checks import shown
from counterclaim.codec import paused_collector
from counterclaim.conflicts.chronology import Chronology
from counterclaim.conflicts.conflict import KINDS, Conflict
from counterclaim.conflicts.entries import Entries, Entry
from counterclaim.conflicts.explaining import Explainer, Explanation
from counterclaim.conflicts.explicit import explicit_conflicts
from counterclaim.conflicts.families import Families
from counterclaim.conflicts.finder import Finder, address_order
from counterclaim.conflicts.rule_set import DEFAULT_RULES, RuleSet
from counterclaim.conflicts.rules import Rule, conflicts_of_rule
from counterclaim.conflicts.suspects import camps
from counterclaim.conflicts.value_reading import RegionError
from counterclaim.findings import Problem
from counterclaim.vocabulary import Vocabulary

__all__ = ["ConflictReport", "detect"]


@attrs.frozen(eq=False, kw_only=True)
class ConflictReport:
    """
    The conflicts of a case, in the order of their content: open ones first, definite before possible.

    Attributes:
        conflicts: All of them.
        problems: What could not be compared, and which rules failed.
        rule_set: The thresholds by which they were found.
    """

    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    rule_set: RuleSet
    _finder: Finder = attrs.field(repr=False)

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self.conflicts)

    def __len__(self) -> int:
        return len(self.conflicts)

    def of_kind(self, *kinds: str) -> tuple[Conflict, ...]:
        """Return the conflicts of one of *kinds*."""
        return tuple(conflict for conflict in self.conflicts if conflict.kind in kinds)

    def open(self) -> tuple[Conflict, ...]:
        """Return the conflicts that nothing settles."""
        return tuple(conflict for conflict in self.conflicts if not conflict.settled)

    def _repr_html_(self) -> str:
        """Return the first of them, each in a sentence, as a notebook shows them."""
        from counterclaim.conflicts.showing import conflicts_html

        return conflicts_html(self)

    def explain(self, conflict: Conflict) -> Explanation:
        """
        Return how *conflict* was come by: the statements, how they were read, and every guard.

        Raises:
            LookupError: What stands on its sides is not in the case that this report is of.
        """
        return Explainer(self._finder).explain(conflict)

    def camps(self, conflict: Conflict, *, as_of: date | None = None) -> tuple[tuple[str, ...], ...]:
        """
        Return the camps of *conflict*: which statements can hold together, by their addresses.

        Of a large block, those of the day *as_of*, or of the one on which the most of its statements hold; no
        division has fewer. Of any other conflict these are its sides.
        """
        block = self._finder.blocks.get(conflict)
        if block is None or not block.divisible or (as_of is None and len(conflict.sides) > 2):
            return conflict.sides
        found = camps(block.entries, None if as_of is None else as_of.toordinal())
        named = (tuple(sorted((entry.address for entry in camp), key=address_order)) for camp in found)
        return tuple(sorted(named, key=lambda side: address_order(side[0])))

    def widest(self, conflict: Conflict) -> Iterator[tuple[str, str]]:
        """
        Yield the pairs behind *conflict*, those whose values are farthest apart first.

        Each is found when it is asked for: a large block stands for more pairs than anybody can read.
        """
        block = self._finder.blocks.get(conflict)
        if block is None:
            if len(conflict.sides) == 2:  # of more, no two conflict by themselves
                yield conflict.sides[0][0], conflict.sides[1][0]
            return
        seen = set()
        for left, right in block.pairs():
            one, other = sorted((left.address, right.address), key=address_order)
            if (one, other) not in seen and self._finder.judge.judge(left, right).conflict:
                seen.add((one, other))
                yield one, other


def detect(
    case: CaseView,
    *,
    rule_set: RuleSet | None = None,
    rules: Iterable[Rule] = (),
    vocabulary: Vocabulary | None = None,
    as_of: date | None = None,
) -> ConflictReport:
    """
    Return every conflict of *case*.

    *rule_set* has the thresholds, *vocabulary* the properties that the case does not declare, by default
    those that are built in. *rules* are run besides what is found here. With *as_of*, only what may hold on
    that day is compared, and predictions whose day had come by then count like assertions.

    Raises:
        TypeError: An argument is of the wrong type.
    """
    _check_arguments(case, rule_set, as_of)
    entries = Entries(
        case,
        rule_set or DEFAULT_RULES,
        Vocabulary.default() if vocabulary is None else vocabulary,
        None if as_of is None else as_of.toordinal(),
    )
    finder = Finder(entries)
    with paused_collector():  # what is made here is kept, and holds no cycles
        found = [*_computed(finder), *explicit_conflicts(finder)]
    problems = entries.problems
    for rule in rules:
        found += conflicts_of_rule(rule, finder, problems)
    return ConflictReport(
        conflicts=tuple(sorted(dict.fromkeys(found), key=_report_order)),
        problems=tuple(sorted(dict.fromkeys(problems), key=_problem_order)),
        rule_set=finder.rule_set,
        finder=finder,
    )


def _computed(finder: Finder) -> Iterator[Conflict]:
    subjects: dict[str, dict[str, list[Entry]]] = {}
    for entry in finder.entries:
        families = subjects.setdefault(entry.subject, {})
        families.setdefault(entry.statement.property, []).append(entry)
    families_of, across = Families(finder), Chronology(finder)
    for by_property in subjects.values():
        for family in by_property.values():
            if len(family) > 1:
                # The order of the records decides nothing, also where some stand for others.
                family.sort(key=lambda entry: entry.order)
                yield from _comparing(families_of.within(family), finder)
        if len(by_property) > 1:
            yield from across.within(by_property)
    for one, other in finder.entries.identity.doubts():
        left, right = subjects.get(one, {}), subjects.get(other, {})
        for property in left.keys() & right.keys():
            yield from _comparing(families_of.between(left[property], right[property]), finder)
        yield from across.between(left, right)


def _comparing(found: Iterator[Conflict], finder: Finder) -> Iterator[Conflict]:
    """Yield what is *found*; where the value type of an extension fails, that is a problem, and no more."""
    try:
        yield from found
    except RegionError as error:
        finder.entries.problems.append(Problem("reading", None, None, str(error)))


def _report_order(conflict: Conflict) -> tuple[object, ...]:
    kind = KINDS.index(conflict.kind) if conflict.kind in KINDS else len(KINDS)
    sides = tuple(tuple(map(address_order, side)) for side in conflict.sides)
    return (
        conflict.settled,
        not conflict.definite,
        kind,
        conflict.kind,
        sides,
        conflict.rule.id,
        conflict.pairs,
        conflict.text or "",
        conflict.unknown,
    )


def _problem_order(problem: Problem) -> tuple[str, ...]:
    return (problem.code, problem.record or "", problem.field or "", problem.message)


def _check_arguments(case: object, rule_set: object, as_of: object) -> None:
    for given, type_, expected in (
        (case, CaseView, "a case"),
        (rule_set, RuleSet | None, "a rule set"),
        (as_of, date | None, "a day, as date(2019, 10, 17)"),
    ):
        if not isinstance(given, type_):
            message = f"expected {expected}, found {shown(given)}"
            raise TypeError(message)
