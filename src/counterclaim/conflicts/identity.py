"""What is one and the same, as people judged it, and what may be."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from counterclaim.case import CaseView
from counterclaim.model import Judgement, SameAs

__all__ = ["Identity"]


class Identity:
    """The judgements of sameness of a case. Identity is never guessed: other ids are other things."""

    def __init__(self, case: CaseView) -> None:
        judgements = case.of_type(SameAs)
        self._key: dict[str, str] = {}
        for judgement in judgements:
            if judgement.judgement is Judgement.SAME and judgement.left not in self._key:
                members = case.same(judgement.left)
                self._key.update(dict.fromkeys(members, min(members)))
        self._unsure: dict[Hashable, set[str]] = {}
        different = {pair for pair in self._pairs(judgements, Judgement.DIFFERENT)}
        for left, right in self._pairs(judgements, Judgement.UNSURE):
            if left != right and (left, right) not in different:
                self._unsure.setdefault(left, set()).add(right)

    def key(self, id: str) -> str:
        """Return the least id of what was judged the same as *id*."""
        return self._key.get(id, id)

    def unsure(self, key: Hashable) -> frozenset[str]:
        """Return the keys of what may be the same as *key*: judged so, and neither settled nor refused."""
        return frozenset(self._unsure.get(key, ()))

    def doubts(self) -> Iterator[tuple[str, str]]:
        """Yield each two keys that may be one, once, the lesser first."""
        for left, others in sorted(self._unsure.items(), key=lambda item: str(item[0])):
            for right in sorted(others):
                if str(left) < right:
                    yield str(left), right

    def _pairs(self, judgements: tuple[SameAs, ...], wanted: Judgement) -> Iterator[tuple[str, str]]:
        for judgement in judgements:
            if judgement.judgement is wanted:
                left, right = self.key(judgement.left), self.key(judgement.right)
                yield left, right
                yield right, left
