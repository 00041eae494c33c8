"""The table of wordings: what each allows, of counts and of what is measured."""

from decimal import Decimal

import attrs
import pytest

from conflicts.helpers import PROPERTIES, Denied, found, relation, said
from counterclaim.conflicts import RuleSet
from counterclaim.conflicts.quantity_reading import NoRegionError, dimension_of, read_quantity
from counterclaim.conflicts.readings import Because
from counterclaim.model import Counting, Property, ValueKind
from counterclaim.values import Hedge, Quantity, parse_quantity

_BY_ID = {property.id: property for property in PROPERTIES}
COUNT, LENGTH = _BY_ID["countries"], _BY_ID["length"]
USUAL = RuleSet()
ANY = "(-∞, ∞)"


def read(wording, property=COUNT, *, language="en", rule_set=USUAL, prediction=False):
    quantity = wording if isinstance(wording, Quantity) else parse_quantity(wording, language=language)
    return read_quantity(quantity, property, rule_set, prediction=prediction)


def allowed(wording, property=COUNT, **settings):
    return str(read(wording, property, **settings).stated)


class TestOneSided:
    @pytest.mark.parametrize(("wording", "language"), [("at least 50", "en"), ("mindestens 50", "de")])
    def test_at_least_allows_the_number_and_more(self, wording, language):
        assert allowed(wording, COUNT, language=language) == "[50, ∞)"
        assert allowed(wording, LENGTH, language=language) == "[50, ∞)"

    @pytest.mark.parametrize(("wording", "language"), [("more than 50", "en"), ("über 50", "de")])
    def test_more_than_leaves_the_number_out(self, wording, language):
        assert allowed(wording, COUNT, language=language) == "[51, ∞)"
        assert allowed(wording, LENGTH, language=language) == "(50, ∞)"

    @pytest.mark.parametrize(("wording", "language"), [("up to 50", "en"), ("bis zu 50", "de")])
    def test_up_to_begins_at_zero_for_counts_alone(self, wording, language):
        assert allowed(wording, COUNT, language=language) == "[0, 50]"
        assert allowed(wording, LENGTH, language=language) == "(-∞, 50]"

    def test_fewer_than_leaves_the_number_out(self):
        assert allowed("fewer than 51") == "[0, 50]"
        assert allowed("less than 51", LENGTH) == "(-∞, 51)"

    @pytest.mark.parametrize("wording", ["up to 50", "fewer than 50"])
    @pytest.mark.parametrize("property", [COUNT, LENGTH])
    def test_an_upper_bound_rules_out_nothing_in_a_prediction(self, wording, property):
        reading = read(wording, property, prediction=True)

        assert read("60", property).stated.issubset(reading.stated)
        assert Because.FORECAST_BOUND in {step.because for step in reading.steps}

    @pytest.mark.parametrize("wording", ["at least 50", "more than 50", "about 50", "51"])
    def test_everything_else_means_the_same_in_a_prediction(self, wording):
        assert read(wording, prediction=True).stated == read(wording).stated

    def test_fewer_than_none_is_a_mistake(self):
        with pytest.raises(NoRegionError, match="'fewer than 0' allows no number"):
            read("fewer than 0")


