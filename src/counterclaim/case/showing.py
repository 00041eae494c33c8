"""What a notebook shows of a case: its title, how much is on record, and who says what of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Entity, Evidence, Rebuttal, Source
from counterclaim.notebook import text_table
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["case_html"]

_CLAIMS = 10
_SOURCES = 4
#: Those along one way that are named.
_ALONG = 6
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
    told = "; ".join(words.first(tuple(_tellers(case, claim, words)), _SOURCES)) or words("told.nobody")
    answers = [
        words(f"rebuttal.{rebuttal.kind.value}.by", by=_name(case, rebuttal.by))
        for rebuttal in case.rebuttals(claim)
    ]
    return claim.id, claim.text, told, ", ".join(words.first(answers, _SOURCES))


def _tellers(case: CaseView, claim: Claim, words: Words) -> Iterator[str]:
    """Yield from whom *claim* came and through whom: "agency → paper"; else that this is not stated."""
    entries = {entry.id: entry for entry in case.attributions(claim)}
    passed_on: dict[str, list[str]] = {}
    for entry in entries.values():
        for id in entry.relays:
            passed_on.setdefault(id, []).append(entry.id)
    for entry in entries.values():
        if any(id in entries for id in entry.relays):
            continue
        names = [_name(case, entries[id].source) for id in _along(entry.id, passed_on)]
        if entry.relays:
            names.insert(0, words("told.missing"))
        elif not (entry.committed if entry.first_hand is None else entry.first_hand):
            names.insert(0, words("told.unstated"))
        yield " → ".join(dict.fromkeys(names))
    if entries and all(any(id in entries for id in entry.relays) for entry in entries.values()):
        yield words("told.circular")


def _along(first: str, passed_on: Mapping[str, Sequence[str]]) -> dict[str, None]:
    """Return *first* and those that pass it on, directly or not; of many, some."""
    found: dict[str, None] = {first: None}
    waiting = [first]
    while waiting and len(found) < _ALONG:
        for id in passed_on.get(waiting.pop(0), ())[:_ALONG]:
            if id not in found:
                found[id] = None
                waiting.append(id)
    return found


def _name(case: CaseView, id: str) -> str:
    entity = case.get(id, Entity)
    return id if entity is None else entity.name
