"""Finding quantities and dates in running text, each with its place."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

import attrs

from counterclaim.values.date_search import date_stretches, search_dates
from counterclaim.values.dates import DateSpan
from counterclaim.values.language import lexicon_for
from counterclaim.values.quantity import Quantity
from counterclaim.values.quantity_search import search_quantities

__all__ = ["Found", "find_dates", "find_quantities"]

FoundT = TypeVar("FoundT")


@attrs.frozen
class Found(Generic[FoundT]):
    """
    A value and where in the text it stands.

    Attributes:
        value: What was understood; its wording is the text between the two offsets.
        start: The offset of its first character.
        end: The offset behind its last character.
    """

    value: FoundT
    start: int
    end: int


def find_quantities(text: str, *, language: str) -> tuple[Found[Quantity], ...]:
    """
    Return the quantities in *text*, in their order; they do not overlap.

    What may be something else is left out: years and dates, ordinals, page and house numbers, rates ("5 per
    day"), contradictory hedges. A noun that is in no table is not taken for a unit.

    Raises:
        UnreadableWordingError: Nothing is known of the language.
    """
    lexicon = lexicon_for(language, wording=text[:64], kind="quantity")
    taken = date_stretches(text, lexicon)
    return tuple(
        Found(
            Quantity(
                number=reading.number,
                upper=reading.upper,
                unit=reading.unit,
                hedge=reading.hedge,
                text=text[start:end],
            ),
            start,
            end,
        )
        for start, end, reading in search_quantities(text, lexicon, taken)
    )


def find_dates(text: str, *, language: str, relative_to: date | None = None) -> tuple[Found[DateSpan], ...]:
    """
    Return the dates in *text* in exact forms, in their order; they do not overlap.

    A bare year is a date only behind a word that says so ("in 2019", "seit 2015"). With *relative_to*,
    wordings such as "yesterday" and "vor drei Tagen" count from that day.

    Raises:
        UnreadableWordingError: Nothing is known of the language.
    """
    lexicon = lexicon_for(language, wording=text[:64], kind="date")
    return tuple(
        Found(attrs.evolve(span, text=text[start:end]), start, end)
        for start, end, span in search_dates(text, lexicon, relative_to)
    )
