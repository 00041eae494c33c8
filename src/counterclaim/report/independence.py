"""How many independent sources each claim has, what everything passes through, and who cites each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from counterclaim.model import Attribution, Claim, Rebuttal
from counterclaim.provenance import Circle, Corroboration, Origin, Start
from counterclaim.provenance.own_word import has_origin
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, first, joined, named, phrase, pieces
from counterclaim.words import Words

__all__ = [
    "CircleRow",
    "IndependenceRow",
    "OriginRow",
    "independence_blocks",
    "independence_lines",
    "independence_row",
    "independence_rows",
    "interval",
]

#: Origins, circles and the like of one claim that a text names.
_NAMED = 5
#: Claims of which the same is to be said.
_IDS = 30


@frozen(kw_only=True)
class OriginRow(Row):
    """
    A source with which chains begin.

    Attributes:
        source: The source; of a report that is passed on and not on record, that report.
        start: What is known of it: `first-hand`, `unstated`, or `missing` for such a report.
        unnamed: Whether it is on record without a name.
        interested: Whether it has an interest in the matter.
        own_word: Whether it says so on its own word, and does not pass on what has no stated origin.
    """

    source: Party
    start: Start
    own_word: bool
    unnamed: bool
    interested: bool


@frozen(kw_only=True)
class CircleRow(Row):
    """
    Sources that have it from each other.

    Attributes:
        sources: The sources.
        has_origin: Whether anything first-hand enters.
    """

    sources: tuple[Party, ...]
    has_origin: bool


@frozen(kw_only=True)
class IndependenceRow(Row):
    """
    How many independent sources one claim has, together with those judged the same; see `Corroboration`.

    Attributes:
        id: The id of the claim.
        same: The ids of the other claims that were judged to be the same.
        lower: How many independent sources there are at least.
        upper: How many there are at most.
        origins: The sources with which chains begin.
        chains: As many chains that share no source, nearest to the origin first.
        bottleneck: The fewest sources without which nothing would reach us.
        dominators: Where there is one channel, every source that all chains pass through.
        circles: Sources that cite each other.
        dependent: Sources that count as one.
        attributed: Whether anybody is on record for it, be it that nothing of that stands any more.
    """

    id: str
    same: tuple[str, ...]
    lower: int
    upper: int
    origins: tuple[OriginRow, ...]
    chains: tuple[tuple[Party, ...], ...]
    bottleneck: tuple[Party, ...]
    dominators: tuple[Party, ...]
    circles: tuple[CircleRow, ...]
    dependent: tuple[tuple[Party, ...], ...]
    attributed: bool


def independence_rows(context: Context) -> Sequence[IndependenceRow]:
    """Return a row for each claim; for those that were judged the same, one."""
    same: dict[str, list[Claim]] = {}
    for claim in context.case.of_type(Claim):
        same.setdefault(context.case.same(claim)[0], []).append(claim)
    return LazyRows(tuple(same.values()), lambda claims: independence_row(context, claims[0], claims[1:]))


def independence_row(
    context: Context, record: Claim | Rebuttal, same: Sequence[Claim] = ()
) -> IndependenceRow:
    """Return how many independent sources *record* has, and the claims that were judged the *same*."""
    found = context.corroboration(record)
    others = tuple(claim.id for claim in same)
    return IndependenceRow(
        records=(record.id, *others, *(id for origin in found.origins for id in origin.attributions)),
        id=record.id,
        same=others,
        lower=found.lower,
        upper=found.upper,
        origins=_origins(context, found),
        chains=tuple(map(context.parties, found.chains)),
        bottleneck=context.parties(found.bottleneck),
        dominators=context.parties(found.dominators),
        circles=tuple(_circle(context, circle) for circle in found.circles),
        dependent=tuple(map(context.parties, found.dependent)),
        attributed=any(map(context.case.attributions, context.case.same(record))),
    )


def independence_blocks(rows: Sequence[IndependenceRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("independence.claim"), least=10, weight=2),
        Column(words("independence.independent"), least=4, right=True),
        Column(words("independence.origins"), least=16, weight=3),
        Column(words("independence.through"), least=16, weight=3),
        Column(words("independence.remarks"), least=16, weight=3),
    )
    alike: dict[tuple[Cell, ...], list[IndependenceRow]] = {}
    for row in rows:
        alike.setdefault(_cells(row, words), []).append(row)
    cells = tuple((_ids(found, words), *cells) for cells, found in alike.items())
    yield Table(columns, cells, records=tuple(tuple(_records(found)) for found in alike.values()))
    yield Paragraph(words("independence.method"))


def _ids(rows: Sequence[IndependenceRow], words: Words) -> Cell:
    return first(words, [named(id) for row in rows for id in (row.id, *row.same)], _IDS)


def _records(rows: Sequence[IndependenceRow]) -> dict[str, None]:
    return dict.fromkeys(id for row in rows for id in row.records)


def independence_lines(row: IndependenceRow, words: Words) -> Iterator[Line]:
    """Yield how many independent sources there are, and what is to be noted of them, in sentences."""
    yield words("independence.one-line", interval=interval(row.lower, row.upper))
    if row.dominators:
        names = first(words, [party.link for party in row.dominators], _NAMED)
        yield phrase(words, "independence.all-through", sources=joined(words, names))
    if row.origins and not any(
        origin.start is Start.FIRST_HAND and not origin.unnamed for origin in row.origins
    ):
        yield words("independence.none-sure")
    for remark in (*_remarks(row, words), *_flags(row, words)):
        yield (*pieces(remark), ".")


def interval(lower: int, upper: int) -> str:
    """Return how many independent sources there are, as a text has it."""
    return str(upper) if lower == upper else f"{lower}–{upper}"


def _origins(context: Context, found: Corroboration) -> tuple[OriginRow, ...]:
    return tuple(
        OriginRow(
            records=origin.attributions,
            source=context.party(origin.id),
            start=origin.start,
            own_word=_is_own_word(context, origin),
            unnamed=origin.unnamed,
            interested=origin.interested,
        )
        for origin in found.origins
    )


def _is_own_word(context: Context, origin: Origin) -> bool:
    if origin.start is Start.MISSING:
        return False
    entries = [context.case.get(id, Attribution) for id in origin.attributions]
    return any(entry is None or has_origin(entry) for entry in entries)  # else it is that of a rebuttal


def _circle(context: Context, circle: Circle) -> CircleRow:
    return CircleRow(sources=context.parties(circle.sources), has_origin=circle.has_origin)


def _cells(row: IndependenceRow, words: Words) -> tuple[Cell, ...]:
    return (
        (interval(row.lower, row.upper),),
        first(words, [_origin(origin, words) for origin in row.origins], _NAMED) or (_no_origin(row, words),),
        _through(row, words) or ("–",),
        first(words, list(_remarks(row, words)), _NAMED),
    )


def _origin(origin: OriginRow, words: Words) -> Line:
    if origin.start is Start.UNSTATED and not origin.own_word:
        return phrase(words, "independence.passed-on", source=origin.source.link)
    details = [] if origin.start is Start.FIRST_HAND else [words(f"independence.{origin.start.value}")]
    details += [words("independence.unnamed")] if origin.unnamed else []
    details += [words("independence.interested")] if origin.interested else []
    return (origin.source.link, f" ({', '.join(details)})") if details else origin.source.link


def _no_origin(row: IndependenceRow, words: Words) -> str:
    if row.circles:
        return "–"
    return words("independence.fallen" if row.attributed else "told.nobody")


def _through(row: IndependenceRow, words: Words) -> Cell:
    """Return what everything passes through, where there is one channel, else the narrowest place."""
    return first(words, [party.link for party in row.dominators or row.bottleneck], _NAMED)


def _remarks(row: IndependenceRow, words: Words) -> Iterator[Line]:
    if len(row.origins) > row.upper:
        yield words("independence.channels", origins=len(row.origins), count=row.upper)
    for circle in row.circles:
        key = "mutual" if circle.has_origin else "circular"
        yield phrase(words, f"independence.{key}", sources=_named_all(circle.sources, words))
    for sources in row.dependent:
        yield phrase(words, "independence.dependent", sources=_named_all(sources, words))


def _flags(row: IndependenceRow, words: Words) -> Iterator[Line]:
    for flag in ("unnamed", "interested"):
        found = [origin.source for origin in row.origins if getattr(origin, flag)]
        if found:
            sources = _named_all(found[:_NAMED], words)
            yield phrase(words, f"independence.{flag}-origins", sources=sources)


def _named_all(sources: Sequence[Party], words: Words) -> Line:
    return joined(words, [source.link for source in sources])
