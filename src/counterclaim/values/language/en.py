"""English."""

from __future__ import annotations

from decimal import Decimal

from counterclaim.values.language.en_units import ENGLISH_UNITS
from counterclaim.values.language.lexicon import Lexicon, NumberWord, Phrases
from counterclaim.values.language.unit_signs import UNIT_SIGNS
from counterclaim.values.quantity import Hedge
from counterclaim.values.word_tables import words_of

__all__ = ["ENGLISH"]

_SMALL = words_of(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
)
_TENS = words_of(
    """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "mln": 6,
    "lakh": 5,
    "crore": 7,
    "billion": 9,
    "bn": 9,
    "bln": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}

_WORDS = (
    {word: NumberWord("small", Decimal(value)) for value, word in enumerate(_SMALL)}
    | {word: NumberWord("small", Decimal(20 + 10 * place)) for place, word in enumerate(_TENS)}
    | {"nought": NumberWord("small", Decimal(0)), "naught": NumberWord("small", Decimal(0))}
    | {"hundred": NumberWord("hundred", Decimal(100))}
    | {word: NumberWord("scale", Decimal(10) ** power) for word, power in _SCALES.items()}
)

_DENOMINATORS = words_of(
    """
    half third quarter fifth sixth seventh eighth ninth tenth
    """
)


def _fractions() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_DENOMINATORS, start=2)}
    words |= {word + "s": value for word, value in words.items() if word != "half"}
    return words | {"halves": 2, "fourth": 4, "fourths": 4, "hundredth": 100, "hundredths": 100}


def _other_denominators() -> frozenset[str]:
    words = [word + "th" for word in (*_SMALL[13:], "thousand", "million", "billion", "trillion")]
    words += [word[:-1] + "ieth" for word in _TENS]
    return frozenset(words) | {word + "s" for word in words}


def _every(words: str, meaning: Hedge) -> dict[str, Hedge]:
    return dict.fromkeys((word.strip() for word in words.split(",")), meaning)


_HEDGES = (
    _every(
        "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum",
        Hedge.AT_LEAST,
    )
    | _every(
        "≥, >=, min., as few as, greater than or equal to, at the very least, equal to or more than",
        Hedge.AT_LEAST,
    )
    | _every(
        "at most, up to, no more than, not more than, as many as, as much as, a maximum of, maximum",
        Hedge.AT_MOST,
    )
    | _every(
        "≤, <=, max., less than or equal to, at the most, not over, less or equal than",
        Hedge.AT_MOST,
    )
    | _every("smaller or equal than", Hedge.AT_MOST)
    | _every(
        "more than, over, above, greater than, larger than, >, in excess of, upwards of, exceeding",
        Hedge.MORE_THAN,
    )
    | _every(
        "well over, far more than, higher than, well above, beyond, surpassing, much more than",
        Hedge.MORE_THAN,
    )
    | _every("equal to or less than, equal to or fewer than", Hedge.AT_MOST)
    | _every("equal to or greater than, greater or equal than, at least or equal to", Hedge.AT_LEAST)
    | _every("exceeds, exceeded, exceed, surpass, surpasses, topping", Hedge.MORE_THAN)
    | _every(
        "fewer than, less than, under, below, smaller than, <, lower than, well under, far fewer than",
        Hedge.LESS_THAN,
    )
    | _every("well below, far less than, much less than", Hedge.LESS_THAN)
    | _every(
        "nearly, almost, just under, close to, slightly less than, slightly fewer than, just below",
        Hedge.NEARLY,
    )
    | _every("a little under, a little less than, just short of, approaching", Hedge.NEARLY)
    | _every(
        "just over, slightly more than, a little over, slightly over, a little more than, just above",
        Hedge.JUST_OVER,
    )
    | _every(
        "about, around, roughly, approximately, some, circa, ca, ca., approx, approx., an estimated",
        Hedge.ABOUT,
    )
    | _every("estimated, ~, ≈, in the region of, somewhere around, more or less, or so, c.", Hedge.ABOUT)
)

ENGLISH = Lexicon(
    code="en",
    decimal_mark=".",
    number_word=_WORDS.get,
    joins_small_words=True,
    number_and="and",
    articles=frozenset({"a", "an"}),
    ones=frozenset({"one"}),
    halves=Phrases(dict.fromkeys(("half a", "half an", "half", "a half"))),
    fractions=_fractions(),
    other_denominators=_other_denominators(),
    ordinals=frozenset(_DENOMINATORS[1:]) - {"quarter"} | {"fourth", "hundredth"},
    bare_fractions=frozenset({"quarter"}),
    quotients=Phrases({"out of": False, "over": True}),
    fraction_joins=frozenset({"and"}),
    share_words=Phrases(dict.fromkeys(("half", "one half", "a half"))),
    shares_of=frozenset({"of"}),
    points=frozenset({"point"}),
    signs=frozenset({"minus", "negative"}),
    compound_scales={},
    dozens=frozenset({"dozen", "dozens"}),
    hedges=Phrases(_HEDGES),
    closing_hedges=Phrases(
        _every(
            "or more, and more, or greater, or above, or over, and over, and up, plus, or higher",
            Hedge.AT_LEAST,
        )
        | {"+": Hedge.AT_LEAST}
        | _every("or less, or fewer, or below, or under, and under, or lower", Hedge.AT_MOST)
        | _every("or so, or thereabouts", Hedge.ABOUT)
    ),
    exactly=frozenset({"exactly", "precisely"}),
    fillers=Phrases(
        dict.fromkeys(
            (
                "equal to",
                "equaling",
                "equaling to",
                "only",
                "a total of",
                "just",
                "a mere",
                "merely",
                "the",
                "all",
                "as many as exactly",
                "already",
                "a record",
            )
        )
    ),
    vague=Phrases(
        _every("dozens, several dozen, a few dozen, scores and dozens", Hedge.DOZENS)
        | _every("hundreds, several hundred, a few hundred", Hedge.HUNDREDS)
        | _every("thousands, several thousand, a few thousand", Hedge.THOUSANDS)
        | _every("tens of thousands, several tens of thousands", Hedge.TENS_OF_THOUSANDS)
        | _every(
            "hundreds of thousands, several hundred thousand, a few hundred thousand",
            Hedge.HUNDREDS_OF_THOUSANDS,
        )
        | _every("millions, several million, a few million", Hedge.MILLIONS)
        | _every("billions, several billion, a few billion", Hedge.BILLIONS)
    ),
    betweens={"between": "and"},
    froms={"from": "to"},
    changes=frozenset({"from"}),
    ratios=Phrases(dict.fromkeys(("over", "out of", "in", "of", "by", "x"))),
    no_halves=frozenset({"first", "second", "other", "latter", "better", "last", "this", "my"}),
    conjunctions=frozenset({"and", "but"}),
    alternatives=frozenset({"or"}),
    than="than",
    tos=frozenset({"to", "through"}),
    unit_links=frozenset({"of"}),
    units=Phrases(ENGLISH_UNITS, exact=UNIT_SIGNS),
    doubtful_signs=frozenset({"s", "m", "K"}),
    ambiguous={
        "s": ("second",),
        "m": ("metre",),
        "k": ("kelvin",),
        "pound": ("pound", "GBP"),
        "pounds": ("pound", "GBP"),
        "degrees": ("degree", "celsius", "fahrenheit"),
    },
    per=frozenset({"per", "/", "each", "squared", "cubed"}),
    in_passing=Phrases(dict.fromkeys(("from", "c."))),
    cents=frozenset({"cent", "cents", "pence"}),
    labels=frozenset(
        words_of(
            """
    no number page article chapter section version route flight
    """
        )
    ),
)
