"""Random records of a dispute: everything aims at everything, on record or not."""

from __future__ import annotations

import hypothesis.strategies as st

from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Person,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
    SameAs,
)

__all__ = ["conflict_lists", "disputes", "record_sets", "records"]

CLAIMS = ["c0", "c1", "c2"]
ATTRIBUTIONS = ["a0", "a1", "a2", "a3", "a4"]
REBUTTALS = ["r0", "r1", "r2", "r3", "r4"]
EVIDENCE = ["e0", "e1"]
SOURCES = ["p", "q", "s"]
ANY = [*CLAIMS, *ATTRIBUTIONS, *REBUTTALS, *EVIDENCE, "article", "review", "lost"]

sources = st.sampled_from(SOURCES)
claims = st.builds(Claim, id=st.sampled_from(CLAIMS), text=st.just("x"))
attributions = st.builds(
    Attribution,
    id=st.sampled_from(ATTRIBUTIONS),
    of=st.sampled_from(["c0", "c0", "c1", "c2", "r0", "r1", "r2"]),
    source=sources,
    speaker=st.none() | sources,
    relays=st.lists(st.sampled_from([*ATTRIBUTIONS, "lost"]), max_size=2, unique=True).map(tuple),
    first_hand=st.none() | st.booleans(),
    document=st.sampled_from([None, None, "article", "book", "lost"]),
)
# Retractions are drawn more often, since they alone decide anything.
kinds = st.sampled_from([*RebuttalKind, RebuttalKind.RETRACTION, RebuttalKind.RETRACTION])
rebuttals = st.builds(
    Rebuttal,
    id=st.sampled_from(REBUTTALS),
    kind=kinds,
    by=sources,
    targets=st.lists(st.sampled_from(ANY), min_size=1, max_size=2, unique=True).map(tuple),
    text=st.sampled_from([None, None, "because"]),
    counterclaim=st.sampled_from([None, None, "c1", "c2"]),
    evidence=st.lists(st.sampled_from([*EVIDENCE, *EVIDENCE, "lost"]), max_size=2, unique=True).map(tuple),
)
evidence = st.builds(
    Evidence,
    id=st.sampled_from(EVIDENCE),
    bears_on=st.sampled_from(ANY),
    direction=st.sampled_from(Direction),
)
beside = st.sampled_from(
    [
        Document(id="article", publisher="p"),
        Document(id="book", publisher="q"),
        Document(id="book"),
        Review(id="review", of="c0", reviewer="s"),
        Person(id="p", name="P", depends_on=("q",)),
    ]
)
judgements = st.builds(
    lambda pair, judgement: SameAs(id="-".join(pair), left=pair[0], right=pair[1], judgement=judgement),
    st.sampled_from([("c0", "c1"), ("c1", "c2"), ("r0", "r1"), ("r1", "r2"), ("p", "q"), ("c2", "lost")]),
    st.sampled_from([Judgement.SAME, Judgement.SAME, Judgement.UNSURE]),
)
records = claims | attributions | rebuttals | evidence | beside
record_sets = st.lists(
    attributions | rebuttals | attributions | rebuttals | records | judgements,
    max_size=12,
    unique_by=lambda record: record.id,
)


@st.composite
def disputes(draw) -> list[Record]:
    """Records in any order, with the claims that most of them are about."""
    told = draw(record_sets)
    here = {record.id for record in told}
    subjects = [Claim(id=id, text="x") for id in ("c0", "c1") if id not in here]
    return draw(st.permutations([*subjects, *told]))


conflict_lists = st.lists(
    st.builds(
        lambda pair, certainty, settled_by: Conflict(
            kind="value",
            sides=((pair[0],), (pair[1],)),
            rule=RuleName("test:rule"),
            certainty=certainty,
            settled_by=settled_by,
        ),
        st.sampled_from([("c0", "c1"), ("c0#0", "c2#1"), ("c1", "c2"), ("c0", "lost")]),
        st.sampled_from([*ConflictCertainty, ConflictCertainty.DEFINITE]),
        st.sampled_from([(), (), ("note",)]),
    ),
    max_size=1,
)


def rebuttal_ids(told: list[Record]) -> list[str]:
    return [record.id for record in told if isinstance(record, Rebuttal)]
