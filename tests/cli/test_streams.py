"""Standard input and output, as a shell connects them; in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def command(*arguments, **settings):
    environment = {**os.environ, **settings.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "counterclaim", *map(str, arguments)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
        **settings,
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "large.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(5000):
            stream.write(json.dumps({"type": "claim", "id": f"c{number}", "text": "It is so " * 5}) + "\n")
    return path


class TestInput:
    def test_a_case_file_is_recognised(self, everest):
        result = command("claims", "-", input=everest.read_bytes())
        assert result.returncode == 0
        assert b"rock-height" in result.stdout

    def test_json_lines_are_recognised(self, everest):
        lines = command("convert", everest, "--to", "jsonl").stdout
        result = command("claims", "-", input=lines)
        assert result.stdout == command("claims", everest).stdout

    def test_nothing_is_an_empty_case(self):
        assert command("claims", "-", input=b"").stdout == b"Claims: none\n"

    def test_it_is_read_once(self):
        result = command("claims", "-", "-", input=b"")
        assert result.returncode == 2
        assert b"only once" in result.stderr

    @pytest.mark.skipif(os.name != "posix", reason="closes a file descriptor as a POSIX shell does")
    def test_closed_it_is_one_sentence(self):
        line = f"{sys.executable} -m counterclaim claims - <&-"
        result = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
        assert result.returncode == 2
        assert result.stderr == b"counterclaim: standard input is closed; name a file instead of '-'\n"


class TestHostileInput:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("latin-1.toml", '[case]\ntitle = "Größe"\n'.encode("latin-1")),
            ("latin-1.jsonl", '{"type": "claim", "id": "c", "text": "Größe"}\n'.encode("latin-1")),
            ("deep.toml", b"a = " + b"[" * 100_000 + b"]" * 100_000),
            ("deep.jsonl", b'{"type": "claim", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
            ("digits.toml", b"[case]\na = " + b"9" * 5000),
            ("digits.jsonl", b'{"type": "claim", "id": "c", "text": "x", "a": ' + b"9" * 5000 + b"}"),
            ("binary.jsonl", bytes(range(256)) * 10),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_it_costs_a_message_and_nothing_else(self, tmp_path, name, content):
        path = tmp_path / name
        path.write_bytes(content)
        result = command("report", path)
        assert (result.returncode, result.stdout) == (2, b"")
        assert name.encode() in result.stderr
        assert b"Traceback" not in result.stderr
        assert b"bug of counterclaim" not in result.stderr
        assert all(len(line) < 500 for line in result.stderr.splitlines())


class TestOutput:
    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
    def test_a_reader_who_has_read_enough_is_no_error(self, large, form):
        arguments = [sys.executable, "-m", "counterclaim", "claims", large, "--format", form, "--quiet"]
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        stderr = process.stderr.read()
        process.stderr.close()
        assert (process.wait(timeout=120), stderr) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_a_full_disk_is_one_sentence(self, everest):
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(
                [sys.executable, "-m", "counterclaim", "report", everest],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert result.returncode == 2
        assert result.stderr == b"counterclaim: no space left on device\n"

    @pytest.mark.skipif(os.name != "posix", reason="closes a file descriptor as a POSIX shell does")
    def test_closed_output_is_no_error(self, everest):
        line = f"{sys.executable} -m counterclaim report {everest} >&-"
        result = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
        assert (result.returncode, result.stderr) == (0, b"")

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    @pytest.mark.parametrize("arguments", [("report",), ("report", "--language", "de"), ("trace",)])
    def test_an_output_that_lacks_characters_gets_others(self, everest, encoding, arguments):
        name, *options = arguments
        ids = ["rock-height"] if name == "trace" else []
        result = command(name, everest, *ids, *options, env={"PYTHONIOENCODING": encoding})
        assert (result.returncode, result.stderr) == (0, b"")
        text = result.stdout.decode(encoding)
        assert text.isascii() or encoding != "ascii"
        assert "BBC" in text

    @pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
    def test_data_is_utf_8_whatever_the_output(self, tmp_path, form):
        path = tmp_path / "case.jsonl"
        path.write_text('{"type": "claim", "id": "c", "text": "größer → 日本"}\n', "utf-8")
        result = command("claims", path, "--format", form, "--quiet", env={"PYTHONIOENCODING": "ascii"})
        assert "größer → 日本" in result.stdout.decode()

    def test_a_message_is_shown_in_any_encoding(self, tmp_path):
        result = command("report", tmp_path / "größer → 日本.toml", env={"PYTHONIOENCODING": "ascii"})
        assert result.returncode == 2
        assert result.stderr.isascii()

    def test_a_terminal_is_used_in_its_width(self, everest, monkeypatch, capsys):
        from counterclaim.cli import main

        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        for columns, widest in (("70", 70), ("30", 60)):
            monkeypatch.setenv("COLUMNS", columns)
            main(["report", str(everest)])
            assert max(map(len, capsys.readouterr().out.splitlines())) <= widest
