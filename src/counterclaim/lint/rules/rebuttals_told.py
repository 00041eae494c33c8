"""Whether the rebuttals that are on record stand in the article (CC103)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from counterclaim.case import CaseView
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.likeness import content_of, content_of_text
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.telling import Telling
from counterclaim.model import Attribution, Claim, Document, Evidence, Rebuttal, RebuttalKind, Review, Source
from counterclaim.words import short

__all__ = ["RULES"]

#: Who may speak for whom.
Speakers: TypeAlias = Mapping[str, Sequence[str]]

#: Names that a message says it looked for, and records that are looked at behind one.
_MOST_NAMED = 4
_MOST_FOLLOWED = 50


def rebuttals_untold(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each rebuttal that the article does not tell of (CC103).

    It is told of where a sentence names who rebuts (a name, an alias, who speaks for them, or their role) and
    says with a word of denial, or in words of the rebuttal itself, what it is; or that sentence and the next.
    A correction by the publisher of the case's own story need not name them.
    Of those judged the same, one is enough; one that has fallen is not asked for. Where the article does not
    touch what is rebutted, it weighs no more than a note.
    """
    if subject.article is None:
        return
    case, telling = subject.case, Telling(subject.article.reading, subject.case)
    speakers = _speakers(case)
    fallen = subject.analysis.standings.fallen
    for rebuttal in case.of_type(Rebuttal):
        same = [one for id in case.same(rebuttal) if (one := case.get(id, Rebuttal)) is not None]
        if rebuttal.id != same[0].id or all(one.id in fallen for one in same):
            continue
        if not any(_is_told(case, telling, one, speakers) for one in same if one.id not in fallen):
            touched = any(_touches(case, telling, one) for one in same)
            yield Hit(
                record=rebuttal.id,
                message=_message(subject, telling, rebuttal, touched=touched),
                related=rebuttal.targets[:_MOST_FOLLOWED],
                level=None if touched else Level.NOTE,
            )


def _is_told(case: CaseView, telling: Telling, rebuttal: Rebuttal, speakers: Speakers) -> bool:
    own = [entry.speaker for entry in case.attributions(rebuttal)[:_MOST_FOLLOWED] if entry.speaker]
    who = tuple(dict.fromkeys((rebuttal.by, *own, *speakers.get(rebuttal.by, ())[:_MOST_FOLLOWED])))
    if telling.tells(who, rebuttal.kind) or (_is_ours(case, rebuttal) and telling.corrects):
        return True
    return telling.names(who) and telling.repeats(who, _wordings(case, telling, rebuttal, who))


def _is_ours(case: CaseView, rebuttal: Rebuttal) -> bool:
    """Return whether we take back our own words: a correction need not name the paper that it stands in."""
    if rebuttal.kind not in (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION):
        return False
    info = case.info
    story = None if info is None or info.document is None else case.get(info.document, Document)
    return story is not None and story.publisher is not None and case.is_same(story.publisher, rebuttal.by)


def _speakers(case: CaseView) -> Speakers:
    """Return who depends on whom, and may speak for them."""
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for source in case.of_type(Source):
        for other in source.depends_on:
            speakers[other].append(source.id)
    return speakers


def _wordings(
    case: CaseView, telling: Telling, rebuttal: Rebuttal, who: Iterable[str]
) -> list[frozenset[str]]:
    """Return what the rebuttal says, as stems without the names of *who* says it."""
    counterclaim = None if rebuttal.counterclaim is None else case.get(rebuttal.counterclaim, Claim)
    entries: tuple[Attribution, ...] = case.attributions(rebuttal)[:_MOST_FOLLOWED]
    texts = [
        rebuttal.text,
        None if counterclaim is None else counterclaim.text,
        *(None if entry.quote is None else entry.quote.exact for entry in entries),
    ]
    names = content_of(
        word.casefold() for id in who for name in telling.naming.names(id) for word in name.words
    )
    return [content_of_text(text, without=names) for text in texts if text]


def _touches(case: CaseView, telling: Telling, rebuttal: Rebuttal) -> bool:
    """Return whether the article is about what *rebuttal* answers, as far as that can be told."""
    for claim in _claims(case, rebuttal.targets):
        subjects = dict.fromkeys((*claim.accuses, *claim.about, *(part.subject for part in claim.statements)))
        if any(telling.naming.of(id) for id in subjects) or not any(map(telling.naming.names, subjects)):
            return True
    return not any(True for _ in _claims(case, rebuttal.targets))


def _claims(case: CaseView, ids: Iterable[str]) -> Iterator[Claim]:
    """Yield the claims that the records *ids* are about, each once."""
    waiting = dict.fromkeys(ids)
    for id in (queue := list(waiting)[:_MOST_FOLLOWED]):
        record = case.get(id)
        if isinstance(record, Claim):
            yield record
        further: tuple[str, ...] = ()
        if isinstance(record, Attribution | Review):
            further = (record.of,)
        elif isinstance(record, Evidence):
            further = (record.bears_on,)
        elif isinstance(record, Rebuttal):
            further = record.targets
        for one in further:
            if one not in waiting and len(queue) < _MOST_FOLLOWED:
                waiting[one] = None
                queue.append(one)


def _message(subject: Subject, telling: Telling, rebuttal: Rebuttal, *, touched: bool) -> str:
    case, words = subject.case, subject.words
    source = case.get(rebuttal.by, Source)
    by = short(rebuttal.by if source is None else source.name)
    key = f"rebuttal.{rebuttal.kind.value}.act"
    named = words.first([short(str(name)) for name in telling.naming.names(rebuttal.by)], _MOST_NAMED)
    return words(
        "lint.CC103" if touched else "lint.CC103.untouched",
        rebuttal=words(key, by=by),
        names=", ".join(named) or by,
        text=short(rebuttal.text or _answered(case, rebuttal)),
    )


def _answered(case: CaseView, rebuttal: Rebuttal) -> str:
    claim = next(_claims(case, rebuttal.targets), None)
    if claim is not None:
        return claim.text
    document = next((found for id in rebuttal.targets if (found := case.get(id, Document))), None)
    return (document.title if document is not None else None) or rebuttal.targets[0]


RULES = (
    LintRule(
        code="CC103",
        title="a rebuttal on record is missing from the article",
        level=Level.ERROR,
        check=rebuttals_untold,
        needs=(Missing.ARTICLE,),
    ),
)
