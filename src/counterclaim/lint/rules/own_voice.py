"""Whether the article says in its own voice what is no more than an accusation (CC401)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter

from counterclaim.case import CaseView
from counterclaim.lint.asserting import crime_of, hedges_in, is_plain, is_reported, negates
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.likeness import Contents, content_of, content_of_text
from counterclaim.lint.mentions import Mentions
from counterclaim.lint.own_words import asserted, is_retold
from counterclaim.lint.reading import Place, Reading, ReadSentence, words_in
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Direction, Document, Organization, Person
from counterclaim.words import short

__all__ = ["FINAL_CONVICTION", "RULES"]

#: The tag of a document that holds a final conviction: evidence that stands in it shows what was decided.
FINAL_CONVICTION = "final-conviction"
#: Words of an accusation that a sentence has to repeat at least.
_LEAST_REPEATED = 3
#: Accusations of one party with the same word that are looked at.
_MOST_ALIKE = 50
#: Words of an accusation that are looked at.
_MOST_WORDS = 400
#: Times that one sentence names one party, and that are looked at.
_MOST_NAMED = 10


class _Own:
    """The sentences of an article that assert something in its own voice, and what they name and say."""

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self.reading = reading
        self.mentions = Mentions(reading, case)
        self._asserted = tuple(map(asserted, reading.sentences))
        following = (*reading.sentences[1:], None)
        self._theirs = [after is not None and is_retold(after) for after in following]
        # "Reports" and the like hedge nothing where they are what somebody is accused of.
        accused_of = {word for claim in case.of_type(Claim) if claim.accuses for word in _words(claim)}
        self._besides = hedges_in(accused_of)
        self._crimes: dict[Place, str | None] = {}
        self._of: dict[tuple[object, ...], Mapping[int, str | None]] = {}

    @cached_property
    def contents(self) -> Contents:
        """What those of the sentences say that negate nothing."""
        sentences = enumerate(self._asserted)
        return Contents(
            {
                number: content_of(sentence.own)
                for number, sentence in sentences
                if self._may_be_plain(number) and not negates(sentence)
            }
        )

    def about(self, id: str) -> Mapping[int, str | None]:
        """Return the sentences that assert something of *id*, each with a word for a crime, if any."""
        key = self.mentions.key(id)
        found = self._of.get(key)
        if found is None:
            words: dict[int, str | None] = {}
            own = filter(self._is_own, self.mentions.of(id, sure=True))
            for number, places in groupby(own, key=attrgetter("sentence")):
                words[number] = next(filter(None, map(self._crime, islice(places, _MOST_NAMED))), None)
            found = self._of[key] = words
        return found

    def _is_own(self, place: Place) -> bool:
        if place.first == place.last:
            return False
        sentence = self._asserted[place.sentence]
        own = self._may_be_plain(place.sentence) and sentence.is_own(place.first, names=True)
        return own and not is_reported(sentence, place)

    def is_plain(self, number: int) -> bool:
        """Return whether a sentence has no word that hedges, whatever somebody is accused of."""
        return is_plain(self._asserted[number])

    def _may_be_plain(self, number: int) -> bool:
        return not self._theirs[number] and is_plain(self._asserted[number], besides=self._besides)

    def _crime(self, place: Place) -> str | None:
        if place not in self._crimes:
            sentence = self._asserted[place.sentence]
            self._crimes[place] = crime_of(sentence, place) if is_plain(sentence) else None
        return self._crimes[place]


def _words(claim: Claim) -> Iterator[str]:
    return (word.casefold() for word in islice(words_in(claim.text), _MOST_WORDS))


class _Accusations:
    """What a party is accused of, and which of it a sentence is the most alike."""

    def __init__(self) -> None:
        self._claims: list[tuple[Claim, str]] = []
        self._of: defaultdict[str, list[int]] = defaultdict(list)

    @property
    def party(self) -> str:
        """Whoever is accused."""
        return self._claims[0][1]

    def add(self, claim: Claim, accused: str) -> None:
        """Add *claim*, which accuses *accused*."""
        for one in content_of_text(claim.text):
            if len(self._of[one]) < _MOST_ALIKE:
                self._of[one].append(len(self._claims))
        self._claims.append((claim, accused))

    def most_alike(self, content: Iterable[str]) -> tuple[Claim, str]:
        """Return the accusation that shares most of *content*, the former of two that share as much."""
        shared = Counter(number for one in content for number in self._of.get(one, ()))
        return self._claims[max(shared, key=lambda number: (shared[number], -number), default=0)]


def crimes_in_own_voice(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each sentence of the article that asserts what a person or organization is accused of (CC401).

    It is about an accused party (by a name, a role, or a word that goes on about them) and says in its own
    voice that they did a crime, or what the accusation says: without attribution, hedge, question or marks of
    quotation. It is told at the accusation that it repeats, else at the one that it is most alike; by words
    and their order in English and German, so a finding is a reason to look. An accusation is no case
    where evidence supports it that stands in a document with the tag `final-conviction`; a crime of the same
    party is none either, unless the sentence repeats another accusation.
    """
    if subject.article is None:
        return
    case, reading = subject.case, subject.article.reading
    own = _Own(reading, case)
    fallen = subject.analysis.standings.fallen
    told: set[tuple[object, int]] = set()
    decided = {claim.id for claim in case.of_type(Claim) if _is_decided(case, claim, fallen)}
    convicted = {case.same(id)[0] for one in case.of_type(Claim) if one.id in decided for id in one.accuses}
    parties: defaultdict[tuple[object, ...], _Accusations] = defaultdict(_Accusations)
    for claim in case.of_type(Claim):
        for accused in claim.accuses if claim.id not in decided else ():
            if not isinstance(case.get(accused), Person | Organization):
                continue
            about = own.about(accused)
            name = own.mentions.naming.names(accused)  # thousands may bear one name: a sentence is told once
            for number in sorted(_repeating(own, claim, about)):
                if (name, number) not in told:
                    told.add((name, number))
                    yield _hit(subject, claim, accused, reading.sentences[number], about[number])
            if case.same(accused)[0] not in convicted:
                parties[own.mentions.key(accused)].add(claim, accused)
    for accusations in parties.values():
        accused = accusations.party
        name = own.mentions.naming.names(accused)
        for number, word in own.about(accused).items():
            if word is not None and (name, number) not in told:
                told.add((name, number))
                sentence = reading.sentences[number]
                claim, accused = accusations.most_alike(content_of(sentence.own))
                yield _hit(subject, claim, accused, sentence, word)


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


def _repeating(own: _Own, claim: Claim, among: Mapping[int, object]) -> Iterable[int]:
    """Return which of the sentences *among* repeat *claim*, but for the names of those whom it accuses."""
    if not among:
        return ()
    names = content_of(
        word.casefold()
        for id in claim.accuses
        for name in own.mentions.naming.names(id)
        for word in name.words
    )
    wanted = content_of_text(claim.text, without=names)
    least = max(min(_LEAST_REPEATED, len(wanted)), 2)
    found = own.contents.repeating(wanted, among.keys(), least=least)
    return (number for number in found if own.is_plain(number) or wanted <= own.contents.of(number))


def _hit(subject: Subject, claim: Claim, accused: str, sentence: ReadSentence, word: str | None) -> Hit:
    party = subject.case.get(accused, Person) or subject.case.get(accused, Organization)
    message = subject.words(
        "lint.CC401" if word is None else "lint.CC401.word",
        party=short(accused if party is None else party.name),
        sentence=short(sentence.sentence.text),
        word=word or "",
        tag=FINAL_CONVICTION,
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
