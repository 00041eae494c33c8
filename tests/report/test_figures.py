from datetime import date

from counterclaim.frozen import FrozenMap
from counterclaim.model import Property, Statement, ValueKind
from counterclaim.report import case_report
from counterclaim.values import DateSpan, EntityRef, Hedge, Period, Quantity


def rows(case):
    return case_report(case, only=("figures",))["figures"]


def text(case, **settings):
    return case_report(case, only=("figures",)).section_text("figures", **settings)


def add(case, id, value, **settings):
    statement = Statement(subject="everest", property="climbers", value=value, **settings)
    case.add_claim("As it is put", id=id, by="nepal", statements=statement)


class TestRows:
    def test_each_has_its_value_its_wording_and_whose_it_is(self, case):
        row = rows(case)[0]
        assert (row.address, row.wording, str(row.value.number)) == ("rock-height#0", "8,844 metres", "8844")
        assert [party.name for party in row.origins] == ["China"]
        assert row.records == ("rock-height",)

    def test_those_of_one_property_stand_together(self, case):
        add(case, "a", Quantity(number=600))
        case.add_claim(
            "It is 8,840",
            id="b",
            by="india",
            statements=Statement(subject="everest", property="summit-height", value=Quantity(number=8840)),
        )
        assert [row.property for row in rows(case)] == ["summit-height"] * 3 + ["climbers"]

    def test_dates_are_figures_and_entities_are_none(self, case):
        add(case, "a", DateSpan.year(1953))
        add(case, "b", EntityRef("nepal"))
        assert [row.address for row in rows(case)][2:] == ["a#0"]

    def test_the_name_of_a_property_comes_from_the_case_or_the_vocabulary(self, case):
        case.add(Property(id="summit-height", label="Height of the summit", value=ValueKind.QUANTITY))
        assert rows(case)[0].label == "Height of the summit"

    def test_a_figure_whose_origin_is_not_stated_says_so(self, case):
        from counterclaim.case import UNSTATED

        statement = Statement(subject="everest", property="climbers", value=Quantity(number=5))
        case.add_claim("Five", id="x", by=UNSTATED, document="article", statements=statement)
        assert not rows(case)[-1].origin_stated
        assert "origin not stated" in text(case, width=150)


class TestText:
    def test_a_bound_is_kept_as_it_is_worded(self, case):
        add(case, "a", Quantity(number=50, hedge=Hedge.AT_LEAST, unit="person", text="mindestens 50"))
        line = next(line for line in text(case).splitlines() if "mindestens" in line)
        assert "at least 50" in line
        assert "person" in line

    def test_nothing_is_added_up(self, case):
        add(case, "a", Quantity(number=600))
        add(case, "b", Quantity(number=300))
        assert "900" not in text(case)
        assert "not added up" in " ".join(text(case).split())

    def test_an_as_of_date_is_shown_where_any_has_one(self, case):
        assert "As of when is not stated" in text(case)
        statement = Statement(subject="everest", property="climbers", value=Quantity(number=5))
        as_of = Period.as_of(DateSpan.day(date(2010, 5, 1)))
        case.add_claim("Five", id="x", by="nepal", statements=statement, during=as_of)
        assert "2010-05-01" in text(case)
        assert "not stated" in text(case)

    def test_qualifiers_and_negation_are_shown(self, case):
        qualifiers = FrozenMap({"base": Quantity(number=700)})
        add(case, "a", Quantity(number=600), negated=True, qualifiers=qualifiers)
        assert "not 600" in text(case)
        assert "base: 700" in text(case)
