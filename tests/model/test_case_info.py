from __future__ import annotations

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import CaseInfo, Judgement, Note, SameAs


class TestCaseInfo:
    def test_needs_nothing_but_an_id(self):
        assert CaseInfo(id="belgrade").title is None

    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("title", 7, "a text"),
            ("language", "german language", "a language tag"),
            ("opened", "2019", "a date"),
            ("document", "", "the id of a document"),
            ("embargo_until", "2019", "a date"),
            ("review_by", "2019", "a date"),
            ("tags", "police", "a list, each a text"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        with pytest.raises(InvalidRecordError, match=f"^case: {field}: expected {expected}"):
            CaseInfo(**{"id": "belgrade", field: wrong})


class TestANote:
    @pytest.mark.parametrize("text", ["", " ", None])
    def test_says_something(self, text):
        with pytest.raises(InvalidRecordError, match=r"^note: text: expected a text that is not empty"):
            Note(id="n", text=text)

    def test_is_about_records_or_about_nothing(self):
        assert Note(id="n", text="x").about == ()
        with pytest.raises(InvalidRecordError, match=r"about\[0\]: expected the id of a record"):
            Note(id="n", text="x", about=("a b",))

    def test_is_signed_in_free_words(self):
        assert Note(id="n", text="x", by="the desk, evening shift").by == "the desk, evening shift"


class TestAJudgementOfSameness:
    @pytest.mark.parametrize("judgement", Judgement)
    def test_is_one_of_three(self, judgement):
        assert SameAs(id="s", left="a", right="b", judgement=judgement).judgement is judgement

    @pytest.mark.parametrize("wrong", ["same", True, None])
    def test_is_nothing_else(self, wrong):
        with pytest.raises(InvalidRecordError, match="judgement: expected one of same, different, unsure"):
            SameAs(id="s", left="a", right="b", judgement=wrong)

    @pytest.mark.parametrize("side", ["left", "right"])
    def test_names_two_records(self, side):
        with pytest.raises(InvalidRecordError, match=f"{side}: expected the id of a record"):
            SameAs(**{"id": "s", "left": "a", "right": "b", "judgement": Judgement.SAME, side: ""})
