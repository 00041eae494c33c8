"""The columns of a sheet, and the words that head them and stand in them, in English and German."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Literal, TypeAlias, TypeVar

from counterclaim.model import Certainty, ClaimKind, Mode, RebuttalKind, ValueKind

__all__ = [
    "COMMON",
    "REBUTTALS",
    "STATEMENT",
    "TELLING",
    "Column",
    "SheetLanguage",
    "column_of",
    "heading",
    "language_of",
    "meaning_of",
    "word_for",
]

#: The languages of headings.
SheetLanguage: TypeAlias = Literal["en", "de"]
EnumT = TypeVar("EnumT", bound=Enum)


class Column(enum.Enum):
    """A column of a sheet, by its English heading; in the order in which they are written."""

    ID = "id"
    CLAIM = "claim"
    LANGUAGE = "language"
    KIND = "kind"
    ABOUT = "about"
    ACCUSES = "accuses"
    DURING = "during"
    PLACE = "place"
    ASSUMING = "assuming"
    BY = "by"
    SPEAKER = "speaker"
    SAID = "said"
    VERB = "verb"
    CERTAINTY = "certainty"
    VIA = "via"
    DOCUMENT = "document"
    PUBLISHER = "publisher"
    QUOTE = "quote"
    MODE = "mode"
    TRANSLATED = "translated"
    SUBJECT = "subject"
    PROPERTY = "property"
    NEGATED = "negated"
    VALUE = "value"
    VALUE_KIND = "kind of value"
    UNIT = "unit"
    TAGS = "tags"
    DENIED = "denied by"
    DISPUTED = "disputed by"
    UNDERCUT = "undercut by"
    QUALIFIED = "qualified by"
    CORRECTED = "corrected by"
    RETRACTED = "retracted by"


_GERMAN: Mapping[Column, str] = {
    Column.ID: "Kennung",
    Column.CLAIM: "Behauptung",
    Column.LANGUAGE: "Sprache",
    Column.KIND: "Art",
    Column.ABOUT: "betrifft",
    Column.ACCUSES: "beschuldigt",
    Column.DURING: "Zeitraum",
    Column.PLACE: "Ort",
    Column.ASSUMING: "vorausgesetzt",
    Column.BY: "von",
    Column.SPEAKER: "Sprecher",
    Column.SAID: "gesagt am",
    Column.VERB: "Verb",
    Column.CERTAINTY: "Gewissheit",
    Column.VIA: "über",
    Column.DOCUMENT: "Dokument",
    Column.PUBLISHER: "Herausgeber",
    Column.QUOTE: "Zitat",
    Column.MODE: "Wiedergabe",
    Column.TRANSLATED: "übersetzt",
    Column.SUBJECT: "Gegenstand",
    Column.PROPERTY: "Eigenschaft",
    Column.NEGATED: "verneint",
    Column.VALUE: "Wert",
    Column.VALUE_KIND: "Art des Werts",
    Column.UNIT: "Einheit",
    Column.TAGS: "Schlagwörter",
    Column.DENIED: "dementiert von",
    Column.DISPUTED: "bestritten von",
    Column.UNDERCUT: "entkräftet von",
    Column.QUALIFIED: "eingeschränkt von",
    Column.CORRECTED: "berichtigt von",
    Column.RETRACTED: "zurückgezogen von",
}
#: The columns that every sheet has; the others are written where something stands in them.
COMMON = frozenset(
    {
        Column.ID,
        Column.CLAIM,
        Column.LANGUAGE,
        Column.KIND,
        Column.ABOUT,
        Column.ACCUSES,
        Column.BY,
        Column.SAID,
        Column.VERB,
        Column.CERTAINTY,
        Column.VIA,
        Column.DOCUMENT,
        Column.PUBLISHER,
        Column.QUOTE,
        Column.SUBJECT,
        Column.PROPERTY,
        Column.VALUE,
        Column.TAGS,
        Column.DENIED,
        Column.DISPUTED,
    }
)
#: What says how a claim came to us, besides the publisher of its document.
TELLING = (
    Column.BY,
    Column.VIA,
    Column.SPEAKER,
    Column.SAID,
    Column.VERB,
    Column.CERTAINTY,
    Column.DOCUMENT,
    Column.QUOTE,
    Column.MODE,
    Column.TRANSLATED,
)
STATEMENT = (
    Column.SUBJECT,
    Column.PROPERTY,
    Column.NEGATED,
    Column.VALUE,
    Column.VALUE_KIND,
    Column.UNIT,
)
REBUTTALS: Mapping[Column, RebuttalKind] = {
    Column.DENIED: RebuttalKind.DENIAL,
    Column.DISPUTED: RebuttalKind.DISPUTE,
    Column.UNDERCUT: RebuttalKind.UNDERCUT,
    Column.QUALIFIED: RebuttalKind.QUALIFICATION,
    Column.CORRECTED: RebuttalKind.CORRECTION,
    Column.RETRACTED: RebuttalKind.RETRACTION,
}
_GERMAN_WORDS: Mapping[Enum, str] = {
    ClaimKind.ASSERTION: "Behauptung",
    ClaimKind.ACCUSATION: "Vorwurf",
    ClaimKind.PREDICTION: "Vorhersage",
    ClaimKind.OPINION: "Meinung",
    Certainty.CERTAIN: "sicher",
    Certainty.PROBABLE: "wahrscheinlich",
    Certainty.POSSIBLE: "möglich",
    Certainty.UNCOMMITTED: "offen",
    Mode.STATES: "sagt",
    Mode.QUOTES: "zitiert",
    Mode.PARAPHRASES: "gibt wieder",
    Mode.REPUBLISHES: "druckt ab",
    Mode.CITES: "verweist",
    ValueKind.QUANTITY: "Menge",
    ValueKind.DATE: "Datum",
    ValueKind.ENTITY: "Gegenstand",
    ValueKind.PLACE: "Ort",
    ValueKind.TEXT: "Text",
}


def _key(words: str) -> str:
    """Return *words* as headings are compared: without case, and with single blanks."""
    return " ".join(re.sub(r"[\s_]+", " ", unicodedata.normalize("NFC", words)).split()).casefold()


_BY_HEADING = {_key(text): column for column in Column for text in (column.value, _GERMAN[column])} | {
    "via": Column.VIA
}


def heading(column: Column, language: SheetLanguage) -> str:
    """Return what heads *column*."""
    return _GERMAN[column] if language == "de" else column.value


def column_of(text: str) -> Column | None:
    """Return the column that *text* heads, in either language and whatever its case."""
    return _BY_HEADING.get(_key(text)) if len(text) <= 64 else None


def language_of(headings: Iterable[str]) -> SheetLanguage:
    """Return the language that most of *headings* are in."""
    found = [(text, column_of(text)) for text in headings]
    german = sum(column is not None and _key(text) == _key(_GERMAN[column]) for text, column in found)
    english = sum(column is not None and _key(text) == column.value for text, column in found)
    return "de" if german > english else "en"


def word_for(member: Enum, language: SheetLanguage) -> str:
    """Return what stands in a cell for *member* of an enumeration."""
    return _GERMAN_WORDS[member] if language == "de" else str(member.value)


def meaning_of(text: str, of: type[EnumT]) -> EnumT | None:
    """Return the member of the enumeration *of* that *text* stands for, in either language."""
    return _meanings(of).get(_key(text)) if text else None


@cache
def _meanings(of: type[EnumT]) -> dict[str, EnumT]:
    return {_key(word): member for member in of for word in (str(member.value), _GERMAN_WORDS[member])}
