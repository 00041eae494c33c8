"""Whether what was published changed without a correction (CC404)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from counterclaim.case import CaseView
from counterclaim.case.differences import difference
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Attribution, Claim, Rebuttal, RebuttalKind, Record, Review
from counterclaim.values import DateSpan
from counterclaim.words import short

__all__ = ["RULES"]

_CODE = "CC404"
_CORRECTING = (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION)
_MOST_FOLLOWED = 50


def changed_without_correction(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield what was published and has changed, or is gone, without a correction on record (CC404).

    Compared are the wordings and figures of claims, who says them and when, rebuttals, and ratings. What was
    added, notes, tags and snapshots change nothing that was published. A correction or retraction counts that
    the published case does not hold yet, and that aims at what changed: the record, or the claim that it is
    about. A note that was there already settled something else.
    """
    if subject.previous is None:
        return
    changes = difference(subject.previous, subject.case)
    said = {_content(subject.case, record) for record in changes.added}  # one that got another id is not gone
    for old, new in changes.replaced:
        parts = _changed(old, new)
        if parts and not _is_corrected(subject, old):
            yield _hit(subject, old, "lint.CC404.changed", parts)
    for old in changes.removed:
        content = _content(subject.previous, old)
        if content and content not in said and not _is_corrected(subject, old):
            yield _hit(subject, old, "lint.CC404.gone", ())


def _changed(old: Record, new: Record) -> tuple[str, ...]:
    """Return the names of what differs, as keys of phrases."""
    if isinstance(old, Claim) and isinstance(new, Claim):
        kept = dict.fromkeys(map(repr, new.statements))
        compared = {
            "text": _plain(old.text) == _plain(new.text),
            "figures": all(repr(part) in kept for part in old.statements),
            "accused": set(old.accuses) == set(new.accuses),
            "when": old.during == new.during,
        }
    elif isinstance(old, Attribution) and isinstance(new, Attribution):
        compared = {
            "source": (old.source, old.speaker) == (new.source, new.speaker),
            "said-of": (old.of, set(old.relays)) == (new.of, set(new.relays)),
            "when": _days(old.said) == _days(new.said),
            "quote": _plain(_quoted(old)) == _plain(_quoted(new)),
        }
    elif isinstance(old, Rebuttal) and isinstance(new, Rebuttal):
        compared = {
            "text": _plain(old.text) == _plain(new.text),
            "source": old.by == new.by,
            "kind": old.kind is new.kind,
            "said-of": set(old.targets) <= set(new.targets),
        }
    elif isinstance(old, Review) and isinstance(new, Review):
        compared = {"rating": old.rating == new.rating, "text": _plain(old.summary) == _plain(new.summary)}
    else:
        compared = {"type": type(old) is type(new) or not isinstance(old, Claim | Attribution | Rebuttal)}
    return tuple(name for name, alike in compared.items() if not alike)


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _days(span: DateSpan | None) -> tuple[object, ...]:
    """Return what a date says, however it was worded; one that was not stated may be added."""
    return () if span is None else (span.first, span.last, span.time, span.approximate)


def _quoted(entry: Attribution) -> str:
    return "" if entry.quote is None else entry.quote.exact


def _content(case: CaseView, record: Record) -> tuple[str, ...]:
    """Return what *record* says, whatever its id; empty for other records."""
    if isinstance(record, Claim):
        return ("claim", _plain(record.text).casefold())
    if isinstance(record, Attribution):
        return ("attribution", _claimed(case, record.of), record.source)
    if isinstance(record, Rebuttal):
        return ("rebuttal", record.kind.value, record.by, _plain(record.text).casefold())
    return ("review", _claimed(case, record.of), record.reviewer) if isinstance(record, Review) else ()


def _claimed(case: CaseView, id: str) -> str:
    claim = case.get(id, Claim)
    return id if claim is None else _plain(claim.text).casefold()


def _is_corrected(subject: Subject, old: Record) -> bool:
    """Return whether a correction that is not published yet aims at *old*, or at what that is about."""
    case, previous = subject.case, subject.previous
    targets = [*case.same(old)[:_MOST_FOLLOWED]]
    if isinstance(old, Attribution | Review):
        targets += case.same(old.of)[:_MOST_FOLLOWED]
    elif isinstance(old, Rebuttal):
        targets += old.targets[:_MOST_FOLLOWED]
    elif isinstance(old, Claim):
        targets += [entry.id for entry in case.attributions(old)[:_MOST_FOLLOWED]]
    return any(
        rebuttal.kind in _CORRECTING and (previous is None or rebuttal.id not in previous)
        for id in targets
        for rebuttal in case.rebuttals(id)
    )


def _hit(subject: Subject, old: Record, key: str, parts: tuple[str, ...]) -> Hit:
    words = subject.words
    text = old.text if isinstance(old, Claim | Rebuttal) and old.text else old.id
    named = words.joined([words(f"lint.CC404.part.{part}") for part in parts])
    older = (
        ()
        if subject.previous is None
        else tuple(note.id for note in subject.previous.notes(old) if note.settles == _CODE)
    )
    return Hit(record=old.id, message=words(key, text=short(text), parts=named), older_notes=older)


RULES = (
    LintRule(
        code=_CODE,
        title="changed after publication without a correction",
        level=Level.ERROR,
        check=changed_without_correction,
        needs=(Missing.PREVIOUS,),
    ),
)
