"""The big list of naughty strings as quotations from a page that holds all of them."""

import json
import unicodedata

import pytest

from counterclaim.case import Case
from counterclaim.cli import main
from counterclaim.files import write_case
from counterclaim.model import Direction, Document, Evidence, Quote, Snapshot
from counterclaim.quotes import MatchKind, find_quotes
from counterclaim.store import BlobFolder

BETWEEN = "\n⸻\n"
HIDDEN = {"Cc", "Cs", "Zl", "Zp"}


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    return [text for text in found if text.replace("\u00ad", "").strip()]


@pytest.fixture(scope="module")
def page(strings):
    return "".join(BETWEEN + text for text in strings)


@pytest.fixture(scope="module")
def quotes(strings):
    quotes, end = [], 0
    for text in strings:
        start = end + len(BETWEEN)
        end = start + len(text)
        quotes.append(Quote(exact=text, start=start, end=end))
    return quotes


def test_each_is_found_where_it_stands(page, quotes):
    for quote, match in zip(quotes, find_quotes(page, quotes), strict=True):
        assert (match.kind, match.start, match.end) == (MatchKind.EXACT, quote.start, quote.end)


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_what_is_shown_of_them_does_not_act(page, quotes, tmp_path, capsys, form):
    name = BlobFolder(tmp_path / "blobs").put(page.encode())
    snapshot = Snapshot(id="s", document="page", sha256=name, text_sha256=name)
    evidence = (
        Evidence(id=f"e{number}", bears_on="page", direction=Direction.SUPPORTS, document="page", quote=quote)
        for number, quote in enumerate(quotes)
    )
    write_case(Case([Document(id="page"), snapshot, *evidence]), tmp_path / "naughty.jsonl")

    assert main(["quotes", "check", str(tmp_path / "naughty.jsonl"), "--format", form]) == 0
    shown = capsys.readouterr().out
    assert shown.count("exact") >= 200
    assert {one for one in shown if unicodedata.category(one) in HIDDEN} == {"\n"}
