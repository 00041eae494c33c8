from counterclaim.model import Claim, Group, Organization, Rebuttal, RebuttalKind
from counterclaim.report import case_report


def rows(case):
    return {row.source.id: row for row in case_report(case, only=("stances",))["stances"]}


def stances(case, source):
    return {stance.claim: stance.acts for stance in rows(case)[source].stances}


def text(case, **settings):
    return case_report(case, only=("stances",)).section_text("stances", **settings)


class TestRows:
    def test_stating_and_reporting_and_disputing_are_told_apart(self, case):
        assert stances(case, "china") == {"rock-height": ("states",)}
        assert stances(case, "bbc")["rock-height"] == ("reports",)
        assert stances(case, "nepal") == {"rock-height": ("dispute",), "snow-height": ("states",)}

    def test_a_source_without_a_word_is_silent(self, case):
        assert stances(case, "india") == {}

    def test_a_claim_that_holds_only_if_others_do_is_stated_on_a_condition(self, case):
        case.add_claim("Then it is 8,900", id="x", by="nepal", assuming="too-low")
        assert stances(case, "nepal")["x"] == ("states-if",)

    def test_who_proposes_a_counterclaim_states_it(self, case):
        case.add(Claim(id="other", text="It grows"))
        case.add(
            Rebuttal(
                id="r", kind=RebuttalKind.DISPUTE, by="india", targets=("too-low",), counterclaim="other"
            )
        )
        assert stances(case, "india")["other"] == ("states",)

    def test_a_denial_of_having_said_it_is_none_of_the_claim(self, case):
        case.add(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="china", targets=("rock-height@china",)))
        assert stances(case, "china")["rock-height"] == ("states", "denial-of-attribution")

    def test_who_speaks_for_another_is_not_called_silent(self, case):
        case.add(Group(id="officials", name="Officials in Kathmandu"))
        case.add_claim("It stands", id="x", by="nepal", speaker="officials")
        assert "officials" not in rows(case)


class TestText:
    def test_marks_stand_under_the_numbers_of_the_claims(self, case):
        lines = [line.split() for line in text(case).splitlines()]
        assert lines[0] == ["source", "1", "2", "3"]
        assert ["Nepal", "X", "S", "·"] in lines

    def test_the_legend_explains_the_marks_that_are_used_and_no_others(self, case):
        shown = " ".join(text(case).split())
        assert "S states it, R reports it, X disputes it, · silent." in shown
        assert "denies" not in shown

    def test_silent_sources_are_named_in_one_line(self, case):
        assert "Silent on every claim: India." in text(case)

    def test_more_claims_than_the_limit_are_counted(self, case):
        assert "and 1 more claims" in " ".join(text(case, limit=2).split())

    def test_more_sources_than_the_limit_are_counted(self, case):
        for number in range(4):
            case.add(Organization(id=f"o{number}", name=f"Office {number}"))
            case.add_claim(f"It is {number}", id=f"c{number}", by=f"o{number}")
        assert "and 5 more" in " ".join(text(case, limit=2).split())

    def test_a_case_in_which_nobody_says_anything_has_no_grid(self):
        from counterclaim.case import Case

        case = Case([Claim(id="c", text="It is so")])
        assert "Who says what" not in case_report(case).to_text()
        assert text(case) == "Who says what: none\n"
