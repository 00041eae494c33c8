"""English dates."""

from __future__ import annotations

from counterclaim.values.language.date_words import DateWords
from counterclaim.values.word_tables import words_of

__all__ = ["ENGLISH_DATES"]

_MONTHS = words_of(
    """
    january february march april may june july august september october november december
    """
)
_WEEKDAYS = words_of(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_ORDINALS = words_of(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)


def _months() -> dict[str, int]:
    words = {name: number for number, name in enumerate(_MONTHS, start=1)}
    return words | {name[:3]: number for name, number in words.items()} | {"sept": 9}


def _weekdays() -> dict[str, int]:
    words = {name: number for number, name in enumerate(_WEEKDAYS)}
    short = {name[:3]: number for name, number in words.items()}
    return words | short | {"tues": 1, "thur": 3, "thurs": 3}


def _ordinals() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_ORDINALS, start=1)}
    words |= {f"twenty-{word}": 20 + value for value, word in enumerate(_ORDINALS[:9], start=1)}
    return words | {"thirtieth": 30, "thirty-first": 31}


_UNITS = {
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
}


def _relative_units() -> dict[str, tuple[str, int]]:
    steps = {"last": -1, "the previous": -1, "this": 0, "next": 1, "the coming": 1}
    return {
        f"{opening}{words} {unit}": (unit, step)
        for words, step in steps.items()
        for opening in ("", "in ")
        for unit in ("week", "month", "year")
    }


ENGLISH_DATES = DateWords(
    months=_months(),
    weekdays=_weekdays(),
    ordinals=_ordinals(),
    parts={
        "early": 0,
        "mid": 1,
        "late": 2,
        "the beginning of": 0,
        "the middle of": 1,
        "the end of": 2,
        "beginning of": 0,
        "middle of": 1,
        "end of": 2,
    },
    day=r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?",
    days=(
        r"<W>(?:on\s)?(?:the\s)?<D>(?:\s?-\s?|\s(?:day\s)?(?:of\s)?)<M>\.?(?:,\s?|\s?-\s?|\s)(?:of\s)?<Y>",
        r"<W>(?:on\s)?<M>\.?\s(?:the\s)?<D>(?:,\s?|\s)(?:of\s)?<Y>",
        r"<W>(?:on\s)?(?:the\s)?(?P<ord><ORD>)\s(?:day\s)?(?:of\s)?<M>\.?,?\s<Y>",
        r"<W>(?:on\s)?<M>\.?\s(?:the\s)?(?P<ord><ORD>),?\s<Y>",
        r"<W>(?P<y>[12][0-9]{3})\s<M>\.?\s(?P<d>[0-3]?[0-9])",
        r"<W>(?:on\s)?(?P<d>[0-3]?[0-9])\.(?P<mm>[01]?[0-9])\.<Y>",
    ),
    months_of=(
        r"(?:in\s|at\s)?(?P<part><P>)[\s-]<M>\.?,?\s<Y>",
        r"(?:in\s|at\s)?(?P<part><P>)[\s-]<Y>",
        r"(?:in\s)?<M>\.?(?:,\s?|\s)(?:of\s)?<Y>",
        r"(?:in\s)?(?:the\s)?(?P<ordq><O>)[\s-](?P<unitq>quarter|half)(?:\sof)?\s<Y>",
        r"(?:in\s)?Q(?P<q>[1-4])(?:\sof)?[\s/]<Y>",
        r"(?:in\s)?(?:the\s)?(?P<decade>[12][0-9]{2})0['’]?s",
        r"(?:in\s)?(?:the\s)?(?P<century>[12]?[0-9])(?:st|nd|rd|th)\scentury",
    ),
    year=r"(?:in\sthe\syear\s|the\syear\s|in\s|year\s)?",
    part_of=(
        r"(?:<U>),?\s(?:from\s|of\s(?:the\s)?)?|(?:earlier|later|early|late)\s|(?:<M>)\s(?:in\s)?"
        r"|\b(?:between|from)(?:\s[\w.,]+){1,4}\s(?:and|to|until|till)\s|\b(?:to|till|through|starting\sfrom)\s"
        r"|(?:<W>|<M>|<ORD>|[0-9](?:st|nd|rd|th)|quarter|half|end|start|beginning|week\s[0-9]+)\sof\s(?:the\s)?"
    ),
    goes_on=(
        r",?\s(?:(?:on\s)?(?:<W>)\b|and\s(?:later|after|onwards)|(?:of|in)\s(?:<M>|[0-9]|this\b|last\b|next\b)"
        r"|(?:to|until|till|through|and)\s(?:the\s)?(?:[0-9]|<M>|today|tomorrow|now|current|present|end\b|start\b|early|late))"
    ),
    year_openings=r"in\s(?:the\syear\s)?|the\syear\s|by\s",
    since=r"since|starting|as\sof|not\sbefore|no\searlier\sthan",
    until=r"until|till|up\sto|no\slater\sthan",
    after=r"after",
    before=r"before|prior\sto",
    about=r"about|around|circa|ca\.?|c\.|roughly|approximately|probably",
    ranges=(("between", "and"), ("from", "to|until|till|through|[-–—]"), ("", "to|until|till|through|[-–—]")),
    clock=(
        r"(?:,\s?|\s)(?:at\s)?"
        r"(?:(?P<h>[01]?[0-9]|2[0-3])[:.](?P<min>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?(?:\s?(?P<half>[ap]\.?m\.?))?"
        r"|(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>[ap]\.?m\.?))(?:\s(?P<zone><Z>))?"
    ),
    seasons=r"(?:in\s)?(?:the\s)?(?:spring|summer|autumn|fall|winter)\b",
    now={
        "today": 0,
        "yesterday": -1,
        "the day before yesterday": -2,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    },
    ago=(r"(?:about\s|around\s|some\s|roughly\s)?<N>\s<U>\sago",),
    ahead=(r"in\s<N>\s<U>",),
    units=_UNITS,
    relative_units=_relative_units(),
    last=r"(?:on\s)?(?:past|this\spast)",
    next=r"(?:on\s)?(?:the\scoming|this\scoming|coming)",
    last_or_of_last_week=r"(?:on\s)?last",
    next_or_of_next_week=r"(?:on\s)?next",
    plain_words=frozenset({"on", "the", "of", "in", "day", "year", "st", "nd", "rd", "th"}),
    distance_words=frozenset({"ago", "in", "and", "from", "now"}),
    direction=r"in\s|.*\s(?:ago|from\snow)\Z",
    zones={"UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "Z": 0},
)
