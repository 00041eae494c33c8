"""The big list of naughty strings in every column of a sheet: nothing is computed, and all comes back."""

import csv
import io
import json

import pytest

from counterclaim.case import Case, Telling, attributions_for
from counterclaim.formats import table
from counterclaim.model import (
    Claim,
    Document,
    Entity,
    Quote,
    Rebuttal,
    RebuttalKind,
    Source,
    Statement,
)
from counterclaim.values import Text
from formats.round_trips import assert_only_lost

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return [text for text in found if text.strip()]


def case_of(text):
    """A case with *text* wherever a sheet has one."""
    statement = Statement(subject="e", property=text, value=Text(text))
    telling = Telling(by=("s",), document="d", publisher="p", verb=text, quote=Quote(exact=text))
    return Case(
        [
            Entity(id="e", name=text),
            Source(id="s", name=text),
            Source(id="p", name=text + "!"),
            Document(id="d", title=text, publisher="p"),
            Claim(
                id="c",
                text=text,
                about=("e",),
                accuses=("s",),
                tags=(text, text),
                statements=(statement,),
                extra={"table:mine": text},
            ),
            *attributions_for("c", telling),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="s", targets=("c",), text=text),
        ]
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_string_comes_back_from_every_column(strings, delimiter):
    for text in strings:
        case = case_of(text)
        exported = table.write(case, delimiter=delimiter)
        imported = table.read(exported.data.encode())
        lost = {(loss.record, loss.field) for loss in exported.losses}

        assert not imported.problems, text
        assert lost <= {("d", "url"), ("d", "title")}, text  # a title that is an address
        assert_only_lost(case, exported.losses, imported.case)
        assert list(table.merge(case, exported.data).case) == list(case)


def test_no_cell_is_computed_however_the_file_is_cut(strings):
    for text in strings:
        for delimiter in (",", ";", "\t"):
            data = table.write(case_of(text), delimiter=delimiter).data
            for separator in (",", ";", "\t"):
                rows = csv.reader(io.StringIO(data.removeprefix("\ufeff"), newline=""), delimiter=separator)
                assert not any(cell.strip(' \t\r\n"').startswith(SIGNS) for row in rows for cell in row), text


def test_every_string_may_be_the_whole_sheet(strings):
    for text in strings:
        assert not list(table.read(text).case)


def test_every_string_may_head_a_column(strings):
    for text in strings:
        case = Case([Claim(id="c", text="It is", extra={f"table:{text}": "x"})])
        exported = table.write(case)
        assert_only_lost(case, exported.losses, table.read(exported.data).case)
