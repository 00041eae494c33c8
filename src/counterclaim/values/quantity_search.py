"""Looking for quantities token by token, leaving out what may be something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from counterclaim.values.amount import glued
from counterclaim.values.amounts import read_amount
from counterclaim.values.date_forms import date_forms
from counterclaim.values.language import Lexicon, lexicon_for
from counterclaim.values.language.unit_signs import CURRENCY_SIGNS
from counterclaim.values.quantity import Hedge
from counterclaim.values.quantity_grammar import Reading, RefusedError, read_quantity
from counterclaim.values.tokens import NUMERAL, SIGN, WORD, Token, fold, tokenize
from counterclaim.values.unit_table import COUNTED, CURRENCIES, UNITS

__all__ = ["search_quantities"]

# What may stand right before a number that is one; anything else makes it part of a name, path or formula.
_BEFORE = frozenset("([{\"'„“”»«‚‘’‹›–—~≈<>≤≥=±,;:!?…|*•")
_NO_END = frozenset("~_@\\^=&/:#'’")
_LARGEST_RATIO = 1000
_MOST_BETWEEN_NUMBERS = 2
_YEARS = range(1700, 2100)


@lru_cache(maxsize=8)
def _starters(code: str) -> frozenset[str]:
    lexicon = lexicon_for(code, wording="", kind="quantity")
    return frozenset().union(
        lexicon.hedges.first_words,
        lexicon.vague.first_words,
        lexicon.share_words.first_words,
        lexicon.halves.first_words,
        CURRENCY_SIGNS.first_words,
        lexicon.betweens,
        lexicon.articles,
        lexicon.signs,
        lexicon.exactly,
        lexicon.dozens,
        lexicon.fractions,
        "-−–½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
    )


def search_quantities(
    text: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Reading]]:
    """Yield start, end and reading of each quantity in *text* outside the *taken* stretches."""
    tokens = tokenize(text)
    starters = _starters(lexicon.code)
    index, place = 0, 0
    while index < len(tokens):
        token = tokens[index]
        while place < len(taken) and taken[place][1] <= token.start:
            place += 1
        if place < len(taken) and taken[place][0] <= token.start:
            index += 1
            continue
        if not (
            token.kind == NUMERAL
            or token.key in starters
            or token.raw in starters
            or _is_number_word(lexicon, token)
        ):
            index += 1
            continue
        reading, index = _read(lexicon, tokens, index)
        if reading is None:
            continue
        start, end = token.start, tokens[reading.end - 1].end
        if place < len(taken) and taken[place][0] < end:
            continue
        yield start, end, reading


def _is_number_word(lexicon: Lexicon, token: Token) -> bool:
    return token.kind == WORD and lexicon.number_word(token.key) is not None


def _read(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> tuple[Reading | None, int]:
    """Return what begins at *index*, if it is certain to be a quantity, and where to go on."""
    try:
        reading = read_quantity(lexicon, tokens, index)
    except RefusedError as refusal:
        return None, _behind_numbers(lexicon, tokens, max(refusal.end, index + 1))
    if reading is None:
        if tokens[index].kind == NUMERAL:
            return None, _behind_run(tokens, index + 1)
        return None, index + 1
    if not _begins_freely(lexicon, tokens, index) or not _ends_freely(lexicon, tokens, reading):
        return None, _behind_run(tokens, _behind_numbers(lexicon, tokens, reading.end))
    if _is_something_else(lexicon, tokens, index, reading):
        return None, reading.end
    return reading, reading.end


def _behind_run(tokens: Sequence[Token], index: int) -> int:
    """Return the index of the next token that stands apart from what is before it."""
    while glued(tokens, index):
        index += 1
    return index


def _behind_numbers(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> int:
    """Return the index behind further numbers, and what may stand between them."""
    end, between = index, 0
    # At most two phrases between two numbers: unbounded, a text of hedges only would take quadratic time.
    while index < len(tokens) and between <= _MOST_BETWEEN_NUMBERS:
        token = tokens[index]
        if token.kind == NUMERAL or _is_number_word(lexicon, token):
            end, between = index + 1, 0
            index = end
            continue
        step = lexicon.hedges.length(tokens, index) or lexicon.ratios.length(tokens, index)
        if not step and token.key not in lexicon.conjunctions:
            break
        index, between = index + max(step, 1), between + 1
    return end


def _begins_freely(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    if glued(tokens, index) and tokens[index - 1].raw not in _BEFORE:
        return False
    if glued(tokens, index) and tokens[index - 1].raw in ":,'’" and glued(tokens, index - 1):
        # "14:30", "1,2,3", but also "Banknotes:5": only a blank makes it certain.
        return False
    before = index - 1
    if before > 0 and tokens[before].raw == ".":
        before -= 1
    if before >= 0 and tokens[before].raw == "/":
        return False
    return before < 0 or tokens[before].key not in lexicon.labels


def _ends_freely(lexicon: Lexicon, tokens: Sequence[Token], reading: Reading) -> bool:
    index = reading.end
    if index >= len(tokens):
        return True
    token = tokens[index]
    if token.key in lexicon.per:
        return False
    if glued(tokens, index):
        return _glued_end_is_free(lexicon, tokens, index, reading)
    if token.raw in ".," and index + 1 < len(tokens) and tokens[index + 1].kind == NUMERAL:
        return False  # "80 , 000" of a tokenised text
    if reading.unit is not None and token.kind == NUMERAL:
        return not _is_compound(lexicon, tokens, index, reading.unit)
    return reading.unit is not None or reading.number is None or not _goes_on(lexicon, tokens, index, reading)


def _is_compound(lexicon: Lexicon, tokens: Sequence[Token], index: int, unit: str) -> bool:
    """Return whether a smaller unit follows, as in "5 ft 2" or "6 Jahre 3 Monate"."""
    try:
        following = read_quantity(lexicon, tokens, index)
    except RefusedError:
        return True
    if unit in CURRENCIES | COUNTED or following is None:
        return False
    return following.unit is None or UNITS[following.unit].dimension == UNITS[unit].dimension


def _goes_on(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Return whether a number without a unit is only the beginning of what is stated."""
    token = tokens[index]
    if token.kind == NUMERAL or _continues(lexicon, token):
        return True
    if token.key in lexicon.fractions or token.key in lexicon.other_denominators:
        return True
    if token.kind != WORD or index + 1 >= len(tokens):
        return False
    if token.key in lexicon.alternatives:
        # "equal to 5000 or less than 6000"
        return bool(lexicon.hedges.length(tokens, index + 1) or lexicon.fillers.length(tokens, index + 1))
    if token.key in lexicon.conjunctions:
        # "five million and three quarters", "twenty and three", "two hundred and a thirtieth"
        words = _is_number_word(lexicon, tokens[index - 1])
        return words and _more_of_a_number(lexicon, tokens, index + 1)
    return _is_ratio(lexicon, tokens, index, reading)


