"""The big list of naughty strings, as a lint shows it: nothing acts on a terminal, a runner or a reader."""

import json
import re
import unicodedata
from datetime import date

import pytest

from counterclaim.formats import jsonl
from counterclaim.lint import lint
from counterclaim.report import lint_report

HIDDEN = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
#: What stands for itself in a message of SARIF 2.1.0 (section 3.11): no link, no placeholder.
ESCAPED = re.compile(r"\\.|\{\{|\}\}")


@pytest.fixture(scope="module")
def strings(corpora):
    listed = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    return [text for text in listed if text.strip()]


@pytest.fixture(scope="module")
def report(strings):
    """Findings that show each of the strings: as a wording, name, quotation, date, rating, address."""
    lines = [json.dumps(record) for number, text in enumerate(strings) for record in _records(number, text)]
    imported = jsonl.read(lines, name="naughty.jsonl")
    assert imported.problems == ()
    article = "\n\n".join(f"{text} bribed {text}." for text in strings)
    result = lint(imported.case, article=article, texts={}, now=date(2026, 11, 26))
    assert [problem for problem in result.problems if problem.code == "rule"] == []
    return lint_report(result, imported.case, places=imported.places, article="story.txt")


def _records(number, text):
    said = {"precision": "unknown", "text": f"yesterday {text}"}
    names = {"id": f"o{number}", "name": text, "role": text}
    claimed = {"id": f"c{number}", "text": text, "kind": "accusation", "accuses": [f"p{number}"]}
    denied = {"targets": [f"d{number}"], "by": f"o{number}", "text": f"refuted {text}", "kind": "denial"}
    yield {"type": "organization", **names}
    yield {"type": "person", "id": f"p{number}", "name": text, "protected_as": "victim"}
    yield {"type": "document", "id": f"u{number}", "url": text, "title": text}
    yield {"type": "claim", **claimed}
    yield {"type": "claim", "id": f"d{number}", "text": text}
    yield {
        "type": "attribution",
        "id": f"a{number}",
        "of": f"c{number}",
        "source": f"o{number}",
        "document": f"u{number}",
        "quote": {"exact": text},
        "said": said,
    }
    yield {"type": "rebuttal", "id": f"r{number}", **denied}
    yield {
        "type": "review",
        "id": f"v{number}",
        "of": f"c{number}",
        "reviewer": f"o{number}",
        "rating": {"label": text},
    }
    yield {
        "type": "note",
        "id": f"n{number}",
        "about": [f"c{number}"],
        "settles": "CC201",
        "text": text,
        "by": text,
    }


def acting(text):
    return {
        f"U+{ord(character):04X}"
        for character in set(text) - {"\n"}
        if unicodedata.category(character) in HIDDEN or character in BIDI
    }


def test_no_form_shows_anything_that_acts(report):
    forms = (report.to_text(limit=600), report.to_markdown(limit=600))
    for text in (*forms, report.to_json(), report.to_github(), report.to_sarif()):
        assert acting(text) == set()


def test_every_string_is_in_a_finding(report, strings):
    accused = {row.record for row in report.rows if row.code == "CC101"}

    assert accused == {f"c{number}" for number in range(len(strings))}
    assert {"CC103", "CC105", "CC206", "CC303", "CC304", "CC402"} <= {row.code for row in report.rows}


def test_every_annotation_is_a_command_of_ours(report):
    lines = report.to_github().split("\n")

    assert lines.pop() == ""
    assert all(re.match(r"::(error|warning|notice) [^:]+::", line) for line in lines)


def test_no_message_of_sarif_has_a_link_or_a_placeholder(report):
    (run,) = json.loads(report.to_sarif())["runs"]
    for result in run["results"]:
        assert set("[]{}").isdisjoint(ESCAPED.sub("", result["message"]["text"]))


def test_every_row_of_markdown_has_its_cells(report):
    tables = re.findall(r"(?m)(?:^\|.*\n)+", report.to_markdown(limit=600))

    assert len(tables) > 2
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1
