import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Quote
from counterclaim.quotes import MatchKind, find_quote

TEXT = "Die Polizei sagt „nein“. Die Demonstranten sagen „ja“."


def find(text, exact, **context):
    return find_quote(text, Quote(exact=exact, **context))


def kind(text, exact, **context):
    return find(text, exact, **context).kind


class TestExact:
    def test_words_that_stand_in_one_place_are_found_with_their_span(self):
        match = find(TEXT, "Polizei sagt")

        assert (match.kind, match.start, match.end) == (MatchKind.EXACT, 4, 16)
        assert TEXT[match.start : match.end] == "Polizei sagt"

    def test_offsets_settle_which_of_several_places_is_meant(self):
        match = find("no, no", "no", start=4, end=6)

        assert (match.kind, match.start) == (MatchKind.EXACT, 4)

    @pytest.mark.parametrize(
        "context", [{"prefix": "no, "}, {"suffix": "!"}, {"prefix": ", ", "suffix": "!"}]
    )
    def test_surroundings_settle_it_as_well(self, context):
        assert find("no, no!", "no", **context).start == 4

    def test_one_end_of_the_offsets_is_enough(self):
        assert find("no, no", "no", end=6).start == 4

    def test_a_place_that_both_sides_fit_is_meant_rather_than_one_that_one_does(self):
        assert find("so no? And so no!", "no", prefix="so ", suffix="!").start == 14

    def test_soft_hyphens_at_the_ends_of_a_quotation_are_no_part_of_its_words(self):
        match = find("a \u00ad\u00adb", "\u00adb", prefix="a")

        assert (match.kind, match.start) == (MatchKind.EXACT, 3)

    def test_white_space_between_words_and_surroundings_does_not_matter(self):
        assert find("They said:\n\nno. No: no.", "no", prefix="said: ").start == 12

    def test_a_whole_word_is_meant_rather_than_a_part_of_one(self):
        match = find("A woman and a man", "man")

        assert (match.kind, match.start, match.cuts_word) == (MatchKind.EXACT, 14, False)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("150 countries", "50 countries"),
            ("50 countries", "50 countr"),
            ("99.9 %", "99"),
            ("0.50 percent", "50 percent"),
            ("1,050 countries", "050 countries"),
            ("1’000 Franken", "1"),
            ("They can't say", "They can"),
            ("They can’t say", "They can"),
            ("aujourd\u2019hui", "aujourd"),
            ("1\u00ad50 countries", "50 countries"),
        ],
    )
    def test_a_place_inside_a_word_or_number_is_marked(self, text, words):
        match = find(text, words)

        assert (match.kind, match.cuts_word) == (MatchKind.EXACT, True)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("In 2019, 50 countries", "50 countries"),
            ("It was 50. 3 came later", "It was 50"),
            ("the ‘can’ of worms", "can"),
            ("l’homme", "homme"),
            ("A3.5", "A3.5"),
            ("a over-see", "over"),
        ],
    )
    def test_a_place_between_words_and_numbers_is_not(self, text, words):
        assert not find(text, words).cuts_word

    def test_white_space_at_the_ends_of_a_quotation_is_no_part_of_its_words(self):
        match = find("x 50 y", " 50 ", start=1, end=5)

        assert (match.kind, match.cuts_word) == (MatchKind.EXACT, False)

    def test_scripts_without_spaces_have_no_such_places(self):
        assert not find("警方否认指控", "否认").cuts_word


