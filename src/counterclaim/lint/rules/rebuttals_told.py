"""Whether the rebuttals that are on record stand in the article (CC103)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from counterclaim.case import CaseView
from counterclaim.lint.anaphora import refers_back
from counterclaim.lint.cue_words import DENIED, NEGATED, QUALIFIED, SAID, SPOKEN_FOR, UNANSWERED, WITHDRAWN
from counterclaim.lint.cues import Cues
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.likeness import content_of, content_of_text, repeats
from counterclaim.lint.names import Name, Naming, names_of
from counterclaim.lint.reading import Reading, ReadSentence, words_in
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Attribution, Claim, Document, Evidence, Rebuttal, RebuttalKind, Review, Source
from counterclaim.words import Words, short

__all__ = ["RULES"]

#: Words that tell of the rebuttal, by its kind; a denial is one whatever it is called.
_TOLD_BY: dict[RebuttalKind, tuple[Cues, ...]] = {
    RebuttalKind.DENIAL: (DENIED,),
    RebuttalKind.DISPUTE: (DENIED, QUALIFIED),
    RebuttalKind.UNDERCUT: (DENIED, QUALIFIED),
    RebuttalKind.QUALIFICATION: (DENIED, QUALIFIED),
    RebuttalKind.CORRECTION: (DENIED, WITHDRAWN),
    RebuttalKind.RETRACTION: (DENIED, WITHDRAWN),
}
_DEFINITE = frozenset({"das", "dem", "den", "der", "des", "die", "the"})
#: Names that a message says it looked for, and records that are looked at behind one.
_MOST_NAMED = 4
_MOST_FOLLOWED = 50


class _Telling:
    """What the sentences of an article tell of rebuttals."""

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self._reading = reading
        self._case = case
        self.naming = Naming(reading, case)
        self._found: dict[tuple[int, Cues], bool] = {}
        self._content: dict[int, frozenset[str]] = {}

    def tells(self, number: int, kind: RebuttalKind) -> bool:
        """Return whether a sentence says that something is denied, or whatever *kind* does."""
        if any(self._has(number, cues) for cues in _TOLD_BY[kind]):
            return True
        speaks = self._has(number, SAID) and self._has(number, NEGATED)
        return speaks and not self._has(number, UNANSWERED)

    def says(self, number: int, wanted: Iterable[frozenset[str]]) -> bool:
        """Return whether a sentence repeats one of the texts *wanted*."""
        said = self._content.get(number)
        if said is None:
            said = self._content[number] = content_of(self._reading.sentences[number].folded)
        return any(repeats(said, one) for one in wanted)

    def by_role(self, role: str) -> set[int]:
        """Return the sentences that speak of those in a *role*: "a police spokesperson", "the police"."""
        found = set()
        for place in self.naming.by(Name(words_in(role), True)):
            sentence = self._reading.sentences[place.sentence]
            before = sentence.folded[place.first - 1] if place.first else ""
            if before in _DEFINITE or self._has(place.sentence, SPOKEN_FOR):
                found.add(place.sentence)
        return found

    @cached_property
    def named_rebutters(self) -> dict[int, set[str]]:
        """The keys of those who rebut something and are named, by sentence."""
        named: dict[int, set[str]] = {}
        for by in dict.fromkeys(rebuttal.by for rebuttal in self._case.of_type(Rebuttal)):
            for number in self.naming.sentences((by,)):
                named.setdefault(number, set()).add(self._case.same(by)[0])
        return named

    def follows(self, number: int, by: str) -> bool:
        """
        Return whether the sentence behind *number* goes on about *by*.

        It begins with "it", "the company" or the like, speaks through a spokesperson, or is a quotation; and
        it names nobody else who rebuts something.
        """
        if number + 1 >= len(self._reading.sentences):
            return False
        if self.named_rebutters.get(number + 1, set()) - {self._case.same(by)[0]}:
            return False
        return self._has(number + 1, SPOKEN_FOR) or refers_back(self._reading.sentences[number + 1])

    def _has(self, number: int, cues: Cues) -> bool:
        found = self._found.get((number, cues))
        if found is None:
            sentence: ReadSentence = self._reading.sentences[number]
            found = self._found[number, cues] = cues.any_in(sentence.folded)
        return found


def rebuttals_untold(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each rebuttal that the article does not tell of (CC103).

    It is told of where a sentence names who rebuts (a name, an alias, who speaks for them, or their role) and
    says with a word of denial, or in words of the rebuttal itself, what it is; or that sentence and the next.
    Of those judged the same, one is enough; one that has fallen is not asked for. Where the article does not
    touch what is rebutted, it weighs no more than a note.
    """
    if subject.article is None:
        return
    case, telling = subject.case, _Telling(subject.article.reading, subject.case)
    fallen = subject.analysis.standings.fallen
    for rebuttal in case.of_type(Rebuttal):
        same = [one for id in case.same(rebuttal) if (one := case.get(id, Rebuttal)) is not None]
        if rebuttal.id != same[0].id or all(one.id in fallen for one in same):
            continue
        if not any(_is_told(case, telling, one) for one in same if one.id not in fallen):
            touched = any(_touches(case, telling, one) for one in same)
            yield Hit(
                record=rebuttal.id,
                message=_message(subject.words, case, rebuttal, touched=touched),
                related=rebuttal.targets[:_MOST_FOLLOWED],
                level=None if touched else Level.NOTE,
            )


