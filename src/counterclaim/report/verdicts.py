"""What published ratings mean, as a report shows it."""

from __future__ import annotations

from counterclaim.model import Rating
from counterclaim.standing.meanings import Meaning
from counterclaim.words import Words

__all__ = ["meaning_text", "published_label"]


def published_label(rating: Rating | None) -> str | None:
    """Return *rating* in the words of those who published it, be they a number."""
    return None if rating is None else rating.label or rating.value


def meaning_text(meaning: Meaning, words: Words) -> str:
    """Return *meaning* as a report shows it."""
    if meaning.unknown is not None:
        return words("reviews.unmapped")
    # The order is told by a number: a report has no words for a verdict, not even those of others.
    truth = [] if meaning.level is None else [words("reviews.level", level=meaning.level)]
    tags = [words(f"tag.{tag}") if ":" not in tag else tag for tag in meaning.tags]
    return words("reviews.means", meaning=", ".join(truth + tags), scale=meaning.scale)