class TestClose:
    @pytest.mark.parametrize(("wording", "language"), [("nearly 50", "en"), ("knapp 50", "de")])
    def test_nearly_keeps_below_the_number(self, wording, language):
        assert allowed(wording, COUNT, language=language) == "[45, 49]"
        assert allowed(wording, LENGTH, language=language) == "[45, 50)"

    def test_just_over_keeps_above_it(self):
        assert allowed("gut 50", COUNT, language="de") == "[51, 55]"
        assert allowed("gut 50", LENGTH, language="de") == "(50, 55]"

    @pytest.mark.parametrize(
        ("wording", "language"), [("about 40", "en"), ("rund 40", "de"), ("etwa 40", "de")]
    )
    def test_about_reaches_a_tenth_to_either_side(self, wording, language):
        assert allowed(wording, COUNT, language=language) == "[36, 44]"
        assert allowed(wording, LENGTH, language=language) == "[36, 44]"

    def test_a_negative_number_is_widened_to_either_side_as_well(self):
        assert allowed(Quantity(Decimal(-40), hedge=Hedge.ABOUT), LENGTH) == "[-44, -36]"
        assert allowed(Quantity(Decimal(-50), hedge=Hedge.NEARLY), LENGTH) == "[-55, -50)"

    def test_about_a_range_widens_each_of_its_ends_by_its_own_share(self):
        assert allowed(Quantity(Decimal(40), Decimal(60), hedge=Hedge.ABOUT)) == "[36, 66]"

    def test_a_property_may_have_a_tolerance_of_its_own(self):
        narrow = attrs.evolve(COUNT, tolerance=Decimal("0.05"))

        assert allowed("about 40", narrow) == "[38, 42]"
        assert read("about 40", narrow).steps[-1].setting == "tolerance of countries"

    def test_the_tolerance_of_the_rule_set_counts_otherwise(self):
        wide = RuleSet(id="acme", tolerance=Decimal("0.25"))

        assert allowed("about 40", rule_set=wide) == "[30, 50]"
        assert read("about 40", rule_set=wide).steps[-1].setting == "tolerance of acme"

    def test_whole_numbers_are_what_is_left_of_the_widened_region(self):
        assert allowed("about 45") == "[41, 49]"
        assert allowed("about 45", LENGTH) == "[40.5, 49.5]"


class TestAboutZero:
    @pytest.mark.parametrize("hedge", [Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER])
    def test_every_share_of_it_is_zero(self, hedge):
        with pytest.raises(NoRegionError, match="every share of zero is zero"):
            read(Quantity(Decimal(0), hedge=hedge), LENGTH)

    def test_it_reaches_as_far_as_an_absolute_tolerance(self):
        rule_set = RuleSet(absolute_tolerance=Decimal("0.5"))

        assert allowed("about 0", LENGTH, rule_set=rule_set) == "[-0.5, 0.5]"

    def test_without_one_it_is_a_problem_and_in_no_conflict(self):
        report = found(said("a", "about 0"), said("b", "300"))

        assert len(report) == 0
        assert [(problem.code, problem.record) for problem in report.problems] == [("reading", "a")]

    def test_with_one_it_is_compared(self):
        report = found(
            said("a", "about 0"), said("b", "301"), rule_set=RuleSet(absolute_tolerance=Decimal(3))
        )

        assert (len(report), report.problems) == (1, ())

    def test_an_absolute_tolerance_says_nothing_of_other_numbers(self):
        assert allowed("about 40", rule_set=RuleSet(absolute_tolerance=Decimal(30))) == "[36, 44]"


class TestPlainNumbers:
    def test_of_a_count_it_is_exactly_that(self):
        assert allowed("51") == "{51}"
        assert allowed("0") == "{0}"

    def test_of_what_is_measured_it_is_half_of_the_last_digit_around_with_open_ends(self):
        assert allowed("51", LENGTH) == "(50.5, 51.5)"
        assert allowed("5.0", LENGTH) == "(4.95, 5.05)"
        assert allowed("0.25", LENGTH) == "(0.245, 0.255)"

    def test_digits_count_in_the_stated_unit(self):
        assert allowed("5 km", LENGTH) == "(4500, 5500)"
        assert allowed("5000 m", LENGTH) == "(4999.5, 5000.5)"

    @pytest.mark.parametrize(
        ("wording", "region"),
        [
            ("8 million", "[7500001, 8499999]"),
            ("eight million", "[7500001, 8499999]"),
            ("1.2 million", "[1150001, 1249999]"),
            ("11,300", "[11251, 11349]"),
            ("11300", "[11251, 11349]"),
            ("3,000", "[2501, 3499]"),
            ("a hundred", "[51, 149]"),
        ],
    )
    def test_a_count_in_round_figures_is_rounded_to_its_last_digit_that_is_not_zero(self, wording, region):
        assert allowed(wording) == region

    def test_a_magnitude_word_rounds_what_is_measured_as_well(self):
        assert allowed("8 million", LENGTH) == "(7500000, 8500000)"

    @pytest.mark.parametrize("wording", ["11,301", "8,000,001", "1001"])
    def test_a_count_down_to_the_last_digit_is_exact(self, wording):
        reading = read(wording)

        assert reading.stated == reading.wide
        assert len(reading.stated.parts) == 1
        assert str(reading.stated) == f"{{{wording.replace(',', '')}}}"

    def test_a_negative_number_is_rounded_alike(self):
        assert allowed(Quantity(Decimal(-51)), LENGTH) == "(-51.5, -50.5)"


