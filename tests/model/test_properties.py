from __future__ import annotations

from decimal import Decimal

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Aggregation, Counting, Property, ValueKind


class TestSingleValued:
    @pytest.mark.parametrize(
        ("kind", "single"),
        [
            (ValueKind.QUANTITY, True),
            (ValueKind.DATE, True),
            (ValueKind.ENTITY, False),
            (ValueKind.PLACE, False),
            (ValueKind.TEXT, False),
        ],
    )
    def test_follows_from_the_kind_of_value(self, kind, single):
        assert Property(id="p", value=kind).single_valued is single

    @pytest.mark.parametrize("kind", ValueKind)
    @pytest.mark.parametrize("single", [True, False])
    def test_is_what_was_said_where_it_was_said(self, kind, single):
        assert Property(id="p", value=kind, single_valued=single).single_valued is single


class TestAProperty:
    def test_is_a_measured_state_that_does_not_vary_unless_it_says_otherwise(self):
        made = Property(id="p", value=ValueKind.QUANTITY)

        assert (made.aggregation, made.counted) == (Aggregation.STATE, Counting.MEASURED)
        assert not made.varies_in_time
        assert not made.once

    def test_compares_tolerances_by_their_text(self):
        tight, loose = (
            Property(id="p", value=ValueKind.QUANTITY, tolerance=Decimal(t)) for t in ("0.1", "0.10")
        )

        assert tight != loose

    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("value", "quantity", "one of quantity, date, entity, place, text"),
            ("value", None, "one of quantity"),
            ("unit", " EUR", "the id of a unit"),
            ("single_valued", 1, "true or false"),
            ("separators", "sex", "a list, each a text"),
            ("varies_in_time", None, "true or false"),
            ("aggregation", "state", "one of state, total"),
            ("tolerance", 0.1, "a share of the number"),
            ("tolerance", Decimal("-0.1"), "a share of the number"),
            ("tolerance", Decimal("NaN"), "a share of the number"),
            ("counted", True, "one of exact, measured"),
            ("monotone", "up", "one of increasing, decreasing"),
            ("exclusive_values", (1,), "a text"),
            ("exclusive_with", (None,), "a text"),
            ("before", 7, "a list, each a text"),
            ("once", "yes", "true or false"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        fields = {"id": "p", "value": ValueKind.TEXT, field: wrong}
        with pytest.raises(InvalidRecordError, match=rf"^property: {field}(\[0\])?: expected {expected}"):
            Property(**fields)
