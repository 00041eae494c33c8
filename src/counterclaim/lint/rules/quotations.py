"""Whether quotations stand word for word in the texts of their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from counterclaim.case.looking_up import LookedUp, QuoteOutcome
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.omissions import QuotedText, parts_of
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED, document_name, noted
from counterclaim.model import Document
from counterclaim.words import short

__all__ = ["RULES"]

_VERBATIM = frozenset({QuoteOutcome.EXACT, QuoteOutcome.NORMALIZED, QuoteOutcome.MOVED})


def misquoted(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each quotation that is not in its snapshot word for word, or in several places (CC205).

    One that names no snapshot is looked up in every text of its document. One that stands in an earlier text
    is no misquotation, one that was translated cannot be found. Of one with marks of omission, the parts are
    looked for in their order. Where no text is given, a document has one
    note for all its quotations.
    """
    unread: dict[str, list[LookedUp]] = {}
    omitting: list[list[LookedUp]] = []
    for _, entries in groupby(subject.quotations, key=lambda entry: id(entry.quotation)):
        group = list(entries)
        read = _decisive(group)
        if read and _is_lost(read) and parts_of(group[0].quotation.quote.exact):
            omitting.append(read)
        elif read:
            yield from _judged(subject, read)
        elif group[0].kept.document is None:
            yield _hit(subject, group[0], "lint.CC205.no-document", level=Level.NOTE)
        else:
            unread.setdefault(group[0].kept.document, []).append(group[0])
    for document, group in unread.items():
        yield _unread(subject, document, group)
    yield from _with_omissions(subject, omitting)


def _is_lost(read: Sequence[LookedUp]) -> bool:
    return {entry.outcome for entry in read} <= {QuoteOutcome.LOST}


def _with_omissions(subject: Subject, omitting: Sequence[Sequence[LookedUp]]) -> Iterator[Hit]:
    """Yield the quotations *omitting* words, by whether one of their texts has their parts."""
    by_text: defaultdict[tuple[str | None, str | None], list[tuple[int, LookedUp]]] = defaultdict(list)
    for index, read in enumerate(omitting):
        for entry in read:
            by_text[entry.kept.snapshot, entry.kept.key].append((index, entry))
    found: set[int] = set()
    for entries in by_text.values():
        text = subject.kept_texts.text(entries[0][1].kept)
        if isinstance(text, str):
            quoted = QuotedText(text)
            found.update(
                index for index, entry in entries if quoted.has(parts_of(entry.quotation.quote.exact))
            )
    for index, read in enumerate(omitting):
        if index in found:
            yield _hit(subject, read[0], "lint.CC205.omissions", level=Level.NOTE)
        else:
            yield _hit(subject, read[0], "lint.CC205")


def _decisive(group: Sequence[LookedUp]) -> list[LookedUp]:
    """Return the texts that were read and must have the words: that of the snapshot named, else any."""
    read = [entry for entry in group if entry.match is not None and not entry.kept.later]
    named = group[0].quotation.quote.snapshot
    return [entry for entry in read if named is not None and entry.kept.snapshot == named] or read


def _judged(subject: Subject, read: Sequence[LookedUp]) -> Iterator[Hit]:
    verbatim = [entry for entry in read if entry.outcome in _VERBATIM]
    if any(entry.match is not None and not entry.match.cuts_word for entry in verbatim):
        return
    outcomes = {entry.outcome for entry in read}
    if verbatim:
        yield _hit(subject, verbatim[0], "lint.CC205.cut", level=Level.WARNING)
    elif QuoteOutcome.AMBIGUOUS in outcomes:
        yield _hit(subject, read[0], "lint.CC205.ambiguous")
    elif QuoteOutcome.TRANSLATED not in outcomes:
        yield _hit(subject, read[0], "lint.CC205")


def _hit(subject: Subject, entry: LookedUp, key: str, *, level: Level | None = None) -> Hit:
    record, kept = entry.quotation.record, entry.kept
    values = {"where": _where(subject, entry)} if kept.document is not None else {}
    related = dict.fromkeys(id for id in (record.id, kept.document, kept.snapshot) if id is not None)
    about = noted(subject.case, record)
    return Hit(
        record=about,
        message=subject.words(key, quote=short(entry.quotation.quote.exact), **values),
        related=tuple(id for id in related if id != about),
        level=level,
        about=() if about == record.id else (record.id,),
    )


def _where(subject: Subject, entry: LookedUp) -> str:
    document = subject.case.get(entry.kept.document or "", Document)
    name = entry.kept.document if document is None else document_name(document, subject.words)
    return f"{name} ({entry.kept.snapshot})" if entry.kept.snapshot else f"{name}"


def _unread(subject: Subject, id: str, group: Sequence[LookedUp]) -> Hit:
    document = subject.case.get(id, Document)
    count = subject.words.counted("lint.quotation", len(group))
    name = id if document is None else document_name(document, subject.words)
    return Hit(
        record=noted(subject.case, group[0].quotation.record) if document is None else id,
        message=subject.words("lint.CC205.unread", document=name, count=count),
        related=tuple(dict.fromkeys(entry.quotation.record.id for entry in group))[:MOST_RELATED],
        level=Level.NOTE,
    )


RULES = (
    LintRule(
        code="CC205",
        title="a quotation that is not in its snapshot word for word, or in several places",
        level=Level.ERROR,
        check=misquoted,
        needs=(Missing.TEXTS,),
    ),
)
