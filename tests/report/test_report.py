import json
from datetime import date

import pytest

from counterclaim.case import Case
from counterclaim.findings import Problem
from counterclaim.model import Attribution, CaseInfo, Claim, Document, Note, Organization
from counterclaim.report import IN_A_TERMINAL, WHOLE, case_report
from counterclaim.report.blocks import Table
from counterclaim.report.lines import linked_records
from counterclaim.report.sections import section_blocks
from counterclaim.words import Words


class TestData:
    def test_sections_come_in_their_order(self, case):
        assert [section.key for section in case_report(case).sections] == [
            "headline",
            "claims",
            "map",
            "stances",
            "figures",
            "conflicts",
            "rebuttals",
            "replies",
            "standing",
            "independence",
            "evidence",
            "reviews",
            "timeline",
            "questions",
            "lint",
            "unchecked",
            "documents",
            "notes",
            "problems",
            "method",
        ]

    def test_every_record_of_what_was_said_is_traced_to(self, case):
        shown = {id for section in case_report(case).sections for row in section.rows for id in row.records}
        assert {record.id for record in case} - shown == {"info", "everest"}

    def test_the_same_case_gives_the_same_report(self, case):
        assert case_report(case).to_json() == case_report(Case(case)).to_json()

    def test_wanted_sections_are_made_alone(self, case):
        assert [section.key for section in case_report(case, only=("claims",)).sections] == ["claims"]

    def test_an_unknown_section_or_language_is_a_mistake(self, case):
        with pytest.raises(ValueError, match="no section 'claim'"):
            case_report(case, only=("claim",))
        with pytest.raises(ValueError, match="no report is written in 'fr'"):
            case_report(case, language="fr")
        with pytest.raises(KeyError):
            case_report(case, only=("claims",))["notes"]

    def test_the_case_is_left_as_it_was(self, case):
        before = tuple(case)
        case_report(case).to_text()
        assert tuple(case) == before


class TestRows:
    def test_of_each_section_so_many_are_made_as_are_wanted_and_the_others_counted(self, case):
        whole, first = case_report(case), case_report(case, most=1)
        for section in first.sections:
            assert section.count == whole.section(section.key).count
            if section.key not in ("headline", "stances", "unchecked", "method"):
                assert section.rows == whole[section.key][:1]

    def test_a_text_counts_those_that_were_not_made(self, case):
        text = case_report(case, most=1).to_text()
        assert "Claims (3)" in text
        assert "… and 2 more that are not shown" in text

    def test_a_report_without_rows_counts_all(self, case):
        text = case_report(case, most=0).to_text()
        assert "… and 3 more that are not shown" in text
        assert "3 claims · " in text

    def test_there_are_not_fewer_than_none(self, case):
        with pytest.raises(ValueError, match="expected a number of rows from 0, found -1"):
            case_report(case, most=-1)

    def test_every_row_of_a_table_names_its_records_and_every_link_leads_to_one_of_the_case(self, case):
        case.add(Attribution(id="bbc-too", of="too-low", source="bbc", relays=("gone",)))
        words = Words("en")
        for section in case_report(case).sections:
            for block in section_blocks(section, words, 100):
                lines = []
                if isinstance(block, Table):
                    assert len(block.records) == len(block.rows)
                    assert all(records for records in block.records)
                    lines = [line for row in block.rows for cell in row for line in cell]
                assert set(linked_records(lines)) <= case.ids() | {"gone"}

    def test_the_terminal_has_the_matrix_in_place_of_the_map(self, case):
        report = case_report(case)
        assert "Claim map" in report.to_markdown()
        assert "Claim map" not in report.to_text()
        assert set(WHOLE) - set(IN_A_TERMINAL) == {"map"}


class TestTheDay:
    def test_is_no_text(self, case):
        with pytest.raises(TypeError, match=r"expected the day as date\(2019, 10, 17\), found '2020-01-01'"):
            case_report(case, now="2020-01-01")


