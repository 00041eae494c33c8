"""Whether a bare denial is said to have settled the matter (CC105)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.lint.cue_words import CALLED, NEGATED, REFUTED, SAID
from counterclaim.lint.cues import word_set
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.mentions import Mentions
from counterclaim.lint.reading import Place, ReadSentence, words_in
from counterclaim.lint.rule import LintRule
from counterclaim.lint.sentences import Sentence
from counterclaim.lint.speaking import does, is_negated, is_theirs
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Direction, Note, Rebuttal, RebuttalKind, Source
from counterclaim.words import short

__all__ = ["RULES"]

#: Words before "refuted" that are looked at for one that negates it; around it, for one that says that it is
#: not done yet; and texts behind one rebuttal.
_BEFORE = 4
_AROUND, _BEHIND = 8, 4
_MOST_FOLLOWED = 50
#: Times that one sentence is about who denies, and that are looked at.
_MOST_NAMED = 10
_MODALS = word_set(
    """
    attempt attempts can could cannot expects hopes intends may might must plans promises shall should tries
    vows wants will would dürfte kann können könnte könnten lassen lässt möchte möchten müssen müsste müssten
    muss soll sollen sollte sollten versprach versucht versuchte vermag werde wird wolle wollen wollte wollten
    """
)
_SUCCESS = frozenset({"gelang", "gelungen", "managed"})
_NOUNS = ("ation", "ations", "legung", "kräftung")


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
    refuted = cache(_refuted)  # notes about a claim are asked for again with each denial of it
    for denial in bare:
        wording = next(_on_record(case, denial, refuted), None)
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


def _on_record(
    case: CaseView, denial: Rebuttal, refuted: Callable[[str | None], str | None]
) -> Iterator[_Wording]:
    """Yield where the record calls *denial* a refutation; *refuted* returns the word by which a text does."""
    for entry in case.attributions(denial)[:_MOST_FOLLOWED]:
        if word := refuted(entry.verb):
            yield _Wording(word, "verb", entry.id)
    if word := refuted(denial.text):
        yield _Wording(word, "text", denial.id)
    counterclaim = None if denial.counterclaim is None else case.get(denial.counterclaim, Claim)
    if counterclaim is not None and (word := refuted(counterclaim.text)):
        yield _Wording(word, "claim", counterclaim.id)
    for note in _notes(case, denial):
        if word := refuted(note.text):
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
        negated = NEGATED.any_in(words[max(place - _BEFORE, 0) : place])
        if not negated and not _is_intended(words, place):
            return place
    return None


def _is_intended(words: Sequence[str], place: int) -> bool:
    """Return whether the word at *place* says what somebody wants, must or may do, not what they did."""
    if words[place - 1 : place] in (["to"], ["zu"], ("to",), ("zu",)):
        return _SUCCESS.isdisjoint(words)
    around = words[max(place - _AROUND, 0) : place + _BEHIND]
    return any(word in _MODALS for word in around)


def _in_article(subject: Subject, bare: Sequence[Rebuttal]) -> Iterator[Hit]:
    if subject.article is None or not bare:
        return
    case, reading = subject.case, subject.article.reading
    places = {number: found for number, one in enumerate(reading.sentences) if (found := _own_places(one))}
    if not places:
        return
    mentions = Mentions(reading, case)
    for denial in bare:
        # A check by somebody else may well have found more than the denial says.
        others = set(mentions.naming.sentences(_reviewers(case, denial)))
        told: set[int] = set()
        looked_at: Counter[int] = Counter()
        for name in mentions.of(denial.by, sure=True):
            looked_at[name.sentence] += 1
            if name.sentence not in places or name.sentence in others or name.sentence in told:
                continue
            if looked_at[name.sentence] > _MOST_NAMED:
                continue
            sentence = reading.sentences[name.sentence]
            place = next((one for one in places[name.sentence] if _is_by(sentence, name, one)), None)
            if place is not None:
                told.add(name.sentence)
                where = subject.words("lint.CC105.article")
                yield _hit(subject, denial, sentence.words[place], where, sentence=sentence.sentence)


def _own_places(sentence: ReadSentence) -> tuple[int, ...]:
    """Return where *sentence* says in its own words that something was refuted."""
    return tuple(
        place
        for place in REFUTED.places(sentence.folded)
        if sentence.is_own(place)
        and not is_negated(sentence, place)
        and not _is_intended(*_clause(sentence, place))
    )


def _clause(sentence: ReadSentence, place: int) -> tuple[tuple[str, ...], int]:
    """Return the words between the marks around *place*, and the place among them."""
    first = next((one for one in range(place, 0, -1) if sentence.parted[one]), 0)
    behind = range(place + 1, min(place + _AROUND, len(sentence.folded)))
    last = next((one for one in behind if sentence.parted[one]), behind.stop)
    first = max(first, place - 2 * _AROUND)
    return sentence.folded[first:last], place - first


def _is_by(sentence: ReadSentence, name: Place, place: int) -> bool:
    """Return whether whoever is spoken of at *name* is said to refute something, and does not say so."""
    if name.first == name.last:
        return False
    if sentence.folded[place].endswith(_NOUNS):
        return is_theirs(sentence, name, place)
    between = sentence.folded[name.last : place]
    return does(sentence, name, place) and not SAID.any_in(between) and not CALLED.any_in(between)


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
