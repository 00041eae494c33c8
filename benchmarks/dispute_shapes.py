"""
The shapes of disputes: who has a claim from whom, what attacks what, and cases that hold the same.

Everything is drawn from a fixed seed. The peers' graphs are made from the shapes themselves, not from what
the library makes of the records.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, Document, Organization, Rebuttal, RebuttalKind, Record


class Hop(NamedTuple):
    """One attribution: whose it is, the places of those before it that it relays, and what else is known."""

    source: int
    relays: tuple[int, ...] = ()
    first_hand: bool = False
    held: bool = False


Shape = list[Hop]


def star(draw: random.Random, size: int) -> Shape:
    """One agency on the spot, and papers that print its report."""
    papers = (Hop(source, (0,), held=True) for source in range(1, size))
    return [Hop(0, first_hand=True), *papers]


def chain(draw: random.Random, size: int) -> Shape:
    """An eyewitness, and each source from the one before."""
    hops = (Hop(source, (source - 1,)) for source in range(1, size))
    return [Hop(0, first_hand=True), *hops]


def layers(draw: random.Random, size: int) -> Shape:
    """Witnesses, agencies that have it from some of them, and papers that have it from some agencies."""
    third = max(size // 3, 1)
    hops = [Hop(source, first_hand=draw.random() < 0.7) for source in range(third)]
    for source in range(third, size):
        before = range(third) if source < 2 * third else range(third, 2 * third)
        hops.append(Hop(source, _some(draw, before, 2), held=source >= 2 * third))
    return hops


def mutual(draw: random.Random, size: int) -> Shape:
    """Two agencies on the spot that cite each other, and papers that have it from either."""
    agencies = [Hop(0, (1,), first_hand=True, held=True), Hop(1, (0,), first_hand=True, held=True)]
    return agencies + [Hop(source, (draw.randrange(2),)) for source in range(2, size)]


def tangle(draw: random.Random, size: int) -> Shape:
    """Fewer sources than reports, each report relaying up to three before it, of whichever source."""
    hops: Shape = []
    for place in range(size):
        relays = _some(draw, range(place), draw.randrange(4))
        source = draw.randrange(max(2 * size // 3, 1))
        hops.append(Hop(source, relays, draw.random() < 0.3, draw.random() < 0.1))
    return hops


#: What the columns of a table call them.
SHAPES: dict[str, Callable[[random.Random, int], Shape]] = {
    "one wire story": star,
    "chain": chain,
    "layers": layers,
    "two agencies citing each other": mutual,
    "random": tangle,
}


def _some(draw: random.Random, places: Sequence[int], most: int) -> tuple[int, ...]:
    return tuple(sorted(draw.sample(places, min(len(places), most))))


def attributed(shapes: Iterable[Shape], sources: int) -> Case:
    """Return a case that holds a claim for each of *shapes*; no claim has more sources than *sources*."""
    records: list[Record] = [
        Organization(id=f"s{number}", name=f"Source {number}") for number in range(sources)
    ]
    for number, shape in enumerate(shapes):
        records.append(Claim(id=f"c{number}", text=f"Claim {number}"))
        records.append(Document(id=f"d{number}"))
        for place, hop in enumerate(shape):
            records.append(
                Attribution(
                    id=f"a{number}-{place}",
                    of=f"c{number}",
                    source=f"s{(7 * number + hop.source) % sources}",
                    relays=tuple(f"a{number}-{relayed}" for relayed in hop.relays),
                    first_hand=hop.first_hand or None,
                    document=f"d{number}" if hop.held else None,
                )
            )
    return Case(records)


def projected(shape: Shape) -> tuple[set[tuple[int, int]], set[int], set[int]]:
    """Return the edges from source to source, the sources that chains begin with, and those joined to us."""
    edges = {
        (shape[place].source, hop.source)
        for hop in shape
        for place in hop.relays
        if shape[place].source != hop.source
    }
    relayed = {place for hop in shape for place in hop.relays}
    origins = {hop.source for hop in shape if hop.first_hand or not hop.relays}
    joined = {hop.source for place, hop in enumerate(shape) if hop.held or place not in relayed}
    return edges, origins, joined


def random_attacks(size: int, per_node: float) -> list[tuple[int, int]]:
    """Return attacks between any two nodes, so many *per_node* on average."""
    draw = random.Random(1)
    pairs = ((draw.randrange(size), draw.randrange(size)) for _ in count())
    return list(dict.fromkeys(islice(pairs, int(size * per_node))))


def case_like_attacks(size: int) -> list[tuple[int, int]]:
    """
    Return the attacks of many small disputes.

    A claim and one to six attributions of it; up to three denials, each word against word; an answer to some,
    word against word again; and retractions of some of all these, of which some are retracted in turn.
    """
    draw = random.Random(1)
    attacks: list[tuple[int, int]] = []
    first = 0
    while first < size:
        after = first + 1 + draw.randint(1, 6)
        last = first
        for _ in range(draw.choice((0, 0, 1, 1, 2, 3))):
            target = first if draw.random() < 0.8 else draw.randrange(first, after)
            attacks += ((after, target), (target, after))
            after += 1
            if draw.random() < 0.3:
                attacks += ((after, after - 1), (after - 1, after))
                after += 1
        for last in range(first + 1, after):
            while draw.random() < 0.2:
                attacks.append((after, last))
                last, after = after, after + 1
        first = after
    return [(attacker, node) for attacker, node in attacks if attacker < size and node < size]


def disputed(size: int) -> Case:
    """Return a case of so many claims, attributions and rebuttals, in disputes as in `case_like_attacks`."""
    return Case(islice(_disputes(random.Random(1)), size))


def _disputes(draw: random.Random) -> Iterator[Record]:
    for number in count():
        claim = f"c{number}"
        yield Claim(id=claim, text=f"Claim {number}")
        said = [f"a{number}-{place}" for place in range(draw.randint(1, 6))]
        for place, id in enumerate(said):
            relays = (said[draw.randrange(place)],) if place and draw.random() < 0.5 else ()
            yield Attribution(
                id=id, of=claim, source=f"s{place}", relays=relays, first_hand=not place or None
            )
        last: list[tuple[str, str]] = [(id, f"s{place}") for place, id in enumerate(said)]
        for place in range(draw.choice((0, 0, 1, 1, 2, 3))):
            rebuttal = denial(f"r{number}-{place}", claim, by=f"t{place}")
            yield rebuttal
            last.append((rebuttal.id, rebuttal.by))
            if draw.random() < 0.3:
                answer = denial(f"r{number}-{place}-answer", rebuttal.id, by="s0")
                yield answer
                last.append((answer.id, answer.by))
        for id, by in last:
            while draw.random() < 0.2:
                taken_back = retraction(f"{id}-back", id, by=by)
                yield taken_back
                id = taken_back.id


def denial(id: str, target: str, by: str) -> Rebuttal:
    return Rebuttal(id=id, kind=RebuttalKind.DENIAL, by=by, targets=(target,))


def retraction(id: str, target: str, by: str) -> Rebuttal:
    return Rebuttal(id=id, kind=RebuttalKind.RETRACTION, by=by, targets=(target,))
