"""Strategies for whole cases: records that fit each other, as people would enter them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.case import Case
from counterclaim.frozen import EMPTY
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Document,
    Evidence,
    Group,
    Judgement,
    Note,
    Organization,
    Person,
    Place,
    Rebuttal,
    RebuttalKind,
    Record,
    ReplyRequest,
    Review,
    SameAs,
    Snapshot,
    Source,
    UnnamedSource,
)
from counterclaim.registry import Ref
from counterclaim.strategies._derive import Deriver
from counterclaim.strategies._texts import texts

__all__ = ["cases", "record_sets"]

T = TypeVar("T")
RecordT = TypeVar("RecordT", bound=Record)

_SOURCES = (Source, Person, Organization, Group, UnnamedSource)
_ENDINGS = ("", "-größe", "@paper", "\u202e", "\U0001f3a5")
#: How many records there are of each tag, at most, besides sources and claims.
_MOST = {
    "case": 1,
    "place": 1,
    "document": 2,
    "snapshot": 1,
    "attribution": 4,
    "rebuttal": 2,
    "evidence": 1,
    "review": 1,
    "reply-request": 1,
    "same-as": 1,
    "note": 1,
}
_OTHERS: dict[str, type[Record]] = {
    "case": CaseInfo,
    "snapshot": Snapshot,
    "evidence": Evidence,
    "review": Review,
    "reply-request": ReplyRequest,
    "note": Note,
}
_MISSING = "nobody-on-record"


@st.composite
def record_sets(draw: DrawFn, *, max_claims: int = 3, dangling: bool = False) -> tuple[Record, ...]:
    """
    Return a strategy for the records of one case, each id once, whose references resolve and break no rule.

    There are one to *max_claims* claims. Relays, assumptions and "lies in" never run in circles, and every
    rebuttal comes from who may make it. With *dangling*, some references name a record that is missing.
    """
    most = {"source": 3, "claim": max_claims, **_MOST}
    counts = {tag: draw(st.integers(tag in ("source", "claim"), most[tag])) for tag in most}
    if counts["document"] == 0:
        counts["snapshot"] = 0
    if counts["source"] < 2:
        counts["same-as"] = 0
    ending = draw(st.sampled_from(_ENDINGS))
    ids = {tag: [f"{tag}-{number}{ending}" for number in range(count)] for tag, count in counts.items()}
    return _Desk(draw, ids, dangling=dangling).records()


def cases(*, max_claims: int = 3, dangling: bool = False) -> SearchStrategy[Case]:
    """Return a strategy for cases; see `record_sets`."""
    return record_sets(max_claims=max_claims, dangling=dangling).map(Case)


class _Desk:
    """Enters the records of one case, given the ids of all of them."""

    def __init__(self, draw: DrawFn, ids: Mapping[str, Sequence[str]], *, dangling: bool) -> None:
        self._draw = draw
        self._ids = {**ids, "entity": [*ids["source"], *ids["place"]]}
        self._missing = [_MISSING] if dangling else []
        self._everything = [id for group in ids.values() for id in group]
        self._deriver = Deriver(self._references, unknown=False)
        self._records: list[Record] = []

    def records(self) -> tuple[Record, ...]:
        ids = self._ids
        outsider = self._enter(Source, "outsider", interests=(), depends_on=())
        for place, id in enumerate(ids["source"]):
            self._enter_source(id, ids["source"][:place])
        for place, id in enumerate(ids["place"]):
            self._enter(Place, id, within=_some(ids["place"][:place]))
        for place, id in enumerate(ids["document"]):
            self._enter(Document, id, part_of=_one_or_none(ids["document"][:place]))
        for place, id in enumerate(ids["claim"]):
            self._enter(Claim, id, assuming=_some(ids["claim"][:place]))
        for id in ids["rebuttal"]:
            self._enter_rebuttal(id, outsider)
        self._enter_attributions()
        self._enter_others()
        return tuple(self._records)

    def _enter(self, cls: type[RecordT], id: str, **fields: Any) -> RecordT:
        # A case is about how records hang together; what is in each is the business of other strategies.
        plain = {} if cls is Claim else {"extra": EMPTY, "foreign": None}
        record = self._draw(self._deriver.of_type(cls, {"id": id, **plain, **fields}))
        self._records.append(record)
        return record

    def _enter_source(self, id: str, earlier: Sequence[str]) -> None:
        cls: type[Source] = self._draw(st.sampled_from(_SOURCES))
        members = {"members": _some(earlier)} if cls is Group else {}
        self._enter(cls, id, depends_on=_some(earlier), **members)

    def _enter_rebuttal(self, id: str, outsider: Source) -> None:
        """Enter a rebuttal by someone who may make it, behind what it answers where that is theirs."""
        kind = self._draw(st.sampled_from(RebuttalKind))
        if kind in (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION, RebuttalKind.DENIAL):
            own = self._enter(Attribution, f"own-{id}", of=_one_of(self._ids["claim"]), relays=())
            target, by = own.id, own.source
        else:  # an outsider is concerned by nothing, and gives a reason
            earlier = [record.id for record in self._records if isinstance(record, Claim | Rebuttal)]
            target, by = self._draw(st.sampled_from(earlier)), outsider.id
        self._enter(Rebuttal, id, kind=kind, by=by, targets=(target,), text=texts(blank=False))

    def _enter_attributions(self) -> None:
        entered: list[Attribution] = []
        for id in self._ids["attribution"]:
            of = self._draw(self._references(Ref("claim", "rebuttal")))
            relays = _some([earlier.id for earlier in entered if earlier.of == of])
            entered.append(self._enter(Attribution, id, of=of, relays=relays))

    def _enter_others(self) -> None:
        for tag, cls in _OTHERS.items():
            for id in self._ids[tag]:
                self._enter(cls, id)
        for id in self._ids["same-as"]:
            left, right, *_ = self._draw(st.permutations(self._ids["source"]))
            self._enter(SameAs, id, left=left, right=right, judgement=Judgement.UNSURE)

    def _references(self, mark: Ref) -> SearchStrategy[str]:
        if not mark.tags:
            return _one_of(self._everything + self._missing)
        return _one_of([id for tag in mark.tags for id in self._ids.get(tag, ())] + self._missing)


def _one_of(values: Sequence[T]) -> SearchStrategy[T]:
    return st.sampled_from(values) if values else st.nothing()


def _one_or_none(values: Sequence[T]) -> SearchStrategy[T | None]:
    return st.sampled_from((None, *values))


def _some(values: Sequence[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple) if values else st.just(())
