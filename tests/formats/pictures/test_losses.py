from counterclaim.case import Case
from counterclaim.formats.pictures.losses import map_losses
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Document,
    Foreign,
    Judgement,
    Note,
    Organization,
    Person,
    Rebuttal,
    RebuttalKind,
    SameAs,
    UnknownRecord,
)

HIDDEN = "a claim map does not show it"


def losses(*records):
    return [str(loss) for loss in map_losses(Case(records))]


class TestMapLosses:
    def test_what_is_shown_is_no_loss(self):
        assert (
            losses(
                CaseInfo(id="info", title="T"),
                Organization(id="o", name="O", role="paper"),
                Claim(id="c", text="It is", assuming=("d",)),
                Claim(id="d", text="So it is", accuses=("o",)),
                Attribution(id="a", of="c", source="o", verb="said"),
                Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c",)),
                SameAs(id="s", left="c", right="d", judgement=Judgement.SAME),
            )
            == []
        )

    def test_a_field_of_many_records_is_one_loss_that_counts_them(self):
        claims = [Claim(id=f"c{number}", text="It is", language="en") for number in range(1_000)]

        assert losses(*claims) == [f"c0: language: {HIDDEN}; the same holds for 999 more of the type claim"]

    def test_a_record_that_has_no_place_in_a_map_is_lost_as_a_whole(self):
        found = losses(Document(id="d1"), Document(id="d2"), Note(id="n", text="Look"))

        assert found == [f"d1: {HIDDEN}; the same holds for 1 more of the type document", f"n: {HIDDEN}"]

    def test_what_is_known_not_to_be_so_is_lost_and_what_is_not_known_is_not(self):
        found = losses(
            Person(id="p", name="P", public_figure=False),
            Person(id="q", name="Q"),
            Attribution(id="a", of="c", source="p", first_hand=False),
        )

        assert found == [f"p: public_figure: {HIDDEN}", f"a: first_hand: {HIDDEN}"]

    def test_unknown_fields_and_types_are_lost(self):
        found = losses(
            Claim(id="c", text="It is", extra={"acme:tone": "calm"}),
            UnknownRecord(id="u", foreign=Foreign(tag="acme:thing"), data=FrozenMap()),
        )

        assert found == [f"c: extra: {HIDDEN}", f"u: {HIDDEN}"]

    def test_a_second_description_of_the_case_and_other_judgements_are_lost(self):
        found = losses(
            CaseInfo(id="one", title="1"),
            CaseInfo(id="two", title="2"),
            SameAs(id="s", left="c", right="gone", judgement=Judgement.SAME),
            Claim(id="c", text="It is"),
        )

        assert found == [f"two: {HIDDEN}", f"s: {HIDDEN}"]
