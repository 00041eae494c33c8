from datetime import date
from pathlib import Path

import pytest

from counterclaim.case import Case
from counterclaim.conflicts import detect
from counterclaim.files import read_case
from counterclaim.formats.pictures import map_rows, provenance_tree, timeline, timeline_rows, tree_rows
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    SameAs,
)
from counterclaim.values import DateSpan

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def belgrade():
    return read_case(EXAMPLES / "belgrade-cameras.toml").case


def shown(rows):
    return [(row.who, row.what, row.to, row.from_whom) for row in rows]


class TestMapRows:
    def test_a_report_says_from_whom_it_has_it(self, belgrade):
        row = next(row for row in map_rows(belgrade) if row.records[0] == "crime-fell@der-standard")

        assert (row.who, row.what, row.from_whom) == ("Der Standard", "reports it", "Serbian authorities")
        assert row.to.startswith("crime-fell: Crime has fallen")
        assert row.records == ("crime-fell@der-standard", "crime-fell", "crime-fell@serbian-authorities")

    def test_a_report_of_nobodys_word_says_so(self, belgrade):
        row = next(row for row in map_rows(belgrade) if row.records[0] == "huawei-50@der-standard")

        assert row.from_whom == "origin not stated"

    def test_a_denial_says_what_it_answers(self, belgrade):
        row = next(row for row in map_rows(belgrade) if row.records[0] == "huawei-denial")

        assert (row.who, row.what) == ("Huawei", "denies it")
        assert row.to.startswith("control: ")

    def test_a_claim_that_nobody_has_says_so(self, belgrade):
        row = next(row for row in map_rows(belgrade) if row.records == ("control",))

        assert row.what == "nobody on record"

    def test_silent_sources_come_last(self, belgrade):
        rows = map_rows(belgrade, language="de")[-5:]

        assert {row.what for row in rows} == {"kein Wort erfasst"}
        assert rows[0].who == "Chinese government"

    def test_what_joins_claims_has_rows(self):
        case = Case(
            [
                Organization(id="o", name="Water council"),
                Claim(id="c", text="One", assuming=("d",)),
                Claim(id="d", text="Two"),
                SameAs(id="s", left="c", right="d", judgement=Judgement.SAME),
                Rebuttal(
                    id="r",
                    kind=RebuttalKind.DISPUTE,
                    by="o",
                    targets=("c",),
                    counterclaim="d",
                    evidence=("e",),
                ),
                Evidence(
                    id="e",
                    bears_on="c",
                    direction=Direction.UNDERMINES,
                    description="A drill core",
                    basis=("d",),
                ),
            ]
        )

        assert shown(map_rows(case)) == [
            ("", "nobody on record", "c: One", ""),
            ("Water council", "disputes it; naming as evidence: e", "c: One", ""),
            ("evidence", "evidence against it: A drill core", "c: One", ""),
            ("Water council", "states it", "d: Two", ""),
            ("c: One", "holds only if", "d: Two", ""),
            ("c: One", "judged the same", "d: Two", ""),
            ("Water council", "says instead", "d: Two", ""),
            ("e", "is derived from", "d: Two", ""),
        ]

    def test_every_relation_of_the_map_is_in_the_table_and_the_other_way_round(self, belgrade):
        conflicts = detect(belgrade)
        grid = claim_grid(belgrade, conflicts=conflicts)
        rows = map_rows(belgrade, conflicts=conflicts)
        marks = {mark.record for row in grid.rows for mark in row.marks}
        ties = [tie.records[0] for tie in grid.ties]

        firsts = [row.records[0] for row in rows if row.what != "nobody on record"]
        assert sorted(firsts) == sorted([*marks, *ties, *grid.silent])
        for row in grid.rows:
            for wire in row.wires:
                found = [told.records for told in rows]
                ends = {wire.tail, wire.head or row.record}
                assert any(ends <= set(records) for records in found)


class TestTreeRows:
    def test_each_hop_says_who_has_it_from_whom(self, belgrade):
        rows = tree_rows(belgrade, "leak")

        assert [(row.who, row.from_whom) for row in rows] == [
            ("Protesters in Belgrade", "from own knowledge"),
            ("Der Standard", "Protesters in Belgrade"),
            ("what is on record", "Der Standard"),
        ]

    def test_what_is_not_stated_not_on_record_and_taken_back_is_said(self):
        case = Case(
            [
                Claim(id="c", text="It is so"),
                Attribution(id="a", of="c", source="o", relays=("gone",)),
                Attribution(id="b", of="c", source="p", relays=("a",)),
            ]
        )
        first, second, held = tree_rows(case, "c", taken_back={"b"})

        assert first.from_whom == "origin not on record"
        assert second.how.endswith("taken back")
        assert held.from_whom == "p"

    def test_what_nobody_says_is_said(self):
        (held,) = tree_rows(Case([Claim(id="c", text="It is so")]), "c")

        assert held.from_whom == "Nobody is on record for it."

    def test_every_arrow_of_the_tree_is_in_the_table(self, belgrade):
        for record in (record for record in belgrade if isinstance(record, Claim | Rebuttal)):
            picture = provenance_tree(belgrade, record)
            of = {node.id: node.record for node in picture.nodes}
            arrows = {(of[edge.tail], of[edge.head]) for edge in picture.edges if of[edge.tail] is not None}
            rows = tree_rows(belgrade, record)

            assert {(id, row.records[0]) for row in rows for id in row.records[1:]} == arrows


class TestTimelineRows:
    def test_a_row_is_a_date_of_the_timeline(self, belgrade):
        rows = timeline_rows(belgrade)

        assert [(row.what, row.when, row.text) for row in rows] == [
            ("published", "2019-10-17", "Der Standard"),
            ("said", "no date", "25 records"),
        ]
        dated = rows[: len(timeline(belgrade).moments)]
        assert [row.records for row in dated] == [moment.records for moment in timeline(belgrade).moments]

    def test_rows_stand_by_the_day_whatever_it_is_of(self):
        records = [
            Document(id="late", published=DateSpan.day(date(2020, 1, 2))),
            Document(id="year", published=DateSpan.year(2019)),
            Document(id="early", published=DateSpan.day(date(2019, 1, 1))),
            Attribution(id="said", of="c", source="o", said=DateSpan.month(2019, 12)),
            Document(id="some-day"),
        ]
        rows = timeline_rows(Case(records))

        assert [row.records[0] for row in rows] == ["early", "year", "said", "late", "some-day"]
