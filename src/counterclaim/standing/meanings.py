"""What published ratings mean on the common order, where the scales that are known tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.model import Document, Review, Source
from counterclaim.ratings import Mapped, Scales, map_rating

__all__ = ["Meaning", "meaning_of"]


@frozen(kw_only=True)
class Meaning:
    """
    What a rating means, by the scale of those who published it; or why that is not known.

    Attributes:
        scale: The id of the scale.
        truth: Its place in the order, as `mostly-false`; `None` for a label that has none.
        level: The same as a number, from 0 (false) to 4 (true).
        tags: What else the label says, as `misleading`.
        unknown: Why it is not known what the rating means.
    """

    scale: str | None = None
    truth: str | None = None
    level: int | None = None
    tags: tuple[str, ...] = ()
    unknown: str | None = None


def meaning_of(case: CaseView, review: Review, scales: Scales) -> Meaning | None:
    """
    Return what the rating of *review* means by one of *scales*; `None` where there is none.

    The publisher is looked up by the address of the page, then by those of the reviewer and of whoever
    publishes the page: an author is often a person. A name counts only where there is no address at all,
    since any page may call itself by the name of another. Two reviewers who disagree are shown, and nothing
    is averaged.
    """
    if review.rating is None:
        return None
    page = None if review.document is None else case.get(review.document, Document)
    published = None if page is None or page.published is None else page.published.first
    unknown: str | None = None
    # A page may have labels in another language than its own; where several scales fit, its own decides.
    languages = (None,) if page is None or page.language is None else (page.language, None)
    for publisher, language in product(_publishers(case, review, page), languages):
        found = map_rating(review.rating, publisher=publisher, on=published, language=language, scales=scales)
        if isinstance(found, Mapped):
            truth = found.truth
            return Meaning(
                scale=found.scale,
                truth=None if truth is None else truth.word,
                level=None if truth is None else truth.value,
                tags=found.tags,
            )
        unknown = unknown or (found.reason if language is None else None)
    return Meaning(unknown=unknown or "nobody is named whose scale it could be")


def _publishers(case: CaseView, review: Review, page: Document | None) -> Iterator[str]:
    ids = [review.reviewer, *([page.publisher] if page is not None and page.publisher else [])]
    sources = [source for id in dict.fromkeys(ids) if (source := case.get(id, Source)) is not None]
    addresses = [] if page is None or not page.url else [page.url]
    addresses += [address for source in sources for address in source.same_as]
    yield from addresses or [source.name for source in sources]
