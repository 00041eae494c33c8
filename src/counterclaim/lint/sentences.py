"""Cutting a text into sentences, so that a quotation stays with who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from counterclaim.lint.cues import word_set
from counterclaim.lint.quoted import Span, quoted_spans

__all__ = ["Sentence", "sentences_of"]

# A list item or a heading begins anew without an empty line before it.
_BEGINS_ANEW = re.compile(r"\s*(?:[-*•–]\s|\d{1,3}[.)]\s|#)")
# The marks of a list item, a heading and a quotation of Markdown are not part of what is said.
_MARKS = re.compile(r"[ \t]*(?:(?:[-*+•–]|\d{1,3}[.)]|#{1,6})[ \t]+|>[ \t]?)")
_MOST_MARKS = 5
# A run of points is looked at once, at its beginning: a page of them costs linear time.
_END = re.compile(r"(?<![.!?…])(?P<point>[.!?…]++)[\"'”“»«’)\]]*+(?=\s)")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_NEXT_WORD = re.compile(r"\s+[\"'“„»«(\[]*([^\W_]+)")
_LOOK_BACK = 24
#: Characters of a sentence; what goes on for longer is no sentence, and is cut at a space.
_LONGEST = 4_000

#: What ends in a full stop and does not end a sentence, in lower case.
_ABBREVIATIONS = word_set(
    """
    abs approx art bspw bzw ca capt co col corp dipl dr etc evtl fr geb gen gest ggf gov hon hr inc ing
    inkl jr lt ltd mag messrs mio mr mrd mrs ms no nr prof rep rev sen sgt sog sr st str tel univ vgl vs
    """
)
#: What stands behind a German ordinal: "am 17. Oktober".
_AFTER_ORDINAL = word_set(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert
    """
)


@frozen
class Sentence:
    """
    A sentence of an article.

    Attributes:
        text: The sentence, as a reader sees it.
        line: The line in which it begins, from 1.
        quoted: What of it stands in quotation marks, as offsets in the text.
    """

    text: str
    line: int
    quoted: tuple[Span, ...] = ()


def sentences_of(text: str) -> Iterator[Sentence]:
    """
    Yield the sentences of *text*, in their order.

    One ends at a full stop, question or exclamation mark before white space, and with its paragraph; not
    behind an abbreviation, before a word in lower case, or within a quotation. Lines behind the mark ">" of
    Markdown are a quotation.
    """
    for paragraph, line, is_quotation in _paragraphs(text):
        quoted = ((0, len(paragraph)),) if is_quotation else quoted_spans(paragraph)
        ends = () if is_quotation else quoted
        start = lines = place = 0
        for end in _short_enough(paragraph, (*_ends(paragraph, ends), len(paragraph))):
            piece = paragraph[start:end]
            skipped = len(piece) - len(piece.lstrip())
            own = piece.strip()
            if own:
                begin = start + skipped
                before = lines + piece.count("\n", 0, skipped)
                inside = []
                while place < len(quoted) and quoted[place][0] < end:
                    first, last = quoted[place]
                    inside.append((max(first - begin, 0), min(last - begin, len(own))))
                    if last > end:
                        break
                    place += 1
                yield Sentence(own, line + before, tuple(inside))
            lines += piece.count("\n")
            start = end


def _paragraphs(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each paragraph without its marks, the line in which it begins, and whether it is a quotation."""
    lines: list[str] = []
    begin = 1
    is_heading = was_quoted = False
    for number, line in enumerate(text.split("\n"), 1):
        is_quoted = line.lstrip().startswith(">")
        bare = _without_marks(line)
        changes = is_heading or is_quoted != was_quoted or _BEGINS_ANEW.match(line)
        if lines and (not bare.strip() or changes):
            yield "\n".join(lines), begin, was_quoted
            lines = []
        if bare.strip():
            if not lines:
                begin, was_quoted, is_heading = number, is_quoted, line.lstrip().startswith("#")
            lines.append(bare)
    if lines:
        yield "\n".join(lines), begin, was_quoted


def _without_marks(line: str) -> str:
    for _ in range(_MOST_MARKS):
        found = _MARKS.match(line)
        if found is None:
            break
        line = line[found.end() :]
    return line


def _short_enough(paragraph: str, ends: Iterable[int]) -> Iterator[int]:
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            space = paragraph.rfind(" ", start + 1, start + _LONGEST)
            start = start + _LONGEST if space < 0 else space
            yield start
        yield end
        start = end


def _ends(paragraph: str, quoted: tuple[Span, ...]) -> Iterator[int]:
    place = 0
    for found in _END.finditer(paragraph):
        while place < len(quoted) and quoted[place][1] < found.end():
            place += 1
        within = place < len(quoted) and quoted[place][0] <= found.start() and quoted[place][1] > found.end()
        if not within and _ends_here(paragraph, found):
            yield found.end()


def _ends_here(paragraph: str, found: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(paragraph, found.end())
    after = "" if following is None else following[1]
    if after[:1].islower():
        return False
    if found["point"] != ".":
        return True
    start = found.start()
    word = _LAST_WORD.search(paragraph, max(start - _LOOK_BACK, 0), start)
    before = "" if word is None else word[0].casefold()
    if before.isdigit():
        return len(before) > 2 or after.casefold() not in _AFTER_ORDINAL
    return not (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()))
