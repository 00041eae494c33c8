"""German."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from counterclaim.values.language.de_units import GERMAN_UNITS
from counterclaim.values.language.lexicon import Lexicon, NumberWord, Phrases
from counterclaim.values.language.unit_signs import UNIT_SIGNS
from counterclaim.values.quantity import Hedge
from counterclaim.values.tokens import fold
from counterclaim.values.word_tables import words_of

__all__ = ["GERMAN"]

_ONES = {
    "ein": 1,
    "eins": 1,
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fuenf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
}
_TEENS = {
    "zehn": 10,
    "elf": 11,
    "zwoelf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fuenfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
_TENS = {
    "zwanzig": 20,
    "dreissig": 30,
    "vierzig": 40,
    "fuenfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_SCALES = {
    "tausend": 3,
    "tsd": 3,
    "million": 6,
    "millionen": 6,
    "mio": 6,
    "mill": 6,
    "milliarde": 9,
    "milliarden": 9,
    "mrd": 9,
    "mia": 9,
    "billion": 12,
    "billionen": 12,
    "bio": 12,
    "k": 3,
    "bn": 9,
}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# Below a hundred: "elf", "fünf", "zwanzig", "einundzwanzig".
_SMALL = rf"(?:(?:(?:{_any(_ONES)})und)?(?:{_any(_TENS)})|{_any(_TEENS)}|{_any(_ONES)})"
_BELOW_THOUSAND = rf"(?:(?:{_SMALL})?hundert(?:und)?(?:{_SMALL})?|{_SMALL})"
_COMPOUND = re.compile(
    rf"(?:(?P<thousands>{_BELOW_THOUSAND})?(?P<thousand>tausend)(?:und)?)?(?P<rest>{_BELOW_THOUSAND})?"
)
_HUNDREDS = re.compile(rf"(?:(?P<hundreds>{_SMALL})?(?P<hundred>hundert)(?:und)?)?(?P<rest>{_SMALL})?")
_PAIR = re.compile(rf"(?:(?P<one>{_any(_ONES)})und)?(?P<ten>{_any(_TENS)})")


@lru_cache(maxsize=4096)
def _number_word(word: str) -> NumberWord | None:
    if word in _SCALES:
        return NumberWord("scale", Decimal(10) ** _SCALES[word])
    if word == "hundert":
        return NumberWord("hundred", Decimal(100))
    if word == "null":
        return NumberWord("small", Decimal(0))
    if word in ("anderthalb", "anderthalbe"):
        return NumberWord("small", Decimal("1.5"))
    if word.endswith("einhalb") and word != "einhalb":
        whole = _compound(word.removesuffix("einhalb"))
        return None if whole is None else NumberWord("small", whole + Decimal("0.5"))
    value = _compound(word)
    return None if value is None else NumberWord("small", Decimal(value))


def _compound(word: str) -> int | None:
    if word in ("einen", "einem", "einer", "eines", "eine"):
        return 1
    match = _COMPOUND.fullmatch(word)
    if match is None or not word:
        return None
    thousands = _below_thousand(match["thousands"]) if match["thousands"] else 1
    return (thousands * 1000 if match["thousand"] else 0) + _below_thousand(match["rest"] or "")


def _below_thousand(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    if match is None:
        return 0
    hundreds = _below_hundred(match["hundreds"]) if match["hundreds"] else 1
    return (hundreds * 100 if match["hundred"] else 0) + _below_hundred(match["rest"] or "")


def _below_hundred(word: str) -> int:
    if match := _PAIR.fullmatch(word):
        return _ONES.get(match["one"] or "", 0) + _TENS[match["ten"]]
    return _TEENS.get(word) or _ONES.get(word, 0)


def _every(words: str, meaning: Hedge) -> dict[str, Hedge]:
    return dict.fromkeys((word.strip() for word in words.split(",")), meaning)


_HEDGES = (
    _every(
        "mindestens, wenigstens, zumindest, nicht weniger als, nicht unter, minimal, ab, ≥, >=, min., mind.",
        Hedge.AT_LEAST,
    )
    | _every(
        "höchstens, maximal, bis zu, bis, nicht mehr als, nicht über, max., ≤, <=, allenfalls", Hedge.AT_MOST
    )
    | _every(
        "mehr als, über, größer als, oberhalb von, >, jenseits von, jenseits der, deutlich mehr als",
        Hedge.MORE_THAN,
    )
    | _every(
        "deutlich über, weit über, weit mehr als, noch mehr als, bereits mehr als, höher als", Hedge.MORE_THAN
    )
    | _every(
        "weniger als, unter, kleiner als, <, deutlich weniger als, deutlich unter, weit unter",
        Hedge.LESS_THAN,
    )
    | _every("weit weniger als, unterhalb von, niedriger als", Hedge.LESS_THAN)
    | _every(
        "knapp, fast, beinahe, nahezu, knapp unter, annähernd, etwas weniger als, kurz vor", Hedge.NEARLY
    )
    | _every("gut, knapp über, etwas mehr als, etwas über, leicht über", Hedge.JUST_OVER)
    | _every(
        "rund, etwa, circa, zirka, ca, ca., ungefähr, um die, in etwa, so um die, ~, ≈, schätzungsweise",
        Hedge.ABOUT,
    )
    | _every("geschätzt, geschätzte, geschätzten, gegen, vielleicht, an die", Hedge.ABOUT)
)

GERMAN = Lexicon(
    code="de",
    decimal_mark=",",
    number_word=_number_word,
    joins_small_words=False,
    number_and=None,
    articles=_ARTICLES,
    ones=_ARTICLES,
    halves=Phrases(dict.fromkeys(("halbe", "halber", "halbes", "halben", "halb"))),
    fractions={
        "halbe": 2,
        "drittel": 3,
        "viertel": 4,
        "fuenftel": 5,
        "sechstel": 6,
        "siebtel": 7,
        "achtel": 8,
        "neuntel": 9,
        "zehntel": 10,
        "hundertstel": 100,
    },
    other_denominators=frozenset({"tausendstel", "millionstel", "zwanzigstel"}),
    ordinals=frozenset(),
    bare_fractions=frozenset({"viertel"}),
    quotients=Phrases({"von": False}),
    fraction_joins=frozenset({"und"}),
    share_words=Phrases(dict.fromkeys(("die Hälfte", "Hälfte", "der Hälfte"))),
    shares_of=frozenset({"der", "des", "von", "aller", "vom", "ihrer", "seiner", "dieser"}),
    points=frozenset({"komma"}),
    signs=frozenset({"minus"}),
    compound_scales={"tausend": Decimal(1000), "hundert": Decimal(100)},
    dozens=frozenset({"dutzend"}),
    hedges=Phrases(_HEDGES),
    closing_hedges=Phrases(
        _every("oder mehr, und mehr, aufwärts, plus", Hedge.AT_LEAST)
        | {"+": Hedge.AT_LEAST}
        | _every("oder weniger, und weniger", Hedge.AT_MOST)
    ),
    exactly=frozenset({"genau", "exakt"}),
    fillers=Phrases(
        dict.fromkeys(
            (
                "insgesamt",
                "nur",
                "lediglich",
                "bereits",
                "schon",
                "gerade einmal",
                "gerade mal",
                "ganze",
                "sogar",
                "zusammen",
                "die",
                "den",
                "noch",
            )
        )
    ),
    vague=Phrases(
        _every(
            "Dutzende, Dutzenden, Dutzender, mehrere Dutzend, einige Dutzend, ein paar Dutzend", Hedge.DOZENS
        )
        | _every(
            "Hunderte, Hunderten, Hunderter, mehrere hundert, einige hundert, ein paar hundert",
            Hedge.HUNDREDS,
        )
        | _every(
            "Tausende, Tausenden, Tausender, mehrere tausend, einige tausend, ein paar tausend",
            Hedge.THOUSANDS,
        )
        | _every("Zehntausende, Zehntausenden, Zehntausender, mehrere zehntausend", Hedge.TENS_OF_THOUSANDS)
        | _every(
            "Hunderttausende, Hunderttausenden, Hunderttausender, mehrere hunderttausend",
            Hedge.HUNDREDS_OF_THOUSANDS,
        )
        | _every("einige zehntausend", Hedge.TENS_OF_THOUSANDS)
        | _every("einige hunderttausend", Hedge.HUNDREDS_OF_THOUSANDS)
        | _every("Millionen, mehrere Millionen, einige Millionen, ein paar Millionen", Hedge.MILLIONS)
        | _every("Milliarden, mehrere Milliarden, einige Milliarden, ein paar Milliarden", Hedge.BILLIONS)
    ),
    betweens={"zwischen": "und"},
    froms={"von": "bis"},
    changes=frozenset(),
    ratios=Phrases(dict.fromkeys(("von", "aus", "zu", "mal", "x"))),
    no_halves=frozenset({"erste", "ersten", "zweite", "zweiten", "andere", "anderen", "letzte"}),
    conjunctions=frozenset({"und", "aber"}),
    alternatives=frozenset({"oder"}),
    than="als",
    tos=frozenset({"bis"}),
    unit_links=frozenset({"von"}),
    units=Phrases(GERMAN_UNITS, exact=UNIT_SIGNS),
    doubtful_signs=frozenset({"K"}),
    ambiguous={"k": ("kelvin",), "pfund": ("pound", "GBP"), "grad": ("degree", "celsius", "fahrenheit")},
    per=frozenset({"pro", "je", "/"}),
    in_passing=Phrases(dict.fromkeys(("bis", "ab", "gegen", "an die", "min.", "max.", "kurz vor", "um die"))),
    cents=frozenset({"cent", "cents", "rappen"}),
    labels=frozenset(
        map(
            fold,
            words_of(
                """
    Nr Nummer Seite Artikel Paragraf Kapitel Absatz Version Platz Gleis Art Abs S
    """
            ),
        )
    ),
)
