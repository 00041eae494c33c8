"""Whether the article says in its own voice what is no more than an accusation (CC401)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter

from counterclaim.case import CaseView
from counterclaim.lint.asserting import crime_of, is_plain, is_reported, negates
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.likeness import Contents, content_of, content_of_text
from counterclaim.lint.names import Name, Naming
from counterclaim.lint.reading import Place, Reading, ReadSentence
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Direction, Document, Organization, Person
from counterclaim.words import short

__all__ = ["FINAL_CONVICTION", "RULES"]

#: The tag of a document that holds a final conviction: evidence that stands in it shows what was decided.
FINAL_CONVICTION = "final-conviction"
#: Words of an accusation that a sentence has to repeat at least.
_LEAST_REPEATED = 3
#: Times that one sentence names one party, and that are looked at.
_MOST_NAMED = 10


class _Own:
    """The sentences of an article that assert something in its own voice, and what they name and say."""

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self.reading = reading
        self.naming = Naming(reading, case)
        self._plain = [is_plain(sentence) for sentence in reading.sentences]
        self._crimes: dict[Place, str | None] = {}
        self._of: dict[tuple[Name, ...], tuple[dict[int, str | None], tuple[int, ...]]] = {}

    @cached_property
    def contents(self) -> Contents:
        """What those of the sentences say that negate nothing."""
        sentences = enumerate(self.reading.sentences)
        return Contents(
            {
                number: content_of(sentence.own)
                for number, sentence in sentences
                if self._plain[number] and not negates(sentence)
            }
        )

    def about(self, id: str) -> tuple[Mapping[int, str | None], tuple[int, ...]]:
        """
        Return the sentences that assert something and name *id*, and which of them assert a crime.

        The former are told with the word that says so, where there is one.
        """
        names = self.naming.names(id)
        found = self._of.get(names)
        if found is None:
            words: dict[int, str | None] = {}
            own = filter(self._is_own, self.naming.of(id))
            for number, places in groupby(own, key=attrgetter("sentence")):
                words[number] = next(filter(None, map(self._crime, islice(places, _MOST_NAMED))), None)
            found = self._of[names] = (words, tuple(number for number, word in words.items() if word))
        return found

    def _is_own(self, place: Place) -> bool:
        sentence = self.reading.sentences[place.sentence]
        own = self._plain[place.sentence] and sentence.is_own(place.first, names=True)
        return own and not is_reported(sentence, place)

    def _crime(self, place: Place) -> str | None:
        if place not in self._crimes:
            self._crimes[place] = crime_of(self.reading.sentences[place.sentence], place)
        return self._crimes[place]


def crimes_in_own_voice(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each sentence of the article that asserts what a person or organization is accused of (CC401).

    It names an accused party and says in its own voice that they did a crime, or what the accusation says:
    without attribution, hedge, question or quotation marks. It is told by words and their order in English
    and German, so a finding is a reason to look. An accusation is no case where evidence supports it that
    stands in a document with the tag `final-conviction`.
    """
    if subject.article is None:
        return
    case, reading = subject.case, subject.article.reading
    own = _Own(reading, case)
    fallen = subject.analysis.standings.fallen
    told: set[tuple[str, int]] = set()
    for claim in case.of_type(Claim):
        if claim.accuses and not _is_decided(case, claim, fallen):
            yield from _asserted(subject, own, claim, told)


def _is_decided(case: CaseView, claim: Claim, fallen: Collection[str]) -> bool:
    """Return whether a final conviction is on record for what *claim* says."""
    for id in case.same(claim):
        for evidence in case.evidence(id):
            document = None if evidence.document is None else case.get(evidence.document, Document)
            if (
                evidence.direction is Direction.SUPPORTS
                and evidence.id not in fallen
                and document is not None
                and FINAL_CONVICTION in document.tags
            ):
                return True
    return False


def _asserted(subject: Subject, own: _Own, claim: Claim, told: set[tuple[str, int]]) -> Iterator[Hit]:
    case = subject.case
    for accused in claim.accuses:
        if not isinstance(case.get(accused), Person | Organization):
            continue
        about, crimes = own.about(accused)
        key = case.same(accused)[0]
        for number in sorted({*crimes, *_repeating(own, claim, about)}):
            if (key, number) not in told:
                told.add((key, number))
                yield _hit(subject, claim, accused, own.reading.sentences[number], about[number])


def _repeating(own: _Own, claim: Claim, among: Mapping[int, object]) -> Iterable[int]:
    """Return which of the sentences *among* repeat *claim*, but for the names of those whom it accuses."""
    if not among:
        return ()
    names = content_of(
        word.casefold() for id in claim.accuses for name in own.naming.names(id) for word in name.words
    )
    wanted = content_of_text(claim.text, without=names)
    least = max(min(_LEAST_REPEATED, len(wanted)), 2)
    return own.contents.repeating(wanted, among.keys(), least=least)


def _hit(subject: Subject, claim: Claim, accused: str, sentence: ReadSentence, word: str | None) -> Hit:
    party = subject.case.get(accused, Person) or subject.case.get(accused, Organization)
    message = subject.words(
        "lint.CC401" if word is None else "lint.CC401.word",
        party=short(accused if party is None else party.name),
        sentence=short(sentence.sentence.text),
        word=word or "",
    )
    return Hit(
        record=claim.id,
        message=message,
        related=(accused,),
        line=sentence.sentence.line,
        sentence=sentence.sentence.text,
        about=(accused,),
    )


RULES = (
    LintRule(
        code="CC401",
        title="a crime asserted in our own voice, without a final conviction on record",
        level=Level.ERROR,
        check=crimes_in_own_voice,
        needs=(Missing.ARTICLE,),
    ),
)
