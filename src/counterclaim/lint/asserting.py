"""Whether a sentence says in its own voice that a party did a crime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from counterclaim.lint.crime_words import ACTS, ADJECTIVES, CRIMES_DE, CRIMES_EN, CRIMINALS, FIGURATIVE
from counterclaim.lint.cue_words import ATTRIBUTED, NEGATED
from counterclaim.lint.cues import word_set
from counterclaim.lint.grammar import CONJUNCTIONS, DETERMINERS, leading
from counterclaim.lint.reading import Place, ReadSentence

__all__ = ["crime_of", "hedges_in", "is_plain", "is_reported", "negates"]

#: How far from a word another may stand that negates it, before and behind.
_NEGATED_BEFORE, _NEGATED_BEHIND = 5, 2
_BE = frozenset({"are", "be", "became", "become", "been", "being", "is", "was", "were"})
_BE_GERMAN = frozenset(
    {"bin", "bleibt", "ist", "macht", "machte", "machten", "sind", "war", "waren", "wurde"}
)
_PASSIVE_GERMAN = frozenset({"werden", "wird", "worden", "wurde", "wurden"})
_DONE_BY = frozenset({"by", "durch", "von", "vom"})
#: Before a name, they tell that somebody else does it: "a man who worked for Smith".
_PREPOSITIONS = word_set(
    """
    about across against among around at behind beside from for inside into near of onto outside over
    than to under upon via with without an auf aus ausser bei beim durch für gegen hinter mit nach neben
    ohne über um unter vom von vor wegen zu zum zur
    """
)
#: Between a name and a verb, they tell that the verb is of another clause.
_CLAUSES = word_set(
    """
    after although as because before how that though unless until what when where which while whom whose
    why als bevor bis damit dass indem nachdem obwohl seit sodass während warum weil wie wo wobei
    wodurch
    """
)
_PLURAL = frozenset({"haben", "hatten"})
_SINGULAR = frozenset({"hat", "hatte"})
_NOMINATIVE = frozenset({"der", "ein", "er", "jemand", "wer"})
_COMMITTING = word_set(
    """
    beging begingen begangen begeht begehen commit commits committed masterminded orchestrated perpetrated
    verübt verübte verübten
    """
)
#: What a German sentence begins with where its subject stands behind the verb.
_OPENINGS = word_set(
    """
    ab am an auch bei beim bereits dabei dadurch dafür damals danach dann daraufhin dort erst gestern
    heute im in jahrelang mit mehrfach nach schließlich seit später so trotzdem vor von während zuletzt
    zunächst zuvor zweimal
    """
)
_GENITIVE = frozenset({"der", "des"})
_NEAR = 5
_FAR = 40
_THAT = frozenset({"dass", "that"})
_IMPERSONAL = frozenset({"es", "fact", "fest", "it", "klar", "sicher", "tatsache", "there", "what"})
_INVERTED = 4
#: Words for a crime in one sentence that are looked at.
_MOST_DEEDS = 20


def is_plain(sentence: ReadSentence, *, besides: frozenset[str] = frozenset()) -> bool:
    """
    Return whether a sentence asserts something itself: no question, no other's word, no hedge.

    The words *besides* are taken for none of these.
    """
    text = sentence.sentence.text.rstrip("\"'”“»«’)] ")
    if not sentence.words or text.endswith("?"):
        return False
    own = [word for word in sentence.own if word not in besides]
    return not ATTRIBUTED.any_in(own)


def hedges_in(words: Iterable[str]) -> frozenset[str]:
    """Return which of *words*, given without regard to case, might hedge or attribute by themselves."""
    return frozenset(filter(ATTRIBUTED.is_one, words))


def is_reported(sentence: ReadSentence, name: Place) -> bool:
    """
    Return whether whoever is named is told of in a clause that reports: "the paper found that Doe …".

    "It turned out that Doe …" reports nobody's words, and is the article's own.
    """
    if leading(sentence, name) not in _THAT:
        return False
    return not sentence.folded or sentence.folded[0] not in _IMPERSONAL


def negates(sentence: ReadSentence) -> bool:
    """Return whether a sentence negates something, outside of quotations."""
    return NEGATED.any_in(sentence.own)


def crime_of(sentence: ReadSentence, name: Place) -> str | None:
    """
    Return the word by which *sentence* says that whoever is named at *name* did a crime; `None` where it
    does not.

    It is told by the order of words: who does it stands before an English verb, or behind "by"; a German
    verb may stand at the end, or before its subject where the sentence begins with something else. Words in
    quotations are somebody else's.
    """
    if leading(sentence, name) in _PREPOSITIONS - _DONE_BY:
        return None
    found = next(_deeds(sentence, name), None)
    return None if found is None else sentence.words[found]


def _deeds(sentence: ReadSentence, name: Place) -> Iterator[int]:
    words = sentence.folded
    done_by = leading(sentence, name) in _DONE_BY
    for place in islice(CRIMES_EN.places(words), _MOST_DEEDS):
        if _counts(sentence, place) and _does(sentence, name, place, done_by=done_by):
            yield place
    for place in islice(CRIMES_DE.places(words), _MOST_DEEDS):
        if _counts(sentence, place) and _does_in_german(sentence, name, place, done_by=done_by):
            yield place
    for place in islice(CRIMINALS.places(words), _MOST_DEEDS):
        if _counts(sentence, place) and not done_by and _is_called(sentence, name, place):
            yield place
    for place in islice(ACTS.places(words), _MOST_DEEDS):
        if _counts(sentence, place) and _is_act_of(sentence, name, place, done_by=done_by):
            yield place


def _counts(sentence: ReadSentence, place: int) -> bool:
    around = sentence.folded[max(place - _NEGATED_BEFORE, 0) : place + _NEGATED_BEHIND + 1]
    if FIGURATIVE.begins(sentence.folded, place):
        return False
    return sentence.is_own(place) and not NEGATED.any_in(around)


def _owns(sentence: ReadSentence, name: Place) -> bool:
    """Return whether a name stands in the English genitive: what follows is theirs, and not them."""
    return name.last < len(sentence.folded) and sentence.folded[name.last] == "s"


def _one_clause(sentence: ReadSentence, first: int, last: int) -> bool:
    """
    Return whether the word at *last* is told of the name before *first*: in its clause, or one about it.

    Another clause begins with a word that says so, behind a comma that does not follow the name itself, or
    behind an "and" with a subject of its own.
    """
    if first < last and sentence.parted[first]:
        closing = (place for place in range(first + 1, last + 1) if sentence.parted[place])
        first = next(closing, first)  # "Doe, mayor until 2019, …"
    for place in range(first, last):
        word = sentence.folded[place]
        following = sentence.folded[place + 1]
        if word in _CLAUSES:
            return False
        if place == first:
            continue
        if (sentence.parted[place] or word == "who") and not _is_apposition(sentence, first, place):
            return False
        if word in CONJUNCTIONS and following in DETERMINERS:
            return False
    return True


def _is_apposition(sentence: ReadSentence, first: int, place: int) -> bool:
    """Return whether a mark before *place* ends what a mark put behind the name, or a list goes on."""
    return sentence.parted[first] or sentence.folded[place - 1] in CONJUNCTIONS


def _does(sentence: ReadSentence, name: Place, place: int, *, done_by: bool) -> bool:
    words = sentence.folded
    auxiliary = words[max(place - 2, 0) : place]
    goes_on = words[place].endswith("ing")
    if words[place - 1] == "to" or (goes_on and _BE.isdisjoint(auxiliary)):
        return False  # what somebody wants to do, and doing it in general
    passive = not goes_on and (not _BE.isdisjoint(auxiliary) or _goes_on_passive(words, name.last, place))
    if done_by:
        return passive and place < name.first
    return (
        not passive
        and name.last <= place
        and not _owns(sentence, name)
        and _one_clause(sentence, name.last, place)
    )


def _goes_on_passive(words: Sequence[str], first: int, place: int) -> bool:
    """Return whether a verb goes on with what is done to somebody: "was stopped and robbed"."""
    if words[place - 1] not in CONJUNCTIONS:
        return False
    pairs = pairwise(words[first:place])
    return any(verb in _BE and following.endswith(("ed", "en")) for verb, following in pairs)


def _does_in_german(sentence: ReadSentence, name: Place, place: int, *, done_by: bool) -> bool:
    words = sentence.folded
    around = words[max(place - _FAR, 0) : place + _FAR]
    passive = any(word in _PASSIVE_GERMAN for word in around)
    if passive or done_by:
        return passive and done_by
    if _is_object(sentence, name):
        return False
    if name.last <= place:
        return _one_clause(sentence, name.last, place) and not _precedes_noun(sentence, name)
    opening = words[0] in _OPENINGS or words[0].isdigit()
    behind = words[place + 1 : name.first]
    return opening and all(word in DETERMINERS or word == "sich" for word in behind)


def _precedes_noun(sentence: ReadSentence, name: Place) -> bool:
    """Return whether a name may be a German genitive before what is theirs: "Müllers Bruder"."""
    if not _inflected(sentence, name) or sentence.parted[name.last]:
        return False
    return sentence.words[name.last][0].isupper()


def _is_object(sentence: ReadSentence, name: Place) -> bool:
    """Return whether a German sentence has its subject before the auxiliary, and the name behind that."""
    auxiliary = leading(sentence, name)
    return auxiliary in _PLURAL or (auxiliary in _SINGULAR and sentence.folded[0] in _NOMINATIVE)


def _is_called(sentence: ReadSentence, name: Place, place: int) -> bool:
    """Return whether whoever is named is called what stands at *place*."""
    words = sentence.folded
    adjective = ADJECTIVES.begins(words, place)
    if place < name.first <= place + (2 + adjective) - 1:
        return True
    if place < name.first and words[place + 1] in _BE | _BE_GERMAN:
        return name.first - place <= _INVERTED and not _owns(sentence, name)
    if place < name.last or _owns(sentence, name):
        return False
    between = words[name.last : place]
    if all(word in DETERMINERS for word in between) and 0 < len(between) <= 2:
        return True
    verb = next((index for index, word in enumerate(between) if word in _BE or word in _BE_GERMAN), None)
    if verb is None or verb > _NEAR or not _one_clause(sentence, name.last, place):
        return False
    behind = between[verb + 1 :]
    return len(behind) <= _NEAR and not any(word in _PREPOSITIONS or word.endswith("ing") for word in behind)


def _is_act_of(sentence: ReadSentence, name: Place, place: int, *, done_by: bool) -> bool:
    words = sentence.folded
    if done_by:
        return (
            place < name.first
            and name.first - place <= _NEAR
            and _one_clause(sentence, place + 1, name.first)
        )
    if place < name.first:
        return set(words[place + 1 : name.first]) <= _GENITIVE and name.first > place + 1
    between = words[name.last : place]
    if any(word in _COMMITTING for word in words[max(place - _NEAR, 0) : place + _NEAR]):
        return _one_clause(sentence, name.last, place) and not _owns(sentence, name)
    genitive = _owns(sentence, name) or _inflected(sentence, name)
    return genitive and len(between) <= 2 and not any(word in _PREPOSITIONS for word in between)


def _inflected(sentence: ReadSentence, name: Place) -> bool:
    """Return whether a name stands in the German genitive right before what is theirs."""
    return sentence.folded[name.last - 1].endswith("s") and name.last < len(sentence.folded)
