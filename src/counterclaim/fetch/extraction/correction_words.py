"""How pages begin a correction, by language."""

from __future__ import annotations

import attrs

__all__ = ["ENGLISH_CORRECTIONS", "GERMAN_CORRECTIONS", "CorrectionWords"]


@attrs.frozen(kw_only=True)
class CorrectionWords:
    """
    How pages in one language begin a correction. All are patterns, in lower case.

    Attributes:
        headings: What begins one before a colon, a dash or a date, and may stand above it by itself.
        labels: What begins one before a colon, a dash or a date.
        openings: How the sentence of one begins.
        stamp_words: What may stand between such a word and the colon, besides numbers, months and weekdays.
    """

    headings: tuple[str, ...]
    labels: tuple[str, ...]
    openings: tuple[str, ...]
    stamp_words: tuple[str, ...]


_PIECE = r"(?:article|column|essay|headline|interview|item|page|piece|post|report|review|story|text|version)"
_CHANGED = r"(?:amended|changed|clarified|corrected|edited|revised|updated)"
_BEITRAG = r"(?:artikels?|beitrags?|berichts?|interviews?|meldung|seite|textes|text|überschrift)"
_GEÄNDERT = (
    r"(?:abgeändert|aktualisiert|angepasst|berichtigt|ergänzt|geändert|korrigiert|präzisiert|überarbeitet)"
)

ENGLISH_CORRECTIONS = CorrectionWords(
    headings=(
        r"corrections?",
        r"corrections?\s(?:and|&)\sclarifications?",
        r"clarifications?",
        r"erratum|errata|corrigendum|corrigenda",
        r"(?:editor['’]s|editors['’]|editorial)\snotes?",
        r"notes?\sfrom\sthe\seditors?",
    ),
    labels=(r"updates?", r"corrected", r"amended", r"correction\sappended"),
    openings=(
        rf"this\s{_PIECE}\s(?:was|has\sbeen|have\sbeen)\s(?:since\s)?{_CHANGED}\b(?!\sby\b)",
        rf"this\s{_PIECE}\soriginally\b",
        rf"(?:in\s)?(?:an|a|the)\s(?:earlier|previous|prior|original|first)\s{_PIECE}\s(?:and\sheadline\s)?of\sthis\b",
        rf"the\s(?:headline|introduction|picture\scaption|caption)\s(?:of|to|on)\sthis\s{_PIECE}\s(?:was|has\sbeen)\b",
        r"a\scorrection\s(?:was|has\sbeen)\smade\b",
        r"(?:because\sof|due\sto|owing\sto)\san\sediting\serror\b",
        r"we\shave\s(?:corrected|amended|clarified)\b",
    ),
    stamp_words=(
        "on",
        "at",
        "from",
        r"a\.?m\.?",
        r"p\.?m\.?",
        "gmt",
        "utc",
        "bst",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
    ),
)

GERMAN_CORRECTIONS = CorrectionWords(
    headings=(
        r"korrekturen|korrektur",
        r"korrekturhinweise?",
        r"berichtigung(?:en)?",
        r"richtigstellung(?:en)?",
        r"klarstellung(?:en)?",
        r"(?:anmerkung|hinweis)(?:en|e)?\sder\sredaktion",
        r"anm(?:erkung|\.)\sd(?:er|\.)\sred(?:aktion|\.)",
    ),
    labels=(r"updates?", r"aktualisierung(?:en)?", r"nachtrag", r"korrigiert"),
    openings=(
        r"in\s(?:einer|der)\s(?:früheren|vorherigen|vorigen|ursprünglichen|ersten|älteren)\s(?:version|fassung)\b",
        r"(?:eine|die)\s(?:frühere|vorherige|vorige|ursprüngliche|erste|ältere)\s(?:version|fassung)\s"
        rf"(?:dieser|dieses|des|der)\s{_BEITRAG}\b",
        rf"diese[rs]?\s{_BEITRAG}\s(?:wurde|ist)\s(?:[\w.:,]{{1,30}}\s){{0,8}}{_GEÄNDERT}\b",
        rf"(?:in\sdiesem|im)\s{_BEITRAG}\s(?:hieß|stand)\s(?:es\s)?(?:zunächst|zuerst|ursprünglich|fälschlich)",
        r"wir\shaben\s(?:das|dies|die\sstelle|den\s(?:fehler|artikel|beitrag|text))\s(?:[\w.:,]{1,30}\s){0,4}"
        rf"{_GEÄNDERT}\b",
    ),
    stamp_words=("vom", "am", "um", "von", "uhr", "mez", "mesz"),
)
