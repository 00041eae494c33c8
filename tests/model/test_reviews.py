from __future__ import annotations

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Outcome, Rating, ReplyRequest, Review


class TestARating:
    def test_is_kept_word_for_word(self):
        rating = Rating(label="Größtenteils falsch", value="2", best="5", worst="1")

        assert (rating.label, rating.value) == ("Größtenteils falsch", "2")

    @pytest.mark.parametrize("field", ["label", "scale", "value", "best", "worst"])
    def test_holds_texts_since_that_is_what_was_published(self, field):
        with pytest.raises(InvalidRecordError, match=f"^rating: {field}: expected a text, found 2$"):
            Rating(**{field: 2})


class TestAReview:
    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("of", "", "the id of a claim or attribution or evidence or document"),
            ("reviewer", "x y", "the id of a source"),
            ("rating", "false", "a rating"),
            ("summary", 7, "a text"),
            ("document", "", "the id of a document"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        with pytest.raises(InvalidRecordError, match=f"^review: {field}: expected {expected}"):
            Review(**{"id": "r", "of": "leak", "reviewer": "checkers", field: wrong})

    def test_may_come_without_a_rating(self):
        assert Review(id="r", of="leak", reviewer="checkers").rating is None


class TestAReplyRequest:
    def test_is_pending_until_something_comes_of_it(self):
        assert ReplyRequest(id="q", to="police").outcome is Outcome.PENDING

    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("to", "", "the id of a source"),
            ("about", "leak", "a list, each the id of a record"),
            ("asked", "yesterday", "a date"),
            ("deadline", 7, "a date"),
            ("channel", 7, "a text"),
            ("outcome", "pending", "one of pending, answered, declined, no-comment, no-answer"),
            ("answer", 7, "a text"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        with pytest.raises(InvalidRecordError, match=f"^reply-request: {field}: expected {expected}"):
            ReplyRequest(**{"id": "q", "to": "police", field: wrong})