def _is_told(case: CaseView, telling: _Telling, rebuttal: Rebuttal) -> bool:
    who = _voices(case, rebuttal)
    naming = set(telling.naming.sentences(who))
    for source in (case.get(id, Source) for id in case.same(rebuttal.by)[:_MOST_FOLLOWED]):
        if source is not None and source.role and words_in(source.role):
            naming |= telling.by_role(source.role)
    wanted = _wordings(case, rebuttal, who)
    for number in sorted(naming):
        if telling.tells(number, rebuttal.kind) or telling.says(number, wanted):
            return True
        following = number + 1
        if telling.follows(number, rebuttal.by) and (
            telling.tells(following, rebuttal.kind) or telling.says(following, wanted)
        ):
            return True
    return False


def _voices(case: CaseView, rebuttal: Rebuttal) -> tuple[str, ...]:
    """Return who rebuts, and who speaks for them."""
    speakers = [entry.speaker for entry in case.attributions(rebuttal)[:_MOST_FOLLOWED] if entry.speaker]
    dependent = [
        source.id
        for source in case.referring(rebuttal.by)[: 10 * _MOST_FOLLOWED]
        if isinstance(source, Source) and rebuttal.by in source.depends_on
    ]
    return tuple(dict.fromkeys((rebuttal.by, *speakers, *dependent[:_MOST_FOLLOWED])))


def _wordings(case: CaseView, rebuttal: Rebuttal, who: Iterable[str]) -> list[frozenset[str]]:
    """Return what the rebuttal says, as stems without the names of *who* says it."""
    counterclaim = None if rebuttal.counterclaim is None else case.get(rebuttal.counterclaim, Claim)
    entries: tuple[Attribution, ...] = case.attributions(rebuttal)[:_MOST_FOLLOWED]
    texts = [
        rebuttal.text,
        None if counterclaim is None else counterclaim.text,
        *(None if entry.quote is None else entry.quote.exact for entry in entries),
    ]
    names = content_of(word.casefold() for id in who for name in names_of(case, id) for word in name.words)
    return [content_of_text(text, without=names) for text in texts if text]


def _touches(case: CaseView, telling: _Telling, rebuttal: Rebuttal) -> bool:
    """Return whether the article is about what *rebuttal* answers, as far as that can be told."""
    for claim in _claims(case, rebuttal.targets):
        subjects = dict.fromkeys((*claim.accuses, *claim.about, *(part.subject for part in claim.statements)))
        if any(telling.naming.of(id) for id in subjects) or not any(names_of(case, id) for id in subjects):
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


def _message(words: Words, case: CaseView, rebuttal: Rebuttal, *, touched: bool) -> str:
    source = case.get(rebuttal.by, Source)
    by = short(rebuttal.by if source is None else source.name)
    key = f"rebuttal.{rebuttal.kind.value}.act"
    named = words.first([short(str(name)) for name in names_of(case, rebuttal.by)], _MOST_NAMED)
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
