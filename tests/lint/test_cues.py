"""Looking for words and rows of words."""

from __future__ import annotations

import pytest

from counterclaim.lint.cue_words import ATTRIBUTED, DENIED, REFUTED
from counterclaim.lint.cues import Cues
from counterclaim.lint.likeness import Contents, content_of_text
from counterclaim.lint.stems import stem

CUES = Cues("denied|bestreit*\n", "not true\n", "weist … zurück\n")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("they denied it", [1]),
        ("sie bestreitet es", [1]),
        ("that is not true", [2]),
        ("not so true", []),
        ("sie weist das alles zurück", [1]),
        ("zurück weist sie nichts", []),
        ("undenied", []),
        ("", []),
    ],
)
def test_words_beginnings_rows_and_pairs_are_found(words, places):
    assert list(CUES.places(words.split())) == places


@pytest.mark.parametrize("words", ["weist " + "x " * 100 + "zurück", "weist"])
def test_what_is_far_away_does_not_belong_together(words):
    assert not CUES.any_in(words.split())


@pytest.mark.parametrize("word", ["denied", "bestritt", "dementierte", "rejects", "zurückgewiesen"])
def test_denying_has_words_in_both_languages(word):
    assert DENIED.is_one(word)


@pytest.mark.parametrize("word", ["denied", "dementierte", "rejected"])
def test_denying_is_not_refuting(word):
    assert not REFUTED.is_one(word)


@pytest.mark.parametrize("word", ["stole", "gestohlen", "states", "the", "und", "was", "hat"])
def test_plain_words_attribute_nothing(word):
    assert not ATTRIBUTED.is_one(word)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("leaks", "leaked"),
        ("published", "publishes"),
        ("controlled", "controls"),
        ("veröffentlichen", "veröffentlichte"),
        ("demonstrators", "demonstrator"),
        ("leiteten", "geleitet"),
        ("leitete", "leiten"),
        ("zugespielt", "spielten"),
        ("weiterzugeben", "gab"),
        ("verschwieg", "verschwiegen"),
        ("nahm", "genommen"),
        ("took", "taking"),
        ("governments", "government"),
    ],
)
def test_forms_of_a_word_have_one_stem(left, right):
    assert stem(left) == stem(right)


def test_a_text_repeats_another_where_it_holds_most_of_its_content():
    texts = ["Videos of the demonstrators were leaked by police", "The police showed videos", "Anything"]
    contents = Contents({number: content_of_text(text) for number, text in enumerate(texts)})
    wanted = content_of_text("The police leak videos of demonstrators to the media")

    assert list(contents.repeating(wanted, range(3))) == [0]
    assert list(contents.repeating(content_of_text("videos of the police"), {0, 1, 2})) == [0, 1]
    assert list(contents.repeating(content_of_text("videos of the police"), {1})) == [1]
    assert list(contents.repeating(content_of_text("videos"), {0, 1}, least=1)) == [0, 1]
    assert list(contents.repeating(content_of_text("videos"), {0, 1})) == []
    assert list(contents.repeating(content_of_text("of the and"), {0, 1, 2})) == []


def test_words_without_content_and_given_ones_do_not_count():
    assert content_of_text("What the police of the city did", without=frozenset({"polic"})) == {"city"}