class TestHeadline:
    def test_counts_what_there_is(self, case):
        case.add(Note(id="n", text="Look again"))
        line = case_report(case).to_text(width=200).splitlines()[3]
        assert line.startswith("3 claims · 4 sources · 1 document · 1 rebuttal · 1 note · ")
        assert " · 1 conflict · 1 possible conflict · 2 open questions · " in line

    def test_counts_what_the_lint_finds(self, case):
        report = case_report(case)
        found = [row.level.value for row in report["lint"]]
        counts = {row.what: row.count for row in report["headline"]}
        assert (counts["errors"], counts["warnings"]) == (found.count("error"), found.count("warning"))
        assert counts["warnings"] > 0

    def test_a_case_without_records_has_a_report_too(self):
        text = case_report(Case()).to_text()
        assert text.startswith("Case without a title\n")
        assert "0 claims" in text


class TestProblems:
    def test_those_of_the_input_come_before_those_of_the_case_and_each_once(self, case):
        case.add(Attribution(id="a", of="too-low", source="nobody"))
        handed_in = Problem("renamed", "x", None, "was renamed", "a.toml", 3)
        problems = (handed_in, *case.problems())
        rows = case_report(case, problems=problems)["problems"]
        assert [row.code for row in rows] == ["renamed", "dangling-reference"]
        assert (rows[0].file, rows[0].line) == ("a.toml", 3)
        assert "a.toml, line 3 (x): was renamed" in case_report(case, problems=problems).to_text()


class TestText:
    def test_a_limit_counts_the_rows_that_are_left_out(self, case):
        text = case_report(case).to_text(limit=2)
        assert "Claims (3)" in text
        assert "and 1 more that are not shown" in text
        assert "too-low" not in text.split("Who says what")[0]

    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize("width", [60, 80, 100, 160])
    def test_no_line_is_wider_than_the_terminal(self, case, language, width):
        text = case_report(case, language=language).to_text(width=width)
        assert max(map(len, text.splitlines())) <= width

    def test_no_line_ends_in_white_space(self, case):
        assert all(line == line.rstrip() for line in case_report(case).to_text().splitlines())

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_ascii_is_ascii(self, case, language):
        case.add(Organization(id="x", name="Aleksandar Vučić"))
        text = case_report(case, language=language).to_text(ascii=True)
        assert text.isascii()
        assert "->" in text

    def test_it_is_written_in_german_as_well(self, case):
        text = case_report(case, language="de").to_text()
        assert "Behauptungen (3)" in text
        assert "Ursprung nicht genannt" in text
        assert "bestritten von" in text

    def test_the_day_is_that_which_is_given(self, case):
        assert "on 2019-10-17." in case_report(case, now=date(2019, 10, 17)).to_text()
        assert " on " not in case_report(case).to_text().splitlines()[-1]

    def test_summary_stands_under_the_title(self):
        case = Case([CaseInfo(id="i", title="Heights", summary="Who measured\nwhat")])
        assert case_report(case).to_text().splitlines()[:4] == ["Heights", "=======", "", "Who measured what"]

    @pytest.mark.parametrize("key", ["claims", "sources", "figures", "rebuttals", "documents"])
    def test_where_no_row_is_wanted_they_are_only_counted(self, case, key):
        text = case_report(case, only=(key,)).section_text(key, limit=0)
        assert len(text.splitlines()) == 1
        assert "more that are not shown" in text


class TestNames:
    @pytest.mark.parametrize("name", ["\u3164", "\u2800", "\u200d", "\u00ad", "\ufe0f"])
    def test_a_name_or_title_that_nobody_sees_gives_way(self, name):
        case = Case([CaseInfo(id="info", title=name), Organization(id="shy", name=name)])
        case.add_claim("It rains", id="c", by="shy")
        report = case_report(case)
        assert report.title == "Case without a title"
        assert "shy" in report.section_text("claims")
        assert ">shy</text>" in report.to_html()


