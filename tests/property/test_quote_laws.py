"""
Laws of finding quotations, against a reading of the rules that goes character by character.

What is compared with is written anew and tries every passage, so it shares no step with the search.
"""

import itertools
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim.model import Quote
from counterclaim.quotes import MatchKind, QuoteMatch, find_quote, find_quotes

SOFT_HYPHEN = "\u00ad"
#: What is a quotation mark by its name, without the ornaments, and what typists take for one.
MARKS = {
    character
    for character in map(chr, range(0x10000))
    if "QUOTATION MARK" in unicodedata.name(character, "")
    and "ORNAMENT" not in unicodedata.name(character, "")
} | set("'`´＇「」『』")
LOOSE = {SOFT_HYPHEN, *MARKS, *(character for character in map(chr, range(0x10000)) if character.isspace())}

LETTERS = "abc19.,-"
NOISE = "xyz78 \n"
loose_white_space = st.text(" \n\t\u00a0\u2009", min_size=1, max_size=3)
words_of_a_quote = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=4).map(" ".join)
noise = st.text(NOISE, max_size=30)


def folded(text):
    found = []
    for character in text:
        if character == SOFT_HYPHEN or (character.isspace() and found[-1:] == [" "]):
            continue
        found.append(" " if character.isspace() else '"' if character in MARKS else character)
    return "".join(found)


def is_loose_end(character):
    return character == SOFT_HYPHEN or character.isspace()


def goes_on(text, start, end):
    """Return whether a word goes on around a passage; for letters alone, without numbers."""
    before = text[:start].replace(SOFT_HYPHEN, "")[-1:]
    after = folded(text[end:])[:2]
    first, last = text[start], text[end - 1]
    contracted = len(after) == 2 and after[0] == '"' and after[1].isalpha() and last.isalpha()
    return (before.isalpha() and first.isalpha()) or (last.isalpha() and after[:1].isalpha()) or contracted


def everywhere(text, exact):
    """Return every passage that reads as the quotation does, by trying all."""
    wanted = folded(exact).strip(" ")
    return [
        (start, end)
        for start, end in itertools.combinations(range(len(text) + 1), 2)
        if not is_loose_end(text[start])
        and not is_loose_end(text[end - 1])
        and folded(text[start:end]) == wanted
    ]


def by_trying_all(text, exact):
    """Return what the search is to find of a quotation without surroundings and offsets."""
    leading = len(exact) - len(exact.lstrip(" \n\u00a0" + SOFT_HYPHEN))
    found = []
    for start, end in everywhere(text, exact):
        cut = goes_on(text, start, end)
        literal = start >= leading and text.startswith(exact, start - leading)
        span = (start - leading, start - leading + len(exact)) if literal else (start, end)
        found.append((cut, not literal, *span))
    if not found:
        return QuoteMatch(kind=MatchKind.LOST)
    best = [place for place in found if not place[0]] or found
    best = [place for place in best if not place[1]] or best
    if len(best) > 1:
        return QuoteMatch(kind=MatchKind.AMBIGUOUS)
    cut, loosely, start, end = best[0]
    kind = MatchKind.NORMALIZED if loosely else MatchKind.EXACT
    return QuoteMatch(kind=kind, start=start, end=end, cuts_word=cut)


def loosened(words, data):
    """Return *words* as a page may have them: other white space and marks, soft hyphens between letters."""
    parts = []
    for character in words:
        if character == " ":
            parts.append(data.draw(loose_white_space))
        else:
            parts += (data.draw(st.sampled_from(["", SOFT_HYPHEN])) if parts else "", character)
    return "".join(parts)


class TestAgainstTryingAll:
    @pytest.mark.parametrize("exact", ["a", "aa", "ab", "a a", 'a"', '"', " a", "a\u00ada", "a \n", "b"])
    def test_every_short_text_is_read_as_the_rules_say(self, exact):
        for length in range(6):
            for characters in itertools.product('ab "\u00ad', repeat=length):
                text = "".join(characters)
                assert find_quote(text, Quote(exact=exact)) == by_trying_all(text, exact), repr(text)

    @given(
        st.text('ab „"’\u00ad\u00a0\n', max_size=24), st.text('ab „"\u00ad\u00a0\n', min_size=1, max_size=6)
    )
    def test_longer_ones_are_as_well(self, text, exact):
        assume(folded(exact).strip(" "))

        assert find_quote(text, Quote(exact=exact)) == by_trying_all(text, exact)

    @given(st.text('ab„" \u00ad', max_size=20), st.text('ab" ', min_size=1, max_size=3), st.data())
    def test_what_has_not_moved_stands_between_its_surroundings(self, text, exact, data):
        assume(folded(exact).strip(" "))
        prefix, suffix = (data.draw(st.none() | st.text('ab" ', max_size=3)) for _ in range(2))
        match = find_quote(text, Quote(exact=exact, prefix=prefix, suffix=suffix))

        if match.kind in (MatchKind.EXACT, MatchKind.NORMALIZED) and not (prefix is None and suffix is None):
            before = folded(text[: match.start]).removesuffix(" ")
            after = folded(text[match.end :]).removeprefix(" ")
            assert prefix is None or before.endswith(folded(prefix).rstrip(" "))
            assert suffix is None or after.startswith(folded(suffix).lstrip(" "))

    @given(st.text('ab „"\u00ad', max_size=20), st.lists(st.text('ab" ', min_size=1, max_size=3), max_size=4))
    def test_several_are_found_as_each_is(self, text, several):
        quotes = [Quote(exact=exact) for exact in several if exact.strip()]

        assert find_quotes(text, quotes) == tuple(find_quote(text, quote) for quote in quotes)


