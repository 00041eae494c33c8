"""The rules of the lint keep what every rule has to keep, and find what they are for."""

from acme_newsroom import ONE_METHOD, Method, PhotoCheck
from hypothesis import strategies as st

from counterclaim import Case, Direction, Document, Note
from counterclaim.lint import lint
from counterclaim.strategies import check_lint_rule


def checked(*methods: Method) -> Case:
    check = PhotoCheck(
        id="kayak", bears_on="photo", direction=Direction.UNDERMINES, photo="photo", methods=methods
    )
    return Case([Document(id="photo"), check])


def found(case: Case) -> list[tuple[str, bool]]:
    findings = lint(case, rules=[ONE_METHOD]).findings
    return [(finding.record, finding.settled) for finding in findings if finding.code == ONE_METHOD.code]


def test_the_rule_keeps_what_every_rule_has_to_keep():
    methods = st.lists(st.sampled_from(Method), max_size=3)
    check_lint_rule(ONE_METHOD, records=methods.map(lambda methods: tuple(checked(*methods))))
    check_lint_rule(ONE_METHOD, examples=10)


def test_a_check_by_one_method_is_found():
    assert found(checked(Method.SHADOWS)) == [("kayak", False)]
    assert found(checked(Method.SHADOWS, Method.SHADOWS)) == [("kayak", False)]


def test_a_check_by_two_methods_or_by_none_that_is_named_is_not():
    assert found(checked(Method.SHADOWS, Method.METADATA)) == []
    assert found(checked()) == []


def test_a_note_with_an_author_settles_it():
    case = checked(Method.SHADOWS)
    case.add(Note(id="clear", about=("kayak",), settles="acme:one-method", text="Clear cut.", by="A. Editor"))

    assert found(case) == [("kayak", True)]
