from counterclaim.case import Case
from counterclaim.case.dependence import dependent_sources
from counterclaim.model import Attribution, Group, Judgement, Organization, Person, SameAs


def together(*records):
    return dependent_sources(Case(records)).together


class TestDependentSources:
    def test_are_those_that_own_or_speak_for_one_another(self):
        same = together(Organization(id="paper", name="The paper", depends_on=("owner",)))

        assert same("paper", "owner")
        assert not same("paper", "agency")

    def test_are_those_that_depend_on_the_same(self):
        papers = [Organization(id=id, name=id, depends_on=("owner",)) for id in ("morning", "evening")]

        assert together(*papers)("morning", "evening")

    def test_are_a_group_and_its_members(self):
        same = together(Group(id="families", name="The families", members=("mother", "father")))

        assert same("families", "father")
        assert same("mother", "father")

    def test_are_those_that_were_judged_the_same(self):
        same = SameAs(id="s", left="ap", right="associated-press", judgement=Judgement.SAME)
        assert together(same)("associated-press", "ap")

        assert not together(SameAs(id="s", left="ap", right="apa", judgement=Judgement.DIFFERENT))(
            "ap", "apa"
        )

    def test_are_not_those_of_whom_one_spoke_for_the_other_once(self):
        chief = Person(id="chief", name="The chief")

        assert not together(chief, Attribution(id="a", of="c", source="police", speaker="chief"))(
            "police", "chief"
        )
