"""The shape of what is known of one language's dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

__all__ = ["DateWords", "alternatives"]


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@attrs.frozen(kw_only=True)
class DateWords:
    """
    The words and forms of dates in one language. Keys are in lower case.

    Forms are patterns in which `<D>` stands for a day of the month, `<ORD>` for one in words, `<M>` for the
    name of a month, `<Y>` for a year in four digits, `<W>` for an optional weekday, `<O>` for an ordinal of a
    quarter or half, `<P>` for a third.

    Attributes:
        months: Month by name and abbreviation.
        weekdays: Day of the week by name, Monday 0.
        ordinals: Ordinal words of days, quarters and halves.
        parts: Words for the early, middle and late third: 0, 1, 2.
        day: The pattern of a day of the month in numerals.
        days: Forms of one day.
        months_of: Forms of a month, a quarter, a half, a third of them, a decade or a century.
        year: What may stand before a bare year ("im Jahr").
        part_of: What stands before a date that is only part of a longer one ("two days before yesterday").
        goes_on: What stands behind such a date ("next week on Tuesday").
        year_openings: What must stand before a bare year in running text, unless *since* or its like do.
        since: What opens a span that has no end.
        until: What opens a span that has no beginning.
        after: The same as *since*, but exclusive.
        before: The same as *until*, but exclusive.
        about: What says that a date is approximate.
        ranges: What may stand before a range, and what stands between its ends.
        clock: The pattern of a time of day.
        seasons: Words that are refused, because what they say depends on the hemisphere.
        now: Days by distance from the base ("gestern": -1).
        ago: Patterns of a distance into the past; `<N>` is a number, `<U>` a unit.
        ahead: The same into the future.
        units: Units of distance: "day", "week", "month", "year".
        relative_units: Whole units by words: "letzte Woche": ("week", -1).
        last: What says the last weekday before the base.
        next: What says the first weekday behind it.
        last_or_of_last_week: What says either that or the weekday of the week before.
        next_or_of_next_week: The same for the days to come.
        plain_words: Words that may stand in a date that is left to dateparser, besides months and weekdays.
        distance_words: The same in a distance, besides numbers and units.
        direction: What a distance must have, lest "one day" be a day ago.
        zones: Hours from UTC of named zones that are not ambiguous.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    day: str
    days: tuple[str, ...]
    months_of: tuple[str, ...]
    year: str
    part_of: str
    goes_on: str
    year_openings: str
    since: str
    until: str
    after: str
    before: str
    about: str
    ranges: tuple[tuple[str, str], ...]
    clock: str
    seasons: str
    now: Mapping[str, int]
    ago: tuple[str, ...]
    ahead: tuple[str, ...]
    units: Mapping[str, str]
    relative_units: Mapping[str, tuple[str, int]]
    last: str
    next: str
    last_or_of_last_week: str
    next_or_of_next_week: str
    plain_words: frozenset[str]
    distance_words: frozenset[str]
    direction: str
    zones: Mapping[str, int]
