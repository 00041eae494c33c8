"""The checker of the tests judges the published cases of PROV-CONSTRAINTS as their names say."""

import warnings

import pytest
from prov.model import ProvDocument

from prov_constraints import violations

#: What the package `prov` refuses to read, so that nothing is left to be judged.
UNREADABLE = {
    "picaso-file.provn": "declares the prefix xsd anew, which PROV-N forbids",
    "unification/bundle-success2.xml": "names its bundles in a way that PROV-XML does not have",
}
#: Cases whose names say nothing; nobody finds fault with them.
UNNAMED = {"nf-activity-test1", "nf-start-test2", "primer"}


@pytest.fixture(scope="module")
def folder(corpora):
    return corpora / "prov-constraints"


@pytest.fixture(scope="module")
def judged(folder):
    """What is wrong with each case, by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".provn", ".xml"))
    names = [path.relative_to(folder).as_posix() for path in paths]
    return {name: violations(read(folder / name)) for name in names if name not in UNREADABLE}


def read(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what later versions of `prov` will refuse
        return ProvDocument.deserialize(str(path), format="xml" if path.suffix == ".xml" else "provn")


def test_there_are_as_many_cases_as_there_were(judged):
    assert len(judged) == 196
    assert sum("-success" in name for name in judged) == 87
    assert sum("-fail" in name for name in judged) == 84


def test_what_shall_succeed_is_accepted(judged):
    assert {name: found for name, found in judged.items() if "-success" in name and found} == {}


def test_what_shall_fail_is_refused(judged):
    assert [name for name, found in judged.items() if "-fail" in name and not found] == []


def test_they_are_refused_by_the_constraints_that_they_are_about(judged):
    by = {
        name.partition(".")[0]: {one.constraint for one in found} for name, found in judged.items() if found
    }

    assert by["type/type-collection-fail1"] == {"56"}
    assert by["type/type-fail5"] == {"55"}
    assert by["unification/activity-start-fail1"] == {"28"}
    assert by["unification/association-fail1"] == {"23"}
    assert by["unification/attribution-fail1"] == {"missing"}
    assert by["unification/end-fail4"] == {"27"}
    assert by["unification/generation-fail1"] == {"24"}
    assert by["unification/invalidation-fail6"] >= {"25"}
    assert by["unification/specialization-fail4"] == {"52"}
    assert by["unification/start-fail7"] >= {"26"}


def test_what_is_about_the_order_of_events_and_has_one_is_accepted(judged):
    ordering = {name: found for name, found in judged.items() if name.startswith("ordering/")}

    assert len(ordering) == 20
    assert not any(ordering.values())


def test_what_has_no_verdict_in_its_name_is_accepted(judged):
    unnamed = {name: found for name, found in judged.items() if name.partition(".")[0] in UNNAMED}

    assert len(unnamed) == 5
    assert not any(unnamed.values())


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_left_out_cannot_be_read(folder, name):
    with pytest.raises(Exception, match=r"reserved|no representable value"):
        read(folder / name)
