"""By which names a record is found in an article."""

from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.lint import Article
from counterclaim.lint.names import Naming, names_of
from counterclaim.model import Entity, Group, Judgement, Organization, Person, SameAs

PERSON = Person(id="x", name="Aleksandar Vučić", aliases=("A. Vucic",))


def is_named(record, text, *others):
    return bool(Naming(Article(text).reading, Case([record, *others])).of(record.id))


@pytest.mark.parametrize(
    "text",
    [
        "Aleksandar Vučić came",
        "President Vučić came",
        "ALEKSANDAR VUČIĆ CAME",
        "Vučićs Rede, Vučić’s speech",
        "the speech was Vuc\u030cic\u0301's",
        "A. Vucic came",
        "the Vučić-speech",
        "“Vučić”",
    ],
)
def test_a_person_is_named_by_name_alias_and_surname_in_any_inflection(text):
    assert is_named(PERSON, text)


@pytest.mark.parametrize("text", ["Aleksandar came", "Vučićević came", "vučić", "Vu čić", "Aleksandar. Vuk"])
def test_parts_of_other_words_and_given_names_alone_are_no_names(text):
    assert not is_named(PERSON, text)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (Organization(id="x", name="Der Standard"), "Das schreibt die Redaktion des Standards."),
        (Organization(id="x", name="Europäische Kommission"), "ein Sprecher der Europäischen Kommission"),
        (Organization(id="x", name="Europäischer Rat"), "die Sitzung des Europäischen Rates"),
        (Organization(id="x", name="Belgrade police"), "Belgrade Police deny it"),
        (Organization(id="x", name="belgrade police"), "The Belgrade police deny it"),
        (Organization(id="x", name="AP"), "AP’s report"),
        (Group(id="x", name="Protesters"), "the protesters"),
        (Entity(id="x", name="Straße"), "STRASSE"),
    ],
)
def test_names_are_found_as_languages_bend_them(record, text):
    assert is_named(record, text)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (Organization(id="x", name="WHO"), "who came"),
        (Organization(id="x", name="US"), "come with us"),
        (Organization(id="x", name="Apple"), "an apple"),
        (Organization(id="x", name="Belgrade police"), "Belgrade. Police deny it"),
        (Organization(id="x", name="Belgrade police"), "police in Belgrade"),
        (Organization(id="x", name="..."), "..."),
    ],
)
def test_other_words_are_no_names(record, text):
    assert not is_named(record, text)


def test_what_was_judged_the_same_has_the_same_names():
    other = Organization(id="y", name="Acme Corporation")
    same = SameAs(id="s", left="x", right="y", judgement=Judgement.SAME)
    unsure = SameAs(id="s", left="x", right="y", judgement=Judgement.UNSURE)

    assert is_named(Organization(id="x", name="ACM"), "Acme Corporation", other, same)
    assert not is_named(Organization(id="x", name="ACM"), "Acme Corporation", other, unsure)


def test_names_are_listed_as_given_and_the_surname_last():
    names = [str(name) for name in names_of(Case([PERSON]), "x")]
    assert names == ["Aleksandar Vučić", "A Vucic", "Vučić"]


def test_a_suffix_is_no_surname():
    names = [str(name) for name in names_of(Case([Person(id="x", name="John Doe Jr.")]), "x")]
    assert names == ["John Doe Jr", "Doe"]


def test_a_record_that_is_not_there_has_no_names():
    assert names_of(Case(), "x") == ()


def test_of_two_who_share_a_surname_the_given_name_tells_who_is_meant():
    case = Case([Person(id="john", name="John Doe"), Person(id="jane", name="Jane Doe")])
    naming = Naming(Article("Jane Doe came. Doe left. John Doe came.").reading, case)

    assert naming.sentences(("john",)) == (1, 2)
    assert naming.sentences(("jane",)) == (0, 1)


def test_a_surname_within_a_full_name_is_no_second_naming():
    naming = Naming(Article("John Doe came").reading, Case([Person(id="john", name="John Doe")]))
    assert [(place.first, place.last) for place in naming.of("john")] == [(0, 2)]
