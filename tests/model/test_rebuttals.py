from __future__ import annotations

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Direction, Evidence, Rebuttal, RebuttalKind


def rebuttal(**fields) -> Rebuttal:
    return Rebuttal(
        **{"id": "r", "kind": RebuttalKind.DENIAL, "by": "police", "targets": ("leak",), **fields}
    )


class TestARebuttal:
    def test_may_answer_several_records_at_once(self):
        assert rebuttal(targets=("leak", "own")).targets == ("leak", "own")

    def test_answers_something(self):
        with pytest.raises(InvalidRecordError, match="targets: expected the ids of one or more records"):
            rebuttal(targets=())

    def test_names_what_it_answers_by_ids(self):
        with pytest.raises(InvalidRecordError, match=r"targets\[1\]: expected the id of a record"):
            rebuttal(targets=("leak", ""))

    def test_needs_no_reason(self):
        assert rebuttal().text is None
        assert rebuttal().counterclaim is None
        assert rebuttal().evidence == ()

    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("kind", "denial", "one of denial, dispute, undercut, qualification, correction, retraction"),
            ("by", "the police", "the id of a source"),
            ("text", 7, "a text"),
            ("counterclaim", "", "the id of a claim"),
            ("evidence", "e", "a list"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        with pytest.raises(InvalidRecordError, match=f"^rebuttal: {field}: expected {expected}"):
            rebuttal(**{field: wrong})


class TestEvidence:
    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("bears_on", None, "the id of a record"),
            ("direction", None, "one of supports, undermines"),
            ("description", 7, "a text"),
            ("document", "an article", "the id of a document"),
            ("quote", "x", "a quote"),
            ("basis", ("a b",), "the id of a claim"),
            ("by", "", "the id of a source"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        fields = {"id": "e", "bears_on": "leak", "direction": Direction.SUPPORTS, field: wrong}
        with pytest.raises(InvalidRecordError, match=rf"^evidence: {field}(\[0\])?: expected {expected}"):
            Evidence(**fields)

    def test_says_what_it_does_to_what_it_bears_on(self):
        evidence = Evidence(id="e", bears_on="leak", direction=Direction.UNDERMINES)

        assert evidence.direction is Direction.UNDERMINES
