import argparse
import importlib
import runpy
import subprocess
import sys
from importlib.metadata import version

import pytest

import counterclaim.cli
from counterclaim.cli.parser import COMMANDS, build_parser, module_of
from counterclaim.errors import CounterclaimError
from counterclaim.words import LANGUAGES


def actions(parser):
    return [action for action in parser._actions if action.help != argparse.SUPPRESS]


def commands():
    (choices,) = [action.choices for action in build_parser()._actions if action.dest == "command"]
    return choices


class TestHelp:
    def test_it_names_every_command(self, run):
        result = run("--help")
        assert result.status == 0
        assert all(f"    {name} " in result.out for name in COMMANDS)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_says_what_it_does_and_what_each_argument_means(self, run, name):
        parser = commands()[name]
        assert parser.description
        assert all(action.help for action in actions(parser))
        assert run(name, "--help").status == 0

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_is_a_module_with_a_summary(self, name):
        assert importlib.import_module(f"counterclaim.cli.{module_of(name)}").SUMMARY

    def test_the_languages_are_those_of_the_reports(self):
        (choices,) = [
            tuple(action.choices) for action in commands()["report"]._actions if action.dest == "language"
        ]
        assert sorted(choices) == sorted(LANGUAGES)


class TestUsage:
    def test_version(self, run):
        assert run("--version") == (0, f"counterclaim {version('counterclaim')}\n", "")

    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("reprot", "a.toml"),
            ("report",),
            ("report", "a.toml", "--colour"),
            ("report", "a.toml", "--format", "pdf"),
            ("report", "a.toml", "--language", "fr"),
            ("report", "a.toml", "--now", "yesterday"),
            ("trace", "a.toml"),
            ("convert", "a.toml"),
            ("convert", "a.toml", "--format", "toml"),
        ],
    )
    def test_a_mistake_is_one_sentence_and_status_2(self, run, arguments):
        result = run(*arguments)
        assert (result.status, result.out) == (2, "")
        assert result.err.count("\n") == 1
        assert result.err.startswith("counterclaim: ")
        assert "--help'" in result.err

    def test_common_options_go_before_and_behind_the_command(self, run, dangling):
        assert run("claims", dangling).err
        assert run("--quiet", "claims", dangling).err == ""
        assert run("claims", dangling, "--quiet").err == ""


class TestErrors:
    def failing(self, monkeypatch, error):
        def fail(arguments):
            raise error

        monkeypatch.setattr("counterclaim.cli.schema.run", fail)

    def test_what_nobody_expected_is_called_a_bug(self, run, monkeypatch):
        self.failing(monkeypatch, ZeroDivisionError("\x1b[31mred"))
        result = run("schema")
        assert result.status == 2
        assert result.err.count("\n") == 1
        assert "this is a bug of counterclaim" in result.err
        assert "--traceback" in result.err
        assert "\x1b" not in result.err

    def test_its_place_is_shown_on_request(self, run, monkeypatch):
        self.failing(monkeypatch, ZeroDivisionError("oops"))
        assert "Traceback" in run("schema", "--traceback").err
        monkeypatch.setenv("COUNTERCLAIM_TRACEBACK", "1")
        assert "Traceback" in run("schema").err

    def test_an_interruption_is_quiet(self, run, monkeypatch):
        self.failing(monkeypatch, KeyboardInterrupt())
        assert run("schema") == (130, "", "")

    def test_an_error_of_the_system_is_one_sentence(self, run, monkeypatch):
        self.failing(monkeypatch, PermissionError(13, "Permission denied", "case.toml"))
        assert run("schema") == (2, "", "counterclaim: case.toml: permission denied\n")

    def test_an_error_of_the_library_is_what_it_says(self, run, monkeypatch):
        self.failing(monkeypatch, CounterclaimError("the\nreason"))
        assert run("schema") == (2, "", "counterclaim: the\n    reason\n")

    def test_a_closed_pipe_is_none(self, run, monkeypatch):
        self.failing(monkeypatch, BrokenPipeError())
        monkeypatch.setattr("counterclaim.cli.abandon_output", lambda: None)
        assert run("schema") == (0, "", "")


class TestStart:
    @pytest.mark.parametrize("arguments", [["--version"], ["schema", "--list"], ["--help"]])
    def test_little_is_imported_for_little(self, arguments):
        code = (
            "import sys; from counterclaim.cli import main; main(sys.argv[1:]); "
            "heavy = {'dateparser', 'httpx', 'tabulate', 'cattrs'} & sys.modules.keys(); "
            "sys.exit(', '.join(sorted(heavy)) or 0)"
        )
        result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
        assert result.returncode == 0, result.stderr

    def test_the_package_runs_as_a_module(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["counterclaim", "--version"])
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("counterclaim", run_name="__main__")
        assert ended.value.code == 0
        assert capsys.readouterr().out.startswith("counterclaim ")

    def test_without_arguments_those_of_the_process_are_taken(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["counterclaim", "--version"])
        assert counterclaim.cli.main() == 0
        assert capsys.readouterr().out