class TestLimits:
    def test_no_rows_at_all_may_be_asked_for(self, case):
        report = case_report(case)
        for shown in (report.to_text(limit=0), report.to_markdown(limit=0), report.to_html(limit=0)):
            assert "and 3 more" in shown

    @pytest.mark.parametrize("form", ["to_text", "to_markdown", "to_html"])
    def test_fewer_than_none_are_refused(self, case, form):
        with pytest.raises(ValueError, match="expected a number of rows from 0, found -1"):
            getattr(case_report(case), form)(limit=-1)

    def test_json_says_how_many_rows_there_are_where_not_all_were_made(self, case):
        claims = json.loads(case_report(case, most=1).to_json())["sections"]["claims"]
        assert (claims["count"], len(claims["rows"])) == (3, 1)


class TestLinks:
    def test_an_address_of_kilobytes_is_shown_and_not_followed(self, case):
        for length, times in ((1_500, 1), (3_000, 0)):
            url = "https://example.org/" + "a" * length
            case.add(Document(id=f"d{length}", kind="page", url=url))
            report = case_report(case, only=("documents",))
            assert report.to_markdown().count(f"<{url}>") == times
            assert (f'href="{url}"' in report.to_html()) is bool(times)

    @pytest.mark.parametrize(
        "url", ["https://www.bbc.co.uk@evil.example/x", "https://user:secret@example.org/"]
    )
    def test_an_address_that_names_a_user_is_not_followed(self, case, url):
        case.add(Document(id="d", kind="page", url=url))
        report = case_report(case, only=("documents",))
        assert "](<" not in report.to_markdown()
        assert 'href="http' not in report.to_html()

    def test_a_problem_leads_to_the_record_that_it_is_about(self, case):
        case.add(Note(id="n", text="Look again", about=("nobody",)))
        page = case_report(case, only=("problems",)).to_html()
        assert '<li><a class="id whole" href="#r-n">n</a>: about' in page


class TestJson:
    def test_it_holds_every_section_and_row(self, case):
        report = case_report(case)
        data = json.loads(report.to_json())
        assert list(data) == ["title", "summary", "language", "embargo", "sections"]
        assert {key: len(found["rows"]) for key, found in data["sections"].items()} == {
            section.key: len(section.rows) for section in report.sections
        }

    def test_its_keys_are_the_same_in_every_language(self, case):
        def keys(data):
            if isinstance(data, dict):
                return {key: keys(value) for key, value in data.items()}
            return [keys(item) for item in data] if isinstance(data, list) else None

        english, german = (json.loads(case_report(case, language=name).to_json()) for name in ("en", "de"))
        assert keys(english) == keys(german)

    def test_values_are_written_as_the_codec_writes_them(self, case):
        row = json.loads(case_report(case).to_json())["sections"]["figures"]["rows"][0]
        assert row["value"] == {"type": "quantity", "number": "8844", "unit": "metre", "text": "8,844 metres"}

    def test_nothing_is_left_out(self):
        case = Case(Claim(id=f"c{number}", text="It is so") for number in range(300))
        data = json.loads(case_report(case).to_json())
        assert len(data["sections"]["claims"]["rows"]) == 300

    def test_hidden_characters_are_escaped_and_kept(self):
        text = "\x1b[31m \u202e \x7f \x85 \U000e0041 é"
        json_text = case_report(Case([Claim(id="c", text=text)]), only=("claims",)).to_json()
        assert json_text.replace("\n", "").isprintable()
        assert json.loads(json_text)["sections"]["claims"]["rows"][0]["text"] == text

    def test_what_scripts_and_emoji_need_stays_readable(self):
        text = "👩\u200d👧 नि\u200dष्"
        json_text = case_report(Case([Claim(id="c", text=text)]), only=("claims",)).to_json()
        assert text in json_text
