"""The pictures of a page, each beside a table that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h
from markupsafe import Markup

from counterclaim.formats import svg
from counterclaim.formats.pictures import TreeRow, tree_rows
from counterclaim.model import Claim, ClaimKind
from counterclaim.report.blocks import Column, Table
from counterclaim.report.context import Context
from counterclaim.report.html_anchors import Anchors
from counterclaim.report.html_form import HtmlForm
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.lines import Linked, phrase
from counterclaim.words import Words, short

__all__ = ["PictureForm"]

#: Provenance trees that are drawn.
_MOST_TREES = 12
#: So many on record for a claim make a tree of it that is worth a look, whether it is disputed or not.
_MANY = 3
_ROWS = 200


class PictureForm:
    """Makes the pictures of a case, with *anchors* for what they link to."""

    def __init__(self, context: Context, anchors: Anchors, lines: HtmlLines, form: HtmlForm) -> None:
        self._context = context
        self._anchors = anchors
        self._lines = lines
        self._form = form

    @property
    def _words(self) -> Words:
        return self._context.words

    def map(self, table: Sequence[h.Node]) -> h.Node:
        """Return the claim map, and *table*, which says the same, to be unfolded."""
        context = self._context
        drawn = svg.inline_map(
            context.case,
            language=self._words.language,
            conflicts=context.conflicts,
            link=self._anchors.href,
        )
        return [self._figure(drawn, self._words("page.map")), self._folded(table)]

    def timeline(self) -> h.Node:
        """Return the timeline, which the smallest screens leave out: its first part alone says nothing."""
        drawn = svg.inline_timeline(
            self._context.case, language=self._words.language, link=self._anchors.href
        )
        return self._figure(drawn, self._words("page.timeline"), class_="needs-room")

    def trees(self) -> Iterator[h.Node]:
        """Yield the provenance trees of claims that are disputed, accuse somebody or were repeated often."""
        chosen = [claim for claim in self._context.case.of_type(Claim) if self._is_worth_a_look(claim)]
        for number, claim in enumerate(chosen[:_MOST_TREES], start=1):
            yield self._tree(claim, number)
        if len(chosen) > _MOST_TREES:
            yield h.p[self._words("page.trees-more", count=len(chosen) - _MOST_TREES)]

    def _is_worth_a_look(self, claim: Claim) -> bool:
        case = self._context.case
        attributions = case.attributions(claim)
        if len(attributions) < 2:
            return False
        if len(attributions) >= _MANY or claim.kind is ClaimKind.ACCUSATION or case.rebuttals(claim):
            return True
        return any(map(case.rebuttals, attributions))

    def _tree(self, claim: Claim, number: int) -> h.Node:
        context, language = self._context, self._words.language
        standings = context.standings
        taken_back = frozenset(
            entry.id for entry in context.case.attributions(claim) if standings.taken_back(entry)
        )
        drawn = svg.inline_tree(
            context.case,
            claim,
            language=language,
            taken_back=taken_back,
            id_prefix=f"tree-{number}",
            link=self._anchors.href,
        )
        rows = tree_rows(context.case, claim, language=language, taken_back=taken_back)
        named = Linked(claim.id, record=claim.id)
        title = phrase(self._words, "page.tree", id=named, text=short(claim.text))
        caption = self._words("page.tree", id=claim.id, text=short(claim.text))
        table = self._form.elements([_tree_table(rows[:_ROWS], self._words)], caption)
        more = [h.p[self._words("section.more", count=len(rows) - _ROWS)]] if len(rows) > _ROWS else []
        return [h.h3[self._lines.markup(title)], self._figure(drawn, caption), self._folded([*table, *more])]

    def _figure(self, drawn: str, label: str, *, class_: str = "picture") -> h.Node:
        if not drawn:
            return None
        label = self._words("page.wide", title=label)
        # What the drawing holds is escaped where it is drawn.
        region = h.div(".wide", tabindex="0", role="region", aria_label=label)[Markup(drawn)]
        return h.figure(class_=class_)[h.figcaption(".sideways")[self._words("page.sideways")], region]

    def _folded(self, table: Sequence[h.Node]) -> h.Node:
        return h.details[h.summary[self._words("page.table")], table]


def _tree_table(rows: Sequence[TreeRow], words: Words) -> Table:
    columns = (
        Column(words("picture-table.who"), least=16, weight=2),
        Column(words("picture-table.how"), least=22, weight=3),
        Column(words("picture-table.from-whom"), least=16, weight=2),
    )
    return Table(
        columns,
        tuple(((row.who,), (row.how,), (row.from_whom,)) for row in rows),
        records=tuple(row.records for row in rows),
    )
