"""Whether what the case says is still so: its own date of review, and sources that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from counterclaim.case.kept_texts import UncheckedReason
from counterclaim.case.looking_up import LookedUp, QuoteOutcome
from counterclaim.lint.days import certainly_before, is_over
from counterclaim.lint.documents import snapshots_of, used_documents
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED, document_name
from counterclaim.model import CaseInfo, Document, Snapshot
from counterclaim.values import DateSpan

__all__ = ["RULES"]

#: What can have become of a source of quotations, what weighs most first.
_CHANGES = ("gone", "lost", "changed")


def stale(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each case that is past the day of its review, and each document that changed since (CC301).

    A document changed where it says so, after the newest copy was fetched; or where a newer copy than the one
    that is quoted has another text. Where that text is given, what counts is whether the words still stand
    there.
    """
    yield from _past_review(subject)
    changed: dict[str, list[tuple[str, LookedUp]]] = defaultdict(list)
    quotations = subject.quotations if subject.case.of_type(Snapshot) else ()
    for _, group in groupby(quotations, key=lambda entry: id(entry.quotation)):
        for change, entry in _changes(list(group)):
            document = entry.quotation.document or entry.kept.document
            if document is not None:
                changed[document].append((change, entry))
    used = {page.id for page in used_documents(subject)}
    for page in subject.case.of_type(Document):
        if page.id in changed:
            yield _changed(subject, page, changed[page.id])
        elif page.id in used:
            yield from _modified(subject, page)


def _past_review(subject: Subject) -> Iterator[Hit]:
    for info in subject.case.of_type(CaseInfo):
        due = info.review_by
        if due is not None and subject.today is not None and is_over(due, subject.today):
            yield Hit(
                record=info.id, message=subject.words("lint.CC301.review", date=subject.words.date(due))
            )


def _changes(group: Sequence[LookedUp]) -> Iterator[tuple[str, LookedUp]]:
    """Yield what became of the source of a quotation after it was quoted, as *group* shows."""
    quoted = [entry for entry in group if not entry.kept.later and entry.match is not None]
    if any(entry.stood_in is None for entry in quoted) and not any(entry.found for entry in quoted):
        return  # it never stood there, which is another matter
    for entry in group:
        change = _change(entry) if entry.kept.later or entry.stood_in is not None else None
        if change is not None:
            yield change, entry


def _change(entry: LookedUp) -> str | None:
    if entry.found:
        return None
    if entry.kept.error_status is not None:
        return "gone"
    if entry.outcome is QuoteOutcome.LOST:
        return "lost"
    is_other = entry.outcome is QuoteOutcome.TRANSLATED or entry.reason is UncheckedReason.MISSING
    return "changed" if is_other else None


def _changed(subject: Subject, document: Document, found: Sequence[tuple[str, LookedUp]]) -> Hit:
    change = min((change for change, _ in found), key=_CHANGES.index)
    entries = [entry for other, entry in found if other == change]
    kept = entries[0].kept
    values = {"document": document_name(document, subject.words), "snapshot": kept.snapshot}
    if change == "gone":
        message = subject.words("lint.CC301.gone", status=kept.error_status, **values)
    else:
        count = subject.words.counted("lint.quotation", len(entries))
        message = subject.words(f"lint.CC301.{change}", count=count, **values)
    ids = dict.fromkeys(entry.quotation.record.id for entry in entries)
    return Hit(record=document.id, message=message, related=tuple(ids)[:MOST_RELATED])


def _modified(subject: Subject, document: Document) -> Iterator[Hit]:
    kept = snapshots_of(subject, document)
    fetched = kept[-1].fetched_at if kept else None
    if fetched is None or document.modified is None:
        return
    if certainly_before(_span(fetched), document.modified):
        message = subject.words(
            "lint.CC301.modified",
            document=document_name(document, subject.words),
            modified=subject.words.date(document.modified),
            fetched=fetched.date().isoformat(),
        )
        yield Hit(record=document.id, message=message, related=(kept[-1].id,))


def _span(moment: datetime) -> DateSpan:
    at = moment.astimezone(UTC)
    return DateSpan.day(at.date(), time=at.timetz())


RULES = (
    LintRule(
        code="CC301",
        title="past its day of review, or a source that changed since",
        level=Level.WARNING,
        check=stale,
        partly_needs=(Missing.NOW,),
    ),
)
