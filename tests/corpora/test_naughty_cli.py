"""The big list of naughty strings, as it comes out of the command line: nothing in it acts on a terminal."""

import json
import unicodedata

import pytest

from counterclaim.cli import main

HIDDEN = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@pytest.fixture(scope="module")
def case(corpora, tmp_path_factory):
    strings = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    path = tmp_path_factory.mktemp("naughty") / "naughty.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(text for text in strings if text.strip()):
            records = (
                {"type": "organization", "id": f"o{number}", "name": text, "role": text},
                {"type": "claim", "id": f"c{number}", "text": text, "accuses": [f"o{number}"]},
                {
                    "type": "attribution",
                    "id": f"a{number}",
                    "of": f"c{number}",
                    "source": f"o{number}",
                    "verb": text,
                    "quote": {"exact": text},
                },
                {"type": "note", "id": f"n{number}", "about": [f"c{number}"], "text": text, "by": text},
            )
            stream.writelines(json.dumps(record) + "\n" for record in records)
    return path


def acting(text):
    return {
        f"U+{ord(character):04X}"
        for character in set(text) - {"\n"}
        if unicodedata.category(character) in HIDDEN or character in BIDI
    }


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("command", ["claims", "sources"])
def test_lists_show_nothing_that_acts(case, capsys, command, form):
    assert main([command, str(case), "--format", form]) == 0
    shown = capsys.readouterr()
    assert acting(shown.out) == acting(shown.err) == set()


@pytest.mark.parametrize("form", ["table", "json"])
def test_reports_show_nothing_that_acts(case, capsys, form):
    assert main(["report", str(case), "--format", form]) == 0
    assert acting(capsys.readouterr().out) == set()


def test_whole_reports_are_no_wider_than_asked_for(case):
    from counterclaim.files import read_case
    from counterclaim.report import case_report
    from counterclaim.report.layout import width_of

    text = case_report(read_case(case).case).to_text(width=80, limit=10_000)
    assert acting(text) == set()
    assert max(map(width_of, text.splitlines())) <= 80


def test_traces_show_nothing_that_acts(case, capsys):
    for number in range(0, 500, 25):
        assert main(["trace", str(case), f"c{number}"]) == 0
    assert acting(capsys.readouterr().out) == set()
