"""Who says or denies something, told by the order of words."""

from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.lint import Article
from counterclaim.lint.cue_words import SAID
from counterclaim.lint.names import Name, Naming
from counterclaim.lint.speaking import denies, does, is_negated, speaks


def read(text):
    """Return the sentence *text*, and where it names Acme."""
    reading = Article(text).reading
    return reading.sentences[0], Naming(reading, Case()).by(Name(("Acme",), False))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Acme denies it.",
        "Acme, a bank, denies it.",
        "Acme and the ministry deny it.",
        "A charge that Acme, which runs trains, denies.",
        "The charge was denied by a spokesman for Acme.",
        "Das bestreitet Acme.",
        "“Nonsense,” said a lawyer for Acme.",
        "So etwas gebe es nicht, hieß es von Acme.",
        "Acme: „Nichts davon stimmt.“",
    ],
)
def test_who_denies_is_the_subject_or_says_the_contrary(text):
    assert denies(*read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Acme was denied a permit.",
        "Residents deny it, and Acme does not.",
        "Residents deny that Acme came.",
        "A friend of Acme denies it.",
        "Acme's neighbours deny it.",
        "Acme lives by lies, residents said.",
        "Acme does not dispute it.",
        "Acme said that it would not respond.",
    ],
)
def test_who_is_denied_something_or_does_not_deny_is_not(text):
    assert not denies(*read(text))


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Acme never denied it", "denied", True),
        ("Acme neither confirmed nor denied it", "denied", True),
        ("Acme bestreitet das nicht", "bestreitet", True),
        ("Acme bestreitet nicht nur das", "bestreitet", False),
        ("Acme bestreitet, das nicht bezahlt zu haben", "bestreitet", False),
        ("No, Acme denied it", "denied", False),
    ],
)
def test_a_verb_may_be_negated_before_and_behind(text, verb, negated):
    sentence, _ = read(text)
    assert is_negated(sentence, sentence.folded.index(verb)) is negated


def test_saying_and_doing_are_told_apart():
    sentence, name = read("Residents said that Acme poisoned the river.")

    assert does(sentence, name, sentence.folded.index("poisoned"))
    assert not speaks(sentence, name, SAID)
    assert speaks(*read("The river is clean, said Acme."), SAID)
