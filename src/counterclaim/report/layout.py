"""Text in the columns of a terminal: how wide it is, where it breaks, how much room each column gets."""

from __future__ import annotations

from collections.abc import Sequence

from wcwidth import iter_graphemes, wcswidth

__all__ = ["fitted", "width_of", "wrap"]

#: After these a word that is too long may be broken: ids, addresses, compounds.
_BREAKS_AFTER = frozenset("-/@#:_.,;=&?")
#: No column is made narrower than this, however many there are.
_NARROWEST = 6


def width_of(text: str) -> int:
    """Return how many columns of a terminal *text* takes; it holds no control characters."""
    if text.isascii():
        return len(text)
    width = wcswidth(text)
    return width if width >= 0 else len(text)


def wrap(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width* columns; a word that is longer is broken."""
    if width_of(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = width_of(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > width:
            head, word = _broken(word, width)
            lines.append(head)
            size = width_of(word)
        line, used = word, size
    if line:
        lines.append(line)
    return lines or [""]


def fitted(
    natural: Sequence[int], least: Sequence[int], words: Sequence[int], weights: Sequence[int], room: int
) -> list[int]:
    """
    Return a width for each column so that together they take at most *room*.

    A column gets its *natural* width where there is room for all. Otherwise each gets its *least*, and what
    remains goes to those that want more, by their *weights*. Where even that is too much, they give way by
    them: first down to their longest *words*, so that none is broken, then further.
    """
    if sum(natural) <= room:
        return list(natural)
    widths = [min(pair) for pair in zip(natural, least, strict=True)]
    columns = range(len(widths))
    while sum(widths) > room and max(widths) > _NARROWEST:
        wide = [index for index in columns if widths[index] > max(words[index], _NARROWEST)]
        wide = wide or [index for index in columns if widths[index] > _NARROWEST]
        widths[max(wide, key=lambda index: widths[index] / weights[index])] -= 1
    for _ in range(room - sum(widths)):
        wanting = [index for index in columns if widths[index] < natural[index]]
        widths[min(wanting, key=lambda index: widths[index] / weights[index])] += 1
    return widths


def _broken(word: str, width: int) -> tuple[str, str]:
    """Return *word* in two: as much as goes into *width* columns, and the rest."""
    end, used, after_break = 0, 0, 0
    for grapheme in iter_graphemes(word):
        size = width_of(grapheme)
        if used + size > width and end:
            break
        used += size
        end += len(grapheme)
        if grapheme in _BREAKS_AFTER:
            after_break = end
    if after_break * 2 > end:
        end = after_break
    return word[:end], word[end:]
