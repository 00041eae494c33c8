"""Whether what was published changed without a correction (CC404)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from counterclaim.case import CaseView
from counterclaim.case.differences import difference
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import name_of
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
    previous, case = subject.previous, subject.case
    changes = difference(previous, case)
    said = _by_content(case, changes.added)
    for old, new in changes.replaced:
        parts = _changed(previous, old, case, new)
        if parts and not _is_corrected(subject, old):
            yield _hit(subject, old, "lint.CC404.changed", parts)
    gone = {old.id for old in changes.removed if not said.get(_content(previous, old))}
    for old in changes.removed:
        content = _content(previous, old)
        if not content or _is_part(old, gone) or _is_corrected(subject, old):
            continue
        # Ids are often made of what a record says, so what got another one is not gone, and may have changed.
        again = [_changed(previous, old, case, new) for new in said.get(content, ())]
        if not again:
            yield _hit(subject, old, "lint.CC404.gone", ())
        elif all(again):
            yield _hit(subject, old, "lint.CC404.changed", again[0])


def _by_content(case: CaseView, records: Iterable[Record]) -> Mapping[tuple[str, ...], list[Record]]:
    found: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        alike = found[_content(case, record)]
        if len(alike) < _MOST_FOLLOWED:
            alike.append(record)
    return found


def _changed(previous: CaseView, old: Record, case: CaseView, new: Record) -> tuple[str, ...]:
    """Return the names of what differs, as keys of phrases."""
    if isinstance(old, Claim) and isinstance(new, Claim):
        kept = dict.fromkeys(map(repr, new.statements))
        compared = {
            "text": _plain(old.text) == _plain(new.text),
            "figures": all(repr(part) in kept for part in old.statements),
            "kind": old.kind is new.kind,
            "accused": set(old.accuses) == set(new.accuses),
            "when": old.during == new.during,
        }
    elif isinstance(old, Attribution) and isinstance(new, Attribution):
        compared = {
            "source": (old.source, old.speaker) == (new.source, new.speaker),
            "said-of": {old.of, *old.relays} == {new.of, *new.relays}
            or _said_of(previous, (old.of, *old.relays)) == _said_of(case, (new.of, *new.relays)),
            "when": _days(old.said) == _days(new.said),
            "certainty": old.certainty is new.certainty,
            "quote": _plain(_quoted(old)) == _plain(_quoted(new)),
        }
    elif isinstance(old, Rebuttal) and isinstance(new, Rebuttal):
        compared = {
            "text": _plain(old.text) == _plain(new.text),
            "source": old.by == new.by,
            "kind": old.kind is new.kind,
            "counterclaim": _countered(previous, old) == _countered(case, new),
            "said-of": {*old.targets} <= {*new.targets}
            or _said_of(previous, old.targets) <= _said_of(case, new.targets),
        }
    elif isinstance(old, Review) and isinstance(new, Review):
        compared = {"rating": old.rating == new.rating, "text": _plain(old.summary) == _plain(new.summary)}
    else:
        compared = {"type": type(old) is type(new) or not isinstance(old, Claim | Attribution | Rebuttal)}
    return tuple(name for name, alike in compared.items() if not alike)


def _countered(case: CaseView, rebuttal: Rebuttal) -> str:
    """Return what *rebuttal* puts in the place of what it answers, whatever its id."""
    return "" if rebuttal.counterclaim is None else _claimed(case, rebuttal.counterclaim)


def _is_part(old: Record, gone: Collection[str]) -> bool:
    """Return whether *old* says who says or judges something that is gone as a whole."""
    return isinstance(old, Attribution | Review) and old.of in gone


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


def _said_of(case: CaseView, ids: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return what the records *ids* say, whatever their ids."""
    records = ((id, case.get(id)) for id in ids)
    return {(record is not None and _content(case, record)) or (id,) for id, record in records}


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
    text = _named(subject, old)
    named = words.joined([words(f"lint.CC404.part.{part}") for part in parts])
    older = (
        ()
        if subject.previous is None
        else tuple(note.id for note in subject.previous.notes(old) if note.settles == _CODE)
    )
    return Hit(record=old.id, message=words(key, text=text, parts=named), older_notes=older)


def _named(subject: Subject, old: Record) -> str:
    """Return *old* as a reader knows it: by its words, or by who says or judges what."""
    words, published = subject.words, subject.previous
    if published is None:
        return old.id
    if isinstance(old, Claim | Rebuttal) and old.text:
        return words("lint.CC404.words", text=short(old.text))
    if isinstance(old, Rebuttal):
        return words(f"rebuttal.{old.kind.value}.act", by=name_of(published, old.by)) + f" ({old.id})"
    if isinstance(old, Attribution | Review):
        claim = published.get(old.of, Claim)
        by = old.source if isinstance(old, Attribution) else old.reviewer
        text = short(old.of if claim is None else claim.text)
        return words("lint.CC404.of", by=name_of(published, by), text=text)
    return old.id


RULES = (
    LintRule(
        code=_CODE,
        title="changed after publication without a correction",
        level=Level.ERROR,
        check=changed_without_correction,
        needs=(Missing.PREVIOUS,),
    ),
)
