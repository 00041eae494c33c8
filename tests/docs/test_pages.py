"""Every page is reachable, every code block runs, and every link between files leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)")
#: Languages of blocks that the tests run, and directives of the documentation's own.
_RUN = {"python", "toml", "json", "console"}
_DIRECTIVES = {"{toctree}", "{eval-rst}", "{include} ../CHANGELOG.md"}
#: Blocks with a caption, which `tests/examples` compares with the files and commands of an example.
_COMPARED = {"{code-block} python", "{code-block} toml", "{code-block} console"}


@pytest.fixture(scope="module")
def texts(root: Path, pages: dict[str, str]) -> dict[Path, str]:
    texts = {root / "docs" / f"{page}.md": text for page, text in pages.items()}
    return {**texts, root / "README.md": (root / "README.md").read_text(encoding="utf-8")}


def test_every_code_block_is_one_that_runs_or_holds_shell_commands(texts):
    for path, text in texts.items():
        for language, _ in _FENCE.findall(text):
            known = _RUN | _DIRECTIVES | _COMPARED | {"sh"}
            assert language in known, f"{path.name}: a block of {language or 'nothing'}"


def test_every_target_of_make_that_is_named_exists(texts, root):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for text in texts.values():
        assert set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)) <= targets


def test_every_page_is_in_a_table_of_contents(pages):
    listed = {
        (Path(page).parent / entry).as_posix()
        for page, text in pages.items()
        for block in _TOCTREE.findall(text)
        for entry in block.splitlines()
        if entry and not entry.startswith(":")
    }

    assert listed == set(pages) - {"index"}


def test_every_link_to_a_file_leads_to_one(texts):
    for path, text in texts.items():
        for target in _LINK.findall(text):
            assert "://" in target or (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_changelog_has_what_is_unreleased_on_top(root):
    headings = re.findall(r"^## (.*)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[0] == "[Unreleased]"


def test_the_documentation_builds_without_a_warning(docs, tmp_path):
    for package in ("sphinx", "furo", "myst_parser"):
        pytest.importorskip(package, reason="the packages that build the documentation are not installed")
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "-q", "-b", "html"]

    built = subprocess.run([*command, str(docs), str(tmp_path)], capture_output=True, text=True, check=False)

    assert built.returncode == 0, built.stderr
