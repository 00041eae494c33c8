"""The claim map: a lane a source, what each of them says, passes on or rebuts, and what that is aimed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.case import CaseView
from counterclaim.conflicts import Conflict
from counterclaim.conflicts.conflict import STATED, record_of
from counterclaim.formats.pictures.labels import Labels, wrapped
from counterclaim.formats.pictures.picture import Drawing, EdgeKind, NodeKind, Picture
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Entity,
    Evidence,
    Judgement,
    Rebuttal,
    RebuttalKind,
    SameAs,
    Source,
)
from counterclaim.provenance.own_word import has_origin
from counterclaim.words import Words

__all__ = ["claim_map", "joins"]

#: The types of records that have a node of their own in a map.
_DRAWN = Claim | Attribution | Rebuttal | Evidence


def claim_map(case: CaseView, *, language: str = "en", conflicts: Iterable[Conflict] = ()) -> Picture:
    """
    Return the picture of who says, passes on and rebuts what.

    A claim stands in the lane of the source that has it on its own word, and outside where several have, or
    nobody. *conflicts* are drawn as well, except for those that rebuttals state: they are there already.

    Raises:
        ValueError: There are no words in *language*.
    """
    maker = _MapMaker(Labels(case, Words(language)))
    maker.draw_nodes()
    maker.draw_edges()
    for conflict in conflicts:
        maker.draw_conflict(conflict)
    return maker.drawing.picture()


def joins(case: CaseView, judgement: SameAs) -> bool:
    """Return whether a map of *case* shows that *judgement*: that two records with nodes are the same."""
    ends = (judgement.left, judgement.right)
    return judgement.judgement is Judgement.SAME and all(isinstance(case.get(id), _DRAWN) for id in ends)


class _MapMaker:
    """Draws the map of one case: first the nodes, then the arrows, each by the order of the records."""

    def __init__(self, labels: Labels) -> None:
        self.drawing = Drawing()
        self._case = labels.case
        self._labels = labels
        self._words = labels.words

    def draw_nodes(self) -> None:
        info = self._case.info
        if info is not None and info.title is not None:
            self.drawing.node(NodeKind.TITLE, wrapped(info.title), record=info.id)
        for source in self._case.of_type(Source):
            self._lane(source.id)
        for record in self._case:
            if isinstance(record, Claim):
                self._draw_claim(record)
            elif isinstance(record, Attribution):
                self._draw_attribution(record)
            elif isinstance(record, Rebuttal):
                lines, lane = self._labels.rebuttal(record), self._lane(record.by)
                self.drawing.node(NodeKind.REBUTTAL, lines, lane=lane, record=record.id)
            elif isinstance(record, Evidence):
                self._draw_evidence(record)
        self._draw_silence()

    def draw_edges(self) -> None:
        for record in self._case:
            if isinstance(record, Claim):
                self._link(record.id, record.assuming, EdgeKind.ASSUMES, "assuming")
            elif isinstance(record, Attribution):
                self._link_attribution(record)
            elif isinstance(record, Rebuttal):
                self._link_rebuttal(record)
            elif isinstance(record, Evidence):
                supports = record.direction is Direction.SUPPORTS
                kind = EdgeKind.SUPPORTS if supports else EdgeKind.UNDERMINES
                self._link(record.id, (record.bears_on,), kind, record.direction.value)
                self._link(record.id, record.basis, EdgeKind.CITES, "basis")
            elif isinstance(record, SameAs) and joins(self._case, record):
                self._link(record.left, (record.right,), EdgeKind.SAME, "same")

    def draw_conflict(self, conflict: Conflict) -> None:
        if conflict.kind in STATED:
            return
        node = self.drawing.node(NodeKind.CONFLICT, tuple(self._conflict_lines(conflict)))
        for id in dict.fromkeys(record_of(member, self._case) for member in conflict.members):
            self.drawing.edge(node, self._node(id), EdgeKind.CONFLICT)

    def _lane(self, source: str) -> str:
        record = self._case.get(source, Entity)
        role = wrapped(record.role) if isinstance(record, Source) and record.role else ()
        return self.drawing.lane(source, (*wrapped(record.name if record else source), *role))

    def _draw_claim(self, claim: Claim) -> None:
        attributions = self._case.attributions(claim)
        owners = {entry.source for entry in attributions if has_origin(entry)}
        lines = self._labels.claim(claim)
        if not attributions:
            owners = {rebuttal.by for rebuttal in self._case.proposing(claim)}
            lines = lines if owners else (*lines, self._words("told.nobody"))
        # A claim is nobody's in particular, so it is put into a lane only where one source alone has it.
        lane = self._lane(owners.pop()) if len(owners) == 1 else None
        self.drawing.node(NodeKind.CLAIM, lines, lane=lane, record=claim.id)

    def _draw_attribution(self, attribution: Attribution) -> None:
        kind = NodeKind.WORD if attribution.committed else NodeKind.REPORT
        lines = self._labels.act(attribution)
        if not attribution.relays and not has_origin(attribution):
            lines = (*lines, self._words("told.unstated"))
        self.drawing.node(kind, lines, lane=self._lane(attribution.source), record=attribution.id)

    def _draw_evidence(self, evidence: Evidence) -> None:
        description = wrapped(evidence.description) if evidence.description else ()
        lane = None if evidence.by is None else self._lane(evidence.by)
        lines = (evidence.id, self._words("picture.evidence"), *description)
        self.drawing.node(NodeKind.EVIDENCE, lines, lane=lane, record=evidence.id)

    def _draw_silence(self) -> None:
        speakers = {attribution.speaker for attribution in self._case.of_type(Attribution)}
        for lane in self.drawing.empty_lanes():
            key = "speaks" if lane.record in speakers else "silent"
            self.drawing.node(NodeKind.SILENCE, wrapped(self._words(f"picture.{key}")), lane=lane.id)

    def _link_attribution(self, attribution: Attribution) -> None:
        self._link(attribution.id, attribution.relays, EdgeKind.REPORTS, "reports")
        if attribution.committed:
            self._link(attribution.id, (attribution.of,), EdgeKind.STATES, "states")
        elif attribution.first_hand or not attribution.relays:
            self._link(attribution.id, (attribution.of,), EdgeKind.REPORTS, "reports")

    def _link_rebuttal(self, rebuttal: Rebuttal) -> None:
        narrows = rebuttal.kind is RebuttalKind.QUALIFICATION
        kind = EdgeKind.QUALIFIES if narrows else EdgeKind.REBUTS
        self._link(rebuttal.id, rebuttal.targets, kind, rebuttal.kind.value)
        if rebuttal.counterclaim is not None:
            self._link(rebuttal.id, (rebuttal.counterclaim,), EdgeKind.INSTEAD, "instead")
        self._link(rebuttal.id, rebuttal.evidence, EdgeKind.CITES, "cites")

    def _link(self, tail: str, heads: tuple[str, ...], kind: EdgeKind, key: str) -> None:
        for head in dict.fromkeys(heads):
            self.drawing.edge(self._node(tail), self._node(head), kind, self._words(f"picture.{key}"))

    def _node(self, id: str) -> str:
        """Return the node of the record *id*; a new one for what has none, or is not on record."""
        node = self.drawing.standing_for(id)
        if node is not None:
            return node
        if id in self._case:
            return self.drawing.node(NodeKind.OTHER, self._labels.record(id), record=id)
        return self.drawing.node(NodeKind.UNKNOWN, (id, self._words("picture.missing")), record=id)

    def _conflict_lines(self, conflict: Conflict) -> Iterator[str]:
        key = f"kind.{conflict.kind}"
        kind = self._words(key) if key in self._words else conflict.kind
        sort = "conflict" if conflict.definite else "conflict-possible"
        yield from wrapped(self._words(f"picture.{sort}", kind=kind))
        if conflict.settled:
            settled = self._words.joined(list(conflict.settled_by))
            yield from wrapped(self._words("picture.settled", records=settled))
