"""Published ratings and what they mean: exactly, or not at all."""

from datetime import date, datetime

import pytest

from counterclaim import Rating
from counterclaim.ratings import Label, Mapped, Scale, Scales, Truth, Unmapped, map_rating

TRUE, FALSE = Label(text="True", truth=Truth.TRUE), Label(text="False", truth=Truth.FALSE)


def meaning(label, publisher, **narrowing):
    return map_rating(Rating(label=label), publisher=publisher, **narrowing)


def reason(label, publisher, **narrowing):
    mapped = meaning(label, publisher, **narrowing)
    assert isinstance(mapped, Unmapped)
    return mapped.reason


def scale(id="atlas", labels=(TRUE, FALSE), **settings):
    return Scale(**{"id": id, "publisher": "The Atlas", "labels": labels, **settings})


class TestLabels:
    def test_a_label_of_the_scale_means_what_the_scale_says(self):
        assert meaning("Half True", "PolitiFact") == Mapped("Half True", "politifact", Truth.MIXED)

    def test_case_unicode_form_and_space_around_it_do_not_matter(self):
        label = "\u00a0GRO\u0308ẞTENTEILS FALSCH\n"

        assert meaning(label, "Correctiv") == Mapped(label, "correctiv-2024", Truth.MOSTLY_FALSE)

    @pytest.mark.parametrize(
        "label",
        [
            "True, but misleading",
            "Not true",
            "True.",
            "True False",
            "Mostly  True",
            "Tru",
            "Half-true statement",
            "Wahr",
            "4",
        ],
    )
    def test_anything_else_is_unmapped_and_kept(self, label):
        assert meaning(label, "PolitiFact") == Unmapped(
            label,
            f"{label!r} is no label of 'politifact', 'politifact-flip-o-meter'; "
            "labels match exactly, or not at all",
        )

    def test_a_label_of_another_publisher_means_nothing(self):
        assert isinstance(meaning("Four Pinocchios", "PolitiFact"), Unmapped)

    def test_a_label_can_have_tags_and_no_place_in_the_order(self):
        assert meaning("Satire", "Snopes") == Mapped("Satire", "snopes", None, ("satire",))

    def test_a_publisher_without_a_scale_on_principle_is_told_apart(self):
        assert reason("This is wrong.", "Full Fact").startswith("Full Fact has no scale, on principle")

    @pytest.mark.parametrize("label", [None, "", " \u00a0"])
    def test_nothing_at_all_is_unmapped(self, label):
        assert meaning(label, "Snopes") == Unmapped(label, "the rating has neither a label nor a number")


class TestPublishers:
    @pytest.mark.parametrize(
        "publisher",
        [
            "Snopes",
            " SNOPES ",
            "snopes.com",
            "www.snopes.com",
            "https://www.snopes.com/fact-check/any?x=1#y",
            "http://SNOPES.com:80",
            "//snopes.com/x",
            "snopes.com.",
        ],
    )
    def test_one_is_known_by_name_host_or_address(self, publisher):
        assert isinstance(meaning("Mixture", publisher), Mapped)

    @pytest.mark.parametrize(
        "publisher",
        [
            "",
            "Snope",
            "Snopes UK",
            "notsnopes.com",
            "snopes.com.example.org",
            "blog.snopes.com",
            "ftp://snopes.com/",
            "http://example.org\\@snopes.com/",
            "http://user@snopes.com/",
            "http://example.org/snopes.com",
            "https://[snopes.com",
            "https://snopes.com:port/\n",
            "urn:snopes.com",
        ],
    )
    def test_what_looks_alike_is_not_known(self, publisher):
        assert meaning("Mixture", publisher).reason.startswith("no scale is known for the publisher")


class TestSeveralScales:
    OLD = scale("old", valid_until=date(2020, 6, 30), language="en")
    NEW = scale("new", (Label(text="True", truth=Truth.MOSTLY_TRUE),), valid_from=date(2020, 7, 1))

    @pytest.mark.parametrize(
        ("day", "id"),
        [
            (date(2020, 6, 30), "old"),
            (date(2020, 7, 1), "new"),
            (datetime(2020, 6, 30, 23, 59), "old"),  # noqa: DTZ001
        ],
    )
    def test_the_day_tells_which_counts(self, day, id):
        assert meaning("True", "The Atlas", on=day, scales=(self.OLD, self.NEW)).scale == id

    def test_without_a_day_two_that_disagree_are_not_decided(self):
        assert reason("True", "The Atlas", scales=(self.OLD, self.NEW)) == (
            "the scales 'old' and 'new' read 'True' differently; give the day, the language or the scale"
        )

    def test_those_that_agree_need_no_day(self):
        both = (self.OLD, scale("new", (TRUE,)))

        assert meaning("True", "The Atlas", scales=both).truth is Truth.TRUE

    def test_the_scale_that_the_rating_names_counts(self):
        rating = Rating(label="True", scale="new")

        assert map_rating(rating, publisher="The Atlas", scales=(self.OLD, self.NEW)).scale == "new"

    def test_a_scale_that_the_publisher_does_not_have_is_told(self):
        rating = Rating(label="True", scale="snopes")

        mapped = map_rating(rating, publisher="PolitiFact")

        assert mapped.reason.startswith(
            "the rating names the scale 'snopes'; this publisher has 'politifact'"
        )

    def test_a_day_on_which_no_scale_was_used_is_told(self):
        assert reason("True", "The Atlas", on=date(2021, 1, 1), scales=[self.OLD]) == (
            "no scale of this publisher is known to have been used on 2021-01-01: 'old'"
        )

    @pytest.mark.parametrize("language", ["es", "es-AR", "ES"])
    def test_a_language_leaves_out_scales_in_others(self, language):
        assert meaning("Falso", "AFP", language=language).scale == "afp-es"
        assert "'Faux' is no label of 'afp-es'" in reason("Faux", "AFP", language=language)

    def test_a_language_without_a_scale_is_told(self):
        assert reason("Falso", "AFP", language="esu") == (
            "no scale of this publisher is in 'esu'; known: de, en, es, fr, pt"
        )

    def test_a_scale_without_a_language_is_never_left_out(self):
        assert meaning("True", "The Atlas", language="de", scales=[self.NEW]).scale == "new"

    @pytest.mark.parametrize(("day", "mapped"), [(date(2024, 9, 30), True), (date(2024, 11, 1), False)])
    def test_a_label_that_a_publisher_gave_up_counts_until_then(self, day, mapped):
        assert isinstance(meaning("Frei erfunden", "correctiv.org", on=day), Mapped) is mapped


