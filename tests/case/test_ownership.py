from counterclaim.case import Case
from counterclaim.case.ownership import publisher_of, speakers_of
from counterclaim.model import Attribution, Claim, Document, Rebuttal, RebuttalKind

SAID = Attribution(id="a", of="c", source="police", speaker="chief", document="article")


class TestWhoseWordItIs:
    def test_of_an_attribution_that_of_its_source_and_speaker(self):
        assert speakers_of(SAID) == ("police", "chief")
        assert speakers_of(Attribution(id="a", of="c", source="police")) == ("police",)

    def test_of_a_rebuttal_that_of_its_maker(self):
        assert speakers_of(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("c",))) == (
            "police",
        )

    def test_of_a_claim_nobodys_in_particular(self):
        assert speakers_of(Claim(id="c", text="x")) == ()


class TestThePublisher:
    def test_is_that_of_the_document_in_which_it_stands(self):
        assert publisher_of(Case([Document(id="article", publisher="paper")]), SAID) == "paper"

    def test_is_not_known_without_the_document(self):
        assert publisher_of(Case(), SAID) is None
        assert publisher_of(Case(), Attribution(id="a", of="c", source="police")) is None
