"""Hostile texts in every slot of every record: nothing acts in a terminal, in Markdown or in a table."""

import csv
import io
import re
import unicodedata

import pytest

from browser.every_slot import case_info, grouped, harmless, hostile_strings, records_with
from counterclaim.case import Case
from counterclaim.cli import main
from counterclaim.files import write_case
from counterclaim.report import case_report
from counterclaim.report.layout import width_of
from report.rendered import Rendered, written_cells

#: What no terminal is sent: controls, halves of pairs, what separates lines, and what turns the direction.
HIDDEN = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
EVERYTHING = 1_000_000
#: Groups of texts in one case.
TOGETHER = 30
_WEB = re.compile("https?://[^/]", re.IGNORECASE)


@pytest.fixture(scope="module")
def cases(corpora):
    """Cases with hostile texts in every slot, and beside each one with harmless texts."""
    groups = grouped(hostile_strings(corpora))
    found = []
    for start in range(0, len(groups), TOGETHER):
        hostile = groups[start : start + TOGETHER]
        found.append(
            tuple(case_of(texts) for texts in (hostile, [tuple(map(harmless, one)) for one in hostile]))
        )
    return found


def case_of(groups):
    records = [record for number, texts in enumerate(groups) for record in records_with(texts, number)]
    return Case([case_info(groups[0]), *records])


def hidden(text):
    return {
        f"U+{ord(sign):04X}"
        for sign in set(text) - {"\n"}
        if unicodedata.category(sign) in HIDDEN or sign in BIDI
    }


def test_nothing_acts_on_a_terminal_and_no_line_is_wider_than_asked_for(cases):
    for case, _ in cases:
        text = case_report(case).to_text(width=90, limit=EVERYTHING)
        assert hidden(text) == set()
        assert max(map(width_of, text.split("\n"))) <= 90


def test_markdown_has_the_structure_of_harmless_texts_and_nothing_in_it_acts(cases):
    for case, plain in cases:
        written, expected = (case_report(one).to_markdown(limit=EVERYTHING) for one in (case, plain))
        shown = Rendered(written)
        assert hidden(written) == set()
        assert shown.acting == set()
        assert shown.structure == Rendered(expected).structure
        assert written_cells(written) == written_cells(expected)
        assert [address for address in shown.targets if not _WEB.match(address)] == []


@pytest.mark.parametrize("command", ["claims", "sources", "conflicts", "standing"])
def test_no_cell_of_a_spreadsheet_is_a_formula(cases, tmp_path, capsys, command):
    for number, (case, _) in enumerate(cases):
        path = tmp_path / f"{number}.jsonl"
        write_case(case, path, protected="keep")
        assert main([command, str(path), "--format", "csv", "--quiet"]) == 0
        text = capsys.readouterr().out
        assert hidden(text) == set()
        header, *rows = csv.reader(io.StringIO(text))
        assert {len(row) for row in rows} <= {len(header)}
        assert [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")] == []
