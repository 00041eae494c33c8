"""Whether the article says in its own voice what is no more than an accusation (CC401)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.lint.asserting import crime_of, is_plain, negates
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.likeness import content_of, content_of_text, repeats
from counterclaim.lint.names import Naming, names_of
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


@frozen(eq=False)
class _Own:
    """The sentences of an article that assert something in its own voice, and what they name and say."""

    reading: Reading
    naming: Naming
    _plain: dict[int, bool] = field(factory=dict, init=False)
    _content: dict[int, frozenset[str]] = field(factory=dict, init=False)
    _crimes: dict[Place, str | None] = field(factory=dict, init=False)
    _places: dict[str, tuple[Place, ...]] = field(factory=dict, init=False)

    def places(self, id: str) -> tuple[Place, ...]:
        """Return where the record *id* is named in a sentence that asserts something, and not quoted."""
        found = self._places.get(id)
        if found is None:
            found = self._places[id] = tuple(place for place in self.naming.of(id) if self._is_own(place))
        return found

    def crime(self, place: Place) -> str | None:
        """Return the word by which whoever is named at *place* is said to have done a crime."""
        if place not in self._crimes:
            self._crimes[place] = crime_of(self.reading.sentences[place.sentence], place)
        return self._crimes[place]

    def _is_own(self, place: Place) -> bool:
        sentence = self.reading.sentences[place.sentence]
        return sentence.is_own(place.first, names=True) and self._is_plain(place.sentence)

    def _is_plain(self, number: int) -> bool:
        found = self._plain.get(number)
        if found is None:
            found = self._plain[number] = is_plain(self.reading.sentences[number])
        return found

    def content(self, number: int) -> frozenset[str]:
        """Return the stems of what a sentence says; none where it negates something."""
        found = self._content.get(number)
        if found is None:
            sentence = self.reading.sentences[number]
            found = frozenset() if negates(sentence) else content_of(sentence.own)
            self._content[number] = found
        return found


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
    own = _Own(reading, Naming(reading, case))
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
    wanted: frozenset[str] | None = None
    for accused in claim.accuses:
        if not isinstance(case.get(accused), Person | Organization):
            continue
        key = case.same(accused)[0]
        for place in own.places(accused):
            if (key, place.sentence) in told:
                continue
            word = own.crime(place)
            if word is None:
                if wanted is None:
                    wanted = _said_by(case, claim)
                if not _repeats(own.content(place.sentence), wanted):
                    continue
            told.add((key, place.sentence))
            yield _hit(subject, claim, accused, own.reading.sentences[place.sentence], word)


def _said_by(case: CaseView, claim: Claim) -> frozenset[str]:
    """Return what *claim* says, as stems without the names of those whom it accuses."""
    names = content_of(
        word.casefold() for id in claim.accuses for name in names_of(case, id) for word in name.words
    )
    return content_of_text(claim.text, without=names)


def _repeats(said: frozenset[str], wanted: frozenset[str]) -> bool:
    return len(wanted) > 1 and repeats(said, wanted, least=min(_LEAST_REPEATED, len(wanted)))


def _hit(subject: Subject, claim: Claim, accused: str, sentence: ReadSentence, word: str | None) -> Hit:
    party = subject.case.get(accused, Person) or subject.case.get(accused, Organization)
    message = subject.words(
        "lint.CC401" if word is None else "lint.CC401.word",
        party=short(accused if party is None else party.name),
        sentence=short(sentence.sentence.text),
        word=word or "",
    )
    return Hit(record=claim.id, message=message, related=(accused,), line=sentence.sentence.line)


RULES = (
    LintRule(
        code="CC401",
        title="a crime asserted in our own voice, without a final conviction on record",
        level=Level.ERROR,
        check=crimes_in_own_voice,
        needs=(Missing.ARTICLE,),
    ),
)
