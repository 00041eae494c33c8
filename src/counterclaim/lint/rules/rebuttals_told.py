"""Whether the rebuttals that are on record stand in the article (CC103)."""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from counterclaim.case import CaseView
from counterclaim.lint.elsewhere import is_about_something_else
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

    It is told of where a sentence is about who rebuts (by a name, an alias, who speaks for them, their role,
    or a word that goes on about them) and says that they deny something, or in words of the rebuttal itself
    what it is. A denial that is negated is none, and neither is one by somebody else. Where a party denies
    several things, and the sentences that say so share words with others of them alone, it weighs less.
    A correction by the publisher of the case's own story need not name them.
    Of those judged the same, one is enough; one that has fallen is not asked for. Where the article does not
    touch what is rebutted, it weighs no more than a note; an article that is about nothing of the case is
    told once, whatever is on record.
    """
    if subject.article is None:
        return
    case, telling = subject.case, Telling(subject.article.reading, subject.case)
    if is_about_something_else(case, subject.article.reading, telling.mentions.naming):
        yield _elsewhere(subject)
        return
    speakers = _speakers(case)
    fallen = subject.analysis.standings.fallen
    asked: list[tuple[Rebuttal, list[Rebuttal]]] = []
    for rebuttal in case.of_type(Rebuttal):
        same = [one for id in case.same(rebuttal) if (one := case.get(id, Rebuttal)) is not None]
        if rebuttal.id == same[0].id and not all(one.id in fallen for one in same):
            asked.append((rebuttal, same))
    matters = _Matters(case, telling, (rebuttal for rebuttal, _ in asked))
    for rebuttal, same in asked:
        tells = [_tells(case, telling, one, speakers, matters) for one in same if one.id not in fallen]
        if _Tells.THIS in tells:
            continue
        touched = any(_touches(case, telling, one) for one in same)
        of_another = _Tells.ANOTHER in tells
        yield Hit(
            record=rebuttal.id,
            message=_message(subject, telling, rebuttal, touched=touched, of_another=of_another),
            related=rebuttal.targets[:_MOST_FOLLOWED],
            level=Level.NOTE if not touched else Level.WARNING if of_another else None,
        )


class _Tells(enum.Enum):
    """What an article tells of a rebuttal: this one, or another by the same party, or none."""

    THIS = enum.auto()
    ANOTHER = enum.auto()
    NONE = enum.auto()


class _Matters:
    """What the rebuttals of each party are about, as stems, to tell which of them a sentence tells of."""

    def __init__(self, case: CaseView, telling: Telling, rebuttals: Iterable[Rebuttal]) -> None:
        self._case = case
        self._telling = telling
        self._all: defaultdict[tuple[str, RebuttalKind], set[str]] = defaultdict(set)
        self._count: Counter[tuple[str, RebuttalKind]] = Counter()
        self._told: dict[tuple[str, RebuttalKind, tuple[int, ...]], tuple[bool, frozenset[str]]] = {}
        for rebuttal in rebuttals:
            key = self._key(rebuttal)
            self._count[key] += 1
            self._all[key] |= self._content(rebuttal)

    def is_told(self, rebuttal: Rebuttal, sentences: tuple[int, ...]) -> bool:
        """
        Return whether *sentences*, which tell of a rebuttal by who makes *rebuttal*, may tell of this one.

        It is the only one, or one of them shares words with it, or with none of them.
        """
        key = self._key(rebuttal)
        if self._count[key] < 2:
            return True
        found = self._told.get((*key, sentences))
        if found is None:
            contents = list(map(self._telling.content, sentences))
            is_general = any(self._all[key].isdisjoint(content) for content in contents)
            found = self._told[*key, sentences] = (is_general, frozenset().union(*contents))
        is_general, told = found
        return is_general or not told.isdisjoint(self._content(rebuttal))

    def _key(self, rebuttal: Rebuttal) -> tuple[str, RebuttalKind]:
        return self._case.same(rebuttal.by)[0], rebuttal.kind

    def _content(self, rebuttal: Rebuttal) -> frozenset[str]:
        names = _name_stems(self._telling, (rebuttal.by,))
        texts = [rebuttal.text or "", *(claim.text for claim in _claims(self._case, rebuttal.targets))]
        return frozenset().union(*(content_of_text(text, without=names) for text in texts))


def _tells(
    case: CaseView, telling: Telling, rebuttal: Rebuttal, speakers: Speakers, matters: _Matters
) -> _Tells:
    own = [entry.speaker for entry in case.attributions(rebuttal)[:_MOST_FOLLOWED] if entry.speaker]
    who = tuple(dict.fromkeys((rebuttal.by, *own, *speakers.get(rebuttal.by, ())[:_MOST_FOLLOWED])))
    sentences = telling.told(who, rebuttal.kind)
    if (sentences and matters.is_told(rebuttal, sentences)) or (
        _is_ours(case, rebuttal) and telling.corrects
    ):
        return _Tells.THIS
    if telling.is_about(who) and telling.repeats(who, _wordings(case, telling, rebuttal, who)):
        return _Tells.THIS
    return _Tells.ANOTHER if sentences else _Tells.NONE


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
    names = _name_stems(telling, who)
    return [content_of_text(text, without=names) for text in texts if text]


def _name_stems(telling: Telling, who: Iterable[str]) -> frozenset[str]:
    naming = telling.mentions.naming
    return content_of(word.casefold() for id in who for name in naming.names(id) for word in name.words)


def _touches(case: CaseView, telling: Telling, rebuttal: Rebuttal) -> bool:
    """Return whether the article is about what *rebuttal* answers, as far as that can be told."""
    naming = telling.mentions.naming
    for claim in _claims(case, rebuttal.targets):
        subjects = dict.fromkeys((*claim.accuses, *claim.about, *(part.subject for part in claim.statements)))
        if any(map(naming.of, subjects)) or not any(map(naming.names, subjects)):
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


def _elsewhere(subject: Subject) -> Hit:
    info, claims = subject.case.info, subject.case.of_type(Claim)
    record = next(iter(claims)).id if info is None else info.id
    return Hit(record=record, message=subject.words("lint.CC103.elsewhere"), level=Level.WARNING)


def _message(
    subject: Subject, telling: Telling, rebuttal: Rebuttal, *, touched: bool, of_another: bool
) -> str:
    case, words = subject.case, subject.words
    source = case.get(rebuttal.by, Source)
    by = short(rebuttal.by if source is None else source.name)
    key = f"rebuttal.{rebuttal.kind.value}.act"
    named = words.first(
        [short(str(name)) for name in telling.mentions.naming.names(rebuttal.by)], _MOST_NAMED
    )
    return words(
        "lint.CC103.untouched" if not touched else "lint.CC103.another" if of_another else "lint.CC103",
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
