"""Who says or denies something in a sentence, told by the order of its words."""

from __future__ import annotations

from counterclaim.lint.cue_words import (
    CALLED,
    CONTRARY,
    DECLINED,
    DENIALS,
    DENIED,
    DENIED_DE,
    NEGATED,
    REFUTED_DE,
    SAID,
    SPEAKERS,
    UNANSWERED,
)
from counterclaim.lint.cues import Cues, word_set
from counterclaim.lint.grammar import CONJUNCTIONS, DETERMINERS, leading
from counterclaim.lint.reading import Place, ReadSentence

__all__ = ["denies", "does", "is_negated", "is_theirs", "speaks"]

_BEFORE, _BEHIND = 4, 8
_BE = word_set("are be been being is was were werden wird worden wurde wurden")
_DONE_BY = frozenset({"by", "durch", "seitens", "von", "vom"})
_PREPOSITIONS = (
    word_set(
        """
    about across against among around at aus auf ausser behind bei beim beside for from für gegen hinter
    in inside into mit nach near neben of ohne on over than to toward towards um unter upon via vor
    with without zu zum zur über
    """
    )
    | _DONE_BY
)
#: Between a name and a verb, they tell that the verb is of another clause.
_CLAUSES = word_set(
    """
    after although as because before how that though unless until what when where which while who whom
    whose why bevor bis damit dass indem nachdem obwohl seit sodass während warum weil wie wo wobei
    wodurch
    """
)
_RELATIVE = frozenset({"das", "der", "die", "welche", "welcher", "welches", "which", "who"})
#: Whom a verb may have between it and the name of who does it: "said a spokesman for the".
_OF = frozenset({"at", "bei", "des", "for", "from", "für", "of", "vom", "von"})
#: What may stand before a German verb that its subject follows.
_FRONTED = word_set(
    """
    am auch bei bereits dagegen dann darauf das dem demgegenüber den dies diesem diesen dieser gestern hier
    heute im in nach später so solche von zuletzt
    """
)
#: What may stand between a verb and its subject in German.
_ADVERBS = word_set("aber auch dagegen hingegen indes jedoch nun selbst unterdessen wiederum")
_DATIVE = frozenset({"dem", "den", "des"})
_I = word_set("he i ich it man she sie they we wir er es")
_BEHIND_NEGATED = word_set("keinesfalls keineswegs nicht nichts nie niemals nothing")
_SAYINGS = ("heisst", "hiess", "spricht", "sprach")
_LONGEST_BETWEEN = 7
_LEAD = 8


def denies(sentence: ReadSentence, name: Place) -> bool:
    """
    Return whether whoever is spoken of at *name* denies something in *sentence*.

    They do the denying and it is not negated; or they say what is contrary: that something is not so, or is
    false. A place without words stands for a sentence that is their quotation.
    """
    words = sentence.folded
    if name.first == name.last:
        return _is_contrary(sentence, calls=False)
    some_negated = False
    for place in DENIED.places(words):
        if not sentence.is_own(place):
            continue
        if is_negated(sentence, place):
            some_negated = True
        elif does(sentence, name, place):
            return True
    if some_negated:
        return False
    if any(is_theirs(sentence, name, place) for place in DENIALS.places(words)):
        return True
    if speaks(sentence, name, SAID):
        return _is_contrary(sentence, calls=False)
    return speaks(sentence, name, CALLED) and _is_contrary(sentence, calls=True)


def is_negated(sentence: ReadSentence, place: int) -> bool:
    """Return whether the verb at *place* is negated: "does not deny", "bestreitet das nicht"."""
    words = sentence.folded
    first = place
    while first > max(place - _BEFORE, 0) and not (sentence.parted[first] and words[first] != "nor"):
        first -= 1
    if NEGATED.any_in(words[first:place]) or "kaum" in words[first:place] or "hardly" in words[first:place]:
        return True
    for behind in range(place + 1, min(place + _BEHIND, len(words))):
        if sentence.parted[behind]:
            return False
        if words[behind] in _BEHIND_NEGATED:
            return words[behind + 1 : behind + 2] != ("nur",)
    return False