class TestNothingButTheWords:
    @given(st.text(max_size=60), st.data())
    def test_what_is_found_reads_as_the_quotation(self, text, data):
        start = data.draw(st.integers(0, len(text)))
        exact = text[start : data.draw(st.integers(start, len(text)))]
        assume(folded(exact).strip(" "))
        offset = data.draw(st.none() | st.integers(0, 80))
        match = find_quote(text, Quote(exact=exact, start=offset))

        assert match.kind is not MatchKind.LOST
        if match.start is not None:
            assert folded(text[match.start : match.end]).strip(" ") == folded(exact).strip(" ")

    @given(st.text('ab "„\u00ad', max_size=20), st.text('ab"', min_size=1, max_size=3), st.data())
    def test_offsets_are_believed_where_the_words_stand_and_nowhere_else(self, text, exact, data):
        start = data.draw(st.integers(0, 20))
        end = data.draw(st.integers(start, 22))
        match = find_quote(text, Quote(exact=exact, start=start, end=end))

        if end <= len(text) and folded(text[start:end]).strip(" ") == exact:
            assert (match.start, match.end) == (start, end)
            assert match.kind is (MatchKind.EXACT if text[start:end] == exact else MatchKind.NORMALIZED)
        else:
            assert match.kind in (MatchKind.MOVED, MatchKind.AMBIGUOUS, MatchKind.LOST)

    @given(words_of_a_quote, noise, noise, st.characters(exclude_categories=["Cs"]), st.data())
    def test_words_with_one_character_changed_are_lost(self, words, before, after, other, data):
        at = data.draw(st.sampled_from([index for index, character in enumerate(words) if character != " "]))
        assume(other not in LOOSE and other not in NOISE and other != words[at])
        changed = words[:at] + other + words[at + 1 :]
        start, end = (data.draw(st.none() | st.integers(0, 20)) for _ in range(2))
        assume(start is None or end is None or start <= end)

        quote = Quote(exact=words, start=start, end=end, prefix=before, suffix=after)
        assert find_quote(before + changed + after, quote).kind is MatchKind.LOST

    @given(words_of_a_quote, noise, noise, st.data())
    def test_words_with_one_left_out_are_lost(self, words, before, after, data):
        kept = words.split(" ")
        assume(len(kept) > 1)
        del kept[data.draw(st.integers(0, len(kept) - 1))]

        assert find_quote(before + " ".join(kept) + after, Quote(exact=words)).kind is MatchKind.LOST


class TestPlanted:
    @given(words_of_a_quote, noise, noise, st.data())
    def test_once_it_is_found_there(self, words, before, after, data):
        there = loosened(words, data)
        match = find_quote(before + there + after, Quote(exact=words))

        assert match.kind is (MatchKind.EXACT if there == words else MatchKind.NORMALIZED)
        assert (match.start, match.end) == (len(before), len(before) + len(there))

    @given(words_of_a_quote, noise, noise, noise, st.data())
    def test_twice_it_is_ambiguous_unless_something_settles_it(self, words, before, between, after, data):
        there = loosened(words, data)
        text = f"{before}! {there} !{between}? {there} ?{after}"
        first, second = text.index(there), text.rindex(there)
        span = (second, second + len(there))

        assert find_quote(text, Quote(exact=words)).kind is MatchKind.AMBIGUOUS
        for settled in (
            Quote(exact=words, start=span[0], end=span[1]),
            Quote(exact=words, prefix="? "),
            Quote(exact=words, suffix=" ?"),
        ):
            match = find_quote(text, settled)
            assert (match.start, match.end) == span
            assert match.kind in (MatchKind.EXACT, MatchKind.NORMALIZED)
        against = Quote(exact=words, start=first, end=first + len(there), prefix="? ")
        assert find_quote(text, against).kind is MatchKind.AMBIGUOUS

    @given(words_of_a_quote, noise, noise, st.text(NOISE, min_size=1, max_size=30))
    def test_where_the_page_has_grown_it_has_moved(self, words, before, after, new):
        text = f"{before} {words} {after}"
        start = text.index(words)
        quote = Quote(exact=words, start=start, end=start + len(words))
        match = find_quote(new + text, quote)

        assert find_quote(text, quote).kind is MatchKind.EXACT
        assert (match.kind, match.start) == (MatchKind.MOVED, start + len(new))
