"""Several cases as one."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from counterclaim.case.case import Case
from counterclaim.case.view import CaseView
from counterclaim.findings import Imported, Problem
from counterclaim.model import Record, replace_references
from counterclaim.registry import is_id

__all__ = ["merge"]

_LONGEST_ID = 256


def merge(cases: Iterable[tuple[str, CaseView]]) -> Imported[Case]:
    """
    Return one case of several, each given with its id.

    A record that stands in several of them, with the same content under the same id, is one record. Where the
    contents differ, or refer to records that differ, each gets the id of its case as a prefix, and a problem
    of the code `renamed` says so; of cases that agree among themselves, the first in alphabetical order lends
    its id. Apart from the order of its records, the result does not depend on the order of the cases, unless
    several cases have one id: these are numbered in the order in which they are given.

    Raises:
        TypeError: One of *cases* is not given with its id.
        ValueError: The id of a case cannot be part of an id.
    """
    named = _with_distinct_names(cases)
    renaming = _Renaming(named)
    renaming.settle()
    merged = Case()
    problems: dict[str, Problem] = {}
    for place, (_, case) in enumerate(named):
        renamed = renaming.of_case(place)
        for record in case:
            added = merged.add(replace_references(record, renamed) if renamed else record)
            if added.id != record.id:
                problems.setdefault(added.id, renaming.problem(record.id, added.id))
    return Imported(case=merged, problems=tuple(problems.values()))


def _with_distinct_names(cases: Iterable[tuple[str, CaseView]]) -> list[tuple[str, CaseView]]:
    """Return *cases* with a number behind the id of each that has the id of an earlier one."""
    given = list(map(_with_id, cases))
    taken = {name for name, _ in given}
    seen: Counter[str] = Counter()
    named = []
    for name, case in given:
        if not is_id(name):
            message = f"{name!r} cannot be part of an id; give the case an id without spaces"
            raise ValueError(message)
        seen[name] += 1
        distinct = name
        while seen[name] > 1 and distinct in taken:
            distinct = f"{name}~{seen[name]}"
            seen[name] += distinct in taken
        taken.add(distinct)
        named.append((distinct, case))
    return named


def _with_id(given: object) -> tuple[str, CaseView]:
    match given:
        case (str() as name, CaseView() as case):
            return name, case
    message = 'expected each case with its id, as in merge([("desk", case), ("wire", other)])'
    raise TypeError(message)


class _Renaming:
    """
    The new ids of records that are shared by name only: the coarsest partition that references respect.

    At first those of the same content are one. Where an id is split, so are the records that refer to it, and
    so on until nothing changes. Records of the same content refer to the same ids, so that only the new ids
    need comparing; and nothing split is ever joined again, so that it ends.
    """

    def __init__(self, named: list[tuple[str, CaseView]]) -> None:
        self._named = named
        self._new: list[dict[str, str]] = [{} for _ in named]
        self._names: dict[tuple[str, str], str] = {}
        self._given: dict[str, str] = {}
        self._clashes: Counter[str] = Counter()
        self._groups = {id: self._by_content(id, places) for id, places in _shared(named).items()}

    def of_case(self, place: int) -> dict[str, str]:
        """Return the new ids of the case at *place* in the order given."""
        return self._new[place]

    def settle(self) -> None:
        """Split what differs, until nothing does."""
        split = deque(id for id, groups in sorted(self._groups.items()) if len(groups) > 1)
        for id in split:
            self._rename(id)
        while split:
            id = split.popleft()
            for referring in self._referring(id):
                if self._refine(referring, id):
                    self._rename(referring)
                    split.append(referring)

    def problem(self, old: str, new: str) -> Problem:
        """Return the problem that reports one renaming."""
        message = (
            f"several cases hold different records under the id {old!r}; that of {self._given[new]!r} is "
            f"{new!r} here. Give each an id of its own, or make them the same in both"
        )
        return Problem("renamed", new, "id", message)

    def _by_content(self, id: str, places: list[int]) -> list[list[int]]:
        records = [self._named[place][1][id] for place in places]
        if all(record == records[0] for record in records):
            return [places]
        groups: dict[Record, list[int]] = {}
        for place, record in zip(places, records, strict=True):
            groups.setdefault(record, []).append(place)
        return list(groups.values())

    def _refine(self, id: str, reference: str) -> bool:
        """Split the records under *id* by what *reference* is in each case now; return whether any was."""
        refined: list[list[int]] = []
        for group in self._groups[id]:
            by_reference: dict[str, list[int]] = {}
            for place in group:
                by_reference.setdefault(self._new[place].get(reference, reference), []).append(place)
            refined += by_reference.values()
        changed = len(refined) > len(self._groups[id])
        self._groups[id] = refined
        return changed

    def _rename(self, id: str) -> None:
        for group in self._groups[id]:
            new = self._name(self._named[group[0]][0], id)
            for place in group:
                self._new[place][id] = new

    def _referring(self, id: str) -> dict[str, None]:
        """Return the ids of the shared records that refer to *id* in some case."""
        return {
            record.id: None
            for _, case in self._named
            for record in case.referring(id)
            if record.id in self._groups
        }

    def _name(self, case: str, id: str) -> str:
        name = self._names.get((case, id))
        if name is None:
            base = name = f"{case}:{id}"[:_LONGEST_ID]
            while self._is_taken(name):
                self._clashes[base] += 1
                suffix = f"~{self._clashes[base] + 1}"
                name = base[: _LONGEST_ID - len(suffix)] + suffix
            self._names[case, id] = name
            self._given[name] = case
        return name

    def _is_taken(self, id: str) -> bool:
        # A reference that leads nowhere must not lead to something else in the end.
        return id in self._given or any(id in case or case.referring(id) for _, case in self._named)


def _shared(named: list[tuple[str, CaseView]]) -> dict[str, list[int]]:
    """Return the ids that several cases hold, each with the places of these cases, by the id of the case."""
    holders: dict[str, list[int]] = {}
    for place in sorted(range(len(named)), key=lambda place: named[place][0]):
        for id in named[place][1].ids():
            holders.setdefault(id, []).append(place)
    return {id: places for id, places in holders.items() if len(places) > 1}
