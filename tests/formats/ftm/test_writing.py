import csv
import io
import json
from datetime import UTC, date, time

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.errors import ProtectedValueError
from counterclaim.formats import ftm
from counterclaim.model import (
    Certainty,
    ClaimKind,
    Direction,
    Document,
    Entity,
    Evidence,
    Group,
    Note,
    Person,
    Rebuttal,
    RebuttalKind,
    UnnamedSource,
)
from counterclaim.values import DateSpan, Hedge, NoValue, Period, Protected, Quantity, SomeValue, Text
from formats.ftm.helpers import (
    ADAMS,
    ALMANAC,
    EDITION,
    FULL,
    STATEMENTS,
    born,
    case,
    claim,
    reasons,
    said,
)

ITSELF = ("birth", None)
ABOUT_MARCH = DateSpan(date(1952, 3, 1), date(1952, 3, 31), approximate=True)


def height(value):
    return born(property="ftm:Person:height", value=value)


def rows(of, form="jsonl"):
    return [json.loads(line) for line in ftm.write(of, form=form).data.splitlines()]


def stated(of):
    return [row["prop"] for row in rows(of) if row["dataset"] != "counterclaim"]


class TestWhatIsWritten:
    def test_a_case_comes_back_but_for_the_sentence_of_its_claim(self):
        exported = ftm.write(FULL)
        back = ftm.read(exported.data).case

        assert [(loss.record, loss.field) for loss in exported.losses] == [("birth", "text")]
        assert set(back.ids()) == set(FULL.ids())
        assert back["birth"].statements == STATEMENTS
        for id in ("adams", "almanac", "cambridge", "almanac-2001", "birth@almanac"):
            assert back[id] == FULL[id]

    def test_a_statement_names_its_dataset_and_its_records(self):
        (row,) = (row for row in rows(FULL) if row["prop"] == "birthDate")

        assert row["entity_id"] == row["canonical_id"] == "counterclaim.adams"
        assert (row["schema"], row["value"], row["dataset"]) == ("Person", "1952-03-11", "almanac_2001")
        assert row["origin"] == (
            "urn:counterclaim:record:birth%40almanac?=claim=birth&index=0&source=almanac&document=almanac-2001"
        )

    def test_both_serialisations_hold_the_same(self):
        table = list(csv.DictReader(io.StringIO(ftm.write(FULL, form="csv").data)))

        assert [row["value"] for row in table] == [row["value"] for row in rows(FULL)]
        assert {row["external"] for row in table} == {"f"}
        assert [row["prop_type"] for row in table if row["prop"] == "birthDate"] == ["date"]

    def test_what_followthemoney_would_clean_is_cleaned_and_kept_as_it_was(self):
        odd = evolve(ADAMS, name=' "Douglas\u200b  Adams" ', aliases=("\x00D.\nN. A.",))
        exported = ftm.write(Case([odd]))

        assert [row["value"] for row in rows(Case([odd]))][1:3] == ["Douglas Adams", "D. N. A."]
        assert exported.losses == ()
        assert ftm.read(exported.data).case["adams"] == odd

    def test_what_another_answers_for_is_of_the_dataset_of_who_says_it(self):
        # The almanac, whose document it is, says no more than that he says so.
        own = said(source="adams")

        assert {row["dataset"] for row in rows(case(claim(), own))} == {"counterclaim", "adams"}
        assert ftm.read(ftm.write(case(claim(), own)).data).case["birth@almanac"] == own

    def test_what_stands_in_no_document_is_of_the_dataset_of_who_says_it(self):
        own = said(document=None)

        assert {row["dataset"] for row in rows(case(claim(), own))} == {"counterclaim", "almanac"}

    @pytest.mark.parametrize(
        ("span", "value"),
        [
            (DateSpan.year(1952), "1952"),
            (DateSpan.month(1952, 3), "1952-03"),
            (DateSpan.day(date(1952, 3, 11), time=time(4, 5, 6, tzinfo=UTC)), "1952-03-11T04:05:06"),
            (DateSpan.day(date(1952, 3, 11), text="am 11. März"), "1952-03-11"),
        ],
    )
    def test_dates_are_as_exact_as_they_are_on_record(self, span, value):
        of = case(claim(born(value=span)), said())

        assert [row["value"] for row in rows(of) if row["prop"] == "birthDate"] == [value]
        assert ftm.read(ftm.write(of).data).case["birth"].statements[0].value == span

    @pytest.mark.parametrize("kind", ["article", "audio", "image", "video", None])
    def test_documents_keep_their_kind(self, kind):
        document = evolve(EDITION, kind=kind)

        assert ftm.read(ftm.write(Case([ALMANAC, document])).data).case["almanac-2001"] == document

    def test_writing_twice_gives_the_same(self):
        assert ftm.write(FULL).data == ftm.write(Case(FULL)).data


