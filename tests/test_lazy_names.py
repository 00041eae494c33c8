"""Names that a package imports when they are first used."""

import importlib
import sys

import pytest


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a package of two modules, of which one is imported late."""
    folder = tmp_path / "late_package"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from counterclaim.lazy_names import imported_late\n"
        "early = 1\n"
        "__getattr__, __dir__ = imported_late(globals(), {'late': 'inner', 'missing': 'inner'})\n"
    )
    (folder / "inner.py").write_text("late = object()\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("late_package")
    for name in ("late_package", "late_package.inner"):
        sys.modules.pop(name, None)


def test_a_module_is_imported_when_a_name_of_it_is_used(package):
    assert "late_package.inner" not in sys.modules

    assert package.late is sys.modules["late_package.inner"].late


def test_a_name_that_was_used_is_bound(package):
    assert "late" not in vars(package)

    assert package.late is vars(package)["late"]


def test_another_name_is_an_attribute_error_that_names_it(package):
    with pytest.raises(AttributeError, match="module 'late_package' has no attribute 'lat'") as caught:
        package.lat  # noqa: B018
    assert caught.value.name == "lat"


def test_a_name_that_its_module_does_not_have_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match=r"late_package\.inner"):
        package.missing  # noqa: B018


def test_all_names_are_listed_whether_or_not_they_were_used(package):
    assert {"early", "late"} <= set(dir(package))
