"""German dates."""

from __future__ import annotations

from counterclaim.values.language.date_words import DateWords
from counterclaim.values.word_tables import words_of

__all__ = ["GERMAN_DATES"]

_MONTHS = words_of(
    """
    januar jänner jaenner jan feber februar feb märz maerz mär mrz april apr mai juni juno jun juli julei
    jul august aug september sept sep oktober okt november nov dezember dez
    """
)
_NUMBERS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6, 6, 6, 7, 7, 7, 8, 8, 9, 9, 9, 10, 10, 11, 11, 12, 12)

_WEEKDAYS = {
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonnabend": 5,
    "sonntag": 6,
    "mo": 0,
    "di": 1,
    "mi": 2,
    "do": 3,
    "fr": 4,
    "sa": 5,
    "so": 6,
}

_STEMS = words_of(
    """
    ers zwei drit vier fünf sechs sieb ach neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
    siebzehn achtzehn neunzehn zwanzigs einundzwanzigs zweiundzwanzigs dreiundzwanzigs vierundzwanzigs
    fünfundzwanzigs sechsundzwanzigs siebenundzwanzigs achtundzwanzigs neunundzwanzigs dreißigs
    einunddreißigs
    """
)


def _ordinals() -> dict[str, int]:
    words = {}
    for value, stem in enumerate(_STEMS, start=1):
        for ending in ("te", "ten", "ter", "tes"):
            for spelt in {stem, stem.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")}:
                words[spelt + ending] = value
    return words


_UNITS = {
    "tag": "day",
    "tage": "day",
    "tagen": "day",
    "woche": "week",
    "wochen": "week",
    "monat": "month",
    "monate": "month",
    "monaten": "month",
    "jahr": "year",
    "jahre": "year",
    "jahren": "year",
    "jahrzehnt": "decade",
    "jahrzehnten": "decade",
}


def _relative_units() -> dict[str, tuple[str, int]]:
    words = {
        "heuer": ("year", 0),
        "im vorjahr": ("year", -1),
        "vorjahr": ("year", -1),
        "im vormonat": ("month", -1),
    }
    steps = {"letzt": -1, "vergangen": -1, "vorig": -1, "dies": 0, "kommend": 1, "nächst": 1}
    for stem, step in steps.items():
        for opening in ("", "in der ", "im "):
            words[f"{opening}{stem}e woche"] = ("week", step)
            words[f"{opening}{stem}en woche"] = ("week", step)
            words[f"{opening}{stem}er woche"] = ("week", step)
            words[f"{opening}{stem}en monat"] = ("month", step)
            words[f"{opening}{stem}er monat"] = ("month", step)
            words[f"{opening}{stem}em monat"] = ("month", step)
            words[f"{opening}{stem}es jahr"] = ("year", step)
            words[f"{opening}{stem}en jahr"] = ("year", step)
            words[f"{opening}{stem}em jahr"] = ("year", step)
    return words


GERMAN_DATES = DateWords(
    months=dict(zip(_MONTHS, _NUMBERS, strict=True)),
    weekdays=_WEEKDAYS,
    ordinals=_ordinals(),
    parts={"anfang": 0, "mitte": 1, "ende": 2},
    day=r"(?P<d>[0-3]?[0-9])\.",
    days=(
        r"<W>(?:(?:am|den|der|dem|vom|zum)\s)?<D>\s?<M>\.?,?\s?(?:des\sJahres\s)?<Y>",
        r"<W>(?:(?:am|den|der|dem|vom|zum)\s)?(?P<d>[0-3]?[0-9])\.\s?(?P<mm>[01]?[0-9])\.\s?<Y>",
        r"<W>(?:(?:am|den|der|dem)\s)?(?P<ord><ORD>)\s<M>\.?\s<Y>",
    ),
    months_of=(
        r"(?P<part><P>)\s<M>\.?\s<Y>",
        r"(?P<part><P>)\s(?:des\sJahres\s)?<Y>",
        r"(?:im\s|der\s|den\s|vom\s)?<M>\.?\s(?:des\sJahres\s)?<Y>",
        r"(?:im\s|das\s)?(?P<ordq><O>)\s(?P<unitq>Quartal|Halbjahr)\s(?:des\sJahres\s)?<Y>",
        r"(?:in\sder\s|die\s)?(?P<ordq>ersten?|zweiten?)\s(?P<unitq>Jahreshälfte)\s<Y>",
        r"(?:in\s)?(?:Q(?P<q>[1-4])|(?P<q2>[1-4])\.?\s?Quartal)[\s/]\s?<Y>",
        r"(?:in\sden\s|die\s|den\s)?(?P<decade>[12][0-9]{2})0er(?:[\s-]?Jahren?)?",
        r"(?:im\s|das\s)?(?P<century>[12]?[0-9])\.\s(?:Jahrhunderts?|Jh\.?)",
        r"(?P<mm>0[1-9]|1[0-2])[./]<Y>",
    ),
    year=r"(?:im\sJahre?\s|in\s|das\sJahr\s|Jahr\s|im\s)?",
    part_of=(
        r"(?:<U>)\s(?:(?:seit|des|im)\s)?|(?:früher|später|Ende|Anfang|Mitte)\s(?:im\s)?|(?:<M>)\s(?:im\s)?"
        r"|\b(?:zwischen|von|vom)(?:\s[\w.,]+){1,4}\s(?:und|bis)\s|\b(?:der|des)\s(?:<W>)\s|(?:<ORD>)\s"
    ),
    goes_on=(
        r",?\s(?:früh|spät|vom|am\s(?:<W>)|<W>|und\s(?:später|danach)|(?:bis|und)\s(?:[0-9]|<M>|heute|Ende|Anfang|Mitte))"
    ),
    year_openings=r"(?:im|das|dem|ins)\sJahre?\s|Jahr\s|in\s",
    since=r"seit(?:\sdem)?|ab(?:\sdem)?|frühestens",
    until=r"bis(?:\s(?:zum|einschließlich))?|spätestens",
    after=r"nach(?:\sdem)?",
    before=r"vor(?:\sdem)?",
    about=r"um|circa|zirka|ca\.?|etwa|ungefähr|rund|gegen|wohl|vermutlich",
    ranges=(
        (r"zwischen(?:\sdem)?", r"und(?:\sdem)?"),
        (r"von|vom|in\sden\sJahren", r"bis(?:\szum)?|[-–—]"),
        ("", r"bis(?:\szum)?|[-–—]"),
    ),
    clock=(
        r"(?:,\s?|\s)(?:um\s|gegen\s)?"
        r"(?:(?P<h>[01]?[0-9]|2[0-3])[:.](?P<min>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?(?:\s?(?:Uhr|h))?"
        r"|(?P<h2>[01]?[0-9]|2[0-3])\sUhr(?:\s(?P<min2>[0-5][0-9]))?)(?:\s(?P<zone><Z>))?"
    ),
    seasons=r"(?:im\s)?(?:Frühling|Frühjahr|Sommer|Herbst|Winter)\b",
    now={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    ago=(r"vor\s(?:rund\s|etwa\s|gut\s|knapp\s|ca\.\s)?<N>\s<U>",),
    ahead=(r"in\s<N>\s<U>",),
    units=_UNITS,
    relative_units=_relative_units(),
    last=r"(?:am\s)?vergangenen",
    next=r"(?:am\s)?kommenden",
    last_or_of_last_week=r"(?:am\s)?(?:letzten|vorigen)",
    next_or_of_next_week=r"(?:am\s)?nächsten",
    plain_words=frozenset({"am", "den", "der", "dem", "des", "im", "jahres", "jahre", "jahr"}),
    distance_words=frozenset({"vor", "in", "und"}),
    direction=r"(?:vor|in)\s",
    zones={"UTC": 0, "GMT": 0, "MEZ": 1, "MESZ": 2, "CET": 1, "CEST": 2},
)
