"""Whether an export hands out what it must not (CC403)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counterclaim.case import CaseView
from counterclaim.codec import protected_fields
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import CaseInfo, Entity, Person, Protection, Record, UnnamedSource
from counterclaim.values import DateSpan
from counterclaim.words import short

__all__ = ["RULES"]


def unsafe_exports(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield what the planned export must not hold, or must not be made before (CC403).

    It holds protected values where it keeps them. Whatever becomes of those, it holds the judgements that say
    which named party an unnamed source is. A person who is protected, and whom nobody gives a reason
    for naming, is named in it whatever becomes of those. It must not precede an embargo: the last day that
    may be meant counts, and one without a last day lasts until somebody ends it.
    """
    if subject.export is None:
        return
    for record in subject.case:
        if subject.export.protected == "keep" and protected_fields(record):
            yield _kept(subject, record)
        if isinstance(record, UnnamedSource) and _is_known(subject.case, record):
            yield _given_away(subject, record)
        if isinstance(record, Person) and _is_unjustified(subject.case, record):
            yield _named(subject, record)
    if subject.today is not None:
        for info in subject.case.of_type(CaseInfo):
            if info.embargo_until is not None and not _is_over(info.embargo_until, subject.today):
                yield _embargoed(subject, info, info.embargo_until)


def _is_known(case: CaseView, source: UnnamedSource) -> bool:
    """Return whether *source* was judged the same as somebody with a name."""
    others = (case.get(id, Entity) for id in case.same(source))
    return any(one is not None and not isinstance(one, UnnamedSource) for one in others)


def _is_unjustified(case: CaseView, person: Person) -> bool:
    """Return whether *person* is protected, and nobody gives a reason for naming whoever is the same."""
    if person.protected_as is None:
        return False
    same = (case.get(id, Person) for id in case.same(person))
    return not any(one is not None and one.naming_basis and one.naming_basis.strip() for one in same)


def _is_over(until: DateSpan, today: date) -> bool:
    if until.last is None:
        return False
    # On the day itself it is over; of a month, or with a time of day, the last possible day has to pass.
    exact = until.first == until.last and until.time is None and not until.approximate
    return today >= until.last if exact else today > until.last


def _kept(subject: Subject, record: Record) -> Hit:
    export = subject.export
    name = record.name if isinstance(record, UnnamedSource) else record.id
    target = "" if export is None else short(export.target)
    message = subject.words(
        "lint.CC403.kept", name=short(name), fields=", ".join(protected_fields(record)), target=target
    )
    return Hit(record=record.id, message=message, aspect="source")


def _given_away(subject: Subject, source: UnnamedSource) -> Hit:
    export = subject.export
    target = "" if export is None else short(export.target)
    message = subject.words("lint.CC403.same", name=short(source.name), target=target)
    return Hit(record=source.id, message=message, aspect="source")


def _named(subject: Subject, person: Person) -> Hit:
    export = subject.export
    target = "" if export is None else short(export.target)
    why = "minor" if person.protected_as is Protection.MINOR else "victim"
    message = subject.words(
        "lint.CC403.person", name=short(person.name), why=subject.words(f"lint.CC403.{why}"), target=target
    )
    return Hit(record=person.id, message=message, aspect="person")


def _embargoed(subject: Subject, info: CaseInfo, until: DateSpan) -> Hit:
    message = subject.words("lint.CC403.embargo", until=short(subject.words.date(until)), today=subject.today)
    return Hit(record=info.id, message=message, aspect="embargo")


RULES = (
    LintRule(
        code="CC403",
        title="an export holds a protected source, or precedes an embargo",
        level=Level.ERROR,
        check=unsafe_exports,
        needs=(Missing.EXPORT,),
        partly_needs=(Missing.NOW,),
        settled_by_note=False,
    ),
)
