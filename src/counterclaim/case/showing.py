"""What a notebook shows of a case: its title, how much is on record, and who says what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Entity, Evidence, Rebuttal, Source
from counterclaim.notebook import text_table
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["case_html"]

_CLAIMS = 10
_SOURCES = 4
_COUNTED = (
    ("claims", Claim),
    ("rebuttals", Rebuttal),
    ("sources", Source),
    ("documents", Document),
    ("evidence", Evidence),
)


def case_html(case: CaseView) -> str:
    """Return the table of the first claims of *case*, with who says them and who rebuts them."""
    words = Words("en")
    claims = case.of_type(Claim)
    counts = ((name, len(case.of_type(type))) for name, type in _COUNTED)
    counted = ", ".join(words.counted(f"count.{name}", count) for name, count in counts if count)
    title = case.info.title if case.info is not None and case.info.title else words("report.untitled")
    head = tuple(words(key) for key in ("claims.id", "claims.text", "page.said-by", "claims.rebuttals"))
    more = len(claims) - _CLAIMS
    return text_table(
        f"{title} ({counted or words('page.nothing')})",
        head,
        (_row(case, claim, words) for claim in claims[:_CLAIMS]),
        below=words("list.more", count=more) if more > 0 else "",
    )


def _row(case: CaseView, claim: Claim, words: Words) -> tuple[str, ...]:
    sources = dict.fromkeys(entry.source for entry in case.attributions(claim))
    names = [_name(case, id) for id in sources]
    told = ", ".join(words.first(names, _SOURCES)) or words("told.nobody")
    answers = [
        words(f"rebuttal.{rebuttal.kind.value}.by", by=_name(case, rebuttal.by))
        for rebuttal in case.rebuttals(claim)
    ]
    return claim.id, claim.text, told, ", ".join(words.first(answers, _SOURCES))


def _name(case: CaseView, id: str) -> str:
    entity = case.get(id, Entity)
    return id if entity is None else entity.name
