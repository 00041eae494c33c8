"""What others derive from a case is kept in step with it."""

from counterclaim.case import Case
from counterclaim.model import Claim, Judgement, SameAs

ONE, TWO, THREE = (Claim(id=id, text="x") for id in ("one", "two", "three"))


class TestAddedSince:
    def test_are_the_records_that_were_added(self):
        case = Case([ONE])
        case.add_all([TWO, THREE])

        assert case.changes == 2
        assert case.added_since(0) == (TWO, THREE)
        assert case.added_since(1) == (THREE,)
        assert case.added_since(2) == ()

    def test_are_not_told_where_others_were_rewritten(self):
        case = Case([ONE])
        case.replace(Claim(id="one", text="y"))
        case.add(TWO)

        assert case.added_since(0) is None
        assert case.added_since(1) == (TWO,)

    def test_are_not_told_where_one_was_removed(self):
        case = Case([ONE, TWO])
        case.remove("one")

        assert case.added_since(0) is None

    def test_are_not_told_of_another_case(self):
        assert Case([ONE]).added_since(3) is None

    def test_are_none_of_what_is_on_record_already(self):
        case = Case([ONE])
        case.add(ONE)

        assert case.changes == 0


class TestIsSame:
    def test_is_so_of_what_was_judged_the_same(self):
        judgement = SameAs(id="same", left="one", right="two", judgement=Judgement.SAME)
        case = Case([ONE, TWO, THREE, judgement])

        assert case.is_same(ONE, "two")
        assert not case.is_same("one", "three")

    def test_is_so_of_one_thing(self):
        assert Case().is_same("gone", "gone")