def _more_of_a_number(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    index += tokens[index].key in lexicon.articles and index + 1 < len(tokens)
    key = tokens[index].key
    denominator = key in lexicon.fractions or key in lexicon.other_denominators
    return denominator or read_amount(lexicon, tokens, index) is not None


def _is_ratio(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Return whether the number is one of two, as in "2 in 5", "9 von 10", "one out of three"."""
    ratio = lexicon.ratios.match(tokens, index)
    whole = None if ratio is None else read_amount(lexicon, tokens, ratio[1])
    if whole is None or reading.number is None:
        return False
    return reading.number < whole.low <= _LARGEST_RATIO


def _continues(lexicon: Lexicon, token: Token) -> bool:
    return _is_number_word(lexicon, token) and token.key not in lexicon.articles | lexicon.ones


def _glued_end_is_free(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    token = tokens[index]
    if token.kind != SIGN or token.raw in _NO_END:
        return False
    following = glued(tokens, index + 1)
    if token.raw == "." and not following:
        return not _is_ordinal(lexicon, tokens, index, reading)
    if token.raw in "-–—":
        return not following or (tokens[index + 1].kind == WORD and reading.unit is not None)
    return not (following and tokens[index + 1].kind == NUMERAL and token.raw in ".,")


def _is_ordinal(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Return whether the full stop makes an ordinal, as in "der 3. Mann"; it may also end the sentence."""
    if lexicon.code != "de" or tokens[index - 1].kind != NUMERAL or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].kind == WORD and reading.number is not None and reading.number < 1000


def _is_something_else(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    if lexicon.in_passing.length(tokens, index) >= max(lexicon.hedges.length(tokens, index), 1):
        return True
    if reading.doubt == "scale":
        return True
    before = tokens[index - 1].key if index else ""
    if before in lexicon.changes and reading.upper is not None:
        return True  # "rose from 5 to 10 percent"
    if reading.number is None and index and _is_number_word(lexicon, tokens[index - 1]):
        return True
    if before in lexicon.no_halves and lexicon.share_words.match(tokens, index) is not None:
        return True
    if reading.doubt == "one":
        return reading.unit is None or reading.unit in COUNTED
    if reading.doubt == "ordinal":
        return (
            reading.end < len(tokens)
            and tokens[reading.end].kind == WORD
            and (tokens[reading.end].key not in lexicon.shares_of)
        )
    return _is_year(tokens, index, reading) or _is_day_of_month(lexicon, tokens, index, reading)


def _is_year(tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    plain = reading.unit is None and reading.hedge is Hedge.EXACT and reading.end == index + 1
    if not plain or reading.number is None or len(tokens[index].raw) != 4:
        return False
    return (
        tokens[index].raw.isdigit()
        and int(reading.number) in _YEARS
        and reading.number == Decimal(int(reading.number))
    )


def _is_day_of_month(lexicon: Lexicon, tokens: Sequence[Token], index: int, reading: Reading) -> bool:
    """Return whether the number stands at the name of a month, as in "May 19"."""
    if reading.unit is not None or reading.number is None or not 0 < reading.number <= 31:
        return False
    months = _months(lexicon.code)
    behind = tokens[reading.end].key if reading.end < len(tokens) else ""
    return behind in months or (index > 0 and tokens[index - 1].key in months)


@lru_cache(maxsize=8)
def _months(code: str) -> frozenset[str]:
    return frozenset(map(fold, date_forms(code).words.months))
