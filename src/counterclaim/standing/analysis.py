"""What is computed of one case for reports and checks, each part when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.conflicts import ConflictReport, Rule, RuleSet, detect
from counterclaim.findings import Problem
from counterclaim.model import Claim, Rebuttal
from counterclaim.provenance import Corroboration, Corroborator
from counterclaim.standing.standings import Standings, assess
from counterclaim.vocabulary import Vocabulary

__all__ = ["Analysis", "Detection"]


@frozen(kw_only=True)
class Detection:
    """
    How conflicts are looked for, and what a person accepted.

    Attributes:
        rule_set: The thresholds; the usual ones where none are given.
        rules: Rules of extensions.
        as_of: The day on which what is compared may hold; any, where none is given.
        accepted: The ids of the rebuttals that a person accepted.
    """

    rule_set: RuleSet | None = None
    rules: tuple[Rule, ...] = ()
    as_of: date | None = None
    accepted: tuple[str, ...] = ()


@frozen(eq=False, kw_only=True)
class Analysis:
    """
    The conflicts of a case, what stands of it, and how many independent sources its claims have.

    Attributes:
        case: The case.
        vocabulary: The properties that are known besides those of the case.
        detection: How conflicts are looked for.
    """

    case: CaseView
    vocabulary: Vocabulary = field(factory=Vocabulary.default)
    detection: Detection = field(factory=Detection)
    _conflicts: list[ConflictReport] = field(factory=list, init=False)
    _challenging: list[ConflictReport] = field(factory=list, init=False)
    _standings: list[Standings] = field(factory=list, init=False)
    _corroborators: list[Corroborator] = field(factory=list, init=False)
    _corroborations: dict[tuple[bool, str], Corroboration] = field(factory=dict, init=False)

    @property
    def conflicts(self) -> ConflictReport:
        """The conflicts of the case."""
        if not self._conflicts:
            self._conflicts.append(self._detected(self.detection.as_of))
        return self._conflicts[0]

    @property
    def challenging(self) -> ConflictReport:
        """The conflicts that count as challenges: those about other days than the one looked at as well."""
        if self.detection.as_of is None:
            return self.conflicts
        if not self._challenging:
            self._challenging.append(self._detected(None))
        return self._challenging[0]

    @property
    def standings(self) -> Standings:
        """What stands of the case."""
        if not self._standings:
            accepted = self.detection.accepted
            self._standings.append(assess(self.case, conflicts=self.challenging, accepted=accepted))
        return self._standings[0]

    @property
    def unread(self) -> tuple[Problem, ...]:
        """What could not be compared, and which rules failed, as far as conflicts were looked for."""
        reports: Iterable[ConflictReport] = (*self._conflicts, *self._challenging)
        return tuple(dict.fromkeys(problem for report in reports for problem in report.problems))

    def corroboration(self, record: Claim | Rebuttal) -> Corroboration:
        """Return how many independent sources a claim or rebuttal has, with all that is the same."""
        key = (isinstance(record, Claim), self.case.same(record)[0])
        found = self._corroborations.get(key)
        if found is None:
            if not self._corroborators:
                self._corroborators.append(Corroborator(self.case, fallen=self.standings.fallen))
            found = self._corroborations[key] = self._corroborators[0].of(record)
        return found

    def _detected(self, as_of: date | None) -> ConflictReport:
        return detect(
            self.case,
            rule_set=self.detection.rule_set,
            rules=self.detection.rules,
            vocabulary=self.vocabulary,
            as_of=as_of,
        )
