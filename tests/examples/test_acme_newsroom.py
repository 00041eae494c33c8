"""The example of a plug-in: built, installed, tested and used where it is, and where it is not."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import counterclaim
from counterclaim import Evidence, read_case
from counterclaim.registry import find_tag

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "acme-newsroom"
PAGE = ROOT / "docs" / "how-to" / "write-a-plug-in.md"
BLOCK = re.compile(r"^```\{code-block\} (\w+)\n:caption: ([^\n]+)\n\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITH, WITHOUT = "with the plug-in", "without it"

WRITE = """
from decimal import Decimal
from acme_newsroom import Coordinates, Method, PhotoCheck
from counterclaim import Case, Claim, DateSpan, Direction, Document, Statement, write_case

case = Case([Document(id="freeway"), Document(id="original")])
dyer_island = Coordinates(latitude=Decimal("-34.70"), longitude=Decimal("19.4"))
statement = Statement(subject="original", property="photo-place", value=dyer_island)
case.add(Claim(id="shark", text="A shark swims on the freeway"))
case.add(Claim(id="sea", text="The photo was taken at sea", statements=(statement,)))
case.add(
    PhotoCheck(
        id="kayak",
        bears_on="shark",
        direction=Direction.UNDERMINES,
        photo="freeway",
        methods=(Method.REVERSE_SEARCH, Method.SHADOWS),
        taken=DateSpan.year(2005),
        taken_at=dyer_island,
        earliest="original",
        extra={"acme:desk": "fact-check"},
    )
)
write_case(case, "case.jsonl")
write_case(case, "case.toml")
"""
READ = """
from acme_newsroom import Coordinates, PhotoCheck
from counterclaim import CaseInfo, read_case

cases = [read_case(name) for name in ("case.jsonl", "case.toml", "passed-on.jsonl", "passed-on.toml")]
for imported in cases:
    assert imported.problems == (), imported.problems
    records = {record for record in imported.case if not isinstance(record, CaseInfo)}
    assert records == {*cases[0].case}, records ^ {*cases[0].case}
check = cases[0].case["kayak"]
assert type(check) is PhotoCheck
assert str(check.taken_at.latitude) == "-34.70"
assert type(cases[0].case["sea"].statements[0].value) is Coordinates
"""


class Newsroom:
    """A copy of the example, and an environment that it is installed in."""

    def __init__(self, folder):
        self.folder = folder / "acme-newsroom"
        shutil.copytree(EXAMPLE, self.folder, ignore=shutil.ignore_patterns("__pycache__", "dist"))
        builder = venv.EnvBuilder(with_pip=False)
        builder.create(folder / "venv")
        self.python = builder.ensure_directories(folder / "venv").env_exe
        self._share_packages()
        self._install()

    def run(self, *arguments, python=None):
        """Run *python* with *arguments* in the folder of the example: by default one with the plug-in."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("COUNTERCLAIM_")}
        done = subprocess.run(
            [python or self.python, *map(str, arguments)],
            cwd=self.folder,
            env={**environment, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _share_packages(self):
        """Have the environment find what this one has, so that nothing is downloaded."""
        ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        theirs = Path(self.run("-c", code).strip())
        source = str(Path(counterclaim.__file__).parents[1])
        (theirs / "shared.pth").write_text("\n".join([*sorted(ours), source]))

    def _install(self):
        self.run("-m", "hatchling", "build", "--target", "wheel", python=sys.executable)
        (wheel,) = (self.folder / "dist").glob("*.whl")
        offline = ("--no-index", "--no-deps", "--quiet", "--disable-pip-version-check")
        self.run("-m", "pip", "--python", self.python, "install", *offline, wheel, python=sys.executable)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    pytest.importorskip("hatchling", reason="hatchling, which builds the plug-in, is not installed")
    return Newsroom(tmp_path_factory.mktemp("newsroom"))


def test_its_own_tests_pass_where_it_is_installed(newsroom):
    assert " passed" in newsroom.run("-m", "pytest", "-q", "-p", "no:cacheprovider")


def test_it_is_not_installed_here():
    assert find_tag("acme:photo-check") is None


def test_what_it_writes_passes_through_a_reader_without_it_and_is_whole_again(newsroom):
    newsroom.run("-c", WRITE)

    for name in ("case.jsonl", "case.toml"):
        imported = read_case(newsroom.folder / name)
        assert [(problem.code, problem.record) for problem in imported.problems] == [("unknown-type", "sea")]
        check = imported.case["kayak"]
        assert type(check) is Evidence
        assert (check.foreign.tag, check.foreign.version) == ("acme:photo-check", 2)
        target = name.replace("case", "passed-on")
        newsroom.run("-m", "counterclaim", "convert", name, "-o", target, python=sys.executable)

    passed_on = (newsroom.folder / "passed-on.jsonl").read_text(encoding="utf-8")
    assert passed_on == (newsroom.folder / "case.jsonl").read_text(encoding="utf-8")
    newsroom.run("-c", READ)


def test_its_log_is_recognised_whatever_its_file_is_called(newsroom):
    command = ("-m", "counterclaim", "--plugins", "acme-newsroom", "convert")
    newsroom.run(*command, "harvey.toml", "-o", "desk.photolog")
    (newsroom.folder / "desk.photolog").rename(newsroom.folder / "desk.txt")

    assert '"id": "kayak", "bears_on": "shark"' in newsroom.run(*command, "desk.txt", "--to", "jsonl")


def test_the_page_shows_the_files_as_they_are():
    shown = {}
    for _, caption, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if caption not in (WITH, WITHOUT):
            shown[caption] = "\n\n\n".join(part.strip() for part in (shown.get(caption, ""), text) if part)
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8").strip()
        for path in EXAMPLE.rglob("*")
        if path.suffix in (".py", ".toml")
    }

    assert shown == files


def test_the_commands_on_the_page_print_what_it_shows(newsroom):
    sessions = [block for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if block[0] == "console"]

    assert [caption for _, caption, _ in sessions] == [WITH, WITHOUT]
    for _, caption, text in sessions:
        python = None if caption == WITH else sys.executable
        _, *parts = re.split(r"^\$ counterclaim (.*)\n", text, flags=re.MULTILINE)
        for command, expected in zip(parts[::2], parts[1::2], strict=True):
            printed = newsroom.run("-m", "counterclaim", *shlex.split(command), python=python)
            assert expected.strip(".\n") in printed
