"""The shape of what is known of one language, and the tables of phrases that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Generic, Literal, NamedTuple, TypeVar

import attrs

from counterclaim.values.quantity import Hedge
from counterclaim.values.tokens import Token, tokenize

__all__ = ["Lexicon", "NumberWord", "Phrases"]

MeaningT = TypeVar("MeaningT")


class NumberWord(NamedTuple):
    """
    One word of a number.

    Attributes:
        role: "small" stands for itself, "hundred" and "scale" multiply what stands before them.
        value: The number.
    """

    role: Literal["small", "hundred", "scale"]
    value: Decimal


class Phrases(Generic[MeaningT]):
    """
    Phrases of one or more words and what each means; the longest that fits is taken.

    Words are compared as they are looked up, that is without case; *exact* phrases as they are written.
    """

    def __init__(
        self, meanings: Mapping[str, MeaningT], *, exact: Mapping[str, MeaningT] | None = None
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], MeaningT]]] = {}
        self._exact: dict[str, list[tuple[tuple[str, ...], MeaningT]]] = {}
        for phrase, meaning in meanings.items():
            words = tuple(token.key for token in tokenize(phrase))
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for phrase, meaning in (exact or {}).items():
            words = tuple(token.raw for token in tokenize(phrase))
            self._exact.setdefault(words[0], []).append((words, meaning))
        for table in (self._by_first, self._exact):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], index: int) -> tuple[MeaningT, int] | None:
        """Return the meaning of the longest phrase at *index* and the index behind it."""
        if index >= len(tokens):
            return None
        token = tokens[index]
        best = _longest(self._by_first.get(token.key, ()), tokens, index, _key)
        other = _longest(self._exact.get(token.raw, ()), tokens, index, _raw)
        if best is None or (other is not None and other[1] > best[1]):
            return other
        return best

    def length(self, tokens: Sequence[Token], index: int) -> int:
        """Return how many tokens the longest phrase at *index* has; 0 where there is none."""
        found = self.match(tokens, index)
        return 0 if found is None else found[1] - index

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first) | frozenset(self._exact)


_key = attrgetter("key")
_raw = attrgetter("raw")


def _longest(
    entries: Iterable[tuple[tuple[str, ...], MeaningT]],
    tokens: Sequence[Token],
    index: int,
    form: Callable[[Token], str],
) -> tuple[MeaningT, int] | None:
    for words, meaning in entries:
        end = index + len(words)
        if end <= len(tokens) and all(map(str.__eq__, words, map(form, tokens[index:end]))):
            return meaning, end
    return None


@attrs.frozen(kw_only=True)
class Lexicon:
    """
    The words of one language that quantities and dates are made of.

    Attributes:
        code: Its BCP 47 code.
        decimal_mark: What stands before the decimals of a numeral.
        number_word: What a word means within a number, if anything.
        joins_small_words: Whether small number words stand side by side ("twenty one", "hundred five").
        number_and: The word within a number ("hundred and five"), if the language has one.
        articles: What may stand for one before a hundred, a scale or a fraction ("a", "eine").
        ones: Articles that are also the number word one ("ein").
        halves: Words for a half before a scale or a unit.
        fractions: Denominators by word.
        other_denominators: Words for fractions that are not read, but must not be taken for anything else.
        ordinals: Denominators that are also ordinals ("a third").
        bare_fractions: Denominators that stand for one of them before a scale ("quarter million").
        quotients: What makes a share of two numbers ("two out of three"); whether of the number one only.
        fraction_joins: What stands between a whole number and a fraction ("and", "und").
        share_words: Words that are a share on their own ("die Hälfte").
        shares_of: What follows a share, before what it is a share of.
        points: Words for the decimal mark.
        signs: Words for minus.
        compound_scales: Scales by the end of the compounds that they are written in.
        dozens: Words for twelve.
        hedges: What narrows or widens the number that follows.
        closing_hedges: The same, where it follows the number.
        exactly: Words that say that a number is exact.
        fillers: Words before a number that say nothing of it.
        vague: Counts without a number.
        betweens: What begins a range, and the word between its ends.
        froms: The same, where it may also begin something else ("from").
        changes: What makes a range a change ("rose from 5 to 10").
        ratios: What makes a ratio of two numbers ("out of").
        no_halves: Words before a half that is a stretch of time or a thing ("the first half").
        tos: What stands between the ends of a range.
        unit_links: What may stand between a number and its unit ("of").
        units: Units and counted nouns.
        doubtful_signs: Letters at a number that may be a scale or an ending as well ("the 1960s", "10m").
        ambiguous: Words that name more than one unit, and which.
        per: What turns a quantity into a rate.
        conjunctions: What joins two numbers or bounds ("and", "but").
        alternatives: What sets one beside another ("or").
        than: What makes a comparison of a closing hedge ("or less than").
        labels: Words before a number that is a name and no quantity ("page").
        in_passing: Openings that mostly say something else in running text ("bis 10 Uhr", "from 5 to 10").
        cents: Words for the hundredth part of a currency.
    """

    code: str
    decimal_mark: str
    number_word: Callable[[str], NumberWord | None]
    joins_small_words: bool
    number_and: str | None
    articles: frozenset[str]
    ones: frozenset[str]
    halves: Phrases[None]
    fractions: Mapping[str, int]
    other_denominators: frozenset[str]
    ordinals: frozenset[str]
    bare_fractions: frozenset[str]
    quotients: Phrases[bool]
    fraction_joins: frozenset[str]
    share_words: Phrases[None]
    shares_of: frozenset[str]
    points: frozenset[str]
    signs: frozenset[str]
    compound_scales: Mapping[str, Decimal]
    dozens: frozenset[str]
    hedges: Phrases[Hedge]
    closing_hedges: Phrases[Hedge]
    exactly: frozenset[str]
    fillers: Phrases[None]
    vague: Phrases[Hedge]
    betweens: Mapping[str, str]
    froms: Mapping[str, str]
    changes: frozenset[str]
    ratios: Phrases[None]
    no_halves: frozenset[str]
    tos: frozenset[str]
    unit_links: frozenset[str]
    units: Phrases[str]
    doubtful_signs: frozenset[str]
    ambiguous: Mapping[str, tuple[str, ...]]
    per: frozenset[str]
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    than: str
    labels: frozenset[str]
    in_passing: Phrases[None]
    cents: frozenset[str]
