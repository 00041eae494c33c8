"""Where records stand in the files that they were read from."""

from __future__ import annotations

import io
from types import SimpleNamespace

from counterclaim.files import read_case, read_cases
from counterclaim.findings import Place
from counterclaim.model import Claim
from counterclaim.store import Store

TOML = """\
[case]
title = "Cameras"
include = "desk/sources.toml"

[claim]
leak = {text = "The police leak videos", by = "paper"}

[claim.sale]
text = "The police sell videos"
by = "paper"
"""
SOURCES = '\n[organization.paper]\nname = "The Paper"\n'
LEAK = '{"type": "claim", "id": "leak", "text": "The police leak videos"}\n'
SALE = '{"type": "claim", "id": "sale", "text": "The police sell videos"}\n'


def places(imported):
    return {id: (place.file, place.line) for id, place in imported.places.items()}


def case_file(folder):
    (folder / "desk").mkdir()
    (folder / "desk" / "sources.toml").write_text(SOURCES)
    (folder / "case.toml").write_text(TOML)
    return str(folder / "case.toml")


def test_a_record_of_a_case_file_stands_where_its_header_does(tmp_path):
    name = case_file(tmp_path)

    found = places(read_case(name))

    assert found["case"] == (name, 1)
    assert found["leak"] == found["leak@paper"] == (name, 6)
    assert found["sale"] == found["sale@paper"] == (name, 8)


def test_a_record_of_an_included_file_stands_in_that(tmp_path):
    assert places(read_case(case_file(tmp_path)))["paper"] == (str(tmp_path / "desk" / "sources.toml"), 2)


def test_an_attribution_that_is_written_stands_where_it_is_written(tmp_path):
    (tmp_path / "case.toml").write_text(
        '[organization]\npaper = "The Paper"\n[claim.leak]\ntext = "They leak"\nby = "paper"\n'
        '[attribution."leak@paper"]\nsource = "paper"\nof = "leak"\n'
    )

    assert read_case(tmp_path / "case.toml").places["leak@paper"].line == 6


def test_a_record_of_json_lines_stands_on_its_line(tmp_path):
    path = tmp_path / "case.jsonl"
    path.write_text(f"{LEAK}\n{SALE}{LEAK}")

    assert places(read_case(path)) == {"leak": (str(path), 1), "sale": (str(path), 3)}


def test_of_two_records_of_one_id_it_is_the_place_of_the_one_that_is_kept(tmp_path):
    path = tmp_path / "case.jsonl"
    path.write_text(LEAK + LEAK.replace("leak videos", "sell them"))

    imported = read_case(path)

    assert imported.case["leak"].text == "The police leak videos"
    assert imported.places["leak"] == Place(str(path), 1)


def test_what_stands_in_several_files_has_its_place_in_the_first_that_is_named(tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(SALE + LEAK)
    two.write_text(LEAK)

    assert places(read_cases([one, two])) == {"sale": (str(one), 1), "leak": (str(one), 2)}


def test_a_form_without_lines_of_its_records_and_standard_input_have_no_places(tmp_path, monkeypatch):
    with Store.create(tmp_path / "case.ccl") as store, store.revise(by="desk", reason="start") as change:
        change.add(Claim(id="leak", text="They leak"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(LEAK.encode())))

    assert places(read_case(tmp_path / "case.ccl")) == places(read_case("-")) == {}