class TestOneTrailingZero:
    def test_it_is_stated_exactly_and_perhaps_rounded(self):
        reading = read("50")

        assert str(reading.stated) == str(reading.narrow) == "{50}"
        assert str(reading.wide) == "[46, 54]"

    @pytest.mark.parametrize("other", ["46", "48", "51", "54"])
    def test_a_conflict_within_five_of_it_is_possible(self, other):
        assert relation("50", other) == relation(other, "50") == "possible-conflict"

    @pytest.mark.parametrize("other", ["44", "56", "60", "40", "1"])
    def test_a_conflict_beyond_is_definite(self, other):
        assert relation("50", other) == relation(other, "50") == "conflict"

    def test_two_such_numbers_are_in_definite_conflict_when_their_places_are_apart(self):
        assert relation("110", "120") == "conflict"


class TestRoundMeasures:
    """They are stated to the last digit, and perhaps rounded: a conflict within that is possible."""

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("8,800 m", "8,848 m", "possible-conflict"),
            ("8,800 m", "8,851 m", "conflict"),
            ("50 m", "53 m", "possible-conflict"),
            ("50 m", "56 m", "conflict"),
            ("50.0 m", "53 m", "conflict"),
        ],
    )
    def test_to_the_place_of_their_last_digit_that_is_not_zero(self, left, right, expected):
        assert relation(left, right, "length") == expected

    def test_but_a_hundred_percent_is_not_rounded_to_a_hundred(self):
        assert relation("100 %", "97 %", "quota", base="voters") == "possible-conflict"
        assert relation("100 %", "90 %", "quota", base="voters") == "conflict"


class TestVague:
    @pytest.mark.parametrize(
        ("english", "german", "region"),
        [
            ("dozens", "Dutzende", "[22, ∞)"),  # 24, less a tenth, among whole numbers
            ("hundreds", "hunderte", "[180, ∞)"),
            ("thousands", "tausende", "[1800, ∞)"),
        ],
    )
    def test_it_is_two_of_them_or_more_widened_by_the_tolerance(self, english, german, region):
        assert allowed(english) == allowed(german, language="de") == region

    def test_without_a_tolerance_it_is_two_of_them(self):
        exact = RuleSet(id="strict", tolerance=Decimal(0))

        assert allowed("dozens", rule_set=exact) == "[24, ∞)"
        assert str(read("dozens", rule_set=exact).narrow) == "[24, 99]"

    @pytest.mark.parametrize(
        ("wording", "below", "within", "beyond"),
        [
            ("dozens", "19", "95", "151"),
            ("hundreds", "151", "951", "1501"),
            ("thousands", "1501", "9501", "15001"),
        ],
    )
    def test_too_few_are_a_conflict_and_too_many_a_possible_one(self, wording, below, within, beyond):
        assert relation(wording, below) == "conflict"
        assert relation(wording, within) == "refined-by"
        assert relation(wording, beyond) == "possible-conflict"

    def test_dozens_and_thousands_are_a_possible_conflict(self):
        assert relation("dozens", "thousands") == "possible-conflict"

    def test_a_denial_of_it_is_a_possible_conflict_at_most(self):
        assert relation(Denied("dozens"), "51") == "possible-conflict"


class TestRanges:
    @pytest.mark.parametrize("wording", ["between 40 and 60", "40–60", "40 to 60"])
    @pytest.mark.parametrize("property", [COUNT, LENGTH])
    def test_both_ends_are_allowed(self, wording, property):
        assert allowed(wording, property) == "[40, 60]"