class TestWhatMustNotLeave:
    @pytest.mark.parametrize(
        ("records", "word"),
        [
            ((claim(born(negated=True)), said()), "not so"),
            ((claim(kind=ClaimKind.ACCUSATION), said()), "accusation"),
            ((claim(kind=ClaimKind.PREDICTION), said()), "prediction"),
            ((claim(kind=ClaimKind.OPINION), said()), "opinion"),
            ((claim(accuses=("adams",)), said()), "accusation"),
            ((claim(during=Period(start=DateSpan.year(1952))), said()), "when and where"),
            ((claim(place="cambridge"), said()), "when and where"),
            ((claim(assuming=("other",)), said()), "only if other claims do"),
            ((claim(),), "nobody on record takes it upon themselves"),
            ((claim(), said(certainty=Certainty.UNCOMMITTED)), "nobody on record takes it upon themselves"),
            ((claim(born(value=NoValue())), said()), "there is none"),
            ((claim(born(value=SomeValue())), said()), "not known"),
            ((claim(born(qualifiers={"base": Text("x")})), said()), "narrows"),
            ((claim(born(value=DateSpan.year(952))), said()), "from 1000"),
            (
                (claim(born(value=ABOUT_MARCH)), said()),
                "years",
            ),
            (
                (
                    claim(height(Quantity(196, hedge=Hedge.AT_LEAST))),
                    said(),
                ),
                "hedged",
            ),
            ((claim(height(Quantity(1, unit="metre"))), said()), "unit"),
            ((claim(born(property="ftm:Person:shoeSize")), said()), "no property"),
            ((claim(born(property="head-of-state")), said()), "no property"),
            ((claim(born(subject="nobody")), said()), "no entity that is written"),
            ((claim(born(property="citizenship", value=Text("Britain"))), said()), "does not take"),
        ],
    )
    def test_what_would_become_a_plain_statement_is_lost_with_its_reason(self, records, word):
        assert word in reasons(*records)[ITSELF]
        assert stated(case(*records)) == []

    @pytest.mark.parametrize(
        "kind", [kind for kind in RebuttalKind if kind is not RebuttalKind.QUALIFICATION], ids=str
    )
    @pytest.mark.parametrize("target", ["birth", "birth@almanac"])
    def test_what_is_disputed_does_not_leave(self, kind, target):
        no = Rebuttal(id="no", kind=kind, by="almanac", targets=(target,))

        found = reasons(claim(), said(), no)

        assert "'no' disputes it" in found[ITSELF]
        assert found["no", None] == "FollowTheMoney has no word for a rebuttal"
        assert stated(case(claim(), said(), no)) == []

    @pytest.mark.parametrize("certainty", [Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCOMMITTED])
    def test_who_is_not_certain_is_no_dataset(self, certainty):
        other = said(id="birth@other", source="adams", document=None, certainty=certainty)

        assert certainty.value in reasons(claim(), said(), other)["birth@other", None]
        assert stated(case(claim(), said(), other)) == ["birthDate"]

    def test_what_can_be_said_of_a_claim_leaves_without_the_rest(self):
        both = (claim(born(), born(negated=True)), said())

        assert stated(case(*both)) == ["birthDate"]
        assert "statement 1" in reasons(*both)["birth", "statements"]

    @pytest.mark.parametrize("form", ["jsonl", "csv"])
    def test_a_protected_identity_is_refused_or_left_out_and_never_written(self, form):
        hidden = UnnamedSource(id="mole", name="an official", identity=Protected("Deep Throat"))

        with pytest.raises(ProtectedValueError):
            ftm.write(Case([hidden]), form=form)
        for mode in ("mask", "keep"):
            exported = ftm.write(Case([hidden]), protected=mode, form=form)
            assert "Deep Throat" not in exported.data
            assert [loss.record for loss in exported.losses] == ["mole"]

    @pytest.mark.parametrize(
        "record",
        [
            Note(id="x", text="check"),
            Evidence(id="x", bears_on="birth", direction=Direction.SUPPORTS),
            Group(id="x", name="readers"),
            UnnamedSource(id="x", name="a reader"),
            Entity(id="x", name="a comet"),
            Person(id="x" * 200, name="Long"),
        ],
        ids=lambda record: type(record).__name__,
    )
    def test_what_there_is_no_word_for_is_lost_as_a_whole(self, record):
        assert "FollowTheMoney" in reasons(record)[record.id, None]

    def test_each_field_that_is_lost_has_its_reason(self):
        person = evolve(ADAMS, role="writer", same_as=("https://imdb.example/1",))
        paper = Document(id="d", kind="letter", publisher="nobody", language="tlh", byline="By D. Adams")
        unseen = Person(id="p", name="\u200b")
        found = reasons(unseen, evolve(person, id="q"), paper, claim(), said(verb="noted"))

        assert set(found) == {
            ("p", "name"),
            ("q", "role"),
            ("q", "same_as"),
            ("d", "kind"),
            ("d", "publisher"),
            ("d", "language"),
            ("d", "byline"),
            ("birth", "text"),
            ("birth@almanac", "verb"),
        }


def test_another_form_is_a_mistake():
    with pytest.raises(ValueError, match="'jsonl', 'csv'"):
        ftm.write(FULL, form="pack")


def test_another_way_with_protected_values_is_a_mistake():
    with pytest.raises(ValueError, match="refuse"):
        ftm.write(FULL, protected="hide")


def test_a_claim_of_which_nobody_is_certain_says_so():
    found = reasons(claim(), said(certainty=Certainty.PROBABLE))

    assert "none is certain of this" in found[ITSELF]
    assert "this one is probable" in found[("birth@almanac", None)]


def test_reasons_are_in_the_right_words():
    proof = Evidence(id="e", bears_on="birth", direction=Direction.SUPPORTS)

    assert reasons(claim(), said(), proof)[("e", None)] == "FollowTheMoney has no word for evidence"
    assert reasons(UnnamedSource(id="u", name="x"))[("u", None)].endswith("an unnamed source")
