from datetime import UTC, date, time, timedelta, timezone

import pytest

from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    SameAs,
)
from counterclaim.values import DateSpan
from formats.prov.helpers import exported, losses, related

PAPER = Organization(id="paper", name="The paper")
WRONG, RIGHT = Claim(id="wrong", text="It is 50"), Claim(id="right", text="It is 15")
SAID = Attribution(id="said", of="wrong", source="paper")
_OTHERS = [k for k in RebuttalKind if k not in (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION)]
RECORDS = (PAPER, WRONG, RIGHT, SAID)


def correction(**fields):
    usual = {"kind": RebuttalKind.CORRECTION, "by": "paper", "targets": ("said",), "counterclaim": "right"}
    return Rebuttal(id="fix", **{**usual, **fields})


def retraction(id="back", **fields):
    return Rebuttal(id=id, **{"kind": RebuttalKind.RETRACTION, "by": "paper", "targets": ("said",), **fields})


def ended(*records):
    return {found[:2] for found in related(exported(*RECORDS, *records), "wasInvalidatedBy")}


class TestRevisions:
    def test_what_a_correction_says_instead_is_a_revision(self):
        said_now = Attribution(id="said-now", of="right", source="paper")
        content = exported(*RECORDS, said_now, correction())

        assert related(content, "wasDerivedFrom") == {
            ("right", "wrong", "counterclaim:counterclaim", "prov:Revision"),
            ("said-now", "said", "counterclaim:counterclaim", "prov:Revision"),
        }

    def test_what_others_say_of_it_is_none(self):
        by_others = Attribution(id="others", of="right", source="agency")
        content = exported(*RECORDS, by_others, correction())

        assert related(content, "wasDerivedFrom") == {
            ("right", "wrong", "counterclaim:counterclaim", "prov:Revision")
        }

    @pytest.mark.parametrize(
        "rebuttal",
        [
            correction(counterclaim=None),
            correction(by="reader"),
            correction(targets=("wrong",)),
            correction(kind=RebuttalKind.DENIAL),
        ],
    )
    def test_nothing_else_revises(self, rebuttal):
        assert "wasDerivedFrom" not in exported(*RECORDS, rebuttal)

    def test_a_correction_there_and_back_is_a_circle(self):
        later = Attribution(id="later", of="right", source="paper")
        back = Rebuttal(
            id="fix-2", kind=RebuttalKind.CORRECTION, by="paper", targets=("later",), counterclaim="wrong"
        )
        records = [*RECORDS, later, correction(), back]

        assert "wasDerivedFrom" not in exported(*records)
        assert len(losses(*records)) == 4
        assert all("counterclaim: no wasRevisionOf from" in loss for loss in losses(*records))


