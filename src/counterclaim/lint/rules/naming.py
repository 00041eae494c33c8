"""Whether those who must not be named are, and why (CC402)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.errors import CounterclaimError
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.names import Name, Naming
from counterclaim.lint.reading import words_in
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Person, Protection, UnnamedSource
from counterclaim.words import short

__all__ = ["RULES"]

#: What ends a name in a description of who somebody is.
_AFTER_NAME = re.compile(r"[,;(:/\n]| [-–—] ")
_TITLES = frozenset({"dipl", "dr", "frau", "herr", "ing", "mag", "mr", "mrs", "ms", "prof", "sir"})
_SHORTEST_SURNAME = 2
#: Words of an identity that are looked for.
_MOST_WORDS = 8


def named_without_basis(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each person who is named, should not be, and of whom nobody says why they are (CC402).

    Those are minors, victims, and persons who are not public; where nobody judged whether a person is public,
    it weighs less, and least where they do no more than speak. A person is named who is named in the article;
    where none is given, one whom claims accuse or are about. Records judged the same are one person.
    So is an unnamed source whose identity, which is protected, stands in the article; neither the name nor
    where it stands is told. One that is sealed cannot be looked for.
    """
    case = subject.case
    concerned = {id for claim in case.of_type(Claim) for id in (*claim.accuses, *claim.about)}
    naming = None if subject.article is None else Naming(subject.article.reading, case)
    for person in case.of_type(Person):
        same = [one for id in case.same(person) if (one := case.get(id, Person)) is not None]
        if person.id != same[0].id or any(one.naming_basis and one.naming_basis.strip() for one in same):
            continue
        is_concerned = any(id in concerned for id in case.same(person))
        reason = _reason(same)
        if reason is not None and (naming is not None or is_concerned):
            lines = _lines(subject, naming, person)
            if naming is None or lines:
                yield _hit(subject, person, reason, lines, is_concerned=is_concerned)
    if naming is not None:
        yield from _identities(subject, naming)


def _identities(subject: Subject, naming: Naming) -> Iterator[Hit]:
    """Yield each unnamed source whose identity, or the surname in it, stands in the article."""
    for source in subject.case.of_type(UnnamedSource):
        names = [one for one in _names_of_identity(source) if not (one.surname and naming.has_surname(one))]
        if any(True for name in names for _ in naming.by(name)):
            # Where it stands is not told: whoever reads the findings would go there and know who it is.
            message = subject.words("lint.CC402.identity", name=short(source.name))
            yield Hit(record=source.id, message=message, aspect="identity")


def _names_of_identity(source: UnnamedSource) -> Iterator[Name]:
    """Yield by which names the identity of *source* may stand in a text: before a comma or a bracket."""
    try:
        identity = "" if source.identity is None else source.identity.reveal()
    except CounterclaimError:  # sealed: the key to it is not at hand
        return
    words = tuple(
        word
        for word in words_in(_AFTER_NAME.split(identity.strip(), maxsplit=1)[0])[:_MOST_WORDS]
        if word.casefold() not in _TITLES
    )
    if words:
        yield Name(words, len(words) > 1)
    if len(words) > 1 and len(words[-1]) > _SHORTEST_SURNAME and words[-1][0].isupper():
        yield Name(words[-1:], False, True)


def _reason(same: Sequence[Person]) -> str | None:
    """Return why a person should not be named, if anything is on record."""
    protected = next((one.protected_as for one in same if one.protected_as is not None), None)
    if protected is not None:
        return "minor" if protected is Protection.MINOR else "victim"
    public = {one.public_figure for one in same}
    if True in public:
        return None
    return "private" if False in public else "unjudged"


def _lines(subject: Subject, naming: Naming | None, person: Person) -> tuple[int, ...]:
    return () if naming is None else _lines_of(subject, naming.sentences((person.id,)))


def _lines_of(subject: Subject, numbers: Iterable[int]) -> tuple[int, ...]:
    if subject.article is None:
        return ()
    sentences = subject.article.reading.sentences
    return tuple(sentences[number].sentence.line for number in numbers)


def _hit(subject: Subject, person: Person, reason: str, lines: Sequence[int], *, is_concerned: bool) -> Hit:
    level = None
    if reason == "unjudged":
        level = Level.WARNING if is_concerned else Level.NOTE
    words = subject.words
    key = "record" if not lines else "article.one" if len(lines) == 1 else "article"
    where = words(f"lint.CC402.{key}", count=len(lines))
    message = words(f"lint.CC402.{reason}", name=short(person.name), where=where)
    line = lines[0] if lines else None
    return Hit(record=person.id, message=message, level=level, line=line, aspect=reason)


RULES = (
    LintRule(
        code="CC402",
        title="a person who is not public, a minor or a victim named without a reason on record",
        level=Level.ERROR,
        check=named_without_basis,
        partly_needs=(Missing.ARTICLE,),
    ),
)
