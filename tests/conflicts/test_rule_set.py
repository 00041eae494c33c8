from decimal import Decimal

import attrs
import pytest

from conflicts.helpers import PROPERTIES, case_of, found, said
from counterclaim.conflicts import RuleSet, Severity, Vague, compare
from counterclaim.errors import InvalidRecordError
from counterclaim.values import Hedge

COUNTRIES = next(property for property in PROPERTIES if property.id == "countries")
PAIR = said("a", "about 40"), said("b", "51", by="afp")


class TestDefaults:
    def test_about_reaches_a_tenth(self):
        assert RuleSet().tolerance == Decimal("0.1")

    def test_about_zero_reaches_nowhere(self):
        assert RuleSet().absolute_tolerance is None

    @pytest.mark.parametrize(
        ("hedge", "vague"),
        [
            (Hedge.DOZENS, Vague(24, 99)),
            (Hedge.HUNDREDS, Vague(200, 999)),
            (Hedge.THOUSANDS, Vague(2000, 9999)),
        ],
    )
    def test_vague_counts_have_a_least_number_and_a_soft_end(self, hedge, vague):
        assert RuleSet().vague[hedge] == vague

    def test_blocks_of_up_to_256_are_listed(self):
        assert RuleSet().most_listed == 256

    def test_what_is_possible_or_settled_weighs_little(self):
        assert RuleSet().weight("quantity") is Severity.HIGH
        assert RuleSet().weight("quantity", open_=False) is Severity.LOW

    def test_a_kind_of_an_extension_has_a_weight_as_well(self):
        assert RuleSet(other_severity=Severity.HIGH).weight("acme:photo") is Severity.HIGH


class TestThresholds:
    def test_of_another_rule_set_decide(self):
        assert len(found(*PAIR)) == 1
        assert len(found(*PAIR, rule_set=RuleSet(id="wide", tolerance=Decimal("0.3")))) == 0

    def test_of_a_property_go_before_those_of_the_rule_set(self):
        narrow = attrs.evolve(COUNTRIES, tolerance=Decimal("0.05"))

        assert len(found(*PAIR, narrow, rule_set=RuleSet(id="wide", tolerance=Decimal("0.3")))) == 1

    def test_are_shown_where_they_were_used(self):
        comparison = compare(case_of(*PAIR), "a", "b", rule_set=RuleSet(id="acme", tolerance=Decimal("0.05")))
        shown = [(step.amount, step.setting) for step in comparison.left.steps]

        assert ("5 %", "tolerance of acme") in shown
        assert comparison.rule_set.id == "acme"

    def test_are_named_by_every_conflict(self):
        (conflict,) = found(*PAIR, rule_set=RuleSet(id="acme", version="7"))

        assert (conflict.rule.id, conflict.rule.version) == ("acme:quantity", "7")

    def test_give_each_kind_its_weight(self):
        quiet = RuleSet(id="acme", severities=RuleSet().severities | {"quantity": Severity.MEDIUM})
        (conflict,) = found(*PAIR, rule_set=quiet)

        assert conflict.severity is Severity.MEDIUM


class TestChecks:
    @pytest.mark.parametrize(
        "settings",
        [
            {"tolerance": Decimal("-0.1")},
            {"tolerance": Decimal(1)},
            {"tolerance": 0.1},
            {"absolute_tolerance": Decimal(0)},
            {"date_tolerance": Decimal(-1)},
            {"most_listed": 1},
            {"most_listed": 2.5},
            {"vague": {}},
            {"vague": {Hedge.DOZENS: Vague(24)}},
            {"severities": {"quantity": "high"}},
            {"id": 5},
        ],
    )
    def test_what_is_no_threshold_is_refused(self, settings):
        with pytest.raises(InvalidRecordError):
            RuleSet(**settings)

    def test_a_soft_end_lies_not_below_the_least(self):
        with pytest.raises(InvalidRecordError, match="at least 24"):
            Vague(24, 23)

    def test_a_soft_end_may_be_the_least(self):
        assert Vague(24, 24).soft_end == 24

    def test_it_is_a_value(self):
        assert RuleSet() == RuleSet()
        assert hash(RuleSet(tolerance=Decimal("0.1"))) == hash(RuleSet())


class TestFromData:
    def test_what_is_not_named_stays_as_usual(self):
        assert RuleSet.from_data({}) == RuleSet()

    def test_changes_what_is_named(self):
        read = RuleSet.from_data(
            {
                "id": "acme",
                "version": "2",
                "tolerance": "0.05",
                "absolute_tolerance": 3,
                "most_listed": 10,
                "vague": {"dozens": [20, 90], "billions": 1000},
                "severities": {"denial": "low"},
                "other_severity": "high",
            }
        )

        assert (read.id, read.version, read.tolerance, read.most_listed) == ("acme", "2", Decimal("0.05"), 10)
        assert (read.vague[Hedge.DOZENS], read.vague[Hedge.BILLIONS]) == (Vague(20, 90), Vague(1000))
        assert read.vague[Hedge.HUNDREDS] == Vague(200, 999)
        assert read.severities["denial"] is Severity.LOW
        assert read.severities["quantity"] is Severity.HIGH
        assert read.other_severity is Severity.HIGH

    @pytest.mark.parametrize(
        ("data", "complaint"),
        [
            ({"tolerence": "0.1"}, "did you mean 'tolerance'"),
            ({"tolerance": "much"}, "expected a number as a text"),
            ({"tolerance": 0.05}, "expected a number as a text"),
            ({"tolerance": True}, "tolerance"),
            ({"tolerance": "1.5"}, "share"),
            ({"tolerance": "NaN"}, "tolerance"),
            ({"absolute_tolerance": "-3"}, "above 0"),
            ({"vague": {"scores": 20}}, "dozens.*found 'scores'"),
            ({"vague": {"dozens": [24, 99, 5]}}, "dozens"),
            ({"vague": {"dozens": "24"}}, "dozens"),
            ({"vague": {"dozens": [99, 24]}}, "at least 99"),
            ({"vague": 5}, "expected a table"),
            ({"severities": {"denial": "grave"}}, "expected one of high, medium, low"),
            ({"severities": "low"}, "expected a table"),
            ({"most_listed": "10"}, "most_listed"),
            ({"most_listed": 0}, "from 2"),
            ({"other_severity": 5}, "expected one of"),
        ],
    )
    def test_names_what_is_wrong(self, data, complaint):
        with pytest.raises(InvalidRecordError, match=complaint):
            RuleSet.from_data(data)
