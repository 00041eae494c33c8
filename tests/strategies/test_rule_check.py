"""What the check of rules finds: each wrong rule below breaks one thing, and is told which."""

import pytest

from counterclaim.conflicts import Conflict, RuleName
from counterclaim.model import Claim, Organization
from counterclaim.strategies import ConformanceError, check_rule


def conflict(*ids, kind="acme:same-words"):
    return Conflict(kind=kind, rule=RuleName("acme:rule"), sides=tuple((id,) for id in ids))


def complaint(rule, **options):
    with pytest.raises(ConformanceError) as caught:
        check_rule(rule, examples=20, **options)
    assert rule.__qualname__ in caught.value.name
    return caught.value.reason


def two_with_the_same_words(case, rule_set, /):
    by_text = {}
    for claim in sorted(case.of_type(Claim), key=lambda claim: claim.id):
        by_text.setdefault(claim.text, []).append(claim.id)
    for ids in by_text.values():
        if len(ids) > 1:
            yield conflict(*ids[:2])


def test_a_rule_that_keeps_everything_is_fine():
    check_rule(two_with_the_same_words, examples=20)


def test_one_that_finds_nothing_is_fine():
    check_rule(lambda case, rule_set, /: (), examples=5)


def test_one_that_raises_is_told_what_it_raised():
    def first_word(case, rule_set, /):
        yield from (claim.text.split()[99] for claim in case.of_type(Claim))

    assert "raises IndexError" in complaint(first_word)


def test_one_that_yields_something_else_is_told():
    def ids(case, rule_set, /):
        yield from (claim.id for claim in case.of_type(Claim))

    assert "which is no conflict" in complaint(ids)


def test_a_kind_without_a_prefix_is_told():
    def plain(case, rule_set, /):
        yield from (conflict(claim.id, claim.id, kind="same-words") for claim in case.of_type(Claim))

    assert "give it a prefix, as 'acme:same-words'" in complaint(plain)


def test_what_is_not_on_record_is_told():
    def elsewhere(case, rule_set, /):
        yield from (conflict(claim.id, "elsewhere") for claim in case.of_type(Claim))

    assert "'elsewhere', which is not on record" in complaint(elsewhere)


def test_one_that_goes_by_the_order_of_the_records_is_told():
    def first(case, rule_set, /):
        records = list(case)
        yield conflict(records[0].id, records[-1].id)

    assert "depends on the order of the records" in complaint(first)


def test_one_that_changes_its_answer_is_told():
    asked = []

    def once(case, rule_set, /):
        asked.append(case)
        if len(asked) % 2:
            yield from (conflict(claim.id, claim.id) for claim in case.of_type(Claim))

    assert "yields something else when it is called again" in complaint(once)


def test_one_that_changes_the_case_is_told():
    def adding(case, rule_set, /):
        if "added" not in case:
            case.add(Organization(id="added", name="Added"))
        return ()

    assert "changes the case" in complaint(adding)
