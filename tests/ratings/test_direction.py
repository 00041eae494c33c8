"""Numbers that run against their labels are told, and never corrected."""

import pytest

from counterclaim import Rating
from counterclaim.ratings import Mapped, NumberOrder, Unmapped, contradicts, map_rating, number_direction


def rated(label, value, best="5", worst="1"):
    return Rating(label=label, value=value, best=best, worst=worst)


def found(*ratings, publisher="Correctiv"):
    return number_direction(ratings, publisher=publisher)


def odd(rating, publisher="Correctiv"):
    return contradicts(rating, map_rating(rating, publisher=publisher))


class TestOneRating:
    def test_a_false_claim_with_the_best_number_is_odd(self):
        assert odd(rated("Völlig falsch", "5")) == (
            "the label 'Völlig falsch' means false, and its number 5 is nearer to the best of the scale (5) "
            "than to the worst (1); the numbers seem to run the other way, and the label counts"
        )

    def test_a_true_claim_with_the_worst_number_is_odd(self):
        assert "means true, and its number 1 is nearer to the worst" in odd(rated("Richtig", "1"))

    def test_the_nearer_end_counts(self):
        assert odd(rated("Falso", "4", "6", None), "Lupa") is not None
        assert odd(rated("Falso", "3", "6", None), "Lupa") is None

    def test_ends_that_are_not_stated_are_those_that_schema_org_assumes(self):
        assert "the best of the scale (5) than to the worst (1)" in odd(rated("Falsch", "4", " ", None))

    def test_a_best_that_is_the_smaller_number_is_no_oddity(self):
        assert odd(rated("Falsch", "5", best="1", worst="5")) is None
        assert odd(rated("Richtig", "5", best="1", worst="5")) is not None

    @pytest.mark.parametrize(
        "rating",
        [
            rated("Falsch", "1"),
            rated("Falsch", "3"),
            rated("Teilweise falsch", "5"),
            rated("Größtenteils falsch", "5"),
            rated("Unbelegt", "5"),
            rated("Falsch", "-1", "-1", "-1"),
            rated("Falsch", "9"),
            rated("Falsch", ""),
            rated("Falsch", None),
            rated("Falsch", "5", "best"),
            rated("Falsch, sagen wir", "5"),
        ],
    )
    def test_anything_less_clear_is_no_oddity(self, rating):
        assert odd(rating) is None

    def test_what_a_number_decided_cannot_contradict_it(self):
        rating = rated(None, "1")

        mapped = map_rating(rating, publisher="India Today")

        assert isinstance(mapped, Mapped)
        assert contradicts(rating, mapped) is None

    def test_what_is_unmapped_contradicts_nothing(self):
        assert contradicts(rated("Falsch", "5"), Unmapped("Falsch", "")) is None


class TestOnePublisher:
    def test_numbers_that_run_against_the_labels_are_told_with_the_evidence(self):
        false, true = rated("Völlig falsch", "5"), rated("Richtig", "1")

        direction = found(false, true)

        assert direction.order is NumberOrder.AGAINST_LABELS
        assert [evidence.ratings for evidence in direction.evidence] == [(false,), (true,), (false, true)]
        assert all(evidence.reversed for evidence in direction.evidence)
        assert direction.evidence[2].explanation == (
            "'Völlig falsch' (5) is better by number than 'Richtig' (1)"
        )
        assert str(direction).startswith("'Correctiv': the numbers run against the labels; the label")

    def test_numbers_that_run_with_the_labels_are_told_too(self):
        direction = found(rated("False", "1"), rated("Mostly False", "2"), publisher="India Today")

        assert direction.order is NumberOrder.WITH_LABELS
        assert "'False' (1) is worse by number than 'Mostly False' (2)" in str(direction)

    def test_two_labels_show_it_where_no_number_lies_at_an_end(self):
        ratings = rated("Richtig", "3"), rated("Teilweise falsch", "4")

        assert found(*ratings).order is NumberOrder.AGAINST_LABELS

    def test_numbers_of_different_ends_are_not_compared(self):
        ratings = rated("Teilweise falsch", "4"), rated("Richtig", "5", best="9")

        assert found(*ratings).evidence == ()

    def test_evidence_of_both_kinds_is_told_as_such(self):
        assert found(rated("Falsch", "5"), rated("Falsch", "1")).order is NumberOrder.BOTH

    def test_ratings_that_are_equal_are_one_piece_of_evidence(self):
        assert len(found(*[rated("Falsch", "5")] * 1000).evidence) == 1

    def test_without_evidence_nothing_is_said(self):
        direction = found(rated("Falsch", "-1", "-1", "-1"), rated("Unbelegt", "3"), rated("Satz.", "5"))

        assert direction.order is NumberOrder.UNKNOWN
        assert str(direction) == "'Correctiv': nothing shows how the numbers run"
