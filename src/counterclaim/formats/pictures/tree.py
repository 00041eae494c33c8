"""
The provenance tree: every attribution of one claim or rebuttal once, and who has it from whom.

It is made from the attributions and not from the chains, of which there may be astronomically many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counterclaim.case import CaseView, RecordOrId
from counterclaim.formats.pictures.labels import Labels, wrapped
from counterclaim.formats.pictures.picture import Drawing, EdgeKind, NodeKind, Picture
from counterclaim.model import Attribution
from counterclaim.provenance import speech_acts
from counterclaim.provenance.ends import attributions_of_class, chain_ends, relay_circles, with_relayed
from counterclaim.provenance.own_word import has_origin
from counterclaim.words import Words

__all__ = ["provenance_tree", "told_of"]


def provenance_tree(
    case: CaseView, record: RecordOrId, *, language: str = "en", taken_back: Collection[str] = ()
) -> Picture:
    """
    Return the picture of how a claim or rebuttal came to us, from its origins to what we hold.

    Arrows lead from what is passed on to who passes it on, solid where they take it upon themselves and
    dashed where they do not. What was judged the same counts as the record itself, as in `trace`. The
    attributions whose ids are *taken_back* are marked as such.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: There are no words in *language*.
    """
    words = Words(language)
    root, told, ends = told_of(case, record)
    maker = _TreeMaker(Labels(case, words), root, taken_back)
    maker.draw_hops(told)
    maker.draw_record(ends)
    return maker.drawing.picture()


def told_of(case: CaseView, record: RecordOrId) -> tuple[str, dict[str, Attribution], tuple[str, ...]]:
    """
    Return the id of *record*, the attributions that tell of it, by id, and the ids of those that are last.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    acts = speech_acts(case, record)
    told = with_relayed(case, [entry for act in acts for entry in attributions_of_class(case, act)])
    ends = dict.fromkeys(end.id for act in acts for end in chain_ends(case, act))
    return acts[0].id, told, tuple(ends)


class _TreeMaker:
    """Draws the tree of the claim or rebuttal *root*."""

    def __init__(self, labels: Labels, root: str, taken_back: Collection[str]) -> None:
        self.drawing = Drawing()
        self._labels = labels
        self._words = labels.words
        self._root = root
        self._taken_back = taken_back

    def draw_hops(self, told: dict[str, Attribution]) -> None:
        for attribution in told.values():
            kind = NodeKind.WORD if attribution.committed else NodeKind.REPORT
            self.drawing.node(kind, tuple(self._lines(attribution)), record=attribution.id)
        circles = relay_circles(told.values())
        for attribution in told.values():
            self._draw_beginning(attribution)
            for id in dict.fromkeys(attribution.relays):
                circular = id == attribution.id or (
                    id in circles and circles[id] == circles.get(attribution.id)
                )
                self._draw_relay(attribution, id, circular=circular)

    def draw_record(self, ends: tuple[str, ...]) -> None:
        lines = (self._words("picture.record"), *self._labels.record(self._root))
        held = self.drawing.node(NodeKind.RECORD, lines, record=self._root)
        for id in ends:
            self.drawing.edge(self._node(id), held, EdgeKind.STATES)
        if not ends:
            nobody = self.drawing.node(NodeKind.UNKNOWN, wrapped(self._words("trace.nobody")))
            self.drawing.edge(nobody, held, EdgeKind.REPORTS)

    def _node(self, id: str) -> str:
        """Return the node of what is passed on; a new one that says so where it is not on record."""
        node = self.drawing.standing_for(id)
        if node is None:
            node = self.drawing.node(NodeKind.UNKNOWN, (id, self._words("told.missing")), record=id)
        return node

    def _draw_beginning(self, attribution: Attribution) -> None:
        """Mark where it begins with something that nobody has said: who has it from whom."""
        if not attribution.relays and not has_origin(attribution):
            unstated = self.drawing.node(NodeKind.UNKNOWN, (self._words("told.unstated"),))
            self.drawing.edge(unstated, self._node(attribution.id), EdgeKind.REPORTS)

    def _draw_relay(self, attribution: Attribution, relayed: str, *, circular: bool) -> None:
        kind = EdgeKind.STATES if attribution.committed else EdgeKind.REPORTS
        label = self._words("told.circular") if circular else ""
        self.drawing.edge(self._node(relayed), self._node(attribution.id), kind, label)

    def _lines(self, attribution: Attribution) -> Iterator[str]:
        yield from wrapped(self._labels.name(attribution.source))
        yield from self._labels.whole_act(attribution)
        if attribution.first_hand:
            yield self._words("picture.first-hand")
        elif has_origin(attribution):
            yield from wrapped(self._words("picture.own-word"))
        if attribution.id in self._taken_back:
            yield self._words("picture.taken-back")
        if attribution.of != self._root:
            yield from wrapped(self._words("picture.of", record=attribution.of))
