"""Sources that count as one, that have an interest, and that put a claim in the place of another."""

from __future__ import annotations

import pytest

from counterclaim.model import Claim, Document, Entity, Group, Judgement, Organization, SameAs
from counterclaim.provenance import Start
from provenance.helpers import by, count, ends, origins, unnamed
from standing.helpers import correction, denial, said, seen


class TestSourcesThatCountAsOne:
    SAME = SameAs(id="same", left="afp", right="agence", judgement=Judgement.SAME)

    def test_are_those_that_were_judged_the_same(self):
        found = count(self.SAME, seen("afp"), seen("agence"))

        assert (found.lower, found.upper) == (1, 1)
        assert found.dependent == (("afp", "agence"),)

    def test_are_not_those_of_which_it_is_unsure(self):
        unsure = SameAs(id="same", left="afp", right="agence", judgement=Judgement.UNSURE)

        assert ends(unsure, seen("afp"), seen("agence")) == [2, 2]

    def test_are_a_paper_and_its_owner(self):
        paper = Organization(id="paper", name="The paper", depends_on=("owner",))

        assert ends(paper, *by("paper", "owner")) == [1, 1]

    def test_are_two_papers_of_one_owner_who_says_nothing(self):
        papers = [Organization(id=id, name=id, depends_on=("owner",)) for id in ("a", "b")]

        found = count(*papers, *by("a", "b"))

        assert (found.lower, found.upper) == (1, 1)
        assert found.dependent == (("a", "b"),)

    def test_are_two_members_of_a_group_that_says_nothing(self):
        families = Group(id="families", name="The families", members=("mother", "father"))

        assert ends(families, seen("mother"), seen("father")) == [1, 1]

    def test_make_no_circle_where_they_cite_each_other(self):
        found = count(self.SAME, said("a", "b", by="afp"), seen("b", "a", by="agence"))

        assert found.circles == ()
        assert (found.lower, found.upper) == (1, 1)

    def test_join_two_chains_into_one(self):
        assert ends(self.SAME, seen("w1"), seen("w2"), said("afp", "w1"), said("agence", "w2")) == [1, 1]

    def test_are_named_where_one_of_them_is_though_neither_says_how_it_knows(self):
        same = SameAs(id="same", left="x", right="minister", judgement=Judgement.SAME)

        found = count(*unnamed("x"), same, said("a", by="x"), said("b", by="minister"))

        assert [(one.unnamed, one.attributions) for one in found.origins] == [(False, ("b",))]

    def test_are_named_where_one_of_them_is_with_own_knowledge(self):
        same = SameAs(id="same", left="x", right="minister", judgement=Judgement.SAME)

        found = count(*unnamed("x"), same, *by("x", "minister"))

        assert found.unnamed == ()
        assert (found.lower, found.upper) == (1, 1)


class TestAClaimJudgedTheSameAsSomethingElse:
    @pytest.mark.parametrize("other", ["ministry", "article", "lost", "a"])
    def test_is_counted_as_if_it_were_not(self, other):
        beside = (Organization(id="ministry", name="The ministry"), Document(id="article"), seen("a"))
        same = SameAs(id="same", left="c", right=other, judgement=Judgement.SAME)

        assert count(*beside, same) == count(*beside)


class TestCounterclaims:
    INSTEAD = Claim(id="instead", text="The clinic was open")

    def test_that_nobody_reports_are_told_by_the_rebuttal(self):
        found = count(self.INSTEAD, denial("d", "clinic", counterclaim="instead"), of="instead")

        assert (found.lower, found.upper) == (1, 1)
        assert [(one.id, one.start, one.attributions) for one in found.origins] == [
            ("clinic", Start.UNSTATED, ("d",))
        ]

    def test_are_told_by_who_reports_the_rebuttal(self):
        found = count(
            self.INSTEAD,
            denial("d", "clinic", counterclaim="instead"),
            seen("clinic", of="d"),
            said("paper", "clinic", of="d"),
            of="instead",
        )

        assert found.chains == (("clinic", "paper"),)

    def test_with_reports_of_their_own_count_those(self):
        found = count(
            self.INSTEAD,
            correction("d", "clinic", counterclaim="instead"),
            seen("doctor", of="instead"),
            of="instead",
        )

        assert origins(found) == ["doctor"]

    def test_of_a_rebuttal_that_has_fallen_have_nobody(self):
        records = (self.INSTEAD, denial("d", "clinic", counterclaim="instead"))

        assert count(*records, of="instead", fallen=("d",)).upper == 0
        assert count(*records, of="d", fallen=("d",)).upper == 1


class TestInterest:
    def test_is_that_of_whom_the_claim_is_about_and_who_depends_on_them(self):
        about = Claim(id="about", text="Huawei leads", about=("huawei",))
        records = (
            Entity(id="huawei", name="Huawei"),
            Organization(id="branch", name="A branch", depends_on=("huawei",)),
            Organization(id="lobby", name="A lobby", interests=("huawei",)),
            about,
            *by("huawei", "branch", "lobby", "witness", of="about"),
        )

        found = count(*records, of="about")

        assert found.interested == ("branch", "lobby")
        assert found.dependent == (("branch", "huawei"),)

    def test_is_not_that_of_the_place_where_it_happened(self):
        about = Claim(id="about", text="It was open", place="vienna")
        lobby = Organization(id="lobby", name="A lobby", interests=("vienna",))

        assert count(about, lobby, *by("lobby", of="about"), of="about").interested == ()

    def test_is_that_in_what_was_judged_the_same(self):
        about = Claim(id="about", text="Huawei leads", about=("huawei",))
        same = SameAs(id="same", left="huawei", right="hw", judgement=Judgement.SAME)
        lobby = Organization(id="lobby", name="A lobby", interests=("hw",))

        assert count(about, same, lobby, *by("lobby", of="about"), of="about").interested == ("lobby",)

    def test_is_had_through_an_owner_who_says_nothing(self):
        about = Claim(id="about", text="Huawei leads", about=("huawei",))
        paper = Organization(id="paper", name="A paper", depends_on=("owner",))
        owner = Organization(id="owner", name="Its owner", interests=("huawei",))

        assert count(about, paper, owner, *by("paper", of="about"), of="about").interested == ("paper",)
