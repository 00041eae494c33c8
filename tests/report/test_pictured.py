from counterclaim.formats import pictures
from counterclaim.report import case_report
from counterclaim.report.blocks import Table
from counterclaim.report.lines import linked_records
from counterclaim.report.sections import section_blocks
from counterclaim.words import Words


def table(case, key):
    section = case_report(case, only=(key,)).section(key)
    (found,) = section_blocks(section, Words("en"), 1_000)
    assert isinstance(found, Table)
    return found


def linked(row):
    return set(linked_records(line for cell in row for line in cell))


class TestTheMap:
    def test_says_what_its_picture_shows(self, case):
        conflicts = case_report(case).pictures.context.conflicts
        expected = pictures.map_rows(case, conflicts=conflicts)
        rows = case_report(case, only=("map",))["map"]
        assert [(row.who, row.what, row.to, row.from_whom) for row in rows] == [
            (row.who, row.what, row.to, row.from_whom) for row in expected
        ]

    def test_each_row_leads_to_what_it_is_of(self, case):
        case.add_claim("Nobody says this", id="unheard", by=None)
        found = table(case, "map")
        assert ("unheard",) in found.records
        for row, records in zip(found.rows, found.records, strict=True):
            assert linked(row) == {records[0]}


class TestTheTimeline:
    def test_has_a_row_for_each_date(self, case):
        rows = case_report(case, only=("timeline",))["timeline"]
        assert {(row.what, row.when, row.records[0]) for row in rows} >= {
            ("published", "2010-04-08", "article")
        }
        assert "2005-10" in {row.when for row in rows}

    def test_each_row_leads_to_what_it_is_of(self, case):
        found = table(case, "timeline")
        for row, records in zip(found.rows, found.records, strict=True):
            assert linked(row) == {records[0]}

    def test_is_shown_in_a_terminal_too(self, case):
        assert "\nTimeline\n--------\n" in case_report(case).to_text()
