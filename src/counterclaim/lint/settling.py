"""Which findings notes settle: those that name the code and the record, with a reason and an author."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from counterclaim.case import CaseView
from counterclaim.findings import Problem
from counterclaim.lint.finding import Hit, Missing
from counterclaim.lint.quoting import Quoting
from counterclaim.lint.rule import LintRule
from counterclaim.model import Entity, Note
from counterclaim.safe_text import has_visible

__all__ = ["Settling"]

_LIKE_A_CODE = re.compile(r"(?i)CC[0-9O]{1,8}")
#: Notes that one finding names as those that settle it.
_MOST_NOTES = 20

_Notes: TypeAlias = defaultdict[str, defaultdict[str, list[Note]]]


class Settling:
    """
    The notes of a case that settle findings.

    A note settles what is found of a record that it is about, and of those that were judged the same. Where
    there may be several findings at a record, each about others (`Hit.about`), one about these settles
    theirs, and one about the record alone settles all. What is found in a sentence it settles where it quotes
    that.
    """

    def __init__(self, case: CaseView, previous: CaseView | None = None) -> None:
        """Have the notes of *case*; those that stood in *previous* may have settled what was found then."""
        self._case = case
        self._previous = previous
        #: Notes by what they settle and are about: those with a reason and an author, and all.
        self._signed: _Notes = defaultdict(lambda: defaultdict(list))
        self._notes: _Notes = defaultdict(lambda: defaultdict(list))
        self._quoting: dict[tuple[str, str], Quoting] = {}
        self._alone: dict[tuple[str, str, type], list[Note]] = {}
        self._used: set[str] = set()
        self._open: dict[tuple[str, str, tuple[str, ...]], tuple[LintRule, Hit]] = {}
        self._found: defaultdict[str, set[str]] = defaultdict(set)
        for note in case.of_type(Note):
            if note.settles is not None:
                has_author = _has_author(note)
                for id in dict.fromkeys(note.about):
                    self._notes[note.settles][id].append(note)
                    if has_author:
                        self._signed[note.settles][id].append(note)

    def of(self, rule: LintRule, hit: Hit) -> tuple[str, ...]:
        """Return the ids of the notes that settle what *rule* found, the first few of them."""
        if rule.code not in self._notes:
            return ()
        for id in (hit.record, *hit.about):
            self._found[rule.code].update(self._same(id))
        notes: Iterable[Note] = self._settling(rule.code, hit) if rule.settled_by_note else ()
        older = frozenset(hit.older_notes)
        settled_by = _first(note.id for note in notes if note.id not in older)
        self._used.update(settled_by)
        if not settled_by:
            self._open.setdefault((rule.code, hit.record, hit.about), (rule, hit))
        return settled_by

    def ineffective(self, ran: Iterable[LintRule]) -> Iterator[Problem]:
        """Yield why notes settle nothing, those about nothing that the rules *ran* found included."""
        told: set[str] = set()
        walked: set[tuple[str, str]] = set()
        for rule, hit in self._open.values():
            ids = [id for id in (hit.record, *hit.about) if (rule.code, id) not in walked]
            walked.update((rule.code, id) for id in ids)
            for note in (note for id in ids for note in self._of(self._notes, rule.code, id)):
                if note.id not in self._used and note.id not in told:
                    told.add(note.id)
                    yield _ineffective(rule, hit, note)
        for rule in ran:
            yield from self._pointless(rule)

    def unknown(self, codes: Collection[str]) -> Iterator[Problem]:
        """Yield the notes that name a code of the library, as it seems, that is none of *codes*."""
        for code in self._notes:
            if _LIKE_A_CODE.fullmatch(code) and code not in codes:
                message = f"there is no rule {code!r}; see the codes, and correct 'settles'"
                yield from (Problem("note", note.id, "settles", message) for note in self._naming(code))

    def _pointless(self, rule: LintRule) -> Iterator[Problem]:
        found = self._found[rule.code]
        for note in self._naming(rule.code):
            was_there = (
                Missing.PREVIOUS in rule.needs and self._previous is not None and note.id in self._previous
            )
            if found.isdisjoint(note.about) and not was_there:
                message = (
                    f"it settles {rule.code}, and that finds nothing there; leave 'settles' out, or correct "
                    "what the note is about"
                )
                yield Problem("note", note.id, "settles", message)

    def _settling(self, code: str, hit: Hit) -> Iterator[Note]:
        if hit.sentence is not None:
            for id in (hit.record, *hit.about):
                yield from self._quoted_about(code, id).of(hit.sentence)
        elif not hit.about:
            yield from self._of(self._signed, code, hit.record)
        else:
            yield from self._about_record_alone(code, hit.record, self._kind(hit.about[0]))
            rarest = min(hit.about, key=lambda id: self._count(code, id))
            for note in self._of(self._signed, code, rarest):
                if all(not {*note.about}.isdisjoint(self._same(id)) for id in hit.about):
                    yield note

    def _quoted_about(self, code: str, record: str) -> Quoting:
        key = (code, self._same(record)[0])
        if key not in self._quoting:
            self._quoting[key] = Quoting(self._of(self._signed, code, record))
        return self._quoting[key]

    def _about_record_alone(self, code: str, record: str, kind: type) -> list[Note]:
        """Return the notes about *record*, without those that are also about others of *kind*."""
        key = (code, record, kind)
        if key not in self._alone:
            same = self._same(record)
            self._alone[key] = [
                note
                for note in self._of(self._signed, code, record)
                if not any(id not in same and self._kind(id) is kind for id in note.about)
            ]
        return self._alone[key]

    def _count(self, code: str, record: str) -> int:
        return sum(len(self._signed[code].get(id, ())) for id in self._same(record))

    def _of(self, among: _Notes, code: str, record: str) -> Iterator[Note]:
        """Yield the notes *among* those that name the *code*, about *record* or what was judged the same."""
        notes: Mapping[str, list[Note]] = among.get(code, {})
        return (note for id in self._same(record) for note in notes.get(id, ()))

    def _naming(self, code: str) -> Iterable[Note]:
        return {note.id: note for notes in self._notes.get(code, {}).values() for note in notes}.values()

    def _same(self, id: str) -> tuple[str, ...]:
        return self._case.same(id) if id in self._case else (id,)

    def _kind(self, id: str) -> type:
        record = self._case.get(id)
        return Entity if isinstance(record, Entity) else type(record)


def _first(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the first few of *ids*, each once."""
    found: dict[str, None] = {}
    for id in ids:
        found[id] = None
        if len(found) == _MOST_NOTES:
            break
    return tuple(found)


def _has_author(note: Note) -> bool:
    """Return whether *note* says by whom it is, and why."""
    return note.by is not None and has_visible(note.by) and has_visible(note.text)


def _ineffective(rule: LintRule, hit: Hit, note: Note) -> Problem:
    if not rule.settled_by_note:
        return Problem("note", note.id, "settles", f"no note settles {rule.code}; mend what it tells of")
    if note.id in hit.older_notes:
        message = f"it is older than what {rule.code} tells of; write another one about that"
        return Problem("note", note.id, "settles", message)
    if not _has_author(note):
        message = (
            f"it settles {rule.code} only with a reason and an author; say why ('text') and by whom ('by')"
        )
        return Problem("note", note.id, "by", message)
    if hit.sentence is not None:
        message = f"it settles {rule.code} only where it says which sentence it is about: quote words of that"
        return Problem("note", note.id, "text", message)
    about = ", ".join(hit.about[:_MOST_NOTES])
    message = (
        f"it settles {rule.code} only where it is about all of these: {about}; or about {hit.record} alone"
    )
    return Problem("note", note.id, "about", message)
