"""Whether an article is about something else than a case."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.lint.likeness import content_of, content_of_text
from counterclaim.lint.names import Naming
from counterclaim.lint.reading import Reading
from counterclaim.model import Claim, Entity

__all__ = ["is_about_something_else"]

#: Words of a claim that an article has to share at least to be about it.
_LEAST_SHARED = 2


def is_about_something_else(case: CaseView, reading: Reading, naming: Naming) -> bool:
    """
    Return whether an article names nobody and nothing that is on record in *case*, and shares no words with
    its claims: two of them at least of one claim, or all that it has.

    A case without claims is about nothing.
    """
    claims = case.of_type(Claim)
    if not claims or any(naming.of(record.id) for record in case.of_type(Entity)):
        return False
    words = content_of(word for sentence in reading.sentences for word in sentence.folded)
    for claim in claims:
        content = content_of_text(claim.text)
        if len(content & words) >= min(_LEAST_SHARED, len(content)):
            return False
    return True
