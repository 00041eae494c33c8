"""Values of FollowTheMoney, which are texts of some type, and ours."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import attrs

from counterclaim.checks import MOST_DIGITS
from counterclaim.formats.dates import date_text, exact_date
from counterclaim.formats.ftm.names import entity_id_of, record_id_of
from counterclaim.formats.ftm.schemata import type_of
from counterclaim.values.base import Value
from counterclaim.values.dates import DateSpan, Precision
from counterclaim.values.quantity import Hedge, Quantity
from counterclaim.values.terms import EntityRef, Text

__all__ = [
    "clean",
    "date_value",
    "language_code",
    "language_tag",
    "number_value",
    "span_of",
    "text_of",
    "value_of",
]

#: The languages of FollowTheMoney (ISO 639-3) with a code of two letters (ISO 639-1), as BCP 47 asks for.
_LANGUAGES = (
    "afr:af amh:am ara:ar aze:az bel:be ben:bn bos:bs bul:bg cat:ca ces:cs dan:da deu:de ell:el eng:en "
    "est:et fas:fa fin:fi fra:fr gle:ga heb:he hin:hi hrv:hr hun:hu hye:hy ind:id isl:is ita:it jpn:ja "
    "kan:kn kat:ka kaz:kk khm:km kir:ky kor:ko lao:lo lav:lv lit:lt ltz:lb mkd:mk mlt:mt mon:mn msa:ms "
    "mya:my nep:ne nld:nl nor:no pol:pl por:pt pus:ps ron:ro rus:ru sin:si slk:sk slv:sl spa:es sqi:sq "
    "srp:sr swa:sw swe:sv tam:ta tel:te tgk:tg tgl:tl tha:th tuk:tk tur:tr ukr:uk urd:ur uzb:uz vie:vi "
    "zho:zh "
)
_TAGS = dict(pair.split(":") for pair in _LANGUAGES.split())
_CODES = {tag: code for code, tag in _TAGS.items()}
#: The countries of FollowTheMoney that ISO 3166-1 has codes for, and Kosovo.
_COUNTRY_CODES = (
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt "
    "bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh "
    "er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht "
    "hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls "
    "lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni "
    "nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg "
    "sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug "
    "um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw "
)
_COUNTRIES = frozenset(_COUNTRY_CODES.split())
#: Numbers of which FollowTheMoney says the currency.
_UNITS = {"amountEur": "EUR", "amountUsd": "USD"}
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
#: Dates that FollowTheMoney takes (package `prefixdate`).
_YEARS = range(1000, 3000)

# The cleaning of FollowTheMoney 4.11 (`sanitize_text`, `NameType`, `AddressType`; package `normality` 3).
_SPACES = "\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000"
_UNSAFE_SPACE = re.compile(f"[{_SPACES}]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u061c\u2060-\u2064\u00ad\ufeff\ud800-\udfff]"
)
_INVISIBLE = re.compile("[\u200b-\u200d\ufeff\u00ad\u2060-\u2064]")
_SPACE = re.compile(rf"[\s{_SPACES}]+")
_QUOTED = re.compile(r"^[\"'](.*)[\"']$")
_LINE_BREAKS = re.compile(r"(\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;)")
_COMMAS = re.compile(r"(,\s?[,\.])")
_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::[0-9]{1,4})?(?:/[!-~]*)?"
)
_MOST_CLEANINGS = 9
_LONGEST = {"name": 384, "address": 250, "string": 1024, "text": 65_000, "identifier": 64, "url": 4096}


def language_tag(code: str) -> str:
    """Return the language *code* of FollowTheMoney as BCP 47 writes it, as `de` for `deu`."""
    return _TAGS.get(code, code)


def language_code(tag: str) -> str | None:
    """Return the code of FollowTheMoney for a language, or `None` where it has none."""
    return _CODES.get(tag)


def span_of(text: str) -> DateSpan | None:
    """
    Return the date *text* of FollowTheMoney; `None` where it is no date that can be told.

    A time without a zone is in UTC, as FollowTheMoney asks. Where it is written otherwise than `date_value`
    does, the wording is kept.
    """
    span = exact_date(text)
    if span is None:
        return None
    if span.time is not None and span.time.tzinfo is None:
        span = attrs.evolve(span, time=span.time.replace(tzinfo=dt.UTC))
    return attrs.evolve(span, text=None if date_value(span) == text else text)


def date_value(span: DateSpan) -> str | None:
    """Return *span* as FollowTheMoney writes dates; `None` where that says more or less than is known."""
    if span.first is None or span.first.year not in _YEARS or span.approximate:
        return None
    time = span.time
    if span.precision is not Precision.DAY or time is None:
        return date_text(attrs.evolve(span, time=None))
    if time.tzinfo is None or time.utcoffset() != dt.timedelta() or time.microsecond:
        return None
    return f"{span.first.isoformat()}T{time.replace(tzinfo=None).isoformat(timespec='seconds')}"


def number_value(quantity: Quantity, prop: str) -> str | None:
    """Return *quantity* as FollowTheMoney writes *prop*; `None` where it is hedged or of another unit."""
    if quantity.number is None or quantity.upper is not None or quantity.hedge is not Hedge.EXACT:
        return None
    return format(quantity.number, "f") if quantity.unit == _UNITS.get(prop) else None


def value_of(
    text: str, schema: str, prop: str, *, type: str | None = None, language: str | None = None
) -> Value:
    """
    Return what the statement of *prop* says with the value *text*.

    A date or number that is written in another way than FollowTheMoney does stays a text. *type* is the
    type that the statement itself names, for properties that are not known here.
    """
    known = type_of(schema, prop) or type
    if known == "date" and (span := span_of(text)) is not None:
        return span
    if known == "number" and _NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS:
        return Quantity(Decimal(text), unit=_UNITS.get(prop))
    if known == "entity" and text.strip():
        return EntityRef(record_id_of(text))
    return Text(text, language=language)


def text_of(value: Value, prop: str) -> str | None:
    """Return the value of the statement of *prop* that `value_of` makes *value* of; `None` for any other."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, EntityRef):
        return entity_id_of(value.id)
    if isinstance(value, DateSpan):
        return value.text if value.text is not None else date_value(value)
    return number_value(value, prop) if isinstance(value, Quantity) else None


def clean(text: str, type: str) -> str | None:
    """
    Return *text* as FollowTheMoney keeps texts of the type *type*; `None` where it keeps none.

    What is returned, FollowTheMoney leaves as it is.
    """
    if type == "country":
        return text if text in _COUNTRIES else None
    if type == "url":
        url = text if text.count("/") > 2 else f"{text}/"
        return url if _URL.fullmatch(url) and len(url) <= _LONGEST["url"] else None
    if type not in _CLEANERS:
        return None
    for _ in range(_MOST_CLEANINGS):
        cleaned = _CLEANERS[type](_sanitized(text))
        if cleaned == text:
            return text if 0 < len(text) <= _LONGEST[type] else None
        text = cleaned
    return None


def _sanitized(text: str) -> str:
    spaced = _UNSAFE_SPACE.sub(" ", unicodedata.normalize("NFC", text))
    return _UNSAFE.sub("", spaced).strip()


def _squashed(text: str) -> str:
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip(" ")


def _name(text: str) -> str:
    return _squashed(_QUOTED.sub("\\1", text))


def _address(text: str) -> str:
    return _squashed(_COMMAS.sub(", ", _LINE_BREAKS.sub(", ", text)))


_CLEANERS: dict[str, Callable[[str], str]] = {
    "name": _name,
    "address": _address,
    "string": str,
    "text": str,
    "identifier": str,
}
