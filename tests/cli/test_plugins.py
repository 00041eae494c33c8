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
FORMAT_CODE = """
from counterclaim import Case, Claim, Exported, Imported, Problem
from counterclaim.formats.form import Format
from counterclaim.formats.reading_back import lost

HEADING = "acme claims"

def read(source, *, name=None):
    first, *lines = source.decode().split("\\n") if isinstance(source, bytes) else source.split("\\n")
    pairs = [(number, *line.partition(": ")) for number, line in enumerate(lines, start=2) if line]
    claims = [Claim(id=id, text=text) for _, id, _, text in pairs if text]
    empty = [number for number, _, _, text in pairs if not text]
    message = "expected an id, a colon and a text; the line was left out"
    problems = tuple(Problem("shape", None, None, message, name, number) for number in empty)
    return Imported(case=Case(claims), problems=problems)

def write(case, *, protected="refuse"):
    data = "\\n".join([HEADING, *(f"{claim.id}: {claim.text}" for claim in case.of_type(Claim))]) + "\\n"
    return Exported(data=data, losses=lost(case, read(data).case, why))

def why(record, field):
    return "Acme has no word for it"

LINES = Format(
    name="acme-claims",
    title="claims of Acme",
    endings=(".acme",),
    read=read,
    write=write,
    recognise=lambda sample: sample.first_line == HEADING,
)
"""
ENTRY_POINTS = """
[counterclaim.types]
notes = plugin_of_the_command
[counterclaim.vocabulary]
words = plugin_of_the_command:PROPERTIES
[counterclaim.formats]
claims = format_of_the_command:LINES
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
    (folder / "format_of_the_command.py").write_text(FORMAT_CODE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Acme_Newsroom\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delenv("COUNTERCLAIM_PLUGINS", raising=False)
    monkeypatch.setattr("counterclaim.plugins._done", {})
    with temporary_types():
        yield
    sys.modules.pop("plugin_of_the_command", None)
    sys.modules.pop("format_of_the_command", None)


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


class TestFormats:
    """A format of a plug-in is written and read like the others."""

    LINES = "acme claims\nsnow-height: Mount Everest is 8,848 metres high\n"

    def test_it_is_written_by_its_name_and_what_it_loses_is_told(self, run, case):
        result = run("--plugins", "acme-newsroom", "convert", case, "--to", "acme-claims")

        assert (result.status, result.out) == (0, self.LINES)
        assert "lost: snow-height: statements: Acme has no word for it" in result.err
        assert "lost: nepal: Acme has no word for it" in result.err

    def test_it_is_written_by_its_ending(self, run, case, tmp_path):
        target = tmp_path / "claims.acme"

        assert run("convert", case, "-o", target, "--plugins", "acme-newsroom").status == 0
        assert target.read_text("utf-8") == self.LINES

    @pytest.mark.parametrize("name", ["claims.acme", "claims.txt", "claims", "claims.jsonl"])
    def test_it_is_recognised_by_how_it_begins_whatever_the_file_is_called(self, run, tmp_path, name):
        (tmp_path / name).write_text(self.LINES, "utf-8")

        result = run("claims", tmp_path / name, "--plugins", "acme-newsroom")

        assert result.status == 0
        assert "snow-height" in result.out

    def test_its_ending_decides_where_it_is_not_recognised(self, run, tmp_path):
        (tmp_path / "claims.acme").write_text("old heading\na: It is high\n", "utf-8")

        assert "It is high" in run("claims", tmp_path / "claims.acme", "--plugins", "acme-newsroom").out

    def test_its_name_decides_above_all(self, run, tmp_path):
        (tmp_path / "claims.txt").write_text("old heading\na: It is high\n", "utf-8")
        arguments = ("convert", tmp_path / "claims.txt", "--to", "jsonl", "--plugins", "acme-newsroom")

        assert run(*arguments).status == 2
        assert "It is high" in run(*arguments, "--from", "acme-claims").out

    def test_what_is_wrong_with_a_line_is_told_with_its_number(self, run, tmp_path):
        (tmp_path / "claims.acme").write_text(self.LINES + "nothing\n", "utf-8")

        result = run("convert", tmp_path / "claims.acme", "--to", "jsonl", "--plugins", "acme-newsroom")

        assert result.status == 2
        assert "claims.acme, line 3: expected an id, a colon and a text" in result.err

    def test_without_the_plug_in_there_is_no_such_form(self, run, case, tmp_path):
        assert "called 'acme-claims'" in run("convert", case, "--to", "acme-claims").err
        assert run("convert", case, "-o", tmp_path / "claims.acme").status == 2

    def test_one_that_is_broken_is_told_in_a_sentence_and_the_command_goes_on(self, run, notes, tmp_path):
        (tmp_path / "site" / "format_of_the_command.py").write_text("LINES = 5")

        result = run("convert", notes, "--to", "jsonl", "--plugins", "acme-newsroom", "--quiet")
        told = run("schema", "--list", "--plugins", "acme-newsroom").err

        assert "colour: expected a text, found 5" in result.err
        assert "(format_of_the_command:LINES) was not loaded: expected a format" in told
