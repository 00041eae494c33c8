"""Where an article is about a party, by whatever word."""

from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.lint import Article
from counterclaim.lint.mentions import Mentions
from counterclaim.model import Claim, Organization, Person

CASE = Case(
    [
        Organization(id="acme", name="Acme Rail", role="rail operator"),
        Person(id="doe", name="Jane Doe", role="transport minister"),
        Person(id="roe", name="John Roe"),
        Organization(id="office", name="The Rail Office", role="regulator"),
        Claim(id="claim", text="They met", accuses=("acme", "doe", "roe")),
    ]
)


def about(text, id, *, sure=False):
    """Return the words by which *text* is about the record *id*."""
    reading = Article(text).reading
    places = Mentions(reading, CASE).of(id, sure=sure)
    return [" ".join(reading.sentences[one.sentence].words[one.first : one.last]) for one in places]


@pytest.mark.parametrize(
    ("text", "id", "words"),
    [
        ("Acme Rail came. It left.", "acme", ["Acme Rail", "It"]),
        ("Acme Rail came. She left.", "acme", ["Acme Rail"]),
        ("Jane Doe came. She left. She came back.", "doe", ["Jane Doe", "She", "She"]),
        ("Jane Doe came. It rained.", "doe", ["Jane Doe"]),
        ("Acme Rail came. It rained. Then the company left.", "acme", ["Acme Rail", "It", "company"]),
        ("The transport minister came. The minister left.", "doe", ["transport minister", "minister"]),
        ("The rail operator came. The operator left.", "acme", ["rail operator", "operator"]),
        ("Jane Doe came. Her lawyer left.", "doe", ["Jane Doe", "Her lawyer"]),
        ("Acme Rail came. The office left.", "acme", ["Acme Rail"]),
        ("Ministers came.", "doe", []),
    ],
)
def test_names_roles_and_words_that_go_on_are_found(text, id, words):
    assert about(text, id) == words


def test_a_word_that_may_mean_two_is_sure_of_neither():
    text = "Jane Doe met John Roe. He left."

    assert about(text, "roe") == ["John Roe", "He"]
    assert about(text, "roe", sure=True) == ["John Roe"]
