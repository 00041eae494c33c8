"""Random cases in which sources report a claim from one another: small, and full of what goes wrong."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st

from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Group,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    Record,
    SameAs,
    UnnamedSource,
)

__all__ = ["reports"]

SOURCES = ["p", "q", "r", "s", "t", "u", "v", "w"]
IDS = [f"a{number}" for number in range(8)]
sources = st.sampled_from(SOURCES)


def attributions(id: str, ids: list[str]) -> st.SearchStrategy[Attribution]:
    """One that passes on some of *ids*, mostly; few are of other records."""
    return st.builds(
        Attribution,
        id=st.just(id),
        of=st.sampled_from(["c"] * 8 + ["twin", "r0", "other"]),
        source=sources,
        relays=st.lists(st.sampled_from([*ids, *ids, "lost"]), max_size=3, unique=True).map(tuple),
        first_hand=st.sampled_from([None, None, None, True, False]),
        document=st.sampled_from([None, None, None, "article", "lost"]),
    )


rebuttals = st.builds(
    Rebuttal,
    id=st.sampled_from(["r0", "r1"]),
    kind=st.sampled_from([RebuttalKind.DENIAL, RebuttalKind.CORRECTION]),
    by=sources,
    targets=st.just(("other",)),
    counterclaim=st.sampled_from([None, "c", "twin"]),
)
judgements = st.builds(
    lambda pair, judgement: SameAs(id="-".join(pair), left=pair[0], right=pair[1], judgement=judgement),
    st.sampled_from([("c", "twin"), ("twin", "other"), ("p", "r"), ("s", "q"), ("q", "nobody"), ("u", "t")]),
    st.sampled_from([Judgement.SAME, Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE]),
)
described = st.sampled_from(
    [
        UnnamedSource(id="u", name="An official"),
        UnnamedSource(id="v", name="Another official"),
        Group(id="p", name="The families", members=("q", "t")),
        Organization(id="s", name="The ministry", depends_on=("t",)),
        Organization(id="q", name="The agency", depends_on=("lost",)),
    ]
)


@st.composite
def reports(draw, *, most: int = 8) -> list[Record]:
    """A claim, another judged the same perhaps, and who passed them on to whom, in any order."""
    ids = IDS[: draw(st.integers(0, most))]
    told = [draw(attributions(id, ids)) for id in ids]
    beside = draw(
        st.lists(rebuttals | judgements | described, max_size=4, unique_by=lambda record: record.id)
    )
    claims = [Claim(id=id, text=id) for id in ("c", "twin", "other")]
    alike = any(one.id == "c-twin" and one.judgement is Judgement.SAME for one in beside)
    return draw(st.permutations([*claims, Document(id="article"), *untangled(told, alike), *beside]))


def untangled(told: list[Attribution], alike: bool) -> list[Attribution]:
    """
    Let nothing pass on what tells of another record, but of "other", which passes on nothing itself.

    Where that is mixed up, the design does not say who relays whom.
    """
    about = {entry.id: "c" if alike and entry.of == "twin" else entry.of for entry in told}

    def allowed(entry: Attribution, id: str) -> bool:
        here = about[entry.id]
        return id not in about or (here != "other" and about[id] in ("other", here))

    return [
        attrs.evolve(entry, relays=tuple(id for id in entry.relays if allowed(entry, id))) for entry in told
    ]