class TestNormalized:
    @pytest.mark.parametrize(
        "text",
        [
            'Die Polizei sagt "nein".',
            "Die  Polizei\nsagt “nein”.",
            "Die Polizei sagt\u00a0»nein«.",
            "Die Poli\u00adzei sagt 'nein'.",
            "Die Poli\u00adzei \u00ad sagt ‚nein‘.",
        ],
    )
    def test_white_space_quotation_marks_and_soft_hyphens_may_differ(self, text):
        match = find(text, "Die Polizei sagt „nein“")

        assert match.kind is MatchKind.NORMALIZED
        assert text[match.start : match.end] == text.removesuffix(".")

    def test_any_white_space_will_do(self):
        white_space = [character for character in map(chr, range(0x110000)) if character.isspace()]

        assert {kind(f"a{character}b", "a b") for character in white_space if character != " "} == {
            MatchKind.NORMALIZED
        }

    def test_any_quotation_mark_will_do(self):
        marks = "'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇"

        assert {kind(f"so {mark}no", 'so "no') for mark in marks} == {MatchKind.NORMALIZED}

    def test_the_very_characters_are_meant_rather_than_others(self):
        match = find("a  b, a b", "a b")

        assert (match.kind, match.start) == (MatchKind.EXACT, 6)

    def test_offsets_may_say_a_place_where_only_white_space_differs(self):
        match = find("x a\u00a0b a\u00a0b", "a b", start=6, end=9)

        assert (match.kind, match.start, match.end) == (MatchKind.NORMALIZED, 6, 9)


class TestMoved:
    def test_words_elsewhere_than_the_offsets_say_have_moved(self):
        match = find("Later: the police deny it", "the police", start=0, end=10)

        assert (match.kind, match.start, match.end) == (MatchKind.MOVED, 7, 17)

    def test_words_whose_surroundings_are_nowhere_have_moved(self):
        assert kind("The mayor said no", "no", prefix="The police said ") is MatchKind.MOVED

    @pytest.mark.parametrize("text", ["The police said no. He", "The mayor said no, never"])
    def test_words_with_other_words_on_one_side_have_moved(self, text):
        assert kind(text, "no", prefix="police said ", suffix=", never") is MatchKind.MOVED

    def test_surroundings_settle_where_to(self):
        match = find("no! no?", "no", suffix="?", start=30, end=32)

        assert (match.kind, match.start) == (MatchKind.MOVED, 4)

    def test_offsets_outside_the_text_say_nothing(self):
        assert kind("no", "no", start=70, end=72) is MatchKind.MOVED


class TestAmbiguous:
    def test_several_places_and_nothing_to_settle_it(self):
        match = find("no, no", "no")

        assert (match.kind, match.start, match.end) == (MatchKind.AMBIGUOUS, None, None)

    def test_offsets_where_the_words_are_not_settle_nothing(self):
        assert kind("no, no", "no", start=1, end=3) is MatchKind.AMBIGUOUS

    def test_surroundings_that_contradict_the_offsets_settle_nothing(self):
        assert kind("no! no?", "no", suffix="?", start=0, end=2) is MatchKind.AMBIGUOUS

    def test_two_halves_of_surroundings_in_two_places_settle_nothing(self):
        assert kind("so no! He: no?", "no", prefix="so ", suffix="?") is MatchKind.AMBIGUOUS

    def test_one_half_in_one_place_settles_where_it_has_moved(self):
        match = find("so no! He: no?", "no", prefix="so ", suffix=", never")

        assert (match.kind, match.start) == (MatchKind.MOVED, 3)

    def test_words_in_a_great_many_places_are_ambiguous_whatever_stands_beside_them(self):
        assert kind("no " * 300 + "no!", "no", suffix="!") is MatchKind.AMBIGUOUS
        assert find("no " * 300 + "no!", "no", start=900, end=902).start == 900


def test_offsets_beyond_the_text_say_no_place_in_it():
    match = find_quote("abc", Quote(exact="abc", start=0, end=100))

    assert (match.kind, match.start, match.end) == (MatchKind.MOVED, 0, 3)


