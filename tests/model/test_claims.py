from __future__ import annotations

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, ClaimKind, Statement
from counterclaim.values import DateSpan, EntityRef, Period, Quantity, SomeValue


def claim(**fields) -> Claim:
    return Claim(**{"id": "leak", "text": "The police leak videos", **fields})


def statement(**fields) -> Statement:
    return Statement(**{"subject": "huawei", "property": "countries", "value": Quantity(50), **fields})


class TestAClaim:
    def test_is_an_assertion_unless_it_says_otherwise(self):
        assert claim().kind is ClaimKind.ASSERTION

    @pytest.mark.parametrize("text", ["", "  \n", None, 7, "\ud800"])
    def test_has_a_text(self, text):
        with pytest.raises(InvalidRecordError, match="text: expected a text that is not empty"):
            claim(text=text)

    def test_keeps_its_text_as_received(self):
        assert claim(text="Gro\u0308ße ").text == "Gro\u0308ße "
        assert claim(text="Gro\u0308ße") != claim(text="Größe")

    @pytest.mark.parametrize("language", ["", "de_DE", "deutschland", 7])
    def test_has_a_language_tag(self, language):
        with pytest.raises(InvalidRecordError, match="language: expected a language tag"):
            claim(language=language)

    @pytest.mark.parametrize("field", ["about", "accuses", "assuming"])
    @pytest.mark.parametrize("wrong", [("a b",), ("",), (None,), "police", ["police"]])
    def test_refers_by_tuples_of_ids(self, field, wrong):
        with pytest.raises(InvalidRecordError, match=field):
            claim(**{field: wrong})

    @pytest.mark.parametrize("wrong", [(1,), (SomeValue(),), [], None])
    def test_is_put_into_statements_and_nothing_else(self, wrong):
        with pytest.raises(InvalidRecordError, match="statements"):
            claim(statements=wrong)

    def test_holds_throughout_a_period_not_on_some_day(self):
        assert claim(during=Period.as_of(DateSpan.year(2019))).during is not None
        with pytest.raises(InvalidRecordError, match="during: expected a period"):
            claim(during=DateSpan.year(2019))

    @pytest.mark.parametrize("kind", ["accusation", None])
    def test_has_a_kind_of_the_list(self, kind):
        with pytest.raises(
            InvalidRecordError, match="kind: expected one of assertion, accusation, prediction, opinion"
        ):
            claim(kind=kind)


class TestAStatement:
    def test_affirms_and_is_unqualified_unless_it_says_otherwise(self):
        assert not statement().negated
        assert statement().qualifiers is EMPTY

    def test_freezes_its_qualifiers(self):
        qualifiers = statement(qualifiers={"base": EntityRef("europe")}).qualifiers

        assert qualifiers == FrozenMap({"base": EntityRef("europe")})
        assert hash(statement(qualifiers=qualifiers))

    @pytest.mark.parametrize(
        "wrong", [None, 7, "ab", ["base"], {"base": "europe"}, {7: SomeValue()}, {"base": []}]
    )
    def test_has_values_as_qualifiers(self, wrong):
        with pytest.raises(InvalidRecordError, match="qualifiers: expected an object, each entry a value"):
            statement(qualifiers=wrong)

    @pytest.mark.parametrize("value", [50, "at least 50", None, SomeValue])
    def test_has_a_value(self, value):
        with pytest.raises(InvalidRecordError, match="value: expected a value"):
            statement(value=value)

    @pytest.mark.parametrize("property", ["", " ", None])
    def test_has_a_property(self, property):
        with pytest.raises(InvalidRecordError, match="property: expected a text that is not empty"):
            statement(property=property)

    def test_has_a_subject(self):
        with pytest.raises(InvalidRecordError, match="subject: expected the id of an entity or document"):
            statement(subject="the police")

    def test_that_is_negated_says_something_else(self):
        assert statement(negated=True) != statement()
        with pytest.raises(InvalidRecordError, match="negated: expected true or false"):
            statement(negated=1)
