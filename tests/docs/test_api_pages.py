"""Every public name stands on an API page, and every name that stands there is public."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import counterclaim
import counterclaim.formats

_DOCUMENTED = re.compile(r"^\.\. (?:auto(?:class|exception|function)|py:data):: (\S+)$", re.MULTILINE)


def _below(package) -> list[str]:
    found = pkgutil.iter_modules(package.__path__, package.__name__ + ".")
    return [module.name for module in found if not module.name.rpartition(".")[2].startswith("_")]


MODULES = [*_below(counterclaim), *_below(counterclaim.formats)]


def _names(module: str) -> list[str]:
    return getattr(importlib.import_module(module), "__all__", [])


@pytest.fixture(scope="module")
def documented(pages: dict[str, str]) -> list[str]:
    texts = (text for page, text in pages.items() if page.startswith("api/"))
    return [name for text in texts for name in _DOCUMENTED.findall(text)]


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_of_a_module_stands_on_an_api_page(module, documented):
    missing = {f"{module}.{name}" for name in _names(module)} - set(documented)

    assert not missing


def test_what_stands_on_an_api_page_is_a_public_name(documented):
    public = {f"{module}.{name}" for module in MODULES for name in _names(module)}

    assert set(documented) <= public


def test_no_name_stands_there_twice(documented):
    assert sorted(documented) == sorted(set(documented))


def test_every_name_of_the_package_itself_stands_on_the_first_api_page(pages):
    words = set(re.findall(r"`([A-Za-z_]+)`", pages["api/index"]))

    assert set(counterclaim.__all__) <= words


@pytest.mark.parametrize("module", ["counterclaim", *MODULES])
def test_no_name_that_is_imported_late_is_that_of_a_module(module):
    imported = importlib.import_module(module)
    if not hasattr(imported, "__getattr__"):
        return  # its names are bound after its modules are, so they stay what they are

    modules = {found.name for found in pkgutil.iter_modules(imported.__path__)}
    assert modules.isdisjoint(imported.__all__)
