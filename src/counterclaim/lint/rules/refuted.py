"""Whether a bare denial is said to have settled the matter (CC105)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.lint.cue_words import NEGATED, REFUTED
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.names import Naming
from counterclaim.lint.reading import ReadSentence, words_in
from counterclaim.lint.rule import LintRule
from counterclaim.lint.sentences import Sentence
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Direction, Note, Rebuttal, RebuttalKind, Source
from counterclaim.words import short

__all__ = ["RULES"]

#: Words before "refuted" that are looked at for one that negates it, and texts behind one rebuttal.
_BEFORE = 4
_MOST_FOLLOWED = 50


@frozen
class _Wording:
    """Where something is said to be refuted, and with which word."""

    word: str
    where: str
    record: str


def bare_denials_called_refutations(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each denial without evidence that is called a refutation (CC105).

    Looked at are the record's own words: the reporting verbs of the denial, its text, the claim that it puts
    in place, notes about it; and sentences of the article, outside of quotations, that name who denies and
    nobody who reviewed the claim. What a reviewer published is theirs. Evidence on record that supports a
    denial, or undermines what it denies, makes it more than a bare one.
    """
    case, fallen = subject.case, subject.analysis.standings.fallen
    bare = [one for one in case.of_type(Rebuttal) if _is_bare(case, one, fallen)]
    for denial in bare:
        wording = next(_on_record(case, denial), None)
        if wording is not None:
            where = subject.words(f"lint.CC105.{wording.where}")
            related = () if wording.record == denial.id else (wording.record,)
            yield _hit(subject, denial, wording.word, where, related=related)
    yield from _in_article(subject, bare)


def _is_bare(case: CaseView, denial: Rebuttal, fallen: Collection[str]) -> bool:
    if denial.kind is not RebuttalKind.DENIAL or denial.id in fallen:
        return False
    supported = [*case.same(denial)]
    if denial.counterclaim is not None:
        supported += case.same(denial.counterclaim)
    if any(id not in fallen for id in denial.evidence):
        return False
    if any(_bears(case, id, Direction.SUPPORTS, fallen) for id in supported[:_MOST_FOLLOWED]):
        return False
    denied = [same for id in denial.targets[:_MOST_FOLLOWED] for same in case.same(id)[:_MOST_FOLLOWED]]
    return not any(_bears(case, id, Direction.UNDERMINES, fallen) for id in denied)


def _bears(case: CaseView, id: str, direction: Direction, fallen: Collection[str]) -> bool:
    return any(one.direction is direction and one.id not in fallen for one in case.evidence(id))


def _on_record(case: CaseView, denial: Rebuttal) -> Iterator[_Wording]:
    """Yield where the record calls *denial* a refutation."""
    for entry in case.attributions(denial)[:_MOST_FOLLOWED]:
        if word := _refuted(entry.verb):
            yield _Wording(word, "verb", entry.id)
    if word := _refuted(denial.text):
        yield _Wording(word, "text", denial.id)
    counterclaim = None if denial.counterclaim is None else case.get(denial.counterclaim, Claim)
    if counterclaim is not None and (word := _refuted(counterclaim.text)):
        yield _Wording(word, "claim", counterclaim.id)
    for note in _notes(case, denial):
        if word := _refuted(note.text):
            yield _Wording(word, "note", note.id)


def _notes(case: CaseView, denial: Rebuttal) -> Iterator[Note]:
    """Yield the notes about *denial* or what it denies; those that settle this very rule explain the word."""
    for id in (denial.id, *denial.targets[:_MOST_FOLLOWED]):
        for note in case.notes(id)[:_MOST_FOLLOWED]:
            if note.settles != _CODE:
                yield note


def _refuted(text: str | None) -> str | None:
    """Return the word by which *text* says that something was refuted, and not that it was not."""
    words = words_in(text or "")
    place = _place([word.casefold() for word in words])
    return None if place is None else words[place]


def _place(words: Sequence[str]) -> int | None:
    for place in REFUTED.places(words):
        if not NEGATED.any_in(words[max(place - _BEFORE, 0) : place]):
            return place
    return None


def _in_article(subject: Subject, bare: Sequence[Rebuttal]) -> Iterator[Hit]:
    if subject.article is None or not bare:
        return
    case, reading = subject.case, subject.article.reading
    places = {
        number: place
        for number, one in enumerate(reading.sentences)
        if (place := _own_place(one)) is not None
    }
    if not places:
        return
    naming = Naming(reading, case)
    for denial in bare:
        # A check by somebody else may well have found more than the denial says.
        others = set(naming.sentences(_reviewers(case, denial)))
        for number in naming.sentences((denial.by,)):
            if number in places and number not in others:
                sentence = reading.sentences[number]
                where = subject.words("lint.CC105.article")
                yield _hit(subject, denial, sentence.words[places[number]], where, sentence=sentence.sentence)


def _own_place(sentence: ReadSentence) -> int | None:
    for place in REFUTED.places(sentence.folded):
        before = sentence.folded[max(place - _BEFORE, 0) : place]
        if sentence.is_own(place) and not NEGATED.any_in(before):
            return place
    return None


def _reviewers(case: CaseView, denial: Rebuttal) -> tuple[str, ...]:
    targets = (same for id in denial.targets[:_MOST_FOLLOWED] for same in case.same(id)[:_MOST_FOLLOWED])
    return tuple(dict.fromkeys(one.reviewer for id in targets for one in case.reviews(id)[:_MOST_FOLLOWED]))


def _hit(
    subject: Subject,
    denial: Rebuttal,
    word: str,
    where: str,
    *,
    related: tuple[str, ...] = (),
    sentence: Sentence | None = None,
) -> Hit:
    source = subject.case.get(denial.by, Source)
    by = short(denial.by if source is None else source.name)
    message = subject.words("lint.CC105", word=short(word), where=where, by=by)
    return Hit(
        record=denial.id,
        message=message,
        related=related,
        line=None if sentence is None else sentence.line,
        sentence=None if sentence is None else sentence.text,
    )


_CODE = "CC105"
RULES = (
    LintRule(
        code=_CODE,
        title="a bare denial is called a refutation",
        level=Level.ERROR,
        check=bare_denials_called_refutations,
        partly_needs=(Missing.ARTICLE,),
    ),
)
