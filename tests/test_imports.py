"""What importing brings with it, each in a fresh interpreter."""

import subprocess
import sys

import pytest

import counterclaim

HEAVY = {"cattrs", "httpx", "dateparser", "tabulate", "hypothesis", "prov", "rfc8785"}


def modules_after(code):
    program = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import counterclaim",
        "from counterclaim import Claim, Case",
        "import counterclaim.case, counterclaim.provenance, counterclaim.vocabulary",
        "from counterclaim import parse_quantity; parse_quantity('mindestens 50 Länder', language='de')",
        "from counterclaim import parse_date; parse_date('17.10.2019', language='de')",
    ],
)
def test_no_heavy_library_comes_along(code):
    assert modules_after(code) & HEAVY == set()


def test_hypothesis_comes_with_the_strategies_alone():
    assert "hypothesis" not in modules_after("from counterclaim import read_case")
    assert "hypothesis" in modules_after("import counterclaim.strategies")


def test_importing_the_package_imports_what_imports_its_modules_and_none_of_them():
    program = "import sys, counterclaim; print(*[m for m in sys.modules if m.startswith('counterclaim.')])"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["counterclaim.lazy_names"]


@pytest.mark.parametrize("name", counterclaim.__all__)
def test_every_public_name_is_there(name):
    assert getattr(counterclaim, name) is not None
    assert name in dir(counterclaim)


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'Clam'"):
        counterclaim.Clam  # noqa: B018


def test_no_public_name_is_that_of_a_submodule():
    # A lazy function would turn into the module at the second access.
    program = (
        "import pkgutil, counterclaim, counterclaim.values as v\n"
        "for package in (counterclaim, v):\n"
        "    print(*{module.name for module in pkgutil.iter_modules(package.__path__)} & {*package.__all__})"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert done.stdout.split() == []