class TestNumbers:
    GRADED = scale(
        labels=(
            Label(text="True", truth=Truth.TRUE, number="5"),
            Label(text="Unclear", tags=("unproven",), number="3"),
            Label(text="False", truth=Truth.FALSE, number="1"),
        ),
        best="5",
        worst="1",
    )
    REVERSED = scale(
        labels=(
            Label(text="True", truth=Truth.TRUE, number="1"),
            Label(text="False", truth=Truth.FALSE, number="5"),
        ),
        best="5",
        worst="1",
    )

    def mapped(self, one, **rating):
        return map_rating(Rating(**rating), publisher="The Atlas", scales=[one])

    def test_a_number_decides_where_the_label_is_missing(self):
        mapped = self.mapped(self.GRADED, value="5.0", best="5", worst="1")

        assert mapped == Mapped(None, "atlas", Truth.TRUE, (), "5.0")

    def test_a_number_counts_as_its_publisher_means_it(self):
        assert self.mapped(self.REVERSED, value="5", best="5", worst="1").truth is Truth.FALSE

    def test_a_label_counts_whatever_the_number_says(self):
        mapped = self.mapped(self.GRADED, label="False", value="5", best="5", worst="1")

        assert mapped == Mapped("False", "atlas", Truth.FALSE)

    def test_an_unknown_label_is_not_replaced_by_a_number(self):
        assert isinstance(self.mapped(self.GRADED, label="Fine", value="5", best="5", worst="1"), Unmapped)

    @pytest.mark.parametrize(
        ("value", "best", "worst"),
        [
            ("-1", "-1", "-1"),
            ("5", None, None),
            ("5", "10", "1"),
            ("5", "1", "5"),
            ("4", "5", "1"),
            ("five", "5", "1"),
            ("٥", "5", "1"),
            ("5e0", "5", "1"),
            ("9" * 10_000, "5", "1"),
        ],
    )
    def test_a_number_that_the_scale_does_not_explain_means_nothing(self, value, best, worst):
        mapped = self.mapped(self.GRADED, value=value, best=best, worst=worst)

        assert mapped.reason.startswith("the label is missing, and what the number ")
        assert "is not said by 'atlas'" in mapped.reason

    def test_numbers_without_a_known_direction_mean_nothing(self):
        one = scale(labels=(Label(text="Mixed", truth=Truth.MIXED, number="3"),), best="5", worst="1")

        assert isinstance(self.mapped(one, value="3", best="5", worst="1"), Unmapped)


class TestScales:
    def test_one_of_the_callers_own_is_put_beside_those_built_in(self):
        scales = Scales.default().with_scales([scale(hosts=("atlas.example",))])

        assert meaning("True", "https://atlas.example/x", scales=scales).scale == "atlas"
        assert meaning("True", "Snopes", scales=scales).scale == "snopes"

    def test_one_with_the_same_id_takes_the_place_of_the_other(self):
        scales = Scales([scale(), scale(labels=(FALSE,))])

        assert len(scales) == 1
        assert isinstance(meaning("True", "The Atlas", scales=scales), Unmapped)

    def test_sets_of_the_same_scales_are_equal(self):
        assert Scales([scale()]) == Scales([scale()])
        assert hash(Scales([scale()])) == hash(Scales([scale()]))
        assert Scales([scale()]) != Scales([scale(language="en")])

    def test_one_is_found_by_its_id(self):
        scales = Scales([scale()])

        assert scales.get("atlas") == scale()
        assert scales.get("snopes") is None
        assert "atlas" in scales
        assert scale() in scales
        assert scale(language="en") not in scales
        assert 5 not in scales


class TestTruth:
    def test_it_has_an_order(self):
        words = ["false", "mostly false", "mixed", "mostly true", "true"]

        assert [str(truth) for truth in sorted(Truth)] == words

    def test_it_cannot_be_averaged(self):
        with pytest.raises(TypeError):
            sum(Truth)

    def test_it_is_not_compared_with_numbers(self):
        with pytest.raises(TypeError):
            assert Truth.TRUE > 3
