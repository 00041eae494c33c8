"""From a published rating to what it means, or to the reason why that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from attrs import frozen

from counterclaim.checks.words import shown
from counterclaim.model import Rating
from counterclaim.ratings.scale import Label, Scale
from counterclaim.ratings.scales_by_publisher import Scales
from counterclaim.ratings.truth import Truth

__all__ = ["Mapped", "Unmapped", "map_rating"]

_Found: TypeAlias = list[tuple[Scale, Label]]


@frozen
class Mapped:
    """
    What a published rating means on the scale of its publisher.

    Attributes:
        label: The label, as published; `None` where a number decided.
        scale: The id of the scale.
        truth: Its place in the order from false to true; `None` for a label that has none, as "Satire".
        tags: What else it says, as `misleading`.
        number: The number that decided, as published, where the label is missing.
    """

    label: str | None
    scale: str
    truth: Truth | None
    tags: tuple[str, ...] = ()
    number: str | None = None


@frozen
class Unmapped:
    """
    A published rating of which it is not known what it means.

    Attributes:
        label: The label, as published.
        reason: Why it is not known, and what would help.
    """

    label: str | None
    reason: str


class _UnknownError(Exception):
    """It is not known what a rating means; the message is the reason."""


def map_rating(
    rating: Rating,
    *,
    publisher: str,
    on: date | None = None,
    language: str | None = None,
    scales: Iterable[Scale] | None = None,
) -> Mapped | Unmapped:
    """
    Return what *rating* means on the scale of its publisher, or why that is not known.

    The label matches one of the scale but for case, Unicode form (NFC) and space around it: never by its
    beginning, a part of it, a similar word or a translation. A number decides where the label is missing and
    the publisher's scale says what its numbers mean; best and worst number are then those of the scale.

    Args:
        publisher: Who published the rating: a name, a host or an address, as published.
        on: The day on which it was published, for publishers that changed their scale.
        language: The language of the label, as a code; scales in other languages are then left aside.
        scales: The scales to look in; those that are built in, where none are given.
    """
    known = scales if isinstance(scales, Scales) else Scales.default() if scales is None else Scales(scales)
    try:
        candidates = _candidates(known, rating, publisher, on, language)
        found = _labelled(rating, candidates) if _has_label(rating) else _numbered(rating, candidates)
        scale, label = _agreed(rating, found)
    except _UnknownError as error:
        return Unmapped(rating.label, str(error))
    number = None if _has_label(rating) else rating.value
    return Mapped(None if number else rating.label, scale.id, label.truth, label.tags, number)


def _has_label(rating: Rating) -> bool:
    return rating.label is not None and bool(rating.label.strip())


def _candidates(
    known: Scales, rating: Rating, publisher: str, on: date | None, language: str | None
) -> list[Scale]:
    """Return the scales that come into question, the reason why there is none being raised."""
    found = list(known.of(publisher))
    if not found:
        raise _UnknownError(f"no scale is known for the publisher {shown(publisher)}")
    found = _named(found, rating.scale)
    found = _in_language(found, language)
    return found if on is None else _used_on(found, on.date() if isinstance(on, datetime) else on)


def _named(scales: list[Scale], id: str | None) -> list[Scale]:
    if id is None:
        return scales
    found = [scale for scale in scales if scale.id == id]
    if not found:
        raise _UnknownError(f"the rating names the scale {shown(id)}; this publisher has {_ids(scales)}")
    return found


def _in_language(scales: list[Scale], language: str | None) -> list[Scale]:
    """Leave out scales in other languages; `de` stands for `de-AT` as well (RFC 4647, section 3.3.1)."""
    if language is None:
        return scales
    wanted = language.casefold()
    found = [
        scale for scale in scales if scale.language is None or _covers(scale.language.casefold(), wanted)
    ]
    if not found:
        languages = ", ".join(sorted({scale.language or "" for scale in scales}))
        raise _UnknownError(f"no scale of this publisher is in {shown(language)}; known: {languages}")
    return found


def _covers(language: str, wanted: str) -> bool:
    return wanted == language or wanted.startswith(f"{language}-")


def _used_on(scales: list[Scale], day: date) -> list[Scale]:
    found = [
        scale
        for scale in scales
        if (scale.valid_from is None or scale.valid_from <= day)
        and (scale.valid_until is None or day <= scale.valid_until)
    ]
    if not found:
        raise _UnknownError(f"no scale of this publisher is known to have been used on {day}: {_ids(scales)}")
    return found


def _labelled(rating: Rating, scales: Sequence[Scale]) -> _Found:
    text = rating.label or ""
    found = [(scale, label) for scale in scales if (label := scale.find(text)) is not None]
    if found:
        return found
    remark = next((scale.remark for scale in scales if not scale.labels), None)
    if remark is not None:
        raise _UnknownError(remark)
    raise _UnknownError(f"{shown(text)} is no label of {_ids(scales)}; labels match exactly, or not at all")


def _numbered(rating: Rating, scales: Sequence[Scale]) -> _Found:
    if rating.value is None or not rating.value.strip():
        raise _UnknownError("the rating has neither a label nor a number")
    numbers = {"best": rating.best, "worst": rating.worst}
    found = [(s, label) for s in scales if (label := s.find_number(rating.value, **numbers)) is not None]
    if found:
        return found
    ends = f"worst {shown(rating.worst)}, best {shown(rating.best)}"
    number = f"the number {shown(rating.value)} ({ends})"
    raise _UnknownError(f"the label is missing, and what {number} means is not said by {_ids(scales)}")


def _agreed(rating: Rating, found: _Found) -> tuple[Scale, Label]:
    """Return what the last of the scales says; raise where another says otherwise."""
    (first, one), *others = found
    for scale, other in others:
        if (one.truth, set(one.tags)) != (other.truth, set(other.tags)):
            what = shown(rating.label) if _has_label(rating) else f"the number {shown(rating.value)}"
            hint = "give the day, the language or the scale"
            message = f"the scales {shown(first.id)} and {shown(scale.id)} read {what} differently; {hint}"
            raise _UnknownError(message)
    return found[-1]


def _ids(scales: Sequence[Scale]) -> str:
    return ", ".join(shown(scale.id) for scale in scales[:8])