class TestShares:
    @pytest.mark.parametrize(("wording", "language"), [("a third", "en"), ("ein Drittel", "de")])
    def test_a_fraction_is_approximate_with_its_bounds_rounded_outward(self, wording, language):
        reading = read(wording, _BY_ID["quota"], language=language)

        assert str(reading.stated) == "[29.97, 36.74]"
        assert reading.line == "quantity share"

    def test_a_percentage_is_another_dimension_than_a_count(self):
        assert dimension_of("percent") != dimension_of("country")
        assert relation("30 %", "30") == "incomparable"

    def test_a_percentage_is_no_count_of_whole_things(self):
        assert allowed("2.5 %") == "(2.45, 2.55)"

    def test_a_stated_base_makes_percentages_comparable(self):
        assert relation("30 %", "51 %", "quota", base="voters") == "conflict"
        assert relation("30 %", "51 %", "quota") == "possible-conflict"

    def test_per_mille_are_converted(self):
        thousandths = Quantity(Decimal(25), unit="per-mille")

        assert relation(thousandths, "2.5 %", "quota", base="voters") != "conflict"


class TestSnapping:
    def test_more_than_fifty_and_fewer_than_fifty_one_conflict_in_counts_alone(self):
        assert relation("more than 50", "fewer than 51") == "conflict"
        assert relation("more than 50", "less than 51", "length") == "compatible"

    def test_where_no_whole_number_is_left_the_region_stays_and_is_a_problem(self):
        reading = read("2.5")

        assert str(reading.stated) == "{2.5}"
        assert "counts whole things" in reading.problem

    def test_such_a_number_is_compared_all_the_same(self):
        report = found(said("a", "2.5"), said("b", "3"))

        assert [conflict.kind for conflict in report] == ["self-contradiction"]
        assert [problem.record for problem in report.problems] == ["a"]

    def test_a_narrow_range_between_whole_numbers_is_such_a_problem(self):
        assert read(Quantity(Decimal("2.2"), Decimal("2.8"))).problem is not None

    def test_a_denied_count_leaves_whole_numbers_from_zero(self):
        assert str(read("3").negated().stated) == "[0, 2] ∪ [4, ∞)"
        assert str(read("at least 50").negated().stated) == "[0, 49]"


class TestUnits:
    def test_a_number_without_one_is_read_in_that_of_the_property(self):
        reading = read("5", LENGTH)

        assert (reading.line, reading.steps[0].because) == ("quantity length", Because.UNIT_ASSUMED)

    def test_a_property_without_one_leaves_it_unstated(self):
        plain = Property(id="number", value=ValueKind.QUANTITY)

        assert read("5", plain).line != read("5 km", plain).line

    def test_conversion_comes_last(self):
        assert allowed("about 5 km", LENGTH) == "[4500, 5500]"
        assert allowed("20 °C", LENGTH) == "(292.65, 293.65)"

    @pytest.mark.parametrize("unit", ["EUR", "parsec-of-bananas", None])
    def test_an_unknown_unit_and_none_measure_themselves(self, unit):
        assert dimension_of(unit) == (unit or "number")

    def test_countable_things_are_whole_in_every_unit_of_factor_one(self):
        households = Property(id="n", value=ValueKind.QUANTITY, unit="household", counted=Counting.EXACT)

        assert allowed("more than 50", households) == "[51, ∞)"


def test_absurdly_long_numbers_are_read_exactly():
    number = Decimal("9" * 64)

    assert allowed(Quantity(number)) == f"{{{number}}}"
    assert relation(Quantity(number), Quantity(Decimal("9" * 63 + "8"))) == "conflict"


def test_steps_tell_every_threshold_that_was_used():
    reading = read("about 5 km", LENGTH)

    assert [(step.because, step.amount, step.setting) for step in reading.steps] == [
        (Because.TOLERANCE, "10 %", "tolerance of counterclaim"),
        (Because.CONVERTED, "length", "kilometre"),
    ]
