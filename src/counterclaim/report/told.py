"""Who says something and through whom it came, in short: the chains of its attributions as names."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.model import Attribution, Certainty, Claim, Rebuttal
from counterclaim.provenance import Chain, Start, speech_acts, trace
from counterclaim.provenance.own_word import has_origin
from counterclaim.report.blocks import Cell
from counterclaim.report.context import Context, Party
from counterclaim.report.lines import Line, comma, pieces, plain
from counterclaim.words import Words, short

__all__ = ["Hop", "Path", "Told", "shown_paths", "told", "voices"]

#: Chains of one record that are followed. Where reports cite one another, there may be millions.
_PATHS = 4
#: A way that is longer is shown in several lines.
_LINE = 24
#: Hops of one chain that are named, half of them at either end.
_HOPS = 16


@frozen
class Hop:
    """
    One source on the way.

    Attributes:
        source: The source.
        speaker: Who spoke for it.
        verb: The reporting verb, as worded.
        certainty: How far it takes it upon itself.
    """

    source: Party
    speaker: Party | None
    verb: str | None
    certainty: Certainty


@frozen(kw_only=True)
class Path:
    """
    One way by which something came.

    Attributes:
        start: What is known of its beginning.
        origin_stated: Whether the first hop has it on its own word.
        hops: The sources on it, nearest to the origin first.
        left_out: How many hops in the middle are left out.
    """

    start: Start
    origin_stated: bool
    hops: tuple[Hop, ...]
    left_out: int = 0


@frozen(kw_only=True)
class Told:
    """
    Who says something, and through whom it came.

    Attributes:
        said_by: The sources that have it on their own word.
        through: The sources that pass it on.
        paths: The first ways by which it came, and what was judged the same.
        more: Whether there are others.
    """

    said_by: tuple[Party, ...]
    through: tuple[Party, ...]
    paths: tuple[Path, ...]
    more: bool


def told(context: Context, record: Claim | Rebuttal) -> Told:
    """Return who says the claim or makes the rebuttal *record*, and through whom it came."""
    said_by, through = voices(context.case, record)
    paths, more = _paths(context, record)
    return Told(
        said_by=context.parties(said_by),
        through=context.parties(through),
        paths=paths,
        more=more,
    )


def voices(case: CaseView, record: Claim | Rebuttal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sources that have *record* on their own word, and those that pass it on."""
    acts = speech_acts(case, record)
    attributions = [entry for act in acts for entry in case.attributions(act)]
    authors = [act.by for act in acts if isinstance(act, Rebuttal)]
    said_by = dict.fromkeys([*authors, *(entry.source for entry in attributions if has_origin(entry))])
    through = dict.fromkeys(entry.source for entry in attributions if not has_origin(entry))
    return tuple(said_by), tuple(through)


def shown_paths(told: Told, words: Words) -> Cell:
    """Return the ways by which something came, each beginning a line; a long one goes on behind an arrow."""
    lines = [line for path in told.paths for line in _in_lines(_stations(path, words))]
    return (*lines, words("told.more")) if told.more else tuple(lines)


def _paths(context: Context, record: Claim | Rebuttal) -> tuple[tuple[Path, ...], bool]:
    # What was judged the same has the same chains, so a class of many claims is walked through once; a claim
    # that rebuttals put forward has theirs as well.
    proposed = len(speech_acts(context.case, record)) > 1
    key = (context.case.same(record)[0], record.id if proposed else None)
    found = context.paths.get(key)
    if found is None:
        chains = trace(context.case, record, limit=_PATHS + 1)
        paths = tuple(_path(context, chain) for chain in chains[:_PATHS])
        found = context.paths[key] = paths, len(chains) > _PATHS
    return found


def _path(context: Context, chain: Chain) -> Path:
    left_out = max(len(chain.hops) - _HOPS, 0)
    ends = chain.hops if not left_out else chain.hops[: _HOPS // 2] + chain.hops[-_HOPS // 2 :]
    return Path(
        start=chain.start,
        origin_stated=chain.beyond is None and has_origin(chain.hops[0]),
        hops=tuple(_hop(context, attribution) for attribution in ends),
        left_out=left_out,
    )


def _hop(context: Context, attribution: Attribution) -> Hop:
    speaker = None if attribution.speaker is None else context.party(attribution.speaker)
    verb = None if attribution.verb is None else short(attribution.verb)
    return Hop(context.party(attribution.source), speaker, verb, attribution.certainty)


def _stations(path: Path, words: Words) -> list[Line]:
    names: list[Line] = [_name(hop, words) for hop in path.hops]
    if path.left_out:
        names.insert(_HOPS // 2, words("told.left-out", count=path.left_out))
    return names if path.origin_stated else [words(f"told.{path.start.value}"), *names]


def _in_lines(stations: list[Line]) -> Iterator[Line]:
    line = stations[0]
    for station in stations[1:]:
        longer = (*pieces(line), " → ", *pieces(station))
        if len(plain(longer)) <= _LINE:
            line = longer
        else:
            yield line
            line = ("→ ", *pieces(station))
    yield line


def _name(hop: Hop, words: Words) -> Line:
    details: list[Line] = [] if hop.speaker is None else [hop.speaker.link]
    if hop.verb is not None:
        details.append(words.quoted(hop.verb))
    if hop.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE):
        details.append(words(f"certainty.{hop.certainty.value}"))
    return (hop.source.link, " (", *pieces(comma(details)), ")") if details else hop.source.link
