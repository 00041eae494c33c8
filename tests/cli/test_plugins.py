"""The option and the variable that load plug-ins, on all commands."""

import sys

import pytest

from counterclaim.cli.parser import COMMANDS
from counterclaim.registry import temporary_types

CODE = """
import attrs
from counterclaim import Note, Property, ValueKind, record_type

@record_type("acme:coloured-note")
@attrs.frozen(kw_only=True)
class ColouredNote(Note):
    '''A note with a colour.'''
    colour: str

PROPERTIES = (Property(id="summit-height", label="Height of the summit", value=ValueKind.QUANTITY),)
"""
ENTRY_POINTS = """
[counterclaim.types]
notes = plugin_of_the_command
[counterclaim.vocabulary]
words = plugin_of_the_command:PROPERTIES
"""
NOTE = '{"type": "acme:coloured-note", "bases": [["note", 1]], "id": "n", "text": "t", "colour": 5}\n'
CASE = """
[organization]
nepal = "Nepal"
[place]
everest = "Mount Everest"
[claim.snow-height]
text = "Mount Everest is 8,848 metres high"
by = "nepal"
says = ["everest", "summit-height", "8,848 metres"]
"""


@pytest.fixture(autouse=True)
def _installed(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    info = folder / "acme_newsroom-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "plugin_of_the_command.py").write_text(CODE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Acme_Newsroom\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delenv("COUNTERCLAIM_PLUGINS", raising=False)
    monkeypatch.setattr("counterclaim.plugins._done", {})
    with temporary_types():
        yield
    sys.modules.pop("plugin_of_the_command", None)


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.jsonl"
    path.write_text(NOTE)
    return path


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE)
    return path


def test_without_it_a_record_is_kept_and_what_the_type_would_refuse_is_not_seen(run, notes):
    assert run("convert", notes, "--to", "jsonl") == (0, NOTE, "")


def test_with_it_the_rules_of_the_type_hold(run, notes):
    result = run("convert", notes, "--to", "jsonl", "--plugins", "acme-newsroom")

    assert result.status == 2
    assert "colour: expected a text, found 5" in result.err


def test_it_may_stand_before_the_command(run):
    assert "acme:coloured-note" in run("--plugins", "acme-newsroom", "schema", "--list").out


@pytest.mark.parametrize("named", ["acme-newsroom", "other, ACME.newsroom", "*"])
def test_the_variable_does_the_same(run, monkeypatch, named):
    monkeypatch.setenv("COUNTERCLAIM_PLUGINS", named)

    assert "acme:coloured-note" in run("schema", "--list").out


def test_the_option_takes_the_place_of_the_variable(run, monkeypatch):
    monkeypatch.setenv("COUNTERCLAIM_PLUGINS", "acme-newsroom")

    assert "acme:coloured-note" not in run("schema", "--list", "--plugins", "").out


def test_a_case_file_need_not_declare_the_properties_of_a_plug_in(run, case):
    assert "the property 'summit-height' is not declared" in run("claims", case).err
    result = run("claims", case, "--plugins", "acme-newsroom")
    assert (result.status, result.err) == (0, "")


def test_the_report_calls_the_properties_by_their_labels(run, case):
    assert "Height of the summit" in run("report", case, "--plugins", "acme-newsroom").out


def test_a_plug_in_that_is_missing_is_told_and_the_command_goes_on(run, notes):
    result = run("convert", notes, "--to", "jsonl", "--plugins", "acme-newsrom")

    assert (result.status, result.out) == (0, NOTE)
    assert (
        "no installed distribution 'acme-newsrom' offers a plug-in; did you mean 'acme-newsroom'?"
        in result.err
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_it(run, command):
    assert "--plugins NAME[,NAME]" in " ".join(run(command, "--help").out.split())


def test_nothing_is_imported_where_it_is_not_asked_for(run, notes):
    run("report", notes)

    assert "plugin_of_the_command" not in sys.modules
