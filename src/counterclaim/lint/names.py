"""By which names a record may be named, and where an article names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.lint.grammar import DEFINITE_ARTICLES
from counterclaim.lint.reading import Place, Reading, words_in
from counterclaim.model import Entity, Group, Organization, Person, UnnamedSource

__all__ = ["Name", "Naming", "names_of"]

#: Names of one record, and of all that were judged the same, that are looked for.
_MOST_NAMES = 50
#: What a noun or a name takes on in German or English: genitives, plurals.
_ENDINGS = ("", "s", "es", "n", "en", "ns")
#: What an adjective ends in, which is part of a name: "Europäische Kommission", "Europäischer Rat".
_ADJECTIVE = ("e", "en", "er", "es", "em")
#: Of shorter words nothing but a genitive is known for one.
_LEAST_INFLECTED = 3
#: What companies are by law, which stands behind their names and is often left out.
_LEGAL_FORMS = frozenset(
    {"ag", "co", "corp", "gmbh", "inc", "kg", "limited", "llc", "ltd", "plc", "sa", "se"}
)
_AFTER_SURNAMES = frozenset({"ii", "iii", "iv", "jr", "jun", "sen", "sr"})


@frozen
class Name:
    """
    A name as words.

    Attributes:
        words: The words.
        any_case: Whether the first letters may be in either case, as of a description.
        surname: Whether it is no more than the last part of a person's name.
    """

    words: tuple[str, ...]
    any_case: bool
    surname: bool = False

    def __str__(self) -> str:
        return " ".join(self.words)


def names_of(case: CaseView, id: str) -> tuple[Name, ...]:
    """
    Return by which names the record *id* may be named: its name and aliases, and the surname of a person.

    Those of what was judged the same belong to them.
    """
    found: dict[Name, None] = {}
    for same in case.same(id)[:_MOST_NAMES]:
        record = case.get(same, Entity)
        if record is not None:
            found.update(dict.fromkeys(_names(record)))
    return tuple(found)[:_MOST_NAMES]


def _names(record: Entity) -> Iterator[Name]:
    described = isinstance(record, Group | UnnamedSource)
    for text in (record.name, *record.aliases):
        words = words_in(text)
        if words:
            yield Name(words, described or len(words) > 1)
            bare = _without_form(words)
            if bare != words and isinstance(record, Organization):
                yield Name(bare, len(bare) > 1)
    surname = _surname(record)
    if surname is not None:
        yield Name((surname,), False, True)


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a company's name without its legal form: "Example" of "Example GmbH & Co KG"."""
    last = len(words)
    while last > 1 and words[last - 1].casefold() in _LEGAL_FORMS:
        last -= 1
    return words[:last]


def _surname(record: Entity) -> str | None:
    words = [word for word in words_in(record.name) if word.casefold() not in _AFTER_SURNAMES]
    last = words[-1] if isinstance(record, Person) and len(words) > 1 else ""
    return last if len(last) > 2 else None


class Naming:
    """Where an article names the records of a case."""

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self._reading = reading
        self._case = case
        self._names: dict[str, tuple[Name, ...]] = {}
        self._by_name: dict[Name, tuple[Place, ...]] = {}
        self._together: dict[tuple[Name, ...], tuple[Place, ...]] = {}

    def of(self, id: str) -> tuple[Place, ...]:
        """Return where the record *id* is named, in the order of the article."""
        names = self.names(id)
        places = self._together.get(names)  # thousands may bear one name
        if places is None:
            found = {place for name in names for place in self.by(name)}
            places = self._together[names] = tuple(_longest(sorted(found, key=_order)))
        return places

    def names(self, id: str) -> tuple[Name, ...]:
        """Return by which names the record *id* may be named; see `names_of`."""
        names = self._names.get(id)
        if names is None:
            names = self._names[id] = names_of(self._case, id)
        return names

    def sentences(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the places of the sentences that name one of the records *ids*, in their order."""
        return tuple(sorted({place.sentence for id in ids for place in self.of(id)}))

    def by(self, name: Name) -> tuple[Place, ...]:
        """Return where *name* stands: whole words, in any inflection."""
        places = self._by_name.get(name)
        if places is None:
            found = (place for place in _found(self._reading, name) if not self._is_of_another(name, place))
            places = self._by_name[name] = tuple(sorted(found, key=_order))
        return places

    def has_surname(self, name: Name) -> bool:
        """Return whether a person on record has the surname *name*."""
        return name.words[-1] in self._given

    def _is_of_another(self, name: Name, place: Place) -> bool:
        """Return whether a surname stands behind a given name on record, and so is part of a full name."""
        if not name.surname or place.first == 0:
            return False
        before = self._reading.sentences[place.sentence].folded[place.first - 1]
        return before in self._given.get(name.words[0], ())

    @cached_property
    def _given(self) -> dict[str, set[str]]:
        """The words before surnames, without regard to case, by surname."""
        given: dict[str, set[str]] = {}
        for person in self._case.of_type(Person):
            for text in (person.name, *person.aliases):
                words = words_in(text)
                if len(words) > 1:
                    given.setdefault(words[-1], set()).add(words[-2].casefold())
        return given


def _order(place: Place) -> tuple[int, int, int]:
    return place.sentence, place.first, -place.last


def _longest(places: Iterable[Place]) -> Iterator[Place]:
    """Yield those of *places*, in their order, that are no part of a longer one: of "John Doe", no "Doe"."""
    sentence = last = -1
    for place in places:
        if place.sentence != sentence or place.last > last:
            yield place
            sentence, last = place.sentence, place.last


def _found(reading: Reading, name: Name) -> Iterator[Place]:
    forms = [_forms(word.casefold(), index, len(name.words)) for index, word in enumerate(name.words)]
    # Most names have one word that is rarer than the others, and few places to look at.
    rarest = min(range(len(forms)), key=lambda index: sum(map(reading.count, forms[index])))
    for number, place in reading.places(forms[rarest]):
        first = place - rarest
        words = reading.sentences[number].words[max(first, 0) : first + len(forms)]
        if first < 0 or len(words) < len(forms):
            continue
        if all(
            word.casefold() in form and _fits(word, wanted, name.any_case or form is DEFINITE_ARTICLES)
            for word, wanted, form in zip(words, name.words, forms, strict=True)
        ):
            yield Place(number, first, first + len(forms))


def _forms(word: str, index: int, count: int) -> frozenset[str]:
    if word in DEFINITE_ARTICLES and index == 0 and count > 1:
        return DEFINITE_ARTICLES
    if len(word) < _LEAST_INFLECTED:
        return frozenset({word, f"{word}s"})
    forms = {word + ending for ending in _ENDINGS}
    if index < count - 1:
        stem = next((word.removesuffix(end) for end in ("es", "er", "en", "e") if word.endswith(end)), word)
        forms.update(stem + ending for ending in _ADJECTIVE)
    return frozenset(forms)


def _fits(word: str, wanted: str, any_case: bool) -> bool:
    """Return whether *word*, which is *wanted* but for case and ending, is written as that is."""
    if len(wanted) > 1 and wanted.isupper():
        return word.startswith(wanted)  # "WHO" is not "who"
    shouted = len(word) > 1 and word.isupper()
    return any_case or shouted or wanted[0].islower() or word[0] == wanted[0]
