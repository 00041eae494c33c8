import pytest

from conflicts.helpers import case_of, compared, failures, found, march, relation, said, stating, unknowns
from counterclaim.conflicts import Relation, UnknownStatementError, compare
from counterclaim.errors import UnknownIdError
from counterclaim.model import Attribution, Certainty, Claim, Document, Property, ValueKind
from counterclaim.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("at least 50", "50", "refined-by"),
        ("at least 50", "at least 60", "refined-by"),
        ("at least 50", "more than 49", "equal"),
        ("at least 50", "more than 50", "refined-by"),
        ("at least 50", "up to 50", "compatible"),
        ("at least 51", "up to 50", "conflict"),
        ("more than 50", "up to 50", "conflict"),
        ("more than 50", "fewer than 51", "conflict"),
        ("about 40", "44", "refined-by"),
        ("about 40", "45", "conflict"),
        ("about 40", "about 45", "compatible"),
        ("about 40", "about 60", "conflict"),
        ("nearly 51", "51", "conflict"),
        ("nearly 51", "47", "refined-by"),
        ("between 40 and 60", "40", "refined-by"),
        ("between 40 and 60", "61", "conflict"),
        ("8 million", "8.4 million", "refined-by"),
        ("8 million", "8.6 million", "conflict"),
        ("11,300", "11,251", "refined-by"),
        ("11,300", "11,351", "conflict"),
        ("51", "51", "equal"),
        ("51", "fifty-one", "equal"),
        ("51", "52", "conflict"),
    ],
)
def test_two_counts_stand_to_each_other_as_their_wordings_do(left, right, expected):
    assert relation(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("5 km", "5000 m", "refined-by"),
        ("5 km", "5.0 km", "refined-by"),
        ("5 km", "5400 m", "refined-by"),
        ("5 km", "6 km", "conflict"),
        ("5 km", "5600 m", "conflict"),
        ("5.0 km", "5.1 km", "conflict"),
        ("about 5 km", "5.5 km", "compatible"),
        ("more than 5 km", "less than 5001 m", "compatible"),
        ("8,844 m", "8,848 m", "conflict"),
        ("8,844.4 m", "8,844 m", "refines"),
        ("3 miles", "about 5 km", "refined-by"),
    ],
)
def test_two_measures_stand_to_each_other_as_their_wordings_do(left, right, expected):
    assert relation(left, right, "length") == expected


class TestReferences:
    CASE = case_of(
        Claim(id="a", text="x", statements=(stating("51"), stating("12", "staff"))),
        Attribution(id="a@ap", of="a", source="ap"),
        said("b", "12", "staff", by="afp"),
        said("c", "61", by="afp"),
        Claim(id="silent", text="It is nice"),
    )

    def test_name_statements_by_their_address(self):
        comparison = compare(self.CASE, "a#1", "b#0")

        assert (comparison.left.address, comparison.right.address) == ("a#1", "b#0")
        assert comparison.relation is Relation.EQUAL

    def test_name_claims_by_their_id_or_themselves(self):
        assert compare(self.CASE, "a", "c") == compare(self.CASE, self.CASE["a"], self.CASE["c"])

    def test_to_a_claim_choose_the_statement_of_which_the_most_can_be_said(self):
        assert compare(self.CASE, "a", "c").left.address == "a#0"
        assert compare(self.CASE, "a", "b").left.address == "a#1"

    def test_to_one_claim_twice_compare_its_statements(self):
        comparison = compare(self.CASE, "a", "a")

        assert (comparison.left.address, comparison.right.address) == ("a#0", "a#1")

    def test_to_one_statement_twice_compare_it_with_itself(self):
        assert compare(self.CASE, "c", "c").relation is Relation.EQUAL

    def test_to_a_claim_without_statements_say_that(self):
        comparison = compare(self.CASE, "silent", "c")

        assert (comparison.relation, comparison.left) == (Relation.INCOMPARABLE, None)
        assert failures(comparison) == ["value"]

    @pytest.mark.parametrize("address", ["a#2", "a#99", "silent#0"])
    def test_to_a_statement_that_is_not_there_are_refused(self, address):
        with pytest.raises(UnknownStatementError, match="there is no statement") as refused:
            compare(self.CASE, address, "c")

        assert refused.value.address == address

    def test_refusals_say_which_statements_there_are(self):
        with pytest.raises(UnknownStatementError, match="those of 'a' are 0 to 1"):
            compare(self.CASE, "a#2", "c")
        with pytest.raises(UnknownStatementError, match="the claim 'silent' has none"):
            compare(self.CASE, "silent#0", "c")

    @pytest.mark.parametrize("id", ["lost", "lost#0", "ap", "a#x", "#0", ""])
    def test_to_no_claim_are_refused(self, id):
        with pytest.raises(UnknownIdError, match="claim"):
            compare(self.CASE, id, "c")


