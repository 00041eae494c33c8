"""Whatever is on record, and whatever stands in a page, comes through as it was or is told."""

from __future__ import annotations

import json

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import claimreview
from counterclaim.formats.ids import id_in_urn
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Organization,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
)
from counterclaim.strategies import cases, json_values
from formats.round_trips import assert_only_lost

ANY_CASE = cases() | cases(dangling=True)
_SOURCES = tuple(Organization(id=id, name=id) for id in ("one", "two"))
_IDS = st.sampled_from(["high", "low", "a0", "a1", "a2", "d0", "d1", "r0"])
_CLAIMS = st.tuples(
    *(
        st.builds(
            Claim,
            id=st.just(id),
            text=st.just(f"It is {id}"),
            assuming=st.sampled_from([(), (), ("low",)]) if id == "high" else st.just(()),
        )
        for id in ("high", "low")
    )
)


def _some(make, most):
    """Up to *most* records, each made of its number."""
    return st.integers(0, most).flatmap(lambda count: st.tuples(*map(make, range(count))))


def _attribution(number):
    return st.builds(
        Attribution,
        id=st.just(f"a{number}"),
        of=st.sampled_from(["high", "low", "d0"]),
        source=st.sampled_from(["one", "two", "nobody"]),
        relays=st.sampled_from([(), (), ("a0",), ("a1",)]),
        certainty=st.sampled_from(Certainty),
    )


def _rebuttal(number):
    return st.builds(
        Rebuttal,
        id=st.just(f"d{number}"),
        kind=st.sampled_from(RebuttalKind),
        targets=st.lists(_IDS, min_size=1, max_size=2, unique=True).map(tuple),
        by=st.just("two"),
    )


def _review(number):
    return st.builds(
        Review,
        id=st.just(f"r{number}"),
        of=st.sampled_from(["high", "low"]),
        reviewer=st.sampled_from(["one", "nobody"]),
        rating=st.sampled_from([None, Rating(label="False"), Rating(value="1")]),
    )


@st.composite
def disputes(draw):
    """Two claims, who said them and how surely, who speaks against what, and who checked them."""
    parts = draw(st.tuples(_CLAIMS, _some(_attribution, 3), _some(_rebuttal, 2), _some(_review, 1)))
    return Case((*_SOURCES, *(record for part in parts for record in part)))


def attacked(case, id):
    return any(id in rebuttal.targets for rebuttal in case.of_type(Rebuttal))


def asserted(case, claim):
    """The sources that say *claim* for sure, without anybody saying that they did not."""
    return {
        one.source
        for one in case.of_type(Attribution)
        if one.of == claim and one.certainty is Certainty.CERTAIN and not attacked(case, one.id)
    }


@given(disputes())
def test_a_claim_leaves_by_itself_only_where_somebody_asserts_it_and_nobody_objects(case):
    for node in json.loads(claimreview.write(case).data)["@graph"]:
        if node["@type"] == "Claim":
            id = id_in_urn(node["@id"])
            about = [id, *(one.id for one in case.of_type(Attribution) if one.of == id)]
            assert not any(attacked(case, one) for one in about)
            assert not any(one.of == id for one in case.of_type(Review))
            assert not case[id].assuming
            assert id_in_urn(node["author"]["@id"]) in asserted(case, id)


@given(disputes())
def test_nobody_is_named_as_the_claimant_who_did_not_say_it_for_sure(case):
    for node in json.loads(claimreview.write(case).data)["@graph"]:
        claim = node if node["@type"] == "Claim" else node["itemReviewed"]
        if "author" in claim:
            assert id_in_urn(claim["author"]["@id"]) in asserted(case, id_in_urn(claim["@id"]))


@given(disputes())
def test_a_claim_that_nothing_speaks_against_leaves(case):
    """So that the laws above do not hold because nothing is ever written."""
    written = {id_in_urn(node["@id"]) for node in json.loads(claimreview.write(case).data)["@graph"]}
    for claim in case.of_type(Claim):
        about = {claim.id, *(one.id for one in case.of_type(Attribution) if one.of == claim.id)}
        is_aimed_at = any(about.intersection(rebuttal.targets) for rebuttal in case.of_type(Rebuttal))
        is_reviewed = any(review.of == claim.id for review in case.of_type(Review))
        if asserted(case, claim.id) - {"nobody"} and not (claim.assuming or is_aimed_at or is_reviewed):
            assert claim.id in written


@given(ANY_CASE | disputes())
def test_a_review_has_what_google_asks_for_or_what_is_missing_is_told(case):
    exported = claimreview.write(case, protected="mask")
    told = {(problem.record, problem.field) for problem in exported.problems}
    for node in json.loads(exported.data)["@graph"]:
        if node["@type"] in ("ClaimReview", "Review"):
            id = id_in_urn(node["@id"])
            assert node.get("claimReviewed") or (id, "of") in told
            assert node.get("url") or (id, "document") in told
            assert node.get("reviewRating", {}).get("alternateName", "").strip() or (id, "rating") in told


@st.composite
def with_words_of_others(draw):
    """A case whose records hold what was read of schema.org, in any place and of any kind."""
    keys = st.sampled_from([*_THEIRS, "@type", "@id", "", " "]) | st.text(max_size=3)
    extras = st.dictionaries(keys.map("schema:".__add__), json_values(), max_size=3)
    return Case(tuple(evolve(record, extra=draw(extras)) for record in _WHOLE))


_THEIRS = ("image", "author", "itemReviewed", "claimReviewed", "name", "isPartOf", "about", "review")
_WHOLE = (
    *_SOURCES,
    Document(id="page", url="https://checks.example/1"),
    Claim(id="high", text="It is high"),
    Attribution(id="a0", of="high", source="one", document="page"),
    Review(id="r0", of="high", reviewer="two", rating=Rating(label="False"), document="page"),
)


@given(with_words_of_others())
def test_what_was_read_of_others_goes_out_or_is_lost_aloud_and_changes_nothing_else(case):
    exported = claimreview.write(case)
    back = claimreview.read(exported.data)

    assert_only_lost(case, exported.losses, back.case)
    assert {loss.field for loss in exported.losses} <= {"extra"}


@given(ANY_CASE)
def test_what_is_read_back_is_what_was_written_minus_the_losses(case):
    exported = claimreview.write(case, protected="mask")
    imported = claimreview.read(exported.data)

    assert not any(problem.fatal for problem in imported.problems)
    assert_only_lost(case, exported.losses, imported.case)


@given(ANY_CASE)
def test_a_web_page_holds_the_same(case):
    page = claimreview.write_page(case, protected="mask")

    assert_only_lost(case, page.losses, claimreview.read(page.data).case)


@given(ANY_CASE)
def test_what_was_read_back_is_written_and_read_unchanged(case):
    once = claimreview.read(claimreview.write(case, protected="mask").data).case
    twice = claimreview.read(claimreview.write(once, protected="mask").data).case

    assert {record.id: record for record in twice} == {record.id: record for record in once}