def does(sentence: ReadSentence, name: Place, verb: int) -> bool:
    """Return whether whoever is spoken of at *name* does what the word at *verb* says."""
    words = sentence.folded
    lead = leading(sentence, name)
    if lead in _DONE_BY:
        near = abs(verb - name.first) <= _LONGEST_BETWEEN + _BEHIND
        if lead == "by":
            return verb < name.first and near and _may_stand_between(sentence, verb + 1, name.first, "by")
        return near and _is_passive(sentence)
    if name.last <= verb:
        passive = not _BE.isdisjoint(words[max(verb - 2, 0) : verb]) and not words[verb].endswith("ing")
        return not passive and _is_subject(sentence, name) and _reaches(sentence, name.last, verb)
    if "by" in words[verb + 1 : name.first] and _may_stand_between(sentence, verb + 1, name.first, "by"):
        return True  # "denied by a spokesman for Doe"
    return _is_inverted(sentence, name, verb)


def _is_passive(sentence: ReadSentence) -> bool:
    """Return whether something is done to somebody in a sentence, or is told to have been."""
    return not _BE.isdisjoint(sentence.folded) or sentence.folded[-1:] == ("zurückgewiesen",)


def speaks(sentence: ReadSentence, name: Place, cues: Cues) -> bool:
    """Return whether whoever is spoken of at *name* says something in *sentence*, by a word of *cues*."""
    words = sentence.folded
    if _is_according(sentence, name):
        return True
    subject = _is_subject(sentence, name)
    for place in cues.places(words):
        if not sentence.is_own(place):
            continue
        if name.last <= place:
            if subject and _reaches(sentence, name.last, place):
                return True
        elif place < name.first and _is_said_by(sentence, name, place):
            return True
    opens = next((place for place in range(name.last, len(words)) if not sentence.is_own(place)), None)
    return opens is not None and sentence.parted[opens] and subject and _reaches(sentence, name.last, opens)


def _is_contrary(sentence: ReadSentence, *, calls: bool) -> bool:
    words = sentence.folded
    if DECLINED.any_in(sentence.own):
        return False
    if CONTRARY.any_in(words):
        return True
    if calls:
        return False
    for place in DENIED.places(words):
        told = not sentence.is_own(place) or not _I.isdisjoint(words[max(place - 3, 0) : place])
        if is_negated(sentence, place):
            return False
        if told:
            return True
    return NEGATED.any_in(words) and not UNANSWERED.any_in(words)


def _is_according(sentence: ReadSentence, name: Place) -> bool:
    words = sentence.folded
    before = words[max(name.first - _LEAD, 0) : name.first]
    if words[name.last : name.last + 1] == ("zufolge",):
        return True
    lead = leading(sentence, name)
    if lead in ("so", "laut", "gemäß"):
        return True
    if lead in ("bei", "von", "vom", "aus", "seitens", "vonseiten"):
        return any(word in words for word in _SAYINGS) or any(word.startswith("angabe") for word in before)
    for place in range(len(before) - 1, -1, -1):
        if before[place] == "according" or before[place] in ("laut", "angaben", "angabe"):
            first = name.first - len(before) + place + 1
            return _may_stand_between(sentence, first, name.first, "to")
    return False


def _is_subject(sentence: ReadSentence, name: Place) -> bool:
    """Return whether who is named may do something, and is not what belongs to somebody else or has one."""
    words, shown = sentence.folded, sentence.words
    around = words[max(name.first - _BEFORE - 1, 0) : name.first]
    spoken = SPEAKERS.any_in(around)
    if leading(sentence, name) in _PREPOSITIONS:
        return spoken
    if name.first > 1 and words[name.first - 1] in ("der", "des") and shown[name.first - 2][0].isupper():
        return spoken or sentence.parted[name.first - 1]
    behind = words[name.last : name.last + _BEFORE]
    if behind[:1] == ("s",):
        return SPEAKERS.any_in(behind)
    owns = words[name.last - 1].endswith("s") and name.last < len(words) and shown[name.last][0].isupper()
    if owns and not sentence.parted[name.last] and words[name.last] not in _I:
        return SPEAKERS.any_in(behind)
    return True