class TestTheConverse:
    @pytest.mark.parametrize(
        ("relation", "converse"),
        [
            (Relation.REFINES, Relation.REFINED_BY),
            (Relation.SUCCEEDS, Relation.PRECEDES),
            (Relation.CONFLICT, Relation.CONFLICT),
            (Relation.POSSIBLE_CONFLICT, Relation.POSSIBLE_CONFLICT),
            (Relation.EQUAL, Relation.EQUAL),
            (Relation.COMPATIBLE, Relation.COMPATIBLE),
            (Relation.INCOMPARABLE, Relation.INCOMPARABLE),
        ],
    )
    def test_of_a_relation(self, relation, converse):
        assert relation.converse is converse
        assert converse.converse is relation


class TestWhatIsShown:
    def test_claim_source_value_and_region(self):
        left = compared("at least 50", "51").left

        assert (left.claim, left.text) == ("a", "The claim a")
        assert [source.name for source in left.sources] == ["AP"]
        assert (left.subject.name, left.property.name) == ("The firm", "Countries supplied")
        assert (left.value.text, left.region) == ("at least 50", "[50, ∞)")

    def test_through_whom_and_where_it_came(self):
        case = case_of(Document(id="article", publisher="paper"))
        case.add_claim(
            "x", id="a", by="ap", document="article", quote="51 countries", statements=stating("51")
        )
        left = compare(case, "a", "a").left

        assert [source.name for source in left.sources] == ["AP"]
        assert [source.name for source in left.through] == ["A paper"]
        assert [quote.exact for quote in left.quotes] == ["51 countries"]
        assert left.documents == ("article",)

    def test_a_claim_that_nobody_holds_can_be_looked_at(self):
        case = case_of(said("a", "51", certainty=Certainty.UNCOMMITTED), said("b", "61"))
        comparison = compare(case, "a", "b")

        assert comparison.left.sources == ()
        assert failures(comparison) == ["commitment"]

    def test_time_and_denial(self):
        case = case_of(said("a", "51", during=march(5)), said("b", "51", during=march(5)))

        assert compare(case, "a", "b").left.during == march(5)


class TestVocabulary:
    CASE = case_of(said("a", "51", "seats"), said("b", "61", "seats", by="afp"))

    def test_can_be_passed_in(self):
        seats = Property(id="seats", value=ValueKind.QUANTITY)
        comparison = compare(self.CASE, "a", "b", vocabulary=Vocabulary((seats,)))

        assert comparison.relation is Relation.CONFLICT

    def test_may_be_empty(self):
        comparison = compare(self.CASE, "a", "b", vocabulary=Vocabulary())

        assert unknowns(comparison) == ["property"]


def test_comparing_says_what_detecting_finds():
    records = (said("a", "51"), said("b", "61", by="afp"), said("c", "51", by="paper"))
    pairs = {conflict.members for conflict in found(*records)}

    for left in "abc":
        for right in "abc":
            if left < right:
                conflicting = compare(case_of(*records), left, right).conflict
                assert conflicting == ((f"{left}#0", f"{right}#0") in pairs)
