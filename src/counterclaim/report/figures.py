"""Numbers and dates that are claimed, by property; never added up, since two of them may count the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from counterclaim.frozen import FrozenMap
from counterclaim.model import Claim
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, comma, named, phrase
from counterclaim.report.told import told
from counterclaim.values import DateSpan, Period, Quantity, Value
from counterclaim.words import Words, short

__all__ = ["FigureRow", "figure_blocks", "figure_rows"]

#: Those whose figure it is that are named beside it.
_ORIGINS = 5
#: Statements that are named beside one with which they conflict.
_OPPOSED = 5


@frozen(kw_only=True)
class FigureRow(Row):
    """
    A number or date that a claim states.

    Attributes:
        address: The claim's id and the place of the statement in it, as `huawei-50#0`.
        property: The id of the property.
        label: The name of the property.
        subject: What it is stated of.
        value: The value, with the wording that it was read from.
        negated: Whether the claim says that it is not so.
        qualifiers: What narrows it.
        as_of: When the claim holds.
        origins: The first of those whose figure it is; the claim's own row has all.
        more_origins: How many there are besides.
        origin_stated: Whether every chain that we follow has an origin.
        wording: The words that the value was read from.
        text: The wording of the claim, in short.
        conflicts: The addresses of the first statements with which it cannot hold.
        may_conflict: Those of the first with which it may not, as something is not known.
    """

    address: str
    property: str
    label: str
    subject: Party
    value: Value
    negated: bool
    qualifiers: FrozenMap[str, Value]
    as_of: Period | None
    origins: tuple[Party, ...]
    more_origins: int
    origin_stated: bool
    wording: str | None
    text: str
    conflicts: tuple[str, ...]
    may_conflict: tuple[str, ...]


def figure_rows(context: Context) -> Sequence[FigureRow]:
    """Return a row for each quantity or date stated, those of one property together."""
    groups: dict[str, list[tuple[Claim, int]]] = {}
    for claim in context.case.of_type(Claim):
        for index, statement in enumerate(claim.statements):
            if isinstance(statement.value, Quantity | DateSpan | Period):
                groups.setdefault(statement.property, []).append((claim, index))
    opposed = _opposed(context)
    figures = tuple(figure for group in groups.values() for figure in group)
    return LazyRows(figures, lambda figure: _row(context, *figure, opposed))


def figure_blocks(rows: Sequence[FigureRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    dated = any(row.as_of for row in rows)
    columns = (
        Column(words("figures.property"), least=12, weight=2),
        Column(words("figures.subject"), least=10, weight=2),
        Column(words("figures.value"), least=8, weight=2),
        Column(words("figures.unit"), least=6),
        Column(words("figures.as-of"), least=10),
        Column(words("figures.origin"), least=14, weight=2),
        Column(words("figures.wording"), least=12, weight=2),
        Column(words("figures.claim"), least=10, weight=2),
    )
    before = (None, *(row.property for row in rows))
    cells = (
        ((row.label,) if row.property != last else (), *_cells(row, words, dated=dated))
        for row, last in zip(rows, before, strict=False)
    )
    yield Table(columns, tuple(cells), records=tuple(row.records for row in rows))
    yield Paragraph(words("figures.never-summed" if dated else "figures.undated"))


def _row(context: Context, claim: Claim, index: int, opposed: Mapping[str, Mapping[str, bool]]) -> FigureRow:
    statement, address, whose = claim.statements[index], f"{claim.id}#{index}", told(context, claim)
    return FigureRow(
        records=(claim.id,),
        address=address,
        property=statement.property,
        label=context.label(statement.property),
        subject=context.party(statement.subject),
        value=statement.value,
        negated=statement.negated,
        qualifiers=statement.qualifiers,
        as_of=claim.during,
        origins=whose.said_by[:_ORIGINS],
        more_origins=max(len(whose.said_by) - _ORIGINS, 0),
        origin_stated=all(path.origin_stated for path in whose.paths),
        wording=_wording(statement.value),
        text=short(claim.text),
        conflicts=_those(opposed, address, definite=True),
        may_conflict=_those(opposed, address, definite=False),
    )


def _those(opposed: Mapping[str, Mapping[str, bool]], address: str, *, definite: bool) -> tuple[str, ...]:
    others = (other for other, certain in opposed.get(address, {}).items() if certain is definite)
    return tuple(islice(others, _OPPOSED))


def _opposed(context: Context) -> dict[str, dict[str, bool]]:
    """
    Return with which statements each is in open conflict, and whether definitely.

    Of a large conflict these are the first of each camp.
    """
    found: dict[str, dict[str, bool]] = {}
    for conflict in context.conflicts.open():
        heads = [side[0] for side in conflict.sides]
        for place, side in enumerate(conflict.sides):
            others = heads[:place] + heads[place + 1 :]
            for address in side:
                seen = found.setdefault(address, {})
                for other in others:
                    seen[other] = seen.get(other, False) or conflict.definite
    return found


def _wording(value: Value) -> str | None:
    if isinstance(value, Period):
        return " – ".join(end.text for end in (value.start, value.end) if end and end.text) or None
    return value.text if isinstance(value, Quantity | DateSpan) else None


def _cells(row: FigureRow, words: Words, *, dated: bool) -> tuple[Cell, ...]:
    value = words.quantity(row.value) if isinstance(row.value, Quantity) else words.value(row.value)
    unit = (row.value.unit if isinstance(row.value, Quantity) else None) or ""
    narrowed = [f"{key}: {words.value(value)}" for key, value in row.qualifiers.items()]
    return (
        (row.subject.link, *narrowed),
        (words("figures.negated", value=value) if row.negated else value,),
        (unit,),
        (words.period(row.as_of) or words("figures.no-date"),) if dated else (),
        (_whose(row, words),),
        (row.wording,) if row.wording else (),
        (named(row.records[0]), *_against(row, words)),
    )


def _against(row: FigureRow, words: Words) -> Iterator[Line]:
    """Yield with which claims it conflicts or may conflict, where it does."""
    for key, addresses in (("conflicts", row.conflicts), ("may-conflict", row.may_conflict)):
        claims = dict.fromkeys(address.rpartition("#")[0] for address in addresses)
        if claims:
            yield phrase(words, f"figures.{key}", claims=comma(map(named, claims)))


def _whose(row: FigureRow, words: Words) -> Line:
    names: list[Line] = [party.link for party in row.origins]
    if row.more_origins:
        names.append(words("list.more", count=row.more_origins))
    if not row.origin_stated:
        names.append(words("told.unstated"))
    return comma(names) or words("told.nobody")
