"""Runs the command line in this process, and the fixture cases."""

from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures" / "cli"


class Result(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        return Result(status, *capsys.readouterr())

    return run


@pytest.fixture
def everest():
    return FIXTURES / "everest-height.toml"


@pytest.fixture
def broken(tmp_path):
    """A case file with three mistakes."""
    path = tmp_path / "broken.toml"
    path.write_text(
        '[organization]\nnepal = "Nepal"\n[claim.a]\ntext = "It is high"\nby = "nepel"\n'
        '[claim.b]\ntext = "It is low"\n[denial.c]\ntargets = "d"\nby = "nepal"\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def dangling(tmp_path):
    """A JSON Lines file that can be used, and refers to something that is not there."""
    path = tmp_path / "dangling.jsonl"
    path.write_text(
        '{"type": "claim", "id": "a", "text": "It is high", "about": ["gone"]}\n', encoding="utf-8"
    )
    return path


@pytest.fixture
def store(run, everest, tmp_path):
    """A store that holds the everest case as its first revision."""
    path = tmp_path / "everest.ccl"
    result = run("import", path, everest, "--by", "desk", "--reason", "read the article")
    assert result.status == 0, result.err
    return path
