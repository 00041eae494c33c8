"""Whether those who must not be named are, and why (CC402)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.names import Naming
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim, Person, Protection
from counterclaim.words import short

__all__ = ["RULES"]


def named_without_basis(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each person who is named, should not be, and of whom nobody says why they are (CC402).

    Those are minors, victims, and persons who are not public; where nobody judged whether a person is public,
    it weighs less, and least where they do no more than speak. A person is named who is named in the article;
    where none is given, one whom claims accuse or are about. Records judged the same are one person.
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
    if naming is None or subject.article is None:
        return ()
    sentences = subject.article.reading.sentences
    return tuple(sentences[number].sentence.line for number in naming.sentences((person.id,)))


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