class TestInvalidations:
    @pytest.mark.parametrize("rebuttal", [correction(), retraction()], ids=["correction", "retraction"])
    def test_those_who_said_it_make_an_end_of_it(self, rebuttal):
        content = exported(*RECORDS, rebuttal)
        act = rebuttal.id

        assert related(content, "wasInvalidatedBy") == {("said", act)}
        assert related(content, "wasGeneratedBy") == {(act, act)}
        assert related(content, "wasAssociatedWith") == {(act, "paper")}
        assert content["activity"] == {
            f"act:{act}": {
                "prov:type": {"$": f"counterclaim:{rebuttal.kind.value}", "type": "xsd:QName"},
            }
        }

    @pytest.mark.parametrize("kind", _OTHERS)
    def test_no_other_rebuttal_does(self, kind):
        assert ended(retraction(kind=kind)) == set()

    def test_nobody_else_can(self):
        assert ended(retraction(by="reader")) == set()

    def test_what_is_no_source_can_not(self):
        odd = Attribution(id="odd", of="wrong", source="wrong")
        content = exported(*RECORDS, odd, retraction(by="wrong", targets=("odd",)))

        assert "wasInvalidatedBy" not in content
        assert "wasAssociatedWith" not in content

    def test_whoever_was_judged_the_same_can(self):
        same = SameAs(id="same", left="paper", right="the-paper", judgement=Judgement.SAME)

        assert ended(retraction(by="the-paper"), same) == {("said", "back")}

    def test_the_speaker_can(self):
        spoken = Attribution(id="spoken", of="wrong", source="paper", speaker="ann")

        assert ended(spoken, retraction(by="ann", targets=("spoken",))) == {("spoken", "back")}

    def test_the_publisher_can_take_back_what_stands_in_its_document(self):
        article = Document(id="article", publisher="paper")
        other = Attribution(id="other", of="wrong", source="agency", document="article")

        assert ended(article, other, correction(targets=("other",))) == {("other", "fix")}
        assert ended(article, other, retraction(targets=("other",))) == {("other", "back")}

    def test_a_rebuttal_can_be_retracted(self):
        denial = Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="paper", targets=("wrong",))

        assert ended(denial, retraction(targets=("denial",))) == {("denial", "back")}

    def test_claims_are_nobodys_and_have_no_end(self):
        assert ended(retraction(targets=("wrong", "gone"))) == set()

    def test_what_was_withdrawn_itself_makes_no_end_and_that_is_declared(self):
        records = [retraction(), retraction("back-2", targets=("back",))]

        assert ended(*records) == {("back", "back-2")}
        assert losses(*RECORDS, *records) == [
            "back: targets[0]: no invalidation of 'said' was written: this retraction was itself withdrawn, "
            "and PROV knows no way back"
        ]

    def test_a_retraction_of_itself_makes_no_end(self):
        assert ended(retraction(targets=("back",))) == set()

    def test_there_is_one_end_and_the_earliest_that_is_known(self):
        records = [
            retraction("a-undated"),
            retraction("b-late"),
            retraction("c-early"),
            Attribution(id="l", of="b-late", source="paper", said=DateSpan.day(date(2019, 10, 18))),
            Attribution(id="e", of="c-early", source="paper", said=DateSpan.day(date(2019, 10, 17))),
        ]

        assert ended(*records) == {("said", "c-early")}
        assert losses(*RECORDS, *records) == [
            f"{id}: targets[0]: no invalidation of 'said' was written: this retraction is not the earliest "
            "that is known, and PROV has one end alone"
            for id in ("a-undated", "b-late")
        ]

    def test_one_act_may_make_an_end_of_several(self):
        other = Attribution(id="other", of="right", source="paper")
        content = exported(*RECORDS, other, retraction(targets=("said", "other")))

        assert len(content["activity"]) == len(content["wasAssociatedWith"]) == 1
        assert related(content, "wasInvalidatedBy") == {("said", "back"), ("other", "back")}


class TestTimes:
    @staticmethod
    def invalidation(*said):
        acts = [
            Attribution(id=f"act-{number}", of="back", source=source, said=span)
            for number, (source, span) in enumerate(said)
        ]
        (found,) = exported(*RECORDS, retraction(), *acts)["wasInvalidatedBy"].values()
        return found.get("prov:time"), found.get("counterclaim:precision")

    def test_a_day_is_written_as_its_beginning_and_said_to_be_a_day(self):
        assert self.invalidation(("paper", DateSpan.day(date(2019, 10, 17)))) == (
            "2019-10-17T00:00:00",
            "day",
        )

    def test_a_time_of_day_is_written_as_it_is(self):
        span = DateSpan.day(date(2019, 10, 17), time=time(9, 30, tzinfo=UTC))

        assert self.invalidation(("paper", span)) == ("2019-10-17T09:30:00+00:00", None)

    def test_another_zone_is_written_as_the_same_moment(self):
        zone = timezone(timedelta(hours=20))  # beyond what XML Schema allows
        span = DateSpan.day(date(2019, 10, 17), time=time(9, 30, tzinfo=zone))

        assert self.invalidation(("paper", span)) == ("2019-10-16T13:30:00+00:00", None)

    def test_a_moment_that_has_no_form_is_no_time(self):
        span = DateSpan.day(date.min, time=time(0, 30, tzinfo=timezone(timedelta(hours=20))))

        assert self.invalidation(("paper", span)) == (None, None)

    def test_a_time_without_a_zone_stays_without_one(self):
        span = DateSpan.day(date(2019, 10, 17), time=time(9, 30))

        assert self.invalidation(("paper", span)) == ("2019-10-17T09:30:00", None)

    @pytest.mark.parametrize(
        "span",
        [
            None,
            DateSpan.month(2019, 10),
            DateSpan.unknown("lately"),
            DateSpan(date(2019, 10, 17), date(2019, 10, 17), approximate=True),
        ],
    )
    def test_what_is_no_day_is_no_time(self, span):
        assert self.invalidation(("paper", span)) == (None, None)

    def test_only_those_who_made_it_know_when_and_their_first_word_counts(self):
        early, late = (DateSpan.day(date(2019, 10, day)) for day in (17, 18))

        assert self.invalidation(("agency", early)) == (None, None)
        assert self.invalidation(("paper", late), ("paper", early))[0] == "2019-10-17T00:00:00"