class TestLost:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The police denies it", "The police deny it"),
            ("the police deny it", "The police deny it"),
            ("at least 50 countries", "at least 15 countries"),
            ("Häuser", "Ha\u0308user"),
            ("over-see", "oversee"),
            ("", "a"),
            ("99.5 % of the shares", "99.9 % of the shares"),
            ("99,9 %", "99.9 %"),
            ("Die Polizei hat nicht bestätigt", "Die Polizei hat bestätigt"),
            ("Die Polizei hat bestätigt", "Die Polizei hat nicht bestätigt"),
            ("1.000 Kameras", "1,000 Kameras"),
            ("1 000 Kameras", "1000 Kameras"),
            ("a well-known plan", "a well\u2010known plan"),
            ("-5 degrees", "\u22125 degrees"),
            ("2019-2020", "2019\u20132020"),
            ("yes \u2013 no", "yes \u2014 no"),
            ("They can't say", "They can say"),
            ("They cant say", "They can't say"),
            ("nepal", "Nepal"),
            ("NEPAL", "Nepal"),
            ("Straße", "Strasse"),
            ("cafe\u0301", "caf\u00e9"),
            ("\u041dato", "Hato"),
            ("\u0420olizei", "Polizei"),
            ("\u0661\u0665 countries", "15 countries"),
            ("１５ countries", "15 countries"),
            ("no\u200bbody", "nobody"),
            ("no\u2060body", "nobody"),
            ("no\ufeffbody", "nobody"),
            ("\ufb01nd", "find"),
            ("and so on …", "and so on ..."),
            ("no one", "noone"),
            ("5′", "5'"),
        ],
        ids=ascii,
    )
    def test_a_lookalike_is_not_the_quotation(self, text, words):
        assert kind(text, words) is MatchKind.LOST
        assert kind(text, words, start=0, end=len(words)) is MatchKind.LOST
        assert kind(f"{text} {text}", words, prefix="", suffix="") is MatchKind.LOST

    def test_offsets_do_not_make_other_words_the_quotation(self):
        assert kind("The police deny it", "They confirm it", start=0, end=10) is MatchKind.LOST


@given(st.text(max_size=60), st.data())
def test_a_passage_is_found_where_it_was_taken_from(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    if not words.strip("\u00ad \n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029").strip():
        return

    match = find_quote(text, Quote(exact=words, start=start, end=end))

    assert (match.kind, match.start, match.end) == (MatchKind.EXACT, start, end)


SIZE = 100_000
#: Texts of about so many characters, and quotations to be looked up in them.
HOSTILE = {
    "one letter": lambda size: ("a" * size, "a" * (size // 2)),
    "one letter and another at the end": lambda size: ("a" * size, "a" * (size // 2) + "b"),
    "one letter and another at the beginning": lambda size: ("a" * size, "b" + "a" * (size // 2)),
    "two letters in turn": lambda size: ("ab" * (size // 2), "ab" * (size // 4) + "b"),
    "words of one letter": lambda size: ("a " * (size // 2), "a " * (size // 4) + "b"),
    "white space": lambda size: ("\u00a0" * size, "a b"),
    "soft hyphens": lambda size: ("\u00ad" * size + "a", "a"),
    "soft hyphens between letters": lambda size: ("a\u00ad" * (size // 2), "a" * (size // 4)),
    "two spaces between letters": lambda size: ("a  " * (size // 3), "a " * (size // 6)),
    "quotation marks": lambda size: ("„”" * (size // 2), "”„" * (size // 4)),
    "many places": lambda size: ("no" * (size // 2), "no"),
    "all of the text": lambda size: ("a b\n" * (size // 4), "a b " * (size // 4)),
}


def seconds(text, quote):
    """Return the least time of some look-ups."""
    times = []
    for _ in range(5):
        start = time.process_time()
        find_quote(text, quote)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("family", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(family):
    text, exact = HOSTILE[family](SIZE)
    longer, longer_exact = HOSTILE[family](4 * SIZE)
    once = seconds(text, Quote(exact=exact, prefix=exact, suffix=exact))
    four_times = seconds(longer, Quote(exact=longer_exact, prefix=longer_exact, suffix=longer_exact))

    # 2.5 for each doubling; what takes less than a millisecond is measured too coarsely.
    assert four_times <= 2.5**2 * max(once, 0.001)
