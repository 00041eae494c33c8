"""Every constraint is broken by something here, so a checker that finds nothing elsewhere has looked."""

import pytest
from prov.model import ProvDocument

from prov_constraints import violations

BROKEN = {
    "22": ["activity(ex:a, 2020-01-01T00:00:00, -)", "activity(ex:a, 2021-01-01T00:00:00, -)"],
    "23": ["wasAttributedTo(ex:id; ex:e, ex:ag1)", "wasAttributedTo(ex:id; ex:e, ex:ag2)"],
    "24": ["wasGeneratedBy(ex:g1; ex:e, ex:a, -)", "wasGeneratedBy(ex:g2; ex:e, ex:a, -)"],
    "25": ["wasInvalidatedBy(ex:i1; ex:e, ex:a, -)", "wasInvalidatedBy(ex:i2; ex:e, ex:a, -)"],
    "26": ["wasStartedBy(ex:s1; ex:a, -, ex:b, -)", "wasStartedBy(ex:s2; ex:a, -, ex:b, -)"],
    "27": ["wasEndedBy(ex:s1; ex:a, -, ex:b, -)", "wasEndedBy(ex:s2; ex:a, -, ex:b, -)"],
    "28": ["activity(ex:a, 2020-01-01T00:00:00, -)", "wasStartedBy(ex:a, -, -, 2021-01-01T00:00:00)"],
    "29": ["activity(ex:a, -, 2020-01-01T00:00:00)", "wasEndedBy(ex:a, -, -, 2021-01-01T00:00:00)"],
    "42": ["wasDerivedFrom(ex:e2, ex:e1)", "wasDerivedFrom(ex:e1, ex:e2)"],
    "51": ["wasDerivedFrom(ex:e2, ex:e1, -, ex:g, -)"],
    "52": [
        "specializationOf(ex:e1, ex:e2)",
        "specializationOf(ex:e2, ex:e3)",
        "specializationOf(ex:e3, ex:e1)",
    ],
    "53": ["used(ex:id; ex:a, ex:e, -)", "wasGeneratedBy(ex:id; ex:e, ex:a, -)"],
    "54": ["entity(ex:id)", "wasAttributedTo(ex:id; ex:e, ex:ag)"],
    "55": ["used(ex:a, ex:e, -)", "used(ex:e, ex:f, -)"],
    "56": ["entity(ex:c, [prov:type='prov:EmptyCollection'])", "hadMember(ex:c, ex:e)"],
}

#: What closes a circle around the derivation of `ex:new` from `ex:old`. The constraints that are missing here
#: lead to ends and invalidations, from which nothing leads back.
CIRCLES = {
    "33, 41, 43": [
        "wasStartedBy(ex:a, ex:new, -, -)",
        "used(ex:u; ex:a, ex:e, -)",
        "wasDerivedFrom(ex:old, ex:e, ex:a, -, ex:u)",
    ],
    "34, 43": ["wasStartedBy(ex:a, ex:new, -, -)", "wasGeneratedBy(ex:old, ex:a, -)"],
    "43, 48": ["wasStartedBy(ex:ag, ex:new, -, -)", "wasAttributedTo(ex:old, ex:ag)"],
    "45": ["specializationOf(ex:old, ex:new)"],
    "48": ["wasAttributedTo(ex:old, ex:new)", "entity(ex:new)"],
}

#: What is in order, and would not be if a step in it were strict or went the other way.
ORDERED = [
    ["wasDerivedFrom(ex:e3, ex:e2)", "wasDerivedFrom(ex:e2, ex:e1)", "wasDerivedFrom(ex:e3, ex:e1)"],
    ["specializationOf(ex:e2, ex:e1)", "wasDerivedFrom(ex:e2, ex:e1)"],
    ["wasAttributedTo(ex:e, ex:ag)", "entity(ex:ag)", "wasDerivedFrom(ex:e, ex:ag)"],
    ["wasGeneratedBy(ex:e, ex:a, -)", "wasGeneratedBy(ex:e, ex:b, -)"],
    ["wasInvalidatedBy(ex:e, ex:a, -)", "wasInvalidatedBy(ex:e, ex:b, -)", "wasDerivedFrom(ex:f, ex:e)"],
    ["wasInformedBy(ex:a, ex:b)", "wasInformedBy(ex:b, ex:a)"],
    ["actedOnBehalfOf(ex:ag1, ex:ag2, -)", "actedOnBehalfOf(ex:ag2, ex:ag1, -)"],
]


def judged(statements):
    text = "\n".join(["document", "prefix ex <http://example.org/>", *statements, "endDocument"])
    return {found.constraint for found in violations(ProvDocument.deserialize(content=text, format="provn"))}


@pytest.mark.parametrize(("number", "statements"), BROKEN.items(), ids=BROKEN)
def test_what_breaks_a_constraint_is_refused_by_its_number(number, statements):
    assert number in judged(statements)
    assert judged(statements[:-1]) == set()


@pytest.mark.parametrize("statements", CIRCLES.values(), ids=CIRCLES)
def test_nothing_comes_before_itself_on_whatever_way(statements):
    assert judged(["wasDerivedFrom(ex:new, ex:old)", *statements]) == {"42"}
    assert judged(statements) == set()


@pytest.mark.parametrize("statements", ORDERED)
def test_what_is_in_order_is_accepted(statements):
    assert judged(statements) == set()


def test_each_bundle_is_judged_by_itself():
    bundle = ["bundle ex:b", "wasDerivedFrom(ex:e2, ex:e1)", "endBundle"]

    assert judged(["wasDerivedFrom(ex:e1, ex:e2)", *bundle]) == set()
    assert judged([*bundle[:2], "wasDerivedFrom(ex:e1, ex:e2)", "endBundle"]) == {"42"}


def test_a_chain_of_many_thousand_derivations_is_judged():
    chain = [f"wasDerivedFrom(ex:e{number + 1}, ex:e{number})" for number in range(3000)]

    assert judged(chain) == set()
    assert judged([*chain, "wasDerivedFrom(ex:e0, ex:e3000)"]) == {"42"}
