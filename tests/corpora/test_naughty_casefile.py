"""The big list of naughty strings: each survives a case file, wherever a text may stand."""

import json

import pytest

from counterclaim.case import Case
from counterclaim.formats import casefile
from counterclaim.model import Attribution, Claim, Organization, Quote, Statement
from counterclaim.safe_text import visible
from counterclaim.values import Text


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return [text for text in found if text.strip()]


def records(number, text):
    statement = Statement(subject=f"o{number}", property="motto", value=Text(text))
    yield Organization(id=f"o{number}", name=text, aliases=(text,), extra={f"acme:{text}": {text: [text]}})
    yield Claim(id=f"c{number}", text=text, statements=(statement,))
    yield Attribution(
        id=f"a{number}", of=f"c{number}", source=f"o{number}", quote=Quote(exact=text), verb=text
    )


def test_they_survive_together_in_one_file(strings):
    written = [record for number, text in enumerate(strings) for record in records(number, text)]

    exported = casefile.write(Case(written))
    imported = casefile.read(exported.data.encode())

    assert exported.losses == ()
    assert imported.problems == ()
    assert {record.id: record for record in imported.case} == {record.id: record for record in written}


def test_they_survive_as_ids_where_they_may_be_ids(strings):
    ids = {text for text in strings if not any(character.isspace() for character in text)}
    written = {
        id: Organization(id=id, name="O") for id in ids if len(id) <= 256 and not any(map(is_control, id))
    }
    assert len(written) > 200

    imported = casefile.read(casefile.write(Case(written.values())).data)

    assert {record.id: record for record in imported.case} == written


def is_control(character):
    return character < " " or "\x7f" <= character <= "\x9f"


def test_as_a_file_each_is_read_or_refused_with_a_sentence(strings):
    for text in strings:
        for problem in casefile.read(text).problems:
            assert problem.code in ("syntax", "shape")
            assert problem.line == 1
            assert visible(problem.message) == problem.message
