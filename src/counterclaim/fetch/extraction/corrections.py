"""Finding the corrections of a page in its plain text."""

from __future__ import annotations

import re

from counterclaim.fetch.extraction.correction_words import ENGLISH_CORRECTIONS, GERMAN_CORRECTIONS
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.language.de_dates import GERMAN_DATES
from counterclaim.values.language.en_dates import ENGLISH_DATES

__all__ = ["find_corrections"]

_WORDS = (ENGLISH_CORRECTIONS, GERMAN_CORRECTIONS)
_DATES = (ENGLISH_DATES, GERMAN_DATES)


def _any(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


_NAMES = alternatives({name for dates in _DATES for name in (*dates.months, *dates.weekdays)})
_STAMP_WORD = _any([_NAMES, *(word for words in _WORDS for word in words.stamp_words)])
_NUMBER = r"[0-9]{1,4}(?:[.:/-][0-9]{1,4}){0,3}(?:st|nd|rd|th|h|am|pm)?"
#: A date or a time of day, as it stands between the word and the colon. A slash may stand in a number and
#: between two, so what was taken for one is not given back; else a line of slashes takes a second.
_STAMP = rf"(?:[\s,(\[/|]{{1,3}}+(?>{_NUMBER}|{_STAMP_WORD})(?!\w)\.?+){{1,10}}+[)\]]?"
#: What must follow, lest "Correction" be the first word of a sentence.
_BREAK = r"\s?(?:[:–—)\]]|\.(?=\s|\Z)|\s[-|/](?=\s))"
_HEADING = _any([heading for words in _WORDS for heading in words.headings])
_LABEL = _any([label for words in _WORDS for label in words.labels])
_OPENING = _any([opening for words in _WORDS for opening in words.openings])
_CORRECTION = re.compile(
    rf"\W{{0,8}}(?:(?:{_HEADING}|{_LABEL})(?!\w)(?:{_STAMP})?{_BREAK}"
    rf"|(?P<alone>{_HEADING}(?!\w)(?:{_STAMP})?(?=\W{{0,3}}\Z))|(?P<opening>{_OPENING}))",
    re.IGNORECASE,
)

#: Words of a block that is taken for a sentence, where a heading has nothing else to tell it from a link.
_FEWEST_WORDS = 5
_SENTENCE_END = re.compile(r"[.!?…][\"'”’“»)\]]{0,3}\Z")


def find_corrections(text: str) -> tuple[str, ...]:
    """
    Return the blocks of *text*, a line each, that say what was corrected in the page, in their order.

    Looked at is how a block begins, in English and German: "Correction:", "This article was amended on",
    "Anmerkung der Redaktion:". Where that is all there is, the block is returned with the one that follows,
    which has to be a sentence; a link to a page of corrections is no correction. A block that stands twice is
    returned once. Takes time linear in *text*.
    """
    blocks = [block for line in text.splitlines() if (block := line.strip())]
    found: dict[str, None] = {}
    for number, block in enumerate(blocks):
        match = _CORRECTION.match(block)
        if match is None:
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else ""
        if _says_something(block, match):
            found[block] = None
        elif _is_sentence(following):
            found[f"{block}\n{following}"] = None
    return tuple(found)


def _says_something(block: str, match: re.Match[str]) -> bool:
    if match["opening"] is not None:
        return True
    return match["alone"] is None and any(map(str.isalnum, block[match.end() :]))


def _is_sentence(block: str) -> bool:
    words = block.split(maxsplit=_FEWEST_WORDS)
    return len(words) >= _FEWEST_WORDS and _SENTENCE_END.search(block[-4:]) is not None