def _reaches(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether the word at *end* is told of the name before *start*: in its clause, or one about it."""
    words = sentence.folded
    while start < end and SPEAKERS.is_one(words[start]) and not sentence.parted[start]:
        start += 1
    if start < end and sentence.parted[start]:
        if words[start] in _RELATIVE:
            start += 1
        else:
            closing = (place for place in range(start + 1, end + 1) if sentence.parted[place])
            start = next(closing, end if end - start <= 2 else start)
            if start < end and words[start] in _RELATIVE:
                start += 1
            elif start < end and sentence.parted[start] and words[start] in DETERMINERS:
                return False  # another subject: "Doe, a friend says, …"
    for place in range(start, end):
        if words[place] in _CLAUSES or (place > start and sentence.parted[place]):
            return False
        if place > start and words[place] in CONJUNCTIONS and words[place + 1] in DETERMINERS:
            return False
    return True


def _may_stand_between(sentence: ReadSentence, first: int, last: int, *further: str) -> bool:
    """Return whether nothing but articles and words for who speaks for somebody stands between places."""
    if last - first > _LONGEST_BETWEEN:
        return False
    return all(
        word in DETERMINERS
        or word in _OF
        or word in further
        or word in _ADVERBS
        or SPEAKERS.is_one(word)
        or (word.islower() and word.endswith(("man", "woman")))
        for word in sentence.folded[first:last]
    )


def _is_said_by(sentence: ReadSentence, name: Place, verb: int) -> bool:
    """Return whether a name follows a verb of saying that it is the subject of: "…, said Doe"."""
    before = verb > 0 and not sentence.is_own(verb - 1)
    fronted = sentence.folded[0] in _FRONTED and verb <= _BEFORE
    if not (verb == 0 or sentence.parted[verb] or before or fronted):
        return False
    return sentence.folded[verb] != "told" and _may_stand_between(sentence, verb + 1, name.first)


def _is_inverted(sentence: ReadSentence, name: Place, verb: int) -> bool:
    """Return whether a German subject follows its verb: "Das bestreitet die Example AG"."""
    words = sentence.folded
    between = range(verb + 1, name.first)
    if verb == 0 or name.first <= verb or len(between) > _BEFORE:
        return False
    if not (DENIED_DE.begins(words, verb) or REFUTED_DE.begins(words, verb)):
        return False
    if any(sentence.words[place][0].isupper() or sentence.parted[place] for place in between):
        return False
    article = words[name.first - 1] if name.first - 1 > verb else ""
    if words[verb].startswith("wider"):
        return words[0] in _FRONTED and (words[0] != "das" or verb == 1) and article not in _DATIVE
    return article not in _DATIVE and not _PREPOSITIONS & {words[place] for place in between}


def is_theirs(sentence: ReadSentence, name: Place, noun: int) -> bool:
    """Return whether a denial or the like, called so by a noun at *noun*, is that of whoever is named."""
    words = sentence.folded
    if is_negated(sentence, noun):
        return False
    if words[noun - 1] in ("her", "his", "its", "their", "ihr", "ihre", "ihrem", "sein", "seine", "seinem"):
        return True
    if noun < name.first:
        return leading(sentence, name) in ("by", "from", "of", "von", "vom", "durch", "der", "des") and (
            _may_stand_between(sentence, noun + 1, name.first, "by", "durch")
        )
    owns = words[name.last : name.last + 1] == ("s",) or words[name.last - 1].endswith("s")
    if owns and noun - name.last <= _BEFORE:
        return True
    return _is_subject(sentence, name) and _reaches(sentence, name.last, noun)
